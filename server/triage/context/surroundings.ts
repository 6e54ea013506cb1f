import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { SectionKind, TriggerKind } from '../../knowledge/tickets.ts';
import { speaksOfVersion } from '../facts/versions.ts';
import { type Carried, groupsNamed, groupsOf, HEADING, PREVIOUS } from '../matcher/join.ts';
import type { Matcher, ObjectMention } from '../matcher/matcher.ts';
import { isPhoneAlone, placeFrom } from '../matcher/phone.ts';
import { isLed } from '../matcher/pronouns.ts';
import type { Block } from '../reader/block.ts';
import { type Content, type ContentMemory, readContent, type SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import { Break, type Word } from '../reader/words.ts';
import { isSameSide, type Place } from './place.ts';
import { asksForState } from './questions.ts';
import { sectionKind } from './sections.ts';

/** What reaches into a block from its label and its headings. */
export interface Surroundings {
  section?: SectionKind;
  /** The label, where it stands apart from the words: they may answer it. */
  asked?: SentenceContent;
  /** What the label and the headings name. */
  carried: readonly Carried[];
  labelledVersion: boolean;
  /** `iOS version:` on a line of its own. */
  headedByVersion: boolean;
}

/**
 * Reads labels and headings; those of the block before are at hand, since most blocks share theirs.
 * @param title the heading of the whole ticket, which names what the first block below speaks of, and no more
 */
export function newSurroundings(
  { tickets }: Knowledge,
  matcher: Matcher,
  memory: ContentMemory,
  title: string | undefined,
): (block: Block, base: number) => Surroundings {
  let headings: readonly string[] = [];
  let headed: Carried[] = [];
  let section: SectionKind | undefined;
  let headedByVersion = false;
  let isBelowTitle = false;
  const contentOf = (title: string) => readContent(title, 0, matcher, memory);
  const speaks = ({ sentences }: Content) => sentences.some(sentence => speaksOfVersionIn(sentence));
  const readHeadings = (block: Block) => {
    if (block.headings === headings && !isBelowTitle) return;
    headings = block.headings;
    const isAmongOthers = isBelowTitle || headings.length > 1 || namesMatter(contentOf(title ?? ''));
    const named = isAmongOthers ? headings.filter(heading => heading !== title) : headings;
    isBelowTitle = named.includes(title ?? '') && block.place !== 'title';
    const nearest = named.slice(-2).reverse();
    headed = nearest.flatMap((title, i) => carriedBy(contentOf(title), HEADING + i));
    section = sectionKind(headings, tickets);
    headedByVersion = speaks(contentOf(headings.at(-1) ?? ''));
  };
  return (block, base) => {
    readHeadings(block);
    const label = block.label && contentOf(block.label.text);
    const aside = base === block.start ? label : undefined;
    return {
      section: (block.label && sectionKind([block.label.text], tickets)) ?? section,
      asked: aside?.sentences[0],
      carried: aside ? carriedBy(aside, LABEL).concat(headed) : headed,
      labelledVersion: !!label && speaks(label),
      headedByVersion,
    };
  };
}

/** How far away, in words, counts what does not stand in the sentence itself. */
const LABEL = 2;
const QUESTION = 2.5;
const OWN_LABEL = 3;

function carriedBy(title: Content, distance: number): Carried[] {
  const groups = titleGroups(title);
  return groups.size ? [{ groups, distance }] : [];
}

const known = new WeakMap<Content, Set<string>>();

function titleGroups(title: Content): Set<string> {
  const groups =
    known.get(title) ?? groupsOf(title.sentences.flatMap(sentence => (complains(sentence) ? [] : sentence.objects)));
  known.set(title, groups);
  return groups;
}

/** "Photos not syncing" tells of the whole ticket; only what is no sentence names the thing that is spoken of below. */
const complains = ({ triggers, words }: SentenceContent): boolean =>
  triggers.some(({ kind }) => COMPLAINT.has(kind)) || words.some(({ form }) => TROUBLE.test(form));
const TROUBLE =
  /^(?:issues?|problems?|troubles?|errors?|faults?|fails?|failing|failed|help|questions?|quer(?:y|ies)|case|ticket|stuck|stopped|broken|missing)$/;
const COMPLAINT = new Set<TriggerKind>(['negation', 'no', 'no-help', 'upload', 'download']);

/** "iCloud Photos", "photo sync": every ticket is about that, so it is the name of no single thing. */
const namesMatter = ({ sentences }: Content): boolean =>
  sentences.every(({ words, triggers }) =>
    words.every((_, i) =>
      triggers.some(({ kind, from, to }) => (kind === 'topic' || kind === 'sync') && from <= i && i < to),
    ),
  );

/** What a question names, for its answer; one that asks for many things at once names none. */
const namedByQuestion = perSentence(
  (question: SentenceContent): Carried => ({
    groups: asksForMany(question) ? new Set() : groupsNamed(question),
    distance: QUESTION,
  }),
);

/** @param place which may answer it */
export const carriedByQuestion = (question: Place, place: Place): Carried => ({
  ...namedByQuestion(question.sentence),
  isHeard: isHeard(question, place),
});

/** Only what another asks has an "ok" for its answer, and what oneself has told goes on with one. */
const isHeard = (said: Place, place: Place): boolean =>
  place.block.speaker !== undefined && said.block !== place.block && asksForState(said) === isSameSide(said, place);

const asksForMany = ({ objects }: SentenceContent): boolean => {
  let end = 0;
  let count = 0;
  for (const { from, to } of objects) {
    if (from >= end) count++;
    end = Math.max(end, to);
  }
  return count >= MANY;
};
const MANY = 4;

/** A sentence that has been read, for the one behind it. */
export interface Previous {
  sentence: SentenceContent;
  end: number;
  /** The groups of what it speaks of. */
  subject: ReadonlySet<string>;
  /** Where they are named. */
  named?: Place;
}

/** A sentence with no subject of its own goes on about that of the one it leans on. */
export function asPrevious(place: Place, leansOn: Previous | undefined): Previous {
  const { sentence, base } = place;
  const groups = groupsNamed(sentence);
  const { subject, named } = groups.size || !leansOn ? { subject: groups, named: place } : leansOn;
  return { sentence, end: base + sentence.end, subject, named };
}

/** What the sentence before speaks of, for one that leans on it. */
export const carriedByPrevious = ({ subject, named }: Previous, place: Place): Carried => ({
  groups: subject,
  distance: PREVIOUS,
  isHeard: named && isHeard(named, place),
});

/** What a sentence's label names, for the rest of the line. */
export const carriedByOwnLabel = perSentence(
  ({ objects, labelled }: SentenceContent): Carried => ({
    groups: groupsOf(objects.filter(({ to }) => to <= labelled)),
    distance: OWN_LABEL,
  }),
);

export const speaksOfVersionIn = perSentence(({ words }: SentenceContent) => speaksOfVersion(words));

const PRONOUN =
  /^(?:it|its|that|thats|this|they|theyre|them|which|still|same|there|says|shows|now|today|only|and|all|just|showing|reads)$/;

/** A sentence without a subject of its own speaks of what the one before it named. */
export const leansOnPrevious = perSentence((sentence: SentenceContent): boolean => {
  const { words } = sentence;
  const objects = sentence.objects.filter(object => !isWhere(words, object));
  const at = words.slice(0, 3).findIndex(({ form }) => PRONOUN.test(form));
  if (objects.length) return at >= 0 && (objects[0]?.from ?? 0) > at + 3;
  return (
    words.length <= 3 ||
    at >= 0 ||
    opensClauseWithIt(words) ||
    hasIt(sentence) ||
    words.some((_, i) => isLed(sentence, i))
  );
});

/** "The iPhone has it on" */
const hasIt = ({ words, objects }: SentenceContent): boolean =>
  objects.length > 0 && words.some((_, i) => HAS_IT.test(`${words[i]?.form} ${words[i + 1]?.form}`));
const HAS_IT = /^(?:has|have|had|shows|keeps) it$/;

/** "On the iPhone it is off", "the iPhone has it off": it is not the phone that is. */
const isWhere = (words: readonly Word[], object: ObjectMention): boolean =>
  (placeFrom(words, object) !== undefined && /^its?$/.test(words[object.to]?.form ?? '')) ||
  (isPhoneAlone(words.slice(object.from, object.to)) &&
    HAS_IT.test(`${words[object.to]?.form} ${words[object.to + 1]?.form}`));

/** "The engineer has been and it's solid now" */
const opensClauseWithIt = (words: readonly Word[]): boolean =>
  words.some(
    ({ form, gap }, i) =>
      /^(?:it|its|theyre)$/.test(form) && (gap >= Break.soft || /^(?:and|but|so)$/.test(words[i - 1]?.form ?? '')),
  );
