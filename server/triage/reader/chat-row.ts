import type { NewBlock } from './block.ts';
import type { TextShape } from './line-shape.ts';
import type { Line } from './ticket-lines.ts';

const WHO = /^(?:from|who|author|sender|name|user|speaker|by|agent|role)$/i;
const SAID = /^(?:text|msg|message|body|content|says|said|comment|note|entry)$/i;
const WHEN = /^(?:time|date|timestamp|ts|t|when|id|nr|no|#|channel|created|posted)$/i;

/** `{"who":"Ana","text":"it is full"}`: a turn of a chat that was exported. */
export function turnOfPairs(line: string, fields: TextShape['fields']): TextShape['turn'] {
  const fieldOf = (key: RegExp) =>
    fields?.find(({ label }) => label !== undefined && key.test(line.slice(label.start, label.end)));
  const who = fieldOf(WHO);
  const said = fieldOf(SAID);
  if (!who || !said || isRecord(line, fields)) return undefined;
  const name = line.slice(who.start, who.end).trim().toLowerCase();
  return name ? { name, aside: '', content: said.start, end: said.end, isNamed: true } : undefined;
}

/** A ticket has an author and a text, too, and more to tell: `"ios":"16.4","model":"iPhone 12","battery":"8 %"`. */
const isRecord = (line: string, fields: TextShape['fields'] = []): boolean =>
  fields.filter(({ label }) => label && !OF_TURN.some(key => key.test(line.slice(label.start, label.end)))).length >=
  RECORD_FIELDS;
const RECORD_FIELDS = 3;
/** What programs note of a turn, by the end of its key: `author_id`, `createdAt`. */
const NOTED =
  /(?:id|at|time|date|type|kind|via|source|role|public|private|internal|visibility|email|url|avatar|language|edited|read|attachments?|html|format|status|subject|title|tags|seq)$/i;
const OF_TURN = [WHO, SAID, WHEN, NOTED];

/** Columns of such a chat: `time,who,text`. What is said stands in the last one and may hold the delimiter. */
export const isChat = (columns: TextShape['columns']): columns is NonNullable<TextShape['columns']> =>
  columns !== undefined && namesTurns(columns.names);

const namesTurns = (names: readonly string[]): boolean =>
  names.some(name => WHO.test(name)) &&
  SAID.test(names.at(-1) ?? '') &&
  names.every(name => WHO.test(name) || SAID.test(name) || WHEN.test(name));

/** The turn of a table's row, under a head that names a chat's columns. */
export function turnOfCells(
  cells: readonly { start: number; end?: number; text: string }[],
  names: readonly string[],
): NewBlock | undefined {
  const last = cells.at(-1);
  const speaker = cells[names.findIndex(name => WHO.test(name))]?.text.trim().toLowerCase();
  if (!last || !speaker || cells.length !== names.length || !namesTurns(names)) return undefined;
  return { start: last.start, end: last.start + last.text.length, place: 'text', speaker };
}

/** @returns whether the line is a turn of that chat */
export function chatRow(
  line: Line,
  { delimiter, names }: NonNullable<TextShape['columns']>,
  add: (block: NewBlock) => void,
): boolean {
  const cells = line.text.split(delimiter);
  if (cells.length < names.length) return false;
  const speaker = cells[names.findIndex(name => WHO.test(name))]?.trim().toLowerCase();
  const start = cells.slice(0, names.length - 1).join(delimiter).length + delimiter.length;
  if (!speaker) return false;
  add({ start: line.start + start, end: line.end, place: 'text', speaker });
  return true;
}
