import { barredPairs } from './barred-pair.ts';
import { deviceLines } from './device-line.ts';
import { frontMatterOf } from './front-matter.ts';
import type { LineShape } from './line-shape.ts';
import { type Marked, markedLists } from './marked-list.ts';
import { findSpeakers, speakerLines } from './speakers.ts';
import { stackedNames } from './stacked-pair.ts';
import type { Line } from './ticket-lines.ts';
import { areTimed } from './timed.ts';

/** What the lines of a ticket tell only together. */
export interface Survey {
  readonly lines: readonly Line[];
  /** Lines of the front matter, fences included; 0 without one. */
  frontEnd: number;
  /** Whose names open turns. */
  speakers: ReadonlySet<string>;
  /** Lines that only say who speaks, by number. */
  naming: ReadonlyMap<number, string>;
  /** Lines that are only the name of what stands below, by number. */
  stacked: ReadonlySet<number>;
  /** Lines of a name, a bar and its value, by number. */
  barred: ReadonlySet<number>;
  /** Items of lists whose marks say whether it is so, by number. */
  marked: ReadonlyMap<number, Marked>;
  /** Lines that only name the device of which the lines below tell, by number. */
  devices: ReadonlySet<number>;
  /** Its lines ask and answer. */
  isForm: boolean;
  /** Markup of Jira, where `#` numbers an item. */
  isJira: boolean;
  /** The last line that is not blank, by number; -1 without one. */
  lastSaid: number;
  /** Entries of it begin with a time of day or a count, or with a date. */
  isTimed: boolean;
  isHistory: boolean;
}

export function surveyOf(text: string, lines: readonly Line[]): Survey {
  const frontEnd = frontMatterLines(text, lines);
  return {
    lines,
    frontEnd,
    speakers: findSpeakers(lines, frontEnd),
    naming: speakerLines(lines, frontEnd),
    stacked: stackedNames(lines, frontEnd),
    barred: barredPairs(lines, frontEnd),
    marked: markedLists(lines, frontEnd),
    devices: deviceLines(lines, frontEnd),
    isForm: lines.filter(({ shape }) => isAsking(shape)).length >= FORM_LINES,
    isJira: lines.some(({ jira }) => jira),
    lastSaid: lines.findLastIndex(({ shape }) => shape.kind !== 'blank'),
    isTimed: areTimed(lines.flatMap(({ timed }) => timed ?? [])),
    isHistory: lines.filter(({ date }) => date).length >= DATED_LINES,
  };
}

/** So many lines that ask and answer are a form; so many with a date are entries. */
const FORM_LINES = 3;
const DATED_LINES = 2;

const isAsking = (shape: LineShape): boolean => shape.kind === 'text' && shape.asks !== undefined;

/** Does the line say who speaks? */
export const saysWho = ({ naming, speakers }: Survey, shape: LineShape, index: number): boolean =>
  shape.kind === 'text' && (naming.has(index) || (shape.turn !== undefined && speakers.has(shape.turn.name)));

/** Does an entry of a history begin with the line? */
export const isEntry = ({ isHistory, isTimed }: Survey, line: Line): boolean =>
  (isHistory && line.date !== undefined) || (isTimed && line.timed !== undefined) || line.isUpdate;

function frontMatterLines(text: string, lines: readonly Line[]): number {
  const end = frontMatterOf(text)?.whole.length ?? 0;
  let count = 0;
  while (count < lines.length && (lines[count]?.start ?? end) < end) count++;
  return count;
}
