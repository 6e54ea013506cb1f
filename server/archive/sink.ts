import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess } from '../triage/assess.ts';
import { lineIndex } from '../triage/lines.ts';
import { readLog } from '../triage/log.ts';
import type { Span } from '../triage/model.ts';
import { holdsEventArray } from '../triage/reader/event-array.ts';
import { withoutColours } from '../triage/reader/plain.ts';
import { holdsOtherSigns } from '../triage/reader/plain-log.ts';
import { LONGEST_WRAPPED, unwrapped } from '../triage/reader/unwrap.ts';
import { utf16Of } from '../triage/reader/utf16.ts';
import { movedFacts, movedFinding } from '../triage/spans.ts';
import { newLogStream, newStreamMemory, type StreamMemory, type StreamReading } from '../triage/stream/log-stream.ts';

/** Takes bytes in whatever encoding the first two of them say, and hands them on as UTF-8. */
export interface Sink {
  /** Lets bytes be written where they are read, where that can be. */
  read: (fill: (room: Uint8Array) => number) => number;
  push: (chunk: Uint8Array) => void;
  end: () => StreamReading;
}

/** Memory for logs that are read one after another. */
export const newLogMemory = (knowledge: Knowledge): StreamMemory =>
  newStreamMemory(knowledge, (memory, offset, length) => Buffer.from(memory, offset, length));

const CHUNK = 256 * 1024;
/** So many bytes tell whether all events of a log stand in one line. */
const ARRAY_HEAD = 8192;
/** They are read as a whole up to so many bytes. */
const LONGEST_ARRAY = 64 * 1024 ** 2;

export function newSink(knowledge: Knowledge, memory = newLogMemory(knowledge)): Sink {
  const stream = newLogStream(knowledge, memory);
  let head: Uint8Array | undefined = new Uint8Array();
  let decoder: TextDecoder | undefined;
  const encoder = new TextEncoder();
  const start = newStart();
  const pass = (chunk: Uint8Array) => {
    start.keep(chunk);
    stream.push(chunk);
  };
  const hand = (chunk: Uint8Array) => pass(decoder ? encoder.encode(decoder.decode(chunk, { stream: true })) : chunk);
  const decide = (first: Uint8Array) => {
    head = undefined;
    decoder = utf16Of(first);
    hand(first);
  };
  const push = (chunk: Uint8Array) => {
    if (!head) return hand(chunk);
    const first = Buffer.concat([head, chunk]);
    if (first.length < 2) head = first;
    else decide(first);
  };
  const read = (fill: (room: Uint8Array) => number): number => {
    if (head || decoder) {
      const chunk = new Uint8Array(CHUNK);
      const count = fill(chunk);
      push(chunk.subarray(0, count));
      return count;
    }
    const room = stream.room();
    const count = fill(room);
    start.keep(room.subarray(0, count));
    if (count) stream.filled(count);
    return count;
  };
  const end = () => {
    if (head) decide(head);
    if (decoder) pass(encoder.encode(decoder.decode()));
    const reading = stream.end();
    const whole = readWhole(start.bytes(), knowledge, reading.bytes);
    return whole ?? (start.isArray() ? withNotice(reading) : reading);
  };
  return { read, push, end };
}

const withNotice = (streamed: StreamReading): StreamReading => ({
  ...streamed,
  reading: {
    ...streamed.reading,
    notices: [
      ...streamed.reading.notices,
      { code: 'partly-read', severity: 'warning', message: ONE_LINE, start: 0, end: 0 },
    ],
  },
});

const ONE_LINE =
  "All its events stand in one line, which is too long to tell them apart; give each its own: jq -c '.[]' FILE > events.ndjson";

/** What of a log is kept as it comes, in case it has to be read as a whole. */
interface Start {
  keep: (chunk: Uint8Array) => void;
  bytes: () => Uint8Array | undefined;
  /** Is it long, and do its events stand in one line? */
  isArray: () => boolean;
}

/** Keeps a log that is short enough to be one whose lines were wrapped, or whose events stand in one line. */
function newStart(): Start {
  let parts: Uint8Array[] | undefined = [];
  let length = 0;
  let isArray: boolean | undefined;
  const keep = (chunk: Uint8Array) => {
    if (!parts) return;
    length += chunk.length;
    if (isArray === undefined && length >= ARRAY_HEAD)
      isArray = holdsEventArray(Buffer.concat([...parts, chunk.subarray(0, ARRAY_HEAD)]).toString());
    if (length > (isArray ? LONGEST_ARRAY : LONGEST_WRAPPED)) parts = undefined;
    // Its bytes may be written over.
    else parts.push(chunk.slice());
  };
  return { keep, bytes: () => parts && Buffer.concat(parts), isArray: () => !!isArray };
}

/** Wrapped lines are read as a whole: a stream finds nothing that is cut in two, nor where signs stand for others. */
function readWhole(bytes: Uint8Array | undefined, knowledge: Knowledge, length: number): StreamReading | undefined {
  if (!bytes) return undefined;
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = new TextDecoder().decode(bytes);
  if (!holdsOtherSigns(text) && !unwrapped(withoutColours(text).text)) return undefined;
  const reading = readLog(text, knowledge);
  const { positionAt } = lineIndex(text);
  const places = new Map<number, number>();
  const byteAt = (offset: number): number => {
    const at = marked + Buffer.byteLength(text.slice(0, offset));
    places.set(at, offset);
    return at;
  };
  const inBytes = ({ start, end }: Span): Span => ({ start: byteAt(start), end: byteAt(end) });
  const findings = reading.findings.map(finding => movedFinding(finding, inBytes));
  const facts = movedFacts(reading.facts, inBytes);
  return {
    reading: {
      ...reading,
      facts,
      findings,
      ...assess(findings, facts, knowledge),
      notices: reading.notices.map(notice => ({ ...notice, ...inBytes(notice) })),
    },
    positionAt: offset => positionAt(places.get(offset) ?? 0),
    bytes: length,
  };
}
