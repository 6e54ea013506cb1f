import { findSizes, type Size } from '../facts/sizes.ts';
import { findMeanings, type Matcher, type MeaningMatch, type ObjectMention } from '../matcher/matcher.ts';
import { type TriggerHit, triggersIn } from '../matcher/triggers.ts';
import type { Span } from '../model.ts';
import type { Block } from './block.ts';
import { fillElided } from './elided.ts';
import { ownText } from './own-text.ts';
import { Break, readSentences, type Sentence, type Word } from './words.ts';

/** A sentence with everything in it that the pack knows. Offsets are relative to the content's start. */
export interface SentenceContent {
  words: Word[];
  start: number;
  end: number;
  question: boolean;
  matches: MeaningMatch[];
  objects: ObjectMention[];
  sizes: Size[];
  /** Phrases that turn the status of what stands around them. */
  triggers: TriggerHit[];
  /** Number of its first words that are the label. */
  labelled: number;
  /** Words between brackets, by index. */
  asides: { from: number; to: number }[];
  /** What was found out of it before, by whom `perSentence` gave the number. */
  kept: unknown[];
}

/** What a block says, without regard to what stands around it. */
export interface Content {
  /** By which it is found again. */
  key: string;
  sentences: SentenceContent[];
}

/** Contents by text: an edit re-reads only the blocks that it changed. */
export interface ContentMemory {
  contents: Map<string, Content>;
  /** Contents that the last reading used, so that those of deleted blocks go. */
  used: Map<string, Content>;
}

export const newContentMemory = (): ContentMemory => ({ contents: new Map(), used: new Map() });

/** Where the content of a block begins: at its label when that stands directly before it. */
export function contentStart(text: string, block: Block): number {
  const { label } = block;
  return label && label.start < block.start && text.slice(label.start, label.end) === label.text
    ? label.start
    : block.start;
}

export function readContent(text: string, labelled: number, matcher: Matcher, memory: ContentMemory): Content {
  const key = keyOf(text, labelled);
  return keepContent(
    memory.contents.get(key) ?? memory.used.get(key) ?? parse(ownText(text), labelled, matcher),
    memory,
  );
}

/** What is said of a label that stands elsewhere, or of one that is all of its block. */
export interface Answered {
  label: string;
  answer: string;
  /** The label is what stands there, and the answer does not. */
  isNamed: boolean;
}

/**
 * A yes, a no or a bare number that stands away from its label, as under the head of a column, or whose label stands
 * alone: read with it, at the place of the one that stands there.
 */
export function readAnswer({ label, answer, isNamed }: Answered, matcher: Matcher, memory: ContentMemory): Content {
  const lead = `${label}: `;
  const key = `${isNamed ? 'named' : lead.length}\n${lead}${answer}`;
  const known = memory.contents.get(key) ?? memory.used.get(key);
  if (known) return keepContent(known, memory);
  const { sentences } = parse(ownText(lead + answer), lead.length, matcher);
  const whole = { start: 0, end: isNamed ? label.length : answer.length };
  const moved = <T extends { start: number; end: number }>(part: T): T => {
    const isOfLabel = part.end <= lead.length;
    if (isOfLabel !== isNamed) return { ...part, ...whole };
    return isOfLabel
      ? { ...part, end: Math.min(part.end, label.length) }
      : { ...part, start: Math.max(0, part.start - lead.length), end: part.end - lead.length };
  };
  const moves = sentences.map(sentence => ({ ...moved(sentence), words: sentence.words.map(moved) }));
  return keepContent({ key, sentences: moves }, memory);
}

/** Where a block holds nothing but a yes or no, and its label stands elsewhere, or nothing but the label. */
export function answeredIn(text: string, block: Block, base: number): Answered | undefined {
  const { label, start, end, answer } = block;
  if (!label) return undefined;
  if (answer !== undefined) return { label: label.text, answer, isNamed: true };
  return isAnswerAside(text, label.text, start, end, base)
    ? { label: label.text, answer: text.slice(start, end), isNamed: false }
    : undefined;
}

const isAnswerAside = (text: string, label: string, start: number, end: number, base: number): boolean =>
  base === start &&
  end - start <= LONGEST_ANSWER &&
  (BARE_ANSWER.test(text.slice(start, end)) ||
    (ASKS_WHETHER.test(label) && BINARY.test(text.slice(start, end))) ||
    (NAMES_UNIT.test(label) && BARE_NUMBER.test(text.slice(start, end))));

/** `Low Power Mode on? | 1` */
const ASKS_WHETHER = /^(?!.*\b(?:how|what|which|when|where|who|many|much)\b).*\?\s*$/i;
const BINARY = /^[01]$/;

const LONGEST_ANSWER = 24;
/** `free_gb`, `Available (GB)`: what the number below it counts. */
const NAMES_UNIT = /(?:^|[^\p{L}])[gmt]i?b(?:$|[^\p{L}])/iu;
const BARE_NUMBER = /^\d+(?:[.,]\d+)?$/;
const BARE_ANSWER = /^(?:[\p{L}/]+(?: \p{L}+){0,2}|[✓✔✗✘🔴🟢])$/u;

/** Notes that this reading uses it. */
export function keepContent(content: Content, memory: ContentMemory): Content {
  memory.used.set(content.key, content);
  return content;
}

const keyOf = (text: string, labelled: number): string => (labelled ? `${labelled}:${text}` : text);

/** Forgets what the reading that just ended did not use. */
export function endReading(memory: ContentMemory): void {
  memory.contents = memory.used;
  memory.used = new Map();
}

/** Where the line begins that holds an offset. */
const lineStartAt = (text: string, at: number): number => (at ? text.lastIndexOf('\n', at - 1) + 1 : 0);

function parse(text: string, labelled: number, matcher: Matcher): Content {
  const head = readSentences(text.slice(0, labelled), 0, matcher.spelling, matcher.vocabulary.mend).flatMap(
    sentence => sentence.words,
  );
  if (head[0] && ASKS_FOR_DENIED.test(text.slice(0, labelled)))
    head[0] = { ...head[0], form: head[0].form.replace(/nt$/, '') };
  const rest = withoutUnticked(
    readSentences(
      text.slice(labelled),
      labelled,
      matcher.spelling,
      matcher.vocabulary.mend,
      labelled - lineStartAt(text, labelled),
    ),
    untickedOptions(text),
  );
  if (head.length && !rest.length) rest.push({ words: [], start: labelled, end: labelled, question: false });
  const sentences: SentenceContent[] = [];
  for (const [i, sentence] of rest.entries()) {
    const first = i === 0 ? head : [];
    const words = first.length ? [...first, ...valueWords(sentence.words)] : sentence.words;
    const content = read({ ...sentence, words }, first.length);
    sentences.push(...withElided(content, first.length ? undefined : sentences.at(-1)));
  }
  return { key: keyOf(text, labelled), sentences };

  function read({ words, start, end, question }: Sentence, headed: number): SentenceContent {
    const meanings = findMeanings(matcher, words);
    return {
      words,
      start: words[0]?.start ?? start,
      end,
      question,
      ...meanings,
      triggers: triggersIn(meanings.matches, words),
      sizes: findSizes(words, text, headed),
      labelled: headed,
      asides: asidesIn(words, text),
      kept: [],
    };
  }

  function withElided(whole: SentenceContent, previous: SentenceContent | undefined, depth = 0): SentenceContent[] {
    const filled = depth < MOST_ELIDED ? fillElided(whole, previous) : undefined;
    if (!filled) return [whole];
    const { before, clause, other } = filled;
    const { start, end, question, labelled: headed } = whole;
    const rest = withElided(read({ words: clause, start, end, question }, 0), undefined, depth + 1);
    if (!before.length) return rest;
    const first = read({ words: before, start, end: before.at(-1)?.end ?? end, question }, headed);
    return [other ? { ...first, triggers: [...first.triggers, { kind: 'other-owner', ...other }] } : first, ...rest];
  }
}

/** So many clauses of a sentence are said in full. */
const MOST_ELIDED = 3;

/** `Isn't the plan full? | Yes` asks the same as without the denial; `Can't sign in? | Yes` does not. */
const ASKS_FOR_DENIED =
  /^[^\p{L}]*(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Dd]o|[Dd]oes|[Dd]id|[Hh]as|[Hh]ave|[Hh]ad)n['’]?t (?:(?:the|your|her|his|my|their|it|there|you|she|he|they)\b|i?\p{Lu}).*\?[^\p{L}]*$/u;

const ASIDE = /\([^()]{2,200}\)/g;

function asidesIn(words: readonly Word[], text: string): SentenceContent['asides'] {
  if (!text.includes('(')) return [];
  return [...text.matchAll(ASIDE)].flatMap(({ 0: { length }, index }) => {
    const from = words.findIndex(({ start }) => start > index);
    const to = words.findLastIndex(({ end }) => end < index + length) + 1;
    return from >= 0 && from < to ? [{ from, to }] : [];
  });
}

/** Options whose boxes are empty, where another one is ticked, say nothing. */
function withoutUnticked(sentences: Sentence[], unticked: readonly Span[]): Sentence[] {
  if (!unticked.length) return sentences;
  // Words and options stand in the order of the text.
  let next = 0;
  const isOut = ({ start, end }: Word) => {
    while ((unticked[next]?.end ?? Infinity) <= start) next++;
    const option = unticked[next];
    return option !== undefined && option.start <= start && end <= option.end;
  };
  return sentences.map(sentence => ({ ...sentence, words: sentence.words.filter(word => !isOut(word)) }));
}

/** The words behind a label. `true`, `y` and `1` of a form or an export are a yes, `fail` is not ok. */
function valueWords(words: readonly Word[]): Word[] {
  const alone = words.length === 1;
  const [only] = words;
  if (alone && only && FAILED.test(only.form))
    return ['not', 'ok'].map((form, k) => ({ ...only, form, gap: k ? Break.none : Break.soft }));
  return words.map((word, k) =>
    k ? word : { ...word, form: (alone && PLAIN_ANSWERS.get(word.form)) || word.form, gap: Break.soft },
  );
}

const FAILED = /^(?:nok|fail|failed|fails|ko|bad|red|critical|crit)$/;

const PLAIN_ANSWERS = new Map([
  ['pass', 'ok'],
  ['passed', 'ok'],
  ['green', 'ok'],
  ['true', 'yes'],
  ['y', 'yes'],
  ['1', 'yes'],
  ['false', 'no'],
  ['n', 'no'],
  ['0', 'no'],
  ['ja', 'yes'],
  ['oui', 'yes'],
  ['sí', 'yes'],
  ['はい', 'yes'],
  ['nein', 'no'],
  ['non', 'no'],
  ['いいえ', 'no'],
  ['なし', 'no'],
  ['an', 'on'],
  ['ein', 'on'],
  ['aus', 'off'],
]);

const BOX = /\[[xX✓✔*+ ]?\]|\([xX•* ]?\)|[☑☒☐□■✅⬜○◯⚪◉]/gu;
const EMPTY = /^(?:\[\s?\]|\(\s?\)|[☐□⬜○◯⚪])$/u;
const LINE = /[^\r\n]+/g;

/** Options whose boxes are empty, where another of them is ticked: `[ ] yes [x] no`, `yes [ ] no [x]`. */
function untickedOptions(text: string): Span[] {
  if (!text.match(BOX)) return [];
  const options = [...text.matchAll(LINE)].flatMap(({ 0: line, index }) => optionsIn(line, index));
  if (options.length < 2 || options.every(({ empty }) => empty)) return [];
  return options.filter(({ empty }) => empty);
}

interface Option extends Span {
  empty: boolean;
}

/** The words of an option stand behind its box; before it where the line ends in one. */
function optionsIn(line: string, at: number): Option[] {
  const boxes = [...line.matchAll(BOX)].map(({ 0: box, index }) => ({
    start: index,
    end: index + box.length,
    empty: EMPTY.test(box),
  }));
  const last = boxes.at(-1);
  const areBehind = boxes.length > 1 && last && !line.slice(last.end).trim() && line.slice(0, boxes[0]?.start).trim();
  return boxes.map((box, i) => {
    const from = boxes[i - 1]?.end ?? 0;
    // What is asked is no part of the first option.
    const before = line.slice(from, box.start);
    const asked = Math.max(before.lastIndexOf('?'), before.lastIndexOf(':')) + 1;
    const [start, end] = areBehind ? [from + asked, box.end] : [box.start, boxes[i + 1]?.start ?? line.length];
    return { start: at + start, end: at + end, empty: box.empty };
  });
}
