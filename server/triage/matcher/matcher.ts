import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { TicketSymptom, TriggerKind } from '../../knowledge/tickets.ts';
import { Break, type Spelling, type Word } from '../reader/words.ts';
import { groupsIn, parsePhrase } from './phrase.ts';
import { addPhrase, findMatches, type GroupMatches, type Numbers, newTrie, type Trie, UNKNOWN } from './trie.ts';
import { newVocabulary, type Vocabulary } from './typos.ts';

export type Part = 'fault' | 'fine' | 'tried' | 'says' | 'clears' | 'did';
export type Meaning =
  | { kind: 'symptom'; symptom: TicketSymptom; part: Part }
  | { kind: 'trigger'; trigger: TriggerKind };

/** A pack's phrases, ready to be looked for. Made once a pack. */
export interface Matcher {
  spelling: Spelling;
  vocabulary: Vocabulary;
  levels: { trie: Trie; groups: { name: string; number: number }[] }[];
  groupNumber: (name: string) => number;
  /** Numbers of all words that stand in phrases. */
  wordNumbers: ReadonlyMap<string, number>;
  main: Trie;
  meanings: Meaning[];
  objects: Set<string>;
  /** Of symptoms that numbers decide; `phone` in `phone plan` still owns a size. */
  owners: Set<string>;
  /** Symptoms that speak of an object, by its group. */
  symptomsOf: Map<string, TicketSymptom[]>;
}

/** A thing that a symptom may be about, where it stands. */
export interface ObjectMention {
  group: string;
  from: number;
  to: number;
}

export interface MeaningMatch {
  meaning: Meaning;
  from: number;
  to: number;
}

const PARTS: Part[] = ['fault', 'fine', 'tried', 'says', 'clears', 'did'];
const made = new WeakMap<Knowledge, Matcher>();

export function matcherOf(knowledge: Knowledge): Matcher {
  let matcher = made.get(knowledge);
  if (!matcher) {
    matcher = makeMatcher(knowledge);
    made.set(knowledge, matcher);
  }
  return matcher;
}

function makeMatcher({ tickets }: Knowledge): Matcher {
  const groups = numbering();
  const words = numbering();
  const numbers: Numbers = { word: words.number, group: groups.number };
  const main = newTrie(numbers);
  const meanings: Meaning[] = [];
  const add = (phrases: string[], meaning: Meaning) => {
    if (!phrases.length) return;
    meanings.push(meaning);
    for (const phrase of phrases) addPhrase(main, parsePhrase(phrase), meanings.length - 1);
  };
  for (const symptom of tickets.symptoms)
    for (const part of PARTS) add(symptom[part], { kind: 'symptom', symptom, part });
  for (const [trigger, phrases] of Object.entries(tickets.triggers))
    add(phrases ?? [], { kind: 'trigger', trigger: trigger as TriggerKind });
  const levels = groupLevels(tickets.groups, numbers);
  return {
    spelling: makeSpelling(tickets.spelling),
    vocabulary: newVocabulary(words.all),
    levels,
    groupNumber: groups.number,
    wordNumbers: words.all,
    main,
    meanings,
    owners: new Set(tickets.symptoms.flatMap(symptom => (symptom.measure ? symptom.object : []))),
    symptomsOf: symptomsByObject(tickets.symptoms),
    objects: new Set(tickets.symptoms.flatMap(symptom => symptom.object)),
  };
}

function symptomsByObject(symptoms: readonly TicketSymptom[]): Map<string, TicketSymptom[]> {
  const byObject = new Map<string, TicketSymptom[]>();
  for (const symptom of symptoms)
    for (const name of symptom.object) byObject.set(name, [...(byObject.get(name) ?? []), symptom]);
  return byObject;
}

function makeSpelling(spelling: Record<string, string[]>): Spelling {
  const map: Spelling = new Map();
  for (const [form, variants] of Object.entries(spelling)) {
    for (const variant of variants) {
      const [first = '', ...rest] = variant.toLowerCase().split(' ');
      const known = map.get(first) ?? [];
      known.push({ rest, form });
      known.sort((a, b) => b.rest.length - a.rest.length);
      map.set(first, known);
    }
  }
  return map;
}

/** Groups in an order in which each uses only earlier ones. */
function groupLevels(groups: Record<string, string[]>, numbers: Numbers): Matcher['levels'] {
  const parsed = Object.entries(groups).map(([name, phrases]) => {
    const patterns = phrases.map(parsePhrase);
    return { name, patterns, uses: new Set(patterns.flatMap(groupsIn).filter(used => groups[used])) };
  });
  const done = new Set<string>();
  const levels: Matcher['levels'] = [];
  let left = parsed;
  while (left.length) {
    const ready = left.filter(({ uses }) => [...uses].every(used => done.has(used)));
    if (!ready.length) {
      throw new Error(
        `the groups ${left.map(({ name }) => name).join(', ')} use each other in a circle; take one reference out`,
      );
    }
    const trie = newTrie(numbers);
    for (const [number, { patterns }] of ready.entries())
      for (const pattern of patterns) addPhrase(trie, pattern, number);
    levels.push({ trie, groups: ready.map(({ name }) => ({ name, number: numbers.group(name) })) });
    for (const { name } of ready) done.add(name);
    left = left.filter(({ name }) => !done.has(name));
  }
  return levels;
}

/** Gives names numbers, the same number each time. */
function numbering(): { number: (name: string) => number; all: ReadonlyMap<string, number> } {
  const all = new Map<string, number>();
  const number = (name: string): number => {
    const known = all.get(name) ?? all.size;
    all.set(name, known);
    return known;
  };
  return { number, all };
}

const SIZE_UNIT =
  /^(gb|gbs|gig|gigs|giga|gigabytes?|g|mb|mbs|megs?|megabytes?|tb|tbs|tera|teras?|terabytes?|kb|bytes?)$/;

/** Numbers of plans and iPhones, and the low ones, as people spell them: "fifty gigs". */
const SPELLED = new Set(
  'one two three four five six seven eight nine ten twelve fifteen sixteen twenty thirty forty fifty sixty'.split(' '),
);

/** Numbers, sizes and percentages as groups that phrases can name. */
function numberSlots(words: readonly Word[], groupNumber: (name: string) => number): GroupMatches {
  const groups: GroupMatches = new Array(words.length);
  for (const [i, { form }] of words.entries()) {
    const head = form.charCodeAt(0);
    const next = words[i + 1]?.form ?? '';
    if (head < 48 || head > 57) {
      if (SPELLED.has(form) && SIZE_UNIT.test(next)) groups[i] = [groupNumber('size'), i + 2];
      continue;
    }
    const here = [groupNumber('n'), i + 1];
    if (SIZE_UNIT.test(next)) here.push(groupNumber('size'), i + 2);
    if (next === 'percent' || next === 'pct') here.push(groupNumber('percent'), i + 2);
    groups[i] = here;
  }
  return groups;
}

/** Where the matcher's phrases and objects stand in a sentence, by word index. */
export function findMeanings(
  matcher: Matcher,
  words: readonly Word[],
): { matches: MeaningMatch[]; objects: ObjectMention[] } {
  const numbers = words.map(({ form }) => matcher.wordNumbers.get(form) ?? UNKNOWN);
  const found = numberSlots(words, matcher.groupNumber);
  const objects: ObjectMention[] = [];
  for (const { trie, groups } of matcher.levels) {
    for (const { phrase, from, to } of findMatches(trie, words, numbers, found)) {
      const group = groups[phrase];
      if (!group) continue;
      const here = found[from];
      if (here) here.push(group.number, to);
      else found[from] = [group.number, to];
      if (matcher.objects.has(group.name)) objects.push({ group: group.name, from, to });
    }
  }
  const matches = findMatches(matcher.main, words, numbers, found).flatMap(({ phrase, from, to }) => {
    const meaning = matcher.meanings[phrase];
    return meaning ? [{ meaning, from, to }] : [];
  });
  return {
    matches,
    objects: objects.filter(
      ({ group, from, to }) =>
        matcher.owners.has(group) || !objects.some(other => holdsMore(words, other, { from, to })),
    ),
  };
}

const DETERMINER = /^(?:the|a|an|my|his|her|their|your|our|this|that)$/;

/**
 * Does a longer mention hold this one, and more than an article before it: `phone` in `phone plan`, not in `the phone`,
 * nor in "no room in iCloud, photos wait"?
 */
function holdsMore(words: readonly Word[], other: ObjectMention, { from, to }: { from: number; to: number }): boolean {
  const otherFrom = DETERMINER.test(words[other.from]?.form ?? '') ? other.from + 1 : other.from;
  if (otherFrom > from || other.to < to || other.to - otherFrom <= to - from) return false;
  return !words.slice(to, other.to).some(({ gap }) => gap >= Break.soft);
}
