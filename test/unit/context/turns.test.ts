import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';

/** The verdicts on the causes of a ticket. */
const verdictsOf = (chat: string): string[] =>
  readTicket(chat, builtin).causes.map(({ cause, verdict }) => `${cause} ${verdict}`);

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
