import { reasonIn } from '../../knowledge/log-phrases.ts';
import type { LogSignature } from '../../knowledge/logs.ts';
import type { Finding, LogEnding } from '../model.ts';
import { isBefore } from '../reader/times.ts';

/** A finding that another log of the same device says to have ended later; times that cannot be compared end nothing. */
export function endedBy(finding: Finding, signature: LogSignature | undefined, endings: readonly Elsewhere[]): Finding {
  if (finding.status !== 'present' || !signature) return finding;
  const time = finding.lastTime ?? (finding.count === 1 ? finding.firstTime : undefined);
  const why = signature.byReason ? reasonIn(finding.text) : undefined;
  const by = endings.find(({ symptom, ending, why: own, time: at }) => {
    const ends =
      symptom !== undefined
        ? symptom === finding.symptom
        : ending !== undefined
          ? signature.endsWith.includes(ending)
          : signature.endsWithSync;
    if (!ends) return false;
    return (own === undefined || own === why) && isBefore(time, at);
  });
  if (!by) return finding;
  const reason = `ended by the later “${by.text}” at ${by.time} in ${by.where}`;
  return { ...finding, status: 'ruled-out', reasons: [{ why: reason }] };
}

/** An ending in another log, and that log's name. */
export interface Elsewhere extends LogEnding {
  where: string;
}
