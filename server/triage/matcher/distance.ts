import type { SentenceContent } from '../reader/content.ts';
import { Break, isPause } from '../reader/words.ts';

/** Words `from` to `to` (exclusive) of a sentence. */
export interface Stretch {
  from: number;
  to: number;
}

/** Does the one lie within the other? */
export const insideOf = (inner: { from: number; to: number }, outer: { from: number; to: number }): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

export interface Near<T> {
  mention: T;
  distance: number;
}

export function nearest<T extends { from: number; to: number }>(
  sentence: SentenceContent,
  state: { from: number; to: number },
  mentions: readonly T[],
): Near<T> | undefined {
  let best: Near<T> | undefined;
  for (const mention of mentions) {
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

/** Words between two stretches, breaks counted as further words; overlapping ones are at 0. */
export function distanceBetween(
  sentence: SentenceContent,
  a: { from: number; to: number },
  b: { from: number; to: number },
): number {
  if (a.from < b.to && b.from < a.to) return 0;
  const [left, right] = a.from < b.from ? [a, b] : [b, a];
  let distance = right.from - left.to;
  for (let i = left.to; i <= right.from; i++) {
    const word = sentence.words[i];
    if (!word) continue;
    if (i < right.from && LIGHT.test(word.form)) distance -= 0.9;
    if (isPause(word.gap)) distance += i === sentence.labelled ? 0 : 1.5;
    else if (word.gap >= Break.clause) distance += 5;
    // "So full" is how full, not what follows from it.
    if (word.form === 'so' && i === right.from - 1 && word.gap === Break.none) continue;
    if (i < right.from && /^(?:but|although|though|while|whereas|except|and|so|because)$/.test(word.form))
      distance += word.form === 'and' ? 1.5 : 3;
  }
  if (a.to <= b.from && distance > PRONOUN_DISTANCE && isPronounBefore(sentence, b.from))
    return PRONOUN_DISTANCE + distance / 100;
  // "At home on the Wi-Fi it's not plugged in"
  if (a.to <= b.from && isPlaceOfOther(sentence, a)) return distance + 2 * PARTED;
  // An object normally stands before its state: "storage is full" beats "full storage" across other words.
  return distance + (a.from > b.from ? 0.6 : 0) + (a.from > b.from && isParted(sentence, left, right) ? PARTED : 0);
}

/** "It came apart at the end and the phone is old", "so weak that a message hangs": behind such a word a new clause begins. */
const isParted = ({ words }: SentenceContent, left: Stretch, right: Stretch): boolean =>
  words.slice(left.to, right.from + 1).some(({ form }) => /^(?:and|that|which|where|when|while|whenever)$/.test(form));
const PARTED = 3;

const isPlaceOfOther = ({ words }: SentenceContent, { from, to }: Stretch): boolean =>
  words[to]?.gap === Break.none &&
  /^(?:its|hes|shes|im|theyre|he|she|i|they|we)$/.test(words[to]?.form ?? '') &&
  words.slice(Math.max(0, from - 2), from).some(({ form }) => /^(?:on|at|in)$/.test(form));

/** "I thought it was the battery saver, but that is off": the state is of what the pronoun stands for. */
const isPronounBefore = ({ words }: SentenceContent, at: number): boolean => {
  let verb = at - 1;
  while (/^(?:just|really|so|very|simply|absolutely|pretty|always|still|now)$/.test(words[verb]?.form ?? '')) verb--;
  if (/^(?:is|was|has|says|shows)$/.test(words[verb]?.form ?? '')) verb--;
  return /^(?:it|its|that|thats|this)$/.test(words[verb]?.form ?? '') && isClauseStart(words, verb);
};
const isClauseStart = (words: SentenceContent['words'], at: number): boolean =>
  (words[at]?.gap ?? 0) >= Break.soft || /^(?:but|and|so|though|although|because|as)$/.test(words[at - 1]?.form ?? '');
const PRONOUN_DISTANCE = 3;

/** Words between a thing and its state that tell nothing of either. */
const LIGHT = /^(?:been|all|both|also|checked|verified|tested|confirmed|found)$/;
