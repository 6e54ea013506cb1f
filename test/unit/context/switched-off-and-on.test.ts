import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';

const read = (sentence: string) => {
  const { causes, notices } = readTicket(`Photos do not sync. ${sentence}\n`, builtin);
  return { warned: notices.map(({ code }) => code), tried: causes.map(({ cause, verdict }) => `${cause} ${verdict}`) };
};

describe('that iCloud Photos was turned off and on is warned of', () => {
  test.each([
    'She turned off iCloud Photos and turned it back on.',
    'We turned iCloud Photos off, waited, and turned it on again.',
    'Sync this iPhone was switched off and on again by the user.',
    'He toggled iCloud Photos, no change.',
    'iCloud Photos: off and on again, done',
    'Tried: iCloud Photos off/on, did not help.',
  ])('%s', sentence => {
    expect(read(sentence)).toEqual({ warned: ['toggled-icloud-photos'], tried: ['settings tried'] });
  });

  test.each([
    'A forum says to turn iCloud Photos off and on; we did not.',
    'Please do not turn iCloud Photos off and on.',
    'Did you turn iCloud Photos off and on?',
    'She never turned iCloud Photos off and on.',
    'She turned off iCloud Photos.',
    'iCloud Photos is off on her iPhone, she turned it on.',
  ])('but not: %s', sentence => {
    expect(read(sentence).warned).toEqual([]);
  });
});

describe('only the iPhone that was off and on is restarted', () => {
  test.each([
    'We turned Wi-Fi off and on.',
    'The Wi-Fi was turned off and on.',
    'He turned the router off and on.',
    'He turned Bluetooth off and on.',
    'She turned off iCloud Photos and turned it back on.',
  ])('none: %s', sentence => {
    expect(read(sentence).tried).not.toContain('glitch tried');
  });

  test.each([
    'She turned the phone off and on.',
    'He turned it off and on.',
    'Turned off and on again twice.',
    'He switched off the phone and on again.',
    'Switched the phone off for ten minutes and on again.',
    'Turned the iPhone off, waited and turned it on again.',
    'Turned the phone off, waited a minute, turned it on again.',
    'Switched the phone off, counted to ten, switched it on.',
    'He switched his 13 off and on.',
  ])('one: %s', sentence => {
    expect(read(sentence).tried).toContain('glitch tried');
  });
});
