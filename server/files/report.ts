import type { ArchiveReading } from '../archive/read-archive.ts';
import type { Position } from '../triage/lines.ts';
import type { DocumentKind, Facts, Finding, LogEvidence, Notice, Reading, Status, Verdict } from '../triage/model.ts';

/** What `check` found: the fixed JSON contract, version 1. */
export interface Report {
  version: 1;
  documents: DocumentReport[];
  errors: ErrorReport[];
}

export interface ErrorReport {
  /** As it was named on the command line. */
  path: string;
  /** In an archive: the file of it that could not be read. */
  member?: string;
  message: string;
}

/** The same for people. */
export const errorLine = ({ path, member, message }: ErrorReport): string =>
  member === undefined ? `${path}: ${message}` : `${path}: ${member}: ${message}`;

export interface DocumentReport {
  path: string;
  kind: DocumentKind;
  facts: Record<string, unknown>;
  findings: FindingReport[];
  causes: CauseReport[];
  next: { ask: string };
  /** What the logs say that a ticket names; left out where it names none or they say nothing. */
  attached?: AttachedReport[];
  /** What is wrong with the document itself, such as broken front matter; left out where nothing is. */
  notices?: NoticeReport[];
}

export interface CauseReport {
  cause: string;
  verdict: Verdict;
  score: number;
  /** Places in `findings`. */
  evidence: number[];
  /** Places in `attached`: what the logs say for the cause, and against it. */
  inLogs?: { evidence: number[]; against: number[] };
}

/** A finding in a log that a ticket names. */
export interface AttachedReport {
  /** The log's name as the ticket has it. */
  log: string;
  member?: string;
  symptom: string;
  cause: string;
  status: Status;
  confidence: number;
  text: string;
  count: number;
  /** Where it begins in the log. */
  at: Position;
  firstTime?: string;
  lastTime?: string;
}

export interface NoticeReport {
  code: string;
  severity: Notice['severity'];
  message: string;
  range: { start: Position; end: Position };
  member?: string;
}

export interface FindingReport {
  symptom: string;
  cause: string;
  status: Status;
  confidence: number;
  text: string;
  count: number;
  range: { start: Position; end: Position };
  /** In an archive: the file of it that the range is in. */
  member?: string;
  /** Times of the first and last occurrence as the log has them. */
  firstTime?: string;
  lastTime?: string;
  /** In a log: why it is not simply present, such as what ended it. */
  why?: string[];
}

/** A reading in the words of the contract. Findings that a directive ignores are left out. */
export function reportOf(path: string, positionAt: (offset: number) => Position, reading: Reading): DocumentReport {
  const shown = reading.findings.flatMap((finding, index) => (finding.ignored ? [] : [index]));
  const newIndex = new Map(shown.map((index, place) => [index, place]));
  return {
    path,
    kind: reading.kind,
    facts: plainFacts(reading.facts),
    findings: shown.flatMap(index => {
      const finding = reading.findings[index];
      return finding ? [findingReport(finding, positionAt, reading.kind)] : [];
    }),
    causes: reading.causes.map(({ cause, verdict, score, evidence, inLogs }) => ({
      cause,
      verdict,
      score,
      evidence: evidence.flatMap(index => newIndex.get(index) ?? []),
      ...(inLogs ? { inLogs } : {}),
    })),
    next: reading.next,
    ...(reading.attached?.length ? { attached: reading.attached.map(attachedReport) } : {}),
    ...(reading.notices.length ? { notices: reading.notices.map(notice => noticeReport(notice, positionAt)) } : {}),
  };
}

/** An archive is one document; its findings say which of its files they stand in. */
export function reportOfArchive(path: string, { reading, members, places, remarks }: ArchiveReading): DocumentReport {
  const start = { line: 0, character: 0 };
  const notices = remarks.map(({ member, severity, message }) => ({
    code: severity === 'broken' ? 'archive-broken' : 'archive-not-read',
    severity: severity === 'broken' ? ('error' as const) : ('information' as const),
    message,
    range: { start, end: start },
    ...(member === undefined ? {} : { member }),
  }));
  const shown = reading.findings.flatMap((finding, index) => (finding.ignored ? [] : [index]));
  const report = reportOf(path, () => start, reading);
  return {
    ...report,
    findings: report.findings.map((finding, place) => {
      const index = shown[place] ?? 0;
      return { ...finding, range: places[index] ?? finding.range, member: members[index] };
    }),
    ...(notices.length ? { notices } : {}),
  };
}

function findingReport(finding: Finding, positionAt: (offset: number) => Position, kind: DocumentKind): FindingReport {
  const { symptom, cause, status, confidence, text, count, start, end, firstTime, lastTime, reasons } = finding;
  // In a ticket reasons are words of it, which say nothing without the text.
  const why = kind === 'log' && status !== 'present' ? reasons.map(reason => reason.why) : [];
  return {
    symptom,
    cause,
    status,
    confidence: Math.round(confidence * 100) / 100,
    text,
    count,
    range: { start: positionAt(start), end: positionAt(end) },
    ...(firstTime === undefined ? {} : { firstTime }),
    ...(lastTime === undefined ? {} : { lastTime }),
    ...(why.length ? { why } : {}),
  };
}

/** Without the reasons and the whole line, which the log itself holds. */
const attachedReport = ({ line, masked, lastAt, reasons, confidence, ...shown }: LogEvidence): AttachedReport => ({
  ...shown,
  confidence: Math.round(confidence * 100) / 100,
});

const noticeReport = (
  { code, severity, message, start, end }: Notice,
  positionAt: (offset: number) => Position,
): NoticeReport => ({ code, severity, message, range: { start: positionAt(start), end: positionAt(end) } });

const plainFacts = (facts: Facts): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact?.value]));
