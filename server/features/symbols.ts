import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { type Knowledge, symptomOf } from '../knowledge/knowledge.ts';
import type { ReadDocument } from '../triage/document.ts';
import { lineIndex } from '../triage/lines.ts';
import type { Finding, Section, Span } from '../triage/model.ts';

interface Entry extends Span {
  symbol: DocumentSymbol;
}

/** The outline: sections as in the text, each finding under the section that holds it. */
export function symbolsOf({ text, reading }: ReadDocument, knowledge: Knowledge): DocumentSymbol[] {
  const lines = lineIndex(text);
  const rangeOf = ({ start, end }: Span) => ({ start: lines.positionAt(start), end: lines.positionAt(end) });
  const sectionEntry = ({ title, start, end, extent }: Section): Entry => ({
    ...extent,
    symbol: {
      name: title.trim() || 'Section',
      kind: SymbolKind.String,
      range: rangeOf(extent),
      selectionRange: rangeOf({ start, end }),
      children: [],
    },
  });
  const findingEntry = (finding: Finding): Entry => ({
    start: finding.start,
    end: finding.end,
    symbol: {
      name: symptomOf(knowledge, finding.symptom)?.title ?? finding.symptom,
      detail: finding.count > 1 ? `${finding.status} ×${finding.count}` : finding.status,
      kind: finding.status === 'present' ? SymbolKind.Event : SymbolKind.Constant,
      range: rangeOf(finding),
      selectionRange: rangeOf(finding),
    },
  });
  const entries = [
    ...reading.sections.map(sectionEntry),
    ...reading.findings.filter(({ ignored }) => !ignored).map(findingEntry),
  ];
  entries.sort((a, b) => a.start - b.start || b.end - a.end);
  return nest(entries);
}

/** Puts each entry under the nearest one before it that holds it whole. */
function nest(entries: readonly Entry[]): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: Entry[] = [];
  for (const entry of entries) {
    while (open.length && !holds(open.at(-1), entry)) open.pop();
    const parent = open.at(-1)?.symbol.children;
    (parent ?? roots).push(entry.symbol);
    if (entry.symbol.children) open.push(entry);
  }
  return roots;
}

const holds = (outer: Entry | undefined, inner: Entry): boolean =>
  outer !== undefined && outer.start <= inner.start && outer.end >= inner.end;
