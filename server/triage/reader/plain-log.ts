import { type PlainText, withoutColours } from './plain.ts';
import { unwrapped } from './unwrap.ts';

/** Without colours, and with the records on one line each that were wrapped. */
export function plainLog(text: string): PlainText {
  const plain = withBlanks(withoutColours(text));
  const whole = unwrapped(plain.text);
  return whole ? { text: whole.text, original: offset => plain.original(whole.original(offset)) } : plain;
}

/** Mail and pages write some blanks as such that do not break. */
export const holdsHardBlanks = (text: string): boolean => text.includes('\u00a0');

const withBlanks = (plain: PlainText): PlainText =>
  holdsHardBlanks(plain.text) ? { ...plain, text: plain.text.replaceAll('\u00a0', ' ') } : plain;
