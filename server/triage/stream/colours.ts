import { countUpTo } from '../ascending.ts';

/** Terminal colours that were taken out of a stream of bytes, and the way back to where things stood. */
export interface Colours {
  /** In order: where in the plain stream; how many bytes were taken out up to there; where in `bytes` they end. */
  at: number[];
  total: number[];
  ends: number[];
  /** What was taken out, one behind the other. */
  bytes: Uint8Array;
  /** Taken out before the first of them. */
  before: number;
}

export const newColours = (): Colours => ({ at: [], total: [], ends: [], bytes: new Uint8Array(64), before: 0 });

export const hasColours = ({ at, before }: Colours): boolean => before > 0 || at.length > 0;

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
        note(colours, base + end, bytes.subarray(i, i + length));
        i += length;
        continue;
      }
    }
    bytes[end++] = bytes[i++] ?? 0;
  }
  return { end, held: 0 };
}

/** So many bytes are kept of what stands in one place, without a letter in between; the rest is only counted. */
const KEPT = 4096;

function note(colours: Colours, place: number, taken: Uint8Array): void {
  const { at, total, ends } = colours;
  const sum = (total.at(-1) ?? colours.before) + taken.length;
  const used = ends.at(-1) ?? 0;
  const isSame = at.at(-1) === place;
  const isKept = !isSame || used - (ends.at(-2) ?? 0) < KEPT;
  const end = isKept ? used + taken.length : used;
  if (end > colours.bytes.length) {
    const larger = new Uint8Array(2 * end);
    larger.set(colours.bytes.subarray(0, used));
    colours.bytes = larger;
  }
  if (isKept) colours.bytes.set(taken, used);
  const last = isSame ? at.length - 1 : at.length;
  at[last] = place;
  total[last] = sum;
  ends[last] = end;
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
export const takenOutAt = ({ at, total, before }: Colours, offset: number): number =>
  total[countUpTo(at, offset) - 1] ?? before;

/** A stretch of the plain stream as it was. */
export function withColours({ at, ends, bytes }: Colours, start: number, plain: Uint8Array): Uint8Array {
  const first = countUpTo(at, start);
  const behind = Math.max(first, countUpTo(at, start + plain.length - 1));
  const startOf = (i: number) => ends[i - 1] ?? 0;
  const whole = new Uint8Array(plain.length + startOf(behind) - startOf(first));
  let from = 0;
  let to = 0;
  for (let i = first; i < behind; i++) {
    const place = (at[i] ?? 0) - start;
    whole.set(plain.subarray(from, place), to);
    to += place - from;
    whole.set(bytes.subarray(startOf(i), ends[i]), to);
    to += startOf(i + 1) - startOf(i);
    from = place;
  }
  whole.set(plain.subarray(from), to);
  return whole;
}

export function forgetBefore(colours: Colours, offset: number): void {
  const { at, total, ends, bytes } = colours;
  const count = countUpTo(at, offset - 1);
  if (!count) return;
  const from = ends[count - 1] ?? 0;
  bytes.copyWithin(0, from, ends.at(-1));
  colours.before = total[count - 1] ?? colours.before;
  colours.at = at.slice(count);
  colours.total = total.slice(count);
  colours.ends = ends.slice(count).map(end => end - from);
}
