import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess } from './assess.ts';
import { foldOccurrences } from './context/log-fold.ts';
import { applyDirectives, readDirectives } from './directives.ts';
import { endedByRoom, findingsOfFacts, readLogFacts } from './facts/log-facts.ts';
import { scanLog, scannerOf } from './matcher/log-scan.ts';
import type { Facts, Finding, Reading, Span } from './model.ts';
import type { PlainText } from './reader/plain.ts';
import { plainLog } from './reader/plain-log.ts';

/** Reads a device log: which causes its messages speak for, repeats folded, and the facts of the device. */
export function readLog(text: string, knowledge: Knowledge): Reading {
  const plain = plainLog(text);
  const facts = readLogFacts(plain.text, knowledge.logs);
  const folded = foldOccurrences(scanLog(plain.text, scannerOf(knowledge.logs)));
  const found = [
    ...endedByRoom(folded.findings, facts, knowledge),
    ...findingsOfFacts(facts, ({ start, end }) => plain.text.slice(start, end), knowledge),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const directives = readDirectives(text, knowledge);
  const findings = applyDirectives(
    found.map(finding => inOriginal(finding, plain, text)),
    directives,
  );
  const located = factsInOriginal(facts, plain);
  return {
    kind: 'log',
    facts: located,
    findings,
    ...assess(findings, located, knowledge),
    sections: [],
    notices: directives.notices,
    ...(folded.endings.length ? { endings: folded.endings } : {}),
  };
}

const move = (span: Span, { original }: PlainText): Span => ({
  start: original(span.start),
  end: original(span.end - 1) + 1,
});

function inOriginal(finding: Finding, plain: PlainText, text: string): Finding {
  if (plain.text === text) return finding;
  const span = move(finding, plain);
  const reasons = finding.reasons.map(reason => (reason.span ? { ...reason, span: move(reason.span, plain) } : reason));
  const moved = { ...finding, ...span, text: text.slice(span.start, span.end), reasons };
  return finding.last ? { ...moved, last: move(finding.last, plain) } : moved;
}

const factsInOriginal = (facts: Facts, plain: PlainText): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, { ...fact, ...move(fact, plain) }]));
