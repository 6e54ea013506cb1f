import { type ByteFilter, gramHash } from './byte-filter.ts';
import { countLines } from './line-count.ts';
import { SCAN_WASM } from './scan-wasm.ts';

/** Memory for a window of bytes, and the scan over it. Readings that follow each other can share one. */
export interface ByteScanner {
  bytes: Uint8Array;
  /** The same memory, four bytes a word. */
  words: Int32Array;
  /**
   * Hands on the places in `from` to `to` where a gram of a literal stands, with a place behind it and the lines
   * before that; returns the lines before `to`. Lines are counted on from call to call.
   * @param to at least `from`; a multiple of 16 bytes from it
   */
  scan: (from: number, to: number, hit: (at: number, counted: number, lines: number) => void) => number;
  /** Begins a new text. */
  reset: () => void;
  /** Lines that were read before; missing where there is no WebAssembly. */
  lines?: LineTable;
}

/**
 * Keeps heads and tails of lines. A head reaches to the first colon with a blank behind it. Two heads are alike when
 * they differ at most in which digits stand where, hexadecimal ones only behind `0x`; two tails when they are the same.
 */
export interface LineTable {
  /**
   * Looks for the kept head and tail of the line at a place of the window.
   * @param end no line reaches beyond it
   */
  find: (at: number, end: number) => void;
  /** What was found, by the numbers below. */
  found: Int32Array;
  /** Keep the head or the tail of the line that was looked for last, and in vain; their numbers, 0 without room. */
  keepHead: () => number;
  keepTail: () => number;
}

/** Bytes of the line with its line feed; 0 where it is none to keep: too long, not ASCII, without head or end. */
export const LENGTH = 0;
/** Bytes of its head; 0 where that is none to keep. */
export const HEAD_LENGTH = 1;
/** Numbers are given from 1 on in the order in which parts were kept; 0 where it is not. */
export const HEAD = 2;
export const TAIL = 3;

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
const WINDOW = 2_359_296;
const PAGE = 65_536;

let compiled: WebAssembly.Module | undefined;

interface Exports {
  memory: WebAssembly.Memory;
  scan: (at: number, to: number) => number;
  lines: WebAssembly.Global<'i32'>;
  hits: WebAssembly.Global<'i32'>;
  find: (at: number, end: number) => void;
  keep: (tail: number, limit: number) => number;
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
  const places = new Int32Array(buffer, HITS, (HITS_END - HITS) / 4);
  const scan: ByteScanner['scan'] = (from, to, hit) => {
    for (let at = WINDOW + from; at < WINDOW + to; ) {
      at = run(at, WINDOW + to);
      const count = hits.value;
      for (let i = 0; i < count; i++) {
        const place = (places[2 * i] ?? 0) - WINDOW;
        hit(place, from + ((place - from) & ~15), places[2 * i + 1] ?? 0);
      }
    }
    return lines.value;
  };
  const reset = () => {
    lines.value = 0;
    found.forget();
  };
  return {
    lines: {
      find: (at, end) => found.find(WINDOW + at, WINDOW + end),
      found: new Int32Array(buffer, FOUND, 4),
      keepHead: () => found.keep(0, WINDOW),
      keepTail: () => found.keep(1, WINDOW),
    },
    bytes: view(buffer, WINDOW, size + SLACK),
    words: new Int32Array(buffer, WINDOW, (size + SLACK) >> 2),
    scan,
    reset,
  };
}

export function plainScanner({ known }: ByteFilter, size: number, view: View = plainView): ByteScanner {
  const memory = new ArrayBuffer((size + SLACK + 3) & ~3);
  const bytes = view(memory, 0, size + SLACK);
  const words = new Int32Array(memory);
  let lines = 0;
  const scan: ByteScanner['scan'] = (from, to, hit) => {
    let counted = from;
    for (let i = from >> 2; i < to >> 2; i++) {
      if (known[gramHash(words[i] as number)] === 0) continue;
      lines += countLines(bytes, words, counted, i * 4);
      counted = i * 4;
      hit(counted, counted, lines);
    }
    lines += countLines(bytes, words, counted, to);
    return lines;
  };
  const reset = () => {
    lines = 0;
  };
  return { bytes, words, scan, reset };
}
