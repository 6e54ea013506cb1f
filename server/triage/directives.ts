import { allSymptoms, type Knowledge } from '../knowledge/knowledge.ts';
import { lineEndAfter, lineStartBefore } from './lines.ts';
import type { Finding, Notice, Span } from './model.ts';
import { nearest } from './nearest.ts';
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
