import type { TriggerKind } from '../../knowledge/tickets.ts';
import { overlaps, type Stretch } from '../matcher/distance.ts';
import type { SaidState } from '../matcher/join.ts';
import { isSkipped } from '../matcher/trie.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { Status } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break, type Word } from '../reader/words.ts';
import { clauseBehind, FINITE } from './denied-clause.ts';
import { isExclusion } from './reach.ts';

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
        hit.from - to <= (isVerb(words, hit) ? 0 : isSure(words, hit) ? Math.max(reach, SURE) : reach) &&
        (words[hit.to]?.gap ?? Break.sentence) >= Break.soft) ||
      isFinalNo(words, hit, to),
  );
}

/** Where nothing marks what is said as a mere opinion, its denial stands right behind it. */
export const refutedAtOnce = (sentence: SentenceContent, state: Stretch): TriggerHit | undefined =>
  refutedBehind(sentence, state, AT_ONCE);
/** In words. */
const AT_ONCE = 1;

/** "The claim that the battery is low is wrong": without a subject of its own, it is of the clause right before it. */
const isVerb = (words: readonly Word[], { from }: TriggerHit): boolean =>
  /^(?:is|was|proved|proves|turned)$/.test(words[from]?.form ?? '');

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

/** A state or whole phrase; what is only measured has no gaps. */
export type Said = Stretch & Partial<SaidState>;

/** "She says it is not Low Power Mode": of what is told with the denial in a gap, what stands behind that is denied. */
export function behindGap({ words }: SentenceContent, { from, to, skipped = 0 }: Said, denial: Stretch): Stretch {
  const isInGap = (at: number) => isSkipped({ from, skipped }, at);
  // "Upload never exceeds 1 Mbit": there, the phrase means it so.
  if (!TELLS.test(words[from]?.form ?? '') || !isInGap(denial.from) || !isInGap(denial.to - 1)) return { from, to };
  let behind = denial.to;
  while (isInGap(behind)) behind++;
  // "Says Not Charging and Low Battery", "shows no more than Low Power Mode"
  const goesOn = words.slice(denial.to, behind).some(({ form }) => /^(?:and|than)$/.test(form));
  return { from: goesOn ? from : behind, to };
}

const TELLS =
  /^(?:says?|said|saying|states?|stated|shows?|showed|showing|reads?|reading|displays?|tells?|told|mentions?|mentioned|text|message|banner|notice|status|line|words|letters)$/;

/** The state of a phrase, which takes a denial that is part of it from what stands around. */
export interface Consumer extends Stretch {
  object?: Stretch | undefined;
  clears?: boolean;
}

/** "It is not the Wi-Fi that is down", "she denies that the Wi-Fi is weak": what clears a thing, or only denies, denies what is said of it, too. */
export const deniesToo = (consumer: Consumer, denial: Stretch, thing: Stretch | undefined): boolean =>
  thing !== undefined &&
  (consumer.clears || consumer.to - consumer.from === denial.to - denial.from) &&
  (overlaps(consumer, thing) || (consumer.object !== undefined && overlaps(consumer.object, thing)));

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
  !(hit.kind === 'negation' && clauseBehind(sentence.words, hit, state)?.denied === false) &&
  !deniesSync(sentence, hit, state.from) &&
  !deniesSyncWith(sentence, hit, state.from) &&
  !isDeniedItself(sentence, live, hit) &&
  !(base === 'ruled-out' && (deniesItself(sentence, state, hit) || isStillNothing(sentence, hit))) &&
  // "Ruled out: a restart": to rule a remedy out, one carries it out.
  // "We ruled out the account (identical)"
  !(base !== 'present' && isExclusion(sentence.words, hit));

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

/** "Not a day without trouble": the first denial takes the second; "not off, nor down" has two. */
const isDeniedItself = ({ words }: SentenceContent, live: readonly TriggerHit[], { kind, from }: TriggerHit): boolean =>
  kind === 'negation' &&
  words[from]?.form !== 'nor' &&
  live.some(other => other.kind === 'negation' && other.to < from && from - other.to <= 2);

/** "Photos not syncing iCloud storage full": what is denied is the verb, and what follows says why. */
const deniesSync = ({ words }: SentenceContent, { kind, to }: TriggerHit, state: number): boolean =>
  kind === 'negation' && to < state && SYNC_VERB.test(words[verbBehind(words, to)]?.form ?? '');

/** "Does not appear to be low", "tells her not to upload" */
const verbBehind = (words: readonly Word[], at: number): number =>
  words[at]?.form === 'to' ? at + 1 : words[at]?.form === 'appear' && words[at + 1]?.form === 'to' ? at + 2 : at;

const SYNC_VERB = /^(?:sync|synch|upload|download|transfer|arriv|appear|work)(?:es?|s|ed|ing)?$/;

/** "No photos upload with Low Power Mode off": what is denied is that they do, and "with" tells how things are meanwhile. */
function deniesSyncWith({ words, triggers }: SentenceContent, { to }: TriggerHit, state: number): boolean {
  const at = words.findIndex(({ form }, i) => i >= to && i < state && form === 'with');
  return at >= 0 && triggers.some(hit => SYNCING.has(hit.kind) && hit.from >= to && hit.to <= at);
}
const SYNCING = new Set<TriggerKind>(['topic', 'sync']);

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
