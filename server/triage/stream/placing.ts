import type { Position } from '../lines.ts';
import type { Span } from '../model.ts';
import { type ByteWindow, originalAt } from './byte-window.ts';
import { hasColours, takenOutAt, withColours } from './colours.ts';
import { byteAt, type Region } from './region.ts';

/** A stretch of the stream as it was before colours were taken out: offsets in bytes, lines and characters, text. */
export interface Placed extends Span {
  text: string;
  places: { start: Position; end: Position };
}

/**
 * Says where a stretch of a region stands.
 * @param from where in the region the line with the number `line` begins
 */
export function placed(window: ByteWindow, region: Region, from: number, line: number, { start, end }: Span): Placed {
  const { colours } = window;
  const text = region.text.slice(start, end);
  const first = byteAt(region, start);
  const last = byteAt(region, end);
  const places = placesIn(region, from, line, { start, end });
  if (!hasColours(colours)) return { start: first, end: last, text, places };
  const moved = (offset: number, byte: number, { line, character }: Position): Position => {
    const lineStart = byteAt(region, offset - character);
    return { line, character: character + takenOutAt(colours, byte) - takenOutAt(colours, lineStart - 1) };
  };
  const plain = new TextEncoder().encode(text);
  const whole = withColours(colours, first, plain);
  return {
    start: originalAt(window, first),
    end: originalAt(window, last - 1) + 1,
    text: whole.length === plain.length ? text : new TextDecoder().decode(whole),
    places: { start: moved(start, first, places.start), end: moved(end, last - 1, places.end) },
  };
}

/** Lines and characters of a stretch of a region without colours. */
export const placesIn = ({ text }: Region, from: number, line: number, { start, end }: Span): Placed['places'] => ({
  start: placeIn(text, from, line, start),
  end: placeIn(text, from, line, end),
});

function placeIn(text: string, from: number, line: number, offset: number): Position {
  let start = from;
  let lines = line;
  for (const match of text.slice(from, offset).matchAll(/\r\n|\n|\r/g)) {
    const end = from + match.index + match[0].length;
    if (match[0] === '\r' && text[end] === '\n') break;
    start = end;
    lines++;
  }
  return { line: lines, character: offset - start };
}
