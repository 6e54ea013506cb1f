import { type Colours, forgetBefore, newColours, takenOutAt, takeOut } from './colours.ts';
import { countLines } from './line-count.ts';

/** The part of a stream that is in memory; offsets are the stream's, in bytes. */
export interface ByteWindow {
  bytes: Uint8Array;
  /** The same memory, four bytes a word. */
  words: Int32Array;
  /** The stream's offset of `bytes[0]`, a multiple of four. */
  base: number;
  /** So many of `bytes` are filled. Offsets are those of the plain stream, colours taken out. */
  filled: number;
  /** So many bytes behind them may be the beginning of a colour. */
  held: number;
  colours: Colours;
  /** Lines before the offset `counted`. */
  lines: number;
  counted: number;
}

/** @param allocate gives zeroed memory; bytes that search themselves fast are welcome */
export function newByteWindow(size: number, allocate: (size: number) => Uint8Array): ByteWindow {
  const bytes = allocate(size + SLACK);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  return { bytes, words, base: 0, filled: 0, held: 0, colours: newColours(), lines: 0, counted: 0 };
}

/** Behind the end, so that whole words can be read. */
const SLACK = 8;

/** The bytes that can still be filled. */
export const roomOf = ({ bytes, filled, held }: ByteWindow): Uint8Array =>
  bytes.subarray(filled + held, bytes.length - SLACK);

/** Takes in bytes that were written into the room. */
export function takeIn(window: ByteWindow, count: number): void {
  const { bytes, base, filled, held, colours } = window;
  const taken = takeOut(colours, bytes, base, filled, filled + held + count);
  window.filled = taken.end;
  window.held = taken.held;
}

/** What was held back is no colour after all. */
export function close(window: ByteWindow): void {
  window.filled += window.held;
  window.held = 0;
  window.bytes.fill(0, window.filled, window.filled + SLACK);
}

/** Where in the original stream a byte stood. */
export const originalAt = ({ colours }: ByteWindow, offset: number): number => offset + takenOutAt(colours, offset);

export const endOf = ({ base, filled }: ByteWindow): number => base + filled;

/** The number of the line that holds an offset in the window; cheapest in the order of the stream. */
export function lineAt(window: ByteWindow, offset: number): number {
  const { bytes, words, base, counted, lines } = window;
  if (offset <= counted) return lines - countLines(bytes, words, offset - base, counted - base);
  window.lines += countLines(bytes, words, counted - base, offset - base);
  window.counted = offset;
  return window.lines;
}

/** Forgets what stands before an offset, to make room. */
export function dropBefore(window: ByteWindow, offset: number): void {
  const by = (offset - window.base) & ~3;
  if (by <= 0) return;
  lineAt(window, window.base + by);
  window.bytes.copyWithin(0, by, window.filled + window.held);
  // A record that is not closed yet may begin before the window.
  forgetBefore(window.colours, window.base - window.bytes.length);
  window.base += by;
  window.filled -= by;
}

const LF = 0x0a;

/** The start of the line that holds an offset, `floor` at the least. */
export function lineStart({ bytes, base }: ByteWindow, offset: number, floor: number): number {
  const low = Math.max(0, floor - base);
  let i = offset - base;
  while (i > low && bytes[i - 1] !== LF) i--;
  return base + i;
}

/** Where the line that holds an offset ends, its line break included. */
export function lineEnd({ bytes, base, filled }: ByteWindow, offset: number): number {
  let i = offset - base;
  while (i < filled && bytes[i] !== LF) i++;
  return base + Math.min(filled, i + 1);
}
