import type { Part } from '../../knowledge/phrase-index.ts';
import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import { Break, type Word } from '../reader/words.ts';
import { areCoordinated, isListedBeside } from './coordination.ts';
import { insideOf, nearest, type Stretch } from './distance.ts';
import type { MeaningMatch, ObjectMention } from './matcher.ts';
import { isPhoneAlone, placeFrom } from './phone.ts';
import { covers, NEEDS_OBJECT, statesOf } from './states.ts';
import type { Match } from './trie.ts';

/** The words of a state or whole phrase, and those in its gaps. */
export type SaidState = Omit<Match, 'phrase'>;

/** A symptom's phrase in a sentence, joined with the thing it speaks of. Word indexes. */
export interface Occurrence {
  symptom: TicketSymptom;
  part: Part;
  /** The state or whole phrase. */
  state: SaidState;
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
  /** Somebody else said it, and did not ask: "ok" takes note of that and tells nothing of the thing. */
  isHeard?: boolean;
}

const FARTHEST = 6;
/** How far away, in words, counts what the sentence before names. */
export const PREVIOUS = 4;
/** How far away counts what a heading names. */
export const HEADING = 5;

/** Joins the states found in a sentence with the nearest object that they can be states of. */
export function joinSentence(sentence: SentenceContent, carried: readonly Carried[]): Occurrence[] {
  if (!sentence.matches.length) return [];
  if (!carried.length) return joinAlone(sentence);
  const wanted = objectsWanted(sentence);
  const useful = wanted.length ? carried.filter(({ groups }) => wanted.some(name => groups.has(name))) : [];
  return useful.length ? join(sentence, useful) : joinAlone(sentence);
}

const joinAlone = perSentence(sentence => join(sentence, []));
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
    ({ meaning }) =>
      meaning.kind === 'trigger' && (meaning.trigger === 'other-topic' || meaning.trigger === 'other-matter'),
  );
  const states = statesOf(sentence);
  for (const { meaning, from, to, skipped } of states) {
    if (meaning.kind !== 'symptom') continue;
    const { symptom, part } = meaning;
    const state = { from, to, skipped };
    if (!NEEDS_OBJECT.has(part)) {
      occurrences.push({ symptom, part, state, strength: 0.95 });
      continue;
    }
    if (isPartOfName(sentence, symptom, state)) continue;
    const rivals = rivalGroups(states, from, to);
    const isOpening = opensTalk(sentence, state);
    const things = inSameAside(
      sentence,
      state,
      sentence.objects.filter(object => !isWhereAnotherIs(sentence, object, state, rivals)),
    );
    const own = nearest(
      sentence,
      state,
      things.filter(
        object =>
          symptom.object.includes(object.group) &&
          !(isOpening && object.from >= to) &&
          !isPartOfState(sentence, object, state) &&
          !isPartOfRival(sentence, object, state, symptom, rivals),
      ),
    );
    const other = nearest(
      sentence,
      state,
      things.filter(
        object =>
          rivals.has(object.group) && !symptom.object.includes(object.group) && !isPartOfState(sentence, object, state),
      ),
    );
    if (own && isInLonger(sentence, states, { from, to }, own.distance)) continue;
    if (own && isSaidOfAnother(sentence, own.mention, state)) continue;
    if (own && part === 'tried' && isBehindBreak(sentence, state, own.mention)) continue;
    if (own && own.mention.to <= sentence.labelled && isSaidOfPhotos(sentence, state)) continue;
    if (
      own &&
      isAnOne(sentence, own.mention) &&
      carried.some(({ groups }) => [...rivals].some(name => groups.has(name)))
    )
      continue;
    const decoy = nearest(
      sentence,
      state,
      decoys.filter(({ from: at }) => !isContent(sentence, state, at)),
    );
    const context = carried
      .filter(({ distance }) => distance < PREVIOUS || !isBareReply(sentence, state))
      .filter(({ distance }) => distance < HEADING || hasNoSubject(sentence, state))
      .filter(({ isHeard }) => !isHeard || !takesNote(sentence, state))
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

/** "Low Power Mode (off) and iCloud Photos (on)": what stands in brackets is of the thing right before them. */
function inSameAside(
  { asides, objects }: SentenceContent,
  state: Stretch,
  things: readonly ObjectMention[],
): readonly ObjectMention[] {
  const aside = asides.find(one => insideOf(state, one));
  const isOfThing =
    aside &&
    !objects.some(object => insideOf(object, aside) && !insideOf(object, state)) &&
    objects.some(object => object.to === aside.from);
  return isOfThing ? things.filter(object => object.to === aside.from || insideOf(object, state)) : things;
}

/** "Full since May", "it was nearly full": below a heading, what is said without a thing of its own is said of what the heading names. */
const hasNoSubject = ({ words, labelled }: SentenceContent, { from, to }: Stretch): boolean => {
  if (to - from === 1 && VALUE.test(words[from]?.form ?? '') && words.length > labelled + 1) return false;
  let at = from;
  while (at > labelled && (words[at]?.gap ?? 0) < Break.soft && PREDICATE.test(words[at - 1]?.form ?? '')) at--;
  return at <= labelled || (words[at]?.gap ?? 0) >= Break.soft;
};
/** "Wi-Fi good, battery bad": a thing behind the comma takes the state that follows it, whether or not the pack knows it has such. */
const isSaidOfAnother = (sentence: SentenceContent, own: Stretch, { from }: Stretch): boolean => {
  const { words, objects, labelled } = sentence;
  if (own.from < labelled) return false;
  return objects.some(object => {
    const { from: at, to } = object;
    return (
      at > own.to &&
      to <= from &&
      // "On the iPhone it is off"
      !(placeFrom(words, object) !== undefined && /^its?$/.test(words[to]?.form ?? '')) &&
      !areCoordinated(sentence, own, object) &&
      words.slice(own.to, at + 1).some(({ gap }) => gap === Break.comma) &&
      words.slice(to, from + 1).every(({ gap }) => gap < Break.soft) &&
      words.slice(to, from).every(({ form }) => PREDICATE.test(form))
    );
  });
};
/** "17.4 installed; Software Update offers more": what was done ends there. */
const isBehindBreak = ({ words }: SentenceContent, { to }: Stretch, own: Stretch): boolean =>
  words.slice(to, own.from + 1).some(({ gap }) => gap >= Break.clause);

/** Of a form: in a sentence, they are said of what follows. */
const VALUE = /^(?:no|none|yes|\d+)$/;
const PREDICATE =
  /^(?:it|its|this|that|thats|they|theyre|these|those|all|is|are|was|were|has|have|had|been|being|be|seems|looks|shows|showing|says|reads|stays|still|now|also|already|always|currently|nearly|almost|completely|totally|quite|very|too|really|apparently|again|just|only|not|never|and|but|so)$/;

/** "The battery is empty on the iPhone", "on the iPad the battery is empty, on the iPhone it is full": the phone is where the thing is, and not what is so. */
function isWhereAnotherIs(
  { words, objects, triggers }: SentenceContent,
  phone: ObjectMention,
  state: Stretch,
  rivals: ReadonlySet<string>,
): boolean {
  const at = placeFrom(words, phone);
  if (at === undefined) return false;
  const runsOn = (from: number, to: number) =>
    words.slice(from, to).every(({ form }) => PREDICATE.test(form)) &&
    words.slice(from, to + 1).every(({ gap }) => gap < Break.soft);
  const isBehind = at === state.to;
  const isIt = /^its?$/.test(words[isBehind ? subjectOf(words, state.from) : phone.to]?.form ?? '');
  return objects.some(
    ({ group, from, to }) =>
      rivals.has(group) &&
      group !== phone.group &&
      placeFrom(words, { from, to }) !== at &&
      !isPhoneAlone(words.slice(from, to)) &&
      (to === at ||
        (isBehind && to <= state.from && runsOn(to, state.from)) ||
        (isIt && to <= at && triggers.some(hit => hit.kind === 'other-owner' && hit.to <= at))),
  );
}
/** Where its clause begins, as far as there is nothing but a verb before the state. */
function subjectOf(words: readonly Word[], state: number): number {
  let at = state - 1;
  while (at > 0 && !/^its?$/.test(words[at]?.form ?? '') && PREDICATE.test(words[at]?.form ?? '')) at--;
  return at;
}

/** "The photos one": which of what was asked about before. */
const isAnOne = ({ words }: SentenceContent, { to }: Stretch): boolean => words[to - 1]?.form === 'one';

/** "Network: iCloud photos vanished": what vanished is named behind the label. */
const isSaidOfPhotos = ({ triggers, labelled }: SentenceContent, { from }: Stretch): boolean =>
  triggers.some(hit => hit.kind === 'topic' && hit.from >= labelled && hit.to <= from);

/** A "no" that stands alone replies to a question; of what was told before, it says nothing. */
const isBareReply = ({ words }: SentenceContent, { from, to }: Stretch): boolean =>
  words.length === 1 && to - from === 1 && /^(?:no|yes|n|y)$/.test(words[from]?.form ?? '');

/** "Ok.", "Good, thanks", "no problem I will": but not "ok now", which says how it is. */
const takesNote = ({ words, labelled }: SentenceContent, { to }: Stretch): boolean =>
  words.slice(labelled, to).every(({ form }) => NOTE.test(form)) &&
  ((words[to]?.gap ?? Break.sentence) >= Break.soft || GOES_ON.test(words[to]?.form ?? ''));

/** "OK, please restart the iPhone", "ok so photos on my iPhone wait": with that, somebody begins to speak. */
const opensTalk = (sentence: SentenceContent, state: Stretch): boolean => {
  const { words, labelled } = sentence;
  const { form = '' } = words[labelled] ?? {};
  const gap = words[state.to]?.gap;
  const isParted = gap === Break.comma ? form !== 'no' : gap === Break.none && /^ok(?:ay)?$/.test(form);
  return state.from === labelled && isParted && takesNote(sentence, state);
};

const NOTE = /^(?:ok|okay|good|fine|great|perfect|excellent|cool|super|very|sounds|no|problem)$/;
const GOES_ON =
  /^(?:ok|okay|good|fine|great|thanks?|thx|ty|ta|cheers|i|ill|we|well|will|let|lemme|by|with|so|then|got|noted|sure|please|the|my)$/;

/** In "Mobile Data > Photos, the switch is off" it is that switch. */
const isPartOfRival = (
  { objects }: SentenceContent,
  { from, to }: Stretch,
  state: Stretch,
  { object }: TicketSymptom,
  rivals: ReadonlySet<string>,
): boolean =>
  objects.some(
    longer =>
      longer.from < to &&
      longer.to >= to &&
      longer.to - longer.from >= LONG_NAME &&
      longer.to - longer.from > to - from &&
      (longer.to <= state.from || state.to <= longer.from) &&
      rivals.has(longer.group) &&
      !object.includes(longer.group),
  );
/** So many words name a thing more closely than any that stands in it. */
const LONG_NAME = 4;

/** In "the plan is at capacity" and "at its quota" the word is no thing of its own, though "capacity: 64 GB" is the phone's. */
const isPartOfState = ({ words }: SentenceContent, object: Stretch, state: Stretch): boolean =>
  /^(?:capacity|quota)$/.test(words[object.to - 1]?.form ?? '') && object.from > state.from && insideOf(object, state);

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

/** Objects of other symptoms that take the same words as a state. */
function rivalGroups(states: readonly MeaningMatch[], from: number, to: number): Set<string> {
  const groups = new Set<string>();
  for (const { meaning, from: otherFrom, to: otherTo } of states) {
    if (meaning.kind === 'symptom' && NEEDS_OBJECT.has(meaning.part) && otherFrom < to && otherTo > from)
      for (const name of meaning.symptom.object) groups.add(name);
  }
  return groups;
}

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
