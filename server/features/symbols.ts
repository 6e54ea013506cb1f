import { type DocumentSymbol, type Range, SymbolKind } from 'vscode-languageserver-types';
import { type Knowledge, symptomTitle } from '../knowledge/knowledge.ts';
import { linesOf, type ReadDocument } from '../triage/document.ts';
import { outlineOf, type ProcessOutline, type Stretch } from '../triage/log-outline.ts';
import type { Finding, Section, Span } from '../triage/model.ts';

interface Entry extends Span {
  symbol: DocumentSymbol;
}

type RangeOf = (span: Span) => Range;

/** The outline: of a ticket its sections, of a log its processes and when they wrote; findings under what holds them. */
export function symbolsOf(document: ReadDocument, knowledge: Knowledge): DocumentSymbol[] {
  const lines = linesOf(document);
  const rangeOf = ({ start, end }: Span) => ({ start: lines.positionAt(start), end: lines.positionAt(end) });
  const findings = document.reading.findings
    .filter(({ ignored }) => !ignored)
    .map(finding => findingEntry(finding, rangeOf, knowledge));
  return document.kind === 'log'
    ? logSymbols(document.text, findings, rangeOf, knowledge)
    : ticketSymbols(document.reading.sections, findings, rangeOf);
}

const findingEntry = (finding: Finding, rangeOf: RangeOf, knowledge: Knowledge): Entry => ({
  start: finding.start,
  end: finding.end,
  symbol: {
    name: symptomTitle(knowledge, finding.symptom),
    detail: finding.count > 1 ? `${finding.status} ×${finding.count}` : finding.status,
    kind: finding.status === 'present' ? SymbolKind.Event : SymbolKind.Constant,
    range: rangeOf(finding),
    selectionRange: rangeOf(finding),
  },
});

function ticketSymbols(sections: readonly Section[], findings: readonly Entry[], rangeOf: RangeOf): DocumentSymbol[] {
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
  const entries = [...sections.map(sectionEntry), ...findings];
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

function logSymbols(text: string, findings: readonly Entry[], rangeOf: RangeOf, { logs }: Knowledge): DocumentSymbol[] {
  const outline = outlineOf(
    text,
    logs.formats,
    findings.map(({ start }) => start),
  );
  const marked = (marks: readonly number[]) => marks.flatMap(mark => findings[mark]?.symbol ?? []);
  const stretchSymbol = (stretch: Stretch): DocumentSymbol => ({
    name: timesOf(stretch),
    detail: counted(stretch.records, 'record'),
    kind: SymbolKind.Array,
    range: rangeOf(stretch),
    selectionRange: rangeOf(stretch.first),
    children: marked(stretch.marks),
  });
  const processSymbol = (found: ProcessOutline): DocumentSymbol => ({
    name: found.process ?? counted(found.processes, 'other process', 'other processes'),
    detail: counted(found.records, 'record'),
    kind: SymbolKind.Module,
    range: rangeOf(found),
    selectionRange: rangeOf(found.stretches[0]?.first ?? { start: found.start, end: found.start }),
    children: [...found.stretches.map(stretchSymbol), ...marked(found.marks)],
  });
  const held = new Set(
    outline.flatMap(({ marks, stretches }) => [...marks, ...stretches.flatMap(found => found.marks)]),
  );
  const loose = findings.filter((_, mark) => !held.has(mark)).map(({ symbol }) => symbol);
  return [...loose, ...outline.map(processSymbol)];
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** `Apr  2 08:15:30 – 08:21:02`; the day is said again where it is another one. */
function timesOf({ firstTime, lastTime, records }: Stretch): string {
  const first = firstTime && toSeconds(firstTime);
  const last = lastTime && toSeconds(lastTime);
  if (!first || !last) return counted(records, 'record');
  if (first === last) return first;
  const clock = last.search(CLOCK);
  return `${first} – ${clock >= 0 && first.slice(0, clock) === last.slice(0, clock) ? last.slice(clock) : last}`;
}

const CLOCK = /\d\d:\d\d:\d\d/;

/** Fractions and zones are left out; a year behind the clock stays. */
const toSeconds = (time: string): string => time.replace(/(\d\d:\d\d:\d\d)(?:\.\d+)?(?: ?[+-]\d\d:?\d{0,2})?/, '$1');
