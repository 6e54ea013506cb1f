import { perSentence } from '../reader/per-sentence.ts';
import { Break, type Word } from '../reader/words.ts';
import type { Stretch } from './distance.ts';

/**
 * Of names that are of other devices, those beside which the phone is named, so that what is said is said of it, too:
 * "both her iPhone and her iPad", "all devices but the iPad".
 */
export function sharedWithPhone<T extends Stretch>(words: readonly Word[], others: readonly T[]): readonly T[] {
  if (!others.length) return others;
  const { text, at } = textOf(words, others);
  const shared = SHARED.flatMap(form => [...text.matchAll(form)]);
  return others.filter(({ from }) =>
    shared.some(({ index, 0: { length } }) => index <= at(from) && at(from) < index + length),
  );
}

/** "All her devices have it on except the iPhone": the phone has it not. */
export const phoneExcepted = perSentence(({ words }): readonly Stretch[] => {
  const from = words.findIndex(({ form }) => EXCEPT_WORD.test(form));
  if (from < 0) return [];
  const { text, at } = textOf(words);
  const excepted = PHONE_EXCEPTED.exec(text.slice(at(from)));
  return excepted && ALL_DEVICES.test(text) ? [{ from, to: from + countOf(excepted[0]) }] : [];
});

/** "Only the iPad has it on", "the iPad has it on, but not the iPhone": the phone has it not. */
export const isOnlyOf = (words: readonly Word[], { from }: Stretch, state: Stretch): boolean => {
  const { text, at } = textOf(words);
  return ONLY.test(text.slice(0, at(from))) || NOT_PHONE.test(text.slice(at(state.to)));
};

/** "The work phone is full, mine is not": beside one's own, such a phone is another one. */
export function contrastedPhones(words: readonly Word[]): readonly Stretch[] {
  if (!words.some(({ form }) => MAY_BE_OWN.has(form))) return [];
  const { text, at } = textOf(words);
  if (!OWN_ONE.test(text)) return [];
  const starts = new Map(words.map((_, i) => [at(i), i]));
  return [...text.matchAll(OTHER_ONE)].flatMap(({ index, 0: found }) => {
    const from = starts.get(index);
    return from === undefined ? [] : [{ from, to: from + countOf(found) }];
  });
}

/** "The iPad, unlike the iPhone, has it on": where the comparison ends. */
export function comparedUntil(words: readonly Word[], from: number): number | undefined {
  if ((words[from]?.gap ?? Break.none) < Break.soft || !COMPARES.test(words[from]?.form ?? '')) return undefined;
  const { text, at } = textOf(words);
  const compared = COMPARED.exec(text.slice(at(from)));
  return compared ? from + countOf(compared[0]) : undefined;
}

const countOf = (text: string): number => text.match(/\w+/g)?.length ?? 0;

/** Each word with a blank behind it, pauses as commas, and where each begins. The name of another device is one sign. */
function textOf(
  words: readonly Word[],
  others: readonly Stretch[] = [],
): { text: string; at: (word: number) => number } {
  const parts = words.map(({ form }) => `${form} `);
  const pauses = words.map(({ gap }, i) => (!i || gap < Break.soft ? '' : gap < Break.clause ? ', ' : '; '));
  for (const { from, to } of others) {
    let end = to;
    while (NAME_GOES_ON.test(words[end]?.form ?? '') && !pauses[end]) end++;
    parts.fill('', from, end);
    parts[from] = OTHER;
  }
  const starts: number[] = [];
  let text = '';
  for (const [i, part] of parts.entries()) {
    if (part) text += pauses[i];
    starts.push(text.length);
    text += part;
  }
  return { text, at: word => starts[word] ?? text.length };
}
const OTHER = '_ ';
/** "My daughter's iPhone", "her iPad Pro" */
const NAME_GOES_ON = /^(?:i?phones?|handsets?|ipads?|pro|air|mini|max|se|\d\d?)$/;

const PLACE = '(?:(?:on|of|from) )?';
const WHOSE = '(?:(?:the|an?|her|his|my|their|our|your|own|new|customers|users) )*';
const PHONE = `${PLACE}${WHOSE}(?:i?phone|handset|mine|this one)(?: (?:\\d\\d?|x|xr|xs|se|pro|max|plus|mini))* `;
const NAME = `${PLACE}${WHOSE}${OTHER}`;
const LIST = `(?:(?:, |, and |and |plus )${NAME})*`;
const AND = '(?:, )?(?:and|plus|as well as) (?:also )?';
const PHONE_FIRST = `${PHONE}${LIST}${AND}${NAME}`;
const SEVERAL =
  '(?:are|arent|have|havent|were|werent|both|all|alike|too|as well|each|do|dont|show|run|need|share|use|sync) ';
const ONE = '(?:is|isnt|has|hasnt|had|was|wasnt|does|doesnt|shows|says|runs|needs|uses|syncs|works) ';
const START = '(?<=^|[;,] )';
const EXCEPT = '(?:except|excepting|excluding|apart from|aside from|other than) (?:for |on |of )?';
const ALL_BUT = '(?:all|every|each)(?: (?!is |are |has |have |was |were )\\w+){0,4} (?:but|bar|save) (?:for |on )?';

const SHARED = [
  `\\bboth ${PHONE_FIRST}`,
  `${PHONE_FIRST}(?=${SEVERAL})`,
  // At the start of a clause, or behind "on": not "she has an iPhone and her iPad is full".
  `(?:${START}|\\b(?:on|of|from) )${PHONE_FIRST}(?!${ONE})`,
  `${NAME}${LIST}${AND}${PHONE}(?=$|[;,]|${SEVERAL})`,
  `${START}${PHONE}(?:, )?(?:(?:just )?(?:un)?like|as well as|(?:together|along) with) ${NAME}`,
  // "Nothing but the iPad" is the iPad alone, and ", which is full" tells of that.
  `(?:${EXCEPT}|${ALL_BUT})${WHOSE}${OTHER}(?<!\\b(?:no|none|nothing|nobody|never|not) [^;]{0,80})(?!, (?:which|whose|where|its?) )`,
].map(form => new RegExp(form, 'g'));

const EXCEPT_WORD = /^(?:except|excepting|excluding|apart|aside|but|bar|save)$/;
const PHONE_EXCEPTED = new RegExp(`^(?:${EXCEPT}|(?:but|bar|save) (?:for )?)${PHONE}(?=$|have |has |are |is )`);
const ALL_DEVICES =
  /\b(?:all|every|each)(?: (?:of|the|her|his|my|their|our|other|one))* (?:devices?|phones?|gadgets?|machines|computers)\b/;

const NOT_PHONE = new RegExp(`(?:unlike|(?:but|and) not) ${PHONE}(?=$|[,;])`);

const MAY_BE_OWN = new Set(['mine', 'hers', 'ours', 'one', 'own', 'new', 'private', 'personal', 'current']);
const HAS = '(?:is|isnt|was|wasnt|has|hasnt|had|does|doesnt|runs|shows|says|syncs|works|uploads|never) ';
const OWN_ONE = new RegExp(
  `${START}(?:and |but |while |whereas )?(?:mine|hers|ours|this one|(?:the|her|his|my) (?:own|new|private|personal|current) (?:one|i?phone|handset)) ${HAS}`,
);
const OTHER_ONE = new RegExp(
  `${START}(?:(?:and|but|while|whereas) )?(?:(?:the|an?|her|his|my|our) )?(?:old|previous|former|work|company|business|office|school|(?!(?:his|this|is|customers|users|callers) )\\w+s) (?:i?phone|handset|one|se|xr|xs) (?=${HAS})`,
  'g',
);

const ONLY = new RegExp(`${START}(?:but |and )?(?:it is |its )?only (?:on )?${WHOSE}$`);
const COMPARES = /^(?:unlike|but|and|not)$/;
const COMPARED = new RegExp(`^(?:unlike|(?:but |and )?not) ${PHONE}(?=, )`);
