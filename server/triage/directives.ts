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

/** Reads `<!-- symptom-lens: ignore id -->`, `# symptom-lens: ignore id` and `ignore-file id`. An unknown id is a notice. */
export function readDirectives(text: string, knowledge: Knowledge): Directives {
  const file = new Set<string>();
  const lines: Directives['lines'] = [];
  const notices: Notice[] = [];
  if (!text.includes('symptom-lens:')) return { file, lines, notices };
  const known = new Set(allSymptoms(knowledge).map(({ id }) => id));
  const extentOf = newExtents(text);
  for (const match of text.matchAll(DIRECTIVE)) {
    const ids = match[2] ?? '';
    const idsStart = match.index + match[0].length - ids.length;
    for (const id of ids.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)*/gi)) {
      const start = idsStart + id.index;
      if (!known.has(id[0])) {
        const suggestion = nearest(id[0], known);
        notices.push({
          start,
          end: start + id[0].length,
          code: 'unknown-directive',
          severity: 'warning',
          message: `There is no symptom "${id[0]}", so this directive ignores nothing.${suggestion ? ` Did you mean "${suggestion}"?` : ''}`,
          ...(suggestion ? { suggestion } : {}),
        });
      } else if (match[1] === 'ignore-file') file.add(id[0]);
      else lines.push({ symptom: id[0], extent: extentOf(match.index) });
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
export function applyDirectives(findings: readonly Finding[], { file, lines }: Directives): Finding[] {
  if (!file.size && !lines.length) return [...findings];
  const isIgnored = ({ symptom, start }: Finding) =>
    file.has(symptom) ||
    lines.some(line => line.symptom === symptom && line.extent.start <= start && start < line.extent.end);
  return findings.map(finding => (isIgnored(finding) ? { ...finding, ignored: true } : finding));
}

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

/** The known id with the fewest edits to it, if it is close. */
export function nearest(id: string, known: Iterable<string>): string | undefined {
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
