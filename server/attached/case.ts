import { deviceFileKindByContent, deviceFileKindByName } from '../device-files/kind.ts';
import { HEAD } from '../files/read-input.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { evidenceInText, logFactsOf, withLogs } from '../triage/attached.ts';
import { isIgnored, readDirectives } from '../triage/directives.ts';
import type { ReadDocument } from '../triage/document.ts';
import { withoutEvidence } from '../triage/insertion/evidence-block.ts';
import { readLog } from '../triage/log.ts';
import type { LogEvidence, Notice, Reading } from '../triage/model.ts';
import { onOneLine } from '../triage/quote.ts';
import type { AttachedLog } from './attached-logs.ts';
import { doubts, type LogOutcome } from './read-log.ts';

/**
 * A ticket read together with its logs; what is wrong with one is a notice on its name. What the ticket's directives
 * leave alone on that name, or everywhere, is left out of what the log says.
 */
export function withAttached(ticket: ReadDocument, logs: readonly AttachedLog[], knowledge: Knowledge): ReadDocument {
  if (!logs.length) return ticket;
  const notices = logs.flatMap(noticesOf);
  // As the ticket is read: what stands in quoted log lines is no directive of its own.
  const directives = readDirectives(withoutEvidence(ticket.text), knowledge);
  const read = logs.flatMap(({ outcome, ...log }) => {
    if (!outcome) return [];
    const counts = ({ symptom }: LogEvidence) => !isIgnored({ symptom, start: log.start }, directives);
    return [{ ...log, ...outcome, evidence: outcome.evidence.filter(counts) }];
  });
  const reading = withLogs(ticket.reading, read, knowledge);
  return { ...ticket, reading: notices.length ? withNotices(reading, notices) : reading };
}

const withNotices = (reading: Reading, notices: readonly Notice[]): Reading => ({
  ...reading,
  notices: [...notices, ...reading.notices].sort((a, b) => a.start - b.start),
});

function noticesOf({ name, start, end, outcome, problem }: AttachedLog): Notice[] {
  if (problem !== undefined)
    return [
      {
        start,
        end,
        code: 'log-not-read',
        severity: 'warning',
        message: `The log "${onOneLine(name)}" was not read with the ticket. ${problem}`,
      },
    ];
  return (outcome?.remarks ?? []).map(({ code, severity, message }) => ({
    start,
    end,
    code,
    severity,
    message: `${onOneLine(name)}: ${message}`,
  }));
}

const ofReading = new WeakMap<Reading, LogOutcome>();
let other: { text: string; reading: Reading } | undefined;

/** What a log says that is open in an editor. It may be open as a file of another kind: the ticket says that it is a log. */
export function outcomeOfOpenLog(
  name: string,
  text: string,
  read: ReadDocument | undefined,
  knowledge: Knowledge,
): LogOutcome {
  if (read?.kind !== 'log' && other?.text !== text) other = { text, reading: readLog(text, knowledge) };
  const reading = read?.kind === 'log' || !other ? (read?.reading ?? readLog(text, knowledge)) : other.reading;
  const known = ofReading.get(reading) ?? {
    evidence: evidenceInText(name, text, reading),
    facts: logFactsOf(reading.facts),
    remarks: statesFacts(name, text) ? [] : doubts(text.slice(0, HEAD)),
  };
  ofReading.set(reading, known);
  return known;
}

const statesFacts = (name: string, text: string): boolean =>
  (deviceFileKindByName(name) ?? deviceFileKindByContent(new TextEncoder().encode(text.slice(0, HEAD)))) !== undefined;
