import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Part, PhraseIndex } from '../../knowledge/phrase-index.ts';
import type { TicketSymptom, TriggerKind } from '../../knowledge/tickets.ts';
import { Break, type Spelling, type Word } from '../reader/words.ts';
import { findMatches, type GroupMatches, type Match, type Tries, UNKNOWN, unpackTries } from './trie.ts';
import { newVocabulary, type Vocabulary } from './typos.ts';

export type Meaning =
  | { kind: 'symptom'; symptom: TicketSymptom; part: Part }
  | { kind: 'trigger'; trigger: TriggerKind };

/** A pack's phrases, ready to be looked for. Made once a pack. */
export interface Matcher {
  spelling: Spelling;
  vocabulary: Vocabulary;
  tries: Tries;
  levels: PhraseIndex['levels'];
  main: number;
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

export interface MeaningMatch extends Omit<Match, 'phrase'> {
  meaning: Meaning;
}

const made = new WeakMap<Knowledge, Matcher>();

export function matcherOf(knowledge: Knowledge): Matcher {
  let matcher = made.get(knowledge);
  if (!matcher) {
    matcher = makeMatcher(knowledge);
    made.set(knowledge, matcher);
  }
  return matcher;
}

function makeMatcher({ tickets: { phrases, symptoms, spelling } }: Knowledge): Matcher {
  const tries = unpackTries(phrases.tries);
  return {
    spelling: makeSpelling(spelling),
    vocabulary: newVocabulary(tries.words),
    tries,
    levels: phrases.levels,
    main: phrases.main,
    meanings: phrases.meanings.map(meaning => {
      if ('trigger' in meaning) return { kind: 'trigger', trigger: meaning.trigger };
      return { kind: 'symptom', symptom: symptoms[meaning.symptom] as TicketSymptom, part: meaning.part };
    }),
    owners: new Set(symptoms.flatMap(symptom => (symptom.measure ? symptom.object : []))),
    symptomsOf: symptomsByObject(symptoms),
    objects: new Set(symptoms.flatMap(symptom => symptom.object)),
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

const SIZE_UNIT =
  /^(gb|gbs|gig|gigs|giga|gigabytes?|g|mb|mbs|megs?|megabytes?|tb|tbs|tera|teras?|terabytes?|kb|bytes?)$/;

/** Numbers of plans and iPhones, and the low ones, as people spell them: "fifty gigs". */
const SPELLED = new Set(
  'one two three four five six seven eight nine ten twelve fifteen sixteen twenty thirty forty fifty sixty'.split(' '),
);

/** Numbers, sizes and percentages as groups that phrases can name. */
function numberSlots(words: readonly Word[], { groups: numbers }: Tries): GroupMatches {
  const groupNumber = (name: string) => numbers.get(name) ?? UNKNOWN;
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
  const { tries } = matcher;
  const numbers = words.map(({ form }) => tries.words.get(form) ?? UNKNOWN);
  const found = numberSlots(words, tries);
  const objects: ObjectMention[] = [];
  for (const { root, groups } of matcher.levels) {
    for (const { phrase, from, to } of findMatches(tries, root, words, numbers, found)) {
      const group = groups[phrase];
      if (!group) continue;
      const here = found[from];
      if (here) here.push(group.number, to);
      else found[from] = [group.number, to];
      if (matcher.objects.has(group.name)) objects.push({ group: group.name, from, to });
    }
  }
  const matches = findMatches(tries, matcher.main, words, numbers, found).flatMap(({ phrase, ...where }) => {
    const meaning = matcher.meanings[phrase];
    return meaning ? [{ meaning, ...where }] : [];
  });
  const around = mentionsAround(objects);
  return {
    matches,
    objects: objects.filter(
      mention => matcher.owners.has(mention.group) || !around(mention).some(other => holdsMore(words, other, mention)),
    ),
  };
}

/** For a mention, those that may hold it: glued words make sentences of thousands. */
function mentionsAround(objects: readonly ObjectMention[]): (inner: ObjectMention) => ObjectMention[] {
  const byStart: ObjectMention[][] = [];
  let longest = 0;
  for (const mention of objects) {
    byStart[mention.from] = [...(byStart[mention.from] ?? []), mention];
    longest = Math.max(longest, mention.to - mention.from);
  }
  return ({ from, to }) => byStart.slice(Math.max(0, to - longest), from + 1).flat();
}

const DETERMINER = /^(?:the|a|an|my|his|her|their|your|our|this|that)$/;

/**
 * Does a longer mention hold this one, and more than an article before it: `phone` in `phone plan`, not in `the phone`,
 * nor in "no room in iCloud, photos wait"?
 */
function holdsMore(words: readonly Word[], other: ObjectMention, { from, to }: ObjectMention): boolean {
  const otherFrom = DETERMINER.test(words[other.from]?.form ?? '') ? other.from + 1 : other.from;
  if (otherFrom > from || other.to < to || other.to - otherFrom <= to - from) return false;
  return !words.slice(to, other.to).some(({ gap }) => gap >= Break.soft);
}
