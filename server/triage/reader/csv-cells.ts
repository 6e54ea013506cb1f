import type { Span } from '../model.ts';

/** A cell of a row, without the quotation marks around it. Offsets are from the row's start. */
export interface CsvCell extends Span {
  quoted: boolean;
}

/**
 * The cells of a row as RFC 4180 has them: between quotation marks the delimiter and line breaks are text, and a
 * quotation mark is doubled.
 * @returns nothing where a quotation mark does not end, or stands within a cell
 */
export function csvCells(row: string, delimiter: string): CsvCell[] | undefined {
  const cells: CsvCell[] = [];
  for (let at = 0; ; ) {
    const quote = opensQuote(row, at);
    const close = quote < 0 ? -1 : endOfQuote(row, quote + 1);
    if (quote >= 0 && close < 0) return undefined;
    const next = row.indexOf(delimiter, quote < 0 ? at : close + 1);
    const end = next < 0 ? row.length : next;
    if (quote >= 0 && row.slice(close + 1, end).trim()) return undefined;
    cells.push(quote < 0 ? { start: at, end, quoted: false } : { start: quote + 1, end: close, quoted: true });
    if (next < 0) return cells;
    at = end + delimiter.length;
  }
}

function opensQuote(row: string, at: number): number {
  while (row[at] === ' ') at++;
  return row[at] === '"' ? at : -1;
}

function endOfQuote(row: string, from: number): number {
  let at = row.indexOf('"', from);
  while (at >= 0 && row[at + 1] === '"') at = row.indexOf('"', at + 2);
  return at;
}

/** Does the row go on in the next line, within a cell? */
export const isOpenRow = (line: string): boolean => line.includes('"') && line.split('"').length % 2 === 0;
