import { type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';

/** Remembers what was last reported of each document: most edits change no diagnostic, and then nothing is sent. */
export interface ReportMemory {
  /** @param previous the id of the report that the client still has */
  report: (uri: string, items: Diagnostic[], previous: string | undefined) => DocumentDiagnosticReport;
  forget: (uri: string) => void;
}

export function newReportMemory(): ReportMemory {
  const last = new Map<string, { id: string; items: Diagnostic[] }>();
  let count = 0;
  return {
    report: (uri, items, previous) => {
      const known = last.get(uri);
      if (known && known.id === previous && isSame(known.items, items))
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.id };
      const id = String(++count);
      last.set(uri, { id, items });
      return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
    },
    forget: uri => {
      last.delete(uri);
    },
  };
}

type Plain = Record<string, unknown>;

/** Of plain data. It begins at the end, since most edits move what stands behind them, and stops at the first difference. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const keys = Object.keys(a);
  let left = keys.length;
  if (left !== Object.keys(b).length) return false;
  while (left--) if (!isSame((a as Plain)[keys[left] as string], (b as Plain)[keys[left] as string])) return false;
  return true;
}
