import type { Matcher } from '../matcher/matcher.ts';
import type { Memory } from '../memory.ts';
import type { Block } from '../reader/block.ts';
import {
  type Answered,
  answeredIn,
  type Content,
  contentStart,
  keepContent,
  readAnswer,
  readContent,
  type SentenceContent,
} from '../reader/content.ts';
import { newSlot } from '../reader/per-sentence.ts';
import type { Shared } from '../reader/shared.ts';
import type { Draft } from './draft.ts';
import type { Place } from './place.ts';

/** A block as it was read last. */
export interface KeptBlock {
  block: Block;
  base: number;
  content: Content;
  /** With its label or answer, where that stands elsewhere. */
  answered?: Answered;
  /** By sentence. */
  said: KeptDrafts[];
  /** Holds nothing that any rule could know. */
  isPlain: boolean;
}

/** Drafts that depend on a place and its surroundings alone. */
interface KeptDrafts {
  place: Place;
  drafts: Draft[];
  /** Where the place was when they were made or moved. */
  base: number;
  blockNumber: number;
  number: number;
}

/**
 * Reads blocks, or takes over what the reading before knows of them; `undefined` for those that say nothing of the case.
 * @param count how many blocks the ticket has
 */
export function newBlockReader(
  text: string,
  count: number,
  matcher: Matcher,
  memory: Memory,
  shared: Shared,
  saysNothing: (sentence: SentenceContent) => boolean,
): (block: Block, index: number) => KeptBlock | undefined {
  const before = memory.blocks;
  const blocks: Memory['blocks'] = Array.from({ length: count }, () => undefined);
  memory.blocks = blocks;
  return (block, index) => {
    if (block.place === 'inserted' || isBookkeeping(block)) return undefined;
    const base = contentStart(text, block);
    const standing = keptBlock(before, shared, block, base, index, count);
    const answered = answeredIn(text, block, base);
    const known = isSameAnswer(standing?.answered, answered) ? standing : undefined;
    if (!known && isSignature(block, text)) return undefined;
    const own = text.slice(base, block.end);
    const content = known
      ? keepContent(known.content, memory)
      : answered
        ? readAnswer(answered, matcher, memory)
        : readContent(own, block.start - base, matcher, memory);
    const kept: KeptBlock = known ?? {
      block,
      base,
      content,
      answered,
      said: [],
      isPlain: content.sentences.every(saysNothing),
    };
    kept.block = block;
    kept.base = base;
    blocks[index] = kept;
    return kept;
  };
}

const isSameAnswer = (a: Answered | undefined, b: Answered | undefined): boolean =>
  a?.label === b?.label && a?.answer === b?.answer;

/** Keys of the front matter that say nothing of the case, such as the names of its logs. */
const isBookkeeping = ({ place, label }: Block): boolean =>
  place === 'front-matter' &&
  /^(?:logs?|type|kind|id|number|date|created|updated|assignee|owner|author|tags|title)$/i.test(label?.text ?? '');

/** "Sent from my iPhone, sorry for the low battery". */
const isSignature = ({ start, end }: Block, text: string): boolean =>
  /^\s*(?:sent from my|sent via|get outlook for|gesendet von|von meinem iphone gesendet|envoyé de mon|enviado desde)\b/i.test(
    text.slice(start, Math.min(end, start + 60)),
  );

/**
 * The block in the reading before, where an edit left its text and the character before it alone.
 * @param before all blocks of that reading, by number
 * @param count how many this reading has
 */
function keptBlock(
  before: readonly (KeptBlock | undefined)[],
  { start, end, by }: Shared,
  block: Block,
  base: number,
  number: number,
  count: number,
): KeptBlock | undefined {
  const stays = block.end <= start;
  if (!stays && base <= end) return undefined;
  const known = before[stays ? number : number + before.length - count];
  const moved = stays ? 0 : by;
  return known?.base === base - moved &&
    known.block.start === block.start - moved &&
    known.block.end === block.end - moved
    ? known
    : undefined;
}

/** The place as it is known, moved here, where its surroundings have stayed; what was found out of it is kept with it. */
export function keptPlace(known: Place | undefined, place: Place): Place {
  if (!known || !isSame(known, place)) {
    place.kept = [];
    return place;
  }
  known.block = place.block;
  known.base = place.base;
  known.blockNumber = place.blockNumber;
  known.number = place.number;
  return known;
}

/** All of a place but where it is. */
function isSame(a: Place, b: Place): boolean {
  return (
    a.sentence === b.sentence &&
    a.asked === b.asked &&
    a.section === b.section &&
    a.question === b.question &&
    a.speakerIsAgent === b.speakerIsAgent &&
    a.spokenOfVersion === b.spokenOfVersion &&
    a.block.ticked === b.block.ticked &&
    a.block.dated === b.block.dated &&
    a.block.speaker === b.block.speaker &&
    a.block.label?.text === b.block.label?.text &&
    a.carried.length === b.carried.length &&
    a.carried.every(
      ({ groups, distance, isHeard }, i) =>
        b.carried[i]?.groups === groups && b.carried[i]?.distance === distance && !b.carried[i]?.isHeard === !isHeard,
    )
  );
}

/** The drafts of this very place, moved to where it is now. */
export function draftsAt(known: KeptDrafts | undefined, place: Place): Draft[] | undefined {
  if (known?.place !== place) return undefined;
  const { base, blockNumber, number } = place;
  if (base !== known.base || blockNumber !== known.blockNumber || number !== known.number)
    for (const draft of known.drafts) move(draft, base - known.base, place);
  known.base = base;
  known.blockNumber = blockNumber;
  known.number = number;
  return known.drafts;
}

export const keptDrafts = (place: Place, drafts: Draft[]): KeptDrafts => {
  const { base, blockNumber, number } = place;
  return { place, drafts, base, blockNumber, number };
};

/**
 * The drafts of the same sentence at another place that is like this one: threads quote, forms repeat.
 * @param text of the ticket; the character before a block tells of quotation marks and corrections
 */
export function draftsOfRepeated(place: Place, text: string): Draft[] | undefined {
  const known = place.sentence.kept[REPEATED] as (KeptDrafts & { before: string | undefined }) | undefined;
  if (!known || known.before !== text[place.base - 1] || !isSame(known.place, place)) return undefined;
  return known.drafts.map(draft => {
    const own = { ...draft };
    move(own, place.base - known.base, place);
    return own;
  });
}

/** Keeps drafts for the next place at which their sentence stands. */
export function keepForRepeated(kept: KeptDrafts | undefined, text: string): void {
  if (kept) kept.place.sentence.kept[REPEATED] = Object.assign(kept, { before: text[kept.base - 1] });
}
const REPEATED = newSlot();

/** In place: nothing that a reading gives away holds a draft, only its reasons. */
function move(draft: Draft, by: number, { blockNumber, number }: Place): void {
  draft.start += by;
  draft.end += by;
  draft.block = blockNumber;
  draft.sentence = number;
  if (draft.reasons.some(({ span }) => span))
    draft.reasons = draft.reasons.map(({ why, span }) => ({
      why,
      ...(span ? { span: { start: span.start + by, end: span.end + by } } : {}),
    }));
}
