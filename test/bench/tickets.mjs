// Tickets of a wanted size, made of sentences as a desk writes them: most say nothing of a symptom.
const PARAGRAPHS = [
  'The customer rang at half past nine about the photos of the regatta that never reached the club computer.',
  'She has an iPhone 13 on iOS 17.4 and looks at the albums on the office machine every evening.',
  'iCloud: 4.9 GB of 5 GB used, as the bar under her name shows.',
  'The Wi-Fi at the boathouse is fine, other apps load at once.',
  'Her colleague reads the list of members over the phone while we wait for the page to open.',
  '- Restarted twice, no change',
  '- Low Power Mode is on most of the day',
  'We agreed that she sends a picture of the settings page before the weekend.',
  'If the battery is low, the upload pauses until it is charged.',
  'The counter has been stuck at 1,204 items for three days.',
  'He mentioned the new jetty, the weather, and a cake that nobody had ordered.',
  'Sync this iPhone is on, signed in with the right Apple Account.',
];

export function ticketOf(bytes) {
  let text = '---\ntype: support-ticket\nmodel: iPhone 13\n---\n\n# Photos of the regatta do not arrive\n\n';
  for (let i = 0; text.length < bytes; i++) {
    if (i % 40 === 0) text += `## Entry ${i / 40 + 1}\n\n`;
    text += `${PARAGRAPHS[(i * 7) % PARAGRAPHS.length]}\n\n`;
  }
  return text.slice(0, bytes);
}
