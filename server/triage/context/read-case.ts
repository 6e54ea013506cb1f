import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { SectionKind } from '../../knowledge/tickets.ts';
import type { VersionFact } from '../facts/conflicts.ts';
import { newFactReader } from '../facts/read-facts.ts';
import { speaksOfVersion } from '../facts/versions.ts';
import { type Carried, groupsNamed, groupsOf } from '../matcher/join.ts';
import type { Matcher } from '../matcher/matcher.ts';
import type { Memory } from '../memory.ts';
import type { Facts, Span } from '../model.ts';
import type { Block, Structure } from '../reader/blocks.ts';
import {
  type Content,
  type ContentMemory,
  contentStart,
  isAnswerAside,
  keepContent,
  readAnswer,
  readContent,
  type SentenceContent,
  type Unticked,
} from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import type { Shared } from '../reader/shared.ts';
import { Break, type Word } from '../reader/words.ts';
import { applyAnswer, applyCompliance, applyRefutation, applyRemedy } from './amend.ts';
import type { CaseState } from './case.ts';
import { answersOf, newDialogue } from './dialogue.ts';
import type { Draft } from './draft.ts';
import { draftsAt, type KeptBlock, keptBlock, keptDrafts, keptPlace } from './kept-blocks.ts';
import { possibilities, readOccurrences } from './occurrences.ts';
import { isOpenBox, type Place } from './place.ts';
import { isQuestion } from './questions.ts';
import { sectionKind } from './sections.ts';
import { newSigns } from './signs.ts';

export interface CaseReading {
  drafts: Draft[];
  facts: Facts;
  versions: VersionFact[];
  state: CaseState;
  /** Where the ticket says that iCloud Photos was turned off and on. */
  toggled?: Span;
}

/** Reads a ticket's blocks in order: occurrences, quantities and what the lines around them make of them. */
export function readCase(
  text: string,
  structure: Structure,
  knowledge: Knowledge,
  matcher: Matcher,
  memory: Memory,
  shared: Shared,
): CaseReading {
  const drafts: Draft[] = [];
  const factReader = newFactReader(knowledge);
  const dialogue = newDialogue(structure.inTime, text);
  const signs = newSigns(text);
  let previous: SentenceContent | undefined;
  let previousEnd = 0;
  let headings: readonly string[] = [];
  let headed: Carried[] = [];
  let kindOfHeadings: SectionKind | undefined;
  /** `iOS version:` on a line of its own. */
  let headedByVersion = false;
  const blocks: Memory['blocks'] = structure.blocks.map(() => undefined);
  const before = memory.blocks;
  memory.blocks = [];
  const saysNothing = (sentence: SentenceContent) => isPlain(sentence) && !factReader.mayFind(sentence);
  // Where each block stands in the text, if that is not the order in which they were written.
  const indexOf =
    structure.inTime === structure.blocks ? undefined : new Map(structure.blocks.map((block, index) => [block, index]));
  let number = 0;
  structure.inTime.forEach((block, blockNumber) => {
    const index = indexOf?.get(block) ?? blockNumber;
    if (block.place === 'inserted' || isBookkeeping(block)) return;
    const base = contentStart(text, block);
    const standing = keptBlock(before, shared, block, base, index, blocks.length);
    const isAnswer = isAnswerAside(text, block, base);
    const known = isAnswer && standing?.block.label?.text !== block.label?.text ? undefined : standing;
    if (!known && isSignature(block, text)) return;
    const content = known
      ? keepContent(known.content, memory)
      : isAnswer && block.label
        ? readAnswer(block.label.text, text.slice(base, block.end), matcher, memory)
        : readContent(text.slice(base, block.end), block.start - base, matcher, memory);
    const kept: KeptBlock = known ?? { block, base, content, said: [], isPlain: content.sentences.every(saysNothing) };
    kept.block = block;
    kept.base = base;
    blocks[index] = kept;
    if (kept.isPlain && isRunning(block) && !dialogue.isOpen()) {
      // Only its place in the order counts.
      number += content.sentences.length;
      const last = content.sentences.at(-1);
      if (last) {
        previous = last;
        previousEnd = base + last.end;
      }
      return;
    }
    if (block.headings !== headings) {
      headings = block.headings;
      headed = headingGroups(headings, matcher, memory);
      kindOfHeadings = sectionKind(headings, knowledge.tickets);
      headedByVersion = readContent(headings.at(-1) ?? '', 0, matcher, memory).sentences.some(sentence =>
        speaksOfVersionIn(sentence),
      );
    }
    const section = (block.label && sectionKind([block.label.text], knowledge.tickets)) ?? kindOfHeadings;
    const label = block.label && readContent(block.label.text, 0, matcher, memory);
    const labelAside = base === block.start ? label : undefined;
    const aside = labelAside ? carriedBy(labelAside, 2) : [];
    const labelOfVersion = label?.sentences.some(sentence => speaksOfVersionIn(sentence)) ?? false;
    const speakerIsAgent = dialogue.isAgent(block);
    const isOpen = isOpenBox(block) && section !== 'ruled-out';
    const unticked = untickedIn(content);
    let labelGroups: Set<string> | undefined;
    let at = -1;
    for (const sentence of content.sentences) {
      at++;
      const around: Place = {
        sentence,
        block,
        base,
        blockNumber,
        number: number++,
        section,
        question: isOpen || isQuestion(sentence, block.speaker !== undefined),
        speakerIsAgent,
        carried: aside.concat(headed),
        asked: undefined,
        spokenOfVersion: labelOfVersion || (headedByVersion && sentence.words.length <= 6),
        kept: NOTHING,
      };
      if (labelGroups && sentence.labelled === 0) around.carried.push({ groups: labelGroups, distance: 3 });
      if (sentence.labelled) labelGroups = labelGroupsOf(sentence);
      const asked = dialogue.question(around);
      around.asked = asked?.sentence ?? labelAside?.sentences[0];
      around.spokenOfVersion ||=
        (asked ? speaksOfVersionIn(asked.sentence) || isBareAnswer(sentence, asked.sentence) : false) ||
        (previous !== undefined && sentence.words.length <= 6 && speaksOfVersionIn(previous));
      if (asked) around.carried.push({ groups: groupsNamed(asked.sentence), distance: 2.5 });
      if (
        previous &&
        // A label is a subject of its own.
        !block.label &&
        sentence.start + base >= previousEnd &&
        sentence.start + base - previousEnd < 200 &&
        leansOnPrevious(sentence) &&
        !/\n\s*\n|\r\n\s*\r\n/.test(text.slice(previousEnd, base + sentence.start))
      )
        around.carried.push({ groups: groupsNamed(previous), distance: 4 });
      const place = keptPlace(kept.said[at]?.place, around);
      const moved = draftsAt(kept.said[at], place);
      const said = moved ?? readOccurrences(place, text, matcher, unticked);
      if (!moved) kept.said[at] = keptDrafts(place, said);
      const measured = around.asked || factReader.mayFind(sentence) ? factReader.read(place, text, unticked) : [];
      const found = possibilities(place, measured.length ? [...said, ...measured] : said);
      if (asked) for (const answer of answersOf(place, dialogue.series(), unticked)) applyAnswer(drafts, answer);
      applyRemedy(drafts, place);
      applyCompliance(drafts, place);
      applyRefutation(drafts, place);
      signs.see(place, found);
      dialogue.pass(place, found.length);
      drafts.push(...found);
      previous = sentence;
      previousEnd = base + sentence.end;
    }
  });
  memory.blocks = blocks;
  drafts.push(...factReader.end(drafts));
  drafts.sort((a, b) => a.start - b.start);
  return {
    drafts,
    facts: { ...factReader.facts(), ...signs.facts() },
    toggled: signs.toggled(),
    versions: factReader.versions(),
    state: signs.state(),
  };
}

/** Of a place of which nothing is known yet. */
const NOTHING: unknown[] = [];

const NEVER = () => false;

/** Whether a stretch of a content belongs to an option whose box is empty. */
const untickedIn = ({ unticked }: Content): Unticked =>
  unticked.length
    ? (from, to) => unticked.some(option => option.start < to && option.end > from && option.end >= to)
    : NEVER;

/** Neither somebody's turn nor an option to tick, either of which could be the answer to a question or one itself. */
const isRunning = ({ speaker, ticked }: Block): boolean => speaker === undefined && ticked === undefined;

/** Neither a question nor a word that the pack knows. */
const isPlain = perSentence(sentence => !isQuestion(sentence) && !sentence.matches.length && !sentence.objects.length);

/** Keys of the front matter that say nothing of the case, such as the names of its logs. */
const isBookkeeping = ({ place, label }: Block): boolean =>
  place === 'front-matter' &&
  /^(?:logs?|type|kind|id|number|date|created|updated|assignee|owner|author|tags|title)$/i.test(label?.text ?? '');

/** "Sent from my iPhone, sorry for the low battery". */
const isSignature = ({ start, end }: Block, text: string): boolean =>
  /^\s*(?:sent from my|sent via|get outlook for|gesendet von|von meinem iphone gesendet|envoyé de mon|enviado desde)\b/i.test(
    text.slice(start, Math.min(end, start + 60)),
  );

/** Objects in the headings over a block. */
function headingGroups(headings: readonly string[], matcher: Matcher, memory: ContentMemory): Carried[] {
  return headings
    .slice(-2)
    .reverse()
    .flatMap((title, i) => carriedBy(readContent(title, 0, matcher, memory), 5 + i));
}

function carriedBy(title: Content, distance: number): Carried[] {
  const groups = groupsIn(title);
  return groups.size ? [{ groups, distance }] : [];
}

const titleGroups = new WeakMap<Content, Set<string>>();

function groupsIn(title: Content): Set<string> {
  const groups = titleGroups.get(title) ?? groupsOf(title.sentences.flatMap(({ objects }) => objects));
  titleGroups.set(title, groups);
  return groups;
}

/** "What does About say?" - "15.7": a number and nothing else, asked for without the name of a thing. */
const isBareAnswer = ({ words, labelled }: SentenceContent, { objects }: SentenceContent): boolean =>
  words.length - labelled === 1 && !objects.length;

const speaksOfVersionIn = perSentence(({ words }) => speaksOfVersion(words));
const labelGroupsOf = perSentence(({ objects, labelled }) => groupsOf(objects.filter(({ to }) => to <= labelled)));

const PRONOUN =
  /^(?:it|its|that|thats|this|they|theyre|them|which|still|same|there|says|shows|now|only|and|all|just|showing|reads)$/;

/** A sentence without a subject of its own speaks of what the one before it named. */
const leansOnPrevious = perSentence(({ objects, words }: SentenceContent): boolean => {
  if (objects.length) return PRONOUN.test(words[0]?.form ?? '') && (objects[0]?.from ?? 0) > 3;
  return words.length <= 3 || words.slice(0, 3).some(word => PRONOUN.test(word.form)) || opensClauseWithIt(words);
});

/** "The engineer has been and it's solid now" */
const opensClauseWithIt = (words: readonly Word[]): boolean =>
  words.some(
    ({ form, gap }, i) =>
      /^(?:it|its|theyre)$/.test(form) && (gap >= Break.soft || /^(?:and|but|so)$/.test(words[i - 1]?.form ?? '')),
  );
