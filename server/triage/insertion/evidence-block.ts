import { blanked } from '../reader/blanked.ts';
import type { Writing } from './style.ts';

/** What opens a block of log lines, and by which it is known again: nothing in it is a statement of the ticket. */
const OPENING = 'Log evidence: ';

const EOL = '(?:\\r\\n|\\n|\\r)';
/** What a heading may begin with. */
const HEAD = '^[ \\t]{0,8}(?:#{1,6}[ \\t]+|h[1-6]\\.[ \\t]+|[*_]{1,3})?';
const linesBehind = (mark: string): string => `(?:^${mark}[^\\r\\n]*(?:${EOL}|(?![\\s\\S])))+`;

/** A block in any of its notations, also as a formatter or a hand leaves it: bold, behind a blank line, in another fence. */
const BLOCK = new RegExp(
  `${HEAD}${OPENING}([^\\r\\n]*)${EOL}(?:[ \\t]*${EOL})?(?:${[
    `[ \\t]*(\`{3,}|~{3,})[^\\r\\n\`]*${EOL}([\\s\\S]*?)^[ \\t]*\\2[ \\t]*$`,
    `[ \\t]*\\{(noformat|code)(?::[^}\\r\\n]*)?\\}[ \\t]*${EOL}([\\s\\S]*?)^[ \\t]*\\{\\4\\}[ \\t]*$`,
    `(${linesBehind('[ \\t]*>')})`,
    `(${linesBehind('(?: {4}|\\t)')})`,
  ].join('|')})`,
  'gm',
);

/** The lines of one finding: where, how often and when, then the line of the log. */
export interface QuotedFinding {
  /** Log and line, by which it is known again: how often it was seen may change. */
  place: string;
  /** How often, when, and what became of it. */
  remarks: readonly string[];
  line: string;
}

const headOf = ({ place, remarks }: QuotedFinding): string => [place, ...remarks].join(', ');

/** A cause's log lines in the ticket's notation, without a line break at the end. */
export function evidenceBlock(title: string, quotes: readonly QuotedFinding[], writing: Writing, eol: string): string {
  const head = OPENING + title;
  if (writing === 'plain')
    return [head, ...quotes.flatMap(quote => [`> ${headOf(quote)}`, `> ${quote.line}`])].join(eol);
  const lines = quotes.flatMap(quote => [`# ${headOf(quote)}`, quote.line]);
  if (writing === 'jira') {
    const safe = lines.map(line => line.replaceAll('{noformat}', '{ noformat }'));
    return [head, '{noformat}', ...safe, '{noformat}'].join(eol);
  }
  const fence = '`'.repeat(Math.max(3, ...lines.map(longestFence)));
  return [head, `${fence}log`, ...lines, fence].join(eol);
}

/** One more than the longest run of backticks, lest a line close the fence that it stands in. */
const longestFence = (line: string): number => Math.max(0, ...(line.match(/`+/g) ?? []).map(run => run.length)) + 1;

/** Tells whether a finding of a cause is quoted in a ticket already. */
export function quotedIn(text: string): (title: string, quote: QuotedFinding) => boolean {
  const blocks = text.includes(OPENING) ? [...text.matchAll(BLOCK)] : [];
  const standing = blocks.flatMap(([, title = '', , fenced, , noformat, quoted, indented]) =>
    (fenced ?? noformat ?? quoted ?? indented ?? '').split(/\r\n|\n|\r/).map(line => ({
      title: title.replace(/[*_#\s]+$/, ''),
      line: line.trim().replace(/^(?:# |> ?)/, ''),
    })),
  );
  return (title, { place }) =>
    standing.some(other => other.title === title && (other.line === place || other.line.startsWith(`${place}, `)));
}

/** A remedy's heading as a line, its words in a group. */
export const REMEDY_HEADING = new RegExp(`${HEAD}((?:Remedy|Reply): [^\\r\\n]*)`, 'gm');

/** The log lines that are quoted between that heading and the steps. */
const REMEDY_EVIDENCE = new RegExp(`${REMEDY_HEADING.source}(?:${EOL}[ \\t]*)?((?:${EOL}[ \\t]*>[^\\r\\n]*)+)`, 'gm');

/** The text with such blocks and lines blanked; offsets stay. Quote marks stay too: a blank line would end the remedy. */
export function withoutEvidence(text: string): string {
  const own = text.includes(OPENING) ? text.replace(BLOCK, blanked) : text;
  if (!/Remedy: |Reply: /.test(own)) return own;
  return own.replace(REMEDY_EVIDENCE, (whole, _heading, quoted: string) => {
    const head = whole.slice(0, -quoted.length);
    return head + quoted.replace(/(?<=[\r\n][ \t]*>)[^\r\n]*/g, blanked);
  });
}
