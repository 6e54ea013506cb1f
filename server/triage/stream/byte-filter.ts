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
  /** All grams, open addressing by fewer bits of the hash. */
  open: Int32Array;
}

const STRIDE = 4;
/** With this many bytes one of four neighbouring grams stands at a place that is looked at. */
const NEEDED = STRIDE * 2 - 1;
/** A literal that is a byte shorter is looked for with every byte behind it; a shorter one would hit everywhere. */
const SHORTEST = NEEDED - 1;
const HASH_BITS = 16;
const OPEN_BITS = 14;

const four = new Uint8Array(4);
const asWord = new Int32Array(four.buffer);
const FACTOR = 0x9e3779b1;

export const gramHash = (gram: number): number => Math.imul(gram, FACTOR) >>> (32 - HASH_BITS);

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
    open: openTable(entries.map(([gram]) => gram)),
  };
  entries.forEach(([gram, literal, offset], i) => {
    const entry = i + 1;
    const slot = gramHash(gram);
    filter.known[slot] = 1;
    filter.gram[entry] = gram;
    filter.literal[entry] = literal;
    filter.offset[entry] = offset;
    filter.next[entry] = filter.first[slot] ?? 0;
    filter.first[slot] = entry;
  });
  return filter;
}

function openTable(grams: readonly number[]): Int32Array {
  const table = new Int32Array(1 << OPEN_BITS);
  const distinct = new Set(grams);
  if (distinct.size > table.length / 2) throw new Error('There are too many literals to look for');
  for (const gram of distinct) {
    let slot = Math.imul(gram, FACTOR) >>> (32 - OPEN_BITS);
    while (table[slot]) slot = (slot + 1) & (table.length - 1);
    table[slot] = gram;
  }
  return table;
}

/** Four neighbouring grams of a literal, from where they are rarest. Plain loops, since each start waits for this. */
function gramsOf(literal: Uint8Array): [gram: number, offset: number][] {
  const grams: [gram: number, offset: number][] = [];
  if (literal.length < NEEDED) {
    for (let offset = 0; offset < 3; offset++) grams.push([gramAt(literal, offset), offset]);
    const tail = Uint8Array.of(...literal.subarray(3), 0);
    for (let byte = 0; byte < 256; byte++) {
      tail[STRIDE - 1] = byte;
      grams.push([gramAt(tail, 0), 3]);
    }
    return grams;
  }
  const costs: number[] = [];
  for (let at = 0; at <= literal.length - STRIDE; at++) costs.push(commonness(literal, at));
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let start = 0; start + NEEDED <= literal.length; start++) {
    let cost = 0;
    for (let k = 0; k < STRIDE; k++) cost += costs[start + k] ?? 0;
    if (cost >= lowest) continue;
    lowest = cost;
    best = start;
  }
  for (let k = 0; k < STRIDE; k++) grams.push([gramAt(literal, best + k), best + k]);
  return grams;
}

/** What healthy logs are full of. */
const COMMON =
  'photo Photo cloud Cloud CloudKit com.apple. Library library Error error Default Server Service service change changed network Network battery Battery suspend back wifi WiFi Link state State status reason Reason finished failed with from this that device Device account Account request Request connect update Update sync Sync process Process access Access mode level power Power user User data code -100 -10 code: iPhone iOS ing  the  to  on  for  in  is  of  not  has ';

const commonGrams = new Set<number>();
{
  const bytes = new TextEncoder().encode(COMMON);
  for (let at = 0; at + STRIDE <= bytes.length; at++) commonGrams.add(gramAt(bytes, at));
}

/** How common four characters are in logs, roughly. */
function commonness(bytes: Uint8Array, at: number): number {
  let cost = commonGrams.has(gramAt(bytes, at)) ? 100 : 0;
  for (let i = at; i < at + STRIDE; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x61 && byte <= 0x7a) cost += 1;
    else if (byte === 0x20 || (byte >= 0x30 && byte <= 0x39)) cost += 2;
  }
  return cost;
}

/** As a word of memory, whichever end this machine begins at. */
function gramAt(bytes: ArrayLike<number>, at: number): number {
  for (let i = 0; i < 4; i++) four[i] = bytes[at + i] ?? 0;
  return asWord[0] ?? 0;
}

/** Hands on each literal that stands around the gram at `at`: the literal's start and index. */
export function literalsAround(
  { first, next, gram, literal, offset, literals }: ByteFilter,
  bytes: Uint8Array,
  word: number,
  at: number,
  filled: number,
  hit: (at: number, literal: number) => void,
): void {
  for (let entry = first[gramHash(word)] ?? 0; entry; entry = next[entry] ?? 0) {
    if (gram[entry] !== word) continue;
    const start = at - (offset[entry] ?? 0);
    const index = literal[entry] ?? 0;
    const wanted = literals[index];
    if (wanted && start >= 0 && start + wanted.length <= filled && standsAt(bytes, start, wanted)) hit(start, index);
  }
}

function standsAt(bytes: Uint8Array, at: number, literal: Uint8Array): boolean {
  for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false;
  return true;
}
