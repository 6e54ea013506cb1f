import type { Block } from './block.ts';
import { opensQuotedMail } from './chronology.ts';
import { PLAIN_LEVEL, type TextShape } from './line-shape.ts';
import { type Item, labelAbove } from './list-item.ts';
import type { Marked } from './marked-list.ts';
import { addBlock, addHeading, leaveList, type Outline } from './outline.ts';
import { readPlainRow, type Table } from './rows.ts';
import { readWords } from './said-line.ts';
import type { Survey } from './survey.ts';
import type { Line } from './ticket-lines.ts';
import { isBareHeading, isCapitalHeading, isItem, isValueBelow } from './title.ts';

/** Reads a line of words: a turn, a labelled value, an item, a row without bars, a heading of a list, or prose. */
export function readTextLine(
  survey: Survey,
  outline: Outline,
  table: Table,
  items: Item[],
  shape: TextShape,
  index: number,
): void {
  const { lines, stacked, devices, marked } = survey;
  const line = lines[index] as Line;
  const next = lines[index + 1];
  if (opensQuotedMail(line, next)) {
    outline.open = undefined;
    return;
  }
  leaveList(outline, shape);
  const above = labelAbove(items, outline, line, shape);
  if (readPlainRow(table, survey, outline, index, shape)) return;
  const start = line.start + shape.content;
  const place = shape.quote ? 'quote' : 'text';
  if (
    next &&
    (isBareHeading(line, shape, next) || isCapitalHeading(lines, index) || (shape.opensConditions && isItem(next)))
  ) {
    // It may say something itself.
    addBlock(outline, { start, end: line.end, place });
    addHeading(outline, { level: PLAIN_LEVEL, title: line.text.trim() }, line);
    return;
  }
  if (devices.has(index)) {
    addHeading(outline, { level: PLAIN_LEVEL, title: line.text.trim() }, line);
    return;
  }
  if (stacked.has(index)) return;
  const item = marked.get(index);
  if (item) {
    addMarkedItem(outline, line, shape, item);
    return;
  }
  const name = nameAbove(survey, outline, line, shape, index);
  if (name) {
    addBlock(outline, { start, end: line.end, place, label: name });
    outline.open = undefined;
  } else readWords(survey, outline, line, shape, above);
}

function addMarkedItem(outline: Outline, line: Line, { ordinal }: TextShape, item: Marked): void {
  const start = line.start + item.start;
  const text = line.text.slice(item.start, item.end);
  const { answer } = item;
  addBlock(outline, {
    start,
    end: line.start + item.end,
    place: 'text',
    ordinal,
    label: { text, start, end: start },
    answer,
  });
  outline.open = undefined;
}

/** The name of which the line is all the value, where it stands in the line above. */
function nameAbove(
  { lines, stacked }: Survey,
  { sections }: Outline,
  line: Line,
  shape: TextShape,
  index: number,
): Block['label'] {
  const above = lines[index - 1];
  if (above && stacked.has(index - 1)) return { text: above.text.trim(), start: above.start, end: above.end };
  const section = sections.at(-1);
  const head = above?.shape.kind === 'blank' ? lines[index - 2] : above;
  if (!section || head?.start !== section.start || !isValueBelow(section, shape, line, lines[index + 1]))
    return undefined;
  return { text: section.title, start: section.start, end: section.start + section.title.length };
}
