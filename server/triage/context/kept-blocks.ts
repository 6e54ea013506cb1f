import type { Span } from '../model.ts';
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
  said: Kept[];
}

interface Kept {
  place: Place;
  drafts: Draft[];
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

/** What depends on a sentence and its surroundings alone: where both have stayed, it only moves. */
export function keptDrafts(known: Kept | undefined, place: Place, make: () => Draft[]): Kept {
  return { place, drafts: known && isSame(known.place, place) ? moved(known, place) : make() };
}

/** All of a place but where it is. */
function isSame(a: Place, b: Place): boolean {
  return (
    a.asked === b.asked &&
    a.section === b.section &&
    a.question === b.question &&
    a.speakerIsAgent === b.speakerIsAgent &&
    a.block.ticked === b.block.ticked &&
    a.block.speaker === b.block.speaker &&
    a.block.label?.text === b.block.label?.text &&
    a.carried.length === b.carried.length &&
    a.carried.every(({ groups, distance }, i) => b.carried[i]?.groups === groups && b.carried[i]?.distance === distance)
  );
}

function moved({ place: from, drafts }: Kept, to: Place): Draft[] {
  const by = to.base - from.base;
  if (!drafts.length || (!by && to.number === from.number && to.blockNumber === from.blockNumber)) return drafts;
  const spanOf = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  // Written out: a copy that is changed behind takes ten times as long, and a long ticket has hundreds.
  return drafts.map(({ symptom, status, base, confidence, reasons, start, end, rank, now }) => ({
    symptom,
    status,
    base,
    confidence,
    reasons: reasons.some(({ span }) => span)
      ? reasons.map(({ why, span }) => (span ? { why, span: spanOf(span) } : { why }))
      : reasons,
    start: start + by,
    end: end + by,
    block: to.blockNumber,
    sentence: to.number,
    rank,
    now,
  }));
}
