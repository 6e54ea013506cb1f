/** The front matter of a document, as it stands there: with its fences, and what stands between them. */
export interface FrontMatterText {
  whole: string;
  /** The opening line with its break. */
  open: string;
  body: string;
}

const OPENED = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/;
const FENCED = /^(\uFEFF?---[ \t]*(?:\r\n|\n|\r))([\s\S]*?(?:\r\n|\n|\r)|)---[ \t]*(?:\r\n|\n|\r|$)/;

export function frontMatterOf(text: string): FrontMatterText | undefined {
  const [whole, open = '', body = ''] = FENCED.exec(text) ?? [];
  return whole === undefined ? undefined : { whole, open, body };
}

/** Does the text begin as front matter does, whether or not that ends? */
export const opensFrontMatter = (text: string): boolean => OPENED.test(text);
