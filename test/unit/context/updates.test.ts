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
