import type { LogSignature } from '../../knowledge/logs.ts';
import { type Occurrence, timeIn } from '../matcher/log-scan.ts';
import type { Finding, Reason } from '../model.ts';
import type { Frequency } from './frequency.ts';

/** Another process's errors that are fewer may come and go while photos sync. */
const FEW = 3;
/** Outside a signature's scope its confidence is multiplied by this. */
const WEAK = 0.5;

/** The repeats of a signature's state, up to its end. */
export interface Folded {
  signature: LogSignature;
  first: Occurrence;
  last: Occurrence;
  tier: Occurrence['tier'];
  count: number;
  times?: Frequency;
  /** Set when a later record ended the state. */
  ended?: Occurrence;
  /** Another process's trouble that photos had got past before. */
  isPassed?: true;
}

/** What repeats say as one finding. */
export function toFinding(fold: Folded): Finding {
  const { signature, first, last, count, tier } = fold;
  const { start, end } = first;
  const { status, reasons } = judge(fold);
  const finding: Finding = {
    symptom: signature.id,
    cause: signature.cause,
    status,
    confidence: Math.round(signature.confidence * (tier === 'full' ? 1 : WEAK) * 100) / 100,
    start,
    end,
    text: first.coloured ?? first.text,
    count,
    reasons,
  };
  const firstTime = timeIn(first);
  if (firstTime !== undefined) finding.firstTime = firstTime;
  if (count === 1) return finding;
  if (last !== first) finding.last = { start: last.start, end: last.end };
  const lastTime = last.lastTime ?? timeIn(last);
  if (lastTime !== undefined) finding.lastTime = lastTime;
  return finding;
}

/** Its status, and what decided it. */
function judge(fold: Folded): Pick<Finding, 'status' | 'reasons'> {
  const { signature, first, tier, ended, count } = fold;
  const who = first.process ? `the process ${first.process}` : 'an unnamed process';
  if (tier === 'mentioned') {
    const why = first.owner ? `it is about another app: ${first.owner}` : `${who} says nothing of photos`;
    return { status: 'mentioned', reasons: [{ why }] };
  }
  if (ended) {
    const span = { start: ended.start, end: ended.end };
    const at = timeIn(ended);
    const why = `ended by the later “${ended.text}”${at ? ` at ${at}` : ''}`;
    return { status: 'ruled-out', reasons: [{ why, span }] };
  }
  if (fold.isPassed && count < FEW)
    return { status: 'mentioned', reasons: [{ why: `photos synced between such errors of ${who}` }] };
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
function oftenEnough({ signature, times, count }: Folded): boolean {
  const { atLeast } = signature;
  return !atLeast || (times ? times.enough : count >= atLeast.count);
}
