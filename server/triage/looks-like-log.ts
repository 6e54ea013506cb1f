import { behindMargin } from './reader/margin.ts';
import { looksLikeTerminal } from './reader/terminal.ts';

const STAMP =
  /^(?:\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d|[A-Z][a-z]{2} (?:[ \d]\d|\d) \d\d:\d\d:\d\d|[A-Z][a-z]{2} [A-Z][a-z]{2} (?:[ \d]\d|\d) \d\d:\d\d:\d\d(?: \d{4}|\.\d{3})|\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d)/;
const SOURCE =
  /\[\d{1,10}(?::[0-9a-f]+)?\]|[ \t]0x[0-9a-f]+ |\bpid=\d|<[A-Za-z]{3,10}>|<[^[\n]{1,80}\[\d|--- last message repeated/;
const REPORT =
  /^\ufeff?(?:\{"[^\n]{0,4000}"(?:bug_type|os_version|incident_id)" ?:|(?:-{9,80}\r?\nTranslated Report[^\n]{0,80}\n-{9,80}\s{1,8})?Incident Identifier: [ \t]*[0-9A-F-]{36})/;
/** Without fractions of seconds it may be a chat. */
const CONSOLE =
  /^(?:[a-z]{4,8}\t|[A-Z][^\W\d_]{3,11}\t)?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? )?\d\d:\d\d:\d\d[.,]\d{3,9}(?:[+-]\d{4})?\t|^(?:[a-z]{4,8} {1,16}|[A-Z][^\W\d_]{3,11} {1,16})?\d\d:\d\d:\d\d\.\d{3,9}[+-]\d{4} {1,24}[A-Za-z]/;
const EVENT = /"(?:eventMessage|processImagePath|machTimestamp|traceID)" ?:/;
const PREAMBLE = /^\ufeff?(?:Filtering the log data using |Skipping info and debug messages|Timestamp {2,}Thread )/;
/** A row of a table of the Console app; it may be a chat's, too. */
const ROW =
  /^(?:[^\W\d_]{4,12}\t)?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? )?\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?:[+-]\d{4})?(?: ?[AaPp]\.?[Mm]\.?)?\t(?=[^\t]{1,120}\t)/;
/** Nor is the number of a process there. */
const UNNUMBERED = /^[A-Z][a-z]{2} (?:[ \d]\d|\d) \d\d:\d\d:\d\d \S{1,120} /;
/** No person has such a name. */
const APPLE =
  '(?:cloudphotod|photolibraryd|assetsd|cloudd|photoanalysisd|dasd|accountsd|nsurlsessiond|kernel|SpringBoard|CommCenter|lockdownd|com\\.apple\\.[\\w.-]{1,80})';
const OF_APPLE = new RegExp(`${ROW.source}${APPLE}\\t|${UNNUMBERED.source}${APPLE}: `);
/** A key of an event, in JSON that has a line for each; help desks have a `traceID`, too, which is no number. */
const KEY = /(?:^|\n)[ \t]{0,24}"(?:(?:eventMessage|processImagePath|machTimestamp)" ?:|traceID" ?: ?\d)/;
/** So goes JSON on whose beginning was cut off. */
const IN_JSON = /^(?:[{}[\]:, ]*$|"\w{1,40}" ?: ?(?:["[{\d-]|null|true|false))/;
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
  CONSOLE.test(line) ||
  (STAMP.test(line) && SOURCE.test(line)) ||
  (/^[[{]/.test(line) && EVENT.test(line)) ||
  OF_APPLE.test(line);

/** Does any of a text's lines have the form of a log's? */
export const holdsRecords = (text: string): boolean => KEY.test(text) || text.split(/\r?\n/).some(isRecordLine);

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
  const isOurs = plain.map(isRecordLine);
  if (!isOurs.includes(true)) return KEY.test(text.slice(0, 8000)) && plain.every(line => IN_JSON.test(line));
  // Where one row is of Apple's, the others are no chat either.
  const records = plain.filter((line, i) => isOurs[i] || ROW.test(line)).length;
  return records >= plain.length / 2 || (records >= 3 && isRecordLine(plain[0] ?? ''));
}
