import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';

// What a ticket says does not depend on what a desk's software puts around it.

const TICKETS: [ticket: string, present: string[]][] = [
  ['Pictures stay on her phone. iCloud shows 4.9 GB of 5 GB used. The Wi-Fi at home is fine.', ['icloud-storage']],
  [
    'His photos do not reach the laptop. Low Power Mode has been on since the summer. Restarted twice, no change.',
    ['power'],
  ],
  [
    'Photos wait. The switch Sync this iPhone is off. There is plenty of room in iCloud and on the iPhone.',
    ['settings'],
  ],
  [
    'No picture has left the phone for a week. The counter has said 612 since Sunday. The battery is at 85 %.',
    ['glitch'],
  ],
  [
    'Her iPhone 12 is on iOS 17.2. Photos of the fair are missing on the iPad. She has only 300 MB left on the phone.',
    ['device-storage', 'outdated-ios'],
  ],
  ['Photos do not upload. The router is broken since Monday. Her account is the same on both devices.', ['connection']],
  ['All photos arrive again. The plan was full and she bought 200 GB. Solved.', []],
  ['Which plan should I take for 40,000 photos? If the battery is low, will the upload stop?', []],
];

const sentences = (ticket: string): string[] => ticket.split(/(?<=[.?]) /);
const perSentence = (line: (sentence: string, i: number) => string, between: string) => (ticket: string) =>
  sentences(ticket).map(line).join(between);
const minute = (i: number): string => String(10 + i);
const filled = (width: number) => (ticket: string) =>
  ticket.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd();

const WRAPPINGS: Record<string, (ticket: string) => string> = {
  nothing: ticket => ticket,
  'a title': ticket => `# iCloud Photos\n\n${ticket}`,
  'a title that complains': ticket => `# Issue with photo sync\n\n${ticket}`,
  'an underlined title': ticket => `Photos not syncing\n==================\n\n${ticket}`,
  'a subject': ticket => `Subject: Photos\n\n${ticket}`,
  'a label': ticket => `Description: ${ticket}`,
  'the label Notes': ticket => `Notes: ${ticket}`,
  'a section': ticket => `## Customer\nMia\n\n## Problem\n${ticket}`,
  'fields of a desk': ticket => `Status: In progress\nPriority: P3\nChannel: WhatsApp\nBrowser: Safari\n\n${ticket}`,
  'a greeting and a signature': ticket => `Hello team,\n\n${ticket}\n\nKind regards\nMia Brook\nHead of Sales, ext. 12`,
  'a signature with links': ticket =>
    `${ticket}\n\n--\nMia Brook, Brook & Sons\nFollow us on Facebook and Instagram\nGet our app in the App Store`,
  'a warning of the mail server': ticket =>
    `CAUTION: This email comes from outside. Do not open attachments unless you know the sender.\n\n${ticket}`,
  'a question quoted below': ticket =>
    `${ticket}\n\nOn 19 Nov 2026 at 10:02, Service Desk wrote:\n> Is it on Wi-Fi, is the battery low, is iCloud full, and which iOS is on it?`,
  'an empty form': ticket => `${ticket}\n\nWi-Fi:\nBattery:\nStorage:\nLow Power Mode:`,
  'empty boxes': ticket => `${ticket}\n\n- [ ] iCloud storage is full\n- [ ] Low Power Mode is on`,
  'next steps': ticket => `${ticket}\n\nNext steps\n- check iCloud storage\n- charge the iPhone\n- restart`,
  'a link': ticket => `${ticket}\n\nhttps://support.example.com/icloud-storage-full/restart-your-iphone`,
  'a remark by the way': ticket => `${ticket} By the way, the printer is out of ink.`,
  'another device': ticket => `${ticket} She also has an Apple Watch.`,
  'items of a list': perSentence(sentence => `- ${sentence}`, '\n'),
  'numbered items': perSentence((sentence, i) => `${i + 1}. ${sentence}`, '\n'),
  'entries with a time': perSentence((sentence, i) => `09:${minute(i)} ${sentence}`, '\n'),
  'entries with a date': perSentence((sentence, i) => `2026-11-${minute(i)} - ${sentence}`, '\n'),
  'clauses between slashes': perSentence(sentence => sentence.replace(/\.$/, ''), ' / '),
  paragraphs: perSentence(sentence => sentence, '\n\n'),
  'turns of one person': perSentence((sentence, i) => `[20/11/2026, 09:${minute(i)}] Mia: ${sentence}`, '\n'),
  'lines of 72': filled(72),
  'lines of 40': filled(40),
  'a quote': ticket => `> ${ticket}`,
  'a panel': ticket => `{panel:title=Description}\n${ticket}\n{panel}`,
  'a cell': ticket => `| Field | Value |\n|---|---|\n| Ticket | 4471 |\n| Description | ${ticket} |`,
  'a paragraph of HTML': ticket => `<p>${ticket}</p>`,
  'a text of JSON': ticket =>
    JSON.stringify({ id: 4471, description: perSentence(said => said, '\n')(ticket) }, null, 2),
  'capital letters': ticket => ticket.toUpperCase(),
};

const presentIn = (text: string): string[] =>
  [
    ...new Set(
      readTicket(text, builtin)
        .findings.filter(({ status }) => status === 'present')
        .map(({ cause }) => cause),
    ),
  ].sort();

describe.each(Object.entries(WRAPPINGS))('%s', (_, wrap) => {
  test.each(TICKETS)('%s', (ticket, present) => {
    expect(presentIn(wrap(ticket))).toEqual(present);
  });
});
