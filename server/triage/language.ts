import { withoutEvidence } from './insertion/evidence-block.ts';
import { readStructure } from './reader/blocks.ts';

/** Languages in which the names on the iPhone are shown beside the English ones. */
export type Language = 'de' | 'es' | 'fr' | 'ja';

/**
 * Frequent words that a sentence hardly goes without. Left out is what another of these languages has too, or
 * Portuguese, Italian, Dutch or Danish: those must not be taken for one of these. English is there to be compared with,
 * also as notes have it; what is English or a name, like `plus` and `im`, is left out, too.
 */
const WORDS: Record<'en' | 'de' | 'es' | 'fr', string> = {
  en: 'the and is are was were of to has have had it its this that he she they his her my your from but with since when after did does be been on for not stuck shows issue called tried says said syncing missing still before restarted out off customer phone',
  de: 'und nicht ist sind dass ich sie wir wird werden wurde wurden hat habe haben auf mit für ein eine einen einem einer kein keine auch aber noch nach seit bei beim vom zum zur mehr nur schon oder wenn weil kann muss ihr ihre mein meine alle immer',
  es: 'el los las y pero muy hay ya hace también mis sus su tiene tengo qué cuando hoy ayer según han le nos sin más ella sigue fue ahora estoy están dice puedo quiero teléfono después nuevas',
  fr: 'les des du et est une pas dans sur avec mais elle je vous nous qui sont cette ces mes ses au depuis été après ont sa ne ce chez toujours leur votre mon pour aucune sans',
};

/** Each word with the languages that count it. */
const LANGUAGES_OF = new Map<string, (keyof typeof WORDS)[]>();
for (const language of ['en', 'de', 'es', 'fr'] as const)
  for (const word of WORDS[language].split(' ')) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);

/** A word, or a run of hiragana: Japanese has no spaces, and its particles and endings stand in such runs. */
const WORD = /[\p{Script=Hiragana}]+|[\p{Script=Latin}\p{M}]+/gu;
const HIRAGANA = /^\p{Script=Hiragana}/u;
const JAPANESE = ['ja'] as const;

const SENTENCE_END = /[.!?。！？]+/;
/** What is cited says nothing of who cites it. */
const CITED = /["“„«「『][^"“”„«»「」『』]{1,200}["“”»」』]/g;

/** So many different ones in one sentence are prose; fewer may be a name, or a message of the phone. */
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
  for (const { place, start, end } of readStructure(text).blocks) {
    if (place === 'inserted' || place === 'fence') continue;
    for (const sentence of text.slice(start, end).normalize().replace(CITED, ' ').split(SENTENCE_END)) {
      const words = [...sentence.matchAll(WORD)].flatMap(([word]) =>
        languagesOf(word).map(language => ({ language, word })),
      );
      for (const language of LANGUAGES) {
        const own = words.filter(counted => counted.language === language);
        if (language === 'en' || new Set(own.map(({ word }) => word)).size >= FEWEST) counts[language] += own.length;
      }
    }
  }
  const most = Math.max(...Object.values(counts));
  const [first, ...tied] = LANGUAGES.filter(language => counts[language] === most);
  return first === 'en' || tied.length ? undefined : first;
}

const LANGUAGES = ['en', 'de', 'es', 'fr', 'ja'] as const;

/** In capitals a word may be a name, `Los Angeles`, or an abbreviation, `EST`; of English it is known well enough. */
const languagesOf = (word: string): readonly (typeof LANGUAGES)[number][] =>
  HIRAGANA.test(word)
    ? JAPANESE
    : (LANGUAGES_OF.get(word) ?? (LANGUAGES_OF.get(word.toLowerCase())?.includes('en') ? ENGLISH : []));
const ENGLISH = ['en'] as const;
