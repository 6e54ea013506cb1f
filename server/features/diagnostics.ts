import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver-types';
import { type Knowledge, symptomOf } from '../knowledge/knowledge.ts';
import type { Preferences, ReadDocument, ShownAs } from '../triage/document.ts';
import { type LineIndex, lineIndex } from '../triage/lines.ts';
import type { Finding, Notice, Span } from '../triage/model.ts';

/** What a quick fix needs of a diagnostic, without reading the document again. */
export interface DiagnosticData {
  cause?: string;
  symptom?: string;
  start: number;
  end: number;
  suggestion?: string;
}

/** So many problems of a file are shown; one more says how many are left out. */
const MOST = 1000;

const SEVERITY: Record<Exclude<ShownAs, 'off'>, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Present findings and notices as diagnostics. */
export function diagnosticsOf(document: ReadDocument, preferences: Preferences, knowledge: Knowledge): Diagnostic[] {
  const lines = lineIndex(document.text);
  const { findings, causes, notices } = document.reading;
  const likely = new Set(causes.filter(({ verdict }) => verdict === 'likely').map(({ cause }) => cause));
  const present = findings.filter(
    ({ status, ignored, cause }) => status === 'present' && !ignored && !preferences.hiddenCauses.has(cause),
  );
  const all = [
    ...present.flatMap(finding => {
      const shown = preferences.severity[likely.has(finding.cause) ? 'likely' : 'possible'];
      return shown === 'off' ? [] : [findingDiagnostic(finding, SEVERITY[shown], document, lines, knowledge)];
    }),
    ...notices.map(notice => noticeDiagnostic(notice, lines)),
  ];
  if (all.length <= MOST) return all;
  const more: Diagnostic = {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: 'symptom-lens',
    code: 'more-findings',
    message: `${all.length - MOST} more findings are not shown; the command line lists all of them.`,
  };
  return [...all.slice(0, MOST), more];
}

function findingDiagnostic(
  finding: Finding,
  severity: DiagnosticSeverity,
  document: ReadDocument,
  lines: LineIndex,
  knowledge: Knowledge,
): Diagnostic {
  const symptom = symptomOf(knowledge, finding.symptom);
  const cause = knowledge.causes.find(({ id }) => id === finding.cause);
  const href = symptom?.sources?.find(source => source.startsWith('http')) ?? cause?.sources[0];
  const times =
    finding.count > 1
      ? ` (${finding.count} times${finding.firstTime ? `, ${finding.firstTime} to ${finding.lastTime ?? ''}` : ''})`
      : '';
  return {
    range: rangeOf(finding, lines),
    severity,
    source: 'symptom-lens',
    code: finding.symptom,
    ...(href ? { codeDescription: { href } } : {}),
    message: `${symptom?.title ?? finding.symptom}${times} · ${cause?.title ?? finding.cause}`,
    data: {
      cause: finding.cause,
      symptom: finding.symptom,
      start: finding.start,
      end: finding.end,
    } satisfies DiagnosticData,
    ...(finding.last ? { relatedInformation: lastOccurrence(finding.last, document.uri, lines) } : {}),
  };
}

const lastOccurrence = (last: Span, uri: string, lines: LineIndex): DiagnosticRelatedInformation[] => [
  { location: { uri, range: rangeOf(last, lines) }, message: 'the last occurrence' },
];

function noticeDiagnostic(notice: Notice, lines: LineIndex): Diagnostic {
  return {
    range: rangeOf(notice, lines),
    severity: SEVERITY[notice.severity],
    source: 'symptom-lens',
    code: notice.code,
    message: notice.message,
    data: { start: notice.start, end: notice.end, suggestion: notice.suggestion } satisfies DiagnosticData,
  };
}

const rangeOf = ({ start, end }: Span, lines: LineIndex) => ({
  start: lines.positionAt(start),
  end: lines.positionAt(end),
});
