import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

const GB = 1e9;
const factsOf = (ticket: string) => readTicket(`Photos wait. ${ticket}`, builtin).facts;

describe('a plan that nobody has is not what the account holds', () => {
  expectStatuses(
    [
      'We recommend the 200 GB plan. iCloud used: 49.9 GB.',
      'We recommend the 200 GB plan, iCloud has 49.9 GB used.',
      'She will take the 200 GB plan tomorrow. iCloud has 49.9 GB used.',
      'If she had 200 GB it would fit. iCloud: 49.9 GB used.',
      'He is thinking of getting 200 GB. iCloud: 49.9 GB used.',
      'She does not have the 200 GB plan. iCloud has 49.9 GB used.',
      'He cancelled the 200 GB plan. iCloud has 49.9 GB used.',
      'Apple sells 50 GB, 200 GB and 2 TB. iCloud: 49.9 GB used.',
      'Does she want 200 GB? iCloud: 49.9 GB used.',
    ].map(ticket => [`Photos wait. ${ticket}`, 'icloud-storage present']),
  );
  test('nor does it replace what the account was seen to hold', () => {
    expect(factsOf('iCloud: 49.9 GB of 50 GB used. Should she buy 200 GB?').icloud?.value).toEqual({
      used: 49.9 * GB,
      total: 50 * GB,
    });
  });
});

describe('a plan that is told of is the total', () => {
  expectStatuses(
    [
      'Plan: 200 GB\nUsed: 49.9 GB',
      'iCloud plan: 200 GB (family). Used: 49.9 GB.',
      'She has the 200 GB plan. 49.9 GB used in iCloud.',
      'Has had the 200 GB plan since 2021. iCloud shows 49.9 GB used.',
      'Have the 200 GB plan. iCloud shows 49.9 GB used.',
      'We pay for 200 GB of iCloud. 49.9 GB used.',
      'Photos do not upload with the 200 GB plan. iCloud 49.9 GB used.',
      'No photo goes up on her 200 GB plan. iCloud 49.9 GB used.',
      'iCloud+ 200GB, 49.9 used',
      'Quota: 200 GB\nUsed: 49.9 GB',
      'Agent: Which plan is it?\nCustomer: 200 GB\nAgent: And how much is used?\nCustomer: 49.9 GB',
    ].map(ticket => [`Photos wait.\n${ticket}`, 'icloud-storage ruled-out']),
  );
  test.each([
    'iCloud 4.9 GB of 5 GB used. She has upgraded to 200 GB.',
    'iCloud 4.9 GB of 5 GB used. Bought 200 GB.',
    'iCloud 4.9 GB of 5 GB used. The plan is now 200 GB.',
    '4.9 GB used in iCloud. Her plan has 200 GB.',
  ])('%s', ticket => {
    expect(factsOf(ticket).icloud?.value).toEqual({ used: 4.9 * GB, total: 200 * GB });
  });
});

describe('the size of what lies on an iPhone is not that of the iPhone', () => {
  test.each([
    ['iPhone storage: 63.8 GB of 64 GB used, 30 GB of it by WhatsApp', { used: 63.8 * GB, total: 64 * GB }],
    ['iPhone storage: 63.8 GB of 64 GB used. WhatsApp takes 32 GB on the phone.', { used: 63.8 * GB, total: 64 * GB }],
    ['iPhone storage: 120 GB of 128 GB used. It needs 16 GB.', { used: 120 * GB, total: 128 * GB }],
    ['iPhone storage: 120 GB used. It is a 128 GB phone.', { used: 120 * GB, total: 128 * GB }],
    ['Not enough room on her 64 GB phone. 63.7 GB used on the iPhone.', { used: 63.7 * GB, total: 64 * GB }],
  ])('%s', (ticket, value) => {
    expect(factsOf(ticket).device?.value).toEqual(value);
  });
  expectStatuses([
    [
      'iPhone: 40 GB of 128 GB used, 30 GB of it by WhatsApp. Photos do not upload. iPhone storage now shows 29 GB used.',
      'device-storage ruled-out',
    ],
    ['Photos wait. iPhone storage: 63.8 GB of 64 GB used, 30 GB of it by WhatsApp', 'device-storage present'],
  ]);
});
