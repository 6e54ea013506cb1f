import type { PackedTries } from '../../knowledge/packed-tries.ts';
import { Break, type Word } from '../reader/words.ts';

/** The nodes of a pack's tries, by number. */
export interface Tries {
  /** The numbers of all words that stand in phrases. */
  words: ReadonlyMap<string, number>;
  groups: ReadonlyMap<string, number>;
  byWord: Edges;
  byGroup: Edges;
  byGap: Edges;
  /** To the numbers of the phrases that end at a node. */
  ends: Omit<Edges, 'key'>;
  /** By node: what may lead on from it, in bits. Nine of ten nodes that a word leads to end there; this tells most of them. */
  onward: Uint32Array;
}

/** What leads on from node `i` stands at `from[i]` to `from[i + 1]` (exclusive); keys ascend within a node. */
interface Edges {
  from: Uint32Array;
  key: Uint32Array;
  to: Uint32Array;
}

/** The number of a word that no phrase has, and of a group that none names. */
export const UNKNOWN = -1;

/** Words `from` to `to` (exclusive) match the phrase with this number. */
export interface Match {
  phrase: number;
  from: number;
  to: number;
  /** Those of the first thirty words that stand in a gap, however the phrase is read, in bits. */
  skipped: number;
}

/** At each word: the number and the end of every group that begins there, in turn. */
export type GroupMatches = (number[] | undefined)[];

/** Lays packed tries out for looking up. */
export function unpackTries({ words, groups, sets, nodes }: PackedTries): Tries {
  const [byWord, byGroup, byGap, ends] = [newEdges(), newEdges(), newEdges(), newEdges()];
  let at = 0;
  const next = (): number => nodes[at++] as number;
  const list = (): number[] => Array.from({ length: next() }, next);
  while (at < nodes.length) {
    for (const phrase of list()) ends.add(0, phrase);
    const bySet: [word: number, to: number[]][] = [];
    for (let left = next(); left > 0; left--) {
      const set = sets[next()] ?? [];
      const to = list();
      for (const word of set) bySet.push([word, to]);
    }
    for (const [word, to] of bySet.sort(([a], [b]) => a - b)) for (const node of to) byWord.add(word, node);
    for (const edges of [byGroup, byGap])
      for (let left = next(); left > 0; left--) {
        const key = next();
        for (const node of list()) edges.add(key, node);
      }
    for (const edges of [byWord, byGroup, byGap, ends]) edges.endNode();
  }
  const edges = { byWord: byWord.laidOut(), byGroup: byGroup.laidOut(), byGap: byGap.laidOut(), ends: ends.laidOut() };
  return {
    words: new Map(words.map((word, number) => [word, number])),
    groups: new Map(groups.map((name, number) => [name, number])),
    ...edges,
    onward: onwardOf(edges),
  };
}

/** The bits of words, of groups, and the one of what needs neither. */
const wordBit = (number: number): number => 1 << (number % 20);
const groupBit = (number: number): number => 1 << (20 + (number % 11));
const AT_ONCE = 1 << 31;

function onwardOf({ byWord, byGroup, byGap, ends }: Pick<Tries, 'byWord' | 'byGroup' | 'byGap' | 'ends'>): Uint32Array {
  const has = ({ from }: Pick<Edges, 'from'>, node: number) => from[node] !== from[node + 1];
  const bits = ({ from, key }: Edges, node: number, bit: (number: number) => number) =>
    key.subarray(from[node], from[node + 1]).reduce((all, number) => all | bit(number), 0);
  return Uint32Array.from({ length: ends.from.length - 1 }, (_, node) =>
    has(ends, node) || has(byGap, node) ? AT_ONCE : bits(byWord, node, wordBit) | bits(byGroup, node, groupBit),
  );
}

/** At each word, and behind the last: what may be gone on with there, in bits. */
function bitsAt(numbers: readonly number[], groups: GroupMatches): Int32Array {
  const bits = new Int32Array(numbers.length + 1).fill(AT_ONCE);
  numbers.forEach((number, at) => {
    if (number !== UNKNOWN) bits[at] = (bits[at] as number) | wordBit(number);
    const here = groups[at] ?? [];
    for (let i = 0; i < here.length; i += 2) bits[at] = (bits[at] as number) | groupBit(here[i] as number);
  });
  return bits;
}

function newEdges() {
  const from = [0];
  const key: number[] = [];
  const to: number[] = [];
  return {
    add: (by: number, node: number) => {
      key.push(by);
      to.push(node);
    },
    endNode: () => from.push(to.length),
    laidOut: (): Edges => ({ from: Uint32Array.from(from), key: Uint32Array.from(key), to: Uint32Array.from(to) }),
  };
}

/** Where the edges of a node with this key begin, or those of the next higher one. */
function firstWith({ from, key }: Edges, node: number, wanted: number): number {
  let low = from[node] as number;
  let high = from[node + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((key[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * All matches of the phrases below a root in a sentence. Words joined by a phrase never cross a clause mark such as `;`,
 * and a comma or bracket only where the phrase has a gap.
 * @param numbers of the words, or `UNKNOWN`
 */
export function findMatches(
  { byWord, byGroup, byGap, ends, onward, words: known }: Tries,
  root: number,
  words: readonly Word[],
  numbers: readonly number[],
  groups: GroupMatches,
): Match[] {
  const found: Match[] = [];
  const bits = bitsAt(numbers, groups);
  const goOn = (node: number, at: number, skipped: number): void => {
    if ((onward[node] as number) & (bits[at] as number)) walk(node, at, skipped);
  };
  let from = 0;
  /** Where the matches that begin at this word do. */
  let first = 0;
  const add = (phrase: number, to: number, skipped: number): void => {
    for (let i = first; i < found.length; i++) {
      const known = found[i] as Match;
      if (known.phrase !== phrase || known.to !== to) continue;
      known.skipped &= skipped;
      return;
    }
    found.push({ phrase, from, to, skipped });
  };
  const walk = (node: number, at: number, skipped = 0, isBehindGap = false): void => {
    for (let i = ends.from[node] as number; i < (ends.from[node + 1] as number); i++)
      add(ends.to[i] as number, at, skipped);
    const word = words[at];
    if (word === undefined || (at > from && word.gap >= Break.clause)) return;
    if (at === from || isBehindGap || word.gap < Break.comma) {
      const number = numbers[at] as number;
      if (number !== UNKNOWN) walkWord(node, number, at + 1, skipped);
      const here = groups[at];
      if (here) walkGroups(node, here, skipped);
    }
    for (let e = byGap.from[node] as number; e < (byGap.from[node + 1] as number); e++)
      walkGap(byGap.to[e] as number, at, byGap.key[e] as number, skipped);
  };
  const walkWord = (node: number, number: number, after: number, skipped: number): void => {
    const end = byWord.from[node + 1] as number;
    for (let e = firstWith(byWord, node, number); e < end && byWord.key[e] === number; e++)
      goOn(byWord.to[e] as number, after, skipped);
  };
  const walkGroups = (node: number, here: readonly number[], skipped: number): void => {
    const end = byGroup.from[node + 1] as number;
    if (byGroup.from[node] === end) return;
    for (let i = 0; i < here.length; i += 2)
      for (let e = firstWith(byGroup, node, here[i] as number); e < end && byGroup.key[e] === here[i]; e++)
        goOn(byGroup.to[e] as number, here[i + 1] as number, skipped);
  };
  const walkGap = (below: number, at: number, most: number, skipped: number): void => {
    let all = skipped;
    for (let skip = 0; skip <= most && at + skip < words.length; skip++) {
      if (skip) all |= skippedBit(at + skip - 1 - from);
      if (skip && (words[at + skip - 1]?.gap ?? 0) >= Break.clause) break;
      if ((onward[below] as number) & (bits[at + skip] as number)) walk(below, at + skip, all, true);
    }
  };
  const opening = known.get('^') ?? UNKNOWN;
  for (; from < words.length; from++) {
    first = found.length;
    walk(root, from);
    if (opening !== UNKNOWN && opensClause(words, from)) walkWord(root, opening, from, 0);
  }
  return found;
}

const skippedBit = (at: number): number => (at < 30 ? 1 << at : 0);

/** Does the word at this place of a match stand in a gap of its phrase? */
export const isSkipped = ({ from, skipped }: Pick<Match, 'from' | 'skipped'>, at: number): boolean =>
  at >= from && (skipped & skippedBit(at - from)) !== 0;

/** `^` in a phrase: the next word begins a sentence or clause. */
function opensClause(words: readonly Word[], at: number): boolean {
  if (at === 0 || (words[at]?.gap ?? 0) >= Break.soft) return true;
  const opener = words[at - 1];
  if (!opener || !CLAUSE_OPENERS.has(opener.form)) return false;
  // "On the first call"
  if (opener.form === 'first' && ARTICLES.has(words[at - 2]?.form ?? '')) return false;
  // "I just get a wheel" tells who gets it; "just get a cable" begins.
  const subject = opener.gap < Break.soft ? words[at - 2]?.form : undefined;
  return !(ADVERBS.has(opener.form) && subject !== undefined && SUBJECTS.has(subject));
}

const ARTICLES = new Set(['the', 'a', 'my', 'your', 'our', 'her', 'his', 'their']);
const ADVERBS = new Set(['also', 'now', 'first', 'just', 'then']);
const SUBJECTS = new Set(['i', 'we', 'he', 'she', 'they', 'it']);

const CLAUSE_OPENERS = new Set([
  'and',
  'then',
  'or',
  'please',
  'ok',
  'okay',
  'pls',
  'plz',
  'also',
  'now',
  'first',
  'so',
  'just',
  'but',
  '✘',
  '✔',
]);
