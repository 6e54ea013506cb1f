import type { Span } from '../model.ts';
import type { NewBlock } from './block.ts';
import { turnOfCells } from './chat-row.ts';
import { addMarked, markedRow } from './marked-row.ts';
import type { Line } from './ticket-lines.ts';

interface Cell extends Span {
  text: string;
}

/** Where a row stands in its table, by the lines around it. */
export type RowPlace = 'head' | 'only row' | 'row';

export function rowPlace(before: string, row: string, behind: string, next: string): RowPlace {
  if (isRule(behind) || isJiraHead(row) || isPlainHead(row, behind, next)) return 'head';
  return (isRule(before) || isJiraHead(before)) && !behind.includes('|') ? 'only row' : 'row';
}

/** Names without a line below them, and two rows of as many cells: `Step | Question | Answer`. */
const isPlainHead = (row: string, ...rows: string[]): boolean => {
  const names = row.split('|').map(name => name.trim());
  const areNames = names.every(name => COLUMN_NAME.test(name) && name.split(' ').length <= NAME_WORDS);
  const isOfSame = (other: string) => other.split('|').length === names.length;
  if (names.length < 2 || !areNames) return false;
  // Two columns are a table where all that stands below their names are numbers.
  const [first = ''] = rows;
  if (names.length >= MIN_COLUMNS) return rows.every(isOfSame);
  return (
    isOfSame(first) && (NUMBERS.test(first) || (UNIT.test(names.at(-1) ?? '') && /\|\s*[\d.,]+\s*\|?$/.test(first)))
  );
};
/** `free (MB)` */
const UNIT = /\((?:[gmt]i?b|%)\)|\b(?:free|used)\b/i;
const BARE_NUMBER = /^\d[\d.,]*$/;
const NUMBERS = /^[\s|\d.,%]*\d[\s|\d.,%]*$/;
const MIN_COLUMNS = 3;
const NAME_WORDS = 3;

const isJiraHead = (line: string): boolean => /^\s*\|\|.*\|\|$/.test(line.trimEnd());

/** The line between a table's head and its rows. */
const isRule = (line: string): boolean => line.includes('|') && /^\s*(?:\|\s*)?:?-{2,}[\s:|-]*$/.test(line);

/** The head of a column that names what the other cells of its rows are about. */
const ROW_NAMES =
  /^(?:check|item|step|what|field|test|point|cause|area|topic|thing|setting|symptom|finding|question)s?$/i;
const CAUSES = /^(?:(?:possible |likely |common )?(?:cause|reason)s?|if|when|condition)$/i;
const ANSWER = /^(?:yes|no|true|false|y|n|on|off|ok|nok|[x✓✔✗✘✅❌☑☐]|\[[ x]?\])$/i;

/** `| [x] | Wi-Fi is weak |` */
const BOX = /^(?:\[[ xX✓✔]?\]|[☐☑☒□■✅⬜])$/u;
const EMPTY_BOX = /^(?:\[ ?\]|[☐□⬜])$/u;

/** What a column holds of the thing that its row names, by the words at its head. */
const COLUMNS: [RegExp, Column][] = [
  [
    /^(?:is|value|result|status|state|actual|answer|reading|present|now|after|today|current|new|new value|current value)$/i,
    'value',
  ],
  [/^(?:before.*|old|old value|previous|previously|was|yesterday|last time)$/i, 'old'],
  [
    /^(?:expected|target|should be|required|recommended|wanted|policy|minimum|what to do|fix|solution|action|remedy|next|then)$/i,
    'wanted',
  ],
  [
    /^(?:comments?|notes?|remarks?|date|when|(?:\w+ )?by|who|owner|checked|done|tested|details?|since|time|checked on)$/i,
    'remark',
  ],
  [
    /^(?:ipad|mac|macbook|imac|pc|laptop|watch|android|other|spare|old iphone|old phone|second|previous iphone)\b/i,
    'other-device',
  ],
];
type Column = 'value' | 'old' | 'wanted' | 'remark' | 'other-device';
/** The heading under which such a column stands. */
const UNDER: Partial<Record<Column, string>> = { old: 'before', wanted: 'to do' };

const columnOf = (head = ''): Column | undefined => COLUMNS.find(([pattern]) => pattern.test(head.trim()))?.[1];

/**
 * Reads a row of a table: what its first cell names, with the value in each other one.
 * @param cells from `cellsBetweenBars` or `cellsBetweenBlanks`
 * @param head the cells of the table's head; none where there is none or it was not read yet
 * @returns the head for the next row
 */
export function tableRow(cells: Cell[], head: string[], place: RowPlace, add: (block: NewBlock) => void): string[] {
  if (cells.every(cell => /^:?-*:?$/.test(cell.text))) return head;
  if (!head.length && place === 'head') return cells.map(cell => cell.text);
  const turn = turnOfCells(cells, head);
  if (turn) {
    add(turn);
    return head;
  }
  // The numbers of the rows name nothing.
  const isNumbered =
    cells.length > 2 && /^#?\d{1,3}\.?$/.test(cells[0]?.text ?? '') && /^(?:#|nr?|no)\.?$/i.test(head[0] ?? '');
  const [first, ...rest] = inOrder(isNumbered ? cells.slice(1) : cells, head);
  const columns = inOrder(isNumbered ? head.slice(1) : head, head);
  if (!first) return head;
  const [only] = rest;
  if (BOX.test(first.text) && only && rest.length === 1 && !ANSWER.test(only.text)) {
    add({ start: only.start, end: only.end, place: 'text', ticked: !EMPTY_BOX.test(first.text) });
    return head;
  }
  const isOfValues = place === 'only row' && (!namesRows(columns) || (rest.length > 0 && ANSWER.test(first.text)));
  if (columns.length && (isOfValues || [first, ...rest].every(cell => ANSWER.test(cell.text)))) {
    [first, ...rest].forEach((cell, k) => {
      add(cellBlock(cell, { text: columns[k] ?? '', start: cell.start, end: cell.start }));
    });
    return head;
  }
  const ofCells = [first, ...rest];
  const marked = markedRow(
    ofCells.map(cell => cell.text),
    columns,
  );
  if (marked) {
    addMarked(ofCells, columns, marked, add);
    return head;
  }
  const isValue = /\d/.test(first.text) && !ROW_NAMES.test(columns[0] ?? '');
  const isOtherDevice = columnOf(first.text) === 'other-device';
  const kinds = rest.map((_, k) => columnOf(columns[k + 1]));
  const isRemarked = kinds.length > 0 && kinds.every(kind => kind === 'remark');
  if (!rest.length || isRemarked) add({ start: first.start, end: first.end, place: 'text' });
  // Under a head, the first column may hold values as well.
  else if (columns[0] && isValue && !isOtherDevice) add(cellBlock(first, { ...first, text: columns[0] }));
  const ofDevices = columns.some(column => /iphone/i.test(column));
  rest.forEach((cell, k) => {
    const column = columns[k + 1];
    const kind = kinds[k];
    if (kind === 'other-device' && ofDevices) return;
    const text = labelText(
      first,
      column,
      kind,
      isValue || isOtherDevice,
      rest.length > 1 || BARE_NUMBER.test(cell.text),
    );
    // What stands between is no part of the label.
    const label = k || text !== first.text ? { text, start: cell.start, end: cell.start } : first;
    add(cellBlock(cell, label, isOtherDevice ? first.text : headingOver(kind, kinds, columns[0])));
  });
  return head.length ? head : cells.map(cell => cell.text);
}

/** The first of the columns says what the others are about. */
const namesRows = ([first = '', ...rest]: readonly string[]): boolean =>
  !first.endsWith('?') &&
  (!first || rest.length < 2 || ROW_NAMES.test(first) || CAUSES.test(first) || rest.some(column => columnOf(column)));

/** A value is of its row; a remark, or a cell of a row that begins with a number, of its column; others are of both. */
function labelText(
  { text }: Cell,
  column: string | undefined,
  kind: Column | undefined,
  isValue: boolean,
  isOneOfSeveral: boolean,
): string {
  if (kind === 'remark' || (column && isValue)) return column ?? '';
  return isOneOfSeveral && column && kind === undefined ? `${text} ${column}` : text;
}

function headingOver(
  kind: Column | undefined,
  kinds: readonly (Column | undefined)[],
  names: string | undefined,
): string | undefined {
  if (CAUSES.test(names ?? '') && kinds.includes('wanted')) return 'possible causes';
  // Without a column for what is, the old value is all that is known.
  if (kind === 'old' && !kinds.includes('value')) return undefined;
  return kind && UNDER[kind];
}

/** The result may stand before what it is of. */
const inOrder = <T>(cells: T[], head: string[]): T[] => {
  const [a, b, ...rest] = cells;
  const isTurned = columnOf(head[0]) === 'value' && ROW_NAMES.test(head[1] ?? '');
  return isTurned && a !== undefined && b !== undefined ? [b, a, ...rest] : cells;
};

const cellBlock = ({ start, end }: Cell, label: Cell, under?: string): NewBlock => ({
  start,
  end,
  place: 'text',
  label,
  under,
});

/**
 * The outer bars of a row may be missing.
 * @param count of the columns, where they are known: `|Wi-Fi||x|` has an empty cell among three
 */
export function cellsBetweenBars(line: Line, count = 0): Cell[] {
  const cells = cellsLike(line, /[^|]+/g);
  const each = cells.length < count && line.text.includes('||') ? cellsLike(line, /(?<=\|)[^|]*(?=\|)/g) : [];
  return each.length === count && count ? each : cells;
}

function cellsLike(line: Line, form: RegExp): Cell[] {
  const end = line.text.trimEnd().length;
  return [...line.text.matchAll(form)].flatMap(({ 0: raw, index }) =>
    !raw.trim() && (index === 0 || index >= end) ? [] : [cellOf(line, raw, index)],
  );
}

/** Columns that stand below each other, with two blanks or more between. */
export const cellsBetweenBlanks = (line: Line): Cell[] =>
  [...line.text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: raw, index }) => cellOf(line, raw, index));

const cellOf = (line: Line, raw: string, index: number): Cell => {
  const text = raw.trim();
  const start = line.start + index + raw.length - raw.trimStart().length;
  return { start, end: start + text.length, text };
};

/** The names of such columns; where the line begins with blanks, the first one has none. */
export function columnNames(line: string): string[] | undefined {
  if (!/\S(?: {2,}|\t)\S/.test(line) || /[:=|?.]/.test(line)) return undefined;
  const names = line.trim().split(/ {2,}|\t+/);
  const all = /^(?: {4,}|\t)/.test(line) ? ['', ...names] : names;
  return all.length > 2 && names.every(name => COLUMN_NAME.test(name)) ? all : undefined;
}
const COLUMN_NAME = /^\p{L}[\p{L} .%()/_-]{0,30}$/u;
