import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess } from './assess.ts';
import { applyDirectives, readDirectives } from './directives.ts';
import { looksLikeDf } from './facts/df-table.ts';
import { findingsOfFacts } from './facts/log-facts.ts';
import { looksLikePs } from './facts/ps-table.ts';
import { dfFacts, psFacts } from './facts/table-facts.ts';
import { readLog } from './log.ts';
import type { Facts, Reading } from './model.ts';
import { byPlace } from './spans.ts';

/** Reads a text that begins with what `df` or `ps` prints; `undefined` for any other. */
export function readTable(text: string, knowledge: Knowledge): Reading | undefined {
  if (looksLikeDf(text)) return withFacts(text, dfFacts(text), knowledge);
  return looksLikePs(text) ? withFacts(text, psFacts(text, knowledge.logs), knowledge) : undefined;
}

/** What a log says, with better facts: outputs of several commands are often put into one file. */
export function withFacts(text: string, better: Facts, knowledge: Knowledge): Reading {
  const log = readLog(text, knowledge);
  const measured = new Set(knowledge.logs.signatures.filter(({ measure }) => measure).map(({ id }) => id));
  const facts = { ...log.facts, ...better };
  const found = [
    ...log.findings.filter(({ symptom }) => !measured.has(symptom)),
    ...findingsOfFacts(facts, ({ start, end }) => text.slice(start, end), knowledge),
  ].sort(byPlace);
  const findings = applyDirectives(found, readDirectives(text, knowledge));
  return { ...log, facts, findings, ...assess(findings, facts, knowledge) };
}

/** The triage of a text that states facts and is no log. */
export function readingOfFacts(text: string, facts: Facts, knowledge: Knowledge): Reading {
  const findings = findingsOfFacts(facts, ({ start, end }) => text.slice(start, end), knowledge);
  return { kind: 'log', facts, findings, ...assess(findings, facts, knowledge), sections: [], notices: [] };
}
