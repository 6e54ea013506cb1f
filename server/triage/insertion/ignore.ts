import type { TextChange } from '../insert.ts';
import { lineEndAfter, lineStartBefore } from '../lines.ts';
import type { Finding } from '../model.ts';
import { frontMatterOf, opensFrontMatter } from '../reader/front-matter.ts';
import { isEncoded } from '../reader/mail.ts';

/**
 * Writes a directive so that this finding is left alone: above its line; behind it in a table, an export or a quote,
 * which a line in between would end; as a comment of YAML in the front matter. `undefined` in a mail whose text is
 * encoded, which any line in between would break.
 */
export function ignoreFindingChange(
  text: string,
  finding: Pick<Finding, 'start' | 'symptom'>,
  comment: 'html' | 'hash' = 'html',
): TextChange | undefined {
  if (comment === 'html' && isEncoded(text)) return undefined;
  const start = lineStartBefore(text, finding.start);
  const end = lineEndAfter(text, start);
  const line = text.slice(start, end);
  if (comment === 'html' && ROW.test(line))
    return { start: end, end, insert: ` ${directive('ignore', finding.symptom, comment)}` };
  const style = start < (frontMatterOf(text)?.whole.length ?? 0) ? 'hash' : comment;
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  return { start, end: start, insert: `${indent}${directive('ignore', finding.symptom, style)}${eolOf(text)}` };
}

const ROW = /^[ \t]*[|>"]|[\t;]|,"|(?:,\S[^,]*){2}/;

/** Writes a directive that leaves a symptom alone in the whole document: behind the front matter, else at the top. */
export function ignoreSymptomChange(text: string, symptom: string, comment: 'html' | 'hash' = 'html'): TextChange {
  // Behind a front matter that nobody closed, too, lest it become none.
  const opened = opensFrontMatter(text) ? (/^.*(?:\r\n|\n|\r)/.exec(text)?.[0] ?? '') : '';
  const front = frontMatterOf(text)?.whole ?? (opened || (text.startsWith('\uFEFF') ? '\uFEFF' : ''));
  const closed = front === '' || front === '\uFEFF' || /[\r\n]$/.test(front);
  return {
    start: front.length,
    end: front.length,
    insert: `${closed ? '' : eolOf(text)}${directive('ignore-file', symptom, comment)}${eolOf(text)}`,
  };
}

const directive = (verb: string, symptom: string, comment: 'html' | 'hash'): string =>
  comment === 'html' ? `<!-- symptom-lens: ${verb} ${symptom} -->` : `# symptom-lens: ${verb} ${symptom}`;

const eolOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
