import { opensQuotedMail } from './chronology.ts';
import { INSERTED_LEVEL, indentOf, type LineShape, PLAIN_LEVEL, type TextShape } from './line-shape.ts';
import type { Line } from './ticket-lines.ts';
import { isItem } from './title.ts';
import { WRAPPED } from './words.ts';

/** A remedy that was inserted, as far as it has been read: behind its heading log lines and a sentence, then steps, in a reply one more paragraph. */
export interface Inserted {
  /** Of its heading. */
  level: number;
  /** Blank lines stand between its parts. */
  spaced: boolean;
  isReply: boolean;
  /** Steps read so far, how far the first is indented, and whether blank lines stand between them. */
  steps: number;
  indent: number;
  loose: boolean;
  /** The last sentence of the reply was read. */
  closed: boolean;
}

export const newInserted = (level: number, title: string, below: Line | undefined): Inserted => ({
  level,
  spaced: below?.shape.kind === 'blank',
  isReply: /^reply/i.test(title),
  steps: 0,
  indent: 0,
  loose: false,
  closed: false,
});

/**
 * The remedy with one more line, or `undefined` where that is none of it: an entry, a turn, a label, another list, or
 * prose that is neither a step nor the end of a reply.
 * @param shape of the line, as it is read in this ticket
 * @param isTurn the line says who speaks
 */
export function withLine(
  remedy: Inserted,
  line: Line,
  shape: LineShape,
  above: Line | undefined,
  next: Line | undefined,
  isTurn: boolean,
): Inserted | undefined {
  if (shape.kind === 'blank') return remedy;
  const apart = above?.shape.kind === 'blank';
  if (isEntry(line) && !runsOn(above)) return undefined;
  if (isWithinStep(remedy, line)) return remedy;
  // Which of Markdown's headings end it is told by their levels.
  if (shape.kind === 'heading') return shape.level < PLAIN_LEVEL || (!remedy.steps && !apart) ? remedy : undefined;
  if (shape.kind !== 'text') return undefined;
  const isRest = !apart && isWrapped(above);
  // `Settings` at the end of a line, `> General` at the head of the next.
  if (shape.quote) return remedy.steps && !isRest ? undefined : remedy;
  if (isItem({ shape })) return withItem(remedy, shape, apart);
  if (WARNING.test(line.text)) return remedy;
  if (opensQuotedMail(line, next) || ((isTurn || shape.label || shape.fields) && !isRest)) return undefined;
  if (!apart) return remedy;
  if (!remedy.steps) return remedy.level === INSERTED_LEVEL ? undefined : remedy;
  return remedy.isReply && remedy.spaced && !remedy.closed ? { ...remedy, closed: true } : undefined;
}

const isEntry = ({ date, timed }: Line): boolean => date !== undefined || timed !== undefined;

/** A line that ends in the middle of a sentence: a date at the head of the next one is no entry. */
export const runsOn = (above: Line | undefined): boolean => /[\p{L}\d,]\s*$/u.test(above?.text ?? '');

/** A long line without the end of a sentence: what looks like a label or a quote in the next one may be the rest of it. */
const isWrapped = ({ text }: Pick<Line, 'text'> = { text: '' }): boolean =>
  text.trimEnd().length >= WRAPPED && !/[.!?]["')\]*_]*\s*$/.test(text);

const isWithinStep = ({ steps, indent }: Inserted, { text }: Line): boolean => steps > 0 && indentOf(text) > indent;

/** `Careful: This deletes …`, on a line of its own. */
const WARNING = /^\s*[*_]*careful:/i;

/** Behind a blank line a list goes on only if blank lines stand between its items. */
function withItem(remedy: Inserted, { indent }: TextShape, apart: boolean): Inserted | undefined {
  if (remedy.closed || (apart && remedy.steps > 1 && !remedy.loose)) return undefined;
  const first = remedy.steps ? {} : { indent };
  return { ...remedy, ...first, steps: remedy.steps + 1, loose: remedy.loose || (apart && remedy.steps > 0) };
}
