import type { SectionKind } from '../../knowledge/tickets.ts';
import type { Stretch } from '../matcher/distance.ts';
import type { Carried } from '../matcher/join.ts';
import type { Reason, Span, Status } from '../model.ts';
import type { Block } from '../reader/block.ts';
import type { SentenceContent } from '../reader/content.ts';
import { type Draft, withStatus } from './draft.ts';

/** A sentence of the ticket, with what surrounds it. */
export interface Place {
  sentence: SentenceContent;
  block: Block;
  /** Offset of the sentence's content in the ticket. */
  base: number;
  blockNumber: number;
  number: number;
  carried: Carried[];
  /** The question that the sentence may answer. */
  asked?: SentenceContent;
  section?: SectionKind;
  /** The label, the question or the line before speaks of the system's version. */
  spokenOfVersion: boolean;
  question: boolean;
  speakerIsAgent: boolean;
  /** What was found out of it before, by `newSlot`; none of that says where it is. */
  kept: unknown[];
}

/** Where they stand in the ticket. */
export const spanOf = ({ sentence, base }: Place, { from, to }: Stretch): Span => ({
  start: base + (sentence.words[from]?.start ?? 0),
  end: base + (sentence.words[to - 1]?.end ?? 0),
});

/** Do both speak for the desk, or is it the same person? */
export const isSameSide = (a: Place, b: Place): boolean =>
  a.block.speaker !== undefined && (a.block.speaker === b.block.speaker || (a.speakerIsAgent && b.speakerIsAgent));

/** The reason of what a question left open; an answer decides it. */
export const ASKED = 'a question';
export const ANSWERED = 'answered by';

/** An empty box claims nothing; with a result behind the line, that counts: `[ ] Wi-Fi -> no signal`. */
export const isOpenBox = ({ ticked, label }: Block): boolean => ticked === false && !label;

/** A number beside an empty box is none of the case, unless the box is of a step: "free 2 GB, 200 MB are left". */
export const isOpenNumber = ({ block, section, sentence }: Place): boolean =>
  block.ticked === false &&
  section !== 'advice' &&
  !sentence.triggers.some(({ kind }) => kind === 'advice' || kind === 'imperative');

/** What stands under the name of another device is said of that one. @param ofAccount causes that are the same on all */
export function ofOtherDevice({ section }: Place, drafts: Draft[], ofAccount: ReadonlySet<string>): Draft[] {
  if (section !== 'other-device') return drafts;
  return drafts.map(draft =>
    ofAccount.has(draft.symptom.cause) || draft.symptom.measure === 'account'
      ? draft
      : withStatus(draft, 'mentioned', { why: 'stands under another device' }),
  );
}

/** A history may end in what is so today: "since then the plan is full". */
const isOfToday = ({ words }: SentenceContent): boolean =>
  words.some(({ form }) => TODAY.test(form)) && !words.some(({ form }) => OVER.test(form));
const TODAY =
  /^(?:is|are|isnt|arent|has|have|hasnt|havent|dont|doesnt|do|does|cant|cannot|wont|its|theyre|im|shes|hes|says|shows|keeps|stays|sits|hangs|gets|goes|now|currently|today|still|since)$/;
const OVER = /^(?:was|were|had|did|didnt|ago|then|used|previously|earlier|back|once)$/;

/** What the section, the question form or the box make of a status. */
export function statusInPlace(status: Status, base: Status, place: Place): { status: Status; reason?: Reason } {
  const { section, block } = place;
  const title = { start: block.start, end: block.end };
  if (isOpenBox(block) && status !== 'ruled-out')
    return { status: 'mentioned', reason: { why: 'its box is not ticked' } };
  if (place.question && status !== 'mentioned') return { status: 'mentioned', reason: { why: ASKED } };
  if (section === 'tried' && base === 'tried' && status !== 'mentioned')
    return { status: 'tried', reason: { why: 'stands among the steps tried', span: title } };
  // "60 GB of films taken off the phone: ✗": it did not help.
  if (section === 'tried' && status === 'present' && place.sentence.words.at(-1)?.form === '✘')
    return { status: 'tried', reason: { why: 'stands among the steps tried', span: title } };
  if (section === 'advice' && status !== 'mentioned' && (status !== 'ruled-out' || base === 'tried'))
    return { status: 'mentioned', reason: { why: 'stands among next steps or advice', span: title } };
  if (section === 'hypothesis' && status === 'present')
    return { status: 'mentioned', reason: { why: 'stands among suppositions', span: title } };
  if (section === 'solved' && status === 'present')
    return { status: 'mentioned', reason: { why: 'stands in the resolution', span: title } };
  if (section === 'past' && status === 'present' && !isOfToday(place.sentence))
    return { status: 'mentioned', reason: { why: 'stands in the history', span: title } };
  if (section === 'ruled-out' && status === 'present')
    return { status: 'ruled-out', reason: { why: 'stands among what was ruled out', span: title } };
  return { status };
}
