import { withoutEvidence } from './insertion/evidence-block.ts';
import { readStructure } from './reader/blocks.ts';

/** Languages in which the names on the iPhone are shown beside the English ones. */
export type Language = 'de' | 'es' | 'fr' | 'ja';

/**
 * Frequent words that a sentence hardly goes without. Left out is what another of these languages has too, or
 * Portuguese, Italian, Dutch or Danish: those must not be taken for one of these. English is there to be compared with.
 */
const WORDS: Record<'en' | 'de' | 'es' | 'fr', string> = {
  en: 'the and is are was were of to has have had it its this that he she they his her my your from but with since when after did does be been on for',
  de: 'und nicht ist sind das dass ich sie wir wird werden wurde wurden hat habe haben auf mit für ein eine einen einem einer kein keine auch aber noch nach seit bei beim vom zum zur im mehr nur schon oder wenn weil kann muss ihr ihre mein meine alle immer',
  es: 'el los las y está están pero muy hay ya desde hace también mi mis su sus tiene porque qué cuando cliente hoy ayer según ha han he se le nos sin más ella sigue fue aparece',
  fr: 'les des du et est une pas dans sur avec mais elle je vous nous qui sont cette ces mes ses aux au depuis été après ont sa ma ne ce plus chez toujours leur client votre mon pour aucune sans',
};

/** Each word with the languages that count it. */
const LANGUAGES_OF = new Map<string, (keyof typeof WORDS)[]>();
for (const language of ['en', 'de', 'es', 'fr'] as const)
  for (const word of WORDS[language].split(' ')) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);

/** A word, or a run of hiragana: Japanese has no spaces, and its particles and endings stand in such runs. */
const WORD = /[\p{Script=Hiragana}]+|[\p{Script=Latin}\p{M}]+/gu;
const HIRAGANA = /^\p{Script=Hiragana}/u;
const JAPANESE = ['ja'] as const;

/** So many different ones are a sentence; fewer may be a name, or a message of the phone that is cited. */
const FEWEST = 3;

/**
 * The language of most of a ticket's prose, where it is one that has names of its own for the remedies. A message of
 * the phone in another language does not outweigh the sentences around it: an English note that cites a German status
 * line is English, a German mail under an English form is German. Log excerpts do not count, nor what this product
 * inserted, which is English: a remedy in the ticket must not change the language of the next.
 * @returns undefined for English and for all others
 */
export function languageOf(ticket: string): Language | undefined {
  const text = withoutEvidence(ticket);
  const counts = { en: 0, de: 0, es: 0, fr: 0, ja: 0 };
  const seen = { en: new Set(), de: new Set(), es: new Set(), fr: new Set(), ja: new Set() };
  for (const { place, start, end } of readStructure(text).blocks) {
    if (place === 'inserted' || place === 'fence') continue;
    for (const [word] of text.slice(start, end).normalize().toLowerCase().matchAll(WORD)) {
      for (const language of HIRAGANA.test(word) ? JAPANESE : (LANGUAGES_OF.get(word) ?? [])) {
        counts[language]++;
        seen[language].add(word);
      }
    }
  }
  const most = Math.max(...Object.values(counts));
  const [first, ...tied] = (['en', 'de', 'es', 'fr', 'ja'] as const).filter(language => counts[language] === most);
  return !first || first === 'en' || tied.length || seen[first].size < FEWEST ? undefined : first;
}
