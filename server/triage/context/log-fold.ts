import type { LogSignature } from '../../knowledge/logs.ts';
import type { Occurrence } from '../matcher/log-scan.ts';
import type { Finding, Reason } from '../model.ts';
import { hoursBetween, parseTime } from '../reader/times.ts';

/** Outside a signature's scope its confidence is multiplied by this. */
const WEAK = 0.5;

interface Fold {
  signature: LogSignature;
  first: Occurrence;
  last: Occurrence;
  tier: Occurrence['tier'];
  count: number;
  times: number[];
  /** Set when a later record ended the state. */
  ended?: Occurrence;
}

/**
 * Folds the repeats of each signature into one finding and lets later records end what earlier ones said.
 * What begins again after its end is a new finding.
 */
export function foldOccurrences(occurrences: readonly Occurrence[], text: string): Finding[] {
  const open = new Map<string, Fold>();
  const ended = new Map<string, Fold>();
  const end = (applies: (fold: Fold) => boolean, by: Occurrence) => {
    for (const [key, fold] of open) {
      if (!applies(fold)) continue;
      open.delete(key);
      const earlier = ended.get(key);
      ended.set(key, { ...(earlier ? join(earlier, fold) : fold), ended: by });
    }
  };
  for (const occurrence of occurrences) {
    const { kind, signature, tier } = occurrence;
    if (kind === 'healthy') end(fold => fold.signature.endsWithSync, occurrence);
    else if (kind === 'clear') end(fold => fold.signature === signature, occurrence);
    else if (signature) {
      const key = `${signature.id} ${tier}`;
      const time = occurrence.time === undefined ? undefined : parseTime(occurrence.time);
      const fold: Fold = {
        signature,
        first: occurrence,
        last: occurrence,
        tier,
        count: occurrence.count,
        times: signature.atLeast && time !== undefined ? [time] : [],
      };
      const known = open.get(key);
      open.set(key, known ? join(known, fold) : fold);
    }
  }
  return [...open.values(), ...ended.values()].map(fold => toFinding(fold, text));
}

const join = (earlier: Fold, later: Fold): Fold => ({
  ...earlier,
  last: later.last,
  count: earlier.count + later.count,
  times: later.times.length ? [...earlier.times, ...later.times] : earlier.times,
});

function toFinding(fold: Fold, text: string): Finding {
  const { signature, first, last, count, tier } = fold;
  const { start, end } = first;
  const { status, reasons } = judge(fold, text);
  const finding: Finding = {
    symptom: signature.id,
    cause: signature.cause,
    status,
    confidence: Math.round(signature.confidence * (tier === 'full' ? 1 : WEAK) * 100) / 100,
    start,
    end,
    text: text.slice(start, end),
    count,
    reasons,
  };
  if (first.time !== undefined) finding.firstTime = first.time;
  if (count === 1) return finding;
  if (last !== first) finding.last = { start: last.start, end: last.end };
  const lastTime = last.lastTime ?? last.time;
  if (lastTime !== undefined) finding.lastTime = lastTime;
  return finding;
}

function judge(fold: Fold, text: string): Pick<Finding, 'status' | 'reasons'> {
  const { signature, first, tier, ended, count } = fold;
  const who = first.process ? `the process ${first.process}` : 'an unnamed process';
  if (tier === 'mentioned') return { status: 'mentioned', reasons: [{ why: `${who} says nothing of photos` }] };
  if (ended) {
    const span = { start: ended.start, end: ended.end };
    const why = `ended by the later “${text.slice(span.start, span.end)}”${ended.time ? ` at ${ended.time}` : ''}`;
    return { status: 'ruled-out', reasons: [{ why, span }] };
  }
  const needed = signature.atLeast;
  if (needed && !oftenEnough(fold)) {
    const why = `occurred ${count === 1 ? 'once' : `${count} times`}; it counts from ${needed.count} times in ${needed.hours} hours`;
    return { status: 'mentioned', reasons: [{ why }] };
  }
  const reasons: Reason[] = [];
  if (count > 1) reasons.push({ why: `occurred ${count} times` });
  if (tier === 'weak') reasons.push({ why: `weaker, since it comes from ${who}` });
  return { status: 'present', reasons };
}

/** Without times the count alone decides. */
function oftenEnough({ signature, times, count }: Fold): boolean {
  const { atLeast } = signature;
  if (!atLeast) return true;
  if (times.length < atLeast.count) return !times.length && count >= atLeast.count;
  return times.some((time, i) => {
    const first = times[i - atLeast.count + 1];
    return first !== undefined && Math.abs(hoursBetween(first, time)) <= atLeast.hours;
  });
}
