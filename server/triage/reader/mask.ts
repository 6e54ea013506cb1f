/**
 * Blanks what is not said: HTML comments and struck-out words. The length stays, so offsets do too.
 * Directives stand in comments and are read from the original.
 */
export function withoutUnsaid(text: string): string {
  return blankBetween(blankBetween(text, '<!--', '-->', Infinity), '~~', '~~', LONGEST_STRIKE);
}

/** Two tildes further apart are no pair. */
const LONGEST_STRIKE = 300;

function blankBetween(text: string, open: string, close: string, most: number): string {
  let result = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf(open, at);
    if (start < 0) break;
    const end = text.indexOf(close, start + open.length);
    if (end < 0) break;
    const stop = end + close.length;
    const said = stop - start > most;
    result +=
      text.slice(at, start) + (said ? text.slice(start, end) : text.slice(start, stop).replace(/[^\r\n]/g, ' '));
    at = said ? end : stop;
  }
  return result + text.slice(at);
}
