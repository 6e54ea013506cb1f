import { countUpTo } from '../ascending.ts';
import type { Block } from './block.ts';
import { isLater, type Sent, sentIn } from './mail-date.ts';
import { isDateField, isMailField, type MailLine, saysWhen } from './mail-line.ts';
import { minuteOf, nearest, type Timed, timeBetween } from './timed.ts';

/** An entry of a ticket's history: where it begins and when it was written. */
interface Entry<When> {
  start: number;
  when: When;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?\\s+)?';
const MARKS = new RegExp(`^[\\s>*•[(#|_-]*${WEEKDAY}`, 'i');
const MARKS_AND_NUMBER = new RegExp(`${MARKS.source}#?\\d{1,2}[.)\\]:]?\\s+[[(*_]*${WEEKDAY}`, 'i');
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{2,4}))?(?![\d%])/;
const YEAR = '(?:,?[ /-]+20(\\d\\d)(?![a-z\\d]))?';
const MONTH_DAY = new RegExp(`^${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![a-z\\d]|:\\d)${YEAR}`, 'i');
const DAY_MONTH = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?:[ /-]| of )${MONTH}(?![a-z])${YEAR}`, 'i');
/** Most lines begin neither with a number nor with a month. */
const MAY_BE_DATED = new RegExp(`${MARKS.source}(?:\\d|${MONTHS.join('|')})`, 'i');
// `0815`, but not the count in `11/03 1204 items`.
const TIME =
  /^(?:[\s,.T:*_@|\])–-]*(?:at )?(?:(\d{1,2}):(\d{2})(?::\d{2})?(?: ?([ap])\.?m(?![a-z\d]))?|(\d{1,2}) ?([ap])\.?m(?![a-z\d]))|[\s,T]*([0-2]\d)([0-5]\d)(?=\s)(?!\s+(?:items?|photos?|pics?|pictures?|left|to go|remaining)\b))/i;

/**
 * The blocks in the order in which they were written: a history whose newest entry stands on top is turned round, and
 * the mail that a reply quotes below it comes first. What stands before its first entry stays first.
 * @param isTimed entries begin with a time or a count, where they have no dates
 */
export function inOrderOfTime(blocks: Block[], lines: readonly DatedLine[], isTimed: boolean): Block[] {
  const dated = lines.some(({ date }) => date) ? entriesIn(lines) : [];
  const timed =
    isTimed && dated.length < 2 ? lines.flatMap(({ start, timed }) => (timed ? [{ start, when: timed }] : [])) : [];
  if (!isNewestFirst(dated, dayStep) && !isNewestFirst(timed, timeBetween)) return withQuotedMailFirst(blocks, lines);
  const starts = (timed.length ? timed : dated).map(({ start }) => start);
  const parts: Block[][] = [[], ...starts.map(() => [])];
  for (const block of blocks) {
    const from = block.label ? Math.min(block.label.start, block.start) : block.start;
    parts[countUpTo(starts, from)]?.push(block);
  }
  const [head = [], ...rest] = parts;
  return [...head, ...rest.reverse().flat()];
}

/** A line and the date or the time that it begins with, if it has one. */
interface DatedLine {
  start: number;
  text: string;
  date?: Dated;
  timed?: Timed;
  mail?: MailLine;
}

/** `On Monday, 19 Nov 2026 at 10:02, Sam wrote:`, also on two lines, says nothing of the case; nor does the rule above a forwarded mail. */
export const opensQuotedMail = (line: DatedLine, next: DatedLine | undefined): boolean =>
  line.mail === 'original' ||
  (line.mail === 'wrote' && (/^[\s>]*wrote/i.test(line.text) || saysWhen(line.text))) ||
  (next?.mail === 'wrote' && /^[\s>]*(?:\S+ ){0,4}wrote/i.test(next.text) && saysWhen(line.text));

/** Mail upon mail: each older one stands below the newer, behind its head or as a quote, unless its date says that it is newer. */
function withQuotedMailFirst(blocks: Block[], lines: readonly DatedLine[]): Block[] {
  if (blocks.at(-1)?.place !== 'quote' && !lines.some(({ mail }) => mail)) return blocks;
  const top = blocks.findIndex(({ place, label }) => place === 'text' && !(label && isMailField(label.text)));
  const begin = blocks[top]?.start;
  if (begin === undefined) return blocks;
  const quoteAt = blocks.findLastIndex(({ place }) => place !== 'quote') + 1;
  const quote = blocks[quoteAt];
  let above: Sent | undefined;
  const heads = lines.flatMap(({ start, text, mail }, i): MailHead[] => {
    const isMail = mail === 'sender' && lines.slice(i + 1, i + 4).some(line => line.mail === 'field');
    if (start <= begin) {
      if (isMail) above = sentAt(lines, i);
      return [];
    }
    return isMail
      ? [{ start, sent: sentAt(lines, i) }]
      : mail === 'original' || (mail === 'wrote' && saysWhen(text))
        ? [{ start }]
        : [];
  });
  if (quote && quoteAt > top && isQuotedMail(quote, lines))
    heads.push(...[quote.start, ...deeperQuotes(quote, lines)].map(start => ({ start })));
  if (!heads.length) return blocks;
  heads.sort((a, b) => a.start - b.start);
  const starts = heads.map(({ start }) => start);
  const [second = 0] = starts;
  // Several labelled lines above the words of the newest mail are fields of the ticket; one alone is said in it.
  const said = blocks.findIndex(({ place, label, start }) => place === 'text' && !label && start < second);
  const first = said > top + 1 ? said : top;
  const parts: Block[][] = [[], ...starts.map(() => [])];
  for (const block of blocks.slice(first)) parts[countUpTo(starts, block.start)]?.push(block);
  const [oldest = [], ...newer] = oldestFirst(parts, [above, ...heads.map(({ sent }) => sent)]).filter(
    part => part.length,
  );
  for (const block of newer.flat()) block.dated = true;
  return [...blocks.slice(0, first), ...oldest, ...newer.flat()];
}

/** Where a mail below another begins, and when it was sent, where its head says so. */
interface MailHead {
  start: number;
  sent?: Sent;
}

/** A head has its fields in any order, above the first line of words. */
function sentAt(lines: readonly DatedLine[], sender: number): Sent | undefined {
  const isOfHead = ({ text }: DatedLine): boolean => /^[\s>*]*(?:[\p{L}-]+(?: el)?\**\s*[:：]|$)/u.test(text);
  let from = sender;
  while (from > sender - LONGEST_HEAD && from > 0 && lines[from - 1]?.mail === 'field') from--;
  const date = lines
    .slice(from, sender + LONGEST_HEAD)
    .find((line, i) => (from + i > sender && !isOfHead(line)) || (line.mail === 'field' && isDateField(line.text)));
  return date && isDateField(date.text) ? sentIn(date.text) : undefined;
}
const LONGEST_HEAD = 30;

/** @param sent of each part; a first one without a date is what was written last, to those below it */
function oldestFirst(parts: Block[][], sent: readonly (Sent | undefined)[]): Block[][] {
  const threads: Block[][][] = [[]];
  let last: Sent | undefined;
  for (const [i, part] of parts.entries()) {
    const date = sent[i];
    if (date && last && isLater(date, last)) threads.push([]);
    threads.at(-1)?.push(part);
    last = date ?? last;
  }
  if (threads.length > 1 && !sent[0]) threads.push(threads[0]?.splice(0, 1) ?? []);
  return threads.flatMap(thread => thread.reverse());
}

/** Where each older mail begins that the quoted one quotes in its turn; none where somebody answered in between. */
function deeperQuotes({ start: from }: Block, lines: readonly DatedLine[]): number[] {
  const starts: number[] = [];
  let depth = 1;
  for (const { start, text } of lines) {
    if (start < from || !text.trim()) continue;
    const marks = /^[\s>]*/.exec(text)?.[0].replace(/\s/g, '').length ?? 0;
    // An empty line may have lost its last mark.
    if (marks < depth && !/^[\s>]*$/.test(text)) return [];
    if (marks > depth) starts.push(start);
    depth = Math.max(depth, marks);
  }
  return starts;
}

/** What is quoted at the end is a mail, unless the words before it announce or ask for it: "The banner says:". */
function isQuotedMail(quote: Block, lines: readonly DatedLine[]): boolean {
  const at = lines.findLastIndex(({ start }) => start <= quote.start);
  const before = lines.slice(0, at).findLast(({ text }) => text.trim() && !/^\s*>/.test(text));
  return before?.mail === 'wrote' || lines[at]?.mail === 'wrote' || !/[:?]\s*$/.test(before?.text ?? '');
}

/** `03.11.` and `11/23`: which number is the month shows in the whole list. */
function entriesIn(lines: readonly DatedLine[]): Entry<number[]>[] {
  const pairs = lines.flatMap(({ date }) => (date?.either ? [date.either] : []));
  const monthFirst = pairs.some(([, second]) => second > 12) || !pairs.some(([first]) => first > 12);
  return lines.flatMap(({ start, date }) => {
    if (!date) return [];
    const { when, either, time } = date;
    const day = either ? [when[0] ?? 0, ...(monthFirst ? either : [either[1], either[0]])] : when;
    return [{ start, when: [...day, ...time] }];
  });
}

/** The date at the beginning of a line, behind bullets and numbers. */
export function dateOf(text: string): Dated | undefined {
  if (!MAY_BE_DATED.test(text)) return undefined;
  const line = text.slice(0, 60);
  const behind = (marks: RegExp) => dayOf(line.slice(marks.exec(line)?.[0].length ?? 0));
  const found = behind(MARKS) ?? behind(MARKS_AND_NUMBER);
  return found && { when: found.when, either: found.either, time: timeOf(found.rest) };
}

function timeOf(rest: string): number[] {
  const [whole, hour, minute, half, fullHour, halfOf, hh, mm] = TIME.exec(rest) ?? [];
  return whole === undefined ? [] : [minuteOf(hour ?? fullHour ?? hh, minute ?? mm, half ?? halfOf)];
}

export interface Dated {
  /** Year, month and day, the year without its century, 0 where none was written. */
  when: number[];
  /** Two numbers of which either may be the month. */
  either?: [number, number];
  /** The minute of the day. */
  time: number[];
}

type Day = Omit<Dated, 'time'> & { rest: string };

function dayOf(line: string): Day | undefined {
  const iso = ISO.exec(line);
  if (iso) return { when: [Number(iso[1]) % 100, Number(iso[2]), Number(iso[3])], rest: line.slice(iso[0].length) };
  const monthDay = MONTH_DAY.exec(line);
  if (monthDay) return named(line, monthDay[0], monthDay[3], monthDay[1], monthDay[2]);
  const dayMonth = DAY_MONTH.exec(line);
  if (dayMonth) return named(line, dayMonth[0], dayMonth[3], dayMonth[2], dayMonth[1]);
  const numeric = NUMERIC.exec(line);
  if (!numeric) return undefined;
  const pair: [number, number] = [Number(numeric[1]), Number(numeric[3])];
  if (pair.some(part => part < 1 || part > 31) || pair.every(part => part > 12)) return undefined;
  // `16.7` is a version and `10-15` a span; with points, the day comes first: `03.11.`
  if (numeric[2] !== '/' && !numeric[4] && line[numeric[0].length] !== '.') return undefined;
  const either: [number, number] | undefined = numeric[2] === '.' ? undefined : pair;
  const year = numeric[4] ? Number(numeric[4]) % 100 : 0;
  return { when: [year, pair[1], pair[0]], either, rest: line.slice(numeric[0].length) };
}

const named = (line: string, date: string, year = '0', month = '', day = ''): Day => ({
  when: [Number(year), monthOf(month), Number(day)],
  rest: line.slice(date.length),
});
const monthOf = (name = ''): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** At least one entry is older than the one above it, and none is newer. */
function isNewestFirst<When>(entries: readonly Entry<When>[], stepOf: (from: When, to: When) => number): boolean {
  const steps = entries.slice(1).map(({ when }, i) => stepOf((entries[i] as Entry<When>).when, when));
  return steps.every(step => step <= 0) && steps.some(step => step < 0);
}

/** Below 0 where the second day is the earlier one. */
function dayStep(from: readonly number[], to: readonly number[]): number {
  const isYearKnown = from[0] !== 0 && to[0] !== 0;
  for (let i = isYearKnown ? 0 : 1; i < Math.min(from.length, to.length); i++) {
    const step = (to[i] ?? 0) - (from[i] ?? 0);
    if (step) return isYearKnown || i > 1 ? step : nearest(step, MONTHS.length);
  }
  return 0;
}
