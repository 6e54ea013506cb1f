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

/**
 * Remembers what depends on a sentence's words alone, for as long as the sentence is known: an edit elsewhere costs nothing.
 * @param make may be given a part of the pack as well
 */
export function perSentence<T extends NonNullable<unknown>, Pack = void>(
  make: (sentence: SentenceContent, pack: Pack) => T,
): (sentence: SentenceContent, pack: Pack) => T {
  const slot = newSlot();
  // No `keptIn`: its closure would be made for each sentence at every keystroke.
  return (sentence, pack) => {
    const known = sentence.kept[slot] as T | undefined;
    if (known !== undefined) return known;
    const value = make(sentence, pack);
    sentence.kept[slot] = value;
    return value;
  };
}
