import type { Pattern, Step } from './phrase.ts';

/**
 * Tries over words, as FastContext's, in which the cost of a look-up does not grow with the number of phrases. They are
 * made when the pack is compiled, so that nothing is parsed when the first ticket is read.
 */
export interface PackedTries {
  /** By the word's number. */
  words: string[];
  /** By the group's number. */
  groups: string[];
  /** Words that lead on together, by their numbers, ascending. */
  sets: number[][];
  /**
   * The nodes one behind the other, each behind those that it leads to. A node is four lists, each behind its length:
   * the phrases that end here, then where sets of words, groups (ascending) and gaps (of so many words) lead: which of
   * them, how many nodes, and the number of each.
   */
  nodes: number[];
}

interface Node {
  words: Map<number, Node[]>;
  groups: Map<number, Node[]>;
  gaps: Map<number, Node[]>;
  /** Numbers of the phrases that end here. */
  ends: number[];
  number: number;
}

/** A trie that phrases can still be added to. */
export interface Trie {
  root: Node;
  /** The other nodes, by the numbers of those before them and the step from there: phrases that come the same way go on together. */
  made: Map<string, Node>;
  numbers: Numbers;
}

/** Numbers for words and for groups, the same for all tries that are used together. */
export interface Numbers {
  words: Map<string, number>;
  groups: Map<string, number>;
}

export const numberOf = (names: Map<string, number>, name: string): number => {
  const known = names.get(name) ?? names.size;
  names.set(name, known);
  return known;
};

const newNode = (number: number): Node => ({
  words: new Map(),
  groups: new Map(),
  gaps: new Map(),
  ends: [],
  number,
});

/** @param numbers the same for all tries that are used together */
export const newTrie = (numbers: Numbers): Trie => ({ root: newNode(0), made: new Map(), numbers });

/** Adds a phrase; `phrase` is the number that its matches carry. */
export function addPhrase(trie: Trie, pattern: Pattern, phrase: number): void {
  for (const node of extendAll([trie.root], pattern, trie))
    if (node !== trie.root && !node.ends.includes(phrase)) node.ends.push(phrase);
}

function extendAll(nodes: readonly Node[], pattern: Pattern, trie: Trie): Node[] {
  return pattern.reduce<Node[]>((open, step) => extend(open, step, trie), [...nodes]);
}

/** The nodes at which a phrase stands after a step from any of these. */
function extend(nodes: readonly Node[], step: Step, trie: Trie): Node[] {
  if (step.kind === 'choice') {
    const after = step.options.flatMap(option => extendAll(nodes, option, trie));
    return [...new Set(step.optional ? [...nodes, ...after] : after)];
  }
  // Nothing stands before a phrase, so a gap there means nothing.
  if (step.kind === 'gap' && nodes.includes(trie.root))
    return [
      trie.root,
      ...extendFrom(
        nodes.filter(node => node !== trie.root),
        step,
        trie,
      ),
    ];
  return extendFrom(nodes, step, trie);
}

function extendFrom(nodes: readonly Node[], step: Exclude<Step, { kind: 'choice' }>, trie: Trie): Node[] {
  if (!nodes.length) return [];
  const name =
    step.kind === 'words' ? step.forms.join('|') : step.kind === 'group' ? `<${step.name}>` : `..${step.most}`;
  const key = `${nodes.map(({ number }) => number).join()} ${name}`;
  const known = trie.made.get(key);
  if (known) return [known];
  const made = newNode(trie.made.size + 1);
  trie.made.set(key, made);
  for (const node of nodes) attach(node, made, step, trie);
  return [made];
}

function attach(node: Node, made: Node, step: Exclude<Step, { kind: 'choice' }>, { numbers }: Trie): void {
  if (step.kind === 'words') for (const form of step.forms) push(node.words, numberOf(numbers.words, form), made);
  else if (step.kind === 'group') push(node.groups, numberOf(numbers.groups, step.name), made);
  else push(node.gaps, step.most, made);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/**
 * Packs tries that share their numbers. Nodes from which the same can follow become one.
 * @returns the packed tries, and the number of each one's root
 */
export function packTries(tries: readonly Trie[], numbers: Numbers): { packed: PackedTries; roots: number[] } {
  const nodes: number[] = [];
  const sets = new Map<string, number[]>();
  const setNumbers = new Map<string, number>();
  const packedAs = new Map<Node, number>();
  const alike = new Map<string, number>();
  const setOf = (words: number[]): number => {
    const key = words.join();
    sets.set(key, words);
    return numberOf(setNumbers, key);
  };
  const pack = (node: Node): number => {
    const known = packedAs.get(node);
    if (known !== undefined) return known;
    const own = [
      ...[node.ends.length, ...node.ends],
      ...edges(inSets(node.words).map(([words, to]) => [setOf(words), to])),
      ...edges([...node.groups].sort(([a], [b]) => a - b).map(([group, to]) => [group, targets(to)])),
      ...edges([...node.gaps].map(([most, to]) => [most, targets(to)])),
    ];
    const key = own.join();
    const number = alike.get(key) ?? alike.size;
    if (number === alike.size) nodes.push(...own);
    alike.set(key, number);
    packedAs.set(node, number);
    return number;
  };
  const targets = (to: readonly Node[]): number[] => [...new Set(to.map(pack))];
  /** Words that lead to the same nodes, together. */
  const inSets = (words: Node['words']): [words: number[], to: number[]][] => {
    const byTargets = new Map<string, [number[], number[]]>();
    for (const [word, nodesBehind] of [...words].sort(([a], [b]) => a - b)) {
      const to = targets(nodesBehind);
      const known = byTargets.get(to.join());
      if (known) known[0].push(word);
      else byTargets.set(to.join(), [[word], to]);
    }
    return [...byTargets.values()];
  };
  const edges = (all: [which: number, to: number[]][]): number[] => [
    all.length,
    ...all.flatMap(([which, to]) => [which, to.length, ...to]),
  ];
  const roots = tries.map(({ root }) => pack(root));
  return {
    packed: { words: [...numbers.words.keys()], groups: [...numbers.groups.keys()], sets: [...sets.values()], nodes },
    roots,
  };
}
