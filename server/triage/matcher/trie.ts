import { Break, type Word } from '../reader/words.ts';
import type { Pattern, Step } from './phrase.ts';

/** A trie over words, as FastContext's: the cost of a look-up does not grow with the number of phrases in it. */
interface Node {
  // Most nodes have one of these only. What is not there need not be made, nor fetched from memory to see that it is empty.
  /** By the word's number. */
  words?: Map<number, Next>;
  /** By the group's number. */
  groups?: Map<number, Node[]>;
  gaps?: Map<number, Node[]>;
  /** Numbers of the phrases that end here. */
  ends?: number[];
  /** Nodes that other phrases may share, by step. */
  shared?: Map<string, Node>;
  /** Reached from several nodes: no other phrase may go on from here. */
  own: boolean;
}

/** The nodes behind a word. */
interface Next {
  nodes: Node[];
  /** Once all phrases are in: the nodes where the word behind is no matter, and the words that lead on from the others. */
  rest?: { nodes: Node[]; words: Set<number> };
}

export interface Trie {
  root: Node;
  numbers: Numbers;
}

/** Numbers for names: comparing numbers is cheaper than comparing text, and each word is looked up at many nodes. */
export interface Numbers {
  word: (form: string) => number;
  group: (name: string) => number;
}

/** The number of a word that no phrase has. */
export const UNKNOWN = -1;

/** Words `from` to `to` (exclusive) match the phrase with this number. */
export interface Match {
  phrase: number;
  from: number;
  to: number;
}

/** At each word: the number and the end of every group that begins there, in turn. */
export type GroupMatches = (number[] | undefined)[];

const newNode = (own: boolean): Node => ({
  words: undefined,
  groups: undefined,
  gaps: undefined,
  ends: undefined,
  shared: undefined,
  own,
});

/** @param numbers the same for all tries that are used together */
export const newTrie = (numbers: Numbers): Trie => ({ root: newNode(false), numbers });

/** Adds a phrase; `phrase` is the number that its matches carry. */
export function addPhrase(trie: Trie, pattern: Pattern, phrase: number): void {
  for (const node of extendAll([trie.root], pattern, trie))
    if (node !== trie.root && !node.ends?.includes(phrase)) node.ends = [...(node.ends ?? []), phrase];
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
  const [first] = nodes;
  if (!first) return [];
  if (nodes.length === 1 && !first.own) {
    const key =
      step.kind === 'words' ? step.forms.join('|') : step.kind === 'group' ? `<${step.name}>` : `..${step.most}`;
    const known = first.shared?.get(key);
    if (known) return [known];
    const made = newNode(false);
    first.shared ??= new Map();
    first.shared.set(key, made);
    attach(first, made, step, trie);
    return [made];
  }
  const made = newNode(true);
  for (const node of nodes) attach(node, made, step, trie);
  return [made];
}

function attach(node: Node, made: Node, step: Exclude<Step, { kind: 'choice' }>, trie: Trie): void {
  if (step.kind === 'words') {
    node.words ??= new Map();
    for (const form of step.forms) {
      const number = trie.numbers.word(form);
      const next = node.words.get(number);
      if (next) next.nodes.push(made);
      else node.words.set(number, { nodes: [made] });
    }
  } else if (step.kind === 'group') {
    node.groups ??= new Map();
    push(node.groups, trie.numbers.group(step.name), made);
  } else {
    node.gaps ??= new Map();
    push(node.gaps, step.most, made);
  }
}

function push<K>(map: Map<K, Node[]>, key: K, node: Node): void {
  const list = map.get(key);
  if (list) list.push(node);
  else map.set(key, [node]);
}

/** All matches of the trie's phrases in a sentence. Words joined by a phrase never cross a clause mark such as `;`. */
export function findMatches(
  trie: Trie,
  words: readonly Word[],
  numbers: readonly number[],
  groups: GroupMatches,
): Match[] {
  const found: Match[] = [];
  const { root } = trie;
  let from = 0;
  /** Where the matches that begin at this word do. */
  let first = 0;
  const isFound = (phrase: number, to: number): boolean => {
    for (let i = first; i < found.length; i++) if (found[i]?.phrase === phrase && found[i]?.to === to) return true;
    return false;
  };
  const walk = (node: Node, at: number): void => {
    if (node.ends) for (const phrase of node.ends) if (!isFound(phrase, at)) found.push({ phrase, from, to: at });
    const word = words[at];
    if (word === undefined || (at > from && word.gap >= Break.clause)) return;
    const number = numbers[at] ?? UNKNOWN;
    const next = number === UNKNOWN ? undefined : node.words?.get(number);
    if (next) for (const below of reachable(next, numbers[at + 1])) walk(below, at + 1);
    const here = node.groups ? groups[at] : undefined;
    if (here) {
      for (let i = 0; i < here.length; i += 2) {
        const after = node.groups?.get(here[i] as number);
        if (after) for (const below of after) walk(below, here[i + 1] as number);
      }
    }
    if (node.gaps) for (const [most, after] of node.gaps) for (const below of after) walkGap(below, at, most);
  };
  const walkGap = (below: Node, at: number, most: number): void => {
    for (let skip = 0; skip <= most && at + skip < words.length; skip++) {
      if (skip && (words[at + skip - 1]?.gap ?? 0) >= Break.clause) break;
      walk(below, at + skip);
    }
  };
  const opening = root.words?.get(trie.numbers.word('^'))?.nodes ?? [];
  for (; from < words.length; from++) {
    first = found.length;
    // Most words begin no phrase.
    if (groups[from] !== undefined || root.words?.has(numbers[from] ?? UNKNOWN)) walk(root, from);
    if (opening.length && opensClause(words, from)) for (const node of opening) walk(node, from);
  }
  return found;
}

/** The nodes from which anything can be found when this word follows. Most have but a few words, and none of them does. */
function reachable(next: Next, number: number | undefined): readonly Node[] {
  if (!next.rest) {
    const isOpen = ({ ends, groups, gaps }: Node) => ends !== undefined || groups !== undefined || gaps !== undefined;
    const words = next.nodes.flatMap(node => (isOpen(node) || !node.words ? [] : [...node.words.keys()]));
    next.rest = { nodes: next.nodes.filter(isOpen), words: new Set(words) };
  }
  return next.rest.words.has(number ?? UNKNOWN) ? next.nodes : next.rest.nodes;
}

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
