import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ModelFact, VersionFact } from '../facts/conflicts.ts';
import { newFactReader } from '../facts/read-facts.ts';
import { groupsNamed } from '../matcher/join.ts';
import type { Matcher } from '../matcher/matcher.ts';
import type { Memory } from '../memory.ts';
import type { Facts, Reason } from '../model.ts';
import type { Block } from '../reader/block.ts';
import type { Structure } from '../reader/blocks.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import type { Shared } from '../reader/shared.ts';
import { signedOffAt } from '../reader/signature.ts';
import {
  applyAnswer,
  applyCompliance,
  applyRefutation,
  applyRelapse,
  applyRemedy,
  applyWithdrawal,
  withdraws,
} from './amend.ts';
import { type Answer, answersOf } from './answers.ts';
import type { CaseState } from './case.ts';
import { applyChoice, applyPick, offersChoices } from './choices.ts';
import { mayAnswer, newDialogue, stalls } from './dialogue.ts';
import { type Draft, withMeasured, withStatus } from './draft.ts';
import { type Given, givenAt, withoutReplies } from './given.ts';
import {
  draftsAt,
  draftsOfRepeated,
  type KeptBlock,
  keepForRepeated,
  keptDrafts,
  keptPlace,
  newBlockReader,
} from './kept-blocks.ts';
import { possibilities, readOccurrences } from './occurrences.ts';
import { newOtherDevices } from './other-devices.ts';
import { newPatient } from './patient.ts';
import { isOpenBox, ofOtherDevice, type Place } from './place.ts';
import { isQuestion } from './questions.ts';
import { newSigns } from './signs.ts';
import { directionShown, isStatusField, statedLine } from './status-line.ts';
import {
  asPrevious,
  carriedByOwnLabel,
  carriedByPrevious,
  carriedByQuestion,
  leansOnPrevious,
  newSurroundings,
  type Previous,
  speaksOfVersionIn,
} from './surroundings.ts';

export interface CaseReading {
  drafts: Draft[];
  facts: Facts;
  versions: VersionFact[];
  models: ModelFact[];
  state: CaseState;
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
  const ofAccount = new Set(knowledge.causes.filter(cause => cause.ofAccount).map(({ id }) => id));
  const surroundingsOf = newSurroundings(knowledge, matcher, memory, titleOf(structure));
  const saysNothing = (sentence: SentenceContent) => isPlain(sentence) && !factReader.mayFind(sentence);
  const readBlock = newBlockReader(text, structure.blocks.length, matcher, memory, shared, saysNothing);
  const signedOff = signedOffAt(text);
  let statusLine: Facts['statusLine'];
  let previous: Previous | undefined;
  let number = 0;

  const others = newOtherDevices(text, knowledge.tickets);
  const patient = newPatient();

  /** What a sentence says, together with what is measured in it, as far as it claims that. */
  const draftsOf = (place: Place, phrases: Draft[]): Draft[] => {
    const { sentence, base, asked } = place;
    const said = factReader.heard(place, text, phrases);
    const measured = asked || factReader.mayFind(sentence) ? factReader.read(place, text, previous?.sentence) : [];
    const all = measured.length ? withMeasured(said, measured) : said;
    const claimed = ofOtherDevice(place, possibilities(place, all), ofAccount);
    return base + sentence.start > signedOff
      ? claimed.map(draft => withStatus(draft, 'mentioned', SIGNATURE))
      : claimed;
  };

  /** What stands under another device is said of that one, unless it names the iPhone. */
  const sectionOf = (
    { block, base }: KeptBlock,
    sentence: SentenceContent,
    kind: Place['section'],
    isBelow: boolean,
  ) => {
    const goesOn =
      previous !== undefined &&
      isNextTo(text, previous.end, base + sentence.start) &&
      others.after(sentence, previous.sentence);
    const section = isBelow || goesOn || others.inLine(sentence, base) ? 'other-device' : kind;
    return section === 'other-device' && others.isOfOwn(sentence, block) ? undefined : section;
  };

  const readSentences = (kept: KeptBlock, blockNumber: number, isBelowOther: boolean) => {
    const { block, base, content } = kept;
    const speakerIsAgent = dialogue.isAgent(block);
    const surroundings = surroundingsOf(block, base);
    const section = speakerIsAgent && offersChoices(text.slice(base, block.end)) ? 'advice' : surroundings.section;
    const { asked: label, carried, labelledVersion, headedByVersion } = surroundings;
    const isOpen = isOpenBox(block) && section !== 'ruled-out';
    const unit = unitOf(block);
    let labelled: SentenceContent | undefined;
    content.sentences.forEach((written, at) => {
      const sentence = patient.asOwn(written);
      const isShort = sentence.words.length <= SHORT;
      const around: Place = {
        sentence,
        block,
        base,
        blockNumber,
        number: number++,
        section: sectionOf(kept, sentence, section, isBelowOther),
        question: isOpen || isQuestion(sentence, block.speaker !== undefined),
        speakerIsAgent,
        carried: carried.slice(),
        asked: undefined,
        spokenOfVersion: labelledVersion || (headedByVersion && isShort),
        kept: NOTHING,
      };
      if (sentence.labelled) labelled = sentence;
      else if (labelled) around.carried.push(carriedByOwnLabel(labelled));
      const asked = dialogue.question(around);
      around.asked = asked?.sentence ?? label;
      around.spokenOfVersion ||=
        (asked
          ? dialogue.series(asked).some(turn => speaksOfVersionIn(turn.sentence)) ||
            isBareAnswer(sentence, asked.sentence)
          : false) ||
        (previous !== undefined && isShort && speaksOfVersionIn(previous.sentence));
      if (asked) around.carried.push(carriedByQuestion(asked, around));
      const leansOn =
        previous &&
        leansOnPrevious(sentence) &&
        (isNextTo(text, previous.end, base + sentence.start) || isNameAbove(text, previous, around))
          ? previous
          : undefined;
      // A label is a subject of its own; behind it, a sentence leans on the one before.
      if (leansOn && (!block.label || leansOn.end > block.start))
        around.carried.push(carriedByPrevious(leansOn, around));
      const place = keptPlace(kept.said[at]?.place, around);
      const moved = draftsAt(kept.said[at], place);
      const known = moved ?? draftsOfRepeated(place, text);
      const said = known ?? readOccurrences(place, text, matcher);
      if (!moved) kept.said[at] = keptDrafts(place, said);
      if (!known) keepForRepeated(kept.said[at], text);
      const series = asked && mayAnswer(asked, place) ? dialogue.series(asked) : [];
      // The "ok" of "ok, let me look" answers nothing.
      const found = withoutReplies(draftsOf(place, asked && stalls(place) ? [] : said), givenAt(place, series));
      amendEarlier(drafts, place, text, asked, series, dialogue.given());
      const withdrawal = withdraws(place);
      if (withdrawal) factReader.withdraw(place, withdrawal);
      signs.see(place, found);
      dialogue.pass(place, found.length);
      drafts.push(...(unit === undefined ? found : found.map(draft => ({ ...draft, unit }))));
      previous = asPrevious(place, leansOn);
    });
  };
  /** Only its place in the order counts. */
  const passBy = ({ base, content: { sentences } }: KeptBlock) => {
    number += sentences.length;
    const last = sentences.at(-1);
    if (last) previous = { sentence: last, end: base + last.end, subject: groupsNamed(last) };
  };

  // Where each block stands in the text, if that is not the order in which they were written.
  const indexOf =
    structure.inTime === structure.blocks ? undefined : new Map(structure.blocks.map((block, index) => [block, index]));
  structure.inTime.forEach((block, blockNumber) => {
    const kept = readBlock(block, indexOf?.get(block) ?? blockNumber);
    const isBelowOther = others.below(block);
    if (!kept) return;
    // What a field states goes before what the text tells of it.
    if (!statusLine && !isBelowOther && isStatusField(block) && !surroundingsOf(block, kept.base).section)
      statusLine = statedLine(block, text);
    if (kept.isPlain && isRunning(block) && !dialogue.isOpen()) passBy(kept);
    else readSentences(kept, blockNumber, isBelowOther);
  });
  drafts.push(...factReader.end(drafts));
  drafts.sort((a, b) => a.start - b.start);
  const facts = { ...factReader.facts(), ...signs.facts(), ...(statusLine ? { statusLine } : {}) };
  return {
    drafts,
    facts: { ...directionShown(facts.statusLine), ...facts },
    versions: factReader.versions(),
    models: factReader.models(),
    state: signs.state(),
  };
}

/**
 * What a sentence makes of those before it.
 * @param asked the question that it may answer, and the `series` of those that stand before that in the same turn
 * @param given what was replied to those before
 */
function amendEarlier(
  drafts: Draft[],
  place: Place,
  text: string,
  asked: Place | undefined,
  series: readonly Place[],
  given: readonly Given[],
): void {
  const answers: Answer[] = [];
  if (asked && mayAnswer(asked, place) && !stalls(place)) {
    applyChoice(drafts, asked, place);
    answers.push(...answersOf(place, series, series.length > 1 ? given : []));
    for (const answer of answers) applyAnswer(drafts, answer);
  }
  applyPick(drafts, place, text);
  applyRemedy(drafts, place);
  applyRelapse(drafts, place);
  applyCompliance(drafts, place);
  // "It isn't" has answered, and takes nothing back.
  if (!answers.length) applyRefutation(drafts, place);
  applyWithdrawal(drafts, place);
}

/** The heading on top of everything, where no other stands on its level. */
function titleOf({ sections, blocks, frontMatter }: Structure): string | undefined {
  const [first, ...others] = sections;
  if (!first || others.some(({ level }) => level <= first.level)) return undefined;
  const above = blocks.find(({ start, label }) => !label && start >= (frontMatter?.end ?? 0));
  return above && above.start < first.start ? undefined : first.title;
}

const SIGNATURE: Reason = { why: 'stands in the signature' };

/** Of a place of which nothing is known yet. */
const NOTHING: unknown[] = [];

/** `Driver 7: …`, `Van 12: …`: a list of several, each with a state of its own. */
const unitOf = ({ label, speaker }: Block): string | undefined => {
  const name = speaker ?? label?.text;
  return name && UNIT.test(name) ? name.toLowerCase() : undefined;
};
const UNIT =
  /^(?:(?:driver|van|truck|lorry|bus|tram|car|room|ward|crew|unit|device|phone|iphone|handset|user|student|guest|case|no\.?|nr\.?) ?#?[A-Z]?-?|(?![qa]\d)[A-Z]{1,2}-?)\d+\b/i;

/** A sentence of so many words or fewer may be nothing but a value. */
const SHORT = 6;

/** Neither somebody's turn nor an option to tick, either of which could be the answer to a question or one itself. */
const isRunning = ({ speaker, ticked }: Block): boolean => speaker === undefined && ticked === undefined;

/** Neither a question nor a word that the pack knows. */
const isPlain = perSentence(sentence => !isQuestion(sentence) && !sentence.matches.length && !sentence.objects.length);

/** "What does About say?" - "15.7": a number and nothing else, asked for without the name of a thing. */
const isBareAnswer = ({ words, labelled }: SentenceContent, { objects }: SentenceContent): boolean =>
  words.length - labelled === 1 && !objects.length;

/** Does what begins at `start` follow what ends at `end`, without an empty line between? */
const isNextTo = (text: string, end: number, start: number): boolean =>
  start >= end && start - end < 200 && !/\n\s*\n|\r\n\s*\r\n/.test(text.slice(end, start));

/** A few words alone in their paragraph, and a value alone in the next: a form that was copied from a page. */
function isNameAbove(text: string, { sentence: name, end }: Previous, { sentence, base, block }: Place): boolean {
  if (block.speaker !== undefined || name.words.length > NAME || sentence.words.length > VALUE) return false;
  const start = base + sentence.start;
  return (
    /^$|\n\s*$/.test(text.slice(Math.max(0, end - (name.end - name.start) - 2), end - (name.end - name.start))) &&
    start - end < 20 &&
    /^[^\S\r\n]*(?:\r?\n){2,}\s*$/.test(text.slice(end, start)) &&
    /^\s*(?:\r?\n|$)/.test(text.slice(base + sentence.end, base + sentence.end + 4))
  );
}
const NAME = 4;
const VALUE = 3;
