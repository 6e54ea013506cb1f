import type { TriggerKind } from '../../knowledge/tickets.ts';
import { insideOf, overlaps, type Stretch } from '../matcher/distance.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import { isOnlyOf, phoneExcepted } from '../matcher/whose.ts';
import type { Reason, Status } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break, isPause, untilPause } from '../reader/words.ts';
import {
  behindGap,
  type Consumer,
  deniesToo,
  isDenialOf,
  isFinalNo,
  refutedAtOnce,
  refutedBehind,
  type Said,
} from './denial.ts';
import { bygoneNear, goesOn, turned } from './over.ts';
import { endsOf, isOwnClause, reaches } from './reach.ts';
import { isPast, remedyIn, undoneBehind } from './remedies.ts';
import { turnedBack } from './switches.ts';

/** What keeps an occurrence from being claimed. */
export const CONDITIONS: readonly TriggerKind[] = ['hypothetical', 'hypothetical-after', 'until', 'whenever'];
export const NO_ORDERS: readonly TriggerKind[] = [...CONDITIONS, 'advice'];
export const ADVICE: readonly TriggerKind[] = [...NO_ORDERS, 'imperative'];

/** What somebody was told to do, and may have done. */
const ORDERS = new Set<TriggerKind>(['advice', 'imperative']);

const DENIALS = new Set<TriggerKind>(['negation', 'negation-after']);

/** The reason of what somebody was told to do; that he did so decides it. */
export const ADVISED = 'advice, by';

/** The reason of what is said not to be, or not to be done. */
export const DENIED = 'denied by';

/** The reason of what is of another person or device. */
export const OF_OTHERS = 'somebody else’s, by';

const WHY: Partial<Record<TriggerKind, string>> = {
  negation: DENIED,
  'negation-after': DENIED,
  hypothetical: 'only supposed, by',
  'hypothetical-after': 'only supposed, by',
  until: 'only supposed, by',
  whenever: 'only supposed, by',
  reported: 'said by somebody else, by',
  advice: ADVISED,
  imperative: ADVISED,
  planned: 'not done yet, by',
  past: 'over, by',
  bygone: 'over, by',
  'other-owner': OF_OTHERS,
  refuted: DENIED,
  remedied: 'remedied by',
  complied: 'done as asked',
  relapse: 'undone, by',
};

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
  state: Said,
  object: Stretch | undefined,
  consumed: readonly Consumer[],
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
        !consumed.some(c => insideOf(hit, c) && !overlaps(c, state) && !deniesToo(c, hit, object))),
  );
  const reaching = (kind: TriggerKind) =>
    live.find(
      hit =>
        hit.kind === kind &&
        (kind !== 'imperative' || (hit.from >= sentence.labelled && !asksDo(sentence, hit))) &&
        (kind !== 'whenever' || supposes(sentence, hit, state, base)) &&
        (reaches(sentence, hit, state, endsOf(sentence, hit, ends)) ||
          (kind === 'other-owner' && (isOfAside(sentence, hit, state) || isPlaceOf(sentence, hit, state))) ||
          (object &&
            kind !== 'negation-after' &&
            !(ORDERS.has(kind) && isToldOf(sentence, object, state)) &&
            hit.to <= Math.min(object.from, state.from) &&
            reaches(sentence, hit, object, ends))),
    );
  const placeOf = ({ from, to }: Stretch): Pick<Reason, 'span'> => {
    const first = sentence.words[from];
    const last = sentence.words[to - 1];
    return first && last ? { span: { start: first.start, end: last.end } } : {};
  };
  const because = (hit: TriggerHit): Reason => ({ why: WHY[hit.kind] ?? '', ...placeOf(hit) });
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
  const refuted = base === 'present' ? refutedAtOnce(sentence, state) : undefined;
  if (refuted) return { status: 'ruled-out', reason: because(refuted) };
  // "Running the latest iOS - no"
  const negated = base === 'ruled-out' ? triggers.find(hit => isFinalNo(sentence.words, hit, state.to)) : undefined;
  if (negated) return { status: 'present', reason: because({ ...negated, kind: 'refuted' }) };
  const undone = base === 'present' ? undefined : undoneBehind(sentence, state);
  if (undone) return { status: 'present', reason: because(undone) };
  const back = turnedBack(sentence, { from: Math.min(state.from, object?.from ?? state.from), to: state.to });
  // "Turned the VPN off and then back on, no change" tells what came of it.
  if (back && !triggers.some(hit => hit.kind === 'no-help'))
    return { status: base === 'present' ? 'tried' : 'present', reason: because({ ...back, kind: 'relapse' }) };
  const planned = base === 'tried' ? reaching('planned') : undefined;
  if (planned) return { status: 'mentioned', reason: because(planned) };
  const other = ofOthers ? undefined : reaching('other-owner');
  if (other && base === 'ruled-out' && isOnlyOf(sentence.words, other, state))
    return { status: 'present', reason: because(other) };
  if (other && base !== 'tried')
    return { status: base === 'ruled-out' ? 'ruled-out' : 'mentioned', reason: because(other) };
  const denied = live.find(hit => {
    if (!DENIALS.has(hit.kind)) return false;
    const said = behindGap(sentence, state, hit);
    return (
      reaches(sentence, hit, hit.kind === 'negation-after' ? withObject(said, object) : said, ends) &&
      isDenialOf(sentence, live, hit, said, base)
    );
  });
  const over = reaching('past');
  const past = over && !goesOn(sentence, over, state) ? over : undefined;
  const now = triggers.some(hit => hit.kind === 'now' && sameClause(sentence, hit, state));
  const remedy = base === 'present' && !denied ? remediedBehind(sentence, state, object) : undefined;
  if (remedy) return { status: 'tried', reason: because(remedy) };
  const turn = base === 'present' && !past ? turned(sentence, state, object, ends) : undefined;
  if (turn) return { status: 'mentioned', reason: because(turn) };
  const except = base !== 'tried' && exceptionTo(sentence, state, object, base, !ofOthers && !denied);
  if (except)
    return {
      status: base === 'present' ? 'ruled-out' : 'present',
      reason: { why: 'excepted by', ...placeOf(except) },
    };
  const told = sentence.words.slice(Math.min(state.from, object?.from ?? state.from), state.to);
  let status = base;
  if (denied)
    status =
      base === 'present'
        ? 'ruled-out'
        : base === 'ruled-out' || isStuckOn(sentence, denied, told)
          ? 'present'
          : 'mentioned';
  const bygone = base === 'present' && !denied && !now ? bygoneNear(sentence, state, object) : undefined;
  if (bygone) return { status: 'mentioned', reason: because(bygone) };
  if (past && status !== 'tried' && !now) return { status: 'mentioned', reason: because(past) };
  return { status, reason: denied ? because(denied) : undefined };
}

/** "Low Power Mode can't be turned off": what nobody can turn off is on. */
const isStuckOn = ({ words }: SentenceContent, { from, to }: TriggerHit, told: readonly { form: string }[]): boolean =>
  words.slice(from, to).some(({ form }) => /^(?:cant|cannot|couldnt|wont|wouldnt|unable)$/.test(form)) &&
  told.some(({ form }) => form === 'off');

/** "Whenever Low Power Mode is on, uploads stop"; what then happens each time does happen, and "even if it is fine" says that it is. */
function supposes({ words }: SentenceContent, { from, to }: TriggerHit, state: Stretch, base: Status): boolean {
  const clause = untilPause(words, to + 1);
  return (
    state.to - to - 1 <= clause.length &&
    clause.slice(0, state.to - to - 1).some(({ form }) => /^(?:is|are)$/.test(form)) &&
    !clause.some(({ form }) => /^(?:it|its|they)$/.test(form)) &&
    (base === 'present' || words[from]?.form !== 'even')
  );
}

/** "Do you have space?" asks, and orders nothing. */
const asksDo = ({ words }: SentenceContent, { from, to }: TriggerHit): boolean =>
  to - from === 1 && words[from]?.form === 'do' && /^(?:you|u|we|they)$/.test(words[to]?.form ?? '');

/** "I don't think it's waiting" denies, and supposes nothing. */
const isNotThought = ({ words }: SentenceContent, { kind, from }: TriggerHit): boolean =>
  kind === 'hypothetical' &&
  /^(?:think|thinks|believe)$/.test(words[from]?.form ?? '') &&
  /^(?:dont|doesnt|didnt|not)$/.test(words[from - 1]?.form ?? '');

/** "The old one (iPhone 7, battery 8 %)": all that the brackets hold is of what stands before them. */
const isOfAside = ({ asides }: SentenceContent, { to }: TriggerHit, target: Stretch): boolean =>
  asides.some(aside => aside.from === to && aside.from <= target.from && target.to <= aside.to);

/** "Low Power Mode is on, but that is on the iPad" */
const isPlaceOf = ({ words }: SentenceContent, { from }: TriggerHit, { to }: Stretch): boolean =>
  from >= to &&
  /^(?:(?:but|and|though) )?(?:(?:that|this|it) (?:is|was)|thats|its) (?:only |just )?(?:on|about|of) (?:(?:the|her|his|my|their|an?) )?$/.test(
    words
      .slice(to, from)
      .map(({ form }) => `${form} `)
      .join(''),
  );

/** "Lack of space in her storage plan can be ruled out": the thing right behind its state is part of what is denied. */
const withObject = (state: Stretch, object: Stretch | undefined): Stretch =>
  object && object.from >= state.to && object.from - state.to <= 2 ? { from: state.from, to: object.to } : state;

/** The words by which a thing is excepted from what is said, or the phone. */
function exceptionTo(
  sentence: SentenceContent,
  state: Stretch,
  object: Stretch | undefined,
  base: Status,
  isOfDevices: boolean,
): Stretch | undefined {
  if (base === 'ruled-out' && object && isExcepted(sentence, state, object))
    return { from: state.to, to: state.to + 1 };
  const [phone] = isOfDevices ? phoneExcepted(sentence) : [];
  // "All phones got it except this one": such a phrase tells of the phone itself.
  return phone && (base === 'ruled-out' || !overlaps(phone, state)) ? phone : undefined;
}

/** "Everything is fine except the Wi-Fi" */
function isExcepted({ words }: SentenceContent, state: Stretch, object: Stretch): boolean {
  const between = words.slice(state.to, object.from).map(({ form }) => form);
  return (
    (/^(?:except|excepting|bar|barring)$/.test(between[0] ?? '') ||
      /^(?:apart|aside) from|^other than/.test(between.slice(0, 2).join(' '))) &&
    between.length <= 4
  );
}

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

/** No comma or other break stands between the two. */
function sameClause(sentence: SentenceContent, a: Stretch, b: Stretch): boolean {
  const [left, right] = a.from < b.from ? [a, b] : [b, a];
  for (let i = left.to; i <= right.from; i++) if ((sentence.words[i]?.gap ?? 0) >= Break.soft) return false;
  return true;
}
