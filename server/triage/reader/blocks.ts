import type { Section, Span } from '../model.ts';
import { chatRow, isChat } from './chat-row.ts';
import { areOfPairs, boxOf, nameOf } from './check-pair.ts';
import { inOrderOfTime, opensQuotedMail } from './chronology.ts';
import { isRowOf, pairRow, plainRow, quotedRow } from './export-row.ts';
import { frontMatterOf } from './front-matter.ts';
import { type Inserted, newInserted, runsOn, withLine } from './inserted.ts';
import {
  closesFence,
  type HeadingShape,
  INSERTED,
  INSERTED_LEVEL,
  ITEM,
  isBold,
  jiraItemShape,
  type LineShape,
  opensConditions,
  PLAIN_LEVEL,
  type TextShape,
  typedShape,
} from './line-shape.ts';
import { rowsOfOthers } from './own-row.ts';
import { findSpeakers, speakerLines } from './speakers.ts';
import { stackedNames } from './stacked-pair.ts';
import { cellsBetweenBars, cellsBetweenBlanks, type RowPlace, rowPlace, tableRow } from './table-row.ts';
import { type Line, ticketLines } from './ticket-lines.ts';
import { ANSWER, isBareHeading, isClause, isItem, isTitle, isValueBelow, isVerdict } from './title.ts';
import { isUnderlined } from './underline.ts';
import { WRAPPED } from './words.ts';

/** A part of a ticket that is read by itself: a paragraph, list item, table cell, labelled value or turn. */
export interface Block extends Span {
  /** The words before a colon, the first cell of the row, the key in the front matter. */
  label?: Span & { text: string };
  /** Of the headings and labels it stands under, nearest last. */
  headings: string[];
  /** Who says it, in a dialogue. */
  speaker?: string;
  /** It stands in an entry of a history, behind a date. */
  dated: boolean;
  /** The number or letter of the list item that it begins. */
  ordinal?: string;
  /** A ticked (`true`) or empty (`false`) box before it. */
  ticked?: boolean;
  /** A title that says something, front matter, quote, text that this product inserted, a log excerpt. */
  place: 'text' | 'title' | 'front-matter' | 'quote' | 'inserted' | 'fence';
}

/** Without what is known of where it stands. */
export interface NewBlock extends Omit<Block, 'headings' | 'dated'> {
  /** A heading of its own, such as that of its column. */
  under?: string;
}

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

/** An item of a list, with how far it is indented. */
interface Item extends Span {
  indent: number;
}

/** An item as short as a label, with what it is of below it. */
const isShortItem = (item: string): boolean =>
  !item.trim().endsWith('?') && item.trim().split(/\s+/).length <= ITEM_WORDS;
const ITEM_WORDS = 6;

/** As many cells as columns; a line of dashes below their names is one, too. */
const isWideRow = (columns: readonly string[] | undefined, line: Line): columns is string[] =>
  columns !== undefined &&
  cellsBetweenBlanks(line).length === columns.length &&
  // A head that leaves its first column out is one; else a row shows by its numbers.
  (columns[0] === '' || /\d/.test(line.text) || /^[\s-]+$/.test(line.text));

/** The heading under which rows of other devices stand. */
const OTHER_DEVICE = 'other device';

/** So many lines that ask and answer are a form. */
const FORM_LINES = 3;
const isAsking = (shape: LineShape): boolean => shape.kind === 'text' && shape.asks !== undefined;

/**
 * Splits a ticket into blocks and sections. Offsets are into `text`.
 * @param lines its lines, where they are known
 */
export function readStructure(text: string, lines: readonly Line[] = ticketLines(text)): Structure {
  const blocks: Block[] = [];
  const sections: Section[] = [];
  const frontEnd = frontMatterLines(text, lines);
  const speakers = findSpeakers(lines, frontEnd);
  const naming = speakerLines(lines, frontEnd);
  const stacked = stackedNames(lines, frontEnd);
  const isForm = lines.filter(({ shape }) => isAsking(shape)).length >= FORM_LINES;
  const jira = lines.some(line => line.jira);
  const lastSaid = lines.findLastIndex(({ shape }) => shape.kind !== 'blank');
  let headings: { level: number; title: string }[] = [];
  /** A list stands under the last heading. */
  let listed = false;
  let titles: string[] = [];
  let inserted: Inserted | undefined;
  /** How many blocks stand before what the last heading holds. */
  let headed = -1;
  /** The heading above the inserted remedies holds nothing else. */
  let isBare = false;
  let fence: string | undefined;
  let open: Block | undefined;
  let dated = false;
  let speaking: string | undefined;
  let tableHead: string[] = [];
  /** A table whose rows have no outer bars. */
  let inTable = false;
  let columns: TextShape['columns'];
  let wideColumns: TextShape['wideColumns'];
  let otherRows: ReadonlySet<number> = new Set();
  /** The items that a deeper one would stand under, nearest last. */
  const items: Item[] = [];

  const heading = (level: number, title: string, span: Span, below?: Line, isSaid = false) => {
    headings = headings.filter(h => h.level < level);
    titles = headings.map(h => h.title);
    if ((isSaid || isTitle(level, title)) && blocks.at(-1)?.end !== span.end)
      add({ start: span.start, end: span.end, place: 'title' });
    headings = [...headings, { level, title }];
    titles = headings.map(h => h.title);
    listed = false;
    if (INSERTED.test(title)) {
      isBare = inserted ? isBare : headings.length > 1 && headed === blocks.length;
      inserted = newInserted(level, title, below);
    } else if (inserted && level <= inserted.level) inserted = undefined;
    headed = blocks.length;
    speaking = undefined;
    sections.push({ title, level, start: span.start, end: span.end, extent: { start: span.start, end: text.length } });
    open = undefined;
  };
  const add = (block: NewBlock) => {
    if (block.end <= block.start && !block.label) return;
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
      add({ ...block, label: { text: text.slice(name.start, name.end), start: block.start, end: block.start } });
      return;
    }
    // Written out, so that all blocks have one shape: they are made and read at every keystroke.
    const made: Block = {
      start: block.start,
      end: block.end,
      label: block.label,
      headings: block.under === undefined ? titles : [...titles, block.under],
      speaker: block.speaker ?? speaking,
      ordinal: block.ordinal,
      ticked: block.ticked,
      dated,
      place: inserted ? 'inserted' : block.place,
    };
    blocks.push(made);
    open = made;
  };

  const readFrontMatterLine = (line: Line): void => {
    const entry = /^(\s*)(?:-\s+)?(?:([\w .-]+?)\s*:(?:\s+|$))?(.*)$/.exec(line.text);
    if (/^---\s*$/.test(line.text) || !entry) return;
    const [, indent = '', key = '', value = ''] = entry;
    // The lines of `summary: |` are text of that key.
    if (indent && open?.label && /^[|>][+-]?$/.test(text.slice(open.start, open.end).trim())) {
      add({ start: line.start + indent.length, end: line.end, place: 'front-matter', label: open.label });
    } else if (indent && open?.label && open.start > open.label.end + 200) open.end = line.end;
    else if (indent && open?.label && text.slice(open.label.end, open.start).includes('|')) open.end = line.end;
    else
      add({
        start: line.end - value.length,
        end: line.end,
        place: 'front-matter',
        label: { text: key, start: line.start, end: line.start + key.length },
      });
  };

  /** The label of an item that stands under another. */
  const labelAbove = (line: Line, { item, indent, content }: TextShape): Block['label'] => {
    if (!item) {
      items.length = 0;
      return undefined;
    }
    while ((items.at(-1)?.indent ?? -1) >= indent) items.pop();
    const parent = items.at(-1);
    const start = line.start + content;
    items.push({ indent, start, end: line.end });
    const name = parent && text.slice(parent.start, parent.end);
    if (!name || !isShortItem(name)) return undefined;
    const last = blocks.at(-1);
    if (last?.start === parent.start && ANSWER.test(text.slice(start, line.end))) blocks.pop();
    return { text: name.trim(), start, end: start };
  };

  /** Behind inserted remedies their headings are gone, with the one above that holds nothing else, unless a list goes on under it. */
  const leaveRemedy = (isList: boolean): void => {
    const own = headings.findIndex(({ title }) => INSERTED.test(title));
    headings = headings.slice(0, isBare && !isList ? own - 1 : own);
    titles = headings.map(h => h.title);
    inserted = undefined;
    listed = true;
    open = undefined;
  };

  /** Behind the list of a heading that is only a line of text, a labelled line stands under it no more; behind one of conditions, none does. */
  const leaveList = ({ item, label, indent, ticked }: TextShape): void => {
    const last = headings.at(-1);
    if (item || ticked !== undefined) listed = true;
    else if (listed && last?.level === PLAIN_LEVEL && indent === 0 && (label || opensConditions(last.title))) {
      headings = headings.slice(0, -1);
      titles = headings.map(h => h.title);
      listed = false;
    }
  };

  const readTextLine = (line: Line, shape: TextShape, index: number): void => {
    if (opensQuotedMail(line, lines[index + 1])) {
      open = undefined;
      return;
    }
    const { ticked, ordinal } = shape;
    leaveList(shape);
    const above = labelAbove(line, shape);
    const place = shape.quote ? ('quote' as const) : ('text' as const);
    const start = line.start + shape.content;
    if (isChat(columns) && chatRow(line, columns, add)) {
      open = undefined;
      return;
    }
    if (columns && areOfPairs(columns.names) && pairRow(line, columns.delimiter, add)) {
      open = undefined;
      return;
    }
    if (isRowOf(columns, line)) {
      plainRow(line, columns, otherRows.has(index) ? OTHER_DEVICE : undefined, add);
      open = undefined;
      return;
    }
    if (isWideRow(wideColumns, line)) {
      tableRow(cellsBetweenBlanks(line), wideColumns, 'row', add);
      open = undefined;
      return;
    }
    columns = shape.columns;
    wideColumns = shape.wideColumns;
    const next = lines[index + 1];
    if (next && isWideRow(wideColumns, next)) return;
    wideColumns = undefined;
    if (next && isChat(columns) && (next.shape.kind === 'text' || next.shape.kind === 'csv')) return;
    if (columns && areOfPairs(columns.names)) return;
    if (next && isRowOf(columns, next)) {
      otherRows = rowsOfOthers(lines, rowsFrom(index + 1, columns), row => row.split(columns?.delimiter ?? ','));
      return;
    }
    columns = undefined;
    if (next && (isBareHeading(line, shape, next) || (shape.opensConditions && isItem(next)))) {
      // It may say something itself.
      add({ start, end: line.end, place });
      heading(PLAIN_LEVEL, line.text.trim(), line);
      return;
    }
    if (stacked.has(index)) return;
    if (stacked.has(index - 1)) {
      const { text: name, start: nameStart, end: nameEnd } = lines[index - 1] as Line;
      add({ start, end: line.end, place, label: { text: name.trim(), start: nameStart, end: nameEnd } });
      open = undefined;
      return;
    }
    const section = sections.at(-1);
    if (section && lines[index - 1]?.start === section.start && isValueBelow(section, shape, line, next)) {
      const label = { text: section.title, start: section.start, end: section.start + section.title.length };
      add({ start, end: line.end, place, label });
      open = undefined;
      return;
    }
    if (shape.turn && speakers.has(shape.turn.name)) {
      const end = line.start + (shape.turn.end ?? line.text.length);
      add({ start: line.start + shape.turn.content, end, place, speaker: shape.turn.name, ordinal, ticked });
    } else if (shape.verdict) {
      const { start, end, of = '' } = shape.verdict;
      const at = line.start + start;
      add({ start: at, end: line.start + end, place, ordinal, label: { text: of, start: at, end: at } });
      open = undefined;
    } else if (shape.fields) {
      for (const { start, end, label } of shape.fields) {
        const named = label && {
          text: line.text.slice(label.start, label.end),
          start: line.start + label.start,
          end: line.start + label.end,
        };
        add({ start: line.start + start, end: line.start + end, place, ticked, label: named });
      }
      open = undefined;
    } else if (shape.label ?? (isForm || shape.asks?.short ? shape.asks : undefined)) {
      const found = (shape.label ?? shape.asks) as NonNullable<TextShape['label']>;
      const label = {
        text: line.text.slice(found.start, found.end),
        start: line.start + found.start,
        end: line.start + found.end,
      };
      add({ start: line.start + found.content, end: line.end, place, ordinal, ticked, label });
      // A short line was not wrapped: it is all that is said of it.
      if (line.text.trimEnd().length < WRAPPED) open = undefined;
    } else {
      const goesOn =
        open && (shape.plain || shape.quote) && !shape.item && ticked === undefined && open.place === place;
      if (goesOn && open && text.slice(open.end, start).trim().length <= 1) open.end = line.end;
      else add({ start, end: line.end, place, ordinal, ticked, label: above });
    }
  };

  const rowsFrom = (index: number, of: TextShape['columns']): number[] => {
    const rows: number[] = [];
    for (let i = index; i < lines.length && isRowOf(of, lines[i] as Line); i++) rows.push(i);
    return rows;
  };
  const textAt = (index: number): string => lines[index]?.text ?? '';
  const rowAt = (index: number): RowPlace =>
    rowPlace(textAt(index - 1), textAt(index), textAt(index + 1), textAt(index + 2));
  const isInTable = (index: number): boolean => {
    inTable ||= rowAt(index) === 'head';
    return inTable;
  };
  const readRow = (line: Line, index: number): void => {
    tableHead = tableRow(cellsBetweenBars(line), tableHead, rowAt(index), add);
    open = undefined;
  };

  /** A clause of which nothing below says that it is not so, or what stands in bold at the end of all. */
  const isSaid = ({ level, title }: HeadingShape, index: number): boolean => {
    if (isClause(title) && !textAt(index).trimEnd().endsWith(':')) {
      const below = lines.slice(index + 1, index + 4).find(({ shape }) => shape.kind !== 'blank');
      return (
        below?.shape.kind !== 'text' ||
        !(isVerdict(below.text) || isValueBelow({ level, title }, below.shape, below, lines[index + 2]))
      );
    }
    return level === PLAIN_LEVEL && index === lastSaid && isBold(textAt(index));
  };
  const shapeAt = ({ text: said, shape }: Line, index: number): LineShape => {
    if (jira && /^\s*#+\s/.test(said)) return jiraItemShape(said);
    const isTyped = shape.kind === 'heading' && shape.level === INSERTED_LEVEL && !holdsSteps(lines, index);
    return isTyped ? typedShape(said) : shape;
  };
  const saysWho = (shape: LineShape, index: number): boolean =>
    shape.kind === 'text' && (naming.has(index) || (shape.turn !== undefined && speakers.has(shape.turn.name)));
  const isTimed = lines.filter(({ timed }) => timed).length > 2;
  const isHistory = lines.filter(({ date }) => date).length > 1;
  const isEntry = (line: Line): boolean => (isHistory && line.date !== undefined) || (isTimed && line.timed);
  const readLine = (line: Line, index: number): void => {
    dated ||= isEntry(line);
    if (isEntry(line) && !runsOn(lines[index - 1])) open = undefined;
    if (index < frontEnd) {
      readFrontMatterLine(line);
      return;
    }
    const shape = shapeAt(line, index);
    if (inserted && fence === undefined) {
      inserted = withLine(inserted, line, shape, lines[index - 1], lines[index + 1], saysWho(shape, index));
      if (!inserted) leaveRemedy(isItem({ shape }));
    }
    if (shape.kind === 'fence' && (fence === undefined || closesFence(fence, shape))) {
      fence = fence === undefined ? shape.mark : undefined;
      open = undefined;
    } else if (shape.kind === 'blank') {
      open = undefined;
      tableHead = [];
      inTable = false;
      columns = undefined;
      wideColumns = undefined;
    } else if (fence !== undefined || shape.kind === 'fence') add({ start: line.start, end: line.end, place: 'fence' });
    else if (shape.kind === 'heading') heading(shape.level, shape.title, line, lines[index + 1], isSaid(shape, index));
    else if (shape.kind === 'rule') open = undefined;
    else if (isUnderlined(lines, index)) {
      // It may say something itself.
      add({ start: line.start, end: line.end, place: 'text' });
      heading(/^\s*=/.test(lines[index + 1]?.text ?? '') ? 1 : 2, line.text.trim(), line);
    } else if (shape.kind === 'speaker') {
      speaking = shape.name;
      open = undefined;
    } else if (naming.has(index)) {
      speaking = naming.get(index);
      open = undefined;
    } else if (shape.kind === 'table' || (shape.kind === 'text' && shape.bars && isInTable(index)))
      readRow(line, index);
    else if (shape.kind === 'csv')
      tableHead = quotedRow(line, tableHead.length ? tableHead : (columns?.names ?? []), add);
    else readTextLine(line, shape, index);
  };
  for (const [index, line] of lines.entries()) readLine(line, index);
  closeExtents(sections, text.length);
  const inTime = inOrderOfTime(blocks, lines);
  return {
    blocks,
    inTime,
    sections,
    openFence: fence,
    frontMatter: frontEnd ? { start: 0, end: lines[frontEnd - 1]?.end ?? 0 } : undefined,
  };
}

/** Number of lines that the front matter takes, fences included; 0 without one. */
function frontMatterLines(text: string, lines: readonly Line[]): number {
  const end = frontMatterOf(text)?.whole.length ?? 0;
  let count = 0;
  while (count < lines.length && (lines[count]?.start ?? end) < end) count++;
  return count;
}

/** Under the heading of an inserted remedy stand its steps or log lines, behind one sentence at the most. */
const holdsSteps = (lines: readonly Line[], index: number): boolean =>
  lines
    .slice(index + 1, index + 6)
    .filter(({ text }) => text.trim())
    .slice(0, 2)
    .some(({ text }) => ITEM.test(text) || /^\s*>/.test(text));

/** A section ends where the next one begins that is no part of it. */
function closeExtents(sections: Section[], end: number): void {
  const open: Section[] = [];
  for (const section of sections) {
    while (open.length && (open.at(-1)?.level ?? 0) >= section.level)
      (open.pop() as Section).extent.end = section.start;
    section.extent = { start: section.start, end };
    open.push(section);
  }
}
