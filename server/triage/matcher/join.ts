import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import { Break } from '../reader/words.ts';
import type { MeaningMatch, ObjectMention, Part } from './matcher.ts';

/** A symptom's phrase in a sentence, joined with the thing it speaks of. Word indexes. */
export interface Occurrence {
  symptom: TicketSymptom;
  part: Part;
  /** The state or whole phrase. */
  state: { from: number; to: number };
  /** The object in the same sentence, if it stands there. */
  object?: { from: number; to: number };
  /** How sure the join is, 0 to 1. */
  strength: number;
}

/** Objects that a sentence takes from around it: its label, heading, question or the sentence before. */
export interface Carried {
  groups: ReadonlySet<string>;
  /** In words; a carried object competes with those in the sentence at this distance. */
  distance: number;
}

const FARTHEST = 6;
const NEEDS_OBJECT = new Set<Part>(['fault', 'fine', 'tried']);

/** Joins the states found in a sentence with the nearest object that they can be states of. */
export function joinSentence(sentence: SentenceContent, carried: readonly Carried[]): Occurrence[] {
  if (!sentence.matches.length) return [];
  if (!carried.length) return joinAlone(sentence);
  const wanted = objectsWanted(sentence);
  const useful = wanted.length ? carried.filter(({ groups }) => wanted.some(name => groups.has(name))) : [];
  return useful.length ? join(sentence, useful) : joinAlone(sentence);
}

const joinAlone = perSentence(sentence => join(sentence, []));
const statesOf = perSentence(sentence =>
  longestStates(
    sentence,
    sentence.matches.filter(match => !isOfSize(sentence, match)),
  ),
);

/** `22 GB consumed` tells how much; nothing beside it is consumed. */
const isOfSize = ({ sizes }: SentenceContent, { meaning, from, to }: MeaningMatch): boolean =>
  meaning.kind === 'symptom' &&
  NEEDS_OBJECT.has(meaning.part) &&
  sizes.some(size => size.from < from && size.to >= to && (size.used !== undefined || size.free !== undefined));

/** Groups of which the sentence's states could be states. */
const objectsWanted = perSentence(sentence => [
  ...new Set(
    statesOf(sentence).flatMap(({ meaning }) =>
      meaning.kind === 'symptom' && NEEDS_OBJECT.has(meaning.part) ? meaning.symptom.object : [],
    ),
  ),
]);

function join(sentence: SentenceContent, carried: readonly Carried[]): Occurrence[] {
  const occurrences: Occurrence[] = [];
  const decoys = sentence.matches.filter(
    ({ meaning }) => meaning.kind === 'trigger' && meaning.trigger === 'other-topic',
  );
  const states = statesOf(sentence);
  for (const { meaning, from, to } of states) {
    if (meaning.kind !== 'symptom') continue;
    const { symptom, part } = meaning;
    const state = { from, to };
    if (!NEEDS_OBJECT.has(part)) {
      if (isTorn(sentence, state)) continue;
      occurrences.push({ symptom, part, state, strength: 0.95 });
      continue;
    }
    if (isPartOfName(sentence, symptom, state)) continue;
    const rivals = rivalGroups(states, from, to);
    const own = nearest(
      sentence,
      state,
      sentence.objects.filter(
        object => symptom.object.includes(object.group) && !isPartOfState(sentence, object, state),
      ),
    );
    const other = nearest(
      sentence,
      state,
      sentence.objects.filter(
        object =>
          rivals.has(object.group) && !symptom.object.includes(object.group) && !isPartOfState(sentence, object, state),
      ),
    );
    if (own && isInLonger(sentence, states, { from, to }, own.distance)) continue;
    const decoy = nearest(
      sentence,
      state,
      decoys.filter(({ from: at }) => !isContent(sentence, state, at)),
    );
    const context = carried
      .filter(({ groups }) => symptom.object.some(name => groups.has(name)))
      .sort((a, b) => a.distance - b.distance)[0];
    const rivalContext = carried.filter(({ groups }) =>
      [...rivals].some(name => groups.has(name) && !symptom.object.includes(name)),
    )[0];
    const listed = own && other && areCoordinated(sentence, own.mention, other.mention);
    // What is listed together is equally near.
    const isBeside = own && states.some(whole => covers(whole, state) && isListedBeside(sentence, symptom, whole));
    const ownDistance = isBeside ? 0 : listed ? Math.min(own.distance, other.distance) : (own?.distance ?? Infinity);
    const best = Math.min(ownDistance, context?.distance ?? Infinity);
    if (best > FARTHEST) continue;
    if (other && other.distance < best && !listed && !(own && insideOf(other.mention, own.mention))) continue;
    if (decoy && decoy.distance < best) continue;
    if (!own && rivalContext && context && rivalContext.distance < context.distance) continue;
    const useOwn = own && own.distance <= (context?.distance ?? Infinity) + 1;
    occurrences.push({
      symptom,
      part,
      state,
      object: useOwn ? own?.mention : undefined,
      strength: Math.max(0.5, 0.92 - 0.04 * best),
    });
  }
  return occurrences;
}

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

/** "No space on the phone nor in the cloud": the whole phrase is of the phone, and the cloud is listed beside it. */
function isListedBeside(
  sentence: SentenceContent,
  symptom: TicketSymptom,
  { meaning, from, to }: MeaningMatch,
): boolean {
  if (meaning.kind !== 'symptom' || meaning.symptom.cause === symptom.cause) return false;
  const inside = sentence.objects.filter(
    object => meaning.symptom.object.includes(object.group) && insideOf(object, { from, to }),
  );
  return (
    inside.length > 0 &&
    sentence.objects.some(
      object =>
        symptom.object.includes(object.group) &&
        inside.some(
          other =>
            ((object.from >= to && other.to === to) || (object.to <= from && other.from === from)) &&
            areCoordinated(sentence, object, other) &&
            isJoined(sentence, object, other),
        ),
    )
  );
}

/** In "the plan is at capacity" and "at its quota" the word is no thing of its own, though "capacity: 64 GB" is the phone's. */
const isPartOfState = ({ words }: SentenceContent, object: Stretch, state: Stretch): boolean =>
  /^(?:capacity|quota)$/.test(words[object.to - 1]?.form ?? '') && object.from > state.from && insideOf(object, state);

const isJoined = ({ words }: SentenceContent, a: Stretch, b: Stretch): boolean =>
  words.slice(Math.min(a.to, b.to), Math.max(a.from, b.from)).some(({ form }) => /^(?:and|or|nor)$/.test(form));

/** Is it a whole phrase that a shorter state stands in? */
const covers = ({ meaning, from, to }: MeaningMatch, state: Stretch): boolean =>
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

/** "iPhone half empty, battery fine": `half empty` has a thing of its own, so that nothing is `empty`. */
function isInLonger(
  sentence: SentenceContent,
  states: readonly MeaningMatch[],
  state: Stretch,
  distance: number,
): boolean {
  return states.some(({ meaning, from, to }) => {
    if (meaning.kind !== 'symptom' || !NEEDS_OBJECT.has(meaning.part)) return false;
    if (from > state.from || to < state.to || to - from === state.to - state.from) return false;
    const { object } = meaning.symptom;
    const own = nearest(
      sentence,
      { from, to },
      sentence.objects.filter(({ group }) => object.includes(group)),
    );
    return own !== undefined && own.distance <= FARTHEST && own.distance <= distance + 2;
  });
}

/** "iCloud storage, Low Power Mode": the `low` is of another thing's name. */
const isPartOfName = ({ objects }: SentenceContent, { object }: TicketSymptom, { from, to }: Stretch): boolean =>
  objects.some(
    name => !object.includes(name.group) && name.from <= from && name.to >= to && name.to - name.from > to - from,
  );

/** "The switch is on, Low Power Mode off": the `on` is of what stands before the comma. */
const isTorn = ({ words, objects }: SentenceContent, { from, to }: Stretch): boolean =>
  (words[from + 1]?.gap === Break.soft && /^(?:on|in|off|at|into|under|is|was|has)$/.test(words[from]?.form ?? '')) ||
  // "The storage, Low Power Mode"
  objects.some(next => next.from > from && next.from < to && next.to > to && words[next.from]?.gap === Break.soft);

/** Objects of other symptoms that take the same words as a state. */
function rivalGroups(states: readonly MeaningMatch[], from: number, to: number): Set<string> {
  const groups = new Set<string>();
  for (const { meaning, from: otherFrom, to: otherTo } of states) {
    if (meaning.kind === 'symptom' && NEEDS_OBJECT.has(meaning.part) && otherFrom < to && otherTo > from)
      for (const name of meaning.symptom.object) groups.add(name);
  }
  return groups;
}

const insideOf = (inner: { from: number; to: number }, outer: { from: number; to: number }): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

/** "Wi-Fi, storage and battery": nothing but things and the words that join them stands between. */
function areCoordinated(sentence: SentenceContent, a: Stretch, b: Stretch): boolean {
  const [left, right] = a.from < b.from ? [a, b] : [b, a];
  if (startsClause(sentence, left, right)) return false;
  // "On my phone the bar got stuck": a new subject begins, no list goes on.
  let joins = right.from <= left.to || sentence.words[right.from]?.gap === Break.soft;
  for (let i = left.to; i < right.from; i++) {
    const named = sentence.objects.some(({ from, to }) => from <= i && i < to);
    joins ||= named || sentence.words[i]?.gap === Break.soft || !ARTICLE.test(sentence.words[i]?.form ?? '');
    // A word behind a comma is one more item, though the pack has no name for it.
    const { form, gap } = sentence.words[i] ?? { form: '', gap: Break.none };
    if (named || JOINING.test(form) || (gap === Break.soft && !TURNING.test(form))) continue;
    const isAlsoIn = /^(?:in|on)$/.test(form) && /^(?:and|or|nor)$/.test(sentence.words[i - 1]?.form ?? '');
    if (!isAlsoIn) return false;
  }
  return joins;
}

const ARTICLE = /^(?:the|a|my|his|her|their|your)$/;

/** "Nothing leaves his phone, his iCloud is full": what comes behind a bare comma with an article is no further item. */
const startsClause = ({ words }: SentenceContent, left: Stretch, right: Stretch): boolean => {
  const between = words.slice(left.to, right.from + 1);
  return (
    between.some(({ form, gap }) => gap >= Break.soft && DETERMINER.test(form)) &&
    !between.some(({ form }) => /^(?:and|or|nor)$/.test(form))
  );
};
const DETERMINER = /^(?:the|my|his|her|their|your|our|its)$/;

const JOINING = /^(?:and|or|nor|as|well|the|a|his|her|my|their|your|both|also|plus|n)$/;
/** Behind a comma, these begin a clause and no further item. */
const TURNING = /^(?:since|because|as|so|but|while|whereas|though|although|when|which|that|if)$/;

interface Stretch {
  from: number;
  to: number;
}

interface Near<T> {
  mention: T;
  distance: number;
}

function nearest<T extends { from: number; to: number }>(
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
    if (word.gap === Break.soft) distance += i === sentence.labelled ? 0 : 1.5;
    else if (word.gap >= Break.clause) distance += 5;
    // "So full" is how full, not what follows from it.
    if (word.form === 'so' && i === right.from - 1 && word.gap === Break.none) continue;
    if (i < right.from && /^(?:but|although|though|while|whereas|except|and|so|because)$/.test(word.form))
      distance += word.form === 'and' ? 1.5 : 3;
  }
  if (a.to <= b.from && distance > PRONOUN_DISTANCE && isPronounBefore(sentence, b.from))
    return PRONOUN_DISTANCE + distance / 100;
  // An object normally stands before its state: "storage is full" beats "full storage" across other words.
  return distance + (a.from > b.from ? 0.6 : 0);
}

/** "I thought it was the battery saver, but that is off": the state is of what the pronoun stands for. */
const isPronounBefore = ({ words }: SentenceContent, at: number): boolean => {
  const verb = /^(?:is|was|has|says|shows|still|now)$/.test(words[at - 1]?.form ?? '') ? at - 2 : at - 1;
  return /^(?:it|its|that|thats|this)$/.test(words[verb]?.form ?? '') && isClauseStart(words, verb);
};
const isClauseStart = (words: SentenceContent['words'], at: number): boolean =>
  (words[at]?.gap ?? 0) >= Break.soft || /^(?:but|and|so|though|although|because|as)$/.test(words[at - 1]?.form ?? '');
const PRONOUN_DISTANCE = 3;

/** Words between a thing and its state that tell nothing of either. */
const LIGHT = /^(?:been|all|both|also|checked|verified|tested|confirmed|found)$/;

/** "Full of WhatsApp videos", "stuffed with TikTok drafts": what fills a thing is not what is full. */
const isContent = ({ words }: SentenceContent, { to }: Stretch, at: number): boolean =>
  at >= to &&
  at - to <= 3 &&
  words.slice(to - 1, to + 1).some(({ form }) => /^(?:of|with|by)$/.test(form)) &&
  words.slice(to, at + 1).every(({ gap }) => gap === Break.none);

/** The object groups named in a sentence, of all or of its label alone. */
export function groupsOf(objects: readonly ObjectMention[]): Set<string> {
  return new Set(objects.map(object => object.group));
}

/** The object groups that a sentence hands on to the next one. The phone alone is what everything is about, so it hands on nothing. */
export const groupsNamed = perSentence(({ objects, words }) =>
  groupsOf(objects.filter(({ from, to }) => !isPhoneAlone(words.slice(from, to)))),
);

const isPhoneAlone = (words: readonly { form: string }[]): boolean =>
  words.every(({ form }) =>
    /^(?:the|a|my|his|her|their|your|this|phone|iphone|handset|device|mobile|telephone)$/.test(form),
  );
