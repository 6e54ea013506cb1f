import type { Span } from '../model.ts';
import type { NewBlock } from './block.ts';
import { chatRow, isChat } from './chat-row.ts';
import { areOfPairs } from './check-pair.ts';
import { csvCells } from './csv-cells.ts';
import { type ExportRow, exportRow, isRowOf, pairRow, readCells } from './export-row.ts';
import type { TextShape } from './line-shape.ts';
import { addBlock, type Outline } from './outline.ts';
import { rowsOfOthers } from './own-row.ts';
import { readWords } from './said-line.ts';
import type { Survey } from './survey.ts';
import { cellsBetweenBars, cellsBetweenBlanks, type RowPlace, rowPlace, tableRow } from './table-row.ts';
import { type Line, ticketLines } from './ticket-lines.ts';
import { isClosedStatus, isTicketStatus, tellsOfTicket } from './ticket-status.ts';
import { WRAPPED } from './words.ts';

/** The table that the next line may be a row of. */
export interface Table {
  /** The cells of its head, between bars. */
  head: string[];
  /** Its rows have no outer bars. */
  isOpen: boolean;
  /** Of an export. */
  columns: TextShape['columns'];
  /** The last line of its row that was read, which may be below the line where that begins; -1 without one. */
  readTo: number;
  /** Rows of that export that are of other devices, by line. */
  otherRows: ReadonlySet<number>;
  /** Columns that stand below each other. */
  wideColumns: TextShape['wideColumns'];
}

type Columns = NonNullable<TextShape['columns']>;

export const noTable = (): Table => ({
  head: [],
  isOpen: false,
  columns: undefined,
  readTo: -1,
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
  const cells = cellsBetweenBars(lines[index] as Line, table.head.length);
  if (!table.head.length) closeBarredRows(outline, lines, index, cells);
  table.head = tableRow(cells, table.head, placeOf(lines, index), block => addBlock(outline, block));
  outline.open = undefined;
}

/** Below a head that names a list of tickets. */
function closeBarredRows({ closed }: Outline, lines: readonly Line[], index: number, head: { text: string }[]): void {
  const status = head.findIndex(({ text }) => isTicketStatus(text));
  if (
    status < 0 ||
    !head.some(({ text }) => NUMBERS_TICKET.test(text)) ||
    !head.some(({ text }) => tellsOfTicket(text))
  )
    return;
  const rows: Row[] = [];
  for (let at = index + 1; lines[at]?.text.includes('|'); at++) {
    const cells = cellsBetweenBars(lines[at] as Line, head.length);
    if (cells.length >= head.length && !/^:?-+:?$/.test(cells[0]?.text ?? ''))
      rows.push({ start: lines[at]?.start ?? 0, end: lines[at]?.end ?? 0, status: cells[status]?.text ?? '' });
  }
  closeRows(closed, rows);
}
const NUMBERS_TICKET =
  /^(?:(?:ticket|case|issue|incident|request) ?)?(?:#|id|key|nr?\.?|no\.?|number)$|^(?:ticket|case|incident)$/i;

interface Row extends Span {
  status: string;
}

/** Of tickets, where not all were closed. */
function closeRows(closed: Span[], rows: readonly Row[]): void {
  const ended = rows.filter(({ status }) => isClosedStatus(status));
  if (ended.length < rows.length) closed.push(...ended.map(({ start, end }) => ({ start, end })));
}

/** The first of such rows is no head; a long one may have been wrapped. */
export function readBarredPair(outline: Outline, line: Line): void {
  tableRow(cellsBetweenBars(line), [], 'row', block => addBlock(outline, block));
  if (line.text.trimEnd().length < WRAPPED) outline.open = undefined;
}

/** A row whose cells are all in quotation marks: the names of the columns, or a value for each. */
export function readQuotedRow(table: Table, survey: Survey, outline: Outline, index: number): void {
  const line = survey.lines[index] as Line;
  if (isRead(table, survey, outline, index)) return;
  const delimiter = /"([,;])"/.exec(line.text)?.[1] ?? ',';
  const names = csvCells(line.text, delimiter)?.map(({ start, end }) => line.text.slice(start, end).replace(/_/g, ' '));
  if (!names) return;
  openExport(table, survey, outline, index, { delimiter, names });
}

/**
 * Reads a row without bars or quotes, or the names of the columns above the first one.
 * @returns whether the line was one of those
 */
export function readPlainRow(table: Table, survey: Survey, outline: Outline, index: number, shape: TextShape): boolean {
  const { lines } = survey;
  if (isRead(table, survey, outline, index)) {
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
  if (columns && isRowOf(columns, exportRow(outline.text, lines, index + 1, columns.delimiter))) {
    openExport(table, survey, outline, index, columns);
    return true;
  }
  table.columns = undefined;
  return false;
}

/** Below the names of its columns, with all its rows. */
function openExport(table: Table, { lines }: Survey, { text, closed }: Outline, index: number, columns: Columns): void {
  table.columns = columns;
  const rows = rowsFrom(text, lines, index + 1, columns);
  table.otherRows = rowsOfOthers(lines, rows);
  const status = columns.names.findIndex(name => isTicketStatus(name));
  if (status >= 0)
    closeRows(
      closed,
      [...rows].map(([at, { cells, last }]) => ({
        start: lines[at]?.start ?? 0,
        end: (lines[last]?.end ?? 0) + 1,
        status: cells[status]?.text ?? '',
      })),
    );
}

function isRead(table: Table, survey: Survey, outline: Outline, index: number): boolean {
  const { columns, wideColumns } = table;
  if (!columns && !wideColumns) return false;
  const line = survey.lines[index] as Line;
  const add = (block: NewBlock) => addBlock(outline, block);
  const row = columns && exportRow(outline.text, survey.lines, index, columns.delimiter);
  if (columns && isRowOf(columns, row)) {
    table.readTo = row.last;
    readCells(row, columns, table.otherRows.has(index) ? OTHER_DEVICE : undefined, block => {
      if (row.last > index && LINE_BREAK.test(outline.text.slice(block.start, block.end)))
        readLines(survey, outline, block);
      else add(block);
    });
    return true;
  }
  if (isChat(columns) && chatRow(line, columns, add)) return true;
  if (columns && areOfPairs(columns.names) && pairRow(line, columns.delimiter, add)) return true;
  if (!isWideRow(wideColumns, line)) return false;
  tableRow(cellsBetweenBlanks(line), wideColumns, 'row', add);
  return true;
}
const LINE_BREAK = /[\r\n]/;

/** A cell of several lines is a text of its own. */
function readLines(survey: Survey, outline: Outline, { start, end, label, under }: NewBlock): void {
  const { titles } = outline;
  if (under !== undefined) outline.titles = [...titles, under];
  outline.open = undefined;
  for (const line of ticketLines(outline.text.slice(start, end))) {
    const { shape } = line;
    if (shape.kind === 'blank') outline.open = undefined;
    else if (shape.kind === 'text')
      readWords(survey, outline, { ...line, start: start + line.start, end: start + line.end }, shape, label);
    else addBlock(outline, { start: start + line.start, end: start + line.end, place: 'text', label });
  }
  outline.titles = titles;
  outline.open = undefined;
}

/** As many cells as columns; a line of dashes below their names is one, too. */
const isWideRow = (columns: readonly string[] | undefined, line: Line): columns is string[] =>
  columns !== undefined &&
  cellsBetweenBlanks(line).length === columns.length &&
  // A head that leaves its first column out is one; else a row shows by its numbers.
  (columns[0] === '' || /\d/.test(line.text) || /^[\s-]+$/.test(line.text));

/** By the line in which each begins. */
function rowsFrom(text: string, lines: readonly Line[], from: number, columns: Columns): Map<number, ExportRow> {
  const rows = new Map<number, ExportRow>();
  for (let at = from; ; ) {
    const row = exportRow(text, lines, at, columns.delimiter);
    if (!isRowOf(columns, row)) return rows;
    rows.set(at, row);
    at = row.last + 1;
  }
}

function placeOf(lines: readonly Line[], index: number): RowPlace {
  const textAt = (i: number): string => lines[i]?.text ?? '';
  return rowPlace(textAt(index - 1), textAt(index), textAt(index + 1), textAt(index + 2));
}
