import type { SentenceContent } from '../reader/content.ts';
import { Break, isPause } from '../reader/words.ts';
import { isPronounBefore } from './pronouns.ts';

/** Words `from` to `to` (exclusive) of a sentence. */
export interface Stretch {
  from: number;
  to: number;
}

/** Does the one lie within the other? */
export const insideOf = (inner: { from: number; to: number }, outer: { from: number; to: number }): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

export const overlaps = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;

export interface Near<T> {
  mention: T;
  distance: number;
}

export function nearest<T extends { from: number; to: number }>(
  sentence: SentenceContent,
  state: { from: number; to: number },
  mentions: readonly T[],
): Near<T> | undefined {
  // Of thousands of mentions in a sentence, most are farther by their words alone than the one that stands beside.
  const beside = mentions.reduce<T | undefined>(
    (least, mention) => (least && wordsBetween(least, state) <= wordsBetween(mention, state) ? least : mention),
    undefined,
  );
  const enough = beside ? distanceBetween(sentence, beside, state) : 0;
  let best: Near<T> | undefined;
  for (const mention of mentions) {
    if (leastDistance(mention, state) > enough) continue;
    const distance = distanceBetween(sentence, mention, state);
    if (
      !best ||
      distance < best.distance ||
      (distance === best.distance && mention.to - mention.from > best.mention.to - best.mention.from)
    )
      best = { mention, distance };
  }
  return best;
}

const wordsBetween = (a: Stretch, b: Stretch): number => Math.max(a.from - b.to, b.from - a.to, 0);

/** No distance is less, whatever stands between. */
const leastDistance = (a: Stretch, b: Stretch): number => {
  const least = wordsBetween(a, b) * LEAST;
  return a.to <= b.from ? Math.min(viaPronoun(PRONOUN_DISTANCE), least) : least;
};

/** The first of the nearest mentions, if it is no farther than `limit`. */
export function nearestWithin<T extends Stretch>(
  limit: number,
  sentence: SentenceContent,
  to: Stretch,
  mentions: readonly T[],
): T | undefined {
  let best: Near<T> | undefined;
  for (const mention of mentions) {
    if (leastDistance(mention, to) > limit) continue;
    const distance = distanceBetween(sentence, mention, to);
    if (distance <= limit && (!best || distance < best.distance)) best = { mention, distance };
  }
  return best?.mention;
}

/** Words between two stretches, breaks counted as further words; overlapping ones are at 0. */
export function distanceBetween(
  sentence: SentenceContent,
  a: { from: number; to: number },
  b: { from: number; to: number },
): number {
  if (overlaps(a, b)) return 0;
  const [left, right] = a.from < b.from ? [a, b] : [b, a];
  const inserted = insertionBetween(sentence, left, right);
  let distance = right.from - left.to - (inserted ? inserted.to - inserted.from - 1 : 0);
  for (let i = left.to; i <= right.from; i++) {
    if (i === inserted?.from) i = inserted.to + 1;
    const word = sentence.words[i];
    if (!word || i > right.from) continue;
    if (i < right.from && LIGHT.has(word.form)) distance -= 0.9;
    if (isPause(word.gap)) distance += i === sentence.labelled ? 0 : 1.5;
    else if (word.gap >= Break.clause) distance += 5;
    // "So full" is how full, not what follows from it.
    if (word.form === 'so' && i === right.from - 1 && word.gap === Break.none) continue;
    if (i < right.from && TURNS.has(word.form)) distance += word.form === 'and' ? 1.5 : 3;
  }
  if (a.to <= b.from && distance > PRONOUN_DISTANCE && isPronounBefore(sentence, b.from)) return viaPronoun(distance);
  // "At home on the Wi-Fi it's not plugged in"
  if (a.to <= b.from && isPlaceOfOther(sentence, a)) return distance + 2 * PARTED;
  // An object normally stands before its state: "storage is full" beats "full storage" across other words.
  return distance + (a.from > b.from ? 0.6 : 0) + (a.from > b.from && isParted(sentence, left, right) ? PARTED : 0);
}

/** "The storage, she says, is full", "it is, by the way, on": what a pair of commas sets apart counts as one word. */
export function insertionBetween(
  { words, objects, matches, asides }: SentenceContent,
  left: Stretch,
  right: Stretch,
): Stretch | undefined {
  // "The switch (Settings > Photos) is off"
  const path = asides.find(({ from, to }) => from === left.to && isPath(words, from, to));
  if (path && behindCopulas(words, path.to + 1, right.from) >= right.from) return path;
  const from = behindCopulas(words, left.to, right.from);
  if (from === right.from || words[from]?.gap !== Break.comma) return undefined;
  const length = words
    .slice(from + 1, Math.min(from + INSERTED, right.from) + 1)
    .findIndex(({ gap }) => gap >= Break.soft);
  const to = from + 1 + length;
  const isSentence =
    length >= 0 &&
    words[to]?.gap === Break.comma &&
    (from > left.to || COPULAS.has(words[to]?.form ?? '')) &&
    behindCopulas(words, to + 1, right.from) >= right.from;
  if (!isSentence) return undefined;
  // "The storage, which is full, was checked", "the switch (off) was checked": how it is stands there already.
  const first = words[from]?.form === 'which' && words[from + 1]?.form === 'is' ? from + 2 : from;
  const isState = matches.some(
    ({ meaning, from: at, to: end }) =>
      meaning.kind === 'symptom' && /^(?:fault|fine)$/.test(meaning.part) && at >= from && at <= first && end === to,
  );
  return isState || objects.some(object => overlaps(object, { from, to })) ? undefined : { from, to };
}
/** In words. */
const INSERTED = 8;

/** "Settings > Photos" */
const isPath = (words: SentenceContent['words'], from: number, to: number): boolean =>
  words[from]?.form === 'settings' && to > from + 1 && words.slice(from + 1, to).some(({ gap }) => gap > Break.none);

function behindCopulas(words: SentenceContent['words'], from: number, end: number): number {
  let at = from;
  while (at < end && words[at]?.gap === Break.none && COPULAS.has(words[at]?.form ?? '')) at++;
  return at;
}

/** "It came apart at the end and the phone is old", "so weak that a message hangs": behind such a word a new clause begins. */
const isParted = ({ words }: SentenceContent, left: Stretch, right: Stretch): boolean =>
  someForm(words, left.to, right.from + 1, PARTING);
const PARTED = 3;

const isPlaceOfOther = ({ words }: SentenceContent, { from, to }: Stretch): boolean =>
  words[to]?.gap === Break.none &&
  PERSONS.has(words[to]?.form ?? '') &&
  someForm(words, Math.max(0, from - 2), from, PLACES);

const PRONOUN_DISTANCE = 3;
const viaPronoun = (distance: number): number => PRONOUN_DISTANCE + distance / 100;

function someForm(words: SentenceContent['words'], from: number, to: number, forms: ReadonlySet<string>): boolean {
  for (let i = from; i < to; i++) if (forms.has(words[i]?.form ?? '')) return true;
  return false;
}

/** Sets: a long sentence asks for each of its words again and again. */
const setOf = (forms: string): ReadonlySet<string> => new Set(forms.split(' '));
const TURNS = setOf('but although though while whereas except and so because');
const PARTING = setOf('and that which where when while whenever');
const PERSONS = setOf('its hes shes im theyre he she i they we');
const PLACES = setOf('on at in');
const COPULAS = setOf('is was has had been are were be not isnt wasnt arent hasnt havent seems looks still now also');
/** Words between a thing and its state that tell nothing of either. */
const LIGHT = setOf('been all both also checked verified tested confirmed found');
/** No word counts less: a light one counts 0.1, from which rounding may take a little. */
const LEAST = 0.09;
