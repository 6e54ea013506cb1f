import type { Block } from '../reader/blocks.ts';
import type { Content } from '../reader/content.ts';
import type { Shared } from '../reader/shared.ts';
import type { Draft } from './draft.ts';
import type { Place } from './place.ts';

/** A block as it was read last. */
export interface KeptBlock {
  block: Block;
  base: number;
  content: Content;
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
 * The block in the reading before, where an edit left its text and the character before it alone.
 * @param before all blocks of that reading, by number
 * @param count how many this reading has
 */
export function keptBlock(
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
    a.carried.every(({ groups, distance }, i) => b.carried[i]?.groups === groups && b.carried[i]?.distance === distance)
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
