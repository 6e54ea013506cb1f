import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';

/** The verdicts on the causes of a ticket. */
const verdictsOf = (chat: string): string[] =>
  readTicket(`Customer: New photos do not sync.\n${chat}`, builtin)
    .causes.map(({ cause, verdict }) => `${cause} ${verdict}`)
    .sort();

const WEAK = ['connection likely', 'power ruled-out'];
const FLAT = ['connection ruled-out', 'power likely'];

describe('several questions are answered one by one', () => {
  test.each([
    ['Yes. No.', WEAK],
    ['No. Yes.', FLAT],
    ['Yes.\nCustomer: No.', WEAK],
    ['no\nCustomer: yes', FLAT],
    ['Yes, it is very slow. No, it is at 80%.', WEAK],
    ['No, the Wi-Fi is fine. Yes, it is at 5%.', FLAT],
    ['1. yes 2. no', WEAK],
    ['1. no\n2. yes', FLAT],
    ['1) no, it is fine 2) yes, very', FLAT],
    ['(1) no (2) yes', FLAT],
  ])('in their order: %s', (answer, verdicts) =>
    expect(verdictsOf(`Agent: Is the Wi-Fi slow? Is the battery low?\nCustomer: ${answer}`)).toEqual(verdicts),
  );

  test.each([
    ['Yes to the first, no to the second.', WEAK],
    ['The first no, the second yes.', FLAT],
    ['Wi-Fi yes, battery no.', WEAK],
    ['wifi no battery yes', FLAT],
    ['Only the first.', WEAK],
    ['Yes to both.', ['connection likely', 'power likely']],
    ['Both, I am afraid.', ['connection likely', 'power likely']],
    ['No to both.', ['connection ruled-out', 'power ruled-out']],
    ['Neither.', ['connection ruled-out', 'power ruled-out']],
    ['No, but the battery is low.', FLAT],
    ['Yes, the battery is.', ['power likely']],
    ['Not sure about the first.', []],
  ])('as the answer names them: %s', (answer, verdicts) =>
    expect(verdictsOf(`Agent: Is the Wi-Fi slow?\nAgent: Is the battery low?\nCustomer: ${answer}`)).toEqual(verdicts),
  );

  test.each([
    ['Yes and no.', WEAK],
    ['No and yes.', FLAT],
    ['Yes.', ['connection likely', 'power likely']],
  ])('in one sentence: %s', (answer, verdicts) =>
    expect(verdictsOf(`Agent: Is the Wi-Fi slow, and is the battery low?\nCustomer: ${answer}`)).toEqual(verdicts),
  );

  test.each([
    ['No. No. Yes.', 'icloud-storage likely', 'power ruled-out', 'connection ruled-out'],
    [
      'No, the battery is fine. The Wi-Fi is slow though. iCloud no.',
      'connection likely',
      'icloud-storage ruled-out',
      'power ruled-out',
    ],
    ['Only the last one.', 'connection ruled-out', 'icloud-storage likely', 'power ruled-out'],
    ['no to all three', 'connection ruled-out', 'icloud-storage ruled-out', 'power ruled-out'],
  ])('also three of them: %s', (answer, ...verdicts) =>
    expect(verdictsOf(`Agent: Is the battery low? Is the Wi-Fi slow? Is iCloud full?\nCustomer: ${answer}`)).toEqual(
      verdicts.sort(),
    ),
  );

  test.each([
    ['Which iPhone is it? Is Low Power Mode on? Is iCloud full?', 'An iPhone 13. Yes. No.'],
    ['Is Low Power Mode on? How full is iCloud?', 'Yes. 20 of 50 GB.'],
  ])('beside one that has no yes or no: %s', (questions, answer) =>
    expect(verdictsOf(`Agent: ${questions}\nCustomer: ${answer}`)).toEqual([
      'icloud-storage ruled-out',
      'power likely',
    ]),
  );
});

describe('questions in a list are answered in a list', () => {
  const yes = ['icloud-storage ruled-out', 'power likely'];
  test.each([
    '1. Is iCloud full?\n2. Is Low Power Mode on?\n\n1. no\n2. yes',
    '1. Is iCloud full?\n2. Is Low Power Mode on?\n\n- No\n- Yes',
    '- Is iCloud full?\n- Is Low Power Mode on?\n\n- No\n- Yes',
    'Questions:\n- Is iCloud full?\n- Is Low Power Mode on?\n\nAnswers:\n- no\n- yes',
    '- Is iCloud full?\n- Is Low Power Mode on?\n\niCloud no. Low Power Mode yes.',
    'Could you let us know\na) whether iCloud is full\nb) whether Low Power Mode is on\n\na) no\nb) yes',
    'Agent: Please answer:\n- Is iCloud full?\n- Is Low Power Mode on?\nCustomer: Hi\n- no\n- yes',
    'Agent: 1. Is iCloud full?\n2. Is Low Power Mode on?\nCustomer: 1. no\n2. yes',
    'Agent: Can I ask\n1) Is iCloud full?\n2) Is Low Power Mode on?\nCustomer: 1) no 2) yes',
  ])('%s', ticket => expect(verdictsOf(ticket)).toEqual(yes));

  test.each([
    '- Is the Wi-Fi slow?\n- Is Low Power Mode on?\n\nYes, Low Power Mode is on.',
    'Is the Wi-Fi slow?\n\nIs Low Power Mode on?\n\nYes it is on.\n\nNo other changes.',
  ])('what goes on is no second reply: %s', ticket => expect(verdictsOf(ticket)).toEqual(['power likely']));

  test.each([
    '- Is iCloud full?\n- Is Low Power Mode on?\n\nNot reached, we will call again.',
    'Could you let us know\n- whether iCloud is full\n- whether Low Power Mode is on',
  ])('left open: %s', ticket => expect(verdictsOf(ticket)).toEqual([]));
});
