import type { LogFact, LogKnowledge } from '../../knowledge/logs.ts';
import { FACT_REACH, FACT_TRIES, type FactMatch, factNear } from '../facts/log-facts.ts';
import type { Position } from '../lines.ts';
import { type ByteWindow, endOf, lineAt, lineEnd, lineStart } from './byte-window.ts';
import { type Placed, placed } from './placing.ts';
import { byteAt, charAt, newRegion } from './region.ts';

/** Reads facts around their literals; of each the last one counts. */
export interface FactReader {
  hit: (at: number, fact: LogFact) => void;
  /** Whether the fact is read around its literal in a line by itself. */
  isIn: (line: string, at: number, fact: LogFact) => boolean;
  /** Looks at the hits, before their bytes go. */
  settle: () => void;
  last: (fact: LogFact) => FactMatch | undefined;
  textAt: (start: number) => string;
  places: Map<number, Position>;
}

export function newLogFactReader(window: ByteWindow, logs: LogKnowledge): FactReader {
  const hits = new Map<LogFact, number[]>();
  const found = new Map<LogFact, FactMatch & Placed>();

  const look = (fact: LogFact, at: number): boolean => {
    const from = Math.max(window.base, at - FACT_REACH);
    const near = newRegion(
      window.bytes.subarray(from - window.base, Math.min(endOf(window), at + FACT_REACH) - window.base),
      from,
    );
    const match = factNear(near.text, charAt(near, at), fact, logs);
    if (!match) return false;
    const start = byteAt(near, match.start);
    const line = lineStart(window, start, window.base);
    const to = lineEnd(window, byteAt(near, match.end));
    const lines = newRegion(window.bytes.subarray(line - window.base, to - window.base), line);
    const span = { start: charAt(lines, start), end: charAt(lines, byteAt(near, match.end)) };
    found.set(fact, { ...match, ...placed(window, lines, 0, lineAt(window, line), span) });
    return true;
  };
  const settle = () => {
    for (const [fact, places] of hits) {
      // Those of lines that were walked over come late.
      if (places.some((at, i) => at < (places[i - 1] ?? 0))) places.sort((a, b) => a - b);
      for (const at of places.slice(-FACT_TRIES).reverse()) if (look(fact, at)) break;
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
    last: fact => found.get(fact),
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
