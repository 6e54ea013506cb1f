import type { CodeLens } from 'vscode-languageserver-types';
import { likelyIn, type Preferences, type ReadDocument, shownAs } from '../triage/document.ts';

/** Above a ticket's text: how many problems there are, and a command that inserts all remedies. */
export function codeLensesOf({ uri, kind, reading }: ReadDocument, preferences: Preferences): CodeLens[] {
  if (kind !== 'ticket') return [];
  const likely = likelyIn(reading);
  const present = reading.findings.filter(finding => shownAs(finding, likely, preferences));
  if (!present.length) return [];
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const causes = new Set(present.map(({ cause }) => cause)).size;
  const title = `${present.length} ${present.length === 1 ? 'symptom' : 'symptoms'} of ${causes} ${causes === 1 ? 'cause' : 'causes'}: insert all remedies`;
  return [{ range, command: { title, command: 'symptomLens.insertAllRemedies', arguments: [uri] } }];
}
