import type { TriggerKind } from '../../knowledge/tickets.ts';
import { insertionBetween, insideOf, type Stretch } from '../matcher/distance.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import { comparedUntil } from '../matcher/whose.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break, isPause, untilPause, type Word } from '../reader/words.ts';
import { clauseBehind, isDeniedList, LIST } from './denied-clause.ts';

/** How far a trigger reaches, in words, after ConText (Harkema et al. 2009). */
const REACH: Partial<Record<TriggerKind, { forward: number; backward: number; crossesComma: boolean }>> = {
  negation: { forward: 5, backward: 0, crossesComma: false },
  'negation-after': { forward: 0, backward: 5, crossesComma: false },
  hypothetical: { forward: 25, backward: 0, crossesComma: true },
  'hypothetical-after': { forward: 0, backward: 10, crossesComma: true },
  until: { forward: 12, backward: 0, crossesComma: false },
  whenever: { forward: 1, backward: 0, crossesComma: false },
  reported: { forward: 14, backward: 0, crossesComma: true },
  advice: { forward: 12, backward: 0, crossesComma: true },
  imperative: { forward: 12, backward: 0, crossesComma: false },
  planned: { forward: 2, backward: 4, crossesComma: false },
  past: { forward: 9, backward: 9, crossesComma: false },
  'other-owner': { forward: 10, backward: 3, crossesComma: false },
};

/** Does the trigger reach the stretch, and does nothing end its scope in between? */
export function reaches(
  sentence: SentenceContent,
  hit: TriggerHit,
  target: Stretch,
  ends: readonly TriggerHit[],
): boolean {
  const reach = REACH[hit.kind];
  if (!reach || (hit.kind === 'whenever' && tellsOfOnce(sentence, hit))) return false;
  // "The plan had run out": the state itself tells that it was.
  if (hit.kind === 'past' && hit.from >= target.from && hit.to <= target.to)
    return sentence.words[hit.from]?.form === 'had';
  if (hit.from < target.to && target.from < hit.to)
    return hit.from < target.from && hit.to < target.to && reach.forward > 0;
  const forward = hit.to <= target.from;
  const [left, right] = forward ? [hit.to, target.from] : [target.to, hit.from];
  // "It is not, in fact, off"
  const inserted =
    hit.kind === 'negation' && forward
      ? insertionBetween(sentence, { from: hit.from, to: hit.to - 1 }, target)
      : hit.kind === 'other-owner' && forward
        ? comparisonBehind(sentence, hit)
        : undefined;
  const isListed =
    forward && ((hit.kind === 'negation' && isDeniedList(sentence.words, hit, target)) || excludesList(sentence, hit));
  const most = !forward
    ? reach.backward
    : isListed
      ? LIST
      : deniesClause(sentence, hit, target)
        ? CLAUSE
        : reach.forward;
  if (most === 0 || right - left - (inserted ? inserted.to - inserted.from : 0) > most) return false;
  for (let i = left; i <= right && i < sentence.words.length; i++) {
    if (i === inserted?.from) i = inserted.to + 1;
    if (i > right) break;
    const gap = sentence.words[i]?.gap ?? Break.none;
    if (i > left - 1 && gap >= Break.clause) return false;
    // "Please add storage, there is none left"
    if (hit.kind === 'advice' && forward && isPause(gap) && isOwnClause(sentence.words, i)) return false;
    if (
      isPause(gap) &&
      !reach.crossesComma &&
      !isListed &&
      (i !== sentence.labelled || sentence.labelled > 3) &&
      !opensInPast(sentence, hit, i, target) &&
      !isOwnRelative(sentence, hit, i)
    )
      return false;
  }
  return !ends.some(end => end.from >= left && end.from < right && !(inserted && insideOf(end, inserted)));
}

/** "As soon as the Wi-Fi was back": it came, and is no condition. */
const tellsOfOnce = ({ words }: SentenceContent, { to }: TriggerHit): boolean =>
  untilPause(words, to + 1, CLAUSE).some(({ form }) => /^(?:was|were|had|been|got|went|came)$/.test(form));

/** "The iPad, unlike the iPhone, has it on" */
const comparisonBehind = ({ words }: SentenceContent, { to: from }: TriggerHit): Stretch | undefined => {
  const to = comparedUntil(words, from);
  return to === undefined ? undefined : { from, to };
};

/** "The iPad, whose switch is off": what tells more of a device is of that. */
const isOwnRelative = ({ words }: SentenceContent, { kind, to }: TriggerHit, comma: number): boolean =>
  kind === 'other-owner' && to === comma && /^(?:whose|which|where)$/.test(words[comma]?.form ?? '');

/** "Previously, the battery was low": a time that opens the sentence is that of all it tells as past. */
const opensInPast = (
  { words, labelled }: SentenceContent,
  { kind, from, to }: TriggerHit,
  comma: number,
  target: Stretch,
) =>
  kind === 'past' &&
  from === labelled &&
  to === comma &&
  words.slice(to, target.to).some(({ form }) => /^(?:was|were|had)$/.test(form));

/** "No sign that the customer's phone is full or its battery low", "neither X nor Y is on": such a denial is of a whole clause. */
const deniesClause = ({ words }: SentenceContent, hit: TriggerHit, target: Stretch): boolean =>
  hit.kind === 'negation' &&
  target.from - hit.to <= LIST &&
  (words.slice(hit.to - 1, hit.to + 3).some(({ form }) => /^(?:that|think|believe|neither)$/.test(form)) ||
    isToBe(words, hit.to, target.to) ||
    clauseBehind(words, hit, target)?.denied === true);

/** "Nobody found the iCloud storage to be full" */
const isToBe = (words: readonly Word[], from: number, to: number): boolean =>
  /^(?:find|finds|found|saw)$/.test(words[from]?.form ?? '') &&
  words.slice(from, to).some(({ form }, i) => form === 'to' && words[from + i + 1]?.form === 'be');
/** In words. */
const CLAUSE = 12;

/** "We have excluded: a wrong account, weak Wi-Fi, Low Power Mode": behind the colon, all of them. */
const excludesList = ({ words }: SentenceContent, hit: TriggerHit): boolean =>
  isExclusion(words, hit) && words[hit.to]?.gap === Break.soft;

/** To rule something out, or to exclude it: with it, one denies it and no more. */
export const isExclusion = (words: readonly Word[], { kind, from, to }: TriggerHit): boolean =>
  kind === 'negation' &&
  words.slice(from, to).some(({ form }) => /^(?:out|excluded|eliminated|dismissed|discounted)$/.test(form));

/** Does a clause begin that says of a thing how it is? */
export const isOwnClause = (words: readonly Word[], at: number): boolean =>
  /^(?:its|theres|theyre|thats|hes|shes)$/.test(words[at]?.form ?? '') ||
  (/^(?:it|there|they|that|this|he|she)$/.test(words[at]?.form ?? '') &&
    /^(?:is|are|was|were)$/.test(words[at + 1]?.form ?? ''));

/** What ends the scope of this one. */
export function endsOf(sentence: SentenceContent, hit: TriggerHit, ends: readonly TriggerHit[]): readonly TriggerHit[] {
  if (hit.kind === 'other-owner')
    return endsBehind(
      sentence,
      hit,
      ends.filter(end => !isOfIt(sentence, end) && !isOwnRelative(sentence, hit, end.from)),
    );
  // "If the hotel only has slow Wi-Fi", "if pictures still save with no signal"
  if (hit.kind === 'hypothetical')
    return ends.filter(
      ({ from }) => !/^(?:only|still)$/.test(sentence.words[from]?.form ?? '') && !isSupposedToo(sentence, hit, from),
    );
  return ends;
}

/** "If I travel and there is no Wi-Fi": both are supposed, as long as nothing follows from them. */
const isSupposedToo = ({ words }: SentenceContent, { from, to }: Stretch, and: number): boolean =>
  words[from]?.form === 'if' &&
  !/^(?:possible|needed|necessary|so|not|anything)$/.test(words[from + 1]?.form ?? '') &&
  words[and]?.form === 'and' &&
  words.slice(to, and + 1).every(({ gap }) => gap < Break.soft);

/** "The iPad is old and its storage is full": still the iPad's. */
const isOfIt = ({ words }: SentenceContent, { to }: TriggerHit): boolean => /^its?$/.test(words[to - 1]?.form ?? '');

/** "My colleague had the same and her cloud was full": hers is the colleague's, where the customer says `my`. */
function endsBehind(
  { words }: SentenceContent,
  { from }: TriggerHit,
  ends: readonly TriggerHit[],
): readonly TriggerHit[] {
  if (!/^(?:my|our|a|one)$/.test(words[from - 1]?.form ?? '')) return ends;
  return ends.filter(end => !/^(?:her|his|their)$/.test(words[end.to - 1]?.form ?? ''));
}
