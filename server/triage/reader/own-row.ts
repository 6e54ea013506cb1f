import type { ExportRow } from './export-row.ts';
import type { Line } from './ticket-lines.ts';

/**
 * Of the rows of an export, those that are of other devices: where something that only one row holds, such as an asset's
 * tag, is named elsewhere in the ticket, that row is the ticket's own.
 * @param lines of the whole ticket
 * @param rows by the line in which each begins
 */
export function rowsOfOthers(lines: readonly Line[], rows: ReadonlyMap<number, ExportRow>): ReadonlySet<number> {
  if (rows.size < 2) return NONE;
  const starts = [...rows.keys()];
  const cells = [...rows.values()].map(row => row.cells.map(({ text }) => text.trim().toLowerCase()));
  const rowsWith = new Map<string, number>();
  for (const row of cells) for (const cell of new Set(row)) rowsWith.set(cell, (rowsWith.get(cell) ?? 0) + 1);
  const first = starts[0] ?? 0;
  const last = rows.get(starts.at(-1) ?? 0)?.last ?? 0;
  const rest = lines.flatMap(({ text }, i) => (i >= first && i <= last ? [] : [text.toLowerCase()])).join('\n');
  const own = cells.map(row =>
    row.some(cell => cell.length >= TAG && /\p{L}/u.test(cell) && rowsWith.get(cell) === 1 && names(rest, cell)),
  );
  if (!own.includes(true)) return NONE;
  return new Set(starts.filter((_, i) => !own[i]));
}

const NONE: ReadonlySet<number> = new Set();
/** Characters of the shortest name of a row. */
const TAG = 4;

function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!IN_WORD.test(text[at - 1] ?? ' ') && !IN_WORD.test(text[at + name.length] ?? ' ')) return true;
  return false;
}
const IN_WORD = /[\p{L}\d]/u;
