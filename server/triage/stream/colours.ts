/** Terminal colours that were taken out of a stream of bytes, and the way back to where things stood. */
export interface Colours {
  /** In order: where in the plain stream, what, and how many bytes were taken out up to and with it. */
  removed: { at: number; bytes: Uint8Array; total: number }[];
  /** Taken out before the first of `removed`. */
  before: number;
}

export const newColours = (): Colours => ({ removed: [], before: 0 });

const ESCAPE = 0x1b;
/** `\x1b[`, at most 20 digits and semicolons, a letter. */
const LONGEST = 23;

/**
 * Takes the colours out of `bytes` between `from` and `to`, moving up what stands behind them.
 * @param base the plain stream's offset of `bytes[0]`
 * @returns where the plain bytes end, and how many bytes behind it wait for the rest of a colour
 */
export function takeOut(
  colours: Colours,
  bytes: Uint8Array,
  base: number,
  from: number,
  to: number,
): { end: number; held: number } {
  const first = bytes.subarray(0, to).indexOf(ESCAPE, from);
  if (first < 0) return { end: to, held: 0 };
  let end = first;
  for (let i = first; i < to; ) {
    if (bytes[i] === ESCAPE) {
      const length = colourLength(bytes, i, to);
      if (length === undefined) {
        bytes.copyWithin(end, i, to);
        return { end, held: to - i };
      }
      if (length) {
        // A copy: the slice of a buffer would be a view of what is moved up next.
        const bytesOut = Uint8Array.from(bytes.subarray(i, i + length));
        const total = (colours.removed.at(-1)?.total ?? colours.before) + length;
        colours.removed.push({ at: base + end, bytes: bytesOut, total });
        i += length;
        continue;
      }
    }
    bytes[end++] = bytes[i++] ?? 0;
  }
  return { end, held: 0 };
}

/** 0 where there is none, undefined where that is not yet known. */
function colourLength(bytes: Uint8Array, at: number, to: number): number | undefined {
  for (let k = 1; k < LONGEST; k++) {
    if (at + k >= to) return undefined;
    const byte = bytes[at + k] ?? 0;
    if (k === 1) {
      if (byte !== 0x5b) return 0;
    } else if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) return k + 1;
    else if (!((byte >= 0x30 && byte <= 0x39) || byte === 0x3b)) return 0;
  }
  return 0;
}

/** Bytes that were taken out up to an offset of the plain stream, those at it included. */
export function takenOutAt({ removed, before }: Colours, offset: number): number {
  const after = firstAfter(removed, offset);
  return removed[after - 1]?.total ?? before;
}

/** A stretch of the plain stream as it was. */
export function withColours({ removed }: Colours, start: number, plain: Uint8Array): Uint8Array {
  const inside: { at: number; bytes: Uint8Array }[] = [];
  for (let i = firstAfter(removed, start); ; i++) {
    const next = removed[i];
    if (!next || next.at >= start + plain.length) break;
    inside.push(next);
  }
  const whole = new Uint8Array(plain.length + inside.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let from = 0;
  let to = 0;
  for (const { at, bytes } of inside) {
    whole.set(plain.subarray(from, at - start), to);
    to += at - start - from;
    whole.set(bytes, to);
    to += bytes.length;
    from = at - start;
  }
  whole.set(plain.subarray(from), to);
  return whole;
}

export function forgetBefore(colours: Colours, offset: number): void {
  if ((colours.removed[0]?.at ?? offset) >= offset) return;
  const count = firstAfter(colours.removed, offset - 1);
  colours.before = colours.removed[count - 1]?.total ?? colours.before;
  colours.removed.splice(0, count);
}

function firstAfter(removed: Colours['removed'], offset: number): number {
  let low = 0;
  let high = removed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((removed[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
