/**
 * What mail, notes and tools put before each line of a log: quote marks, bullets, indentation, a number, the name of a
 * file, the time at which it was read, the name of a container. Up to three of them, as few as there are before a time or an event.
 */
const MARGIN =
  /(?:[ \t]{1,40}|(?:>[ \t]?){1,6}|[-*•|][ \t]|\d{1,8}(?:[:|-]|[.)]? ?\t| {1,4}(?:\| )?)|[\w.~@/\\-]{1,200}:(?:\d{1,8}[:-])?[ \t]?|\[\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?\] |\d\d:\d\d:\d\d(?:\.\d{1,9})? |[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |[\w-]{1,60} {1,8}\| ){1,3}?(?=[A-Z][a-z]{2} (?:[A-Z][a-z]{2} )?[ \d]\d \d\d:|\d{4}-\d\d-\d\d[ T]\d\d:|\d{1,2}([./])\d{1,2}\1\d{2,4},? \d{1,2}:|\d\d:\d\d:\d\d\.\d{3,9}(?:[+-]\d{4})?\t|\{"|[a-z]{4,8}\t\d\d:)/y;
/** JSON that is only indented is a part of the record above it. */
const INDENTED_JSON = /[ \t]{1,120}\{/y;

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
