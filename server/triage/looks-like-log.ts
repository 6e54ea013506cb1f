import { behindMargin } from './reader/margin.ts';
import { looksLikeTerminal } from './reader/terminal.ts';

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
