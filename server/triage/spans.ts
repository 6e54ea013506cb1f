import type { Facts, Finding, Span } from './model.ts';

/** Says where a stretch of one text stands in another. */
export type MoveSpan = (span: Span) => Span;

/** In the order of the text; of what begins together the shorter first. */
export const byPlace = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

/** Moves a stretch by its first and last character, since what stands between two may be missing in a text. */
export const spanMover =
  (move: (offset: number) => number): MoveSpan =>
  ({ start, end }) => ({ start: move(start), end: move(end - 1) + 1 });

/** A finding with each of its spans moved; its text stays. */
export const movedFinding = (finding: Finding, move: MoveSpan): Finding => ({
  ...finding,
  ...move(finding),
  reasons: finding.reasons.map(reason => (reason.span ? { ...reason, span: move(reason.span) } : reason)),
  ...(finding.last ? { last: move(finding.last) } : {}),
});

/** Facts with the places where they were read moved. */
export const movedFacts = (facts: Facts, move: MoveSpan): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, { ...fact, ...move(fact) }]));
