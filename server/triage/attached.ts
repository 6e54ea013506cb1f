import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess, isStated } from './assess.ts';
import { closedBy } from './closed.ts';
import { lineIndex, type Position } from './lines.ts';
import type { CauseVerdict, Facts, Finding, LogEvidence, Notice, Reading, Span } from './model.ts';
import { onOneLine, type Quote, quoteAt } from './quote.ts';
import { isBefore } from './reader/times.ts';

/** What a log says, as evidence for the ticket that names it; what a directive in the log ignores is left out. */
export function evidenceIn(
  log: string,
  findings: readonly Finding[],
  /** Where a finding or its last repeat stands. */
  placeOf: (span: Span, index: number) => Position,
  lineOf: (finding: Finding, index: number) => Quote,
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
        ...lineOf(finding, index),
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
    ({ start, firstTime }) => quoteAt(text, start, firstTime),
  );
}

/** The device as a log states it: the facts without their places, which are the log's. */
export type LogFacts = { [Name in keyof Facts]: NonNullable<Facts[Name]>['value'] };

export const logFactsOf = (facts: Facts): LogFacts =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.value]));

/** A log that a ticket names, read; the span is that of its name in the ticket. */
export interface ReadLogOfTicket extends Span {
  name: string;
  evidence: readonly LogEvidence[];
  facts: LogFacts;
}

/**
 * A ticket's reading together with what its logs say: they raise and lower its causes, may name others, and tell of
 * the device what the ticket does not.
 */
export function withLogs(reading: Reading, logs: readonly ReadLogOfTicket[], knowledge: Knowledge): Reading {
  const { closed } = reading;
  const gone = closed && { why: closed.why };
  const attached = logs.flatMap(({ name, evidence }) => evidence.map(one => closedBy({ ...one, log: name }, gone)));
  const foreign = foreignAmong(logs, reading.facts);
  const facts = logs.filter(({ name }) => !foreign.has(name)).reduce(fillIn, reading.facts);
  const conflicts = logs.flatMap(log => conflictsWith(reading.facts, log));
  if (!attached.length && facts === reading.facts && !conflicts.length) return reading;
  return {
    ...reading,
    facts,
    ...assess(reading.findings, facts, knowledge, { attached, foreign, closed }),
    notices: [...conflicts, ...reading.notices].sort((a, b) => a.start - b.start),
    ...(attached.length ? { attached } : {}),
  };
}

/** What the ticket leaves open. What it says stays, unless the log says the same more exactly. */
function fillIn(facts: Facts, log: ReadLogOfTicket): Facts {
  const { start, end } = log;
  // Before an update the iPhone was the same, but neither its space nor its battery.
  const { model } = log.facts;
  const told: LogFacts = differences(facts, log).ios === undefined ? log.facts : { model };
  const news = Object.entries(told).flatMap(([name, value]) => {
    const better = betterOf(facts[name as keyof Facts]?.value, value);
    return better === undefined ? [] : [[name, { value: better, start, end }]];
  });
  return news.length ? { ...facts, ...Object.fromEntries(news) } : facts;
}

type Value = LogFacts[keyof LogFacts];

/** What a log adds to a fact: `undefined` where the ticket says enough. */
function betterOf(own: Value, told: Value): Value {
  if (told === undefined || own === undefined) return told;
  if (typeof own === 'object' && typeof told === 'object') return isStated(own) ? undefined : { ...told, ...own };
  return typeof told === 'string' && told.startsWith(`${own}.`) ? told : undefined;
}

/** Where a log and the ticket differ, in words. */
function differences(
  facts: Facts,
  { name, facts: { model, ios } }: ReadLogOfTicket,
): Partial<Record<'model' | 'ios', string>> {
  const say = (log: string, ticket: string) => `The log "${onOneLine(name)}" is of ${log}, the ticket says ${ticket}`;
  return {
    ...(model !== undefined && facts.model && !isSame(model, facts.model.value, ' ')
      ? { model: say(`an ${model}`, facts.model.value) }
      : {}),
    ...(ios !== undefined && facts.ios && !isSame(ios, facts.ios.value, '.')
      ? { ios: say(`iOS ${ios}`, facts.ios.value) }
      : {}),
  };
}

/** Logs of another model than the ticket's iPhone, by name, with the question whose they are. */
const foreignAmong = (logs: readonly ReadLogOfTicket[], facts: Facts): Map<string, string> =>
  new Map(
    logs.flatMap(log => {
      const { model } = differences(facts, log);
      return model === undefined ? [] : [[log.name, `${model}: is it of this iPhone, and from when?`] as const];
    }),
  );

/** A log of another iPhone, or from before an update, is easily attached by mistake. */
function conflictsWith(facts: Facts, log: ReadLogOfTicket): Notice[] {
  const { model, ios } = differences(facts, log);
  const notice = (code: string, fact: Span | undefined, differs: string | undefined): Notice[] =>
    fact && differs !== undefined
      ? [
          {
            start: fact.start,
            end: fact.end,
            code,
            severity: 'information',
            message: `${differs}. Ask whether it is of this iPhone, and from when.`,
          },
        ]
      : [];
  return [...notice('conflict-log-model', facts.model, model), ...notice('conflict-log-ios', facts.ios, ios)];
}

/** One may say more than the other: 17 and 17.2, iPhone SE and iPhone SE (2nd generation). */
const isSame = (a: string, b: string, joint: string): boolean =>
  a === b || a.startsWith(b + joint) || b.startsWith(a + joint);

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
  onOneLine(`${member === undefined ? log : `${log}: ${member}`}:${at.line + 1}`);

type Times = Pick<Finding, 'count' | 'firstTime' | 'lastTime'>;

/** Some tools print the newest line first. */
export const isNewestFirst = ({ firstTime, lastTime }: Times): boolean => isBefore(lastTime, firstTime);

/** How often and when: `2 times, 07:41:05 to 07:46:18`. */
export function frequencyOf({ count, firstTime, lastTime }: Times): string {
  const [from, to] = isNewestFirst({ count, firstTime, lastTime }) ? [lastTime, firstTime] : [firstTime, lastTime];
  const times = from === undefined ? '' : to && to !== from ? `${from} to ${to}` : from;
  return [count > 1 ? `${count} times` : '', times].filter(Boolean).join(', ');
}
