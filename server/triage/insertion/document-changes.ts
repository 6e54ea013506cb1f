import type { Knowledge } from '../../knowledge/knowledge.ts';
import { likelyIn, markupOf, type Preferences, type ReadDocument } from '../document.ts';
import { insertEvidence } from '../evidence.ts';
import { type EvidenceLines, insertRemedies, type TextChange } from '../insert.ts';
import { languageOf } from '../language.ts';
import { lineIndex, type Position } from '../lines.ts';
import type { Finding, LogEvidence } from '../model.ts';
import { lineAround, masked, onOneLine } from '../quote.ts';
import { ESCALATION, renderRemedy } from '../remedy.ts';

/** The likely causes of a document, most likely first, unless they are switched off or not shown. */
export const likelyCauses = ({ reading }: ReadDocument, { hiddenCauses, severity }: Preferences): string[] =>
  severity.likely === 'off' ? [] : [...likelyIn(reading)].filter(cause => !hiddenCauses.has(cause));

/** The change that inserts the remedies of the given causes, else of all likely ones, in the order in which they are checked. */
export function allRemedies(
  document: ReadDocument,
  preferences: Preferences,
  knowledge: Knowledge,
  causes?: readonly string[],
  audience = preferences.audience,
  evidence?: EvidenceLines,
): TextChange[] {
  const wanted = new Set(causes ?? likelyCauses(document, preferences));
  const style = {
    audience,
    labels: preferences.labels,
    markup: markupOf(document),
    language: languageOf(document.text),
  };
  const known = [...knowledge.causes.map(({ id }) => id), ESCALATION].filter(id => wanted.has(id));
  return insertRemedies(
    document.text,
    known.map(id => renderRemedy(id, document.reading.facts, style, knowledge)),
    evidence,
  );
}

/** The change that quotes log lines of the given causes, else of all that are not switched off. */
export function evidenceChanges(
  ticket: ReadDocument,
  attached: readonly LogEvidence[],
  { hiddenCauses, masksPrivate }: Preferences,
  knowledge: Knowledge,
  causes?: readonly string[],
): TextChange[] {
  const shown = causes ? attached : attached.filter(({ cause }) => !hiddenCauses.has(cause));
  return insertEvidence(ticket.text, shown, knowledge, { causes, masksPrivate, markup: markupOf(ticket) });
}

/** The log line, with how often it occurred. */
export function evidenceOf(finding: Finding, text: string, { masksPrivate }: Preferences): string {
  const line = lineAround(text, finding.start, masksPrivate ? masked : onOneLine);
  return finding.count > 1 ? `${line} (${finding.count} times)` : line;
}

interface PlacedChange {
  range: { start: Position; end: Position };
  newText: string;
}

/** Changes as editors take them: by line and character. */
export function textEdits(text: string, changes: readonly TextChange[]): PlacedChange[] {
  const lines = lineIndex(text);
  return changes.map(({ start, end, insert }) => ({
    range: { start: lines.positionAt(start), end: lines.positionAt(end) },
    newText: insert,
  }));
}
