import { blanked } from './blanked.ts';

/** A file that stands in the text as base64, be it a picture or a key: there are no words in it. */

/** More characters than a word or a path has. */
const LONG = 60;

/** Blanks each long run of code, with the lines in which it goes on. */
export function withoutBase64(text: string): string {
  let said = '';
  let done = 0;
  let seen = 0;
  // No run gets past between two of these places, and most of them stand in a short word.
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (at < seen || !isCode(text.charCodeAt(at))) continue;
    let start = at;
    while (start > done && isCode(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (isCode(text.charCodeAt(end))) end++;
    seen = end;
    if (end - start < LONG || !isMixed(text.slice(start, end))) continue;
    const last = endOfLines(text, end);
    said += text.slice(done, start) + inPlaceOf(text.slice(start, last));
    done = last;
    seen = last;
  }
  return said + text.slice(done);
}

/** A large one parts what stands before it from what follows: together they would be an endless line. */
const inPlaceOf = (code: string): string => (code.length < LARGE ? blanked(code) : `\n${blanked(code.slice(1, -1))}\n`);
const LARGE = 100_000;

/** A to Z, a to z, 0 to 9, plus and slash. */
const isCode = (sign: number): boolean =>
  (sign > 96 && sign < 123) || (sign > 64 && sign < 91) || (sign > 46 && sign < 58) || sign === 43;

/** Words between slashes are not, nor is a checksum. */
const isMixed = (run: string): boolean => /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d(?:\D*\d){2}/.test(run);

/** They may be too many for one expression. */
function endOfLines(text: string, from: number): number {
  for (let end = from; ; end = NEXT_LINE.lastIndex) {
    NEXT_LINE.lastIndex = end;
    if (!NEXT_LINE.test(text)) return end;
  }
}
/** All of a line, and no word: a short one has a digit or a sign. */
const NEXT_LINE =
  /={0,2}[ \t]*\r?\n[ \t]*(?:[A-Za-z\d+/]{16,}|(?=[A-Za-z]*[\d+/=])=?[A-Za-z\d+/]{1,15})={0,2}(?=[ \t]*(?:[\r\n"]|$))/y;
