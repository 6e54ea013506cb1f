import type { LogSignature } from '../../knowledge/logs.ts';
import { hoursBetween } from '../reader/times.ts';

/** When something occurred, as far as later occurrences can still matter. */
export interface Frequency {
  /** The first and the last times, each one fewer than needed. */
  head: number[];
  tail: number[];
  /** The needed number of times stood close enough together. */
  enough: boolean;
}

export const onceAt = (time: number): Frequency => ({ head: [time], tail: [time], enough: false });

/** Two stretches of time, one behind the other, as one. */
export function together(
  earlier: Frequency | undefined,
  later: Frequency | undefined,
  atLeast: LogSignature['atLeast'],
): Frequency | undefined {
  if (!atLeast || !earlier || !later) return earlier ?? later;
  const kept = atLeast.count - 1;
  const seam = [...earlier.tail, ...later.head];
  const enough =
    earlier.enough ||
    later.enough ||
    seam.some((time, i) => {
      const first = seam[i - kept];
      return first !== undefined && Math.abs(hoursBetween(first, time)) <= atLeast.hours;
    });
  const whole = (part: Frequency) => part.head.length < kept;
  return {
    head: whole(earlier) ? [...earlier.head, ...later.head].slice(0, kept) : earlier.head,
    tail: whole(later) ? [...earlier.tail, ...later.tail].slice(-kept) : later.tail,
    enough,
  };
}
