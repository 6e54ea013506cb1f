import type { CodeLens } from 'vscode-languageserver-types';
import { onlyInLog } from '../triage/attached.ts';
import { likelyIn, type Preferences, type ReadDocument, shownAs } from '../triage/document.ts';
import { likelyCauses } from '../triage/insertion/document-changes.ts';

/** Above a ticket's text: how many problems there are, those that only its logs show among them, and a command that inserts all remedies, where a cause is likely. */
export function codeLensesOf(document: ReadDocument, preferences: Preferences): CodeLens[] {
  const { uri, kind, reading, frontMatter } = document;
  if (kind !== 'ticket') return [];
  const likely = likelyIn(reading);
  const inLogs = (frontMatter?.logs ?? []).flatMap(({ name }) => onlyInLog(name, reading));
  const present = [...reading.findings, ...inLogs].filter(one => shownAs(one, likely, preferences));
  if (!present.length) return [];
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const causes = new Set(present.map(({ cause }) => cause)).size;
  const count = `${present.length} ${present.length === 1 ? 'symptom' : 'symptoms'} of ${causes} ${causes === 1 ? 'cause' : 'causes'}`;
  const command = likelyCauses(document, preferences).length
    ? { title: `${count}: insert all remedies`, command: 'symptomLens.insertAllRemedies', arguments: [uri] }
    : // Editors show a command without a name as plain text.
      { title: count, command: '' };
  return [{ range, command }];
}
