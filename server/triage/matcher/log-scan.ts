import type { LogKnowledge, LogPattern, LogSignature } from '../../knowledge/logs.ts';
import type { Span } from '../model.ts';
import { type LogRecord, newRecordReader, type RecordReader } from '../reader/records.ts';

/** What a record says: a signature, the end of a signature's state, or (without one) that a sync went through. */
export interface Occurrence extends Span {
  kind: 'hit' | 'clear' | 'healthy';
  signature?: LogSignature;
  /** How far it is the signature's business: `weak` and `mentioned` outside its scope. */
  tier: 'full' | 'weak' | 'mentioned';
  /** Set where `tier` is not `full`. */
  process?: string;
  /** 1, or more where the log says that the message was repeated. */
  count: number;
  time?: string;
  /** Time of the last repeat. */
  lastTime?: string;
}

interface Rule {
  kind: Occurrence['kind'];
  signature?: LogSignature;
  pattern: RegExp;
}

/** A pack's log rules, made ready: each is tried only where its literal stands. */
export interface LogScanner {
  literals: [literal: string, rules: Rule[]][];
  /** For each signature: what rules it out, and what puts it in scope. */
  conditions: Map<LogSignature, { not: RegExp[]; within: RegExp[] }>;
  unrelated: Set<string>;
  records: RecordReader;
}

/** A rule is tried on so many characters on each side of its literal. */
const REACH = 2500;
/** After so many vain tries in one record a rule is given up for it: bounds the work on endless lines. */
const TRIES = 40;

const made = new WeakMap<LogKnowledge, LogScanner>();

export function scannerOf(logs: LogKnowledge): LogScanner {
  const known = made.get(logs);
  if (known) return known;
  const byLiteral = new Map<string, Rule[]>();
  const add = (kind: Rule['kind'], { literal, pattern }: LogPattern, signature?: LogSignature) => {
    const rules = byLiteral.get(literal) ?? [];
    rules.push({ kind, signature, pattern: new RegExp(pattern) });
    byLiteral.set(literal, rules);
  };
  const conditions: LogScanner['conditions'] = new Map();
  const compile = (patterns: readonly LogPattern[]) => patterns.map(({ pattern }) => new RegExp(pattern));
  for (const signature of logs.signatures) {
    for (const pattern of signature.patterns) add('hit', pattern, signature);
    for (const pattern of signature.clears) add('clear', pattern, signature);
    conditions.set(signature, { not: compile(signature.not), within: compile(signature.within?.patterns ?? []) });
  }
  for (const pattern of logs.healthy) add('healthy', pattern);
  const scanner: LogScanner = {
    literals: [...byLiteral],
    conditions,
    unrelated: new Set(logs.unrelated),
    records: newRecordReader(logs.formats),
  };
  made.set(logs, scanner);
  return scanner;
}

/** All occurrences in the order of the text, at most one a record and signature. */
export function scanLog(text: string, scanner: LogScanner): Occurrence[] {
  const occurrences: Occurrence[] = [];
  let record: LogRecord | undefined;
  let tries = new Map<Rule, number>();
  let done = new Set<LogSignature | 'healthy'>();
  let inRecord: Occurrence[] = [];
  const close = () => {
    occurrences.push(...inRecord.sort((a, b) => a.start - b.start));
    inRecord = [];
  };
  for (const { at, rules } of candidates(text, scanner)) {
    if (!record || at >= record.end) {
      close();
      record = scanner.records.recordAt(text, at, record);
      tries = new Map();
      done = new Set();
    }
    for (const rule of rules) {
      const key = rule.kind === 'hit' && rule.signature ? rule.signature : undefined;
      if ((key && done.has(key)) || (tries.get(rule) ?? 0) >= TRIES) continue;
      const from = Math.max(record.start, at - REACH);
      const window = text.slice(from, Math.min(record.end, at + REACH));
      const match = rule.pattern.exec(window);
      if (!match?.[0]) {
        tries.set(rule, (tries.get(rule) ?? 0) + 1);
        continue;
      }
      const occurrence = toOccurrence(rule, record, text, window, from + match.index, match[0].length, scanner);
      tries.set(rule, TRIES);
      if (key) done.add(key);
      if (occurrence) inRecord.push(withRepeats(occurrence, text, record, scanner));
    }
  }
  close();
  return occurrences;
}

/** Where any literal stands, in the order of the text. */
function candidates(text: string, { literals }: LogScanner): { at: number; rules: Rule[] }[] {
  const found: { at: number; rules: Rule[] }[] = [];
  for (const [literal, rules] of literals)
    for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length))
      found.push({ at, rules });
  return found.sort((a, b) => a.at - b.at);
}

function toOccurrence(
  { kind, signature }: Rule,
  record: LogRecord,
  text: string,
  window: string,
  start: number,
  length: number,
  scanner: LogScanner,
): Occurrence | undefined {
  const { process, time } = record.fields;
  const common = { kind, signature, start, end: start + length, count: 1, time };
  if (kind !== 'hit' || !signature) return { ...common, tier: 'full' };
  const conditions = scanner.conditions.get(signature);
  const line = lineAround(text, record, common);
  if (conditions?.not.some(pattern => pattern.test(line))) return undefined;
  const { within } = signature;
  const inScope =
    !within ||
    (process !== undefined && within.processes.includes(process)) ||
    conditions?.within.some(pattern => pattern.test(window) || pattern.test(firstLine(text, record)));
  if (inScope) return { ...common, tier: 'full' };
  const tier = process !== undefined && scanner.unrelated.has(process) ? 'mentioned' : signature.elsewhere;
  return { ...common, tier, process };
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
