import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { Reason, Span, Status } from '../model.ts';
import type { Word } from '../reader/words.ts';
import { byPlace } from '../spans.ts';

/** A finding on its way: its status may still change with what stands around it. */
export interface Draft extends Span {
  symptom: TicketSymptom;
  status: Status;
  /** What the words would say without context. */
  base: Status;
  /** 0 to 1. */
  confidence: number;
  reasons: Reason[];
  /** Number of the block and, over the whole ticket, of the sentence. */
  block: number;
  sentence: number;
  /** Weight when findings of one cause overlap: measured beats a whole phrase, that beats a joined state. */
  rank: number;
  /** The sentence says that this is so by now. */
  now: boolean;
  /** Of several drivers, vans or phones, the one that it is of. */
  unit?: string;
  /** The sentence says that the fault came back. */
  again?: boolean;
  /** Which way somebody turned the thing's switch by now. */
  turned?: 'on' | 'off';
  /** The words of a phrase; what was measured has none. */
  words?: readonly Word[];
  /** How far behind the start its state begins; its object may stand before it. */
  stateAt?: number;
}

export const withStatus = (draft: Draft, status: Status, reason: Reason): Draft =>
  draft.status === status ? draft : { ...draft, status, reasons: [...draft.reasons, reason] };

export const flipped = (status: Status): Status =>
  status === 'present' ? 'ruled-out' : status === 'ruled-out' ? 'present' : 'mentioned';

/** What was measured beside what was said: neither a battery that sits at 6 % nor a plan that stands at 4 of 5 GB is progress that does. */
export const withMeasured = (said: readonly Draft[], measured: readonly Draft[]): Draft[] => [
  ...said.filter(draft => !measured.some(size => isOfSize(draft, size))),
  ...measured,
];

const isOfSize = ({ symptom, start, end }: Draft, size: Draft): boolean =>
  size.symptom.cause === symptom.cause
    ? // "Battery 95 % (was 8 %)": what is over by the number is over in a phrase around it.
      size.status === 'mentioned' && start < size.start && end === size.end
    : size.symptom.measure === 'battery'
      ? size.end === end
      : symptom.explainedBy.includes(size.symptom.cause) && start >= size.start && end <= size.end;

/** Of findings of one cause that overlap, the strongest one. @param drafts in the order of the text */
export function dropOverlaps(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const own of byCause(drafts).values()) addStrongest(own, kept);
  return kept.sort(byPlace);
}

function byCause(drafts: readonly Draft[]): Map<string, Draft[]> {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const group = groups.get(draft.symptom.cause);
    if (group) group.push(draft);
    else groups.set(draft.symptom.cause, [draft]);
  }
  return groups;
}

/** Adds the strongest of each run of drafts of which each overlaps the stretch of those before it. */
function addStrongest(drafts: readonly Draft[], kept: Draft[]): void {
  let from = 0;
  let end = -1;
  for (let i = 0; i <= drafts.length; i++) {
    const draft = drafts[i];
    if (i > from && (!draft || draft.start >= end)) {
      addRun(drafts, from, i, kept);
      from = i;
    }
    end = Math.max(end, draft?.end ?? end);
  }
}

function addRun(drafts: readonly Draft[], from: number, to: number, kept: Draft[]): void {
  const [first, second] = [drafts[from], drafts[from + 1]];
  // Nearly all are one or two, for which sorting would cost more than all else.
  if (first && to === from + 1) kept.push(first);
  else if (first && second && to === from + 2) kept.push(stronger(first, second));
  else {
    const run = drafts.slice(from, to);
    kept.push(...strongest(run.filter(draft => !run.some(other => spoils(other, draft)))));
  }
}

function stronger(first: Draft, second: Draft): Draft {
  if (spoils(second, first)) return second;
  if (spoils(first, second)) return first;
  return byStrength(first, second) > 0 ? second : first;
}

const DENIAL = /^(?:no|not|without|never|none|nothing|isnt|arent|zero)$/;

/** "She is on the hotel Wi-Fi and it keeps dropping": of a good thing, the fault that is told behind it is what counts. */
const spoils = (fault: Draft, good: Draft): boolean =>
  fault.status === 'present' &&
  good.status === 'ruled-out' &&
  // "No VPN installed": its denial holds for what stands behind it as well.
  !DENIAL.test(good.words?.[0]?.form ?? '') &&
  fault.start < good.end &&
  fault.start + (fault.stateAt ?? 0) >= good.end;

const byStrength = (a: Draft, b: Draft): number =>
  b.rank - a.rank || b.end - b.start - (a.end - a.start) || a.start - b.start;

function strongest(cluster: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const draft of [...cluster].sort(byStrength))
    if (!kept.some(other => other.start < draft.end && draft.start < other.end)) kept.push(draft);
  return kept;
}
