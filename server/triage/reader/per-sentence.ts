import type { SentenceContent } from './content.ts';

let made = 0;

/** A number for something to be kept. */
export const newSlot = (): number => made++;

/** What was found out of a sentence or place before, else what is found out now. */
export function keptIn<T extends NonNullable<unknown>>({ kept }: { kept: unknown[] }, slot: number, make: () => T): T {
  const known = kept[slot] as T | undefined;
  if (known !== undefined) return known;
  const value = make();
  kept[slot] = value;
  return value;
}

/** Remembers what depends on a sentence's words alone, for as long as the sentence is known: an edit elsewhere costs nothing. */
export function perSentence<T extends NonNullable<unknown>>(
  make: (sentence: SentenceContent) => T,
): (sentence: SentenceContent) => T {
  const slot = newSlot();
  return sentence => keptIn(sentence, slot, () => make(sentence));
}
