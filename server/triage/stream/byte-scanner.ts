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
const WINDOW = 196_608;
const PAGE = 65_536;

let compiled: WebAssembly.Module | undefined;

interface Exports {
  memory: WebAssembly.Memory;
  scan: (at: number, to: number) => number;
  lines: WebAssembly.Global<'i32'>;
  hits: WebAssembly.Global<'i32'>;
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
  const places = new Int32Array(buffer, HITS, (WINDOW - HITS) / 4);
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
  };
  return {
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
