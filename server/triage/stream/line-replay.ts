import type { Folder } from '../context/log-fold.ts';
import type { Occurrence } from '../matcher/log-scan.ts';
import type { LogRecord, RecordReader } from '../reader/records.ts';
import { HEAD, HEAD_LENGTH, LENGTH, type LineTable, TAIL } from './byte-scanner.ts';
import { type ByteWindow, lineAt, lineEnd, lineStart } from './byte-window.ts';
import type { Likeness } from './likeness.ts';
import { placesIn } from './placing.ts';
import { newRegion } from './region.ts';

/** What a line says that was read before, told again for a line like it. */
export interface LineReplay {
  /** Reads the line that holds a literal; false where it must be read as if it were the first of its kind. */
  read: (at: number) => boolean;
  /** Where the line that `read` looked at last ends. */
  until: () => number;
  /** Keeps what a record says. */
  learn: (record: ReadRecord) => void;
  /** The occurrence of a line like the one that it was found in, which begins at `at`. */
  restore: (occurrence: Occurrence, at: number) => Occurrence;
}

/** A record with what was found in it; offsets are the stream's. */
export interface ReadRecord {
  start: number;
  end: number;
  record: LogRecord;
  occurrences: readonly Occurrence[];
}

const NO_RECORD: LogRecord = { start: 0, end: 0, message: 0, fields: {} };
/** The number of a process for heads that begin no record that could be read again. */
const NONE = -1;

/**
 * Logs that are full of hits are full of the same messages: what a line says is kept, and the next one that differs
 * from it at most in its head says the same, if the head names the same process. Only records of one line are kept,
 * and only with heads that no rule looks at.
 */
export function newLineReplay(
  window: ByteWindow,
  lines: LineTable,
  likeness: Likeness,
  { recordAt, repeatsAt }: RecordReader,
  folder: Pick<Folder, 'again'>,
): LineReplay {
  const { found } = lines;
  const processes = new Map<string | undefined, number>();
  /** By the number of a head: the number of its process. */
  const heads: number[] = [];
  /** By the number of a tail and that of a process: what such a line says, spans from the head's end on. */
  const tails: (readonly Occurrence[] | undefined)[][] = [];
  const texts = new Map<string, string>();
  let isFull = false;
  let until = 0;
  let next = { at: -1, length: 0, headLength: 0, process: NONE, tail: 0 };

  /** Looks at a line, and keeps its head. */
  const look = (line: typeof next, at: number) => {
    lines.find(at - window.base, window.filled);
    line.at = at;
    line.length = found[LENGTH] ?? 0;
    line.headLength = found[HEAD_LENGTH] ?? 0;
    line.tail = found[TAIL] ?? 0;
    const head = found[HEAD] ?? 0;
    line.process = head ? (heads[head] ?? NONE) : line.headLength && !isFull ? learnHead(at, line.headLength) : NONE;
  };

  const learnHead = (at: number, length: number): number => {
    const process = processOf(at, length);
    const head = lines.keepHead();
    if (head) heads[head] = process;
    else isFull = true;
    return process;
  };

  const processOf = (at: number, length: number): number => {
    const from = at - window.base;
    const head = newRegion(window.bytes.subarray(from, from + length + 2), at).text;
    // A record begins with this, whatever stands behind it.
    const { format, fields } = recordAt(head, 0, NO_RECORD);
    if (!format || !likeness.formats.has(format) || repeatsAt(head, 0)) return NONE;
    if (likeness.leads.test(head) || /0x[0-9a-f]+[A-Zg-z]/.test(head)) return NONE;
    const { process } = fields;
    if (process !== undefined && /\d/.test(process)) return NONE;
    const known = processes.get(process);
    if (known !== undefined) return known;
    processes.set(process, processes.size);
    return processes.size - 1;
  };

  let line = { ...next };
  const read = (at: number): boolean => {
    if (window.colours.before || window.colours.removed.length) {
      until = lineEnd(window, at);
      return false;
    }
    if (at >= next.at && at < next.at + next.length) [line, next] = [next, line];
    else {
      const from = lineStart(window, at, window.base);
      // The first line may begin with a byte order mark, or before the window.
      if (from === window.base) line.length = 0;
      else look(line, from);
    }
    if (!line.length) {
      until = lineEnd(window, at);
      return false;
    }
    until = line.at + line.length;
    const said = line.process === NONE ? undefined : tails[line.tail]?.[line.process];
    if (!said) return false;
    // The record ends here only where the next line begins one.
    if (next.at !== until) look(next, until);
    if (next.process === NONE) return false;
    for (const occurrence of said) folder.again(occurrence, line.at);
    return true;
  };

  const restore = (occurrence: Occurrence, at: number): Occurrence => {
    const from = at - window.base;
    lines.find(from, window.filled);
    const head = found[HEAD_LENGTH] ?? 0;
    const region = newRegion(window.bytes.subarray(from, from + (found[LENGTH] ?? 0)), at);
    const number = lineAt(window, at);
    const span = { start: head + occurrence.start, end: head + occurrence.end };
    return {
      ...occurrence,
      record: recordAt(region.text, 0, NO_RECORD),
      start: at + span.start,
      end: at + span.end,
      places: () => placesIn(region, 0, number, span),
    };
  };

  /** Not a part of the text that it was found in, which would be kept with it. */
  const alone = (text: string, at: number): string => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    const own = newRegion(window.bytes.subarray(at - window.base, at - window.base + text.length), at).text;
    texts.set(own, own);
    return own;
  };

  const learned = { ...next };
  const learn = ({ start, end, record, occurrences }: ReadRecord) => {
    if (isFull || start <= window.base || !record.format) return;
    look(learned, start);
    const { process, length, headLength } = learned;
    if (process === NONE || length !== end - start || processes.get(record.fields.process) !== process) return;
    const from = start + headLength;
    if (occurrences.some(({ start: own, count, coloured }) => count !== 1 || own < from || coloured !== undefined))
      return;
    // The head may be new too; its slot may be that of the tail.
    lines.find(start - window.base, window.filled);
    const tail = found[TAIL] || lines.keepTail();
    if (!tail) {
      isFull = true;
      return;
    }
    const said = tails[tail] ?? [];
    tails[tail] = said;
    said[process] ??= occurrences.map(occurrence => ({
      ...occurrence,
      text: alone(occurrence.text, occurrence.start),
      start: occurrence.start - from,
      end: occurrence.end - from,
      record: NO_RECORD,
      places: undefined,
    }));
  };

  return { read, until: () => until, learn, restore };
}
