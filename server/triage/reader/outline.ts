import type { Section, Span } from '../model.ts';
import type { Block, NewBlock } from './block.ts';
import { asSeen } from './characters.ts';
import { boxOf, nameOf } from './check-pair.ts';
import { CLOSED_TICKET, standsIn } from './closed-tickets.ts';
import { type Inserted, newInserted } from './inserted.ts';
import { INSERTED, opensConditions, PLAIN_LEVEL, type TextShape } from './line-shape.ts';
import type { Line } from './ticket-lines.ts';
import { isTicketStatus } from './ticket-status.ts';
import { isTitle } from './title.ts';

/** The blocks and sections read so far, and where the next line stands. */
export interface Outline {
  readonly text: string;
  readonly blocks: Block[];
  readonly sections: Section[];
  /** Above the line, nearest last. */
  headings: { level: number; title: string }[];
  /** Theirs; blocks share it. */
  titles: string[];
  /** A list stands under the last heading. */
  listed: boolean;
  /** How many blocks stand before what the last heading holds. */
  headed: number;
  inserted?: Inserted;
  /** The heading above the inserted remedies holds nothing else. */
  isBare: boolean;
  /** The block that the next line may go on. */
  open?: Block;
  /** An entry of a history has begun. */
  dated: boolean;
  speaking?: string;
  /** Where tickets stand that were closed, beside others that were not, in their order. */
  readonly closed: Span[];
}

export const newOutline = (text: string, closed: Span[]): Outline => ({
  text,
  blocks: [],
  sections: [],
  headings: [],
  titles: [],
  listed: false,
  headed: -1,
  inserted: undefined,
  isBare: false,
  open: undefined,
  dated: false,
  speaking: undefined,
  closed,
});

/** A box or a result is one with what stands before it; an empty text without a label is nothing. */
export function addBlock(outline: Outline, block: NewBlock): void {
  if (block.end <= block.start && !block.label) return;
  const { text, blocks, titles } = outline;
  const isClosed = standsIn(outline.closed, block.start);
  // Its status is none of the others.
  if (isClosed && isTicketStatus(block.label?.text ?? '')) return;
  const under = block.under ?? (isClosed ? CLOSED_TICKET : undefined);
  const last = blocks.at(-1);
  const box = boxOf(block, text, last);
  if (last && box !== undefined) {
    last.label = undefined;
    last.ticked = box;
    return;
  }
  const name = nameOf(block, last);
  if (name) {
    blocks.pop();
    const label = { text: text.slice(name.start, name.end), start: block.start, end: block.start };
    addBlock(outline, { ...block, label });
    return;
  }
  // Written out, so that all blocks have one shape: they are made and read at every keystroke.
  const made: Block = {
    start: block.start,
    end: block.end,
    label: block.label,
    answer: block.answer,
    headings: under === undefined ? titles : [...titles, under],
    speaker: block.speaker ?? outline.speaking,
    ordinal: block.ordinal,
    ticked: block.ticked,
    dated: outline.dated,
    place: outline.inserted ? 'inserted' : block.place,
  };
  blocks.push(made);
  outline.open = made;
}

/**
 * What follows stands under it, and under no other of its level or a lower one.
 * @param below the line under it
 * @param isSaid it says itself how a thing is
 */
export function addHeading(
  outline: Outline,
  { level, title }: { level: number; title: string },
  { start, end }: Span,
  below?: Line,
  isSaid = false,
): void {
  const { text, blocks, sections } = outline;
  setHeadings(
    outline,
    outline.headings.filter(above => above.level < level),
  );
  if ((isSaid || isTitle(level, title)) && blocks.at(-1)?.end !== end)
    addBlock(outline, { start, end, place: 'title' });
  setHeadings(outline, [...outline.headings, { level, title }]);
  outline.listed = false;
  if (INSERTED.test(title)) {
    outline.isBare = outline.inserted
      ? outline.isBare
      : outline.headings.length > 1 && outline.headed === blocks.length;
    outline.inserted = newInserted(level, title, below);
  } else if (outline.inserted && level <= outline.inserted.level) outline.inserted = undefined;
  outline.headed = blocks.length;
  outline.speaking = undefined;
  sections.push({ title: asSeen(title), level, start, end, extent: { start, end: text.length } });
  outline.open = undefined;
}

/** Behind inserted remedies their headings are gone, with the one above that holds nothing else, unless a list goes on under it. */
export function leaveRemedy(outline: Outline, isList: boolean): void {
  const own = outline.headings.findIndex(({ title }) => INSERTED.test(title));
  setHeadings(outline, outline.headings.slice(0, outline.isBare && !isList ? own - 1 : own));
  outline.inserted = undefined;
  outline.listed = true;
  outline.open = undefined;
}

/** Behind the list of a heading that is only a line of text, a labelled line stands under it no more; behind one of conditions, none does. */
export function leaveList(outline: Outline, { item, label, indent, ticked }: TextShape): void {
  const last = outline.headings.at(-1);
  if (item || ticked !== undefined) outline.listed = true;
  else if (outline.listed && last?.level === PLAIN_LEVEL && indent === 0 && (label || opensConditions(last.title))) {
    setHeadings(outline, outline.headings.slice(0, -1));
    outline.listed = false;
  }
}

function setHeadings(outline: Outline, headings: Outline['headings']): void {
  outline.headings = headings;
  outline.titles = headings.map(({ title }) => title);
}

/** A section ends where the next one begins that is no part of it. */
export function closeExtents({ sections, text }: Outline): void {
  const open: Section[] = [];
  for (const section of sections) {
    while (open.length && (open.at(-1)?.level ?? 0) >= section.level)
      (open.pop() as Section).extent.end = section.start;
    section.extent = { start: section.start, end: text.length };
    open.push(section);
  }
}
