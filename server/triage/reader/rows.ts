import type { NewBlock } from './block.ts';
import { chatRow, isChat } from './chat-row.ts';
import { areOfPairs } from './check-pair.ts';
import { isRowOf, pairRow, plainRow, quotedRow } from './export-row.ts';
import type { TextShape } from './line-shape.ts';
import { addBlock, type Outline } from './outline.ts';
import { rowsOfOthers } from './own-row.ts';
import { cellsBetweenBars, cellsBetweenBlanks, type RowPlace, rowPlace, tableRow } from './table-row.ts';
import type { Line } from './ticket-lines.ts';

/** The table that the next line may be a row of. */
export interface Table {
  /** The cells of its head, between bars or quotes. */
  head: string[];
  /** Its rows have no outer bars. */
  isOpen: boolean;
  /** Of an export without quotes. */
  columns: TextShape['columns'];
  /** Rows of that export that are of other devices, by line. */
  otherRows: ReadonlySet<number>;
  /** Columns that stand below each other. */
  wideColumns: TextShape['wideColumns'];
}

export const noTable = (): Table => ({
  head: [],
  isOpen: false,
  columns: undefined,
  otherRows: NO_ROWS,
  wideColumns: undefined,
});

const NO_ROWS: ReadonlySet<number> = new Set();

/** The heading under which rows of other devices stand. */
const OTHER_DEVICE = 'other device';

/** Without outer bars: a line is a row behind one that is a head. */
export function isInTable(table: Table, lines: readonly Line[], index: number): boolean {
  table.isOpen ||= placeOf(lines, index) === 'head';
  return table.isOpen;
}

export function readBarredRow(table: Table, outline: Outline, lines: readonly Line[], index: number): void {
  const cells = cellsBetweenBars(lines[index] as Line);
  table.head = tableRow(cells, table.head, placeOf(lines, index), block => addBlock(outline, block));
  outline.open = undefined;
}

export function readQuotedRow(table: Table, outline: Outline, line: Line): void {
  const head = table.head.length ? table.head : (table.columns?.names ?? []);
  table.head = quotedRow(line, head, block => addBlock(outline, block));
}

/**
 * Reads a row without bars or quotes, or the names of the columns above the first one.
 * @returns whether the line was one of those
 */
export function readPlainRow(
  table: Table,
  outline: Outline,
  lines: readonly Line[],
  index: number,
  shape: TextShape,
): boolean {
  const line = lines[index] as Line;
  if (isRead(table, outline, line, index)) {
    outline.open = undefined;
    return true;
  }
  const next = lines[index + 1];
  table.columns = shape.columns;
  table.wideColumns = shape.wideColumns;
  if (next && isWideRow(table.wideColumns, next)) return true;
  table.wideColumns = undefined;
  const { columns } = table;
  if (isChat(columns) && (next?.shape.kind === 'text' || next?.shape.kind === 'csv')) return true;
  if (columns && areOfPairs(columns.names)) return true;
  if (next && isRowOf(columns, next)) {
    const rows = rowsFrom(lines, index + 1, columns);
    table.otherRows = rowsOfOthers(lines, rows, row => row.split(columns.delimiter));
    return true;
  }
  table.columns = undefined;
  return false;
}

function isRead({ columns, otherRows, wideColumns }: Table, outline: Outline, line: Line, index: number): boolean {
  if (!columns && !wideColumns) return false;
  const add = (block: NewBlock) => addBlock(outline, block);
  if (isChat(columns) && chatRow(line, columns, add)) return true;
  if (columns && areOfPairs(columns.names) && pairRow(line, columns.delimiter, add)) return true;
  if (isRowOf(columns, line)) {
    plainRow(line, columns, otherRows.has(index) ? OTHER_DEVICE : undefined, add);
    return true;
  }
  if (!isWideRow(wideColumns, line)) return false;
  tableRow(cellsBetweenBlanks(line), wideColumns, 'row', add);
  return true;
}

/** As many cells as columns; a line of dashes below their names is one, too. */
const isWideRow = (columns: readonly string[] | undefined, line: Line): columns is string[] =>
  columns !== undefined &&
  cellsBetweenBlanks(line).length === columns.length &&
  // A head that leaves its first column out is one; else a row shows by its numbers.
  (columns[0] === '' || /\d/.test(line.text) || /^[\s-]+$/.test(line.text));

function rowsFrom(lines: readonly Line[], index: number, columns: TextShape['columns']): number[] {
  const rows: number[] = [];
  for (let i = index; i < lines.length && isRowOf(columns, lines[i] as Line); i++) rows.push(i);
  return rows;
}

function placeOf(lines: readonly Line[], index: number): RowPlace {
  const textAt = (i: number): string => lines[i]?.text ?? '';
  return rowPlace(textAt(index - 1), textAt(index), textAt(index + 1), textAt(index + 2));
}
