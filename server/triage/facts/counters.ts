import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import type { Word } from '../reader/words.ts';

/** A count of something, as a counter shows it, by word index. */
export interface Count {
  from: number;
  to: number;
  value: string;
}

const MOMENT =
  /^(?:yesterday|today|tonight|still|again|always|then|later|since|before|last|morning|mornings|evening|noon|lunch|lunchtime|night|midnight|week|hour|hours|hrs?|day|days|start|end|st|nd|rd|th|oclock|session|bed|bedtime|breakfast|dinner|supper|visit|call|woke|then|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)$/;
/** What is numbered or named, not counted. */
const NAMED =
  /^(?:iphone|iphones|ipad|ios|os|version|ver|build|case|ticket|ref|inc|order|number|no|nr|room|floor|ward|unit|shelf|line|step|page|model|on|at|by|the|a|an|my|her|his|their|code|error|from|until|till|to)$/;
const UNIT =
  /^(?:gb|gbs|gigs?|g|mb|megs?|kb|tb|hours?|hrs?|h|mins?|minutes?|secs?|seconds?|days?|weeks?|months?|years?|mbps|mbit|am|pm|euros?|usd|dollars?|pounds?|bars?|times?|x|plus|pro|mini|max|st|nd|rd|th|of|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)$/;

/** The counts of a sentence: whole numbers from 10 on, and percentages. */
export const countsIn = perSentence(({ words, sizes }: SentenceContent): Count[] =>
  words.flatMap((word, at) => {
    const next = words[at + 1];
    const isPercent = /^(?:percent|pct|%)$/.test(next?.form ?? '');
    const isThousands = next?.form === 'k' && isBeside(next) && !RECORDED.test(words[at + 2]?.form ?? '');
    const value = isThousands ? inThousands(word.form) : word.form.replace(/[,. \u00a0\u202f\u2009'’](?=\d{3}\b)/g, '');
    // What has more digits is a phone's number, or a ticket's.
    if (!/^\d{1,7}$/.test(value) || (Number(value) < 10 && !isPercent) || /^20[12]\d$/.test(value)) return [];
    // "Not 411, not 413"
    if (/^(?:not|nor|never)$/.test(words[at - 1]?.form ?? '')) return [];
    // "120 of 411", "48.9 of 50": all that there is stays the same.
    if (words[at - 1]?.form === 'of' && /^\d/.test(words[at - 2]?.form ?? '')) return [];
    const isPart = next?.form === 'of' && /^\d/.test(words[at + 2]?.form ?? '');
    if (isNamed(word, words[at - 1]) || (!isPart && isBeside(next) && UNIT.test(next?.form ?? ''))) return [];
    if (isDate(word, words[at - 1], next)) return [];
    if (!isPercent && sizes.some(({ from, to, bare }) => !bare && from <= at && to > at)) return [];
    return [{ from: at, to: isPercent || isThousands ? at + 2 : at + 1, value: isPercent ? `${value} %` : value }];
  }),
);

/** "4K video" counts nothing. */
const RECORDED = /^(?:videos?|clips?|footage|films?|movies?|recordings?|hdr|resolution|quality|at)$/;
/** `3k`, `1.2k` */
const inThousands = (form: string): string => String(Math.round(Number(form.replace(',', '.')) * 1000));

/** "At 10" is a time, "at 1,204" is none. */
const isNamed = ({ form }: Word, previous: Word | undefined): boolean =>
  NAMED.test(previous?.form ?? '') && !(/^(?:at|on)$/.test(previous?.form ?? '') && /\d[,.]\d{3}$/.test(form));

/** Where one of the `counts` of a sentence stands that was the same before: twice in it, or in one of those `before` it. It says when, or nothing else. */
export function repeatedCount(
  sentence: SentenceContent,
  counts: readonly Count[],
  before: readonly Count[],
): Count | undefined {
  return counts.find(
    (count, i) =>
      (counts.slice(0, i).some(({ value }) => value === count.value) ||
        before.some(({ value }) => value === count.value)) &&
      (sentence.words.length === 1 ||
        namesMoment(sentence.words.slice(Math.max(0, count.from - NEAR), count.to + NEAR))),
  );
}

/** Which of the counts has moved on from another one, each at a time of its own: "800 on Sunday and 200 today". @param counts all that have a time beside them */
export function movedCount(counts: readonly Count[], before: readonly Count[]): Count | undefined {
  return counts.find((count, i) => {
    const earlier = counts[i - 1] ?? before.at(-1);
    return earlier !== undefined && movesOn(earlier.value, count.value);
  });
}

/** What is left falls, a share of what is done rises. */
const movesOn = (earlier: string, later: string): boolean =>
  earlier.endsWith('%') === later.endsWith('%') &&
  (later.endsWith('%') ? Number.parseInt(later, 10) > Number.parseInt(earlier, 10) : Number(later) < Number(earlier));

/** Has it a time beside it? */
export const isDated = ({ words }: SentenceContent, { from, to }: Count): boolean =>
  namesMoment(words.slice(Math.max(0, from - BESIDE), to + BESIDE));
/** So near a count stands the time that is its own. */
const BESIDE = 3;

/** `11/23`, `24.11.`, `9-11`: joined to another number. */
const isDate = (word: Word, previous: Word | undefined, next: Word | undefined): boolean =>
  (previous !== undefined && word.start - previous.end === 1 && /^\d/.test(previous.form)) ||
  (next !== undefined && next.start - word.end === 1 && /^\d/.test(next.form));
/** So many words before and behind a count may say when it was. */
const NEAR = 4;

const isBeside = (word: Word | undefined): boolean => word !== undefined && !word.gap;
/** How many are missing is no counter. */
const namesMoment = (words: readonly Word[]): boolean =>
  words.some(({ form }) => MOMENT.test(form)) && !words.some(({ form }) => form === 'missing');
