import type { Span } from '../model.ts';
import { type Dated, dateOf } from './chronology.ts';
import { type LineShape, shapeOf } from './line-shape.ts';
import { type MailLine, mailLineOf } from './mail-line.ts';
import { ownText } from './own-text.ts';
import type { Shared } from './shared.ts';
import { isUpdate, type Timed, timedOf } from './timed.ts';

/** A line of a ticket without the blanks at its end, with what can be told of it alone. */
export interface Line extends Span {
  text: string;
  shape: LineShape;
  /** It has a heading of Jira's markup. */
  jira: boolean;
  date?: Dated;
  /** It begins with a time of the day, a weekday or the number of a call: `09:05 Airplane Mode off`. */
  timed?: Timed;
  /** It heads what became of it: `UPDATE:`. */
  isUpdate: boolean;
  mail?: MailLine;
}

/** Splits a text into lines. Those of the text before it that an edit left alone are taken over, and moved in place. */
export function ticketLines(text: string, before: readonly Line[] = [], shared?: Shared): Line[] {
  const lines: Line[] = [];
  // The line break behind it must have stayed, with the character in which it could go on.
  while (shared && (before[lines.length + 1]?.start ?? text.length) + 1 <= shared.start)
    lines.push(before[lines.length] as Line);
  let start = (lines.length && before[lines.length]?.start) || 0;
  const by = shared?.by ?? 0;
  const tail = shared ? firstFrom(before, shared.end + 1 - by) : before.length;
  const stop = tail < before.length ? (before[tail]?.start ?? 0) + by : undefined;
  BREAK.lastIndex = start;
  while (start !== stop) {
    const match = BREAK.exec(text);
    const end = match?.index ?? text.length;
    lines.push(lineOf(ownText(text.slice(start, end).trimEnd()), start));
    if (!match) return lines;
    start = BREAK.lastIndex;
  }
  for (let i = tail; i < before.length; i++) {
    const line = before[i] as Line;
    line.start += by;
    line.end += by;
    lines.push(line);
  }
  return lines;
}

const BREAK = /\r\n|\n|\r/g;
export const JIRA_HEADING = /^h[1-6]\. /m;
const lineOf = (text: string, start: number): Line => ({
  start,
  end: start + text.length,
  text,
  shape: shapeOf(text),
  jira: JIRA_HEADING.test(text),
  date: dateOf(text),
  timed: timedOf(text),
  isUpdate: isUpdate(text),
  mail: mailLineOf(text),
});

/** Index of the first line that begins there or behind. */
function firstFrom(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
