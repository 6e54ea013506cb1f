import { type Hover, MarkupContent, type Position } from 'vscode-languageserver-types';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ReadDocument } from '../triage/document.ts';
import { errorCodesAt, type FoundCode } from '../triage/error-codes.ts';
import { lineIndex } from '../triage/lines.ts';

/**
 * Adds to a hover what the error codes at the position mean, whether or not a finding stands there.
 * In a ticket a finding speaks for itself.
 */
export function withCodes(
  hover: Hover | undefined,
  { kind, text }: ReadDocument,
  position: Position,
  knowledge: Knowledge,
): Hover | undefined {
  if (hover && kind === 'ticket') return hover;
  const lines = lineIndex(text);
  const found = errorCodesAt(text, lines.offsetAt(position), knowledge.codes);
  const [first] = found;
  if (!first) return hover;
  const before = hover && MarkupContent.is(hover.contents) ? [hover.contents.value] : [];
  return {
    contents: {
      kind: 'markdown',
      value: [...before, ...found.map(code => explain(code, knowledge))].join('\n\n---\n\n'),
    },
    range: hover?.range ?? { start: lines.positionAt(first.start), end: lines.positionAt(first.end) },
  };
}

function explain({ domain, code, known }: FoundCode, { causes }: Knowledge): string {
  const name = known?.name ? ` \`${known.name}\`` : '';
  const cause = causes.find(({ id }) => id === known?.cause);
  const parts = [`**${domain.domain} ${code}**${name} (${domain.title})`];
  if (known) parts.push(known.means, pointsTo(known.benign, cause?.title));
  else parts.push('This code is not among those that are explained here; look it up at the source.');
  if (cause && domain.note) parts.push(domain.note);
  parts.push(`Source: ${domain.sources.map(linked).join(', ')}`);
  return parts.join('\n\n');
}

function pointsTo(benign: boolean, cause: string | undefined): string {
  if (benign) return '**Benign**: it is no sign of a fault.';
  return cause ? `Points to *${cause}*.` : 'Points to no cause by itself.';
}

const linked = (source: string): string =>
  source.startsWith('https://') ? `[${source.slice('https://'.length)}](${source})` : source;
