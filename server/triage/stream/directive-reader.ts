import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type Directives, readDirectives } from '../directives.ts';
import type { Position } from '../lines.ts';
import { type ByteWindow, endOf, lineAt, lineEnd, lineStart, originalAt } from './byte-window.ts';
import { placed } from './placing.ts';
import { byteAt, newRegion } from './region.ts';

/** Reads what a log asks to be left alone. */
export interface DirectiveReader {
  hit: (at: number) => void;
  read: Directives;
  places: Map<number, Position>;
}

/** The line that a directive is about stands so near. */
const REACH = 4096;
/** No person writes more of them; bounds the memory. */
const MOST = 1000;

export function newDirectiveReader(window: ByteWindow, knowledge: Knowledge): DirectiveReader {
  const file = new Set<string>();
  const read: Directives = { file, lines: [], notices: [] };
  const places = new Map<number, Position>();
  let done = 0;
  const hit = (at: number) => {
    if (at < done || read.lines.length + read.notices.length >= MOST) return;
    const from = lineStart(window, at, window.base);
    done = lineEnd(window, at);
    const to = lineEnd(window, Math.min(endOf(window), done + REACH));
    const region = newRegion(window.bytes.subarray(from - window.base, to - window.base), from);
    const line = newRegion(window.bytes.subarray(from - window.base, done - window.base), from).text;
    const here = readDirectives(line, knowledge);
    for (const id of here.file) file.add(id);
    for (const notice of here.notices) {
      const { start, end, places: at } = placed(window, region, 0, lineAt(window, from), notice);
      read.notices.push({ ...notice, start, end });
      places.set(start, at.start).set(end, at.end);
    }
    for (const { symptom, extent } of readDirectives(region.text, knowledge).lines)
      if (extent.start === 0 && here.lines.some(own => own.symptom === symptom))
        read.lines.push({
          symptom,
          extent: { start: originalAt(window, from), end: originalAt(window, byteAt(region, extent.end)) },
        });
  };
  return { hit, read, places };
}
