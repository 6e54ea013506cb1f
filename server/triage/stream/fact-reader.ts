import type { LogFact, LogKnowledge } from '../../knowledge/logs.ts';
import { FACT_REACH, FACT_TRIES, type FactMatch, factNear, newer, TIME_LINES, timeIn } from '../facts/log-facts.ts';
import type { Position } from '../lines.ts';
import { type ByteWindow, endOf, lineAt, lineEnd, lineStart } from './byte-window.ts';
import { newOlderTest } from './head-time.ts';
import { type Placed, placed } from './placing.ts';
import { byteAt, charAt, newRegion } from './region.ts';

/** Reads facts around their literals; of each the newest counts. */
export interface FactReader {
  hit: (at: number, fact: LogFact) => void;
  /** Whether the fact is read around its literal in a line by itself. */
  isIn: (line: string, at: number, fact: LogFact) => boolean;
  /** Looks at the hits, before their bytes go. */
  settle: () => void;
  newest: (fact: LogFact) => FactMatch | undefined;
  textAt: (start: number) => string;
  places: Map<number, Position>;
}

type Found = FactMatch & Placed;

export function newLogFactReader(window: ByteWindow, logs: LogKnowledge): FactReader {
  const hits = new Map<LogFact, number[]>();
  const found = new Map<LogFact, Found>();

  const matchAt = (fact: LogFact, at: number): Found | undefined => {
    const from = Math.max(window.base, at - FACT_REACH);
    const near = newRegion(
      window.bytes.subarray(from - window.base, Math.min(endOf(window), at + FACT_REACH) - window.base),
      from,
    );
    const match = factNear(near.text, charAt(near, at), fact, logs);
    if (!match) return undefined;
    const start = byteAt(near, match.start);
    const line = lineStart(window, start, window.base);
    const to = lineEnd(window, byteAt(near, match.end));
    const lines = newRegion(window.bytes.subarray(line - window.base, to - window.base), line);
    const span = { start: charAt(lines, start), end: charAt(lines, byteAt(near, match.end)) };
    return {
      ...match,
      ...placed(window, lines, 0, lineAt(window, line), span),
      ...timeOf(line, byteAt(near, match.end)),
    };
  };
  const timeOf = (line: number, end: number) => {
    // Behind some matches stands the line break that they end with.
    const to = lineEnd(window, end - 1);
    const linesFrom = (from: number) =>
      newRegion(window.bytes.subarray(from - window.base, to - window.base), from).text;
    // Most records are one line.
    const own = timeIn(linesFrom(line), logs);
    if (own.time !== undefined) return own;
    let from = line;
    for (let i = 0; i < TIME_LINES && from > window.base; i++) from = lineStart(window, from - 1, window.base);
    return timeIn(linesFrom(from), logs);
  };
  /** Without a look at what is older than the last one, or than what is known. */
  const settleFact = (fact: LogFact, places: readonly number[]) => {
    let last: Found | undefined;
    let end = places.length;
    for (; !last && end > Math.max(0, places.length - FACT_TRIES); end--) last = matchAt(fact, places[end - 1] ?? 0);
    if (!last) return;
    let known = found.get(fact);
    const isBeforeLast = newOlderTest(window, last.time);
    let isBeforeKnown = newOlderTest(window, known?.time);
    for (let i = 0; i < end; i++) {
      if (i === FACT_TRIES) i = Math.max(i, end - FACT_TRIES);
      const at = places[i] ?? 0;
      const line = lineStart(window, at, window.base);
      if (isBeforeLast(line) || isBeforeKnown(line)) continue;
      const match = matchAt(fact, at);
      if (!match) continue;
      known = newer(known, match);
      isBeforeKnown = newOlderTest(window, known.time);
    }
    found.set(fact, newer(known, last));
  };
  const settle = () => {
    for (const [fact, places] of hits) {
      // Those of lines that were walked over come late.
      if (places.some((at, i) => at < (places[i - 1] ?? 0))) places.sort((a, b) => a - b);
      settleFact(fact, places);
    }
    hits.clear();
  };
  const hit = (at: number, fact: LogFact) => {
    const known = hits.get(fact);
    if (known) known.push(at);
    else hits.set(fact, [at]);
  };
  return {
    hit,
    isIn: (line, at, fact) => !!factNear(line, at, fact, logs),
    settle,
    newest: fact => found.get(fact),
    textAt: start => [...found.values()].find(match => match.start === start)?.text ?? '',
    get places() {
      return new Map(
        [...found.values()].flatMap(
          ({ start, end, places }) =>
            [
              [start, places.start],
              [end, places.end],
            ] as const,
        ),
      );
    },
  };
}
