import { isPagePart } from '../reader/data-format.ts';

/** Where the words of a page in HTML end, if the text is one or a part of one: what stands behind is none of it. */
export function pageEnd(text: string): number | undefined {
  const end = text.search(/<\/(?:body|html)\s*>(?:\s*<\/html\s*>)?\s*$/i);
  if (end >= 0) return end;
  return isPagePart(text) ? text.trimEnd().length : undefined;
}

/** Words as a browser shows them line by line, where they go into a page. */
export const asInPage = (text: string, words: string, eol: string): string =>
  pageEnd(text) === undefined
    ? words
    : `<pre style="white-space: pre-wrap">${eol}${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}${eol}</pre>`;
