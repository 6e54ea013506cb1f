import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess } from './assess.ts';
import { foldOccurrences } from './context/log-fold.ts';
import { applyDirectives, readDirectives } from './directives.ts';
import { endedByRoom, findingsOfFacts, readLogFacts } from './facts/log-facts.ts';
import { scanLog, scannerOf } from './matcher/log-scan.ts';
import type { Facts, Finding, Reading, Span } from './model.ts';
import { behindMargin } from './reader/margin.ts';
import { type PlainText, withoutColours } from './reader/plain.ts';
import { looksLikeTerminal } from './reader/terminal.ts';
import { unwrapped } from './reader/unwrap.ts';

/** Reads a device log: which causes its messages speak for, repeats folded, and the facts of the device. */
export function readLog(text: string, knowledge: Knowledge): Reading {
  const plain = plainOf(text);
  const facts = readLogFacts(plain.text, knowledge.logs);
  const folded = foldOccurrences(scanLog(plain.text, scannerOf(knowledge.logs)));
  const found = [
    ...endedByRoom(folded.findings, facts, knowledge),
    ...findingsOfFacts(facts, ({ start, end }) => plain.text.slice(start, end), knowledge),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const directives = readDirectives(text, knowledge);
  const findings = applyDirectives(
    found.map(finding => inOriginal(finding, plain, text)),
    directives,
  );
  const located = factsInOriginal(facts, plain);
  return {
    kind: 'log',
    facts: located,
    findings,
    ...assess(findings, located, knowledge),
    sections: [],
    notices: directives.notices,
    ...(folded.endings.length ? { endings: folded.endings } : {}),
  };
}

/** Without colours, and with the records on one line each that were wrapped. */
export function plainOf(text: string): PlainText {
  const plain = withBlanks(withoutColours(text));
  const whole = unwrapped(plain.text);
  return whole ? { text: whole.text, original: offset => plain.original(whole.original(offset)) } : plain;
}

/** Mail and pages write some blanks as such that do not break. */
export const holdsHardBlanks = (text: string): boolean => text.includes('\u00a0');
const withBlanks = (plain: PlainText): PlainText =>
  holdsHardBlanks(plain.text) ? { ...plain, text: plain.text.replaceAll('\u00a0', ' ') } : plain;

const move = (span: Span, { original }: PlainText): Span => ({
  start: original(span.start),
  end: original(span.end - 1) + 1,
});

function inOriginal(finding: Finding, plain: PlainText, text: string): Finding {
  if (plain.text === text) return finding;
  const span = move(finding, plain);
  const reasons = finding.reasons.map(reason => (reason.span ? { ...reason, span: move(reason.span, plain) } : reason));
  const moved = { ...finding, ...span, text: text.slice(span.start, span.end), reasons };
  return finding.last ? { ...moved, last: move(finding.last, plain) } : moved;
}

const factsInOriginal = (facts: Facts, plain: PlainText): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, { ...fact, ...move(fact, plain) }]));

const STAMP =
  /^(?:\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}|\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d)/;
const SOURCE =
  /\[\d{1,10}(?::[0-9a-f]+)?\]|[ \t]0x[0-9a-f]+ |\bpid=\d|<[A-Za-z]{3,10}>|<[^[\n]{1,80}\[\d|--- last message repeated/;
const REPORT =
  /^\ufeff?(?:\{"[^\n]{0,4000}"(?:bug_type|os_version|incident_id)" ?:|Incident Identifier: [ \t]*[0-9A-F-]{36})/;
/** Without fractions of seconds it may be a chat. */
const CONSOLE =
  /^(?:[a-z]{4,8}\t|[A-Z][^\W\d_]{3,11}\t)?\d\d:\d\d:\d\d[.,]\d{3,9}(?:[+-]\d{4})?\t|^(?:[a-z]{4,8} {1,16}|[A-Z][^\W\d_]{3,11} {1,16})?\d\d:\d\d:\d\d\.\d{3,9}[+-]\d{4} {1,24}[A-Za-z]/;
const EVENT = /"(?:eventMessage|processImagePath|machTimestamp|traceID)" ?:/;
const PREAMBLE = /^\ufeff?(?:Filtering the log data using |Skipping info and debug messages|Timestamp {2,}Thread )/;
/** So many lines decide. */
const LINES = 60;
const LINE_LENGTH = 400;

/** Does a line have the form of a log's, maybe behind what was put before it? */
export const isRecordLine = (shown: string): boolean => {
  const line = shown.replaceAll('\u00a0', ' ');
  if (hasForm(line)) return true;
  const margin = behindMargin(line, 0);
  return margin !== undefined && hasForm(line.slice(margin));
};

const hasForm = (line: string): boolean =>
  CONSOLE.test(line) || (STAMP.test(line) && SOURCE.test(line)) || (/^[[{]/.test(line) && EVENT.test(line));

/** Does any of a text's lines have the form of a log's? */
export const holdsRecords = (text: string): boolean => text.split(/\r?\n/).some(isRecordLine);

/** Does a text of unknown kind read like a device log? Looks at its beginning only. */
export function looksLikeLog(text: string): boolean {
  if (REPORT.test(text) || PREAMBLE.test(text) || /^\ufeff?\[connected\b/.test(text) || looksLikeTerminal(text))
    return true;
  const lines = text
    .slice(0, LINES * LINE_LENGTH)
    .split(/\r?\n/, LINES)
    // Continuation lines are indented; they say nothing of the kind.
    .filter(line => /^\S/.test(line) || isRecordLine(line));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are written with this control character
  const plain = lines.map(line => line.replace(/^\ufeff|\x1b\[[0-9;]{0,20}m/g, ''));
  const records = plain.filter(isRecordLine).length;
  if (!records) return /^\ufeff?\[\s*\{\s*"[^\n]{0,200}/.test(text) && EVENT.test(text.slice(0, 8000));
  return records >= plain.length / 2 || (records >= 3 && isRecordLine(plain[0] ?? ''));
}
