import { UNSEEN_BLANK } from './blanked.ts';
import { NOTHING } from './mail.ts';

/** Line ends and tags that an export wrote as text, as what they are, at the same length. JSON has rules of its own. */

/** `description: "first line\nsecond line"` in YAML, in a cell, in a calendar; `C:\new` is a path. */
export const withLineEnds = (text: string): string =>
  text.includes('\\n') && !JSON_TEXT.test(text)
    ? text.replace(ESCAPED, (sign, at: number) => {
        if (sign === '\\r') return '  ';
        return sign !== '\\n' ? sign : isInRow(text, at) ? '; ' : ' \n';
      })
    : text;
const JSON_TEXT = /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/;
const ESCAPED = /(?:\b[A-Za-z]:|%\w{1,40}%|\\)\\[^\s"']{0,1000}|\\r(?=\\n)|\\n/g;

/** A row ends with its line. */
function isInRow(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_LINE), at);
  return IN_ROW.test(before.slice(before.lastIndexOf('\n') + 1));
}
const LONGEST_LINE = 1000;
const IN_ROW = /^\s*\||\t|[,;](?=\S)/;

/** `&lt;p&gt;` is a tag where others are closed so: the page stands in XML. */
export const withEscapedTags = (text: string): string =>
  text.includes('&lt;') && CLOSES.test(text)
    ? text
        .replace(TAG, (_, tag: string) => `${GAP}<${tag}>${GAP}`)
        .replace(/&amp;(?=[a-z]{2,8};|#x?[\da-f]{2,6};)/gi, sign => '&'.padStart(sign.length))
    : text;
/** What `&lt;` takes more than its sign. */
const GAP = UNSEEN_BLANK.repeat(3);
const CLOSES = /&lt;(?:\/[a-z][a-z\d]{0,9}|br ?\/?)&gt;/i;
const TAG = /&lt;(\/?[a-z][a-z\d]{0,9}(?:\s(?:[^<>&]|&(?![lg]t;)){0,1000})?\/?)&gt;/gi;

/** A text of JSON with its signs, at the same length. */
export const unescapedJson = (text: string): string => text.replace(ESCAPE, unescaped);
function unescaped(whole: string, sign: string): string {
  if (sign.length === 1) return (JSON_SIGNS.get(sign) ?? '').padStart(whole.length);
  const letter = String.fromCharCode(Number.parseInt(sign.slice(1), 16));
  // A tag stays in one piece.
  if (letter === '<') return letter.padStart(whole.length);
  return letter.padEnd(whole.length, letter === '>' ? ' ' : NOTHING);
}
const ESCAPE = /\\(u[\da-f]{4}|.)/gi;
const JSON_SIGNS = new Map([
  ['n', '\n'],
  ['"', '”'],
  ['/', '/'],
  ['\\', '\\'],
]);
