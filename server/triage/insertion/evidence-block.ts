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

/** A remedy's heading as a line, its words in a group. */
export const REMEDY_HEADING = /^[ \t]{0,8}(?:#{1,6}[ \t]+|h[1-6]\.[ \t]+|[*_]{1,3})?((?:Remedy|Reply): [^\r\n]*)/gm;

/** The log lines that are quoted between that heading and the steps. */
const REMEDY_EVIDENCE = new RegExp(
  `${REMEDY_HEADING.source}(?:(?:\\r\\n|\\n|\\r)[ \\t]*)?((?:(?:\\r\\n|\\n|\\r)[ \\t]*>[^\\r\\n]*)+)`,
  'gm',
);

/** The text with such blocks and lines blanked; offsets stay. Quote marks stay too: a blank line would end the remedy. */
export function withoutEvidence(text: string): string {
  const own = text.includes(OPENING) ? text.replace(BLOCK, blanked) : text;
  if (!/remedy: |reply: /i.test(own)) return own;
  return own.replace(REMEDY_EVIDENCE, (whole, _heading, quoted: string) => {
    const head = whole.slice(0, -quoted.length);
    return head + quoted.replace(/(?<=[\r\n][ \t]*>)[^\r\n]*/g, blanked);
  });
}

const blanked = (text: string): string => text.replace(/[^\r\n]/g, ' ');
