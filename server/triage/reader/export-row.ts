import type { NewBlock } from './block.ts';
import { turnOfCells } from './chat-row.ts';
import type { TextShape } from './line-shape.ts';
import type { Line } from './ticket-lines.ts';

/** A row of a quoted export: each value under the name of its column. */
export function quotedRow(line: Line, head: string[], add: (block: NewBlock) => void): string[] {
  const cells = [...line.text.matchAll(/"((?:[^"]|"")*)"/g)].map(match => ({
    start: line.start + match.index + 1,
    text: match[1] ?? '',
  }));
  if (head.length !== cells.length) return cells.map(({ text }) => text.replace(/_/g, ' '));
  const turn = turnOfCells(cells, head);
  if (turn) add(turn);
  else
    for (const [k, { start, text }] of cells.entries())
      add({ start, end: start + text.length, place: 'text', label: { text: head[k] ?? '', start, end: start } });
  return head;
}

/** Has the line a value for each column? A sentence with as many commas has blanks behind them. */
export const isRowOf = (columns: TextShape['columns'], { text }: Line): columns is NonNullable<TextShape['columns']> =>
  columns !== undefined &&
  text.split(columns.delimiter).length === columns.names.length &&
  (columns.names.length > FEW_COLUMNS || /\d/.test(text)) &&
  !text.includes(`${columns.delimiter} `);

/** A row of an export with two columns: what the first names has the value of the second, which may hold the delimiter. */
export function pairRow({ text, start }: Line, delimiter: string, add: (block: NewBlock) => void): boolean {
  const at = text.indexOf(delimiter);
  if (at <= 0) return false;
  const name = text.slice(0, at).trim();
  add({
    start: start + at + delimiter.length,
    end: start + text.length,
    place: 'text',
    label: { text: name, start, end: start + at },
  });
  return true;
}

/** So few are found in a list of words as well. */
const FEW_COLUMNS = 3;

/** Whose the other values of its row are. */
const PLACE = /^(?:i?cloud|icloud storage|iphone|phone|device|handset|battery|wi-?fi)$/i;

/** A row of an export without quotes: each value under the name of its column. */
export function plainRow(
  line: Line,
  { delimiter, names }: NonNullable<TextShape['columns']>,
  under: string | undefined,
  add: (block: NewBlock) => void,
): void {
  let start = line.start;
  const values = line.text.split(delimiter);
  const place = PLACE.test(values[0]?.trim() ?? '') ? `${values[0]?.trim()} ` : '';
  values.forEach((value, k) => {
    const label = { text: (k ? place : '') + (names[k]?.replace(/_/g, ' ') ?? ''), start, end: start };
    add({ start, end: start + value.length, place: 'text', label, under });
    start += value.length + delimiter.length;
  });
}
