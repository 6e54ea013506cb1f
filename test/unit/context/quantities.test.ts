import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

const factsOf = (ticket: string) => readTicket(ticket, builtin).facts;

describe('what a network sells, and what is only counted, is no storage', () => {
  test.each([
    'Photos wait. Mobile data: 4.6 GB of 5 GB used.',
    'Photos wait. Data plan: 5 GB of 5 GB used.',
    'Photos wait. Cellular plan 50 GB, 49 GB used.',
    'Photos wait. Roaming allowance: 5 of 5 GB used.',
    'Photos wait. 4.9 GB of 5 GB of mobile data used.',
    'Photos wait. The data plan of her phone: 5 of 5 GB used.',
    'Photos wait. 5 of 5 users have it.',
    'Photos wait. 127 of 128 users are fine.',
    'Photos wait. 2 of 5 family members are affected.',
    'Photos wait. 5 of 5 in the office have it.',
    'Photos wait. 127 of 128 phones are fine.',
  ])('%s', ticket => {
    const { icloud, device } = factsOf(ticket);
    expect({ icloud, device }).toEqual({});
  });
  expectStatuses([
    ['Photos wait. She has the 50 GB plan. Mobile data: 49.8 GB used.', 'icloud-storage -'],
    ['Photos wait. Mobile data is on and iCloud has 49.9 of 50 GB used.', 'icloud-storage present'],
    ['Photos wait. Mobile data is on, 49.9 of 50 GB used.', 'icloud-storage present'],
    ['Photos wait. System data usage: 63 of 64 GB.', 'device-storage present'],
    ['Photos wait. The phone shows 127 of 128 and she is annoyed.', 'device-storage present'],
    ['Photos wait. 49 of 50 are gone in the plan.', 'icloud-storage present'],
    ['Photos wait. 49 of 50 on the account.', 'icloud-storage present'],
  ]);
});
