/** Where the words of a page in HTML end, if the text is one: what stands behind is none of it. */
export function pageEnd(text: string): number | undefined {
  const end = text.search(/<\/(?:body|html)\s*>(?:\s*<\/html\s*>)?\s*$/i);
  return end < 0 ? undefined : end;
}

/** Words as a browser shows them line by line, where they go into a page. */
export const asInPage = (text: string, words: string, eol: string): string =>
  pageEnd(text) === undefined
    ? words
    : `<pre style="white-space: pre-wrap">${eol}${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}${eol}</pre>`;
