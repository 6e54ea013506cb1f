import type { DeviceFile } from './device-file.ts';

/** Columns that hold the charge in percent, the most trusted first. */
const COLUMNS = ['StateOfCharge', 'CurrentCapacity'];
/** A row of the battery's table is far shorter. */
const LONGEST = 20_000;

/** The table of a battery's states (BatteryBDC): the charge in its last whole row. */
export function readBatteryCsv(text: string): DeviceFile {
  const headerEnd = text.indexOf('\n');
  const header = text.slice(0, Math.min(headerEnd, LONGEST)).trim();
  // As spreadsheets write it where a comma stands in numbers.
  const sign = header.includes(',') ? ',' : ';';
  const columns = header.split(sign).map(unquoted);
  const column = COLUMNS.map(name => columns.indexOf(name)).find(index => index >= 0);
  if (headerEnd < 0 || column === undefined) return { text, facts: {}, problem: NO_CHARGE };
  for (let end = text.length; end > headerEnd + 1; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const row = text.slice(start, Math.min(end, start + LONGEST)).trimEnd();
    const cells = row.split(sign).map(unquoted);
    const value = Number(cells[column]);
    // The last row may be cut off.
    if (cells.length === columns.length && cells[column] !== '' && value >= 0 && value <= 100)
      return { text, facts: { battery: { value: Math.round(value), start, end: start + row.length } } };
    end = start - 1;
  }
  return { text, facts: {} };
}

const NO_CHARGE = `None of its columns is the charge of a battery (${COLUMNS.join(', ')}); ask for the file again.`;

const unquoted = (cell: string): string => cell.trim().replace(/^"(.*)"$/, '$1');
