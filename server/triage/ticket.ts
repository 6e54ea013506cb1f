import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess } from './assess.ts';
import { applyCase } from './context/case.ts';
import { type Draft, dropOverlaps } from './context/draft.ts';
import { readCase } from './context/read-case.ts';
import { applyDirectives, readDirectives } from './directives.ts';
import { findConflicts } from './facts/conflicts.ts';
import { matcherOf } from './matcher/matcher.ts';
import type { Finding, Reading } from './model.ts';
import { readStructure } from './reader/blocks.ts';
import { endReading, type Memory, newMemory } from './reader/content.ts';
import { withoutUnsaid } from './reader/mask.ts';

export { type Memory, newMemory };

/**
 * Reads a ticket: what it says of which symptoms, the facts of the case, the causes ranked.
 * @param memory from `newMemory()`, kept with a document, makes reading it again after an edit cheap; the outcome is the same
 */
export function readTicket(text: string, knowledge: Knowledge, memory: Memory = newMemory()): Reading {
  const said = withoutUnsaid(text);
  const structure = readStructure(said);
  const { drafts, facts, versions, state, toggled } = readCase(
    said,
    structure,
    knowledge,
    matcherOf(knowledge),
    memory,
  );
  endReading(memory);
  const directives = readDirectives(text, knowledge);
  const findings = applyDirectives(
    applyCase(dropOverlaps(drafts), state).map(draft => toFinding(draft, text)),
    directives,
  );
  return {
    kind: 'ticket',
    facts,
    findings,
    ...assess(findings, facts, knowledge),
    sections: structure.sections,
    notices: [...directives.notices, ...findConflicts(facts, versions, toggled, knowledge)].sort(
      (a, b) => a.start - b.start,
    ),
  };
}

const toFinding = ({ symptom, status, confidence, reasons, start, end }: Draft, text: string): Finding => ({
  symptom: symptom.id,
  cause: symptom.cause,
  status,
  confidence,
  start,
  end,
  text: text.slice(start, end),
  count: 1,
  reasons,
});
