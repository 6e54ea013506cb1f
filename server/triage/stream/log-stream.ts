import type { Knowledge } from '../../knowledge/knowledge.ts';
import { assess } from '../assess.ts';
import { newFolder } from '../context/log-fold.ts';
import { applyDirectives } from '../directives.ts';
import { endedByRoom, factsOf, findingsOfFacts } from '../facts/log-facts.ts';
import type { Position } from '../lines.ts';
import type { Reading } from '../model.ts';
import { byPlace } from '../spans.ts';
import { literalsAround } from './byte-filter.ts';
import { type ByteScanner, newByteScanner, type View } from './byte-scanner.ts';
import { close, dropBefore, endOf, lineEnd, newByteWindow, originalAt, roomOf, takeIn } from './byte-window.ts';
import { newDirectiveReader } from './directive-reader.ts';
import { newLogFactReader } from './fact-reader.ts';
import { likenessOf } from './likeness.ts';
import { type LineReplay, newLineReplay, type OtherLiteral, type ReadRecord } from './line-replay.ts';
import { preparedOf, type Use } from './prepared.ts';
import { newRecordWalk } from './record-walk.ts';

/** A reading of a stream: spans are offsets in bytes. */
export interface StreamReading {
  reading: Reading;
  /** Line and character of a span's start or end. */
  positionAt: (offset: number) => Position;
  bytes: number;
}

/** Reads a log as its bytes come, in memory that does not grow with it. The log is UTF-8. */
export interface LogStream {
  push: (chunk: Uint8Array) => void;
  /** Where bytes may be written in place of `push`, to be told to `filled`. */
  room: () => Uint8Array;
  filled: (count: number) => void;
  end: () => StreamReading;
}

/** What a stream reads in; readings that follow each other can share one. */
export interface StreamMemory {
  scanner: ByteScanner;
  reach: number;
  many: number;
}

/** A record's lines are looked for so many bytes on each side of a hit; a longer record is read in parts. */
const REACH = 256 * 1024;
/** So many bytes are scanned at once. */
const BLOCK = 1024 * 1024;

/** Where so many literals stand in so many bytes it is worth while to know lines again. */
const MANY = 200;
const DENSE = 256 * 1024;

/** @param sizes set by tests only */
export function newStreamMemory(
  knowledge: Knowledge,
  view?: View,
  { reach, block, many }: { reach: number; block: number; many: number } = { reach: REACH, block: BLOCK, many: MANY },
): StreamMemory {
  return { scanner: newByteScanner(preparedOf(knowledge.logs).filter, 2 * reach + block, view), reach, many };
}

/** Lines are counted up to so many bytes from a place before its line is asked for. */
const MARKS = 2048;
/** No line is learned that is longer. */
const SHORT = 4096;
/** Literals are ordered by their place; a literal's number takes the lowest digits. */
const LITERALS = 4096;
/** Beyond these bytes of what ends nothing that was said before only the last is read, which may end what is older. */
const COPIED = 1024 * 1024;
/** So many of each literal, since not each place says so. */
const WAITING = 8;

export function newLogStream(knowledge: Knowledge, memory = newStreamMemory(knowledge)): LogStream {
  const { scanner: bytesScanner, reach, many } = memory;
  const { filter, uses, scanner } = preparedOf(knowledge.logs);
  bytesScanner.reset();
  const window = newByteWindow(bytesScanner);
  let replay: LineReplay | undefined;
  const folder = newFolder(
    (occurrence, at) => replay?.restore(occurrence, at) ?? occurrence,
    () => replay?.flush(),
  );
  /** Literals that are not only rules', in records that are not closed yet. */
  let others: OtherLiteral[] = [];
  const learn = (record: ReadRecord) => {
    const own = others.filter(({ at }) => at >= record.start && at < record.end);
    replay?.learn(record, own);
    if (others.length) others = others.filter(({ at }) => at >= record.end);
  };
  const walk = newRecordWalk(window, scanner, reach, folder.add, learn);
  const facts = newLogFactReader(window, knowledge.logs);
  const directives = newDirectiveReader(window, knowledge);
  let scanned = 0;
  /** Literals that wait, and whether they are in order. */
  let pending: number[] = [];
  let isSorted = true;
  /** Literals before this are of lines that were read, or of the line that is being read. */
  let known = Number.POSITIVE_INFINITY;
  let literals = 0;
  let since = 0;
  /** Of the line that was read as one before. */
  let read = 0;
  let marked = 0;

  /** What ends states stood here last, while there was none, by its literal. */
  const waiting = new Map<number, number[]>();
  const endsNothing = (use: Use) => use.onlyEnds && !folder.hasOpen();
  const wait = (at: number, literal: number) => {
    const places = waiting.get(literal);
    if (!places) waiting.set(literal, [at]);
    else if (places.push(at) > WAITING) places.shift();
  };
  const readWaiting = () => {
    if (!waiting.size) return;
    const places = [...waiting].flatMap(([literal, all]) => all.map(at => ({ at, rules: uses[literal]?.rules ?? [] })));
    for (const { at, rules } of places.sort((a, b) => a.at - b.at)) walk.hit(at, rules);
    waiting.clear();
  };

  /** Reads the literals that wait, as far as none before them can still come. */
  const readPending = (sure: number) => {
    if (!isSorted) pending.sort((a, b) => a - b);
    isSorted = true;
    let done = 0;
    for (; done < pending.length; done++) {
      const hit = pending[done] ?? 0;
      const literal = hit % LITERALS;
      const at = (hit - literal) / LITERALS;
      if (at >= sure) break;
      const use = uses[literal];
      if (!use) continue;
      if (!replay && use.onlyEnds && at > COPIED && !walk.closeBefore(at) && !folder.hasOpen()) {
        wait(at, literal);
        continue;
      }
      readWaiting();
      if (use.rules.length || replay) walk.hit(at, use.rules);
      for (const fact of use.facts) {
        facts.hit(at, fact);
        others.push({ at, fact });
      }
      if (!use.directive) continue;
      directives.hit(at);
      others.push({ at });
    }
    pending = done < pending.length ? pending.slice(done) : [];
  };

  const replayFrom = (at: number) => {
    const likeness = bytesScanner.lines && likenessOf(knowledge.logs);
    if (!bytesScanner.lines || !likeness) return;
    readWaiting();
    replay = newLineReplay(window, bytesScanner.lines, likeness, scanner.records, folder, facts);
    known = lineEnd(window, at);
  };

  const take = (at: number, literal: number) => {
    if (at < read) return;
    const use = uses[literal];
    if (!replay && use && !endsNothing(use) && ++literals > many) {
      if (at - since < DENSE) replayFrom(at);
      literals = 0;
      since = at;
    }
    if (at >= known && replay) {
      readPending(Number.POSITIVE_INFINITY);
      walk.closeBefore(at);
      const isRead = replay.read(at);
      known = replay.until();
      if (isRead) {
        read = known;
        return;
      }
    }
    const hit = at * LITERALS + literal;
    if (hit < (pending.at(-1) ?? 0)) isSorted = false;
    pending.push(hit);
  };

  const scan = (final: boolean) => {
    if (final) close(window);
    const end = endOf(window);
    // Whole blocks of 16 bytes; behind the end stand zeros.
    const room = Math.max(0, end - reach - scanned);
    const stop = scanned + (final ? (end - scanned + 15) & ~15 : room & ~15);
    const { base, bytes, words, marks } = window;
    const found = (start: number, literal: number) => take(base + start, literal);
    const mark = (at: number, before: number) => {
      if (base + at - marked < MARKS) return;
      marked = base + at;
      marks.at.push(marked);
      marks.lines.push(before);
    };
    const lines = bytesScanner.scan(scanned - base, stop - base, window.filled, {
      gram: (at, counted, before) => {
        if (base + at < read) return 0;
        mark(counted, before);
        literalsAround(filter, bytes, words[at >> 2] ?? 0, at, window.filled, found);
        return base + at < read ? read - base : 0;
      },
      walked: (at, before) => {
        read = base + at;
        known = read;
        mark(at, before);
      },
    });
    replay?.flush();
    marks.at.push(stop);
    marks.lines.push(lines);
    marked = stop;
    // What a literal that is found later begins before is left for then, so that all come in order.
    const sure = final ? Number.POSITIVE_INFINITY : stop - filter.longest;
    readPending(sure);
    readWaiting();
    walk.closeBefore(sure);
    // A record that is still open is short, or none to learn.
    others = others.filter(({ at }) => at >= sure - SHORT);
    facts.settle();
    scanned = stop;
    if (final) return;
    folder.settle(stop - reach);
    dropBefore(window, stop - reach);
  };

  const filled = (count: number) => {
    takeIn(window, count);
    if (!roomOf(window).length) scan(false);
  };
  const push = (chunk: Uint8Array) => {
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + roomOf(window).length);
      roomOf(window).set(part);
      from += part.length;
      filled(part.length);
    }
  };
  const end = (): StreamReading => {
    scan(true);
    walk.close();
    folder.settle(Number.POSITIVE_INFINITY);
    const found = factsOf(knowledge.logs, facts.newest);
    const findings = applyDirectives(
      [
        ...endedByRoom(folder.findings(), found, knowledge),
        ...findingsOfFacts(found, ({ start }) => facts.textAt(start), knowledge),
      ].sort(byPlace),
      directives.read,
    );
    const endings = folder.endings();
    const places = new Map([...directives.places, ...facts.places, ...folder.places()]);
    return {
      reading: {
        kind: 'log',
        facts: found,
        findings,
        ...assess(findings, found, knowledge),
        sections: [],
        notices: directives.read.notices,
        ...(endings.length ? { endings } : {}),
      },
      positionAt: offset => places.get(offset) ?? { line: 0, character: 0 },
      bytes: originalAt(window, endOf(window)),
    };
  };
  return { push, room: () => roomOf(window), filled, end };
}
