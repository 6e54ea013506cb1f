import type { LogFact } from '../../knowledge/logs.ts';
import type { Folder, Repeated } from '../context/log-fold.ts';
import type { Occurrence } from '../matcher/log-scan.ts';
import type { LogRecord, RecordReader } from '../reader/records.ts';
import { type ByteWindow, lineAt, lineEnd, lineStart } from './byte-window.ts';
import { hasColours } from './colours.ts';
import type { FactReader } from './fact-reader.ts';
import type { Likeness } from './likeness.ts';
import { HEAD_LENGTH, LENGTH, type LineTable, PROCESS, TAIL } from './line-table.ts';
import { placesIn } from './placing.ts';
import { newRegion } from './region.ts';

/** What a line says that was read before, told again for a line like it. */
export interface LineReplay {
  /** Reads the line that holds a literal; false where it must be read as if it were the first of its kind. */
  read: (at: number) => boolean;
  /** Where the line that `read` looked at last ends. */
  until: () => number;
  /** Tells of the lines that were walked over since; before what they say may end, and before their bytes go. */
  flush: () => void;
  /** Keeps what a record says, and the literals in it that are not only rules'. */
  learn: (record: ReadRecord, others: readonly OtherLiteral[]) => void;
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

/** A literal that a fact is read around; without one, any other that is no rule's. */
export interface OtherLiteral {
  at: number;
  fact?: LogFact;
}

/** What a line says, from its head's end on. */
interface Said {
  repeats: readonly Repeated[];
  facts: readonly { at: number; fact: LogFact }[];
}

interface Line {
  at: number;
  length: number;
  headLength: number;
  /** 0 for a head that begins no record that could be read again. */
  process: number;
  tail: number;
}

const NO_RECORD: LogRecord = { start: 0, end: 0, message: 0, fields: {} };
/** After so many lines were kept it shows whether lines come again; where not, it is tried anew so many bytes later, and ever more rarely. */
const TRIAL = 500;
const PAUSE = 32 * 1024 * 1024;
const RARER = 4;
const newLine = (): Line => ({ at: -1, length: 0, headLength: 0, process: 0, tail: 0 });

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
  folder: Pick<Folder, 'again' | 'isOpen' | 'ends'>,
  facts: Pick<FactReader, 'hit' | 'isIn'>,
): LineReplay {
  const { found } = lines;
  const processes = new Map<string | undefined, number>();
  /** By the number of a tail. */
  const said: (Said | undefined)[] = [];
  const texts = new Map<string, string>();
  /** Tails that may be walked over, as long as nothing they say has ended. */
  let walkable: number[] = [];
  let ends = 0;
  let isFull = false;
  let kept = 0;
  let again = 0;
  let tryAgainAt = PAUSE;
  let until = 0;
  let line = newLine();
  let next = newLine();
  const learned = newLine();

  const textOf = (at: number, length: number): string =>
    newRegion(window.bytes.subarray(at - window.base, at - window.base + length), at).text;

  /** Looks at a line, and keeps its head. */
  const look = (line: Line, at: number) => {
    lines.find(at - window.base, window.filled);
    if ((found[PROCESS] ?? 0) < 0 && !isFull) {
      isFull = !lines.keepHead(processOf(at, found[HEAD_LENGTH] ?? 0));
      lines.find(at - window.base, window.filled);
    }
    line.at = at;
    line.length = found[LENGTH] ?? 0;
    line.headLength = found[HEAD_LENGTH] ?? 0;
    line.process = Math.max(0, found[PROCESS] ?? 0);
    line.tail = found[TAIL] ?? 0;
  };

  const processOf = (at: number, length: number): number => {
    const head = textOf(at, length + 2);
    // A record begins with this, whatever stands behind it.
    const { format, fields } = recordAt(head, 0, NO_RECORD);
    // Where the line above tells whether one begins, its head alone does not.
    if (!format || format.headless || !likeness.formats.has(format) || repeatsAt(head, 0)) return 0;
    if (likeness.leads.test(head) || /\r|0x[0-9a-f]+[A-Zg-z]/.test(head)) return 0;
    const { process } = fields;
    if (process !== undefined && /\d/.test(process)) return 0;
    const whose = process ?? (format.unrelated ? format.id : undefined);
    const known = processes.get(whose);
    if (known !== undefined) return known;
    processes.set(whose, processes.size + 1);
    return processes.size;
  };

  const read = (at: number): boolean => {
    if (isVain(at) || hasColours(window.colours)) {
      until = lineEnd(window, at);
      return false;
    }
    if (at >= next.at && at < next.at + next.length) [line, next] = [next, line];
    else {
      const from = lineStart(window, at, Math.max(until <= at ? until : 0, window.base));
      // The first line may begin with a byte order mark, or before the window.
      if (from === window.base) line.length = 0;
      else look(line, from);
    }
    if (!line.length) {
      until = lineEnd(window, at);
      return false;
    }
    until = line.at + line.length;
    const known = said[line.tail];
    if (!known) return false;
    // The record ends here only where the next line begins one.
    if (next.at !== until) look(next, until);
    if (!next.process) return false;
    tell(known, line.at, line.headLength, 1);
    mayWalk(line.tail, known);
    return true;
  };

  /** Each line differs from those before it: to look for it takes longer than to read it. */
  const isVain = (at: number) => {
    if (kept < TRIAL || again >= kept) return false;
    if (at < tryAgainAt) return true;
    tryAgainAt = at * RARER;
    kept = 0;
    again = 0;
    return false;
  };

  const tell = ({ repeats, facts: own }: Said, at: number, headLength: number, count: number) => {
    again += count;
    for (const repeated of repeats) folder.again(repeated, at, count);
    for (const { at: offset, fact } of own) facts.hit(at + headLength + offset, fact);
  };

  /** Not where a fact is stated: of those the newest counts, which need not be the last. */
  const mayWalk = (tail: number, { repeats, facts: own }: Said) => {
    if (ends !== folder.ends()) {
      ends = folder.ends();
      for (const other of walkable) lines.mayWalk[other] = 0;
      walkable = walkable.filter(other => said[other]?.repeats.every(folder.isOpen));
      for (const other of walkable) lines.mayWalk[other] = 1;
    }
    if (lines.mayWalk[tail] || own.length || !repeats.every(folder.isOpen)) return;
    lines.mayWalk[tail] = 1;
    walkable.push(tail);
  };

  const flush = () =>
    lines.walked((tail, at, count) => {
      const known = said[tail];
      if (known) tell(known, window.base + at, 0, count);
    });

  const restore = (occurrence: Occurrence, at: number): Occurrence => {
    lines.find(at - window.base, window.filled);
    const head = found[HEAD_LENGTH] ?? 0;
    const region = newRegion(window.bytes.subarray(at - window.base, at - window.base + (found[LENGTH] ?? 0)), at);
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
    const own = texts.get(text) ?? textOf(at, text.length);
    texts.set(own, own);
    return own;
  };

  /** What the line that was looked at last says, if a line like it says the same. */
  const saidBy = (
    { start, occurrences }: ReadRecord,
    others: readonly OtherLiteral[],
    { length, headLength }: Line,
  ): Said | undefined => {
    const from = start + headLength;
    if (occurrences.some(({ start: own }) => own < from)) return undefined;
    const own = others.flatMap(({ at, fact }) => (fact && at > from ? [{ at: at - from, fact }] : []));
    const text = textOf(start, length);
    const places = own.filter(({ at, fact }) => facts.isIn(text, headLength + at, fact));
    // What is looked at in vain is not looked at where a later place in the line is none of those.
    const isInVain = ({ at, fact }: (typeof own)[number]) =>
      !likeness.facts.has(fact) || !places.some(place => place.fact === fact && place.at >= at);
    if (own.length < others.length || own.some(isInVain)) return undefined;
    // Lines are counted by their line feeds where they are walked over.
    if (/\r(?!\n)/.test(text)) return undefined;
    const repeats = occurrences.map(occurrence => ({
      fold: undefined,
      occurrence: {
        ...occurrence,
        text: alone(occurrence.text, occurrence.start),
        start: occurrence.start - from,
        end: occurrence.end - from,
        record: NO_RECORD,
        places: undefined,
      },
    }));
    return { repeats, facts: places };
  };

  const learn = (record: ReadRecord, others: readonly OtherLiteral[]) => {
    if (isFull || isVain(record.start) || record.start <= window.base || !record.record.format) return;
    look(learned, record.start);
    // Known already, if only as one that must be read each time.
    if (!learned.process || learned.tail) return;
    // Another time such a line may be all of its record, and be said once.
    const { start, end, occurrences } = record;
    if (learned.length !== end - start || occurrences.some(({ count, coloured }) => count !== 1 || coloured)) return;
    const known = saidBy(record, others, learned);
    const tail = lines.keepTail();
    if (!tail) {
      isFull = true;
      return;
    }
    kept++;
    said[tail] = known;
    if (known) mayWalk(tail, known);
  };

  return { read, until: () => until, flush, learn, restore };
}
