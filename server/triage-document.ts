import { addressOf } from './addresses/address.ts';
import { reportOf } from './files/report.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { decidedBy } from './triage/decided.ts';
import { linesOf, type ReadDocument } from './triage/document.ts';
import { inTime, type Triage, titlesOf } from './triage-file.ts';

/** The triage of a document that is open in the editor. */
export function triageOf(document: ReadDocument, knowledge: Knowledge): Triage {
  const { uri, text, reading } = document;
  const lines = linesOf(document);
  const address = addressOf(uri);
  const path = address?.scheme === 'file' ? address.fsPath : (address?.path ?? uri);
  const report = inTime(reportOf(path, offset => lines.positionAt(offset), reading));
  return {
    report,
    isArchive: false,
    read: [],
    titles: titlesOf(report, knowledge),
    decided: reading.findings.filter(({ ignored }) => !ignored).map(finding => decidedBy(finding, text)),
  };
}
