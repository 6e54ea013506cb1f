import { withoutMailEncodings } from './mail.ts';

/**
 * Blanks what is not said: HTML comments, tags and struck-out words. The length stays, so offsets do too.
 * Directives stand in comments and are read from the original.
 */
export function withoutUnsaid(text: string): string {
  const said = blankBetween(
    blankBetween(withoutMailEncodings(text), '<!--', '-->', Infinity),
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
