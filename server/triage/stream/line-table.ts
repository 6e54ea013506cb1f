/**
 * Keeps heads and tails of lines. A head reaches to the first colon with a blank behind it. Two heads are alike when
 * they differ at most in which digits stand where, hexadecimal ones only behind `0x`; two tails when they are the same
 * and stand behind heads of the same process.
 */
export interface LineTable {
  /**
   * Looks for the kept head and tail of the line at a place of the window.
   * @param end no line reaches beyond it
   */
  find: (at: number, end: number) => void;
  /** What was found, by the numbers below. */
  found: Int32Array;
  /** Keeps the head of the line that was looked for last, and in vain; false where there is no room. */
  keepHead: (process: number) => boolean;
  /** Keeps its tail, when its head is kept; the tail's number, 0 where there is no room. */
  keepTail: () => number;
  /** By the number of a tail: 1 where lines with it may be walked over. */
  mayWalk: Uint8Array;
  /** Tells how often each tail was walked over since this was asked last, and where its last line begins. */
  walked: (tell: (tail: number, at: number, count: number) => void) => void;
}

/** Bytes of the line with its line feed; 0 where it is none to keep: too long, not ASCII, without head or end. */
export const LENGTH = 0;
/** Bytes of its head; 0 where that is none to keep. */
export const HEAD_LENGTH = 1;
/** What its head was kept with; negative where it is not. */
export const PROCESS = 2;
/** Tails are numbered from 1 on in the order in which they were kept; 0 where it is not. */
export const TAIL = 3;
