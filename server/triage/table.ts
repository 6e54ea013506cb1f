import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess } from './assess.ts';
import { looksLikeDf } from './facts/df-table.ts';
import { findingsOfFacts } from './facts/log-facts.ts';
import { looksLikePs } from './facts/ps-table.ts';
import { dfFacts, psFacts } from './facts/table-facts.ts';
import type { Facts, Reading } from './model.ts';

/** Reads a text that is what `df` or `ps` prints; `undefined` for any other. */
export function readTable(text: string, knowledge: Knowledge): Reading | undefined {
  if (looksLikeDf(text)) return readingOfFacts(text, dfFacts(text), knowledge);
  return looksLikePs(text) ? readingOfFacts(text, psFacts(text, knowledge.logs), knowledge) : undefined;
}

/** The triage of a text that states facts and is no log. */
export function readingOfFacts(text: string, facts: Facts, knowledge: Knowledge): Reading {
  const findings = findingsOfFacts(facts, ({ start, end }) => text.slice(start, end), knowledge);
  return { kind: 'log', facts, findings, ...assess(findings, facts, knowledge), sections: [], notices: [] };
}
