import { type ByteScanner, SLACK } from './byte-scanner.ts';
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
  /** Places in order, and the lines before each. */
  marks: { at: number[]; lines: number[] };
}

export const newByteWindow = ({ bytes, words }: Pick<ByteScanner, 'bytes' | 'words'>): ByteWindow => ({
  bytes,
  words,
  base: 0,
  filled: 0,
  held: 0,
  colours: newColours(),
  marks: { at: [0], lines: [0] },
});

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

/** The number of the line that holds an offset in the window. */
export function lineAt({ bytes, words, base, marks }: ByteWindow, offset: number): number {
  let low = 0;
  let high = marks.at.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks.at[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  // From the nearer of the two marks around it.
  const next = marks.at[low] ?? 0;
  const before = marks.at[low - 1] ?? Number.NEGATIVE_INFINITY;
  const mark = offset - before < Math.abs(next - offset) ? low - 1 : low;
  const at = marks.at[mark] ?? 0;
  const lines = marks.lines[mark] ?? 0;
  return at < offset
    ? lines + countLines(bytes, words, at - base, offset - base)
    : lines - countLines(bytes, words, offset - base, at - base);
}

/** Forgets what stands before an offset, to make room. */
export function dropBefore(window: ByteWindow, offset: number): void {
  const by = (offset - window.base) & ~3;
  if (by <= 0) return;
  window.bytes.copyWithin(0, by, window.filled + window.held);
  // A record that is not closed yet may begin before the window.
  forgetBefore(window.colours, window.base - window.bytes.length);
  window.base += by;
  window.filled -= by;
  const { marks } = window;
  const kept = marks.at.findIndex(at => at >= window.base);
  marks.at.splice(0, kept < 0 ? marks.at.length - 1 : kept);
  marks.lines.splice(0, kept < 0 ? marks.lines.length - 1 : kept);
}

const LF = 0x0a;

/** Is there a line break in the window right before an offset? */
export const isLineStart = ({ bytes, base }: ByteWindow, offset: number): boolean => bytes[offset - base - 1] === LF;

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
