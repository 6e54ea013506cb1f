import type { Span } from '../model.ts';
import type { NewBlock } from './block.ts';
import { turnOfCells } from './chat-row.ts';
import { csvCells, isOpenRow } from './csv-cells.ts';
import type { TextShape } from './line-shape.ts';
import { addMarked, isOfMarks, markedRow } from './marked-row.ts';
import type { Line } from './ticket-lines.ts';

type Columns = NonNullable<TextShape['columns']>;

/** A row of an export, with the last of its lines: a cell may hold several. */
export interface ExportRow {
  cells: (Span & { text: string })[];
  quoted: boolean;
  last: number;
}

/** So many lines of a cell are a description; more are a quotation mark that does not end. */
const LONGEST_CELL = 500;

/** The row that begins in a line, whatever its columns are. @param text the whole ticket */
export function exportRow(
  text: string,
  lines: readonly Line[],
  first: number,
  delimiter: string,
): ExportRow | undefined {
  const line = lines[first];
  if (!line?.text.includes(delimiter)) return undefined;
  let last = first;
  if (isOpenRow(line.text))
    do last++;
    while (last < lines.length && last < first + LONGEST_CELL && !isOpenRow(lines[last]?.text ?? ''));
  const row = text.slice(line.start, lines[last]?.end ?? line.start);
  const cells = csvCells(row, delimiter);
  return (
    cells && {
      cells: cells.map(({ start, end }) => ({
        start: line.start + start,
        end: line.start + end,
        text: row.slice(start, end),
      })),
      quoted: cells.some(({ quoted }) => quoted),
      last,
    }
  );
}

/**
 * Has the row a value for each column? A sentence with as many commas has blanks behind them. Where rows only mark a
 * column, empty cells at their end may be missing.
 */
export const isRowOf = ({ names }: Columns, row: ExportRow | undefined): row is ExportRow =>
  row !== undefined &&
  (isMarkedRow(names, row) ||
    (row.cells.length === names.length &&
      (row.quoted ||
        ((names.length > FEW_COLUMNS || row.cells.some(({ text }) => /\d/.test(text))) &&
          !row.cells.some(({ text }, k) => k > 0 && text.startsWith(' '))))));

const isMarkedRow = (names: readonly string[], { cells }: ExportRow): boolean =>
  isOfMarks(names) && cells.length > 1 && cells.length <= names.length && markedIn(cells, names)?.answer !== undefined;

const markedIn = (cells: ExportRow['cells'], names: readonly string[]) =>
  markedRow(
    cells.map(({ text }) => text),
    names,
  );

/** So few are found in a list of words as well. */
const FEW_COLUMNS = 3;

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

/** Whose the other values of its row are. */
const PLACE = /^(?:i?cloud|icloud storage|iphone|phone|device|handset|battery|wi-?fi)$/i;

/** Each value of a row under the name of its column; a chat's row is a turn. */
export function readCells(
  { cells }: ExportRow,
  { names }: Columns,
  under: string | undefined,
  add: (block: NewBlock) => void,
): void {
  const turn = turnOfCells(cells, names);
  if (turn) {
    add(turn);
    return;
  }
  const marked = markedIn(cells, names);
  if (marked) {
    addMarked(cells, names, marked, add);
    return;
  }
  const first = cells[0]?.text.trim() ?? '';
  const place = PLACE.test(first) ? `${first} ` : '';
  cells.forEach(({ start, end }, k) => {
    const label = { text: (k ? place : '') + (names[k]?.replace(/_/g, ' ') ?? ''), start, end: start };
    add({ start, end, place: 'text', label, under });
  });
}
