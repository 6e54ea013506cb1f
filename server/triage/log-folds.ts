import type { LogFormat } from '../knowledge/log-formats.ts';
import { trimmedEnd } from './lines.ts';
import type { Span } from './model.ts';
import { withoutColours } from './reader/plain.ts';
import { type LogRecord, newRecordReader } from './reader/records.ts';
import { saySame } from './same-text.ts';
import { spanMover } from './spans.ts';

/** What may be folded away behind its first line: the lines of one record, or records that say the same again. */
export interface Fold extends Span {
  kind: 'record' | 'repeats';
}

/** Records in a row that say the same. */
interface Run {
  first: LogRecord;
  /** The last message, with which the next one is compared. */
  message: LogRecord;
  /** The last record; it may be a line that only counts messages. */
  last: LogRecord;
  count: number;
  /** Place in the folds of the first record's own lines. */
  own: number | undefined;
}

/** So many records that say the same are folded. */
const REPEATS = 3;
/** Records are compared so far. */
const COMPARED = 600;

/**
 * Everything that may be folded in a log, in the order of where it begins. Of a repeated record with several lines
 * only the repeats are folded at the first one, since one place folds once.
 */
export function foldsOf(original: string, formats: readonly LogFormat[]): Fold[] {
  const plain = withoutColours(original);
  const { text } = plain;
  const reader = newRecordReader(formats);
  const counting = new Set(formats.filter(({ record }) => record.includes('(?<repeats>')));
  const folds: Fold[] = [];
  const move = spanMover(plain.original);
  let run: Run | undefined;

  const close = (): void => {
    if (!run || run.count < REPEATS) return;
    const fold: Fold = { kind: 'repeats', start: run.first.start, end: trimmedEnd(text, run.last) };
    if (run.own === undefined) folds.push(fold);
    else folds[run.own] = fold;
  };

  for (let at = 0, record: LogRecord | undefined; at < text.length; at = record.end) {
    record = reader.recordAt(text, at, record);
    const { start, format } = record;
    const end = trimmedEnd(text, record);
    const lineEnd = text.indexOf('\n', start);
    const many = lineEnd >= 0 && lineEnd < end;
    const counts = format !== undefined && counting.has(format);
    if (run && (counts || sameAs(text, run.message, record, end))) {
      run = { ...run, last: record, message: counts ? run.message : record, count: run.count + 1 };
    } else {
      close();
      run = format && { first: record, message: record, last: record, count: 1, own: many ? folds.length : undefined };
    }
    if (many) folds.push({ kind: 'record', start, end });
  }
  close();
  return folds.map(fold => ({ ...fold, ...move(fold) })).sort((a, b) => a.start - b.start);
}

/** Time, process, level and message, so that the fields need not be read. */
const sameAs = (text: string, message: LogRecord, record: LogRecord, end: number): boolean =>
  record.format === message.format &&
  saySame(text, message.start, trimmedEnd(text, message), record.start, end, COMPARED);
