import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

/** A ticket, the model and the iOS that it says of its iPhone, and the conflicts in it. */
type Case = [ticket: string, model: string | undefined, ios: string | undefined, ...conflicts: string[]];

function expectFacts(cases: readonly Case[]): void {
  test.each(cases)('%s', (ticket, model, ios, ...conflicts) => {
    const { facts, notices } = readTicket(ticket, builtin);
    expect([facts.model?.value, facts.ios?.value]).toEqual([model, ios]);
    expect(notices.map(({ code }) => code)).toEqual(conflicts);
  });
}

const front = (model: string, ios: string, text: string): string =>
  `---\ntype: support-ticket\nmodel: ${model}\nios: ${ios}\n---\nPhotos do not sync. ${text}\n`;

describe('the iOS of another device is not the iPhone’s', () => {
  expectFacts([
    ['Photos do not sync. iPhone 14 on iOS 27.1, iPad on 17.2.', 'iPhone 14', '27.1'],
    ['Photos do not sync. iPhone 14 on iOS 27.1, her Mac on 14.2.', 'iPhone 14', '27.1'],
    ['Photos do not sync. iPhone 6s iOS 15.8.8, iPad on iPadOS 16.1.', 'iPhone 6s', '15.8.8'],
    ['Photos do not sync. iPhone 12 on 27.1. The old iPhone 7 is on 15.8.8.', 'iPhone 12', '27.1'],
    ['Photos do not sync. If the iPhone 12 is on 17.2, it needs the update.', 'iPhone 12', undefined],
    [front('iPhone 12', '17.2', 'Her iPad has iOS 15.1.'), 'iPhone 12', '17.2'],
    [front('iPhone 12', '17.2', 'In Settings it says 18.1.'), 'iPhone 12', '18.1', 'conflict-ios'],
    [front('iPhone 12', '17.2', 'We updated it to 27.1.'), 'iPhone 12', '27.1'],
  ]);
  expectStatuses([
    ['Photos wait. App version 17 is on the iPhone 14.', 'outdated-ios -'],
    ['Photos do not sync. iPhone 12 on 27.1. The old iPhone 7 is on 15.1.', 'outdated-ios -'],
  ]);
});

describe('an iOS in the name of a line, or since which it is so, runs on the iPhone', () => {
  expectFacts([
    ['iPhone 12, iOS 17.2: photos do not sync.', 'iPhone 12', '17.2'],
    ['iOS 17.2: photos do not sync.', undefined, '17.2'],
    ['Photos do not sync since she updated to iOS 27.1. iPhone 13.', 'iPhone 13', '27.1'],
    ['Photos do not sync since the update to iOS 26.1. iPhone 13.', 'iPhone 13', '26.1'],
    ['Photos do not sync since the update to iOS 17.2. iPhone 13, now on 18.1.', 'iPhone 13', '18.1'],
    // What is another device's, known or still to come.
    ['Photos do not sync.\niPad, iOS 17.2: works', undefined, undefined],
    ['Photos do not sync.\nKnown issue in iOS 26.2: it waits', undefined, undefined],
    ['Photos do not sync. After the update to iOS 27.1 leave it on the charger.', undefined, undefined],
    ['Photos do not sync. Others say it works after updating to iOS 27.1.', undefined, undefined],
  ]);
});

describe('a later entry tells the iOS anew', () => {
  expectStatuses([
    [
      '[2026-11-20 10:00] Tom: iPhone 12 on iOS 17.2. Photos do not sync.\n[2026-11-22 09:00] Ann: phone is on iOS 27.1, photos still do not sync.',
      'outdated-ios -',
    ],
    [
      '[2026-11-22 09:00] Ann: phone is on iOS 27.1, photos still do not sync.\n[2026-11-20 10:00] Tom: iPhone 12 on iOS 17.2. Photos do not sync.',
      'outdated-ios -',
    ],
    [
      'Photos do not sync.\nMon: iPhone 12 on iOS 17.2.\nWed: phone is on iOS 27.1, photos still wait.',
      'outdated-ios -',
    ],
    [
      'Photos wait.\n01.11.: iPhone 12 on iOS 17.2.\n05.11.: phone is on iOS 27.1, photos still wait.',
      'outdated-ios -',
    ],
    ['Photos wait.\n01.11.: iPhone 12 on iOS 17.2.\n05.11.: her iPad is on iOS 27.1.', 'outdated-ios present'],
    ['Photos wait.\n01.11.: iPhone 12 on iOS 17.2.\n05.11.: an iPhone 15 with 27.1 syncs.', 'outdated-ios present'],
    ['Photos wait.\n01.11.: iPhone 12 on iOS 17.2.\n05.11.: he should install 27.1.', 'outdated-ios present'],
    ['Photos wait.\n01.11.: iPhone 12 on iOS 17.2.\n05.11.: another caller has iOS 27.1.', 'outdated-ios present'],
    ['Photos wait.\n01.11.: iPhone 12 on iOS 17.2.\n05.11.: his wife has iOS 27.1.', 'outdated-ios present'],
    ['Photos wait. iPhone 15 (17.2) and iPad (18.1) share an account.', 'outdated-ios present'],
    ['Photos wait.\nCustomer: iPhone 12 on 17.2\nAgent: We support iOS 27.1 only.', 'outdated-ios present'],
    ['Photos wait.\nCustomer: iPhone 12 on 17.2\nAgent: That was mended in iOS 27.1.', 'outdated-ios present'],
    ['Photos wait.\nCustomer: iPhone 8 on 16.1\nAgent: Last one for that model is 16.7.16.', 'outdated-ios present'],
  ]);
  expectFacts([
    ['Photos do not sync. iPhone 12, was on 17.2, now 27.1', 'iPhone 12', '27.1'],
    ['Photos do not sync. iPhone 12, updated from 17.2 to 27.1 today', 'iPhone 12', '27.1'],
    ['Photos do not sync. He went from 17.2 to 27.1 last night.', undefined, '27.1'],
  ]);
});

describe('numbers behind iPhone that are no model', () => {
  expectFacts([
    ['Photos do not sync.\nDevice: iPhone, iOS 12', undefined, '12'],
    ['Photos do not sync. Device: iPhone 16 GB, iOS 12.', undefined, '12'],
    ['Photos do not sync. iPhone: 12 GB free of 64 GB', undefined, undefined],
    ['Photos do not sync. iPhone: 12 % battery', undefined, undefined],
    ['Photos do not sync. iPhone, 12 photos missing.', undefined, undefined],
    ['Photos do not sync. It began on the iPhone 14 days ago.', undefined, undefined],
    ['Photos do not sync. iPhone: 13 345 MB', undefined, undefined],
    ['Photos do not sync.\niPhone: 12', 'iPhone 12', undefined],
    ['Photos do not sync.\nModel: iPhone, 12 Pro', 'iPhone 12 Pro', undefined],
    ['Photos do not sync.\nPhone: 13 128 GB, iOS 17.2', 'iPhone 13', '17.2'],
    ['The iPhone 14 photos do not sync.', 'iPhone 14', undefined],
  ]);
});

describe('of two iPhones the ticket is of the new one', () => {
  expectFacts([
    ['Photos do not sync. Old phone: iPhone 8. New phone: iPhone 14, iOS 27.1.', 'iPhone 14', '27.1'],
    ['Photos do not sync. She restored her iPhone 8 backup to a new iPhone 14 with iOS 26.1.', 'iPhone 14', '26.1'],
    ['Photos do not sync. He upgraded from an iPhone 8 to an iPhone 14.', 'iPhone 14', undefined],
    ['Photos of his iPhone 8 did not sync. He moved to an iPhone 14 last week.', 'iPhone 14', undefined],
    ['Photos do not sync. iPhone 12 on 17.2. Her husband has a new iPhone 17 on 27.1.', 'iPhone 12', '17.2'],
    ['Photos do not sync. iPhone 12 on 17.2, he will move to an iPhone 17 next week.', 'iPhone 12', '17.2'],
    ['Photos do not sync. Photos from her iPhone 12 (iOS 17.2) are missing.', 'iPhone 12', '17.2'],
    ['Photos do not sync. iPhone 8 on iOS 27.1.', 'iPhone 8', '27.1', 'conflict-model'],
  ]);
});

describe('the iOS stays where several iPhones are named', () => {
  expectFacts([
    ['iPhone 12. His wife uses an iPhone 14. Photos do not sync. iOS 17.2.', 'iPhone 12', '17.2'],
    ['Photos do not sync. He wants to upgrade to an iPhone 17. He has an iPhone 11 with 17.2.', 'iPhone 11', '17.2'],
    ['Photos from the iPhone 8 do not appear on the iPhone 14. iOS 17.2.', 'iPhone 14', '17.2'],
  ]);
});

describe('words beside a version that offer none', () => {
  expectFacts([
    ['Photos do not sync. Apple support says 17.2 is too old.', undefined, '17.2'],
    ['Photos do not sync. iPhone 12 from the support desk with 17.2.', 'iPhone 12', '17.2'],
    ['Photos do not sync. On iOS 17.2 with different addresses on both phones.', undefined, '17.2'],
    ['Photos do not sync. iOS 17.2 brings up an error.', undefined, '17.2'],
    ['Photos do not sync. iOS 16.1 is to be replaced.', undefined, '16.1'],
    ['Photos do not sync. The iPhone X supports only 16.7.', 'iPhone X', undefined],
    ['Photos do not sync. iOS 18.7 can be installed tonight.', undefined, undefined],
    ['Photos do not sync. 26.1 probably fixes this.', undefined, undefined],
  ]);
});

describe('a text that names another model than the front matter', () => {
  const conflict = 'conflict-model-text';
  expectFacts([
    [front('iPhone 12', '17.2', 'It is an iPhone 13 Pro.'), 'iPhone 12', '17.2', conflict],
    [front('iPhone 12', '17.2', "It's actually an iPhone 13 mini."), 'iPhone 12', '17.2', conflict],
    [front('iPhone 12', '17.2', 'The phone is an iPhone 14.'), 'iPhone 12', '17.2', conflict],
    [front('iPhone 12', '17.2', 'Caller says it is an iPhone 13 Pro on iOS 26.1.'), 'iPhone 12', '17.2', conflict],
    [front('iPhone 12', '16.7', '\nModel: iPhone 8\n'), 'iPhone 12', '16.7', conflict],
  ]);
  expectFacts(
    [
      'It is an iPhone 12 Pro.',
      'It is not an iPhone 14.',
      'Is it an iPhone 13?',
      'She thinks it is an iPhone 13.',
      'If it is an iPhone 8, it takes no newer one.',
      "His wife's phone works. It is an iPhone 14.",
      'Her next phone is an iPhone 17.',
      'The old one was an iPhone 8.',
      'Photos from the iPhone 13 are missing.',
      '\n## Other phone\n\nModel: iPhone 8\n',
    ].map(text => [front('iPhone 12', '17.2', text), 'iPhone 12', '17.2']),
  );
});

describe('a number beside a version is an iPhone only if that takes it', () => {
  expectFacts([
    ['Photos do not sync. Updated on the 7th to 27.1. iPhone 14.', 'iPhone 14', '27.1'],
    ['Photos do not sync. Her 13 on 26.1.', 'iPhone 13', '26.1'],
  ]);
});

describe('an iOS that cannot be tells nothing of how old it is', () => {
  const impossible = [
    'iPhone X on iOS 17.1.',
    'iPhone 16 on iOS 17.5.',
    'iPhone 12 on iOS 25.1.',
    'iPhone XR on iOS 26.1.',
    'iPhone XS on iOS 28.0.',
    'Her phone is on iOS 22.1.',
  ];
  test.each(impossible)('%s', ticket => {
    const { findings, next } = readTicket(`Photos do not sync. iCloud: 4.9 GB of 5 GB used. ${ticket}`, builtin);
    expect(findings.map(({ cause }) => cause)).not.toContain('outdated-ios');
    expect(next.ask).toMatch(/^Which model and which iOS version/);
  });
  expectStatuses([
    // Who was offered another iPhone still has the old iOS.
    [
      'Photos do not sync. Her phone is on 15.2. It takes long. She waited. He waited. They waited. Offered her an iPhone 15.',
      'outdated-ios present',
    ],
    ['Photos do not sync. iPhone 12 on iOS 25.1, iOS 27.1 is offered.', 'outdated-ios present'],
  ]);
});

describe('an iOS that is newer than all that is known', () => {
  expectFacts([
    ['Photos do not sync. iPhone 17 on iOS 28.0.', 'iPhone 17', '28.0', 'newer-ios'],
    ['Photos do not sync. iPhone 11 on iOS 28.', 'iPhone 11', '28', 'newer-ios'],
    ['Photos do not sync. iPhone 12 on iOS 27.2.', 'iPhone 12', '27.2', 'newer-ios'],
    ['Photos do not sync. iPhone 12 on iOS 27.1.', 'iPhone 12', '27.1'],
    ['Photos do not sync. iPhone XS on iOS 28.0.', 'iPhone XS', '28.0', 'conflict-model'],
  ]);
  expectStatuses([
    ['Photos do not sync. iPhone 17 on iOS 28.0.', 'outdated-ios ruled-out'],
    ['Photos do not sync. iPhone 11 on iOS 28.', 'outdated-ios ruled-out'],
  ]);
});

describe('an iOS that was never made, or with a comma', () => {
  expectFacts([
    ['Photos do not sync. iPhone 14 on iOS 22.', 'iPhone 14', '22', 'unknown-ios'],
    ['Photos do not sync. iPhone 14 on iOS 26.9.', 'iPhone 14', '26.9'],
    ['Photos do not sync. iPhone 14 on iOS 17,2.', 'iPhone 14', '17.2'],
    [front('iPhone 12', '17.10', ''), 'iPhone 12', '17.10'],
    ['Photos do not sync. iOS 20 GB free', undefined, undefined],
  ]);
});

describe('a model that is put right', () => {
  expectFacts([
    ['Photos do not sync. iPhone 13. Sorry, I meant an iPhone 12.', 'iPhone 12', undefined],
    ['Photos do not sync. It is an iPhone 13. Correction: iPhone 12.', 'iPhone 12', undefined],
    ['Photos do not sync. iPhone 13. Sorry, her iPhone 12 was here last week.', 'iPhone 13', undefined],
    ['Photos do not sync. iPhone 14. It is on iOS 26.6. Scratch that, iOS 18.1.', 'iPhone 14', '18.1'],
  ]);
});

describe('a word between iOS and its number', () => {
  expectFacts([
    ['Photos do not sync. iPhone 14 on iOS version 17.', 'iPhone 14', '17'],
    ['Photos do not sync. iPhone 14 on iOS v17.', 'iPhone 14', '17'],
    ['Photos do not sync. iPhone 14 with iOS version 27.1. It came with iOS version 17.2.', 'iPhone 14', '27.1'],
    ['Photos do not sync. iPhone 14, updated from iOS version 17.2 to iOS version 27.1.', 'iPhone 14', '27.1'],
    ['Photos do not sync on an iPhone 14. Which iOS version? 17 photos are missing.', 'iPhone 14', undefined],
  ]);
  expectStatuses([
    ['Photos do not sync. iPhone 14 on iOS version 17.', 'outdated-ios present'],
    ['Photos do not sync. Declined iOS version 27.1 twice.', 'outdated-ios present'],
    ['Photos do not sync. iPhone 14 with iOS version 27.1. It came with iOS version 17.2.', 'outdated-ios -'],
  ]);
});
