/** As records begin: with a time, an event or a kind of message. */
const START =
  /[A-Z][a-z]{2} (?:[A-Z][a-z]{2} )?(?:[ \d]\d|\d) \d\d:|\d{4}-\d\d-\d\d[ T]\d\d:|\d{1,2}([./])\d{1,2}\1\d{2,4},? \d{1,2}:|\d\d:\d\d:\d\d\.\d{3,9}(?:[+-]\d{4})?\t|\[(?:dis)?connected\b|\{"|(?:\[\{|\},\{)[ \t]{0,8}\r?(?:\n|$)|[^\W\d_]{4,12}(?:\t\d{1,4}[:./-]\d|(?:\t| {1,16})\d\d:\d\d:\d\d)/
    .source;
/**
 * What mail, notes and tools put before each line of a log: quote marks, bullets, indentation, a number, the name of a
 * file, the time at which it was read, the name of a container. Up to three of them, as few as there are before a time or an event.
 */
const MARGINS = [
  // indentation
  /[ \t]{1,40}/,
  // quote marks
  /(?:>[ \t]?){1,6}/,
  // bullets and bars
  /[-*•|][ \t]/,
  // quotes of a value, or of code
  /["'`]/,
  /\{"(?:msg|message|log|line)" ?: ?"/,
  // a number, as grep, cat and lists have it
  /\d{1,8}(?:[:|-]|[.)]? ?\t|[.)] | {1,4}(?:\| )?)/,
  /\[\d{1,8}\] /,
  // the name of a file, maybe with a number
  /(?:[A-Z]:)?[\w.~@/\\-]{1,200}(?: [\w.~@/\\-]{1,100}){0,6}:(?:\d{1,8}[:-])?[ \t]?/,
  // the time of reading
  /\[\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?\] /,
  /\d\d:\d\d:\d\d(?:\.\d{1,9})? /,
  /[A-Z][a-z]{2} (?:[ \d]\d|\d) \d\d:\d\d:\d\d /,
  // the name of a container
  /[\w-]{1,60} {1,8}\| /,
];
const MARGIN = new RegExp(`(?:${MARGINS.map(({ source }) => source).join('|')}){1,3}?(?=${START})`, 'y');
/** JSON that is only indented is a part of the record above it, if it is no event itself. */
const INDENTED_JSON = /[ \t]{1,120}(?:\},?)?\{(?!"(?:traceID|eventMessage|eventType|messageType)" ?:)/y;

/** Where a line goes on behind its margin, undefined where it has none. */
export function behindMargin(text: string, line: number): number | undefined {
  const end = endOfMatch(MARGIN, text, line);
  return end === undefined || endOfMatch(INDENTED_JSON, text, line) !== undefined ? undefined : end;
}

/** Where a match of a sticky expression that begins at `at` ends. */
export function endOfMatch(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}

const BEGINS = new RegExp(`\\ufeff?(?:${START})`, 'y');

/** Does a line begin with a time or an event, maybe behind a margin? */
export const beginsLikeRecord = (line: string): boolean =>
  endOfMatch(BEGINS, line, 0) !== undefined || behindMargin(line, 0) !== undefined;
