import type { LogPattern } from '../../knowledge/log-phrases.ts';
import type { LogEnding, LogKnowledge, LogOwner, LogSignature } from '../../knowledge/logs.ts';
import type { Position } from '../lines.ts';
import type { Span } from '../model.ts';
import { type LogRecord, newRecordReader, type RecordReader } from '../reader/records.ts';
import { type Finder, type Found, newFinders, REACH } from './log-find.ts';

/** What a record says: a signature, the end of a signature's state, or (without one) what ends those of several. */
export interface Occurrence extends Span {
  kind: 'hit' | 'clear' | 'healthy';
  text: string;
  signature?: LogSignature;
  /** Of what ends several signatures: its name; without one, it is a sync that went through. */
  ending?: string;
  /** How far it is the signature's business: `weak` and `mentioned` outside its scope. */
  tier: 'full' | 'weak' | 'mentioned';
  /** Set where `tier` is not `full`. */
  process?: string;
  /** Text that names whose it is instead. */
  owner?: string;
  /** 1, or more where the log says that the message was repeated. */
  count: number;
  /** Says when it was; asked only where that counts. */
  record: LogRecord;
  /** Time of the last repeat. */
  lastTime?: string;
  /** The text with terminal colours in it, where there are any and `text` is without. */
  coloured?: string;
  /** Lines and characters of its start and end, where the text is not at hand later. */
  places?: () => { start: Position; end: Position };
}

/** Time as the record has it. */
export const timeIn = ({ record }: Occurrence): string | undefined => record.fields.time;

/** One pattern and what a match of it means. */
export interface LogRule {
  kind: Occurrence['kind'];
  signature?: LogSignature;
  ending?: LogEnding;
  finder: Finder;
  /** What is found is none where this stands in it. */
  not?: RegExp;
}

/** A pack's log rules, made ready: each is tried only where its literal stands. */
export interface LogScanner {
  literals: [literal: string, rules: LogRule[]][];
  /** For each signature: what rules it out, what puts it in scope, and what names another owner. */
  conditions: Map<LogSignature, { not: RegExp[]; within: RegExp[]; owner?: Owner }>;
  unrelated: (process: string) => boolean;
  /** What stands before or behind an error that is not there. */
  unsaid?: { before: RegExp; behind: RegExp };
  records: RecordReader;
}

interface Owner {
  pattern: RegExp;
  except?: RegExp;
}

/** After so many vain searches in one record a rule is given up for it: bounds the work on endless lines. */
const TRIES = 40;

const made = new WeakMap<LogKnowledge, LogScanner>();

export function scannerOf(logs: LogKnowledge): LogScanner {
  const known = made.get(logs);
  if (known) return known;
  const byLiteral = new Map<string, LogRule[]>();
  const finderOf = newFinders();
  const add = (kind: LogRule['kind'], pattern: LogPattern, signature?: LogSignature, ending?: LogEnding) => {
    const rules = byLiteral.get(pattern.literal) ?? [];
    rules.push({
      kind,
      signature,
      ending,
      finder: finderOf(pattern),
      ...(pattern.not === undefined ? {} : { not: new RegExp(pattern.not) }),
    });
    byLiteral.set(pattern.literal, rules);
  };
  const conditions: LogScanner['conditions'] = new Map();
  const compile = (patterns: readonly LogPattern[]) => patterns.map(({ pattern }) => new RegExp(pattern));
  for (const signature of logs.signatures) {
    for (const pattern of signature.patterns) add('hit', pattern, signature);
    for (const pattern of signature.clears) add('clear', pattern, signature);
    const { patterns: own = [], owner } = signature.within ?? {};
    conditions.set(signature, {
      not: compile(signature.not),
      within: compile(own),
      ...(owner ? { owner: compileOwner(owner) } : {}),
    });
  }
  for (const pattern of logs.healthy) add('healthy', pattern);
  for (const ending of logs.endings) for (const pattern of ending.patterns) add('healthy', pattern, undefined, ending);
  const unrelated = new Set(logs.unrelated);
  const system = logs.system === undefined ? undefined : new RegExp(logs.system);
  const scanner: LogScanner = {
    literals: [...byLiteral],
    conditions,
    unrelated: process => unrelated.has(process) || !!system?.test(process),
    unsaid: logs.unsaid && {
      before: new RegExp(`(?:${logs.unsaid.before})[^;\\n]{0,60}$`),
      behind: new RegExp(logs.unsaid.behind),
    },
    records: newRecordReader(logs.formats),
  };
  made.set(logs, scanner);
  return scanner;
}

const compileOwner = ({ pattern, except }: LogOwner): Owner => ({
  pattern: new RegExp(pattern),
  ...(except ? { except: new RegExp(except) } : {}),
});

/** All occurrences in the order of the text, at most one a record and signature. */
export function scanLog(text: string, scanner: LogScanner): Occurrence[] {
  const occurrences: Occurrence[] = [];
  const scan = newRecordScan(scanner, occurrence => occurrences.push(occurrence));
  let record: LogRecord | undefined;
  for (const { at, rules } of candidates(text, scanner)) {
    if (!record || at >= record.end) {
      record = scanner.records.recordAt(text, at, record);
      scan.open(text, record);
    }
    scan.tryAt(at, rules);
  }
  scan.close();
  return occurrences;
}

/** Tries rules on one record after another; hands on what it found when the record is closed. */
export interface RecordScan {
  open: (text: string, record: LogRecord) => void;
  /** Tries the rules whose literal stands at `at`, in the order of the text. */
  tryAt: (at: number, rules: readonly LogRule[]) => void;
  close: () => void;
}

export function newRecordScan(scanner: LogScanner, found: (occurrence: Occurrence) => void): RecordScan {
  let text = '';
  let record: LogRecord | undefined;
  const tries = new Map<LogRule, number>();
  const done = new Set<LogSignature>();
  let inRecord: Occurrence[] = [];
  const close = () => {
    // Of the same words the state that is over counts.
    if (inRecord.length > 1)
      inRecord.sort((a, b) => a.start - b.start || Number(a.kind !== 'hit') - Number(b.kind !== 'hit'));
    if (inRecord.length) {
      const isList = isListOfCodes(inRecord, text);
      for (const occurrence of inRecord) if (!isList || occurrence.kind !== 'hit') found(occurrence);
      inRecord = [];
    }
    record = undefined;
  };
  const open = (newText: string, newRecord: LogRecord) => {
    close();
    text = newText;
    record = newRecord;
    if (tries.size) tries.clear();
    if (done.size) done.clear();
  };
  const tryAt = (at: number, rules: readonly LogRule[]) => {
    if (!record) return;
    for (const rule of rules) {
      const key = rule.kind === 'hit' && rule.signature ? rule.signature : undefined;
      if ((key && done.has(key)) || (tries.get(rule) ?? 0) >= TRIES) continue;
      const found = rule.finder.find(text, at, record);
      if (!found) {
        if (rule.finder.isSearch) tries.set(rule, (tries.get(rule) ?? 0) + 1);
        continue;
      }
      const occurrence = toOccurrence(rule, record, text, at, found, scanner);
      tries.set(rule, TRIES);
      if (key) done.add(key);
      if (occurrence) inRecord.push(withRepeats(occurrence, text, record, scanner));
    }
  };
  return { open, tryAt, close };
}

/** A record that names errors of so many causes, each before an arrow, explains codes. */
const CAUSES_OF_LIST = 4;
const EXPLAINED = /^[^\n]*(?:->|=>|→|⇒)/;

const isListOfCodes = (occurrences: readonly Occurrence[], text: string): boolean => {
  if (occurrences.length < CAUSES_OF_LIST) return false;
  const hits = occurrences.filter(({ kind }) => kind === 'hit');
  return (
    new Set(hits.map(({ signature }) => signature?.cause)).size >= CAUSES_OF_LIST &&
    hits.every(({ end }) => EXPLAINED.test(text.slice(end, end + UNSAID)))
  );
};

/** Where any literal stands, in the order of the text. */
function candidates(text: string, { literals }: LogScanner): { at: number; rules: LogRule[] }[] {
  const found: { at: number; rules: LogRule[] }[] = [];
  for (const [literal, rules] of literals)
    for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length))
      found.push({ at, rules });
  return found.sort((a, b) => a.at - b.at);
}

function toOccurrence(
  { kind, signature, ending, not }: LogRule,
  record: LogRecord,
  text: string,
  at: number,
  { start, said }: Found,
  scanner: LogScanner,
): Occurrence | undefined {
  if (not?.test(said)) return undefined;
  const occurrence: Occurrence = {
    kind,
    signature,
    ending: ending?.name,
    text: said,
    start,
    end: start + said.length,
    tier: 'full',
    process: undefined,
    owner: undefined,
    count: 1,
    record,
    lastTime: undefined,
    coloured: undefined,
    places: undefined,
  };
  if (!signature) return ending?.processes ? endingOf(occurrence, ending.processes, record, scanner) : occurrence;
  if (kind === 'hit' && isUnsaid(text, record, occurrence, scanner)) return undefined;
  const conditions = scanner.conditions.get(signature);
  if (kind === 'hit' && conditions?.not.length) {
    const line = lineAround(text, record, occurrence);
    if (conditions.not.some(pattern => pattern.test(line))) return undefined;
  }
  const { within } = signature;
  if (!within) return occurrence;
  const { process } = record.fields;
  const window = text.slice(Math.max(record.start, at - REACH), Math.min(record.end, at + REACH));
  const says = (pattern: RegExp) => (pattern.exec(window) ?? pattern.exec(firstLine(text, record)))?.[0];
  const name = process === undefined ? undefined : nameOf(process);
  const isOurs = conditions?.within.some(pattern => says(pattern) !== undefined);
  const named = isOurs || !conditions?.owner ? undefined : says(conditions.owner.pattern);
  const owner = named !== undefined && conditions?.owner?.except?.test(named) ? undefined : named;
  if (isOurs || (owner === undefined && name !== undefined && within.processes.includes(name))) return occurrence;
  const isUnrelated =
    owner !== undefined ||
    (within.processes.length > 0 && (name === undefined ? record.format?.unrelated === true : scanner.unrelated(name)));
  // Of something else that goes on again, nobody knows whether photos do.
  if (kind !== 'hit')
    return (signature.elsewhere === 'full' && !isUnrelated) || (process === undefined && !conditions?.within.length)
      ? occurrence
      : undefined;
  occurrence.tier = isUnrelated ? 'mentioned' : signature.elsewhere;
  occurrence.process = process;
  occurrence.owner = owner;
  return occurrence;
}

/** A device's name before it may have blanks, of which nobody knows where it ends; launchd names jobs in full. */
const nameOf = (process: string): string =>
  process.replace(/^.* (?=[a-z]\w*$)/, '').replace(/^com\.apple\.(?=[a-z]+d$)/, '');

/** An ending that counts fully from some processes, not from what is unrelated, and from an app only for apps. */
function endingOf(
  occurrence: Occurrence,
  processes: readonly string[],
  { fields: { process } }: LogRecord,
  { unrelated }: LogScanner,
): Occurrence | undefined {
  if (process === undefined || processes.includes(nameOf(process))) return occurrence;
  if (unrelated(nameOf(process))) return undefined;
  occurrence.tier = 'weak';
  return occurrence;
}

/** So far around an error stands what makes it none. */
const UNSAID = 80;

/** Is it told of as over, supposed or only listed? */
function isUnsaid(text: string, record: LogRecord, { start, end }: Span, { unsaid }: LogScanner): boolean {
  if (!unsaid) return false;
  const before = text.slice(Math.max(record.start, start - UNSAID), start);
  return (
    unsaid.before.test(before.slice(before.lastIndexOf('\n') + 1)) ||
    unsaid.behind.test(text.slice(end, Math.min(record.end, end + UNSAID)))
  );
}

/** Names what the whole message is about. */
const firstLine = (text: string, { start, end }: LogRecord): string => text.slice(start, Math.min(end, start + REACH));

/** The lines that hold a span, as far as a rule looks. */
function lineAround(text: string, record: LogRecord, { start, end }: Span): string {
  const from = Math.max(record.start, start - REACH, text.lastIndexOf('\n', start) + 1);
  const to = text.slice(end, Math.min(record.end, end + REACH)).search(/[\r\n]/);
  return text.slice(from, to < 0 ? Math.min(record.end, end + REACH) : end + to);
}

function withRepeats(occurrence: Occurrence, text: string, record: LogRecord, { records }: LogScanner): Occurrence {
  const repeats = records.repeatsAt(text, record.end);
  return repeats ? { ...occurrence, count: 1 + repeats.count, lastTime: repeats.time } : occurrence;
}
