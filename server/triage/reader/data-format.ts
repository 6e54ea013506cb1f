import { isOpenRow } from './csv-cells.ts';
import { exportRow } from './export-row.ts';
import { ticketLines } from './ticket-lines.ts';

/** An export that programs read, and that any line put into it breaks. */
export const isData = (text: string): boolean => isJson(text) || isXml(text) || isCsv(text);

/** One value, or one on each line, as in logs and in crash reports with a line of JSON above another. */
export function isJson(text: string): boolean {
  const said = text.trim();
  if (!/^[{[]/.test(said)) return false;
  const [first = ''] = said.split(/[\r\n]/, 1);
  return (BEGINS_VALUE.test(said.slice(first.length).trimStart()) && parses(first)) || parses(said);
}
/** Neither `[2] a footnote` nor `{noformat}`. */
const BEGINS_VALUE = /^(?:[{[][ \t]*(?:[\r\n]|$)|\{[ \t]*["}]|\[[ \t]*[[{"])/;

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** By its declaration, or as one element around all, where it is no page. */
export const isXml = (text: string): boolean => {
  const name = endsOf(text);
  if (name !== undefined && OF_HTML.test(name)) return false;
  if (name !== undefined && isOneElement(text, name)) return true;
  return /^\s*<\?xml\b/.test(text) && !/<html\b/i.test(text.slice(0, HEAD));
};
const HEAD = 2000;

/** A part of a page, as desks export it: it begins and ends with an element of HTML, and no line stands beside them. */
export const isPagePart = (text: string): boolean => {
  const name = endsOf(text);
  return name !== undefined && OF_PAGES.test(name) && !/^[^\S\r\n]*[^\s<][^<\r\n]*$/m.test(besideElements(text));
};

/** The name that the first and the last element of a text share. */
function endsOf(text: string): string | undefined {
  const [, name] = /^\s*<([a-z][\w:.-]*)(?=[\s>])/i.exec(text) ?? [];
  const end = text.slice(-HEAD).trimEnd().toLowerCase();
  return name !== undefined && end.endsWith(`</${name.toLowerCase()}>`) ? name.toLowerCase() : undefined;
}

/** Not two of a name with words between them. */
const isOneElement = (text: string, name: string): boolean =>
  text.toLowerCase().indexOf(`</${name}>`) === text.toLowerCase().lastIndexOf(`</${name}>`);

const BLOCKS = 'div|p|table|ul|ol|dl|span|section|article|main|h[1-6]|blockquote|font|center|html|body|details';
const OF_PAGES = new RegExp(`^(?:${BLOCKS})$`);
/** Also of tickets in Markdown: `<b>Problem</b>`. */
const OF_HTML = new RegExp(
  `^(?:${BLOCKS}|a|abbr|b|big|code|del|em|i|ins|kbd|label|li|mark|pre|q|s|small|strike|strong|style|sub|summary|sup|tt|u)$`,
);

/** What stands in no element of a page, as the Markdown between two `<details>` does. */
function besideElements(text: string): string {
  let beside = '';
  let depth = 0;
  let at = 0;
  for (const { 0: tag, 1: end, index } of text.matchAll(new RegExp(`<(/?)(?:${BLOCKS})(?:\\s[^<>]*)?>`, 'gi'))) {
    if (!end && depth++ === 0) beside += text.slice(at, index);
    else if (end && depth && --depth === 0) at = index + tag.length;
  }
  return beside;
}

/** A row above rows, to the end of the text. */
export function isCsv(text: string): boolean {
  const said = text.trim();
  const lines = ticketLines(said);
  const { text: head = '', shape } = lines[0] ?? {};
  const delimiter =
    shape?.kind === 'csv' ? /"([,;])"/.exec(head)?.[1] : shape?.kind === 'text' ? shape.columns?.delimiter : undefined;
  if (delimiter === undefined) return false;
  // "Photos, mail and notes" are words of a sentence.
  const parts = new RegExp(`${delimiter}(?! )`);
  const count = head.split(parts).length;
  const first = exportRow(said, lines, 1, delimiter);
  const last = lines.at(-1)?.text ?? '';
  const isRow = (row: string) => row.split(parts).length >= count;
  return (
    lines.length > 1 &&
    ((first !== undefined && first.cells.length >= count) || isRow(lines[1]?.text ?? '')) &&
    (isRow(last) || isOpenRow(last))
  );
}
