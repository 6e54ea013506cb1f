import type { Devices } from '../../knowledge/devices.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { LogFact, LogKnowledge, LogSignature } from '../../knowledge/logs.ts';
import { scannerOf } from '../matcher/log-scan.ts';
import type { Fact, Facts, Finding, Space, Span } from '../model.ts';
import { isBefore } from '../reader/times.ts';
import { isMade, spaceStatus, versionStatus } from './compare.ts';
import { compareVersions } from './versions.ts';

/** A literal is tried so often from the beginning of the text on, and so often up to its end. */
export const FACT_TRIES = 500;
/** A fact's pattern is tried on so many characters on each side of its literal. */
export const FACT_REACH = 400;
/** The record that a fact stands in begins at most so many lines before it. */
export const TIME_LINES = 40;
const GIB = 1024 ** 3;
const SUFFIXES: Record<string, number> = { Ti: 1024 * GIB, Gi: GIB, Mi: 1024 ** 2, Ki: 1024 };

const made = new WeakMap<LogFact, RegExp>();
const others = new WeakMap<LogFact, RegExp>();

/** Facts of the case that a log tells; where it tells one several times, the newest counts. */
export function readLogFacts(text: string, logs: LogKnowledge): Facts {
  return factsOf(logs, fact => newestMatch(text, fact, logs));
}

/** The facts, from the newest match that each of the pack's readers has. */
export function factsOf(logs: LogKnowledge, newest: (fact: LogFact) => FactMatch | undefined): Facts {
  const facts: Facts = {};
  const space: Space = {};
  let spaceAt: Said = { start: 0, end: 0 };
  for (const fact of logs.facts) {
    const match = newest(fact);
    if (!match) continue;
    const [value = '', ...more] = match.groups;
    const { start, end, time } = match;
    const span = { start, end, ...(time === undefined ? {} : { time }) };
    switch (fact.fact) {
      case 'ios':
        facts.ios ??= { value, ...span };
        break;
      case 'model':
        facts.model ??= { value: logs.models[value] ?? value, ...span };
        break;
      case 'battery':
        if (Number(value) <= 100 && (!facts.battery || isLater(span, facts.battery)))
          facts.battery = { value: Number(value), ...span };
        break;
      case 'icloud-free':
        facts.icloud ??= { value: { free: Number(value) * fact.unit }, ...span };
        break;
      case 'device-free':
        space.free ??= Number(value) * fact.unit;
        spaceAt = span;
        break;
      case 'device-total':
        space.total ??= Number(value) * fact.unit;
        spaceAt = span;
        break;
      case 'device-row':
        space.total ??= sizeOf(value, fact.unit);
        space.free ??= sizeOf(more.at(-1) ?? '', fact.unit);
        spaceAt = span;
    }
  }
  if (space.free !== undefined || space.total !== undefined) {
    if (space.free !== undefined && space.total !== undefined) space.used = space.total - space.free;
    facts.device = { value: space, ...spaceAt };
  }
  return facts;
}

/** What the facts alone say: an old iOS, a low battery, a full device. */
export function findingsOfFacts(
  facts: Facts,
  textOf: (fact: Fact<unknown>) => string,
  { logs, devices }: Knowledge,
): Finding[] {
  return logs.signatures.flatMap(signature => {
    const fact = measured(signature, facts, devices);
    return fact ? [toFinding(signature, fact, textOf(fact))] : [];
  });
}

/** What said that there was no room, before a fact that leaves enough, has ended. */
export function endedByRoom(findings: readonly Finding[], facts: Facts, { logs, devices }: Knowledge): Finding[] {
  const roomy = (['device', 'icloud'] as const).filter(owner => {
    const { free, total } = facts[owner]?.value ?? {};
    return free !== undefined && spaceStatus(owner, { from: 0, to: 0, free, total }, total, devices) === 'ruled-out';
  });
  if (!roomy.length) return [...findings];
  const owners = new Map(logs.signatures.map(({ id, endsWithRoom }) => [id, endsWithRoom]));
  return findings.map(finding => {
    const owner = owners.get(finding.symptom);
    const fact = owner && roomy.includes(owner) ? facts[owner] : undefined;
    if (!fact || finding.status !== 'present' || !isBehind(fact, finding)) return finding;
    const span = { start: fact.start, end: fact.end };
    return {
      ...finding,
      status: 'ruled-out',
      reasons: [{ why: 'the log states later that there is enough room', span }],
    };
  });
}

/** Whether it was said after all repeats of a finding; in a log whose newest line stands first that is the first. */
function isBehind(fact: Said, { start, firstTime, last, lastTime }: Finding): boolean {
  const newest = { start: (last ?? { start }).start, time: lastTime ?? firstTime };
  return isLater(fact, newest) && !isBefore(fact.time, firstTime);
}

function measured({ measure }: LogSignature, facts: Facts, devices: Devices): Fact<unknown> | undefined {
  const { ios, model, battery, device, icloud, stoppedProcess } = facts;
  if (measure === 'ios' && ios && isOutdated(ios.value, model?.value, devices)) return ios;
  if (measure === 'battery' && battery && battery.value <= devices.thresholds.batteryLow) return battery;
  if (measure === 'process') return stoppedProcess;
  const space = measure === 'device' ? device : measure === 'icloud' ? icloud : undefined;
  if (space && (measure === 'device' || measure === 'icloud')) {
    const { free, total } = space.value;
    if (spaceStatus(measure, { from: 0, to: 0, free, total }, total, devices) === 'present') return space;
  }
  return undefined;
}

/** Without a model: a version that is not the newest even of its own major, or whose major no model ends at. */
function isOutdated(version: string, model: string | undefined, devices: Devices): boolean {
  const status = versionStatus(version, model, devices, true);
  if (status || model || !isMade(version, devices)) return status === 'present';
  const major = Number(version.split('.')[0]);
  const newest = devices.releases.find(release => release.major === major)?.newest ?? [];
  const oldest = [...newest].sort(compareVersions)[0];
  return oldest === undefined || compareVersions(version, oldest) < 0;
}

const toFinding = (signature: LogSignature, { start, end }: Fact<unknown>, text: string): Finding => ({
  symptom: signature.id,
  cause: signature.cause,
  status: 'present',
  confidence: signature.confidence,
  start,
  end,
  text,
  count: 1,
  reasons: [{ why: 'compared with what is known of the devices' }],
});

function sizeOf(text: string, unit: number): number {
  const [, number, suffix] = /^([\d.]+)([KMGT]i)?$/.exec(text) ?? [];
  return Number(number) * (suffix ? (SUFFIXES[suffix] ?? 1) : unit);
}

/** Where and when something was said. */
type Said = Span & { time?: string };

/** By the times, as codes and what clears them; where those cannot be compared, by the places. */
const isLater = (one: Omit<Said, 'end'>, other: Omit<Said, 'end'>): boolean =>
  isBefore(other.time, one.time) || (one.start >= other.start && !isBefore(one.time, other.time));

/** Where and when a fact was read, and its value. */
export interface FactMatch extends Said {
  text: string;
  groups: string[];
}

function newestMatch(text: string, fact: LogFact, logs: LogKnowledge): FactMatch | undefined {
  let newest: FactMatch | undefined;
  for (const at of placesOf(text, fact.literal)) {
    const from = Math.max(0, at - FACT_REACH);
    const match = factNear(text.slice(from, at + FACT_REACH), at - from, fact, logs);
    if (!match) continue;
    const start = from + match.start;
    const end = from + match.end;
    newest = newer(newest, { ...match, start, end, ...timeIn(linesAround(text, start, end), logs) });
  }
  return newest;
}

/** Where a literal stands first and last, in order. */
function placesOf(text: string, literal: string): number[] {
  const first: number[] = [];
  // Searching forward is several times faster, and most logs hold few of the literals.
  for (let at = text.indexOf(literal); at >= 0 && first.length < FACT_TRIES; at = text.indexOf(literal, at + 1))
    first.push(at);
  const last: number[] = [];
  if (first.length < FACT_TRIES) return first;
  const floor = first.at(-1) ?? 0;
  for (
    let at = text.lastIndexOf(literal);
    at > floor && last.length < FACT_TRIES;
    at = text.lastIndexOf(literal, at - 1)
  )
    last.push(at);
  return [...first, ...last.reverse()];
}

/** When the record was that ends with these lines. */
export function timeIn(lines: string, logs: LogKnowledge): { time?: string } {
  const time = scannerOf(logs).records.lastTime(lines);
  return time === undefined ? {} : { time };
}

export const newer = <Match extends FactMatch>(known: Match | undefined, next: Match): Match =>
  !known || isLater(next, known) ? next : known;

/** The lines that hold a span, with those before them that may begin its record. */
function linesAround(text: string, start: number, end: number): string {
  let from = start;
  for (let line = 0; line <= TIME_LINES && from > 0; line++) from = text.lastIndexOf('\n', from - 1);
  // Behind some matches stands the line break that they end with.
  const to = text.indexOf('\n', end - 1);
  return text.slice(from + 1, to < 0 ? text.length : to);
}

function isOfAnother(near: string, start: number, end: number, fact: LogFact): boolean {
  if (!fact.not) return false;
  const other = others.get(fact) ?? new RegExp(fact.not);
  others.set(fact, other);
  const to = near.indexOf('\n', end);
  return other.test(near.slice(near.lastIndexOf('\n', start) + 1, to < 0 ? near.length : to));
}

/** The fact whose literal stands at `at` of a short text. */
export function factNear(near: string, at: number, fact: LogFact, { models }: LogKnowledge): FactMatch | undefined {
  const pattern = made.get(fact) ?? new RegExp(fact.pattern, 'g');
  made.set(fact, pattern);
  for (const match of near.matchAll(pattern)) {
    const { index: start } = match;
    const end = start + match[0].length;
    const value = match[1];
    if (!value || (fact.fact === 'model' && !(value in models))) continue;
    if (start <= at && end >= at + fact.literal.length && !isOfAnother(near, start, end, fact))
      return { start, end, text: match[0], groups: match.slice(1) };
  }
  return undefined;
}
