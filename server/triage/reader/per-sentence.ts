import type { SentenceContent } from './content.ts';

let made = 0;

/** Remembers what depends on a sentence's words alone, for as long as the sentence is known: an edit elsewhere costs nothing. */
export function perSentence<T extends NonNullable<unknown>>(
  make: (sentence: SentenceContent) => T,
): (sentence: SentenceContent) => T {
  const slot = made++;
  return sentence => {
    const known = sentence.kept[slot] as T | undefined;
    if (known !== undefined) return known;
    const value = make(sentence);
    sentence.kept[slot] = value;
    return value;
  };
}
