import { type ByteFilter, gramHash } from './byte-filter.ts';
import { countLines } from './line-count.ts';
import type { LineTable } from './line-table.ts';
import { SCAN_WASM } from './scan-wasm.ts';

/** Memory for a window of bytes, and the scan over it. Readings that follow each other can share one. */
export interface ByteScanner {
  bytes: Uint8Array;
  /** The same memory, four bytes a word. */
  words: Int32Array;
  /**
   * Hands on the places in `from` to `to` where a gram of a literal stands; returns the lines before `to`. Lines are
   * counted on from call to call.
   * @param to at least `from`; a multiple of 16 bytes from it
   * @param end no line reaches beyond it
   */
  scan: (from: number, to: number, end: number, meet: Meet) => number;
  /** Begins a new text. */
  reset: () => void;
  /** Lines that were read before; missing where there is no WebAssembly. */
  lines?: LineTable;
}

export interface Meet {
  /**
   * Told where a gram stands, with a place near it and the lines before that. Returns where a line begins up to which
   * all is read, to have the lines walked over that follow; else 0.
   */
  gram: (at: number, counted: number, lines: number) => number;
  /** Told where a line begins up to which all lines were walked over, and the lines before it. */
  walked: (at: number, lines: number) => void;
}

/** Behind the end, so that whole blocks can be read. */
export const SLACK = 32;
/** Gives the same memory as a view; Node's `Buffer` searches itself faster than a plain array. */
export type View = (memory: ArrayBuffer, offset: number, length: number) => Uint8Array;

const plainView: View = (memory, offset, length) => new Uint8Array(memory, offset, length);

export function newByteScanner(filter: ByteFilter, size: number, view: View = plainView): ByteScanner {
  return wasmScanner(filter, size, view) ?? plainScanner(filter, size, view);
}

const GRAMS = 65_536;
const HITS = 131_072;
const HITS_END = 196_608;
const FOUND = 262_144;
const COUNTS = 266_240;
const LASTS = 299_008;
const WALKED_OVER = 331_776;
const MAY_WALK = 364_544;
const TAILS = 8192;
const WINDOW = 2_359_296;
const PAGE = 65_536;

/** Behind what was found: lines of the last walk, and tails since they were last told. */
const WALKED = 6;
const WALKED_TAILS = 7;
/** So many bytes are walked over at once, so that the lines before any place are soon counted. */
const STRETCH = 8192;
/** So many bytes are scanned at once where lines are walked over. */
const SHORT = 1024;
/** And elsewhere. */
const LONG = 1 << 24;

interface Reached {
  at: number;
  lines: number;
}

let compiled: WebAssembly.Module | undefined;

interface Exports {
  memory: WebAssembly.Memory;
  scan: (at: number, to: number) => number;
  lines: WebAssembly.Global<'i32'>;
  hits: WebAssembly.Global<'i32'>;
  find: (at: number, end: number) => void;
  keepHead: (process: number, limit: number) => number;
  keepTail: (limit: number) => number;
  walk: (at: number, end: number, limit: number) => number;
  forget: () => void;
}

/** Several times as fast; undefined where WebAssembly has no vectors. */
function wasmScanner(filter: ByteFilter, size: number, view: View): ByteScanner | undefined {
  let found: Exports;
  try {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(SCAN_WASM), char => char.charCodeAt(0)));
    found = new WebAssembly.Instance(compiled).exports as unknown as Exports;
  } catch {
    return undefined;
  }
  const { memory, scan: run, lines, hits } = found;
  memory.grow(Math.ceil((WINDOW + size + SLACK) / PAGE) - memory.buffer.byteLength / PAGE);
  const { buffer } = memory;
  new Uint8Array(buffer).set(filter.known);
  new Int32Array(buffer, GRAMS).set(filter.open);
  const counts = new Int32Array(buffer, COUNTS, TAILS);
  const lasts = new Int32Array(buffer, LASTS, TAILS);
  const tails = new Int32Array(buffer, WALKED_OVER, TAILS);
  const places = new Int32Array(buffer, HITS, (HITS_END - HITS) / 4);
  const bytes = view(buffer, WINDOW, size + SLACK);
  const words = new Int32Array(buffer, WINDOW, (size + SLACK) >> 2);
  const said = new Int32Array(buffer, FOUND, 8);

  /** Walks on from a line, some kilobytes at a time. */
  const walk = (from: number, to: number, end: number, before: number, { walked }: Meet): Reached => {
    let at = from;
    let lineCount = before;
    for (;;) {
      const next = found.walk(WINDOW + at, WINDOW + end, WINDOW + Math.min(to, at + STRETCH)) - WINDOW;
      if (next === at) return { at, lines: lineCount };
      at = next;
      lineCount += said[WALKED] ?? 0;
      walked(at, lineCount);
    }
  };

  let step = LONG;
  const scan: ByteScanner['scan'] = (from, to, end, meet) => {
    for (let at = from; at < to; ) {
      const stop = Math.min(to, at + step);
      const reached = run(WINDOW + at, WINDOW + stop) - WINDOW;
      const count = hits.value;
      let read: Reached = { at: 0, lines: 0 };
      for (let i = 0; i < count; i++) {
        const place = (places[2 * i] ?? 0) - WINDOW;
        if (place < read.at) continue;
        const counted = from + ((place - from) & ~15);
        const before = places[2 * i + 1] ?? 0;
        const line = meet.gram(place, counted, before);
        if (!line) continue;
        const next = walk(line, to, end, before + countLines(bytes, words, counted, line), meet);
        if (next.at > line) read = next;
      }
      // What was walked over needs no scan; where there was something, there may be more.
      step = read.at ? SHORT : Math.min(LONG, step * 2);
      at = reached;
      if (read.at <= reached) continue;
      at = read.at - ((read.at - from) & 15);
      lines.value = read.lines - countLines(bytes, words, at, read.at);
    }
    return lines.value;
  };
  let hasKept = false;
  const reset = () => {
    lines.value = 0;
    // Most texts have nothing kept.
    if (hasKept) found.forget();
    hasKept = false;
  };
  return {
    lines: {
      find: (at, end) => found.find(WINDOW + at, WINDOW + end),
      found: said,
      keepHead: process => {
        hasKept = true;
        return found.keepHead(process, WINDOW) !== 0;
      },
      keepTail: () => found.keepTail(WINDOW),
      mayWalk: new Uint8Array(buffer, MAY_WALK, TAILS),
      walked: tell => {
        const count = said[WALKED_TAILS] ?? 0;
        for (let i = 0; i < count; i++) {
          const tail = tails[i] ?? 0;
          tell(tail, (lasts[tail] ?? 0) - WINDOW, counts[tail] ?? 0);
          counts[tail] = 0;
        }
        said[WALKED_TAILS] = 0;
      },
    },
    bytes,
    words,
    scan,
    reset,
  };
}

export function plainScanner({ known }: ByteFilter, size: number, view: View = plainView): ByteScanner {
  const memory = new ArrayBuffer((size + SLACK + 3) & ~3);
  const bytes = view(memory, 0, size + SLACK);
  const words = new Int32Array(memory);
  let lines = 0;
  const scan: ByteScanner['scan'] = (from, to, _end, { gram }) => {
    let counted = from;
    for (let i = from >> 2; i < to >> 2; i++) {
      if (known[gramHash(words[i] as number)] === 0) continue;
      lines += countLines(bytes, words, counted, i * 4);
      counted = i * 4;
      gram(counted, counted, lines);
    }
    lines += countLines(bytes, words, counted, to);
    return lines;
  };
  const reset = () => {
    lines = 0;
  };
  return { bytes, words, scan, reset };
}
