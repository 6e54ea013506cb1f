import type { Line } from './ticket-lines.ts';

/**
 * The lines that only name a device, with what is told of it right below, by number: a heading, where an empty line
 * stands above, or where another such line names another device.
 * @param from the first line that may be one
 */
export function deviceLines(lines: readonly Line[], from: number): ReadonlySet<number> {
  const named: number[] = [];
  for (let i = from; i + 1 < lines.length; i++)
    if (isName(lines[i]) && isEnd(lines[i - 1]) && isTold(lines[i + 1])) named.push(i);
  if (!named.length) return NONE;
  const names = new Set(named.map(at => nameOf(lines[at])));
  if (names.size > 1) return new Set(named);
  return new Set(named.filter(at => nameOf(lines[at]) !== 'iphone' && isGap(lines[at - 1])));
}
const NONE: ReadonlySet<number> = new Set();

const NAME = /^\s*(?:i?phone|ipad|mac|macbook|imac)\s*$/i;
const nameOf = (line: Line | undefined): string =>
  line?.text
    .trim()
    .toLowerCase()
    .replace(/^phone$/, 'iphone') ?? '';
const isName = (line: Line | undefined): boolean =>
  // Most lines are longer.
  line !== undefined &&
  line.text.length <= LONGEST &&
  line.shape.kind === 'text' &&
  line.shape.plain &&
  NAME.test(line.text);
const LONGEST = 20;

const isTold = (line: Line | undefined): boolean => line?.shape.kind === 'text' && /\S\s+\S/.test(line.text);
const isGap = (line: Line | undefined): boolean => line === undefined || line.shape.kind === 'blank';
/** A sentence that goes on is wrapped. */
const isEnd = (line: Line | undefined): boolean =>
  line === undefined ||
  line.shape.kind !== 'text' ||
  line.shape.label !== undefined ||
  line.shape.item ||
  /[.!?]$/.test(line.text);
