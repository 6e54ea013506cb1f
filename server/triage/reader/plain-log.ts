import { holdsEventArray, withEventLines } from './event-array.ts';
import { type PlainText, withoutColours } from './plain.ts';
import { unwrapped } from './unwrap.ts';

/** Without colours, and with the records on one line each that were wrapped. */
export function plainLog(text: string): PlainText {
  const plain = withSigns(withoutColours(text));
  const whole = unwrapped(plain.text);
  return whole ? { text: whole.text, original: offset => plain.original(whole.original(offset)) } : plain;
}

/** Must a log be read as a whole, since signs in it stand for others? Mail and pages write blanks that do not break. */
export const holdsOtherSigns = (text: string): boolean => text.includes('\u00a0') || holdsEventArray(text);

const withSigns = (plain: PlainText): PlainText =>
  holdsOtherSigns(plain.text) ? { ...plain, text: withEventLines(plain.text.replaceAll('\u00a0', ' ')) } : plain;
