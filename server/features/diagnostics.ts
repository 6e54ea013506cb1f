import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Range,
} from 'vscode-languageserver-types';
import { addressBeside } from '../addresses/address.ts';
import { causeOf, type Knowledge, symptomOf } from '../knowledge/knowledge.ts';
import { frequencyOf, logEvidenceOf, onlyInLog, placeName } from '../triage/attached.ts';
import { likelyIn, linesOf, type Preferences, type ReadDocument, type ShownAs, shownAs } from '../triage/document.ts';
import type { LineIndex } from '../triage/lines.ts';
import type { Finding, LogEvidence, Notice, Span } from '../triage/model.ts';

/**
 * What a quick fix needs of a diagnostic beside its range, without reading the document again. Offsets would move with
 * every edit further up, and all diagnostics be sent anew.
 */
export interface DiagnosticData {
  cause?: string;
  symptom?: string;
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
  const lines = linesOf(document);
  const { findings, notices } = document.reading;
  const likely = likelyIn(document.reading);
  const found = [
    ...findings.flatMap(finding => {
      const shown = shownAs(finding, likely, preferences);
      return shown ? [findingDiagnostic(finding, SEVERITY[shown], document, lines, knowledge)] : [];
    }),
    ...(document.frontMatter?.logs ?? []).flatMap(log =>
      onlyInLog(log.name, document.reading).flatMap(evidence => {
        const shown = shownAs(evidence, likely, preferences);
        return shown ? [logDiagnostic(evidence, log, SEVERITY[shown], document, lines, knowledge)] : [];
      }),
    ),
  ];
  const told = notices.map(notice => noticeDiagnostic(notice, lines));
  const more = found.length - MOST;
  return more <= 0 ? [...found, ...told] : [...found.slice(0, MOST), ...told, moreDiagnostic(more)];
}

const moreDiagnostic = (count: number): Diagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: DiagnosticSeverity.Information,
  source: 'symptom-lens',
  code: 'more-findings',
  message: `${count === 1 ? 'One more finding is' : `${count} more findings are`} not shown; the command line lists all of them.`,
});

function findingDiagnostic(
  finding: Finding,
  severity: DiagnosticSeverity,
  document: ReadDocument,
  lines: LineIndex,
  knowledge: Knowledge,
): Diagnostic {
  const times = finding.count > 1 ? ` (${frequencyOf(finding)})` : '';
  const diagnostic = symptomDiagnostic(finding, times, rangeOf(finding, lines), severity, knowledge);
  // A long ticket has a thousand of these at every keystroke, and most have no other places.
  if (!finding.last && !document.reading.attached) return diagnostic;
  const places = [
    ...(finding.last ? lastOccurrence(finding.last, document.uri, lines) : []),
    ...logEvidenceOf(finding.cause, document.reading).evidence.flatMap(one => inLog(one, document.uri)),
  ];
  return { ...diagnostic, ...related(places) };
}

/** What only a log says, on the log's name in the ticket. */
function logDiagnostic(
  evidence: LogEvidence,
  name: Span,
  severity: DiagnosticSeverity,
  document: ReadDocument,
  lines: LineIndex,
  knowledge: Knowledge,
): Diagnostic {
  const often = frequencyOf(evidence);
  const where = `, in ${placeName(evidence)}${often ? ` (${often})` : ''}`;
  return {
    ...symptomDiagnostic(evidence, where, rangeOf(name, lines), severity, knowledge),
    ...related(inLog(evidence, document.uri)),
  };
}

/** What every mark of a symptom says. @param more of the place, behind its title */
function symptomDiagnostic(
  { symptom, cause }: Pick<Finding, 'symptom' | 'cause'>,
  more: string,
  range: Range,
  severity: DiagnosticSeverity,
  knowledge: Knowledge,
): Diagnostic {
  const rule = symptomOf(knowledge, symptom);
  const known = causeOf(knowledge, cause);
  const href = rule?.sources?.find(source => source.startsWith('http')) ?? known?.sources[0];
  const diagnostic: Diagnostic = {
    range,
    severity,
    source: 'symptom-lens',
    code: symptom,
    message: `${rule?.title ?? symptom}${more} · ${known?.title ?? cause}`,
    data: { cause, symptom } satisfies DiagnosticData,
  };
  if (href) diagnostic.codeDescription = { href };
  return diagnostic;
}

/** So many places are named beside a problem. */
const MOST_RELATED = 4;

const related = (places: DiagnosticRelatedInformation[]): Pick<Diagnostic, 'relatedInformation'> =>
  places.length ? { relatedInformation: places.slice(0, MOST_RELATED) } : {};

/** The line of a log that lies beside the ticket; a file in an archive has no address. */
function inLog(evidence: LogEvidence, ticket: string): DiagnosticRelatedInformation[] {
  const address = evidence.member === undefined ? addressBeside(ticket, evidence.log) : undefined;
  if (!address) return [];
  const often = frequencyOf(evidence);
  return [
    {
      location: { uri: address.toString(), range: { start: evidence.at, end: evidence.at } },
      message: `in the log${often ? `, ${often}` : ''}`,
    },
  ];
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
    data: { suggestion: notice.suggestion } satisfies DiagnosticData,
  };
}

const rangeOf = ({ start, end }: Span, lines: LineIndex) => ({
  start: lines.positionAt(start),
  end: lines.positionAt(end),
});
