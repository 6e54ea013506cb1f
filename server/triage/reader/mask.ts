/**
 * Blanks what is not said: HTML comments, tags and struck-out words. The length stays, so offsets do too.
 * Directives stand in comments and are read from the original.
 */
export function withoutUnsaid(text: string): string {
  const said = blankBetween(
    blankBetween(withoutQuotedPrintable(text), '<!--', '-->', Infinity),
    '~~',
    '~~',
    LONGEST_STRIKE,
  );
  return withoutMarkup(said);
}

const TAG =
  /<\/?(?:br|p|div|span|b|i|u|em|strong|a|li|ul|ol|table|thead|tbody|tr|td|th|font|blockquote|pre|code|h[1-6]|img|hr)(?:\s[^<>\n]{0,200})?\/?>/gi;
const ENTITIES = new Map([
  ['&nbsp;', ' '],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
]);

/** Tags and entities of HTML that came with a copied text, blanked to the same length. */
function withoutMarkup(text: string): string {
  const untagged = text.includes('<') ? text.replace(TAG, tag => ' '.repeat(tag.length)) : text;
  if (!untagged.includes('&')) return untagged;
  return untagged.replace(/&(?:nbsp|amp|lt|gt|quot);/g, entity => (ENTITIES.get(entity) ?? '').padEnd(entity.length));
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

/** Stands for characters that an encoding put in: part of the word around it, and no letter of it. */
export const NOTHING = '\u2060';

const QUOTED_PRINTABLE = /^content-transfer-encoding:[ \t]*quoted-printable/im;

/** Decodes an e-mail's quoted-printable text (RFC 2045, 6.7) in place: `=C3=A9` is one letter and five times nothing. */
function withoutQuotedPrintable(text: string): string {
  if (!QUOTED_PRINTABLE.test(text.slice(0, 20_000))) return text;
  return text
    .replace(/=\r?\n/g, line => NOTHING.repeat(line.length))
    .replace(/(?:=[0-9A-F]{2})+/g, run => {
      const bytes = Uint8Array.from(run.slice(1).split('='), hex => Number.parseInt(hex, 16));
      return new TextDecoder().decode(bytes).padEnd(run.length, NOTHING);
    });
}
