import { type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';

/** Remembers what was last reported of each document: most edits change no diagnostic, and then nothing is sent. */
export interface ReportMemory {
  /** @param previous the id of the report that the client still has */
  report: (uri: string, items: Diagnostic[], previous: string | undefined) => DocumentDiagnosticReport;
  forget: (uri: string) => void;
}

export function newReportMemory(): ReportMemory {
  const last = new Map<string, { id: string; content: string }>();
  let count = 0;
  return {
    report: (uri, items, previous) => {
      const content = JSON.stringify(items);
      const known = last.get(uri);
      if (known && known.id === previous && known.content === content)
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.id };
      const id = String(++count);
      last.set(uri, { id, content });
      return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
    },
    forget: uri => {
      last.delete(uri);
    },
  };
}
