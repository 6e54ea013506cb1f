import { addPhrase, type Numbers, newTrie, numberOf, type PackedTries, packTries } from './packed-tries.ts';
import { groupsIn, type Pattern, parsePhrase } from './phrase.ts';
import type { TriggerKind, WrittenSymptom } from './tickets.ts';

/** What a symptom's phrases are: states of its object, and whole phrases. */
export const PARTS = ['fault', 'fine', 'tried', 'says', 'clears', 'did'] as const;
export type Part = (typeof PARTS)[number];

/** All phrases of a pack, ready to be looked for. */
export interface PhraseIndex {
  tries: PackedTries;
  /** Groups, each below a root that comes behind those of the groups it uses; its phrases' numbers are their places here. */
  levels: { root: number; groups: { name: string; number: number }[] }[];
  /** The root of all other phrases. */
  main: number;
  /** By the phrase's number: what a phrase of `main` says; symptoms by their place in the pack. */
  meanings: ({ symptom: number; part: Part } | { trigger: TriggerKind })[];
}

export function indexPhrases(
  groups: Record<string, string[]>,
  symptoms: readonly WrittenSymptom[],
  triggers: Partial<Record<TriggerKind, string[]>>,
): PhraseIndex {
  const numbers: Numbers = { words: new Map(), groups: new Map() };
  const main = newTrie(numbers);
  const meanings: PhraseIndex['meanings'] = [];
  const add = (phrases: string[], meaning: PhraseIndex['meanings'][number]) => {
    if (!phrases.length) return;
    meanings.push(meaning);
    for (const phrase of phrases) addPhrase(main, parsePhrase(phrase), meanings.length - 1);
  };
  for (const [number, symptom] of symptoms.entries())
    for (const part of PARTS) add(symptom[part], { symptom: number, part });
  for (const [trigger, phrases] of Object.entries(triggers)) add(phrases, { trigger: trigger as TriggerKind });
  const levels = inLevels(groups).map(level => {
    const trie = newTrie(numbers);
    for (const [number, { patterns }] of level.entries())
      for (const pattern of patterns) addPhrase(trie, pattern, number);
    return { trie, groups: level.map(({ name }) => ({ name, number: numberOf(numbers.groups, name) })) };
  });
  const { packed, roots } = packTries([main, ...levels.map(({ trie }) => trie)], numbers);
  return {
    tries: packed,
    levels: levels.map(({ groups: below }, i) => ({ root: roots[i + 1] as number, groups: below })),
    main: roots[0] as number,
    meanings,
  };
}

interface Group {
  name: string;
  patterns: Pattern[];
  uses: Set<string>;
}

/** Groups in an order in which each uses only those of earlier levels. */
function inLevels(groups: Record<string, string[]>): Group[][] {
  const levels: Group[][] = [];
  const done = new Set<string>();
  let left = Object.entries(groups).map(([name, phrases]): Group => {
    const patterns = phrases.map(parsePhrase);
    return { name, patterns, uses: new Set(patterns.flatMap(groupsIn).filter(used => groups[used])) };
  });
  while (left.length) {
    const ready = left.filter(({ uses }) => [...uses].every(used => done.has(used)));
    if (!ready.length) {
      throw new Error(
        `the groups ${left.map(({ name }) => name).join(', ')} use each other in a circle; take one reference out`,
      );
    }
    levels.push(ready);
    for (const { name } of ready) done.add(name);
    left = left.filter(({ name }) => !done.has(name));
  }
  return levels;
}
