import type { Section, Span } from '../model.ts';
import type { Block } from './block.ts';
import { inOrderOfTime } from './chronology.ts';
import { runsOn, withLine } from './inserted.ts';
import {
  closesFence,
  type HeadingShape,
  INSERTED_LEVEL,
  ITEM,
  isBold,
  jiraItemShape,
  type LineShape,
  PLAIN_LEVEL,
  typedShape,
} from './line-shape.ts';
import type { Item } from './list-item.ts';
import { addBlock, addHeading, closeExtents, leaveRemedy, newOutline, type Outline } from './outline.ts';
import { isInTable, noTable, readBarredPair, readBarredRow, readQuotedRow } from './rows.ts';
import { isEntry, type Survey, saysWho, surveyOf } from './survey.ts';
import { readTextLine } from './text-line.ts';
import { type Line, ticketLines } from './ticket-lines.ts';
import { isClause, isItem, isValueBelow, isVerdict } from './title.ts';
import { isUnderlined } from './underline.ts';
import { WRAPPED } from './words.ts';

export interface Structure {
  /** In the order of the text. */
  blocks: Block[];
  /** In the order in which they were written: the newest entry of a history may stand on top. */
  inTime: Block[];
  sections: Section[];
  frontMatter?: Span;
  /** What opened a code block that does not end: three backticks or more, `~~~`, `{code` or `{noformat`. */
  openFence?: string;
}

/**
 * Splits a ticket into blocks and sections. Offsets are into `text`.
 * @param lines its lines, where they are known
 * @param closed where tickets stand that were closed, beside others that were not
 */
export function readStructure(
  text: string,
  lines: readonly Line[] = ticketLines(text),
  closed: Span[] = [],
): Structure {
  const survey = surveyOf(text, lines);
  const outline = newOutline(text, closed);
  const openFence = readLines(survey, outline);
  closeExtents(outline);
  const { frontEnd } = survey;
  return {
    blocks: outline.blocks,
    inTime: inOrderOfTime(outline.blocks, lines, survey.isTimed),
    sections: outline.sections,
    openFence,
    frontMatter: frontEnd ? { start: 0, end: lines[frontEnd - 1]?.end ?? 0 } : undefined,
  };
}

/** @returns what opened a code block that does not end */
function readLines(survey: Survey, outline: Outline): string | undefined {
  const { lines, frontEnd, naming, barred } = survey;
  const items: Item[] = [];
  let table = noTable();
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    if (index < frontEnd) {
      readFrontMatterLine(outline, line);
      continue;
    }
    if (index <= table.readTo) continue;
    if (isEntry(survey, line)) {
      outline.dated = true;
      const above = lines[index - 1];
      // A short entry was not wrapped: it is all that is said there.
      if (!runsOn(above) || (above && isEntry(survey, above) && above.text.trimEnd().length < WRAPPED))
        outline.open = undefined;
    }
    const shape = shapeAt(survey, index);
    if (outline.inserted && fence === undefined) {
      const [above, next] = [lines[index - 1], lines[index + 1]];
      outline.inserted = withLine(outline.inserted, line, shape, above, next, saysWho(survey, shape, index));
      if (!outline.inserted) leaveRemedy(outline, isItem({ shape }));
    }
    if (shape.kind === 'fence' && (fence === undefined || closesFence(fence, shape))) {
      fence = fence === undefined ? shape.mark : undefined;
      outline.open = undefined;
    } else if (shape.kind === 'blank') {
      outline.open = undefined;
      table = noTable();
    } else if (fence !== undefined || shape.kind === 'fence')
      addBlock(outline, { start: line.start, end: line.end, place: 'fence' });
    else if (shape.kind === 'heading') addHeading(outline, shape, line, lines[index + 1], isSaid(survey, shape, index));
    else if (shape.kind === 'rule') outline.open = undefined;
    else if (isUnderlined(lines, index)) {
      // It may say something itself.
      addBlock(outline, { start: line.start, end: line.end, place: 'text' });
      const level = /^\s*=/.test(lines[index + 1]?.text ?? '') ? 1 : 2;
      addHeading(outline, { level, title: line.text.trim() }, line);
    } else if (shape.kind === 'speaker' || naming.has(index)) {
      outline.speaking = shape.kind === 'speaker' ? shape.name : naming.get(index);
      outline.open = undefined;
    } else if (shape.kind === 'table' || (shape.kind === 'text' && shape.bars && isInTable(table, lines, index)))
      readBarredRow(table, outline, lines, index);
    else if (barred.has(index)) readBarredPair(outline, line);
    else if (shape.kind === 'csv') readQuotedRow(table, survey, outline, index);
    else readTextLine(survey, outline, table, items, shape, index);
  }
  return fence;
}

function readFrontMatterLine(outline: Outline, line: Line): void {
  const { text, open } = outline;
  const entry = /^(\s*)(?:-\s+)?(?:([\w .-]+?)\s*:(?:\s+|$))?(.*)$/.exec(line.text);
  if (/^---\s*$/.test(line.text) || !entry) return;
  const [, indent = '', key = '', value = ''] = entry;
  // The lines of `summary: |` are text of that key.
  if (indent && open?.label && /^[|>][+-]?$/.test(text.slice(open.start, open.end).trim())) {
    const start = line.start + indent.length;
    addBlock(outline, { start, end: line.end, place: 'front-matter', label: open.label });
  } else if (
    indent &&
    open?.label &&
    (open.start > open.label.end + 200 || text.slice(open.label.end, open.start).includes('|'))
  )
    open.end = line.end;
  else {
    const label = { text: key, start: line.start, end: line.start + key.length };
    addBlock(outline, { start: line.end - value.length, end: line.end, place: 'front-matter', label });
  }
}

/** A line may be something else in its ticket than it is alone. */
function shapeAt({ lines, isJira }: Survey, index: number): LineShape {
  const { text, shape } = lines[index] as Line;
  if (isJira && /^\s*#+\s/.test(text)) return jiraItemShape(text);
  const isTyped = shape.kind === 'heading' && shape.level === INSERTED_LEVEL && !holdsSteps(lines, index);
  return isTyped ? typedShape(text) : shape;
}

/** Under the heading of an inserted remedy stand its steps or log lines, behind one sentence at the most. */
const holdsSteps = (lines: readonly Line[], index: number): boolean =>
  lines
    .slice(index + 1, index + 6)
    .filter(({ text }) => text.trim())
    .slice(0, 2)
    .some(({ text }) => ITEM.test(text) || /^\s*>/.test(text));

/** A clause of which nothing below says that it is not so, or what stands in bold at the end of all. */
function isSaid({ lines, lastSaid }: Survey, { level, title }: HeadingShape, index: number): boolean {
  const line = lines[index]?.text ?? '';
  if (!isClause(title) || line.trimEnd().endsWith(':'))
    return level === PLAIN_LEVEL && index === lastSaid && isBold(line);
  const below = lines.slice(index + 1, index + 4).find(({ shape }) => shape.kind !== 'blank');
  return (
    below?.shape.kind !== 'text' ||
    !(isVerdict(below.text) || isValueBelow({ level, title }, below.shape, below, lines[index + 2]))
  );
}
