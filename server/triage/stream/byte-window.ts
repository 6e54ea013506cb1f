import { countLines } from './line-count.ts';

/** The part of a stream that is in memory; offsets are the stream's, in bytes. */
export interface ByteWindow {
  bytes: Uint8Array;
  /** The same memory, four bytes a word. */
  words: Int32Array;
  /** The stream's offset of `bytes[0]`, a multiple of four. */
  base: number;
  /** So many of `bytes` are filled. */
  filled: number;
  /** Lines before the offset `counted`. */
  lines: number;
  counted: number;
}

export function newByteWindow(size: number): ByteWindow {
  const memory = new ArrayBuffer(size + 8);
  const bytes = new Uint8Array(memory);
  return { bytes, words: new Int32Array(memory), base: 0, filled: 0, lines: 0, counted: 0 };
}

/** The bytes that can still be filled. */
export const roomOf = ({ bytes, filled }: ByteWindow): Uint8Array => bytes.subarray(filled, bytes.length - 8);

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
  window.bytes.copyWithin(0, by, window.filled);
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
