import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess } from './assess.ts';
import { lineIndex, type Position } from './lines.ts';
import type { CauseVerdict, Finding, LogEvidence, Reading, Span } from './model.ts';

/** So much of a log's line is kept to be shown or quoted. */
export const LONGEST_QUOTE = 400;

/** What a log says, as evidence for the ticket that names it; what a directive in the log ignores is left out. */
export function evidenceIn(
  log: string,
  findings: readonly Finding[],
  /** Where a finding or its last repeat stands. */
  placeOf: (span: Span, index: number) => Position,
  lineOf: (finding: Finding, index: number) => string,
  memberOf: (index: number) => string | undefined = () => undefined,
): LogEvidence[] {
  return findings.flatMap((finding, index): LogEvidence[] => {
    if (finding.ignored) return [];
    const { symptom, cause, status, confidence, text, count, reasons, firstTime, lastTime, last } = finding;
    const member = memberOf(index);
    return [
      {
        log,
        ...(member === undefined ? {} : { member }),
        symptom,
        cause,
        status,
        confidence,
        text,
        count,
        reasons,
        ...(firstTime === undefined ? {} : { firstTime }),
        ...(lastTime === undefined ? {} : { lastTime }),
        at: placeOf(finding, index),
        ...(last && member === undefined ? { lastAt: placeOf(last, index) } : {}),
        line: lineOf(finding, index),
      },
    ];
  });
}

/** The same for a log whose whole text is at hand. */
export function evidenceInText(log: string, text: string, { findings }: Reading): LogEvidence[] {
  const lines = lineIndex(text);
  return evidenceIn(
    log,
    findings,
    ({ start }) => lines.positionAt(start),
    ({ start }) => lineAround(text, start),
  );
}

/**
 * The line that holds an offset, without its break; of a long one the part around the offset. It is cut between words:
 * half an address would not be known as one, and shown.
 */
export function lineAround(text: string, offset: number): string {
  const from = Math.max(0, offset - LONGEST_QUOTE / 2);
  const before = /[^\r\n]*$/.exec(text.slice(from, offset))?.[0] ?? '';
  const start = offset - before.length;
  const isCutBefore = start === from && from > 0 && !/[\r\n]/.test(text.charAt(from - 1));
  const rest = /^[^\r\n]*/.exec(text.slice(start, start + LONGEST_QUOTE + 1))?.[0] ?? '';
  const isCutBehind = rest.length > LONGEST_QUOTE;
  const ended = isCutBehind ? rest.replace(/(?<=\s)\S{0,100}$/, '…') : rest;
  return isCutBefore ? ended.replace(/^\S{0,100}(?=\s)/, '…') : ended;
}

/** A ticket's reading together with what its logs say: they raise and lower its causes, and may name others. */
export function withLogs(reading: Reading, attached: readonly LogEvidence[], knowledge: Knowledge): Reading {
  if (!attached.length) return reading;
  return { ...reading, ...assess(reading.findings, reading.facts, knowledge, attached), attached: [...attached] };
}

/** What the logs say for and against a cause. */
export function logEvidenceOf(
  cause: string,
  { causes, attached = [] }: Reading,
): { evidence: LogEvidence[]; against: LogEvidence[] } {
  const own: CauseVerdict['inLogs'] = causes.find(entry => entry.cause === cause)?.inLogs;
  const pick = (indexes: readonly number[] = []) => indexes.flatMap(index => attached[index] ?? []);
  return { evidence: pick(own?.evidence), against: pick(own?.against) };
}

/** What a log's name stands for: the present findings of causes of which the ticket itself shows nothing, one a symptom. */
export function onlyInLog(
  log: string,
  { findings, attached = [] }: Pick<Reading, 'findings' | 'attached'>,
): LogEvidence[] {
  const shown = new Set(
    findings.flatMap(({ status, ignored, cause }) => (status === 'present' && !ignored ? cause : [])),
  );
  const own = attached.filter(one => one.log === log && one.status === 'present' && !shown.has(one.cause));
  return own.filter((one, i) => own.findIndex(other => other.symptom === one.symptom) === i);
}

/** `phone.log:12`, in an archive `case.tar.gz: logs/phone.log:12`; lines count from one, as editors show them. */
export const placeName = ({ log, member, at }: LogEvidence): string =>
  `${member === undefined ? log : `${log}: ${member}`}:${at.line + 1}`;

/** How often and when: `2 times, 07:41:05 to 07:46:18`. */
export function frequencyOf({ count, firstTime, lastTime }: LogEvidence): string {
  const times =
    firstTime === undefined ? '' : lastTime && lastTime !== firstTime ? `${firstTime} to ${lastTime}` : firstTime;
  return [count > 1 ? `${count} times` : '', times].filter(Boolean).join(', ');
}
