import type { LogSignature } from '../../knowledge/logs.ts';
import { hoursBetween, type Moment } from '../reader/times.ts';

/** When something occurred, as far as other times can still matter. */
export interface Frequency {
  /** In no order, since logs are joined; few, for no more than is needed stands close together. */
  times: readonly Moment[];
  /** The needed number of times stood close enough together. */
  enough: boolean;
}

/** So many times are kept of what occurs seldom. */
const KEPT = 100;

export const NEVER: Frequency = { times: [], enough: false };

/** Two sets of times as one. */
export function together(
  known: Frequency | undefined,
  other: Frequency | undefined,
  atLeast: LogSignature['atLeast'],
): Frequency | undefined {
  if (!atLeast || !known || !other) return known ?? other;
  return other.times.reduce((all, time) => withTime(all, time, atLeast), {
    ...known,
    enough: known.enough || other.enough,
  });
}

export function withTime(
  { times, enough }: Frequency,
  time: Moment,
  { count, hours }: NonNullable<LogSignature['atLeast']>,
): Frequency {
  if (enough) return { times, enough };
  const isWithin = (from: Moment, to: Moment) => {
    const between = hoursBetween(from, to);
    return between >= 0 && between <= hours;
  };
  const all = [...times, time].slice(-KEPT);
  const near = all.filter(other => isWithin(other, time) || isWithin(time, other));
  return { times: all, enough: near.some(from => near.filter(to => isWithin(from, to)).length >= count) };
}
