import { type LogRule, type LogScanner, newRecordScan, type Occurrence } from '../matcher/log-scan.ts';
import type { LogRecord } from '../reader/records.ts';
import { type ByteWindow, endOf, isLineStart, lineAt, lineEnd, lineStart } from './byte-window.ts';
import { hasColours } from './colours.ts';
import type { ReadRecord } from './line-replay.ts';
import { placed, placesIn } from './placing.ts';
import { byteAt, charAt, newRegion, type Region } from './region.ts';

/** Goes from hit to hit, decodes the records that hold them, and tries the rules there. */
export interface RecordWalk {
  /** In the order of the stream. */
  hit: (at: number, rules: readonly LogRule[]) => void;
  close: () => void;
  /** Closes a record that ends before a line which begins another one; whether one is still open. */
  closeBefore: (line: number) => boolean;
}

/** So many bytes behind a hit are decoded at first; more where hits are dense. */
const AHEAD = 256;
const MOST_AHEAD = 32 * 1024;
const DENSE = 4096;
/** Bytes before a line that may tell whether it begins a record. */
const ABOVE = 32;
/** Not the beginning of the text, where a byte order mark may stand. */
const BEFORE: LogRecord = { start: 0, end: 0, message: 0, fields: {} };

/** @param reach a record's lines are looked for so many bytes on each side of a hit */
export function newRecordWalk(
  window: ByteWindow,
  scanner: LogScanner,
  reach: number,
  found: (occurrence: Occurrence) => void,
  read?: (record: ReadRecord) => void,
): RecordWalk {
  let region: Region = { text: '', from: 0, to: 0 };
  let record: LogRecord = BEFORE;
  /** Where the last record ends. */
  let floor = 0;
  let ahead = AHEAD;
  /** The record's first line. */
  let line = 0;
  let inRecord: Occurrence[] = [];
  let isOpen = false;
  const place = (occurrence: Occurrence): Occurrence => {
    if (hasColours(window.colours)) {
      const { text, places, ...there } = placed(window, region, record.start, line, occurrence);
      return {
        ...occurrence,
        ...there,
        places: () => places,
        ...(text === occurrence.text ? {} : { coloured: text }),
      };
    }
    return inStream(occurrence, region, record.start, line);
  };
  const scan = newRecordScan(scanner, occurrence => {
    const placedOne = place(occurrence);
    inRecord.push(placedOne);
    found(placedOne);
  });

  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    inRecord = [];
    scan.close();
    read?.({
      start: byteAt(region, record.start),
      end: floor,
      record,
      occurrences: inRecord,
    });
  };

  const nextRecord = (at: number) => {
    close();
    if (at < region.to) {
      const next = scanner.records.recordAt(region.text, charAt(region, at), record);
      if (next.end < region.text.length || region.to === endOf(window)) return next;
    }
    ahead = at - region.to < DENSE ? Math.min(MOST_AHEAD, ahead * 2) : AHEAD;
    // A line's head and its column are known as long as its beginning is there.
    let from = lineStart(window, at, Math.max(floor, window.base));
    const lowest = Math.min(from, Math.max(floor, at - reach, window.base));
    for (let behind = ahead, back = AHEAD; ; ) {
      const to = lineEnd(window, lineEnd(window, Math.min(at + behind, endOf(window))));
      // What the line above ends in tells whether some lines begin a record.
      const above = isLineStart(window, from) ? Math.max(window.base, from - ABOVE) : from;
      region = newRegion(window.bytes.subarray(above - window.base, to - window.base), above);
      const before = from === 0 ? undefined : { ...BEFORE, end: charAt(region, from) };
      const next = scanner.records.recordAt(region.text, charAt(region, at), before);
      const isCut = next.end === region.text.length && to < endOf(window) && to - at < reach;
      const isLoose = !next.format && from > lowest;
      if (!isCut && !isLoose) return next;
      if (isCut) behind *= 4;
      if (isLoose) from = lineStart(window, Math.max(lowest, from - back), lowest);
      back *= 4;
    }
  };

  const hit = (at: number, rules: readonly LogRule[]) => {
    if (!floor && beginsWithMark(window)) floor = 3;
    if (at >= floor || !record.end) {
      record = nextRecord(at);
      floor = byteAt(region, record.end);
      line = lineAt(window, byteAt(region, record.start));
      scan.open(region.text, record);
      isOpen = true;
    }
    scan.tryAt(charAt(region, at), rules);
  };
  const closeBefore = (next: number) => {
    if (floor > next) return isOpen;
    close();
    // Whoever asks for this reads most lines without a walk to them.
    ahead = AHEAD;
    return false;
  };
  return { hit, close, closeBefore };
}

/** A byte order mark is no part of the text. */
const beginsWithMark = ({ base, bytes }: ByteWindow): boolean =>
  base === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** Its lines and characters are worked out when asked for: of many repeats only the last is. */
function inStream(occurrence: Occurrence, region: Region, from: number, line: number): Occurrence {
  const { start, end } = occurrence;
  occurrence.start = byteAt(region, start);
  occurrence.end = byteAt(region, end);
  occurrence.places = () => placesIn(region, from, line, { start, end });
  return occurrence;
}
