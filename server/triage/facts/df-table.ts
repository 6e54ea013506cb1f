import type { Fact, Space } from '../model.ts';
import { behindPrompt } from '../reader/terminal.ts';

/** The volumes that hold what the owner keeps, in the order of trust; `/` is iOS itself and always looks full. */
const VOLUMES = ['/private/var', '/System/Volumes/Data', '/private/var/mobile', '/var'];
/** A table of mounted volumes is shorter than this; bounds the work on what is none. */
const LINES = 2000;
const LINE_LENGTH = 1000;
const HEADER = /^Filesystem\s+(?:(\d{1,7})([KMG]?)-?blocks?|Size)\s.{0,200}\bMounted on/i;
const BINARY: Record<string, number> = { B: 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };
const DECIMAL: Record<string, number> = { B: 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** Does a text begin with what `df` prints? */
export const looksLikeDf = (head: string): boolean => HEADER.test(behindPrompt(head.trimStart()).slice(0, LINE_LENGTH));

/** Does a text hold such a table, or a row of one? */
export const holdsDf = (text: string): boolean =>
  text.split('\n', LINES).some(line => looksLikeDf(line) || rowOf(line.slice(0, LINE_LENGTH), 1) !== undefined);

/**
 * The space on the volume that holds the owner's data, from the output of `df`; in bytes.
 * The header says how large a block is; sizes with a unit are read as BSD's `df` writes them (`Gi`, and decimal `G`).
 */
export function readDf(text: string): Fact<Space> | undefined {
  let unit = 1024;
  let best: { fact: Fact<Space>; rank: number } | undefined;
  let start = 0;
  for (const line of text.split('\n', LINES)) {
    const end = start + line.replace(/\r$/, '').length;
    const shown = line.slice(0, LINE_LENGTH);
    const header = HEADER.exec(shown);
    if (header) unit = header[1] ? Number(header[1]) * (BINARY[header[2] ?? ''] ?? 1) : 1;
    const row = rowOf(shown, unit);
    if (row && row.rank >= 0 && row.rank < (best?.rank ?? VOLUMES.length))
      best = { rank: row.rank, fact: { value: row.space, start, end } };
    start += line.length + 1;
  }
  return best?.fact;
}

function rowOf(line: string, unit: number): { space: Space; rank: number } | undefined {
  const cells = line.trim().split(/\s+/);
  const percent = cells.findIndex((cell, i) => i >= 4 && /^\d{1,3}%$/.test(cell));
  if (percent < 0) return undefined;
  const total = sizeOf(cells[percent - 3], unit);
  const free = sizeOf(cells[percent - 1], unit);
  if (!total || free === undefined || free > total) return undefined;
  const mount = cells.findIndex((cell, i) => i > percent && cell.startsWith('/'));
  if (mount < 0) return undefined;
  // Used is what all volumes of the container take, which share its room.
  return { space: { total, free, used: total - free }, rank: VOLUMES.indexOf(cells.slice(mount).join(' ')) };
}

function sizeOf(cell: string | undefined, unit: number): number | undefined {
  const [, number, letter, binary] = /^(\d{1,18}(?:\.\d{1,3})?)(?:([BKMGT])(i?))?$/i.exec(cell ?? '') ?? [];
  if (number === undefined) return undefined;
  const scale = letter ? (binary ? BINARY : DECIMAL)[letter.toUpperCase()] : unit;
  return Number(number) * (scale ?? 1);
}
