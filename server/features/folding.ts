import type { FoldingRange } from 'vscode-languageserver-types';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { linesOf, type ReadDocument } from '../triage/document.ts';
import { type Fold, foldsOf } from '../triage/log-folds.ts';

/** More are not sent: VS Code takes no more unless a setting says so. */
const MOST = 5000;

/**
 * What may be folded in a log: records of several lines, and records that say the same. Where these are too many,
 * those that hide the most are kept. `undefined` for a ticket, which the editor folds by its own means.
 */
export function foldingRangesOf(document: ReadDocument, { logs }: Knowledge, limit = MOST): FoldingRange[] | undefined {
  if (document.kind !== 'log') return undefined;
  const lines = linesOf(document);
  const ranges = foldsOf(document.text, logs.formats).map(fold => rangeOf(fold, lines.positionAt));
  if (ranges.length <= limit) return ranges;
  return ranges
    .sort((a, b) => hidden(b) - hidden(a))
    .slice(0, limit)
    .sort((a, b) => a.startLine - b.startLine);
}

const rangeOf = ({ start, end }: Fold, positionAt: (offset: number) => { line: number }): FoldingRange => ({
  startLine: positionAt(start).line,
  endLine: positionAt(end).line,
});

const hidden = ({ startLine, endLine }: FoldingRange): number => endLine - startLine;
