import { blanked, UNSEEN_BLANK } from './blanked.ts';
import { mailLineOf } from './mail-line.ts';

/** HTML that came with a copied text, as what one sees of it, at the same length. */

const NAMES = new Set(
  (
    'a abbr article aside b bdi blockquote body br button caption center code col colgroup dd details div dl dt em ' +
    'fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label ' +
    'legend li link main mark meta nav ol option p picture pre samp section select small source span strong sub ' +
    'summary sup svg table tbody td textarea tfoot th thead time title tr u ul var video wbr'
  ).split(' '),
);
/** `<Mark>` may be somebody who speaks. */
const isTagName = (name: string): boolean =>
  NAMES.has(name) || (name === name.toUpperCase() && NAMES.has(name.toLowerCase()));

/** `<icloud_full>no</icloud_full>` and `<note date="2026-11-04">It is on now.</note>` are a label with its value. */
const ELEMENT = /<([A-Za-z][\w.-]{1,40})((?:\s[^<>\r\n]{0,300})?(?<!\/))>([^<>\r\n]{1,200})<\/\1>/g;
const STRIKES = /^(?:s|del|strike)$/i;
export const withoutElements = (text: string): string =>
  text.includes('</')
    ? text.replace(ELEMENT, (whole, name: string, attributes: string, value: string) =>
        isTagName(name) || STRIKES.test(name)
          ? whole
          : `${`\n${name}${blanked(attributes)}=${value}`.padEnd(whole.length - 1)}\n`,
      )
    : text;

/** A name and its value beside each other, as lines of both: `<dt>…</dt><dd>…</dd>`, keys of property lists, attributes. */
export const withNamedValues = (text: string): string =>
  text.includes('<') && MAY_NAME.test(text)
    ? text
        .replace(KIND, blanked)
        .replace(NAMED_BELOW, (_, opens: string, name: string, between: string, value = '') =>
          labelled(opens, name, between, value),
        )
        .replace(NAMED_IN_TAG, (whole, opens: string, name: string, between: string, value: string, closes: string) =>
          isTagName(TAG_NAME.exec(whole)?.[1] ?? '') ? whole : labelled(opens, name, between, value) + lineEnd(closes),
        )
    : text;
/** What may be answered, between a name and its value. */
const KIND = /<type>[\w-]{1,40}<\/type>/g;
const MAY_NAME = /<dt\b|<key>|<type>|<[a-z_]\w*\s[^<>]*\b(?:name|label|question|key|text)="/i;
const TAG_NAME = /^<([\w.:-]+)/;
const NAMED_BELOW =
  /(<dt\b[^<>]{0,200}>|<key>)([^<>\r\n]{2,90})(<\/(?:dt|key)\s*>\s{0,100}(?:<dd\b[^<>]{0,200}>(?:\s{0,100}<p>)?|<(?:string|value|integer)>|<(?=(?:true|false)\s?\/>)))(true|false)?/gi;
const NAMED_IN_TAG =
  /(<[a-z_][\w.:-]{0,40}\s(?:[^<>]{0,300}\s)?(?:name|label|question|key|text)=")([^"<>\r\n]{2,90})("(?:[^<>]{0,300}\s(?:value|answer|response)="|(?:\s[^<>]{0,300})?(?<!\/)>))([^"<>\r\n]{1,200})("[^<>]{0,300}>|<\/[a-z_][\w.:-]{0,40}>)/gi;

const labelled = (opens: string, name: string, between: string, value: string): string =>
  `${'\n'.padStart(opens.length, UNSEEN_BLANK)}${name}${(/[?:]\s*$/.test(name) ? ' ' : ': ').padEnd(between.length)}${value}`;
const lineEnd = (closes: string): string => '\n'.padEnd(closes.length, UNSEEN_BLANK);

/** What a browser runs, and options that are not chosen. */
export function withoutScripts(text: string): string {
  if (!text.includes('<') || !/<(?:style|script|option)\b/i.test(text)) return text;
  let said = '';
  let at = 0;
  for (const { 0: tag, 1: name = '', index } of text.matchAll(RUNS)) {
    if (index < at) continue;
    const close = new RegExp(`</${name}\\s*>`, 'gi');
    close.lastIndex = index + tag.length;
    if (!close.test(text)) break;
    said += text.slice(at, index) + blanked(text.slice(index, close.lastIndex));
    at = close.lastIndex;
  }
  return (said + text.slice(at)).replace(NOT_CHOSEN, blanked);
}
const RUNS = /<(style|script)\b[^<>]{0,1000}>/gi;
const NOT_CHOSEN = /<option\b(?![^<>]{0,400}\sselected\b)[^<>]{0,400}>[^<]{0,400}/gi;

/** A box of a form, ticked or not: `<input type="checkbox" checked>`. */
export const withMarkedInputs = (text: string): string =>
  text.includes('<input') || text.includes('<INPUT')
    ? text.replace(BOX, tag => (CHECKED.test(tag) ? '[x]' : '[ ]').padEnd(tag.length))
    : text;
const BOX = /<input\b[^<>]{0,400}?\btype\s*=\s*["']?(?:checkbox|radio)\b[^<>]{0,400}>/gi;
const CHECKED = /\schecked\b/i;

/** Quotes up to the end of a mail are older ones: a rule, as above a mail that was forwarded, in the place of the tag. */
export function withQuoteRules(text: string): string {
  if (!text.includes('<')) return text;
  const close = Math.max(text.lastIndexOf('</blockquote'), text.lastIndexOf('</BLOCKQUOTE'));
  if (close < 0 || /\S/.test(text.slice(close).replace(/<[^<>]{0,400}>/g, ''))) return text;
  return text.replace(QUOTE_OPENS, (tag, at: number) =>
    announces(text.slice(Math.max(0, at - 400), at)) ? tag : `${RULE.padEnd(tag.length - 1)}\n`,
  );
}
const QUOTE_OPENS = /<blockquote\b[^<>]{0,400}>/gi;
const RULE = '\n--original';

/** "The banner says:", and not "Sam wrote:". */
function announces(before: string): boolean {
  const line = before
    .slice(-400)
    .replace(/<[^<>]*>/g, ' ')
    .trimEnd();
  return /[:?]$/.test(line) && mailLineOf(line.slice(line.lastIndexOf('\n') + 1)) !== 'wrote';
}

const TAG = /<\/?([A-Za-z][A-Za-z]{0,9}\d?)(?:\s[^<>]*)?\/?>/g;
/** Tags blanked to the same length; rows of tables become rows. */
export const withoutTags = (text: string): string =>
  text.includes('<')
    ? withoutTableTags(text)
        .replace(OPENS_LIST, list => UNSEEN_BLANK.repeat(list.length))
        .replace(OPENS_HEADING, openHeading)
        .replace(CLOSES_HEADING, closeHeading)
        .replace(TAG, (tag, name: string, at: number, all: string) =>
          BOLD.test(name) ? tag : blankTag(tag, name, at, all),
        )
        .replace(BOLD_LINE, boldLine)
        .replace(TAG, blankTag)
    : text;

/** A list stands directly below the words before it. */
const OPENS_LIST = /(?:<\/p\s*>\s{0,1000})?<[uo]l(?:\s[^<>]{0,1000})?>\s{0,1000}(?=<li\b)/gi;

/** Before the words of `<h1>` to `<h6>`, the tag and the line breaks behind it having no room for the signs of Markdown. */
const OPENS_HEADING = /<h([1-6])(?:\s[^<>]{0,1000})?>\s{0,1000}/gi;
const openHeading = (tag: string, level: string, at: number, text: string): string =>
  isInRow(at, text) ? tag : `\n${headingSign(Number(level))}${UNSEEN_BLANK}`.padStart(tag.length, UNSEEN_BLANK);
/** With the tag of what stands below. */
const CLOSES_HEADING = /<\/h[1-6]\s*>\s{0,1000}(?:<(?:p|div)(?:\s[^<>]{0,1000})?>)?/gi;
const closeHeading = (tag: string, at: number, text: string): string =>
  isInRow(at, text) ? tag : '\n'.padStart(tag.length, UNSEEN_BLANK);
const FIRST_SIGN = 0xe001;
const headingSign = (level: number): string => String.fromCharCode(FIRST_SIGN + level - 1);
export const headingLevel = (sign: string): number => sign.charCodeAt(0) - FIRST_SIGN + 1;

/** A line in bold heads what stands below it, as it does in Markdown. */
const BOLD = /^(?:b|strong)$/i;
const BOLD_LINE = /^([^\S\r\n]*<(b|strong)(?:\s[^<>]{0,1000})?>)([^<>\r\n]{2,80})(<\/\2\s*>)(?=:?[^\S\r\n]*$)/gim;
const boldLine = (_: string, opens: string, _name: string, words: string, closes: string): string =>
  `${'**'.padStart(opens.length, UNSEEN_BLANK)}${words}${'**'.padEnd(closes.length, UNSEEN_BLANK)}`;

/** What ends a line on screen ends one here, but within the row of a table. */
function blankTag(tag: string, name: string, at: number, text: string): string {
  if (!isTagName(name) && !STRIKES.test(name)) return tag;
  const ends = ENDS_LINE.test(tag);
  if (!ends) return blanked(tag);
  if (BREAK.test(tag)) return (isInRow(at, text) ? '; ' : '\n').padEnd(tag.length, UNSEEN_BLANK);
  return (isInRow(at, text) ? '; ' : ITEM.test(tag) ? '\n- ' : '\n').padStart(tag.length, UNSEEN_BLANK);
}
/** Behind it stands a line of its own, which goes on from none. */
const BREAK = /^<br\b/i;
const ITEM = /^<li\b/i;

function isInRow(at: number, text: string): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_ROW), at);
  return /^\s*\|/.test(before.slice(before.lastIndexOf('\n') + 1));
}
const ENDS_LINE = /^<(?:br|\/?table|\/?p|\/?div|\/?li|\/?d[dlt]|\/?h[1-6]|\/?option|\/?section|\/?article)\b/i;

const ROW_TAG = /<(\/?)tr\b[^<>]{0,200}>/gi;
const LONGEST_ROW = 4000;
const BETWEEN_ROWS = /^(?:\s|<\/?(?:thead|tbody|tfoot)\b[^<>]{0,200}>){0,1000}$/i;
const CELL = /<\/?(tr|th|td)\b[^<>]{0,200}>/gi;

/** `<tr><td>Wi-Fi</td><td>weak</td></tr>` as a line with bars. */
function withoutTableTags(text: string): string {
  if (!/<\/tr\b/i.test(text)) return text;
  let result = '';
  let at = 0;
  let open: number | undefined;
  for (const { 0: tag, 1: closes, index } of text.matchAll(ROW_TAG)) {
    const end = index + tag.length;
    if (!closes) open = index;
    else if (open !== undefined && end - open <= LONGEST_ROW) {
      const before = text.slice(at, open);
      const goesOn = at > 0 && BETWEEN_ROWS.test(before);
      result += (goesOn ? ' '.repeat(before.length) : before) + rowOfBars(text.slice(open, end));
      at = end;
      open = undefined;
    }
  }
  return result + text.slice(at);
}

/** One line of the same length; a head of `<th>` gets two bars, as in Jira. */
function rowOfBars(row: string): string {
  const bar = /<td\b/i.test(row) ? '|' : '||';
  return row.replace(/[\r\n]/g, ' ').replace(CELL, (tag, name: string) => {
    const isRow = name.toLowerCase() === 'tr';
    if (!tag.startsWith('</')) return (isRow ? '\n' : bar).padEnd(tag.length);
    return isRow ? bar.padStart(tag.length) : ' '.repeat(tag.length);
  });
}
