/** Finds literals in bytes by looking at every fourth place only. Hits are literals that stand there for certain. */
export interface ByteFilter {
  literals: readonly Uint8Array[];
  /** Bytes of the longest literal. */
  longest: number;
  /** 1 where four bytes of this hash are part of a literal. */
  known: Uint8Array;
  /** Hash to the first of its entries, 0 for none; entries are linked. */
  first: Int32Array;
  next: Int32Array;
  gram: Int32Array;
  literal: Int32Array;
  /** How far into its literal the entry's four bytes stand. */
  offset: Int32Array;
}

const STRIDE = 4;
/** With this many bytes one of four neighbouring grams stands at a place that is looked at. */
const NEEDED = STRIDE * 2 - 1;
/** A literal that is a byte shorter is looked for with every byte behind it; a shorter one would hit everywhere. */
const SHORTEST = NEEDED - 1;
const HASH_BITS = 16;

const hash = (gram: number): number => Math.imul(gram, 0x9e3779b1) >>> (32 - HASH_BITS);

/** @throws Error when a literal is too short */
export function newByteFilter(literals: readonly string[]): ByteFilter {
  const encoder = new TextEncoder();
  const bytes = literals.map(literal => encoder.encode(literal));
  const entries: [gram: number, literal: number, offset: number][] = [];
  bytes.forEach((literal, index) => {
    if (literal.length < SHORTEST)
      throw new Error(`"${literals[index]}" is too short to be looked for in a large file`);
    for (const [gram, offset] of gramsOf(literal)) entries.push([gram, index, offset]);
  });
  const filter: ByteFilter = {
    literals: bytes,
    longest: Math.max(NEEDED, ...bytes.map(({ length }) => length)),
    known: new Uint8Array(1 << HASH_BITS),
    first: new Int32Array(1 << HASH_BITS),
    next: new Int32Array(entries.length + 1),
    gram: new Int32Array(entries.length + 1),
    literal: new Int32Array(entries.length + 1),
    offset: new Int32Array(entries.length + 1),
  };
  entries.forEach(([gram, literal, offset], i) => {
    const entry = i + 1;
    const slot = hash(gram);
    filter.known[slot] = 1;
    filter.gram[entry] = gram;
    filter.literal[entry] = literal;
    filter.offset[entry] = offset;
    filter.next[entry] = filter.first[slot] ?? 0;
    filter.first[slot] = entry;
  });
  return filter;
}

/** Four neighbouring grams of a literal, from where its bytes are rarest. */
function gramsOf(literal: Uint8Array): [gram: number, offset: number][] {
  if (literal.length < NEEDED) {
    const tails = Array.from({ length: 256 }, (_, byte) => [gramAt([...literal, byte], 3), 3] as [number, number]);
    return [0, 1, 2].map((offset): [number, number] => [gramAt(literal, offset), offset]).concat(tails);
  }
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start + NEEDED <= literal.length; start++) {
    const common = literal.subarray(start, start + NEEDED).reduce((sum, byte) => sum + commonness(byte), 0);
    if (common < least) {
      least = common;
      best = start;
    }
  }
  return [0, 1, 2, 3].map(k => [gramAt(literal, best + k), best + k]);
}

/** How common a byte is in logs, roughly. */
function commonness(byte: number): number {
  const place = ' eotainrsl0cdmp12.'.indexOf(String.fromCharCode(byte));
  if (place >= 0) return 20 - place;
  return byte >= 0x61 && byte <= 0x7a ? 3 : 1;
}

function gramAt(bytes: ArrayLike<number>, at: number): number {
  const four = new Uint8Array(4);
  for (let i = 0; i < 4; i++) four[i] = bytes[at + i] ?? 0;
  return new Int32Array(four.buffer)[0] ?? 0;
}

/**
 * Hands on each literal whose looked-at gram stands in `from` to `to`: the literal's start and index, not quite in order.
 * @param words the same memory as `bytes`
 * @param from a multiple of four
 * @param filled where the bytes end
 */
export function findLiterals(
  filter: ByteFilter,
  bytes: Uint8Array,
  words: Int32Array,
  from: number,
  to: number,
  filled: number,
  hit: (at: number, literal: number) => void,
): void {
  const { known, first, next, gram, literal, offset, literals } = filter;
  const last = to >> 2;
  for (let i = from >> 2; i < last; i++) {
    const word = words[i] as number;
    const slot = Math.imul(word, 0x9e3779b1) >>> (32 - HASH_BITS);
    if (known[slot] === 0) continue;
    for (let entry = first[slot] ?? 0; entry; entry = next[entry] ?? 0) {
      if (gram[entry] !== word) continue;
      const at = i * 4 - (offset[entry] ?? 0);
      const index = literal[entry] ?? 0;
      const wanted = literals[index];
      if (wanted && at >= 0 && at + wanted.length <= filled && standsAt(bytes, at, wanted)) hit(at, index);
    }
  }
}

function standsAt(bytes: Uint8Array, at: number, literal: Uint8Array): boolean {
  for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false;
  return true;
}
