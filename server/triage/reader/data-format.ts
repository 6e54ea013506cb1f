import { shapeOf } from './line-shape.ts';

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
  const whole = wholeElement(text);
  if (whole !== undefined) return !OF_PAGES.test(whole);
  return /^\s*<\?xml\b/.test(text) && !/<html\b/i.test(text.slice(0, HEAD));
};
const HEAD = 2000;

/** A part of a page, as desks export it: it begins and ends with an element of HTML. */
export const isPagePart = (text: string): boolean => OF_PAGES.test(wholeElement(text) ?? '');

/** The name of the element with which a text begins and ends. */
function wholeElement(text: string): string | undefined {
  const [, name] = /^\s*<([a-z][\w:.-]*)(?=[\s>])/i.exec(text) ?? [];
  const end = text.slice(-HEAD).trimEnd().toLowerCase();
  return name !== undefined && end.endsWith(`</${name.toLowerCase()}>`) ? name : undefined;
}
const OF_PAGES =
  /^(?:div|p|table|ul|ol|dl|span|section|article|main|h[1-6]|blockquote|font|center|html|body|details)$/i;

/** A row above rows, to the end of the text. */
export function isCsv(text: string): boolean {
  const [head = '', ...rows] = text.trim().split(/\r\n|\n|\r/);
  const shape = shapeOf(head);
  const delimiter =
    shape.kind === 'csv' ? /"([,;])"/.exec(head)?.[1] : shape.kind === 'text' ? shape.columns?.delimiter : undefined;
  if (delimiter === undefined) return false;
  // "Photos, mail and notes" are words of a sentence.
  const parts = new RegExp(`${delimiter}(?! )`);
  const count = head.split(parts).length;
  return [rows[0], rows.at(-1)].every(row => row !== undefined && row.split(parts).length >= count);
}
