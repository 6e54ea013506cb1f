import type { Part } from '../../knowledge/phrase-index.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import { Break, isPause } from '../reader/words.ts';
import { isListedBeside } from './coordination.ts';
import type { Stretch } from './distance.ts';
import type { MeaningMatch } from './matcher.ts';
import { deviceBehind, placeFrom, WHOSE } from './phone.ts';

/** Parts of a symptom that say nothing without the thing that they are of. */
export const NEEDS_OBJECT = new Set<Part>(['fault', 'fine', 'tried']);

/** The states and whole phrases of a sentence that stand, without those that are part of another. */
export const statesOf = perSentence(sentence =>
  longestStates(
    sentence,
    sentence.matches.filter(
      match =>
        !isOfSize(sentence, match) &&
        !isOnPlace(sentence, match) &&
        !isOnLeft(sentence, match) &&
        !isOffPlace(sentence, match) &&
        !isAnswerToState(sentence, match) &&
        !(
          isWhole(match) &&
          (isNotDone(sentence, match) ||
            isTorn(sentence, match) ||
            endsInSubject(sentence, match) ||
            isOfThingBefore(sentence, match) ||
            isOfSubject(sentence, match))
        ),
    ),
  ),
);

/** In "switched off on the iPhone" it is not on again, nor in "room both on the iPhone and in iCloud". */
const isOnPlace = (sentence: SentenceContent, { from, to }: Stretch): boolean =>
  to - from > 1 ? endsInPlace(sentence, to) : opensWithPlace(sentence, from);

const endsInPlace = ({ words }: SentenceContent, to: number): boolean =>
  words[to - 1]?.form === 'on' &&
  /^(?:off|both)$/.test(words[to - 2]?.form ?? '') &&
  words[to]?.gap === Break.none &&
  /^(?:the|her|his|my|their|our|this|that|an|a|both|all|iphone|phone)$/.test(words[to]?.form ?? '');

/** "On her iPad it is off" */
const opensWithPlace = (sentence: SentenceContent, from: number): boolean =>
  (sentence.words[from]?.gap ?? Break.none) >= Break.soft || from === 0
    ? /^(?:it|its)$/.test(sentence.words[deviceBehind(sentence, from) ?? sentence.words.length]?.form ?? '')
    : false;

/** "It lies there, off the cable": of nothing that is off. */
const isOffPlace = ({ words }: SentenceContent, { from, to }: MeaningMatch): boolean =>
  to - from === 1 &&
  words[from]?.form === 'off' &&
  // "The kids are streaming off it"
  (LIVES_OFF.test(words[from - 1]?.form ?? '') ||
    (words[to]?.gap === Break.none &&
      /^(?:the|her|his|my|a|its)$/.test(words[to]?.form ?? '') &&
      !/^(?:whole|entire|full|day|night|week|month|time|last|moment|second|minute)$/.test(words[to + 1]?.form ?? '') &&
      (words[from]?.gap ?? Break.none) >= Break.soft));
const LIVES_OFF =
  /^(?:streaming|streams?|running|runs?|living|lives?|working|works?|hangs?|hanging|feeds?|feeding|watching)$/;

/** A switch that "is on the left" is off. */
const isOnLeft = ({ words }: SentenceContent, { to }: MeaningMatch): boolean =>
  words[to - 1]?.form === 'on' && words[to]?.form === 'the' && words[to + 1]?.form === 'left';

const isWhole = ({ meaning }: MeaningMatch): boolean => meaning.kind === 'symptom' && !NEEDS_OBJECT.has(meaning.part);

/** "I checked the storage, but not the Wi-Fi": what somebody did not do says nothing of the thing. */
const isNotDone = ({ words }: SentenceContent, { from }: Stretch): boolean =>
  words[from]?.form === 'not' &&
  words[from - 1]?.form === 'but' &&
  words.slice(Math.max(0, from - ACT), from).some(({ form }, i, before) => {
    if (!WHO.test(form)) return false;
    const verb = /^(?:has|have)$/.test(before[i + 1]?.form ?? '') ? i + 2 : i + 1;
    return /(?:ed|did)$/.test(before[verb]?.form ?? '');
  });
const WHO = /^(?:i|we|she|he|they|customer|user|agent|colleague)$/;
/** So many words before the denial an act begins at the most. */
const ACT = 10;

/** "The switch is on, Low Power Mode off": the `on` is of what stands before the comma. */
const isTorn = ({ words, objects }: SentenceContent, { from, to }: Stretch): boolean =>
  (isPause(words[from + 1]?.gap) && PARTICLE.test(words[from]?.form ?? '')) ||
  // "The storage, Low Power Mode", "VPN always on, Low Power Mode off"
  objects.some(
    next =>
      next.from > from &&
      next.from < to &&
      isPause(words[next.from]?.gap) &&
      (next.to > to || (next.to === to && PARTICLE.test(words[next.from - 1]?.form ?? ''))),
  );
const PARTICLE = /^(?:on|in|off|at|into|under|is|was|has)$/;

/** `iCloud Photos off: no`: behind what states something already, a yes or no is an answer and no state. */
const isAnswerToState = ({ words, labelled, matches }: SentenceContent, { meaning, from, to }: MeaningMatch): boolean =>
  labelled > 0 &&
  from === labelled &&
  to - from === 1 &&
  words[to]?.gap !== Break.none &&
  YES_OR_NO.test(words[from]?.form ?? '') &&
  matches.some(
    stated =>
      stated.meaning.kind === 'symptom' &&
      meaning.kind === 'symptom' &&
      stated.meaning.symptom === meaning.symptom &&
      stated.to <= labelled,
  );
const YES_OR_NO = /^(?:yes|no)$/;

/** "Status: Low Power Mode is off": the thing in which a phrase ends has a state of its own, which tells more. */
const endsInSubject = ({ words, objects, matches }: SentenceContent, { meaning, to }: MeaningMatch): boolean =>
  meaning.kind === 'symptom' &&
  meaning.part === 'says' &&
  objects.some(
    ({ group, from, to: end }) =>
      from < to &&
      to <= end &&
      meaning.symptom.object.includes(group) &&
      matches.some(
        state =>
          state.meaning.kind === 'symptom' &&
          state.meaning.symptom === meaning.symptom &&
          NEEDS_OBJECT.has(state.meaning.part) &&
          state.from >= end &&
          words.slice(end, state.from).every(({ form }) => COPULA.test(form)) &&
          words.slice(end, state.from + 1).every(({ gap }) => gap === Break.none),
      ),
  );
const COPULA =
  /^(?:is|was|has|have|hasnt|havent|had|been|being|now|still|also|not|isnt|wasnt|never|always|already|currently|again)$/;

/** "The battery of the iPhone is full", "the iCloud storage is full on it": a thing that is named before the phrase, or reaches into it, has the state. */
const isOfThingBefore = (
  { words, objects, matches }: SentenceContent,
  { meaning: whole, from, to }: MeaningMatch,
): boolean =>
  whole.kind === 'symptom' &&
  objects.some(
    thing =>
      // More than an article stands before the phrase.
      words.slice(thing.from, from).some(({ form }) => !WHOSE.test(form)) &&
      !whole.symptom.object.includes(thing.group) &&
      (thing.to > from ||
        objects.some(phone => phone.from >= from && phone.to < to && placeFrom(words, phone) === thing.to)) &&
      matches.some(
        ({ meaning, from: at, to: end }) =>
          meaning.kind === 'symptom' &&
          NEEDS_OBJECT.has(meaning.part) &&
          meaning.symptom.object.includes(thing.group) &&
          at >= Math.max(from, thing.to) &&
          end <= to,
      ),
  );

/** "iCloud Photos has not been off since Monday": nothing but a verb stands between a thing and a phrase of another cause. */
const isOfSubject = (
  { words, objects, matches }: SentenceContent,
  { meaning: whole, from, to }: MeaningMatch,
): boolean => {
  let subject = from;
  while (subject > 0 && words[subject]?.gap === Break.none && COPULA.test(words[subject - 1]?.form ?? '')) subject--;
  if (subject === from && !COPULA.test(words[from]?.form ?? '')) return false;
  return (
    whole.kind === 'symptom' &&
    whole.part === 'says' &&
    // "My iPhone is full and so is my iCloud"
    !objects.some(own => own.from >= from && own.to <= to && whole.symptom.object.includes(own.group)) &&
    objects.some(
      thing =>
        thing.to === subject &&
        matches.some(
          ({ meaning, from: at, to: end }) =>
            meaning.kind === 'symptom' &&
            NEEDS_OBJECT.has(meaning.part) &&
            meaning.symptom.cause !== whole.symptom.cause &&
            meaning.symptom.object.includes(thing.group) &&
            at >= from &&
            end <= to,
        ),
    )
  );
};

/** `22 GB consumed` tells how much; nothing beside it is consumed. So does "127.6 of 128 GB are gone". */
const isOfSize = ({ sizes }: SentenceContent, { meaning, from, to }: MeaningMatch): boolean =>
  meaning.kind === 'symptom' &&
  NEEDS_OBJECT.has(meaning.part) &&
  sizes.some(
    size =>
      ((size.from < from && size.to >= to) || (size.to === from && size.total !== undefined)) &&
      (size.used !== undefined || size.free !== undefined || size.ratio !== undefined),
  );

/**
 * Drops a match that stands inside a longer one: `full` in `nearly full again`, `restarted` in `restarted the router`,
 * and what only looks like a state, `no change`.
 */
function longestStates(sentence: SentenceContent, matches: readonly MeaningMatch[]): MeaningMatch[] {
  return matches.filter(({ meaning, from, to }) => {
    if (meaning.kind !== 'symptom') return false;
    return !matches.some(other => {
      if (runsInto(other, from) && other.to < to)
        return isSameWhole(other.meaning, meaning) && isDenied(matches, other.from, from);
      if (other.from > from || other.to < to) return false;
      const longer = other.to - other.from > to - from;
      if (other.meaning.kind === 'trigger')
        // "Old iPhone had iOS 15": a word that tells whose it is tells nothing of its state.
        return (
          other.meaning.trigger === 'no-help' || (longer && /^(?:pseudo|other-owner)$/.test(other.meaning.trigger))
        );
      if (!longer) return false;
      const isWhole = !NEEDS_OBJECT.has(other.meaning.part);
      // A longer state may yet find no object; a whole phrase is sure.
      return (
        (isWhole && !isListedBeside(sentence, meaning.symptom, other)) ||
        (other.meaning.symptom === meaning.symptom && NEEDS_OBJECT.has(meaning.part))
      );
    });
  });
}

/** Is it a whole phrase that a shorter state stands in? */
export const covers = ({ meaning, from, to }: MeaningMatch, state: Stretch): boolean =>
  meaning.kind === 'symptom' &&
  !NEEDS_OBJECT.has(meaning.part) &&
  from <= state.from &&
  to >= state.to &&
  to - from > state.to - state.from;

const runsInto = (earlier: Stretch, from: number): boolean => earlier.from < from && earlier.to > from;

const isDenied = (matches: readonly MeaningMatch[], from: number, to: number): boolean =>
  matches.some(
    hit => hit.meaning.kind === 'trigger' && hit.meaning.trigger === 'negation' && hit.from >= from && hit.to <= to,
  );

/** "Never turns it off, never": what a phrase has denied whole is not said by its last words and the next ones. */
const isSameWhole = (a: MeaningMatch['meaning'], b: MeaningMatch['meaning']): boolean =>
  a.kind === 'symptom' &&
  b.kind === 'symptom' &&
  a.symptom === b.symptom &&
  a.part === b.part &&
  !NEEDS_OBJECT.has(a.part);
