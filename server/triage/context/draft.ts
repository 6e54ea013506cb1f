import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { Reason, Span, Status } from '../model.ts';

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
}

export const withStatus = (draft: Draft, status: Status, reason: Reason): Draft =>
  draft.status === status ? draft : { ...draft, status, reasons: [...draft.reasons, reason] };

export const flipped = (status: Status): Status =>
  status === 'present' ? 'ruled-out' : status === 'ruled-out' ? 'present' : 'mentioned';

/** Of findings of one cause that overlap, the strongest one. */
export function dropOverlaps(drafts: readonly Draft[]): Draft[] {
  const order = [...drafts].sort((a, b) => b.rank - a.rank || b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Draft[] = [];
  for (const draft of order) {
    const rival = kept.find(
      other => other.symptom.cause === draft.symptom.cause && other.start < draft.end && draft.start < other.end,
    );
    if (!rival) kept.push(draft);
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}
