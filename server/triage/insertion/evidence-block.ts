import type { Writing } from './style.ts';

/** What opens a block of log lines, and by which it is known again: nothing in it is a statement of the ticket. */
const OPENING = 'Log evidence: ';

/** A block in any of its notations. */
const BLOCK =
  /^Log evidence: ([^\r\n]*)(?:\r\n|\n|\r)(?:(`{3,})log[ \t]*(?:\r\n|\n|\r)([\s\S]*?)^\2[ \t]*$|\{noformat\}[ \t]*(?:\r\n|\n|\r)([\s\S]*?)^\{noformat\}[ \t]*$|((?:^> [^\r\n]*(?:\r\n|\n|\r|(?![\s\S])))+))/gm;

/** The lines of one finding: where, how often and when, then the line of the log. */
export interface QuotedFinding {
  place: string;
  line: string;
}

/** A cause's log lines in the ticket's notation, without a line break at the end. */
export function evidenceBlock(title: string, quotes: readonly QuotedFinding[], writing: Writing, eol: string): string {
  const head = OPENING + title;
  if (writing === 'plain') return [head, ...quotes.flatMap(({ place, line }) => [`> ${place}`, `> ${line}`])].join(eol);
  const lines = quotes.flatMap(({ place, line }) => [`# ${place}`, line]);
  if (writing === 'jira') {
    const safe = lines.map(line => line.replaceAll('{noformat}', '{ noformat }'));
    return [head, '{noformat}', ...safe, '{noformat}'].join(eol);
  }
  const fence = '`'.repeat(Math.max(3, ...lines.map(longestFence)));
  return [head, `${fence}log`, ...lines, fence].join(eol);
}

/** One more than the longest run of backticks, lest a line close the fence that it stands in. */
const longestFence = (line: string): number => Math.max(0, ...(line.match(/`+/g) ?? []).map(run => run.length)) + 1;

/** The places that stand in a ticket already, each behind the title of its block. */
export function quotedPlaces(text: string): Set<string> {
  const blocks = text.includes(OPENING) ? text.matchAll(BLOCK) : [];
  return new Set(
    [...blocks].flatMap(([, title = '', , fenced, noformat, quoted]) =>
      (fenced ?? noformat ?? quoted ?? '')
        .split(/\r\n|\n|\r/)
        .map(line => `${title}\n${line.replace(/^(?:# |> )/, '')}`),
    ),
  );
}

/** The text with such blocks blanked; offsets stay. */
export const withoutEvidence = (text: string): string =>
  text.includes(OPENING) ? text.replace(BLOCK, block => block.replace(/[^\r\n]/g, ' ')) : text;
