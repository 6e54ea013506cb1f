import type { TextChange } from '../insert.ts';
import { lineEndAfter, lineStartBefore } from '../lines.ts';
import type { Finding } from '../model.ts';
import { isCsv, isJson, isXml } from '../reader/data-format.ts';
import { frontMatterOf, opensFrontMatter } from '../reader/front-matter.ts';
import { isEncoded } from '../reader/mail.ts';

/**
 * Writes a directive so that this finding is left alone: above its line; behind it in a table, an export or a quote,
 * which a line in between would end; as a comment of YAML in the front matter. `undefined` where any line in between
 * would break what it stands in: in a mail whose text is encoded, in JSON, in a log in XML, in a value of several lines.
 */
export function ignoreFindingChange(
  text: string,
  finding: Pick<Finding, 'start' | 'symptom'>,
  comment: 'html' | 'hash' = 'html',
): TextChange | undefined {
  if (isJson(text) || (comment === 'html' ? isEncoded(text) : isXml(text))) return undefined;
  const lineStart = lineStartBefore(text, finding.start);
  const start = text.startsWith(BOM, lineStart) ? lineStart + BOM.length : lineStart;
  const end = lineEndAfter(text, start);
  const line = text.slice(start, end);
  const isFront = start < (frontMatterOf(text)?.whole.length ?? 0);
  if (isFront && isInValue(text.slice(0, end))) return undefined;
  const style = isFront ? 'hash' : comment;
  if (style === 'html' && ROW.test(line))
    return { start: end, end, insert: ` ${directive('ignore', finding.symptom, style)}` };
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  return { start, end: start, insert: `${indent}${directive('ignore', finding.symptom, style)}${eolOf(text)}` };
}

const BOM = '\uFEFF';

/** Does the last line of this YAML go on with a value that began above: in `notes: |`, or wrapped? */
function isInValue(yaml: string): boolean {
  const lines = yaml.split(/\r\n|\n|\r/);
  const last = lines.pop() ?? '';
  if (!BEGINS_VALUE.test(last)) return true;
  let indent = indentOf(last);
  for (const line of lines.reverse()) {
    if (!line.trim() || indentOf(line) >= indent) continue;
    if (OPENS_BLOCK.test(line)) return true;
    indent = indentOf(line);
  }
  return false;
}
const BEGINS_VALUE = /^[ \t]*(?:- |[^\s:][^:]*:(?:\s|$))/;
const OPENS_BLOCK = /[:-][ \t]+[|>][+-]?\d?[+-]?[ \t]*(?:#.*)?$/;
const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

const ROW = /^[ \t]*[|>"]|[\t;]|,"|(?:,\S[^,]*){2}/;

/**
 * Writes a directive that leaves a symptom alone in the whole document: behind the front matter or the declaration of
 * XML, else at the top; `undefined` in JSON and in a log in XML, which have no such comments, and above the head of a CSV.
 */
export function ignoreSymptomChange(
  text: string,
  symptom: string,
  comment: 'html' | 'hash' = 'html',
): TextChange | undefined {
  if (isJson(text) || (comment === 'html' ? isCsv(text) : isXml(text))) return undefined;
  // Behind a front matter that nobody closed, too, lest it become none.
  const opened = opensFrontMatter(text) ? (/^.*(?:\r\n|\n|\r)/.exec(text)?.[0] ?? '') : '';
  const declared = DECLARATION.exec(text)?.[0] ?? '';
  const front = frontMatterOf(text)?.whole ?? (opened || declared || (text.startsWith(BOM) ? BOM : ''));
  const closed = front === '' || front === BOM || /[\r\n]$/.test(front);
  return {
    start: front.length,
    end: front.length,
    insert: `${closed ? '' : eolOf(text)}${directive('ignore-file', symptom, comment)}${eolOf(text)}`,
  };
}

const DECLARATION = /^\s*<\?xml\b[^>]*>(?:[ \t]*(?:\r\n|\n|\r))?/;

const directive = (verb: string, symptom: string, comment: 'html' | 'hash'): string =>
  comment === 'html' ? `<!-- symptom-lens: ${verb} ${symptom} -->` : `# symptom-lens: ${verb} ${symptom}`;

const eolOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
