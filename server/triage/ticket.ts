import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess } from './assess.ts';
import { applyCase } from './context/case.ts';
import { type Draft, dropOverlaps } from './context/draft.ts';
import { readCase } from './context/read-case.ts';
import { applyDirectives, readDirectives } from './directives.ts';
import { findConflicts } from './facts/conflicts.ts';
import { withoutEvidence } from './insertion/evidence-block.ts';
import { matcherOf } from './matcher/matcher.ts';
import { type Memory, newMemory } from './memory.ts';
import type { Finding, Notice, Reading } from './model.ts';
import { pastedLogs, readPasted, withoutPasted } from './pasted-log.ts';
import type { Block } from './reader/block.ts';
import { readStructure } from './reader/blocks.ts';
import { closedTickets } from './reader/closed-tickets.ts';
import { endReading } from './reader/content.ts';
import { withoutUnsaid } from './reader/mask.ts';
import { sharedWith } from './reader/shared.ts';
import { ticketLines } from './reader/ticket-lines.ts';
import { byPlace } from './spans.ts';

/**
 * Reads a ticket: what it says of which symptoms, the facts of the case, the causes ranked.
 * @param memory from `newMemory()`, kept with a document, makes reading it again after an edit cheap; the outcome is the same
 */
export function readTicket(text: string, knowledge: Knowledge, memory: Memory = newMemory()): Reading {
  const own = withoutEvidence(text);
  const pasted = pastedLogs(own);
  const said = withoutUnsaid(withoutPasted(own, pasted));
  const shared = sharedWith(memory.text, said);
  memory.lines = ticketLines(said, memory.lines, shared);
  memory.text = said;
  const structure = readStructure(said, memory.lines, closedTickets(own));
  const cut = cutLongLines(structure.blocks);
  const { drafts, facts, versions, models, state } = readCase(
    said,
    structure,
    knowledge,
    matcherOf(knowledge),
    memory,
    shared,
  );
  endReading(memory);
  const directives = readDirectives(own, knowledge);
  const closed = state.solved ?? state.elsewhere;
  const fromLog = readPasted(own, pasted, knowledge, memory.pasted, closed);
  const fromProse = applyCase(dropOverlaps(drafts), state).map(draft => toFinding(draft, text));
  const findings = applyDirectives(fromLog.length ? [...fromProse, ...fromLog].sort(byPlace) : fromProse, directives);
  return {
    kind: 'ticket',
    facts,
    findings,
    ...assess(findings, facts, knowledge, { closed }),
    ...(closed ? { closed } : {}),
    sections: structure.sections,
    notices: [...directives.notices, ...cut, ...findConflicts(facts, versions, models, findings, knowledge)].sort(
      (a, b) => a.start - b.start,
    ),
  };
}

/** A longer paragraph is no prose; reading all of it would keep the editor waiting. */
const LONGEST_LINE = 500_000;

/** Shortens blocks that are one endless paragraph, and says so. */
function cutLongLines(blocks: Block[]): Notice[] {
  return blocks.filter(isLong).map(block => {
    const from = block.start + LONGEST_LINE;
    const notice: Notice = {
      start: from,
      end: from + 1,
      code: 'long-line',
      severity: 'information',
      message: `This paragraph has ${block.end - block.start} characters; what stands behind the first ${LONGEST_LINE} was not read. Break it up with blank lines.`,
    };
    block.end = from;
    return notice;
  });
}

const isLong = ({ start, end }: Block): boolean => end - start > LONGEST_LINE;

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
