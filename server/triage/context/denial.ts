import type { Stretch } from '../matcher/distance.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { Status } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break, type Word } from '../reader/words.ts';

/** "She says it is the storage, it isn't": what was only supposed is denied at once. */
export function refutedBehind(
  { words, triggers }: SentenceContent,
  { to }: Stretch,
  reach = Infinity,
): TriggerHit | undefined {
  return triggers.find(
    hit =>
      (hit.kind === 'refuted' &&
        hit.from >= to &&
        hit.from - to <= (isSure(words, hit) ? Math.max(reach, SURE) : reach) &&
        (words[hit.to]?.gap ?? Break.sentence) >= Break.soft) ||
      isFinalNo(words, hit, to),
  );
}

/** Where nothing marks what is said as a mere opinion, its denial stands right behind it. */
export const refutedAtOnce = (sentence: SentenceContent, state: Stretch): TriggerHit | undefined =>
  refutedBehind(sentence, state, AT_ONCE);
/** In words. */
const AT_ONCE = 1;

/** "The line is shared by us two, so it can't be this" */
const isSure = (words: readonly Word[], { from, to }: TriggerHit): boolean =>
  words.slice(from, to).some(({ form }) => /^(?:cant|cannot|couldnt|wont)$/.test(form));
const SURE = 6;

/** "Low Power Mode is on - no" */
export const isFinalNo = (words: readonly Word[], { kind, from, to }: TriggerHit, end: number): boolean =>
  kind === 'no' &&
  from === end &&
  to === words.length &&
  (words[from]?.gap ?? Break.none) >= Break.soft &&
  /^(?:no|nope|false|n)$/.test(words[from]?.form ?? '');

/**
 * Does a denial that reaches a state deny it?
 * @param live all triggers that count in the sentence
 */
export const isDenialOf = (
  sentence: SentenceContent,
  live: readonly TriggerHit[],
  hit: TriggerHit,
  state: Stretch,
  base: Status,
): boolean =>
  !startsAnew(sentence, hit.to, state.to) &&
  !deniesSync(sentence, hit, state.from) &&
  !isDeniedItself(live, hit) &&
  !(base === 'ruled-out' && (deniesItself(sentence, state, hit) || isStillNothing(sentence, hit))) &&
  // "Ruled out: a restart": to rule a remedy out, one carries it out.
  // "We ruled out the account (identical)"
  !(base !== 'present' && sentence.words[hit.to - 1]?.form === 'out');

/** "Not the quota and not the router": both deny, and neither denies the other. */
const deniesItself = ({ triggers, words }: SentenceContent, { from, to }: Stretch, outer: TriggerHit): boolean =>
  triggers.some(
    hit =>
      hit.kind === 'negation' &&
      hit.from >= from &&
      hit.to <= to &&
      outer.to < hit.from &&
      // "Not a day without trouble" is one denial of the other.
      words.slice(outer.to, hit.from + 1).some(({ form, gap }) => gap >= Break.soft || /^(?:and|or|nor)$/.test(form)),
  );

/** "Still nothing, an hour later on the mains": no photo came. */
const isStillNothing = ({ words }: SentenceContent, { from }: TriggerHit): boolean =>
  words[from]?.form === 'nothing' && /^(?:still|yet)$/.test(words[from - 1]?.form ?? '');

/** "Not a day without trouble": the first denial takes the second. */
const isDeniedItself = (live: readonly TriggerHit[], { kind, from }: TriggerHit): boolean =>
  kind === 'negation' && live.some(other => other.kind === 'negation' && other.to < from && from - other.to <= 2);

/** "Photos not syncing iCloud storage full": what is denied is the verb, and what follows says why. */
const deniesSync = ({ words }: SentenceContent, denial: TriggerHit, state: number): boolean =>
  denial.kind === 'negation' && denial.to < state && SYNC_VERB.test(words[denial.to]?.form ?? '');

const SYNC_VERB = /^(?:sync|synch|upload|download|transfer|arriv|appear|work)(?:e|s|ed|ing)?$/;

/** "Photos do not sync and iCloud is full": behind the `and` stands a clause with a verb of its own. */
function startsAnew({ words }: SentenceContent, from: number, to: number): boolean {
  // "Cant take a photo phone says its full": the denied verb stands before a clause of its own.
  const between = words.slice(from, to);
  const verb = between.findIndex(({ form }) => FINITE.test(form));
  if (
    AUXILIARY.test(words[from - 1]?.form ?? '') &&
    verb > 1 &&
    !between.slice(0, verb).some(({ form }) => CLAIMS.test(form))
  )
    return true;
  const and = words.findIndex(({ form }, i) => i >= from && i < to && form === 'and');
  return and >= 0 && words.slice(and + 1, to).some(({ form }) => FINITE.test(form));
}

const AUXILIARY = /^(?:cant|cannot|couldnt|dont|doesnt|didnt|wont|havent|hasnt)$/;
const CLAIMS =
  /^(?:say|says|think|thinks|see|show|mean|believe|look|seem|appear|know|tell|report|find|notice|get|that|if|what|which|who)$/;
const FINITE =
  /^(?:is|are|was|were|has|have|had|says|shows|reads|stays|keeps|isnt|arent|wasnt|hasnt|hit|hits|ran|went|got|filled|reached|lost|left|came|fell|put|took|let)$/;
