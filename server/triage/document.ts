import { type LineIndex, lineIndex } from './lines.ts';
import type { DocumentKind, Finding, Reading, Span } from './model.ts';

/** A document that is open in an editor, read. */
export interface ReadDocument {
  uri: string;
  /** As the editor counts its edits; missing of a file on disk. */
  version?: number;
  kind: DocumentKind;
  text: string;
  reading: Reading;
  frontMatter?: FrontMatter;
  /** An index of its lines, where there is one already. */
  lines?: LineIndex;
}

export const linesOf = ({ lines, text }: ReadDocument): LineIndex => lines ?? lineIndex(text);

/** Markdown, unless the ticket is plainly text of labels. */
export const markupOf = ({ text, uri }: ReadDocument): 'markdown' | 'plain' =>
  /\.txt$/i.test(uri) ||
  isJira(text) ||
  (!/^#{1,6} /m.test(text) && !text.startsWith('---') && /^[A-Z][\w /]{1,30}: \S/m.test(text) && !/\.md$/i.test(uri))
    ? 'plain'
    : 'markdown';

/** Headings or blocks of Jira's markup. */
export const isJira = (text: string): boolean => /^(?:h[1-6]\. |[ \t]*\{(?:noformat|code|quote)[:}])/m.test(text);

/** What the front matter says that is not a fact of the case. */
export interface FrontMatter extends Span {
  /** Names of the logs that belong to the ticket, and where they stand. */
  logs: (Span & { name: string })[];
}

/** What the user chose in the settings. */
export interface Preferences {
  /** How findings of a likely or possible cause are shown. */
  severity: { likely: ShownAs; possible: ShownAs };
  /** Causes that are switched off. */
  hiddenCauses: ReadonlySet<string>;
  audience: 'internal' | 'customer';
  labels: 'us' | 'uk';
  /** Names, addresses, serial numbers and the like are masked in log lines that are quoted. */
  masksPrivate: boolean;
}

/** How a finding is shown as a problem; `undefined` where it is none. @param likely the causes of that verdict */
export function shownAs(
  { status, ignored, cause }: Pick<Finding, 'status' | 'ignored' | 'cause'>,
  likely: ReadonlySet<string>,
  { severity, hiddenCauses }: Preferences,
): Exclude<ShownAs, 'off'> | undefined {
  if (status !== 'present' || ignored || hiddenCauses.has(cause)) return undefined;
  const shown = severity[likely.has(cause) ? 'likely' : 'possible'];
  return shown === 'off' ? undefined : shown;
}

export const likelyIn = ({ causes }: Reading): ReadonlySet<string> =>
  new Set(causes.filter(({ verdict }) => verdict === 'likely').map(({ cause }) => cause));

export type ShownAs = 'error' | 'warning' | 'information' | 'hint' | 'off';
