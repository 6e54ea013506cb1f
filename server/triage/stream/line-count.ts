const LF = 0x0a;
const CR = 0x0d;

/**
 * Counts the line ends in `from` to `to`; `\r\n` counts once, at its `\n`.
 * @param words the same memory as `bytes`
 */
export function countLines(bytes: Uint8Array, words: Int32Array, from: number, to: number): number {
  if (to - from < 16) return countEach(bytes, from, to);
  const first = (from + 3) & ~3;
  const last = to & ~3;
  let count = countEach(bytes, from, first) + countEach(bytes, last, to);
  let carriageReturns = 0;
  // Four bytes at a time: bytes that equal the line feed become zero, zeros become a bit, bits are summed up.
  for (let i = first >> 2; i < last >> 2; ) {
    const stop = Math.min(last >> 2, i + 255);
    let feeds = 0;
    for (; i < stop; i++) {
      const word = words[i] as number;
      const feed = word ^ 0x0a0a0a0a;
      feeds += (~(((feed & 0x7f7f7f7f) + 0x7f7f7f7f) | feed | 0x7f7f7f7f) >>> 7) & 0x01010101;
      const back = word ^ 0x0d0d0d0d;
      carriageReturns |= ~(((back & 0x7f7f7f7f) + 0x7f7f7f7f) | back | 0x7f7f7f7f);
    }
    count += (feeds & 255) + ((feeds >>> 8) & 255) + ((feeds >>> 16) & 255) + (feeds >>> 24);
  }
  return carriageReturns ? countEach(bytes, from, to) : count;
}

function countEach(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (bytes[i] === LF || (bytes[i] === CR && bytes[i + 1] !== LF)) count++;
  return count;
}
