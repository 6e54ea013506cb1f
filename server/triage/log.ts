import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess } from './assess.ts';
import { foldOccurrences } from './context/log-fold.ts';
import { applyDirectives, readDirectives } from './directives.ts';
import { endedByRoom, findingsOfFacts, readLogFacts } from './facts/log-facts.ts';
import { scanLog, scannerOf } from './matcher/log-scan.ts';
import type { Finding, Reading } from './model.ts';
import type { PlainText } from './reader/plain.ts';
import { plainLog } from './reader/plain-log.ts';
import { byPlace, movedFacts, movedFinding, spanMover } from './spans.ts';

/** Reads a device log: which causes its messages speak for, repeats folded, and the facts of the device. */
export function readLog(text: string, knowledge: Knowledge): Reading {
  const plain = plainLog(text);
  const facts = readLogFacts(plain.text, knowledge.logs);
  const folded = foldOccurrences(scanLog(plain.text, scannerOf(knowledge.logs)));
  const found = [
    ...endedByRoom(folded.findings, facts, knowledge),
    ...findingsOfFacts(facts, ({ start, end }) => plain.text.slice(start, end), knowledge),
  ].sort(byPlace);
  const directives = readDirectives(text, knowledge);
  const findings = applyDirectives(
    found.map(finding => inOriginal(finding, plain, text)),
    directives,
  );
  const located = movedFacts(facts, spanMover(plain.original));
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

function inOriginal(finding: Finding, { original, text: plain }: PlainText, text: string): Finding {
  if (plain === text) return finding;
  const moved = movedFinding(finding, spanMover(original));
  return { ...moved, text: text.slice(moved.start, moved.end) };
}
