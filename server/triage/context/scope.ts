import type { TriggerKind } from '../../knowledge/tickets.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { Reason, Status } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break } from '../reader/words.ts';

/** How far a trigger reaches, in words, after ConText (Harkema et al. 2009). */
const REACH: Partial<Record<TriggerKind, { forward: number; backward: number; crossesComma: boolean }>> = {
  negation: { forward: 5, backward: 0, crossesComma: false },
  'negation-after': { forward: 0, backward: 5, crossesComma: false },
  hypothetical: { forward: 25, backward: 0, crossesComma: true },
  reported: { forward: 14, backward: 0, crossesComma: true },
  advice: { forward: 12, backward: 0, crossesComma: true },
  imperative: { forward: 12, backward: 0, crossesComma: false },
  past: { forward: 9, backward: 9, crossesComma: false },
  'other-owner': { forward: 10, backward: 3, crossesComma: false },
};

/** What keeps an occurrence from being claimed. */
export const ADVICE: readonly TriggerKind[] = ['hypothetical', 'advice', 'imperative'];
export const NO_ORDERS: readonly TriggerKind[] = ['hypothetical', 'advice'];
export const CONDITIONS: readonly TriggerKind[] = ['hypothetical'];

const DENIALS = new Set<TriggerKind>(['negation', 'negation-after']);

const WHY: Partial<Record<TriggerKind, string>> = {
  negation: 'denied by',
  'negation-after': 'denied by',
  hypothetical: 'only supposed, by',
  reported: 'said by somebody else, by',
  advice: 'advice, by',
  imperative: 'advice, by',
  past: 'over, by',
  'other-owner': 'somebody else’s, by',
};

interface Stretch {
  from: number;
  to: number;
}

/** Does the trigger reach the stretch, and does nothing end its scope in between? */
function reaches(sentence: SentenceContent, hit: TriggerHit, target: Stretch, ends: readonly TriggerHit[]): boolean {
  const reach = REACH[hit.kind];
  if (!reach) return false;
  if (hit.from < target.to && target.from < hit.to)
    return hit.from < target.from && hit.to < target.to && reach.forward > 0;
  const forward = hit.to <= target.from;
  const [left, right] = forward ? [hit.to, target.from] : [target.to, hit.from];
  const most = forward ? reach.forward : reach.backward;
  if (most === 0 || right - left > most) return false;
  for (let i = left; i <= right && i < sentence.words.length; i++) {
    const gap = sentence.words[i]?.gap ?? Break.none;
    if (i > left - 1 && gap >= Break.clause) return false;
    if (gap === Break.soft && !reach.crossesComma && (i !== sentence.labelled || sentence.labelled > 3)) return false;
  }
  return !ends.some(end => end.from >= left && end.from < right);
}

/**
 * The status of an occurrence after the triggers around it, with the words that decided it.
 * @param claims kinds of triggers that leave it a mere mention: for a number only conditions; for a customer in a chat,
 *   who leaves out the `I`, no orders
 */
export function statusInScope(
  sentence: SentenceContent,
  base: Status,
  state: Stretch,
  object: Stretch | undefined,
  consumed: readonly Stretch[],
  claims: readonly TriggerKind[] = ADVICE,
): { status: Status; reason?: Reason } {
  const { triggers } = sentence;
  const ends = triggers.filter(hit => hit.kind === 'end');
  // A denial that is part of another phrase ("no wifi") does not deny this one.
  const live = triggers.filter(
    hit =>
      !DENIALS.has(hit.kind) ||
      !consumed.some(c => c.from <= hit.from && c.to >= hit.to && !(c.from < state.to && state.from < c.to)),
  );
  const reaching = (kind: TriggerKind) =>
    live.find(
      hit =>
        hit.kind === kind &&
        (kind !== 'imperative' || hit.from >= sentence.labelled) &&
        (reaches(sentence, hit, state, ends) ||
          (object && kind !== 'negation-after' && hit.to <= object.from && reaches(sentence, hit, object, ends))),
    );
  const because = (hit: TriggerHit): Reason => {
    const first = sentence.words[hit.from];
    const last = sentence.words[hit.to - 1];
    return { why: WHY[hit.kind] ?? '', ...(first && last ? { span: { start: first.start, end: last.end } } : {}) };
  };
  for (const kind of claims) {
    const hit = reaching(kind);
    if (hit) return { status: 'mentioned', reason: because(hit) };
  }
  const other = reaching('other-owner');
  if (other && base !== 'tried')
    return { status: base === 'ruled-out' ? 'ruled-out' : 'mentioned', reason: because(other) };
  const denied = live.find(
    hit => DENIALS.has(hit.kind) && reaches(sentence, hit, state, ends) && !startsAnew(sentence, hit.to, state.to),
  );
  const over = reaching('past');
  // "Not restarted since she bought it two years ago" goes on.
  const past = over && lastsSince(sentence, state, over) ? undefined : over;
  const now = triggers.some(hit => hit.kind === 'now' && sameClause(sentence, hit, state));
  const turn = base === 'present' && !past ? turned(sentence, state, object, ends) : undefined;
  if (turn) return { status: 'mentioned', reason: because(turn) };
  let status = base;
  if (denied) status = base === 'present' ? 'ruled-out' : base === 'ruled-out' ? 'present' : 'mentioned';
  if (past && status !== 'tried' && !now) return { status: 'mentioned', reason: because(past) };
  return { status, reason: denied ? because(denied) : undefined };
}

const lastsSince = ({ words }: SentenceContent, state: Stretch, past: Stretch): boolean =>
  words.slice(state.from, past.from).some(({ form }) => form === 'since') ||
  words.slice(state.to).some(({ form }) => form === 'still');

/** "Photos do not sync and iCloud is full": behind the `and` stands a clause with a verb of its own. */
function startsAnew({ words }: SentenceContent, from: number, to: number): boolean {
  const and = words.findIndex(({ form }, i) => i >= from && i < to && form === 'and');
  return and >= 0 && words.slice(and + 1, to).some(({ form }) => FINITE.test(form));
}

const FINITE = /^(?:is|are|was|were|has|have|had|says|shows|reads|stays|keeps|isnt|arent|wasnt|hasnt)$/;

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
      hit.kind === 'now' && hit.from >= state.to && ends.some(end => end.from >= state.to && end.to <= hit.from + 1),
  );
}

/** No comma or other break stands between the two. */
function sameClause(sentence: SentenceContent, a: Stretch, b: Stretch): boolean {
  const [left, right] = a.from < b.from ? [a, b] : [b, a];
  for (let i = left.to; i <= right.from; i++) if ((sentence.words[i]?.gap ?? 0) >= Break.soft) return false;
  return true;
}

const QUESTION_START =
  /^(?:is|are|isnt|do|does|did|have|has|had|can|could|was|were|will|would|should|any|anything|what|whats|which|how|hows|when|who|where|wheres|on|u|you|is it|ok)$/;
const PRESUPPOSES = /^(?:why|y|since)$/;

/** Does the question at the end of a sentence ask for this, or is it stated before: "storage is full, does it matter?" */
export function isAsked(sentence: SentenceContent, to: number): boolean {
  const opens = (i: number) => QUESTION_START.test(sentence.words[i]?.form ?? '');
  if (opens(sentence.labelled)) return true;
  return !sentence.words.some((word, i) => i >= to && word.gap >= Break.soft && opens(i));
}

/** A real question: not an exclamation that ends in `?`. */
export function isQuestion(sentence: SentenceContent): boolean {
  if (!sentence.question) return false;
  const forms = sentence.words.map(word => word.form);
  const lead = forms.slice(sentence.labelled ? sentence.labelled : 0, 4).concat(forms.slice(0, 1));
  if (forms.slice(0, 3).some(form => PRESUPPOSES.test(form))) return false;
  return forms.length <= 7 || lead.some(form => QUESTION_START.test(form));
}
