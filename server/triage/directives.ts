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

/** Marks the findings that directives ask to leave alone. */
export function applyDirectives(findings: readonly Finding[], { file, lines }: Directives): Finding[] {
  if (!file.size && !lines.length) return [...findings];
  const isIgnored = ({ symptom, start }: Finding) =>
    file.has(symptom) ||
    lines.some(line => line.symptom === symptom && line.extent.start <= start && start < line.extent.end);
  return findings.map(finding => (isIgnored(finding) ? { ...finding, ignored: true } : finding));
}
