import type { Knowledge } from '../../knowledge/knowledge.ts';
import { assess } from '../assess.ts';
import { newFolder } from '../context/log-fold.ts';
import { applyDirectives } from '../directives.ts';
import { factsOf, findingsOfFacts } from '../facts/log-facts.ts';
import type { Position } from '../lines.ts';
import type { Reading } from '../model.ts';
import { literalsAround } from './byte-filter.ts';
import { type ByteScanner, newByteScanner, type View } from './byte-scanner.ts';
import { close, dropBefore, endOf, newByteWindow, originalAt, roomOf, takeIn } from './byte-window.ts';
import { newDirectiveReader } from './directive-reader.ts';
import { newFactReader } from './fact-reader.ts';
import { preparedOf } from './prepared.ts';
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
}

/** A record's lines are looked for so many bytes on each side of a hit; a longer record is read in parts. */
const REACH = 256 * 1024;
/** So many bytes are scanned at once. */
const BLOCK = 1024 * 1024;

export function newStreamMemory(knowledge: Knowledge, view?: View, reach = REACH, block = BLOCK): StreamMemory {
  return { scanner: newByteScanner(preparedOf(knowledge.logs).filter, 2 * reach + block, view), reach };
}

/** Hits are ordered by their place; a literal's number takes these lowest digits. */
const LITERALS = 4096;

export function newLogStream(knowledge: Knowledge, memory = newStreamMemory(knowledge)): LogStream {
  const { scanner: bytesScanner, reach } = memory;
  const { filter, uses, scanner } = preparedOf(knowledge.logs);
  bytesScanner.reset();
  const window = newByteWindow(bytesScanner);
  const folder = newFolder();
  const walk = newRecordWalk(window, scanner, reach, folder.add);
  const facts = newFactReader(window, knowledge.logs);
  const directives = newDirectiveReader(window, knowledge);
  let scanned = 0;
  let pending: number[] = [];

  const scan = (final: boolean) => {
    if (final) close(window);
    const end = endOf(window);
    // Whole blocks of 16 bytes; behind the end stand zeros.
    const room = Math.max(0, end - reach - scanned);
    const stop = scanned + (final ? (end - scanned + 15) & ~15 : room & ~15);
    const hits = pending;
    const { base, bytes, words, marks } = window;
    const lines = bytesScanner.scan(scanned - base, stop - base, (at, counted, before) => {
      literalsAround(filter, bytes, words[at >> 2] ?? 0, at, window.filled, (start, literal) => {
        hits.push((base + start) * LITERALS + literal);
        if (marks.at.at(-1) === base + counted) return;
        marks.at.push(base + counted);
        marks.lines.push(before);
      });
    });
    marks.at.push(stop);
    marks.lines.push(lines);
    if (hits.some((hit, i) => hit < (hits[i - 1] ?? 0))) hits.sort((a, b) => a - b);
    // What a literal that is found later begins before is left for then, so that all come in order.
    const sure = final ? Number.POSITIVE_INFINITY : stop - filter.longest;
    let done = 0;
    for (; done < hits.length; done++) {
      const hit = hits[done] ?? 0;
      const literal = hit % LITERALS;
      const at = (hit - literal) / LITERALS;
      if (at >= sure) break;
      const use = uses[literal];
      if (use?.rules) walk.hit(at, use.rules);
      for (const fact of use?.facts ?? []) facts.hit(at, fact);
      if (use?.directive) directives.hit(at);
    }
    facts.settle();
    pending = hits.slice(done);
    scanned = stop;
    if (!final) dropBefore(window, stop - reach);
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
    const found = factsOf(knowledge.logs, facts.last);
    const findings = applyDirectives(
      [...folder.findings(), ...findingsOfFacts(found, ({ start }) => facts.textAt(start), knowledge)].sort(
        (a, b) => a.start - b.start || a.end - b.end,
      ),
      directives.read,
    );
    const places = new Map([...directives.places, ...facts.places, ...folder.places()]);
    return {
      reading: {
        kind: 'log',
        facts: found,
        findings,
        ...assess(findings, found, knowledge),
        sections: [],
        notices: directives.read.notices,
      },
      positionAt: offset => places.get(offset) ?? { line: 0, character: 0 },
      bytes: originalAt(window, endOf(window)),
    };
  };
  return { push, room: () => roomOf(window), filled, end };
}
