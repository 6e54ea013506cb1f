import { answerOf, CROSSES, TICKS } from './marks.ts';
import type { Line } from './ticket-lines.ts';
import { isClause } from './title.ts';

/** What a line of a list names, and the mark that it bears. Offsets are from the line's start. */
export interface Marked {
  start: number;
  end: number;
  isTicked: boolean;
  answer: string;
}

/**
 * Lines of which a mark says whether it is so, by number: lists of which each line bears one, and not all the same. Where
 * there are only crosses, or only ticks, they dress the items.
 * @param from the first line that may be one
 */
export function markedLists(lines: readonly Line[], from: number): ReadonlyMap<number, Marked> {
  const marked = new Map<number, Marked>();
  for (let i = from; i < lines.length; i++) {
    const list: Marked[] = [];
    for (let item = markedIn(lines[i]); item; item = markedIn(lines[i + list.length])) list.push(item);
    if (areVerdicts(list, i, lines)) {
      const isFault = (k: number) => FAULT.test(lines[i + k]?.text.slice(0, list[k]?.end) ?? '');
      // "✅ Wi-Fi, ❌ storage full": that cross marks a fault, unless the list asks for faults and ticks one.
      const asksForFaults = list.some(({ isTicked }, k) => isTicked && isFault(k));
      for (const [k, item] of list.entries())
        if (isName(lines[i + k], item) && (item.isTicked || asksForFaults || !isFault(k))) marked.set(i + k, item);
    }
    i += list.length;
  }
  return marked;
}

const FAULT =
  /\b(?:full|low|empty|dead|drained|weak|slow|bad|poor|down|stuck|frozen|hung|outdated|old|expired|exhausted|signed out|(?:out of|needs?|requires?) \p{L}+)\s*$/iu;

/** Where what is ticked are only steps that were done, a cross marks what is wrong. */
const areVerdicts = (list: readonly Marked[], first: number, lines: readonly Line[]): boolean =>
  list.some(({ isTicked }) => !isTicked) &&
  list.some(({ isTicked, start, end }, k) => isTicked && !STEP.test(lines[first + k]?.text.slice(start, end) ?? ''));
const STEP =
  /^(?:\p{L}+ )?(?:(?!connect|enabl|disabl|charg)\p{L}{3,}ed\b|(?:restart|reset|reboot|update|sign|turn|switch|force|check|log|clear|delete)\b)/iu;

const BEFORE = new RegExp(
  `^\\s*(?:[-*+•]\\s+|\\d{1,2}[.)]\\s+)?([${TICKS}${CROSSES}])\\uFE0F?[\\s:–-]*(?=[\\p{L}"“])`,
  'u',
);
const BEHIND = new RegExp(
  `^\\s*(?:[-*+•]\\s+|\\d{1,2}[.)]\\s+)?(?=\\p{L})([^${TICKS}${CROSSES}]{2,90}?)[\\s:=–-]*([${TICKS}${CROSSES}])\\uFE0F?\\s*$`,
  'u',
);
const HOLDS_MARK = new RegExp(`[${TICKS}${CROSSES}]`, 'u');

function markedIn(line: Line | undefined): Marked | undefined {
  // Most lines have no mark.
  if (line?.shape.kind !== 'text' || !HOLDS_MARK.test(line.text)) return undefined;
  const end = line.text.trimEnd().length;
  const before = BEFORE.exec(line.text);
  if (before) return markedName(line.text, before[0].length, end, before[1]);
  const behind = BEHIND.exec(line.text);
  const name = behind?.[1] ?? '';
  const start = line.text.indexOf(name);
  return behind ? markedName(line.text, start, start + name.length, behind[2]) : undefined;
}

function markedName(line: string, start: number, end: number, mark = ''): Marked {
  const isTicked = TICKS.includes(mark);
  return { start, end, isTicked, answer: answerOf(line.slice(start, end), isTicked) };
}

/** A sentence, a number, a denial or a remark says more than the mark. */
const isName = (line: Line | undefined, { start, end }: Marked): boolean => {
  const name = line?.text.slice(start, end) ?? '';
  return !/[\d:.;(–—]/.test(name) && name.split(/\s+/).length <= NAME_WORDS && !isClause(name) && !TELLS.test(name);
};
const NAME_WORDS = 8;
const TELLS = /\b(?:no|not|never|without|still|since|again|now|keeps?|because|but)\b|n['’]t\b/i;
