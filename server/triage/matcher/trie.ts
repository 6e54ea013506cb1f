import { Break, type Word } from '../reader/words.ts';
import type { Sequences } from './phrase.ts';

/** A trie over words: the cost of a look-up does not grow with the number of phrases in it. */
interface Node {
  /** By word; several where alternatives of phrases overlap. */
  words: Map<string, Node[]>;
  /** The same nodes by their alternatives, so that phrases with the same ones share them. */
  choices: Map<string, Node>;
  groups: Map<string, Node>;
  gaps: Map<number, Node>;
  /** What a match that ends here means. */
  ends: number[];
}

export interface Trie {
  root: Node;
}

/** Words `from` to `to` (exclusive) match the phrase with this number. */
export interface Match {
  phrase: number;
  from: number;
  to: number;
}

/** Group name to its matches by first word. */
export type GroupMatches = Map<string, Map<number, number[]>>;

const newNode = (): Node => ({ words: new Map(), choices: new Map(), groups: new Map(), gaps: new Map(), ends: [] });

export const newTrie = (): Trie => ({ root: newNode() });

const child = <K>(map: Map<K, Node>, key: K): Node => {
  let node = map.get(key);
  if (!node) {
    node = newNode();
    map.set(key, node);
  }
  return node;
};

function wordChild(node: Node, forms: readonly string[]): Node {
  const key = forms.join('|');
  const known = node.choices.get(key);
  if (known) return known;
  const made = newNode();
  node.choices.set(key, made);
  for (const form of forms) node.words.set(form, [...(node.words.get(form) ?? []), made]);
  return made;
}

/** Adds a parsed phrase; `phrase` is the number that its matches carry. */
export function addPhrase(trie: Trie, sequences: Sequences, phrase: number): void {
  for (const steps of sequences) {
    let node = trie.root;
    for (const step of steps) {
      if (step.kind === 'words') node = wordChild(node, step.forms);
      else if (step.kind === 'group') node = child(node.groups, step.name);
      else node = child(node.gaps, step.most);
    }
    if (!node.ends.includes(phrase)) node.ends.push(phrase);
  }
}

/** All matches of the trie's phrases in a sentence. Words joined by a phrase never cross a clause mark such as `;`. */
export function findMatches(trie: Trie, words: readonly Word[], groups: GroupMatches): Match[] {
  const found = new Map<string, Match>();
  const walk = (node: Node, from: number, at: number): void => {
    for (const phrase of node.ends) found.set(`${phrase} ${from} ${at}`, { phrase, from, to: at });
    const word = words[at];
    if (!word || (at > from && word.gap >= Break.clause)) return;
    for (const next of node.words.get(word.form) ?? []) walk(next, from, at + 1);
    for (const [name, below] of node.groups) {
      for (const to of groups.get(name)?.get(at) ?? []) walk(below, from, to);
    }
    for (const [most, below] of node.gaps) {
      for (let skip = 0; skip <= most && at + skip < words.length; skip++) {
        if (skip && (words[at + skip - 1]?.gap ?? 0) >= Break.clause) break;
        walk(below, from, at + skip);
      }
    }
  };
  const opening = trie.root.words.get('^') ?? [];
  for (let from = 0; from < words.length; from++) {
    walk(trie.root, from, from);
    if (opening.length && opensClause(words, from)) for (const node of opening) walk(node, from, from);
  }
  return [...found.values()];
}

/** `^` in a phrase: the next word begins a sentence or clause. */
function opensClause(words: readonly Word[], at: number): boolean {
  return (
    at === 0 ||
    (words[at]?.gap ?? 0) >= Break.soft ||
    /^(?:and|then|or|please|pls|plz|also|now|first|so|just|but)$/.test(words[at - 1]?.form ?? '')
  );
}
