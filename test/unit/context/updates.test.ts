import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

describe('what was updated is not the iPhone’s software', () => {
  test.each([
    'She updated the Photos app.',
    'They updated WhatsApp yesterday.',
    'She updated iOS on her Mac.',
    'He upgraded to an iPhone 14 last week.',
    'He upgraded from an iPhone 8.',
    'She updated her payment card.',
    'She updated all her apps.',
  ])('%s', sentence => {
    const { causes } = readTicket(`Photos do not sync. ${sentence}\n`, builtin);
    expect(causes).toEqual([]);
  });

  test('so that an old iOS stays as likely', () => {
    const { causes } = readTicket(
      'Photos do not sync. iPhone 12 on iOS 17.2. He upgraded from an iPhone 8.\n',
      builtin,
    );
    expect(causes).toMatchObject([{ cause: 'outdated-ios', verdict: 'likely' }]);
  });

  expectStatuses([
    ['Photos wait. Wi-Fi was weak before the update as well.', 'connection present'],
    ['Photos wait. Wi-Fi was weak before the update and after it.', 'connection present'],
    ['Photos do not sync. She updated.', 'outdated-ios tried'],
    ['Photos do not sync. She updated a week ago.', 'outdated-ios tried'],
    ['Photos do not sync. She updated the same day, no luck.', 'outdated-ios tried'],
    ['Photos do not sync. He updated the phone, same thing.', 'outdated-ios tried'],
    ['Photos do not sync. He updated his 13 mini last night.', 'outdated-ios tried'],
    ['Photos do not sync. We updated the operating system.', 'outdated-ios tried'],
    ['Photos do not sync. Updated the iPhone and the Mac.', 'outdated-ios tried'],
    ['Photos do not sync. She updated iOS on her iPhone.', 'outdated-ios tried'],
    ['Photos do not sync. He upgraded to the latest version.', 'outdated-ios tried'],
    ['Photos do not sync. She upgraded to 200 GB.', 'icloud-storage tried'],
  ]);
});

describe('an update of the ticket tells how things are by then', () => {
  expectStatuses(
    [
      'UPDATE: Low Power Mode is off.',
      '**Update:** Low Power Mode is off.',
      'Update 4 Nov: Low Power Mode is off.',
      'UPDATE 14:05 - Low Power Mode is off.',
      'Update from the customer: Low Power Mode is off.',
      '## Update\n\nLow Power Mode is off.',
      'Addendum: she was here. Low Power Mode is off.',
      'Today: Low Power Mode is off.',
      'nvm, Low Power Mode is off.',
      'In the meantime, Low Power Mode is off.',
    ].map(update => [`Photos wait. Low Power Mode is on.\n\n${update}`, 'power ruled-out', 'power -']),
  );
  expectStatuses([
    ['Photos wait.\nBefore: Low Power Mode is on.\nAfter: Low Power Mode is off.', 'power -'],
    ['Photos wait.\nYesterday: iCloud Photos is off.\nToday: iCloud Photos is on.', 'settings -'],
    ['Photos wait.\nToday: Low Power Mode is off.\n2 days ago: Low Power Mode is on.', 'power -'],
    ['Photos wait.\nToday: Low Power Mode is on.\n2 days ago: Low Power Mode is off.', 'power present'],
    ['Photos wait. The iCloud storage is full.\n\nUpdate: the iCloud storage is full.', 'icloud-storage present'],
  ]);
});

describe('what was before it was solved is no state of now', () => {
  expectStatuses([
    ['Solution: freed up iPhone storage (was 63.5 of 64 GB), photos now sync.', 'device-storage -'],
    ['## Resolution\n\nFreed up iPhone storage, 63.5 of 64 GB were used. Photos now sync.', 'device-storage -'],
    ['Freed up iPhone storage, it was 63.5 of 64 GB. Photos now sync. Closing.', 'device-storage -'],
    // That is only half the way.
    ['iPhone storage is 63.5 of 64 GB. Photos now sync only on Wi-Fi.', 'device-storage present'],
    ['iPhone storage is 63.5 of 64 GB. Photos now upload very slowly.', 'device-storage present'],
  ]);
});

describe('an update among the steps tried was made, unless more is said of it', () => {
  const tried = (step: string): string =>
    `Photos do not sync. iPhone 13, iOS 17.2.\n\n## Steps tried\n\n- restart\n- ${step}\n`;
  expectStatuses([
    [tried('update to 27.1'), 'outdated-ios tried', 'outdated-ios -'],
    ['Photos do not sync. iPhone 13.\nTried: restart, update to iOS 27.1, new charger', 'outdated-ios tried'],
    [tried('update to iOS 18.7'), 'outdated-ios present'],
    [tried('update to 27.1 (refused)'), 'outdated-ios present'],
    [tried('offered update to iOS 27.1, she declined'), 'outdated-ios present'],
    [tried('could not update to iOS 27.1'), 'outdated-ios present'],
  ]);
});
