import type { DocumentReport, FindingReport, Report } from '../../files/report.ts';
import { causeTitle, type Knowledge, symptomTitle } from '../../knowledge/knowledge.ts';
import { visible } from '../../triage/visible.ts';

/** The report for a terminal: a line a finding, then the causes and what to ask next. */
export function stylish({ documents }: Report, knowledge: Knowledge): string {
  return visible(documents.map(document => documentLines(document, knowledge).join('\n')).join('\n\n'));
}

function documentLines(
  { path, facts, findings, causes, next, attached = [], notices = [] }: DocumentReport,
  knowledge: Knowledge,
): string[] {
  const inLogs = attached.map(({ log, member, at, ...finding }) => ({
    ...finding,
    member: member === undefined ? log : `${log}: ${member}`,
    range: { start: at, end: at },
  }));
  const rows = [...findings, ...inLogs].map(finding => [
    placeOf(finding),
    finding.status,
    symptomTitle(knowledge, finding.symptom),
    `“${short(finding.text)}”${finding.count > 1 ? ` ×${finding.count}` : ''}`,
    finding.symptom,
  ]);
  const known = [facts.model, facts.ios && `iOS ${facts.ios}`].filter(Boolean).join(', ');
  return [
    known ? `${path}  (${known})` : path,
    ...notices.map(notice => `  ${placeOf(notice)}  ${notice.severity}: ${notice.message}`),
    ...columns(rows),
    ...(rows.length ? [] : ['  No symptom found.']),
    ...causes.map(({ cause, verdict, score }) => `  ${verdict.padEnd(9)} ${causeTitle(knowledge, cause)} (${score})`),
    `  Ask next: ${next.ask}`,
  ];
}

/** Line and column, in an archive behind the name of its file. */
const placeOf = ({ member, range: { start } }: Pick<FindingReport, 'member' | 'range'>): string =>
  `${member === undefined ? '' : `${member}:`}${start.line + 1}:${start.character + 1}`;

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

function columns(rows: readonly string[][]): string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(cell.length, all[i] ?? 0)), []);
  return rows.map(
    row => `  ${row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  ')}`,
  );
}
