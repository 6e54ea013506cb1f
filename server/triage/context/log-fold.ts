import { REASON, reasonIn } from '../../knowledge/log-phrases.ts';
import type { LogSignature } from '../../knowledge/logs.ts';
import type { Position } from '../lines.ts';
import { type Occurrence, timeIn } from '../matcher/log-scan.ts';
import type { Finding, LogEnding } from '../model.ts';
import { isBefore, parseTime } from '../reader/times.ts';
import { type Frequency, NEVER, together, withTime } from './frequency.ts';
import { type Folded, toFinding } from './log-finding.ts';

/** So many reasons are told apart. */
const MOST_REASONS = 50;
/** So many reports are known again. */
const MOST_REPORTS = 100;

/** Among the endings: a sync that went through. */
const HEALTHY = 'healthy';
/** Among the pack's endings: a request to iCloud that was answered. */
const REACHED = 'reached';

/** An occurrence that a later one may replace. */
interface Latest {
  last: Occurrence;
  /** Set where `last` is such an occurrence of a line read before: where the line begins. */
  lastAt?: number;
}

interface Fold extends Latest, Folded {
  /** Why it is so, where a log gives reasons that are ended one by one. */
  why?: string;
  /** What reports said that say themselves when they were. */
  reports: readonly string[];
  isOpen: boolean;
}

/** What lines say again and again, with the fold that it went to last. */
export interface Repeated {
  readonly occurrence: Occurrence;
  fold: Fold | undefined;
}

/** Makes an occurrence out of one that stood in a line like the one that begins at `at`. */
export type Restore = (occurrence: Occurrence, at: number) => Occurrence;

/** Folds occurrences as they come; what it keeps does not grow with their number. */
export interface Folder {
  add: (occurrence: Occurrence) => void;
  /**
   * Adds what a line read before said for `count` lines, of which the last is at `at`; whole occurrences are made only
   * of those that stay. More than one at once only where the order does not matter, and what is said is open.
   */
  again: (repeated: Repeated, at: number, count: number) => void;
  /** It would only be counted, until something ends. */
  isOpen: (repeated: Repeated) => boolean;
  /** Whether there is anything that could end. */
  hasOpen: () => boolean;
  /** How often something ended. */
  ends: () => number;
  /** Makes the occurrences whose lines begin before an offset, before they go. */
  settle: (before: number) => void;
  /** What was found so far, and the occurrences that stand for it. */
  findings: () => Finding[];
  /** Lines and characters of the offsets in the findings, where the occurrences have them. */
  places: () => Map<number, Position>;
  /** What ended each state last; other logs may tell of the state. */
  endings: () => LogEnding[];
}

/**
 * Folds the repeats of each signature into one finding and lets later records end what earlier ones said.
 * What begins again after its end is a new finding.
 * @param flush asked before anything ends, to add what was only counted so far
 */
export function newFolder(restore: Restore = occurrence => occurrence, flush: () => void = () => undefined): Folder {
  const open = new Map<string, Fold>();
  const ended = new Map<string, Fold>();
  /** What ended each state last, whether there was one or not: by the state's key, or that of all. */
  const endings = new Map<string, Latest>();
  /** Reasons seen, which are few in a log that nobody made up. */
  const reasons = new Set<string>();
  const whyOf = ({ signature, text }: Occurrence): string | undefined => {
    if (!signature?.byReason || !text.includes(REASON)) return undefined;
    const why = reasonIn(text);
    if (reasons.size < MOST_REASONS) reasons.add(why);
    return reasons.has(why) ? why : undefined;
  };
  let ends = 0;
  const settleLatest = (latest: Latest) => {
    if (latest.lastAt === undefined) return;
    latest.last = restore(latest.last, latest.lastAt);
    latest.lastAt = undefined;
  };
  const end = (applies: (fold: Fold) => boolean, by: Occurrence) => {
    for (const [key, fold] of open) {
      if (!applies(fold)) continue;
      flush();
      settleLatest(fold);
      // In joined logs, and where the newest line stands first, what follows may be older.
      if (isBefore(timeIn(by), timeIn(fold.last))) continue;
      open.delete(key);
      fold.isOpen = false;
      ends++;
      keepEnded(key, fold, by);
    }
  };
  const keepEnded = (key: string, fold: Fold, by: Occurrence) => {
    const earlier = ended.get(key);
    ended.set(key, { ...(earlier ? join(earlier, fold) : fold), ended: by });
  };
  /** What stands before an occurrence, and was later. */
  const laterEnding = (signature: LogSignature, occurrence: Occurrence): Occurrence | undefined => {
    for (const key of endingsOf(signature, occurrence.tier, whyOf(occurrence))) {
      const ending = endings.get(key);
      if (!ending) continue;
      settleLatest(ending);
      if (isBefore(timeIn(occurrence), timeIn(ending.last))) return ending.last;
    }
    return undefined;
  };
  const add = (occurrence: Occurrence) => {
    const { kind, signature, tier } = occurrence;
    if (kind !== 'hit') {
      const why = whyOf(occurrence);
      endings.set(endingKey(occurrence, why), { last: occurrence, lastAt: undefined });
      const isSame = (fold: Fold) => why !== undefined && fold.signature === signature && fold.why === why;
      const one = [...open.values()].some(isSame);
      end(fold => (one ? isSame(fold) : isEndedBy(fold, occurrence)), occurrence);
    } else if (signature) {
      const why = whyOf(occurrence);
      const key = keyOf(signature, tier, why);
      const times = signature.atLeast && timesOf(occurrence, signature.atLeast);
      const known = open.get(key);
      if (known) {
        const reports = reportsIn(occurrence);
        if (reports.some(report => known.reports.includes(report))) return;
        if (reports.length) known.reports = [...known.reports, ...reports].slice(-MOST_REPORTS);
        // What was only counted may come late.
        if ((known.lastAt ?? 0) <= occurrence.start) {
          known.last = occurrence;
          known.lastAt = undefined;
        }
        known.count += occurrence.count;
        if (times) known.times = together(known.times, times, signature.atLeast);
        return;
      }
      const by = laterEnding(signature, occurrence);
      const fold: Fold = {
        signature,
        first: occurrence,
        last: occurrence,
        tier,
        ...(why === undefined ? {} : { why }),
        count: occurrence.count,
        times,
        reports: reportsIn(occurrence),
        lastAt: undefined,
        ...(tier === 'weak' && isPassed(ended.get(key)) ? { isPassed: true as const } : {}),
        isOpen: !by,
      };
      if (by) keepEnded(key, fold, by);
      else open.set(key, fold);
    }
  };
  // Where times count they are asked for each time, until it was often enough.
  const isOpen = (repeated: Repeated) => {
    const { kind, signature, tier } = repeated.occurrence;
    if (kind !== 'hit' || !signature) return false;
    if (!repeated.fold?.isOpen) repeated.fold = open.get(keyOf(signature, tier, whyOf(repeated.occurrence)));
    return !!repeated.fold && (!signature.atLeast || !!repeated.fold.times?.enough);
  };
  const again = (repeated: Repeated, at: number, count: number) => {
    const { occurrence } = repeated;
    const fold = isOpen(repeated) ? repeated.fold : undefined;
    if (fold) {
      fold.count += count * occurrence.count;
      if ((fold.lastAt ?? fold.last.start) > at) return;
      fold.last = occurrence;
      fold.lastAt = at;
      return;
    }
    const { kind, signature } = occurrence;
    if (kind === 'hit' && signature) return add(restore(occurrence, at));
    for (const own of open.values()) if (isEndedBy(own, occurrence)) return add(restore(occurrence, at));
    endings.set(endingKey(occurrence, whyOf(occurrence)), { last: occurrence, lastAt: at });
  };
  const settle = (before: number) => {
    for (const latest of [...open.values(), ...endings.values()])
      if ((latest.lastAt ?? before) < before) settleLatest(latest);
  };
  const folds = () => [...open.values(), ...ended.values()];
  return {
    add,
    again,
    isOpen,
    hasOpen: () => open.size > 0,
    ends: () => ends,
    settle,
    findings: () => folds().map(toFinding),
    places: () => placesOf(folds()),
    endings: () =>
      [...endings.values()].flatMap(({ last }): LogEnding[] => {
        // What went well for an app says nothing of another log.
        if (last.ending !== undefined && last.tier !== 'full') return [];
        const why = whyOf(last);
        return [
          {
            ...(last.signature ? { symptom: last.signature.id } : {}),
            ...(last.ending === undefined ? {} : { ending: last.ending }),
            ...(why === undefined ? {} : { why }),
            text: last.text,
            time: timeIn(last),
          },
        ];
      }),
  };
}

/** Was it ended by what photos got through? */
const isPassed = (fold: Fold | undefined): boolean =>
  fold?.ended?.kind === 'healthy' &&
  (fold.ended.ending === undefined || (fold.ended.ending === REACHED && fold.ended.tier === 'full'));

/** What went well for an app ends only what apps said. */
const endingKey = ({ signature, ending, tier }: Occurrence, why: string | undefined): string =>
  signature
    ? keyOf(signature, 'full', why)
    : ending === undefined
      ? HEALTHY
      : tier === 'full'
        ? `ending ${ending}`
        : `ending ${ending} ${tier}`;

/** What may have ended a signature's state of such a tier, as `endingKey` has it. */
const endingsOf = (signature: LogSignature, tier: Occurrence['tier'], why: string | undefined): string[] => [
  keyOf(signature, 'full'),
  ...(why === undefined ? [] : [keyOf(signature, 'full', why)]),
  ...(signature.endsWithSync ? [HEALTHY] : []),
  ...signature.endsWith.flatMap(name =>
    tier === 'full' ? [`ending ${name}`] : [`ending ${name}`, `ending ${name} weak`],
  ),
];

const isEndedBy = ({ signature, tier }: Fold, occurrence: Occurrence): boolean =>
  occurrence.signature
    ? signature === occurrence.signature
    : occurrence.ending === undefined
      ? signature.endsWithSync
      : (occurrence.tier === 'full' || tier !== 'full') && signature.endsWith.includes(occurrence.ending);

function placesOf(folds: readonly Fold[]): Map<number, Position> {
  const places = new Map<number, Position>();
  for (const { first, last, ended } of folds)
    for (const occurrence of [first, last, ended]) {
      const there = occurrence?.places?.();
      if (occurrence && there) places.set(occurrence.start, there.start).set(occurrence.end, there.end);
    }
  return places;
}

const keys = new WeakMap<LogSignature, Record<Occurrence['tier'], string>>();

function keyOf(signature: LogSignature, tier: Occurrence['tier'], why?: string): string {
  if (why !== undefined) return `${signature.id} ${tier} ${why}`;
  const known = keys.get(signature);
  if (known) return known[tier];
  const { id } = signature;
  const made = { full: `${id} full`, weak: `${id} weak`, mentioned: `${id} mentioned` };
  keys.set(signature, made);
  return made[tier];
}

/** Folds all of a text's occurrences. */
export function foldOccurrences(occurrences: readonly Occurrence[]): { findings: Finding[]; endings: LogEnding[] } {
  const folder = newFolder();
  for (const occurrence of occurrences) folder.add(occurrence);
  return { findings: folder.findings(), endings: folder.endings() };
}

const join = (earlier: Fold, later: Fold): Fold => ({
  ...earlier,
  last: later.last,
  count: earlier.count + later.count,
  times: together(earlier.times, later.times, earlier.signature.atLeast),
});

/** When it was, and when its repeats were at the latest. */
function timesOf(occurrence: Occurrence, atLeast: NonNullable<LogSignature['atLeast']>): Frequency | undefined {
  const { count, lastTime } = occurrence;
  const first = momentOf(timeIn(occurrence));
  if (!first) return undefined;
  const repeats = Array.from({ length: Math.min(count, atLeast.count) - 1 }, () => momentOf(lastTime) ?? first);
  return [first, ...repeats].reduce((all, time) => withTime(all, time, atLeast), NEVER);
}

/** A report says itself when and of what it was: one that is there twice counts once. */
function reportsIn(occurrence: Occurrence): string[] {
  const time = occurrence.signature?.atLeast && timeIn(occurrence);
  return time !== undefined && occurrence.text.includes(time) ? [occurrence.text] : [];
}

const momentOf = (time: string | undefined) => (time === undefined ? undefined : parseTime(time));
