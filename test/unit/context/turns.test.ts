import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';

/** The verdicts on the causes of a ticket. */
const verdictsOf = (chat: string): string[] =>
  readTicket(chat, builtin).causes.map(({ cause, verdict }) => `${cause} ${verdict}`);

describe('an "ok" takes note of what another says', () => {
  test.each([
    'Anna: Photos do not sync.\nTom: Check iCloud storage.\nAnna: Ok.',
    'Anna: Photos do not sync.\nTom: Free up some space on the iPhone.\nAnna: Ok, will do.',
    'Anna: Photos do not sync.\nTom: Please check whether iCloud storage is full.\nAnna: Good, thanks.',
    'Anna: Photos do not sync.\nTom: Could you look at the Wi-Fi?\nAnna: fine',
    'Anna: Photos do not sync.\nTom: Please look at the battery.\nAnna: no problem',
    'Anna: Photos do not sync. It is about my iCloud storage.\nTom: Ok.\nAnna: And now?',
    'Anna: Photos do not sync.\nTom: Is the Wi-Fi ok?\nTom: Ok.\nAnna: Sorry, I was away.',
  ])('%s', chat => expect(verdictsOf(chat)).toEqual([]));

  test.each([
    'Anna: Photos do not sync.\nTom: Is the Wi-Fi ok?\nAnna: Ok.',
    'Anna: Photos do not sync.\nTom: And the Wi-Fi.\nAnna: Fine.',
    'Anna: Photos do not sync.\nTom: Can you tell me how the Wi-Fi is?\nAnna: Good.',
    'Anna: Photos do not sync.\nTom: Please look at the Wi-Fi.\nAnna: It is ok.',
    'Anna: Photos do not sync.\nTom: Please look at the Wi-Fi.\nAnna: all good now',
    'Photos do not sync. I looked at the Wi-Fi. Fine.',
  ])('where it is asked or told, it tells how that is: %s', chat =>
    expect(verdictsOf(chat)).toEqual(['connection ruled-out']),
  );
});

describe('who asks gives no answer, and waits for it', () => {
  test.each([
    [
      'Agent: Is the iCloud storage full?\nCustomer: One moment.\nAgent: Sure.\nCustomer: No.',
      'icloud-storage ruled-out',
    ],
    [
      'Agent: Is the iCloud storage full?\nCustomer: One moment.\nAgent: No problem.\nCustomer: Yes.',
      'icloud-storage likely',
    ],
    ['Agent: Is Low Power Mode on?\nAgent: You find it under Battery.\nCustomer: Yes.', 'power likely'],
    ['Agent: Is Low Power Mode on?\nBot: A file was attached.\nCustomer: No.', 'power ruled-out'],
  ])('%s', (chat, verdict) => expect(verdictsOf(`Customer: Photos do not sync.\n${chat}`)).toEqual([verdict]));

  test.each([
    'Agent: Is the iCloud storage full?\nAgent: No hurry.\nCustomer: Bye.',
    'Agent: Is the iCloud storage full?\nCustomer: No idea.',
    'Agent: Is the iCloud storage full?\nCustomer: I am at work.\nAgent: Please call back later.\nCustomer: Yes.',
    'Agent: Is Low Power Mode on?\nCustomer: brb\nAgent: I will send you a link.\nCustomer: Yes please.',
  ])('left open: %s', chat => expect(verdictsOf(`Customer: Photos do not sync.\n${chat}`)).toEqual([]));
});

describe('the agent is known', () => {
  const advice = 'Check that Low Power Mode is off and free up iPhone storage.';
  test.each([
    `Bot: Hi, how can I help?\nAnna: Photos do not sync.\nTom: Which model is it? Since when?\nAnna: iPhone 13.\nTom: ${advice}\nAnna: Thanks.`,
    `Bot: Hi?\nCustomer: Photos do not sync. Why? What can I do?\nTom: Which model is it?\nCustomer: iPhone 13.\nTom: ${advice}\nCustomer: Thanks.`,
    `Anna: Photos do not sync.\nTom (Agent): Hello.\nAnna: Why is that?\nTom (Agent): ${advice}\nAnna: Thanks.`,
  ])('so that what he advises is no state: %s', chat => expect(verdictsOf(chat)).toEqual([]));

  test('beside a bot, so that he waits for his answer', () => {
    const chat =
      'Bot: Hi, how can I help?\nAnna: Photos do not sync.\nTom: Is Low Power Mode on?\nAnna: One moment.\nTom: Sure.\nAnna: Yes.';
    expect(verdictsOf(chat)).toEqual(['power likely']);
  });
});

describe('a line in bold with a time or a part says who speaks', () => {
  test.each([
    (name: string) => `**${name}** 09:15`,
    (name: string) => `**${name}**, 09:15`,
    (name: string) => `**${name} 09:15**`,
    (name: string) => `*${name}* 09:15`,
    (name: string) => `[09:15] **${name}**`,
    (name: string) => `**${name}** (${name.startsWith('Tom') ? 'agent' : 'customer'})`,
  ])('%o', head => {
    const [anna, tom] = [head('Anna Lee'), head('Tom Reed')];
    const chat = (answer: string) =>
      `${anna}\nPhotos do not sync.\n\n${tom}\nIs the iCloud storage full?\n\n${anna}\n${answer}\n`;
    expect(verdictsOf(chat('Yes.'))).toEqual(['icloud-storage likely']);
    expect(verdictsOf(chat('No.'))).toEqual(['icloud-storage ruled-out']);
  });

  test('but not one that names a thing', () =>
    expect(verdictsOf('Photos do not sync.\n\n**Low Power Mode** 09:15\nis on\n')).toEqual(['power likely']));
});

describe('a reply of the customer is no advice', () => {
  test.each([
    'Customer reply: The Wi-Fi is very weak.',
    'Reply from customer: The Wi-Fi is very weak.',
    'Anna’s reply: The Wi-Fi is very weak.',
    '## Customer reply\nThe Wi-Fi is very weak.',
    'Her last reply: The Wi-Fi is very weak.',
  ])('%s', reply => expect(verdictsOf(`Photos do not sync.\n\n${reply}\n`)).toEqual(['connection likely']));

  test.each([
    'Reply: If photos wait, the Wi-Fi is weak.',
    'Public reply: The Wi-Fi is very weak.',
    'Reply to customer: The Wi-Fi is very weak.',
    'Reply from support: The Wi-Fi is very weak.',
    'Customer service reply: The Wi-Fi is very weak.',
    'Our reply: The Wi-Fi is very weak.',
  ])('one of the desk is: %s', reply => expect(verdictsOf(`Photos do not sync.\n\n${reply}\n`)).toEqual([]));
});

describe('tags and denials in a question', () => {
  test.each([
    ['The iCloud storage is full, isn’t it?', 'Yes.', 'icloud-storage likely'],
    ['The iCloud storage is full, isn’t it?', 'No.', 'icloud-storage ruled-out'],
    ['The iCloud storage isn’t full, is it?', 'Yes, it is.', 'icloud-storage likely'],
    ['The iCloud storage isn’t full, is it?', 'No.', 'icloud-storage ruled-out'],
    ['Low Power Mode is off, isn’t it?', 'No.', 'power likely'],
    ['You did not turn on Low Power Mode, did you?', 'No.', 'power ruled-out'],
    ['The Wi-Fi at your home is fine these days, is it?', 'No.', 'connection likely'],
  ])('%s - %s', (question, answer, verdict) =>
    expect(verdictsOf(`Customer: Photos do not sync.\nAgent: ${question}\nCustomer: ${answer}`)).toEqual([verdict]),
  );

  test.each([
    ['- Isn’t the iCloud storage full? Yes.', 'icloud-storage likely'],
    ['- Isn’t the iCloud storage full? No.', 'icloud-storage ruled-out'],
    ['| Question | Answer |\n| --- | --- |\n| Isn’t the iCloud storage full? | Yes |', 'icloud-storage likely'],
    ['Asked isn’t the iCloud storage full, she said yes.', 'icloud-storage likely'],
    ['Asked "isn’t the iCloud storage full?", she said no.', 'icloud-storage ruled-out'],
    ['- iCloud storage not full? Yes.', 'icloud-storage ruled-out'],
  ])('%s', (line, verdict) => expect(verdictsOf(`Photos do not sync.\n\n${line}\n`)).toEqual([verdict]));

  test('what stands before the clause with the tag is told', () =>
    expect(verdictsOf('Photos do not sync. I restarted the iPhone, that is enough, isn’t it?')).toEqual([
      'glitch tried',
    ]));
});

test('a name above a day with a time says who speaks', () =>
  expect(
    verdictsOf(
      [
        'Rita M.\nYesterday 4:02 PM\nPhotos do not sync.',
        'Tom B.\nYesterday 4:05 PM\nIs iCloud full? And is Low Power Mode on?',
        'Rita M.\nMonday at 9:11 AM\niCloud no. Low Power Mode yes.',
      ].join('\n'),
    ).sort(),
  ).toEqual(['icloud-storage ruled-out', 'power likely']));
