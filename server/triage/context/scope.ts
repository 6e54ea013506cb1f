import type { TriggerKind } from '../../knowledge/tickets.ts';
import type { Stretch } from '../matcher/distance.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { Reason, Status } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break, isPause, untilPause, type Word } from '../reader/words.ts';
import { isPast, remedyIn, undoneBehind } from './remedies.ts';

/** How far a trigger reaches, in words, after ConText (Harkema et al. 2009). */
const REACH: Partial<Record<TriggerKind, { forward: number; backward: number; crossesComma: boolean }>> = {
  negation: { forward: 5, backward: 0, crossesComma: false },
  'negation-after': { forward: 0, backward: 5, crossesComma: false },
  hypothetical: { forward: 25, backward: 0, crossesComma: true },
  'hypothetical-after': { forward: 0, backward: 10, crossesComma: true },
  until: { forward: 12, backward: 0, crossesComma: false },
  reported: { forward: 14, backward: 0, crossesComma: true },
  advice: { forward: 12, backward: 0, crossesComma: true },
  imperative: { forward: 12, backward: 0, crossesComma: false },
  planned: { forward: 2, backward: 4, crossesComma: false },
  past: { forward: 9, backward: 9, crossesComma: false },
  'other-owner': { forward: 10, backward: 3, crossesComma: false },
};

/** What keeps an occurrence from being claimed. */
export const ADVICE: readonly TriggerKind[] = ['hypothetical', 'hypothetical-after', 'until', 'advice', 'imperative'];
export const NO_ORDERS: readonly TriggerKind[] = ['hypothetical', 'hypothetical-after', 'until', 'advice'];
export const CONDITIONS: readonly TriggerKind[] = ['hypothetical', 'hypothetical-after', 'until'];

/** What somebody was told to do, and may have done. */
const ORDERS = new Set<TriggerKind>(['advice', 'imperative']);

const DENIALS = new Set<TriggerKind>(['negation', 'negation-after']);

/** The reason of what somebody was told to do; that he did so decides it. */
export const ADVISED = 'advice, by';

/** The reason of what is of another person or device. */
export const OF_OTHERS = 'somebody else’s, by';

const WHY: Partial<Record<TriggerKind, string>> = {
  negation: 'denied by',
  'negation-after': 'denied by',
  hypothetical: 'only supposed, by',
  'hypothetical-after': 'only supposed, by',
  until: 'only supposed, by',
  reported: 'said by somebody else, by',
  advice: ADVISED,
  imperative: ADVISED,
  planned: 'not done yet, by',
  past: 'over, by',
  bygone: 'over, by',
  'other-owner': OF_OTHERS,
  refuted: 'denied by',
  remedied: 'remedied by',
  complied: 'done as asked',
  relapse: 'undone, by',
};

/** Does the trigger reach the stretch, and does nothing end its scope in between? */
function reaches(sentence: SentenceContent, hit: TriggerHit, target: Stretch, ends: readonly TriggerHit[]): boolean {
  const reach = REACH[hit.kind];
  if (!reach) return false;
  // "The plan had run out": the state itself tells that it was.
  if (hit.kind === 'past' && hit.from >= target.from && hit.to <= target.to)
    return sentence.words[hit.from]?.form === 'had';
  if (hit.from < target.to && target.from < hit.to)
    return hit.from < target.from && hit.to < target.to && reach.forward > 0;
  const forward = hit.to <= target.from;
  const [left, right] = forward ? [hit.to, target.from] : [target.to, hit.from];
  const most = forward ? reach.forward : reach.backward;
  if (most === 0 || right - left > most) return false;
  for (let i = left; i <= right && i < sentence.words.length; i++) {
    const gap = sentence.words[i]?.gap ?? Break.none;
    if (i > left - 1 && gap >= Break.clause) return false;
    // "Please add storage, there is none left"
    if (hit.kind === 'advice' && forward && isPause(gap) && isOwnClause(sentence.words, i)) return false;
    if (isPause(gap) && !reach.crossesComma && (i !== sentence.labelled || sentence.labelled > 3)) return false;
  }
  return !ends.some(end => end.from >= left && end.from < right);
}

/** Does a clause begin that says of a thing how it is? */
const isOwnClause = (words: readonly Word[], at: number): boolean =>
  /^(?:its|theres|theyre|thats|hes|shes)$/.test(words[at]?.form ?? '') ||
  (/^(?:it|there|they|that|this|he|she)$/.test(words[at]?.form ?? '') &&
    /^(?:is|are|was|were)$/.test(words[at + 1]?.form ?? ''));

/** "Please increase the storage, it's used up": a clause of its own tells how the thing is. */
const isToldOf = ({ words }: SentenceContent, object: Stretch, state: Stretch): boolean =>
  words.slice(object.to, state.from + 1).some(({ gap }, i) => isPause(gap) && isOwnClause(words, object.to + i));

/**
 * The status of an occurrence after the triggers around it, with the words that decided it.
 * @param claims kinds of triggers that leave it a mere mention: for a number only conditions; for a customer in a chat,
 *   who leaves out the `I`, no orders
 * @param ofOthers whose thing it is makes no difference
 */
export function statusInScope(
  sentence: SentenceContent,
  base: Status,
  state: Stretch,
  object: Stretch | undefined,
  consumed: readonly Stretch[],
  claims: readonly TriggerKind[] = ADVICE,
  ofOthers = false,
): { status: Status; reason?: Reason } {
  const { triggers } = sentence;
  const ends = triggers.filter(hit => hit.kind === 'end');
  // A denial that is part of another phrase ("no wifi") does not deny this one.
  const live = triggers.filter(
    hit =>
      (!DENIALS.has(hit.kind) && !isNotThought(sentence, hit)) ||
      (DENIALS.has(hit.kind) &&
        !consumed.some(c => c.from <= hit.from && c.to >= hit.to && !(c.from < state.to && state.from < c.to))),
  );
  const reaching = (kind: TriggerKind) =>
    live.find(
      hit =>
        hit.kind === kind &&
        (kind !== 'imperative' || hit.from >= sentence.labelled) &&
        (reaches(sentence, hit, state, endsOf(sentence, hit, ends)) ||
          (kind === 'other-owner' && isOfAside(sentence, hit, state)) ||
          (object &&
            kind !== 'negation-after' &&
            !(ORDERS.has(kind) && isToldOf(sentence, object, state)) &&
            hit.to <= Math.min(object.from, state.from) &&
            reaches(sentence, hit, object, ends))),
    );
  const because = (hit: TriggerHit): Reason => {
    const first = sentence.words[hit.from];
    const last = sentence.words[hit.to - 1];
    return { why: WHY[hit.kind] ?? '', ...(first && last ? { span: { start: first.start, end: last.end } } : {}) };
  };
  for (const kind of claims) {
    const hit = reaching(kind);
    const refuted = hit && base === 'present' ? refutedBehind(sentence, state) : undefined;
    if (refuted) return { status: 'ruled-out', reason: because(refuted) };
    const complied =
      hit &&
      base === 'tried' &&
      ORDERS.has(kind) &&
      triggers.find(other => other.kind === 'complied' && other.from >= state.to);
    if (complied) return { status: 'tried', reason: because(complied) };
    if (hit) return { status: 'mentioned', reason: because(hit) };
  }
  const refuted = base === 'present' ? refutedBehind(sentence, state, AT_ONCE) : undefined;
  if (refuted) return { status: 'ruled-out', reason: because(refuted) };
  // "Running the latest iOS - no"
  const negated = base === 'ruled-out' ? triggers.find(hit => isFinalNo(sentence.words, hit, state.to)) : undefined;
  if (negated) return { status: 'present', reason: because({ ...negated, kind: 'refuted' }) };
  const undone = base === 'present' ? undefined : undoneBehind(sentence, state);
  if (undone) return { status: 'present', reason: because(undone) };
  const planned = base === 'tried' ? reaching('planned') : undefined;
  if (planned) return { status: 'mentioned', reason: because(planned) };
  const other = ofOthers ? undefined : reaching('other-owner');
  if (other && base !== 'tried')
    return { status: base === 'ruled-out' ? 'ruled-out' : 'mentioned', reason: because(other) };
  const denied = live.find(
    hit =>
      DENIALS.has(hit.kind) &&
      reaches(sentence, hit, hit.kind === 'negation-after' ? withObject(state, object) : state, ends) &&
      !startsAnew(sentence, hit.to, state.to) &&
      !deniesSync(sentence, hit, state.from) &&
      !isDeniedItself(live, hit) &&
      !(base === 'ruled-out' && (deniesItself(sentence, state, hit) || isStillNothing(sentence, hit))) &&
      // "Ruled out: a restart": to rule a remedy out, one carries it out.
      // "We ruled out the account (identical)"
      !(base !== 'present' && sentence.words[hit.to - 1]?.form === 'out'),
  );
  const over = reaching('past');
  // "Not restarted since she bought it two years ago" goes on.
  const past =
    over && (lastsSince(sentence, state, over) || isFound(sentence, over) || isLastingAct(sentence, over, state))
      ? undefined
      : over;
  const now = triggers.some(hit => hit.kind === 'now' && sameClause(sentence, hit, state));
  const remedy = base === 'present' && !denied ? remediedBehind(sentence, state, object) : undefined;
  if (remedy) return { status: 'tried', reason: because(remedy) };
  const turn = base === 'present' && !past ? turned(sentence, state, object, ends) : undefined;
  if (turn) return { status: 'mentioned', reason: because(turn) };
  const except = sentence.words[state.to];
  if (base === 'ruled-out' && object && except && isExcepted(sentence, state, object))
    return { status: 'present', reason: { why: 'excepted by', span: { start: except.start, end: except.end } } };
  let status = base;
  if (denied) status = base === 'present' ? 'ruled-out' : base === 'ruled-out' ? 'present' : 'mentioned';
  const bygone = base === 'present' && !denied && !now ? bygoneNear(sentence, state, object) : undefined;
  if (bygone) return { status: 'mentioned', reason: because(bygone) };
  if (past && status !== 'tried' && !now) return { status: 'mentioned', reason: because(past) };
  return { status, reason: denied ? because(denied) : undefined };
}

/** "I don't think it's waiting" denies, and supposes nothing. */
const isNotThought = ({ words }: SentenceContent, { kind, from }: TriggerHit): boolean =>
  kind === 'hypothetical' &&
  /^(?:think|thinks|believe)$/.test(words[from]?.form ?? '') &&
  /^(?:dont|doesnt|didnt|not)$/.test(words[from - 1]?.form ?? '');

/** What ends the scope of this one. */
function endsOf(sentence: SentenceContent, hit: TriggerHit, ends: readonly TriggerHit[]): readonly TriggerHit[] {
  if (hit.kind === 'other-owner')
    return endsBehind(
      sentence,
      hit,
      ends.filter(end => !isOfIt(sentence, end)),
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

/** "The old one (iPhone 7, battery 8 %)": all that the brackets hold is of what stands before them. */
const isOfAside = ({ asides }: SentenceContent, { to }: TriggerHit, target: Stretch): boolean =>
  asides.some(aside => aside.from === to && aside.from <= target.from && target.to <= aside.to);

/** "Lack of space in her storage plan can be ruled out": the thing right behind its state is part of what is denied. */
const withObject = (state: Stretch, object: Stretch | undefined): Stretch =>
  object && object.from >= state.to && object.from - state.to <= 2 ? { from: state.from, to: object.to } : state;

/** "Everything is fine except the Wi-Fi" */
function isExcepted({ words }: SentenceContent, state: Stretch, object: Stretch): boolean {
  const between = words.slice(state.to, object.from).map(({ form }) => form);
  return (
    (/^(?:except|excepting|bar|barring)$/.test(between[0] ?? '') ||
      /^(?:apart|aside) from|^other than/.test(between.slice(0, 2).join(' '))) &&
    between.length <= 4
  );
}

/** "She says it is the storage, it isn't": what was only supposed is denied at once. */
function refutedBehind(
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

/** "The line is shared by us two, so it can't be this" */
const isSure = (words: readonly Word[], { from, to }: TriggerHit): boolean =>
  words.slice(from, to).some(({ form }) => /^(?:cant|cannot|couldnt|wont)$/.test(form));
const SURE = 6;

/** "Low Power Mode is on - no" */
const isFinalNo = (words: readonly Word[], { kind, from, to }: TriggerHit, end: number): boolean =>
  kind === 'no' &&
  from === end &&
  to === words.length &&
  (words[from]?.gap ?? Break.none) >= Break.soft &&
  /^(?:no|nope|false|n)$/.test(words[from]?.form ?? '');

/** Words between what is said and its denial, where nothing marks it as a mere opinion. */
const AT_ONCE = 1;

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

const lastsSince = ({ words }: SentenceContent, state: Stretch, past: Stretch): boolean =>
  words.slice(state.from, past.to).some(({ form }) => form === 'since') ||
  clauseFrom(words, state.to).some(({ form }) => form === 'still');

function clauseFrom(words: readonly Word[], from: number): readonly Word[] {
  const clause = untilPause(words, from);
  const end = clause.findIndex(({ form }) => form === 'and' || form === 'but');
  return end < 0 ? clause : clause.slice(0, end);
}

/** "It was established that she had been signed out": a report puts what was found one step back. */
const isFound = ({ words }: SentenceContent, { from }: Stretch): boolean =>
  words[from]?.form === 'had' && words.slice(Math.max(0, from - 12), from).some(({ form }) => FOUND.test(form));

/** "Low Data Mode had been activated": what was done to a switch stays until it is undone. */
const isLastingAct = ({ words }: SentenceContent, over: Stretch, state: Stretch): boolean =>
  words[over.from]?.form === 'had' &&
  words.slice(Math.min(over.to, state.from), state.to).some(({ form }) => LASTING.test(form));

const LASTING =
  /^(?:switched|turned|activated|enabled|disabled|deactivated|signed|logged|locked|blocked|barred|cancelled|canceled|downgraded|removed|set|changed|unticked)$/;

const FOUND =
  /^(?:stated|reported|remarked|asserted|mentioned|complained|indicated|explained|described|found|established|determined|discovered|confirmed|noticed|identified|ascertained|observed|revealed|noted|saw|seen|turned|proved|transpired|emerged|discovering|finding|noticing)$/;

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

/** "The switch was off, she turned it on": the step that mends what was just told. */
function remediedBehind(
  sentence: SentenceContent,
  state: Stretch,
  object: Stretch | undefined,
): TriggerHit | undefined {
  const from = Math.min(state.from, object?.from ?? state.from);
  const told = sentence.words.slice(from, state.to);
  // "He had no data left"
  return remedyIn(sentence, state.to, told, isPast(told) || isPast(sentence.words.slice(Math.max(0, from - 2), from)));
}

/** "Wi-Fi was down, but now it works": the word that turns from what was to what is. */
function turned(
  { words, triggers }: SentenceContent,
  state: Stretch,
  object: Stretch | undefined,
  ends: readonly TriggerHit[],
): TriggerHit | undefined {
  const from = Math.min(state.from, object?.from ?? state.from);
  if (!words.slice(Math.max(0, from - 1), state.to).some(({ form }) => /^(?:was|were|had)$/.test(form)))
    return undefined;
  return triggers.find(
    hit =>
      hit.kind === 'now' &&
      hit.from >= state.to &&
      (ends.some(end => end.from >= state.to && end.to <= hit.from + 1) ||
        (hit.from === state.to && (words[hit.from]?.gap ?? Break.none) >= Break.soft)) &&
      // "Was logged out, and now the photos do not match" goes on.
      !triggers.some(other => other.kind === 'negation' && other.from >= hit.to && other.from - hit.to <= 5),
  );
}

const GOES_ON = /^(?:still|hasnt|havent|never|yet)$/;

const ENDING =
  /^(?:cut|disconnected|cancelled|canceled|terminated|suspended|barred|blocked|deactivated|dismantled|stolen|discontinued|removed|switched|turned|downgraded|used|exhausted|eaten|spent)$/;

const tellsHowLong = (words: readonly Word[]): boolean =>
  words.some(
    ({ form }, i) =>
      form === 'for' && /^(?:an?|one|two|three|four|five|six|some|several|\d+)$/.test(words[i + 1]?.form ?? ''),
  );

/** "Was full last month": a state in the past, at a time that is named. */
function bygoneNear(
  { words, triggers }: SentenceContent,
  state: Stretch,
  object: Stretch | undefined,
): TriggerHit | undefined {
  const from = Math.min(state.from, object?.from ?? state.from);
  const told = words.slice(Math.max(0, from - 2), state.to).map(({ form }) => form);
  const verb = told.findIndex(form => /^(?:was|were|had)$/.test(form));
  // "Was cut off last month": an act lasts, as that of a verb without `was` does; "for a week" says how long.
  if (verb < 0 || (ENDING.test(told[verb + 1] ?? '') && !tellsHowLong(words.slice(state.to, state.to + 8))))
    return undefined;
  return triggers.find(hit => {
    // "Ran out in May and has not bought any since" goes on.
    if (hit.kind !== 'bygone' || words.slice(hit.to).some(({ form }) => GOES_ON.test(form))) return false;
    const [left, right] = hit.from >= state.to ? [state.to, hit.from] : [hit.to, from];
    return (
      left <= right &&
      right - left <= BYGONE_REACH &&
      !words.slice(left, right + 1).some(({ form, gap }) => (gap ?? 0) >= Break.clause || form === 'since')
    );
  });
}

/** Words between what was and the time when it was. */
const BYGONE_REACH = 6;

/** No comma or other break stands between the two. */
function sameClause(sentence: SentenceContent, a: Stretch, b: Stretch): boolean {
  const [left, right] = a.from < b.from ? [a, b] : [b, a];
  for (let i = left.to; i <= right.from; i++) if ((sentence.words[i]?.gap ?? 0) >= Break.soft) return false;
  return true;
}
