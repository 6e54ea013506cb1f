import { allSymptoms, type Knowledge } from '../knowledge/knowledge.ts';
import type { TextChange } from './insert.ts';
import type { Finding, Notice, Span } from './model.ts';
import { frontMatterOf, opensFrontMatter } from './reader/front-matter.ts';
import { isEncoded } from './reader/mail.ts';
import { DIRECTIVE } from './reader/mask.ts';

/** What a document asks to be left alone. */
export interface Directives {
  /** Symptoms ignored in the whole document. */
  file: ReadonlySet<string>;
  /** Symptoms ignored on one line: the directive's own, or the next where it stands alone. */
  lines: { symptom: string; extent: Span }[];
  notices: Notice[];
}

/** Reads `<!-- symptom-lens: ignore id -->`, `# symptom-lens: ignore id` and `ignore-file id`. What is unknown is a notice. */
export function readDirectives(text: string, knowledge: Knowledge): Directives {
  const file = new Set<string>();
  const lines: Directives['lines'] = [];
  const notices: Notice[] = [];
  if (!text.includes('symptom-lens:')) return { file, lines, notices };
  const known = new Set(allSymptoms(knowledge).map(({ id }) => id));
  const extentOf = newExtents(text);
  for (const { 0: whole, 1: verb = '', 2: list = '', index } of text.matchAll(DIRECTIVE)) {
    const verbStart = index + whole.indexOf(verb, whole.indexOf(':'));
    const unknown = (word: string, start: number, message: string, suggestion?: string) =>
      notices.push({
        start,
        end: start + word.length,
        code: 'unknown-directive',
        severity: 'warning',
        message: `${message}${suggestion ? ` Did you mean "${suggestion}"?` : ''}`,
        ...(suggestion ? { suggestion } : {}),
      });
    if (verb !== 'ignore' && verb !== 'ignore-file') {
      const meant = /f/i.test(verb) ? 'ignore-file' : 'ignore';
      unknown(verb, verbStart, `There is no directive "${verb}", so this ignores nothing.`, meant);
      continue;
    }
    const ids = [...list.matchAll(/\w+(?:-\w+)*/g)];
    const isIdle = !ids.some(([id]) => known.has(id));
    if (!ids.length) unknown(verb, verbStart, 'This directive names no symptom, so it ignores nothing.');
    for (const { 0: id, index: at } of ids) {
      if (!known.has(id)) {
        const message = `There is no symptom "${id}"${isIdle ? ', so this directive ignores nothing' : ''}.`;
        unknown(id, verbStart + verb.length + at, message, nearest(id, known));
      } else if (verb === 'ignore-file') file.add(id);
      else lines.push({ symptom: id, extent: extentOf(index) });
    }
  }
  return { file, lines, notices };
}

/**
 * The directive's own line; where nothing else stands on it, up to the end of the next line that holds text.
 * Further directives in between are passed over, so that they can be stacked.
 */
function newExtents(text: string): (at: number) => Span {
  /** Of the last place that was asked for: where the lines end that hold no text, and the one that does. */
  let known = { from: -1, bare: -1, end: -1 };
  return at => {
    const start = lineStartBefore(text, at);
    // One that stands in a stack ends where the stack ends.
    if (start >= known.from && start <= known.bare) return { start, end: known.end };
    let end = lineEndAfter(text, at);
    let bare = start - 1;
    for (let line = text.slice(start, end); !holdsText(line) && end < text.length; ) {
      bare = end;
      const next = end + (text.startsWith('\r\n', end) ? 2 : 1);
      end = lineEndAfter(text, next);
      line = text.slice(next, end);
    }
    known = { from: start, bare, end };
    return { start, end };
  };
}

const holdsText = (line: string): boolean => /[\p{L}\p{N}]/u.test(line.replace(DIRECTIVE, ''));

/** Not by `lastIndexOf`, which walks through the whole text for a break that it does not use. */
function lineStartBefore(text: string, from: number): number {
  let start = from;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

function lineEndAfter(text: string, from: number): number {
  const length = text.slice(from).search(/[\r\n]/);
  return length < 0 ? text.length : from + length;
}

/** Marks the findings that directives ask to leave alone. */
export function applyDirectives(findings: readonly Finding[], directives: Directives): Finding[] {
  if (!directives.file.size && !directives.lines.length) return [...findings];
  return findings.map(finding => (isIgnored(finding, directives) ? { ...finding, ignored: true } : finding));
}

/** Do directives ask to leave a symptom alone that is shown there? */
export const isIgnored = (
  { symptom, start }: Pick<Finding, 'symptom' | 'start'>,
  { file, lines }: Pick<Directives, 'file' | 'lines'>,
): boolean =>
  file.has(symptom) ||
  lines.some(line => line.symptom === symptom && line.extent.start <= start && start < line.extent.end);

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
  const style = start < (frontMatterOf(text)?.whole.length ?? 0) ? 'hash' : comment;
  if (style === 'html' && ROW.test(line))
    return { start: end, end, insert: ` ${directive('ignore', finding.symptom, style)}` };
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

/** The known id with the fewest edits to it, if it is close. */
function nearest(id: string, known: Iterable<string>): string | undefined {
  let best: { id: string; edits: number } | undefined;
  for (const candidate of known) {
    const edits = distance(id.toLowerCase(), candidate);
    if (!best || edits < best.edits) best = { id: candidate, edits };
  }
  return best && best.edits <= Math.max(2, id.length / 3) ? best.id : undefined;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
