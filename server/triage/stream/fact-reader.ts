import type { LogFact, LogKnowledge } from '../../knowledge/logs.ts';
import { FACT_REACH, FACT_TRIES, type FactMatch, factNear } from '../facts/log-facts.ts';
import type { Position } from '../lines.ts';
import { type ByteWindow, endOf, lineAt, lineEnd, lineStart } from './byte-window.ts';
import { placeIn } from './record-walk.ts';
import { byteAt, charAt, newRegion } from './region.ts';

/** Reads facts around their literals; of each the last one counts. */
export interface FactReader {
  hit: (at: number, fact: LogFact) => void;
  /** Looks at the hits, before their bytes go. */
  settle: () => void;
  last: (fact: LogFact) => FactMatch | undefined;
  textAt: (start: number) => string;
  places: Map<number, Position>;
}

export function newFactReader(window: ByteWindow, logs: LogKnowledge): FactReader {
  const hits = new Map<LogFact, number[]>();
  const found = new Map<LogFact, FactMatch & { places: [Position, Position] }>();

  const look = (fact: LogFact, at: number): boolean => {
    const from = Math.max(window.base, at - FACT_REACH);
    const to = Math.min(endOf(window), at + FACT_REACH);
    const near = newRegion(window.bytes.subarray(from - window.base, to - window.base), from);
    const match = factNear(near.text, charAt(near, at), fact, logs);
    if (!match) return false;
    const start = byteAt(near, match.start);
    const end = byteAt(near, match.end);
    const line = lineStart(window, start, window.base);
    const before = newRegion(window.bytes.subarray(line - window.base, lineEnd(window, end) - window.base), line);
    const place = (offset: number) => placeIn(before.text, 0, lineAt(window, line), charAt(before, offset));
    found.set(fact, { ...match, start, end, places: [place(start), place(end)] });
    return true;
  };
  const settle = () => {
    for (const [fact, places] of hits) {
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
    settle,
    last: fact => found.get(fact),
    textAt: start => [...found.values()].find(match => match.start === start)?.text ?? '',
    get places() {
      return new Map(
        [...found.values()].flatMap(
          ({ start, end, places }) =>
            [
              [start, places[0]],
              [end, places[1]],
            ] as const,
        ),
      );
    },
  };
}
