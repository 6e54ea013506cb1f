import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';

/** The verdicts on the causes of a ticket. */
const verdictsOf = (chat: string): string[] =>
  readTicket(`Customer: New photos do not sync.\n${chat}`, builtin).causes.map(
    ({ cause, verdict }) => `${cause} ${verdict}`,
  );

describe('whoever is asked to check whether something is so answers that', () => {
  test.each([
    ['Please check if Low Power Mode is on.', 'It is.', 'power likely'],
    ['Please check if Low Power Mode is on.', "It isn't.", 'power ruled-out'],
    ['Could you check whether the Wi-Fi is fine?', "No, it isn't.", 'connection likely'],
    ['Could you check whether the battery is low?', 'Yes, it is.', 'power likely'],
    ['Tell me if the iCloud storage is full.', 'Yes.', 'icloud-storage likely'],
    ['Do you know if the iCloud storage is full?', 'Yes, it is.', 'icloud-storage likely'],
    ['Go to Settings and see whether iCloud Photos is off.', 'No.', 'settings ruled-out'],
  ])('%s - %s', (request, answer, verdict) =>
    expect(verdictsOf(`Agent: ${request}\nCustomer: ${answer}`)).toEqual([verdict]),
  );

  test.each([
    ['Could you check whether the iCloud storage is full?', 'Yes, I will.'],
    ['Could you check whether the iCloud storage is full?', 'Sure.'],
    ['Please check if the battery is low.', 'No, how?'],
    ['Let me know if the battery is low again.', 'Yes, will do.'],
    ['Please see if the battery is low.', 'Ok.'],
  ])('who only says that he will has not: %s - %s', (request, answer) =>
    expect(verdictsOf(`Agent: ${request}\nCustomer: ${answer}`)).toEqual([]),
  );

  test('what is told before the request is told', () =>
    expect(verdictsOf('Agent: The iCloud storage is full, please check if the battery is low.')).toEqual([
      'icloud-storage likely',
    ]));
});

describe('a yes or no in other words', () => {
  test.each([
    'I am afraid so.',
    'It seems so.',
    'Looks like it.',
    'I guess so.',
    'You are right, it is.',
    'I checked and it is.',
  ])('yes: %s', answer =>
    expect(verdictsOf(`Agent: Is the battery low?\nCustomer: ${answer}`)).toEqual(['power likely']),
  );
  test.each(["I'm afraid not.", 'I think not.', "Just checked, it isn't."])('no: %s', answer =>
    expect(verdictsOf(`Agent: Is the battery low?\nCustomer: ${answer}`)).toEqual(['power ruled-out']),
  );
  test('what goes on is no yes', () =>
    expect(verdictsOf('Agent: Is the battery low?\nCustomer: It looks like it is full.')).toEqual(['power ruled-out']));
});

describe('a question waits while its answer is looked for', () => {
  test.each([
    'One moment.\nCustomer: Let me look.\nCustomer: Yes.',
    'Hang on.\nAgent: Sure, no rush.\nCustomer: I am in Settings now.\nCustomer: It is.',
    'Yes, one moment.\nAgent: Settings, then Battery.\nCustomer: got it\nCustomer: yes',
  ])('%s', answer => expect(verdictsOf(`Agent: Is the battery low?\nCustomer: ${answer}`)).toEqual(['power likely']));

  test.each([
    'Yes, one moment.',
    'Ok, let me look.',
    'One sec.\nAgent: I will send you a link.\nCustomer: Yes please.',
    'Hold on, my boss is calling.\nAgent: Please call back later.\nCustomer: Yes.',
  ])('not for another thing: %s', answer =>
    expect(verdictsOf(`Agent: Is Low Power Mode on?\nCustomer: ${answer}`)).toEqual([]),
  );
});

describe('an answer takes nothing back', () => {
  test.each([
    ['Agent: Is Wi-Fi on?\nCustomer: It is not.', 'connection likely'],
    ["Agent: Is iCloud Photos on?\nCustomer: It wasn't.", 'settings likely'],
    ["Agent: Is iCloud full?\nCustomer: It isn't.", 'icloud-storage ruled-out'],
    ["Photos do not sync. iCloud was full. It isn't any more.", 'icloud-storage ruled-out'],
  ])('%s', (ticket, verdict) => expect(verdictsOf(ticket)).toEqual([verdict]));
});

describe('a question by other words, and of another place', () => {
  test.each([
    ['Agent: Is Wi-Fi turned on?\nCustomer: sec\nCustomer: no', 'connection likely'],
    ['Agent: Do you have free space on the iPhone?\nCustomer: no', 'device-storage likely'],
    ['Agent: Do you have enough space on the phone?\nCustomer: yes, loads', 'device-storage ruled-out'],
    ['Agent: ok and iCloud Photos?\nCustomer: thats on', 'settings ruled-out'],
    ['Can you see if the Wi-Fi on your side is down?\nAgent: No.', 'connection ruled-out'],
  ])('%s', (ticket, verdict) => expect(verdictsOf(ticket)).toEqual([verdict]));
});

describe('who is on a call, off sick or back from lunch tells of no switch', () => {
  test.each([
    'Agent: Is Low Power Mode on?\nCustomer: Sorry, was on another call.',
    'Agent: Is Low Power Mode on?\nCustomer: Was on holiday until Monday.',
    'Agent: Is iCloud Photos on?\nCustomer: Sorry, I was off sick.',
    'Agent: Is iCloud Photos on?\nCustomer: I was off yesterday.',
  ])('%s', chat => expect(verdictsOf(chat)).toEqual([]));

  test.each([
    ['Agent: Is Low Power Mode on?\nCustomer: Sorry, was on another call. Yes it is on.', 'power likely'],
    ['Agent: Is iCloud Photos on?\nCustomer: It was off.', 'settings likely'],
    ['Photos do not sync. She keeps Low Power Mode on on the train.', 'power likely'],
    ['Photos do not sync. iCloud Photos was off for the day.', 'settings likely'],
  ])('but the switch itself is: %s', (ticket, verdict) => expect(verdictsOf(ticket)).toContain(verdict));
});
