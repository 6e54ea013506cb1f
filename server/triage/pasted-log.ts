import type { Knowledge } from '../knowledge/knowledge.ts';
import { closedBy } from './closed.ts';
import { readLog } from './log.ts';
import { isRecordLine } from './looks-like-log.ts';
import type { Finding, Reason, Span } from './model.ts';
import { movedFinding } from './spans.ts';

/** What most logs have in each line and most tickets nowhere: a process with its number, or a thread. */
const NUMBERED = /\[\d{1,10}(?::[0-9a-f]+)?\]/;
const mayHoldRecords = (text: string): boolean => text.includes('0x') || NUMBERED.test(text);

/** Stretches of log lines that somebody pasted into a ticket; an indented line belongs to the one above it. */
export function pastedLogs(text: string): Span[] {
  if (!mayHoldRecords(text)) return [];
  const spans: Span[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const last = spans.at(-1);
    const between = last && text.slice(last.end, index);
    const follows = between !== undefined && /^(?:\r\n|\n|\r)$/.test(between);
    const isRecord = isRecordLine(line);
    // Some put a blank line between two records: what a later one ends must still be ended.
    const isNext = isRecord && between !== undefined && !between.trim();
    if (last && (isNext || (follows && /^[ \t]/.test(line)))) last.end = index + line.length;
    else if (isRecord) spans.push({ start: index, end: index + line.length });
  }
  return spans;
}

/** The same text without them, at the same offsets: they are no prose. */
export const withoutPasted = (text: string, pasted: readonly Span[]): string =>
  pasted.reduceRight(
    (said, { start, end }) => said.slice(0, start) + said.slice(start, end).replace(/[^\r\n]/g, ' ') + said.slice(end),
    text,
  );

/** Findings by the text of a stretch, so that an edit elsewhere reads no log again. */
export type PastedMemory = Map<string, readonly Finding[]>;

/**
 * What pasted log lines say.
 * @param gone why nothing of it is present any more, as in a ticket that is solved
 */
export function readPasted(
  text: string,
  pasted: readonly Span[],
  knowledge: Knowledge,
  memory: PastedMemory,
  gone: Reason | undefined,
): Finding[] {
  const known = new Map(memory);
  memory.clear();
  return pasted.flatMap(({ start, end }) => {
    const log = text.slice(start, end);
    const found = known.get(log) ?? readLog(log, knowledge).findings;
    memory.set(log, found);
    const move = (span: Span) => ({ start: span.start + start, end: span.end + start });
    return found.map(finding => closedBy(movedFinding(finding, move), gone));
  });
}
