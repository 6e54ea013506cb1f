import type { FieldName, LogFormat } from '../../knowledge/log-formats.ts';
import type { Span } from '../model.ts';
import { behindMargin, endOfMatch } from './margin.ts';

/** One message of a log with all its lines; `format` is missing where text stands outside any known format. */
export interface LogRecord extends Span {
  format?: LogFormat;
  /** Where the message begins, behind time, process and the rest. */
  message: number;
  fields: Partial<Record<FieldName, string>>;
}

interface Reader {
  format: LogFormat;
  head: RegExp;
  fields: [FieldName, RegExp][];
}

/** A record's first line: its format, and where its head begins. */
interface Begin {
  reader: Reader;
  at: number;
}

/** Formats made ready for reading; make them once and keep them. */
export interface RecordReader {
  /** The record that holds `offset`; `after` is the last one read, or undefined at the beginning of the text. */
  recordAt: (text: string, offset: number, after?: LogRecord) => LogRecord;
  /** How often a line at `offset` says that the message before it was repeated, and when. */
  repeatsAt: (text: string, offset: number) => { count: number; time?: string } | undefined;
  /** When the last record of a text was, as far as its lines tell. */
  lastTime: (text: string) => string | undefined;
}

/** Fields are looked for so far into a record. */
const FIELD_REACH = 16_384;
/** Outside all formats a line that begins so belongs to the one above. */
const CONTINUES = /[\s{}()[\]]/;
/** Where a line was carried by another program's log, its record begins behind what that one wrote. */
const CARRIED =
  /(?:[A-Z][a-z]{2} (?:[ \d]\d|\d) \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)) [^\s[(:]{1,120} (?:idevicesyslog|pymobiledevice3|python3?|go-ios|ios|log|logger|bash|sh|docker)\[\d{1,10}\]: /y;

export function newRecordReader(formats: readonly LogFormat[]): RecordReader {
  const readers = formats.map(
    (format): Reader => ({
      format,
      head: new RegExp(format.record, 'y'),
      fields: Object.entries(format.fields).map(([name, source]) => [name as FieldName, new RegExp(source ?? '')]),
    }),
  );
  const repeated = readers.find(({ format }) => format.record.includes('(?<repeats>'));

  /** The head that ended the last record: most often it is asked for next. */
  let head: { text: string; line: number; begin: Begin | undefined } = { text: '', line: -1, begin: undefined };

  const formatAt = (text: string, at: number): Reader | undefined => {
    for (let k = 0; k < readers.length; k++) {
      const reader = readers[k];
      if (!reader) continue;
      reader.head.lastIndex = at;
      if (!reader.head.test(text) || (reader.format.headless && isBelowHead(text, at))) continue;
      // Logs keep to their format: try this one first on the next line.
      if (k) readers.unshift(...readers.splice(k, 1));
      return reader;
    }
    return undefined;
  };

  /** The format whose record begins with the line at `line`, maybe behind what was put before it. */
  const beginAt = (text: string, line: number): Begin | undefined => {
    const carried = endOfMatch(CARRIED, text, line);
    const own = carried === undefined ? formatAt(text, line) : undefined;
    if (own) return { reader: own, at: line };
    let at = carried ?? behindMargin(text, line);
    if (at === undefined) return undefined;
    if (carried === undefined) at = endOfMatch(CARRIED, text, at) ?? at;
    const reader = formatAt(text, at);
    if (reader) return { reader, at };
    const inner = carried === undefined ? undefined : behindMargin(text, carried);
    const readInner = inner === undefined ? undefined : formatAt(text, inner);
    return readInner && inner !== undefined ? { reader: readInner, at: inner } : undefined;
  };

  const endOf = (text: string, from: number, known: boolean): number => {
    for (let line = nextLine(text, from); line < text.length; line = nextLine(text, line)) {
      const begin = beginAt(text, line);
      if (begin) {
        head = { text, line, begin };
        return line;
      }
      if (!known && !CONTINUES.test(text[line] ?? '')) return line;
    }
    return text.length;
  };

  const recordAt = (text: string, offset: number, after?: LogRecord): LogRecord => {
    const floor = after?.end ?? 0;
    let line = lineStart(text, offset);
    let loose = -1;
    for (; line >= floor; line = lineStart(text, line - 1)) {
      const at = line === 0 && !after && text.charCodeAt(0) === 0xfeff ? 1 : line;
      const begin = at === head.line && text === head.text ? head.begin : beginAt(text, at);
      if (begin) return new KnownRecord(text, line, begin.at, begin.reader, endOf(text, line, true));
      if (loose < 0 && !CONTINUES.test(text[at] ?? '')) loose = line;
      if (line === 0) break;
    }
    const start = loose < 0 ? floor : loose;
    return { start, end: endOf(text, start, false), message: start, fields: {} };
  };

  const repeatsAt = (text: string, offset: number) => {
    if (!repeated) return undefined;
    const begin = offset === head.line && text === head.text ? head.begin : beginAt(text, offset);
    if (begin?.reader !== repeated) return undefined;
    repeated.head.lastIndex = begin.at;
    const groups = repeated.head.exec(text)?.groups;
    return groups ? { count: Number(groups.repeats), time: groups.time } : undefined;
  };

  const lastTime = (text: string) => {
    for (let line = lineStart(text, text.length); ; line = lineStart(text, line - 1)) {
      const begin = beginAt(text, text.charCodeAt(line) === 0xfeff ? line + 1 : line);
      if (begin) return readParts(text, line, begin.at, begin.reader, text.length).fields.time;
      if (line === 0) return undefined;
    }
  };

  return { recordAt, repeatsAt, lastTime };
}

/**
 * Its fields are read when they are asked for. A class, since objects with getters of their own each get a hidden
 * class of their own, which costs more than the reading.
 */
class KnownRecord implements LogRecord {
  readonly start: number;
  readonly end: number;
  readonly #text: string;
  readonly #at: number;
  readonly #reader: Reader;
  #parts: Parts | undefined;

  /** @param at where the head begins, behind a byte order mark */
  constructor(text: string, start: number, at: number, reader: Reader, end: number) {
    this.#text = text;
    this.start = start;
    this.#at = at;
    this.#reader = reader;
    this.end = end;
  }

  get format(): LogFormat {
    return this.#reader.format;
  }

  get fields(): LogRecord['fields'] {
    return this.#read().fields;
  }

  get message(): number {
    return this.#read().message;
  }

  #read(): Parts {
    this.#parts ??= readParts(this.#text, this.start, this.#at, this.#reader, this.end);
    return this.#parts;
  }
}

type Parts = Pick<LogRecord, 'fields' | 'message'>;

function readParts(
  text: string,
  start: number,
  at: number,
  { format, head, fields: named }: Reader,
  end: number,
): Parts {
  head.lastIndex = at;
  const match = head.exec(text);
  const fields: LogRecord['fields'] = {};
  const groups = match?.groups ?? {};
  for (const name in groups) {
    const value = groups[name];
    if (value) fields[name as FieldName] = value.trim();
  }
  const near = named.length ? text.slice(start, Math.min(end, start + FIELD_REACH)) : '';
  for (const [name, pattern] of named) {
    const value = pattern.exec(near)?.[1];
    if (value) fields[name] = lastPart(value);
  }
  if (format.process) fields.process ??= format.process;
  const message = named.length || !match ? start : match.index + match[0].length;
  return { fields, message: Math.min(message, end) };
}

/** Named fields hold whole paths; the process is what stands behind the last slash. */
const lastPart = (value: string): string => value.slice(value.lastIndexOf('/') + 1);

/** All records in order; together they are the text, no character left out. */
export function readRecords(text: string, formats: readonly LogFormat[]): LogRecord[] {
  const reader = newRecordReader(formats);
  const records: LogRecord[] = [];
  let last: LogRecord | undefined;
  while ((last?.end ?? 0) < text.length) {
    last = reader.recordAt(text, last?.end ?? 0, last);
    records.push(last);
  }
  return records;
}

/** Does what stands above a line end in an object of JSON? */
const isBelowHead = (text: string, line: number): boolean => /\}\s{1,8}$/.test(text.slice(Math.max(0, line - 9), line));

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
