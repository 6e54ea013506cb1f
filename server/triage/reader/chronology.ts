import type { Block } from './blocks.ts';

/** A dated entry of a ticket's history: where it begins and numbers that grow with time, year first. */
interface Entry {
  start: number;
  when: number[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
const BEFORE = /^[\s>*•[(|-]*(?:#?\d{1,2}[.)\]:]?\s+)?/;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{2,4}))?(?![\d%])/;
const MONTH_DAY = new RegExp(`^${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b`, 'i');
const DAY_MONTH = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH}(?![a-z])`, 'i');
const TIME = /^[\s,T]*(\d{1,2}):(\d{2})/;

/**
 * The blocks in the order in which they were written: a history whose newest entry stands on top is turned round.
 * What stands before its first entry stays first.
 */
export function inOrderOfTime(blocks: Block[], text: string): Block[] {
  const entries = entriesIn(text);
  if (!isNewestFirst(entries)) return blocks;
  const starts = entries.map(({ start }) => start);
  const parts: Block[][] = [[], ...starts.map(() => [])];
  for (const block of blocks) {
    const from = block.label ? Math.min(block.label.start, block.start) : block.start;
    parts[starts.filter(start => start <= from).length]?.push(block);
  }
  const [head = [], ...rest] = parts;
  return [...head, ...rest.reverse().flat()];
}

function entriesIn(text: string): Entry[] {
  const found: (Entry & { day?: [number, number]; year?: number; time: number[] })[] = [];
  for (const match of text.matchAll(/^.*$/gm)) {
    const line = match[0].slice(0, 60);
    const rest = line.slice(BEFORE.exec(line)?.[0].length ?? 0);
    const dated = dateOf(rest) ?? (rest === line ? undefined : dateOf(line.trimStart()));
    if (!dated) continue;
    const time = TIME.exec(dated.rest);
    found.push({
      start: match.index,
      when: dated.when,
      day: dated.either,
      year: dated.year,
      time: time ? [Number(time[1]), Number(time[2])] : [],
    });
  }
  // `03.11.` and `11/23`: which number is the month shows in the whole list.
  const pairs = found.flatMap(({ day }) => (day ? [day] : []));
  const monthFirst = pairs.some(([, second]) => second > 12) || !pairs.some(([first]) => first > 12);
  return found.map(({ start, when, day, year, time }) => {
    const date = day ? [year ?? 0, ...(monthFirst ? day : [day[1], day[0]])] : when;
    return { start, when: [...date, ...time] };
  });
}

interface Dated {
  when: number[];
  either?: [number, number];
  year?: number;
  rest: string;
}

function dateOf(line: string): Dated | undefined {
  const iso = ISO.exec(line);
  if (iso) return { when: iso.slice(1, 4).map(Number), rest: line.slice(iso[0].length) };
  const monthDay = MONTH_DAY.exec(line);
  if (monthDay) return { when: [0, monthOf(monthDay[1]), Number(monthDay[2])], rest: line.slice(monthDay[0].length) };
  const dayMonth = DAY_MONTH.exec(line);
  if (dayMonth) return { when: [0, monthOf(dayMonth[2]), Number(dayMonth[1])], rest: line.slice(dayMonth[0].length) };
  const numeric = NUMERIC.exec(line);
  if (!numeric) return undefined;
  const pair: [number, number] = [Number(numeric[1]), Number(numeric[3])];
  if (pair.some(part => part < 1 || part > 31) || pair.every(part => part > 12)) return undefined;
  // With points, the day comes first: `03.11.`
  const either: [number, number] | undefined = numeric[2] === '.' ? undefined : pair;
  const year = numeric[4] ? Number(numeric[4]) % 100 : 0;
  return { when: [year, pair[1], pair[0]], either, year, rest: line.slice(numeric[0].length) };
}

const monthOf = (name = ''): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** At least one entry is older than the one above it, and none is newer. */
function isNewestFirst(entries: readonly Entry[]): boolean {
  let falls = 0;
  for (let i = 1; i < entries.length; i++) {
    const order = compare(entries[i - 1]?.when ?? [], entries[i]?.when ?? []);
    if (order < 0) return false;
    if (order > 0) falls++;
  }
  return falls > 0;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}
