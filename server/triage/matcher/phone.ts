import type { SentenceContent } from '../reader/content.ts';
import { Break, type Word } from '../reader/words.ts';
import type { Stretch } from './distance.ts';

/** The phone, by no name but that. */
export const isPhoneAlone = (words: readonly { form: string }[]): boolean =>
  words.every(({ form }) =>
    /^(?:the|a|my|his|her|their|your|this|phone|iphone|handset|device|mobile|telephone)$/.test(form),
  );

/** "On her iPhone", "of the phone": where the words begin that say where something is. */
export function placeFrom(words: readonly Word[], { from, to }: Stretch): number | undefined {
  if (PLACE.test(words[from]?.form ?? '')) return isPhoneAlone(words.slice(from + 1, to)) ? from : undefined;
  if (!isPhoneAlone(words.slice(from, to))) return undefined;
  let first = from;
  while (WHOSE.test(words[first - 1]?.form ?? '') && words[first]?.gap === Break.none) first--;
  return PLACE.test(words[first - 1]?.form ?? '') && words[first]?.gap === Break.none ? first - 1 : undefined;
}

/** Behind an "on": where the device ends on which something is, this or another. */
export function deviceBehind(
  { words, triggers }: Pick<SentenceContent, 'words' | 'triggers'>,
  on: number,
): number | undefined {
  if (words[on]?.form !== 'on') return undefined;
  let at = on + 1;
  while (WHOSE.test(words[at]?.form ?? '') && words[at]?.gap === Break.none) at++;
  if (placeFrom(words, { from: at, to: at + 1 }) === on) return at + 1;
  return triggers.find(({ kind, from, to }) => kind === 'other-owner' && from > on && from <= at && to > at)?.to;
}

/** Words that may stand before the name of a thing. */
export const WHOSE = /^(?:the|a|my|his|her|their|your|our|this)$/;
const PLACE = /^(?:on|of|in)$/;
