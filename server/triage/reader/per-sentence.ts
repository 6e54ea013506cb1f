import type { SentenceContent } from './content.ts';

/** Remembers what depends on a sentence's words alone, for as long as the sentence is known: an edit elsewhere costs nothing. */
export function perSentence<T>(make: (sentence: SentenceContent) => T): (sentence: SentenceContent) => T {
  const kept = new WeakMap<SentenceContent, { value: T }>();
  return sentence => {
    const known = kept.get(sentence);
    if (known) return known.value;
    const value = make(sentence);
    kept.set(sentence, { value });
    return value;
  };
}
