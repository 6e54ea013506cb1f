import type { LogSignature } from '../knowledge/logs.ts';
import { NEVER, withTime } from '../triage/context/frequency.ts';
import type { Finding } from '../triage/model.ts';
import { isBefore, parseTime } from '../triage/reader/times.ts';

/** A finding and the file of the archive that it stands in. */
export interface MemberFinding<Part extends { name: string }> {
  finding: Finding;
  part: Part;
}

/**
 * What counts only from so many times on (crashes: a file each) is counted over all files: where that is often
 * enough, the first of its findings stands for all of them. Reports and logs are counted apart, for a log tells of
 * the crash that a report is about; and a report that is there twice counts once.
 */
export function foldFrequent<Part extends { name: string }>(
  found: readonly MemberFinding<Part>[],
  signatures: readonly LogSignature[],
): MemberFinding<Part>[] {
  const folded = new Map<Finding, MemberFinding<Part> | undefined>();
  for (const { id, atLeast, within } of signatures) {
    // Of what counts less in other processes it is not known which of them it came from.
    if (!atLeast || within) continue;
    const all = found.filter(({ finding }) => finding.symptom === id && finding.status !== 'ruled-out');
    const reports = all.filter(({ part }) => isReport(part.name));
    const own = reports.length ? unlike(reports) : all;
    if (own.length < 2) continue;
    const times = own.flatMap(({ finding: { firstTime, lastTime } }) => [firstTime, lastTime].flatMap(momentOf));
    if (!times.reduce((all, time) => withTime(all, time, atLeast), NEVER).enough) continue;
    const first = own.reduce((earliest, each) =>
      isBefore(each.finding.firstTime, earliest.finding.firstTime) ? each : earliest,
    );
    for (const { finding } of all) folded.set(finding, undefined);
    folded.set(first.finding, {
      part: first.part,
      finding: together(
        own.map(({ finding }) => finding),
        first.finding,
      ),
    });
  }
  return found.flatMap(each => (folded.has(each.finding) ? (folded.get(each.finding) ?? []) : each));
}

const isReport = (name: string): boolean => /\.(?:crash|ips)\b/.test(name);

/** One of those that tell of the same moment. */
const unlike = <Part extends { name: string }>(found: readonly MemberFinding<Part>[]): MemberFinding<Part>[] =>
  found.filter(
    ({ finding: { firstTime, count } }, i) =>
      firstTime === undefined || count > 1 || found.findIndex(({ finding }) => finding.firstTime === firstTime) === i,
  );

const momentOf = (time: string | undefined) => (time === undefined ? [] : (parseTime(time) ?? []));

function together(findings: readonly Finding[], first: Finding): Finding {
  const count = findings.reduce((sum, finding) => sum + finding.count, 0);
  const lastTime = findings
    .map(finding => finding.lastTime ?? finding.firstTime)
    .reduce((latest, time) => (isBefore(latest, time) ? time : latest));
  const { last: _, ...kept } = first;
  return {
    ...kept,
    status: 'present',
    count,
    reasons: [{ why: `occurred ${count} times in ${findings.length} files` }],
    lastTime,
  };
}
