import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Finding, LogEvidence } from './model.ts';
import { onOneLine } from './quote.ts';

/**
 * By the place in `attached`, what to ask where the ticket contradicts what a log says.
 * @param foreign by the name of a log of another device, the question whose it is
 */
export function contradictionsOf(
  attached: readonly LogEvidence[],
  findings: readonly Finding[],
  foreign: ReadonlyMap<string, string> | undefined,
  knowledge: Knowledge,
): (string | undefined)[] {
  if (!attached.length) return [];
  const told = lastTold(findings, knowledge);
  return attached.map(one => foreign?.get(one.log) ?? denialOf(one, told.get(one.cause)));
}

/** "iCloud: 3 GB of 50 GB used" in the ticket, a full plan in the log. */
function denialOf({ log, status, text }: LogEvidence, number: Finding | undefined): string | undefined {
  if (status !== 'present' || number?.status !== 'ruled-out') return undefined;
  return `The ticket says “${short(number.text)}”, the log "${onOneLine(log)}" “${short(text)}”. Which of them is so now, and is the log of this iPhone?`;
}

/** So much of what was said is shown. */
const LONGEST = 60;
const short = (text: string): string => {
  const line = onOneLine(text).replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

/**
 * By cause, the last number of the ticket that tells how a thing stands until somebody changes it, or a fault that is told
 * behind it and agrees with the log; a battery's number is another one every hour.
 */
function lastTold(findings: readonly Finding[], { tickets }: Knowledge): Map<string, Finding> {
  const measured = new Set(tickets.symptoms.flatMap(({ id, measure }) => (measure && LASTING.test(measure) ? id : [])));
  return new Map(
    findings.flatMap(finding =>
      !finding.ignored &&
      (finding.status === 'present' || (measured.has(finding.symptom) && finding.status !== 'mentioned'))
        ? [[finding.cause, finding] as const]
        : [],
    ),
  );
}
const LASTING = /^(?:icloud|device|ios)$/;
