import { UNSEEN_BLANK } from './blanked.ts';
import { turnOfPairs } from './chat-row.ts';
import { areOfPairs, isPairKey } from './check-pair.ts';
import { csvCells } from './csv-cells.ts';
import { headingLevel } from './html.ts';
import { speakerAlone, unmarked } from './speaker-line.ts';
import { columnNames } from './table-row.ts';
import { verdictBefore, verdictBehind } from './verdict.ts';

/** What a line of a ticket looks like by itself, whatever stands around it. Offsets are from the line's start. */
export type LineShape =
  | { kind: 'blank' }
  | FenceShape
  | { kind: 'rule' }
  | { kind: 'table' }
  | { kind: 'csv' }
  | { kind: 'speaker'; name: string }
  | HeadingShape
  | TextShape;

export interface FenceShape {
  kind: 'fence';
  /** Without what names the language. */
  mark: string;
  /** Nothing stands behind it, so it may end a block. */
  bare: boolean;
}

export interface HeadingShape {
  kind: 'heading';
  level: number;
  title: string;
}

export interface TextShape {
  kind: 'text';
  quote: boolean;
  /** A box before it: ticked or empty. */
  ticked?: boolean;
  item: boolean;
  /** Blanks before it. */
  indent: number;
  /** Of a numbered item: `2`, `b`; of `Q2` and `A2` the same. */
  ordinal?: string;
  /** Where the words begin, behind quote marks, boxes, list markers and time stamps. */
  content: number;
  /** The words begin where the line does, so they may go on from the line above. */
  plain: boolean;
  /** "The upload pauses if": what is listed below is only supposed. */
  opensConditions: boolean;
  /** Bars part its words: a row, where a table's rows have no outer bars. */
  bars: boolean;
  /** Who would say it and where the words begin (and end, if not with the line), if the name is that of a speaker, as it is in `Reply by Ann`. */
  turn?: { name: string; aside: string; content: number; end?: number; isNamed?: boolean };
  /** Nothing but a time, or a time and what may be a name: `[10:12] Ann Lee`, `ann 10:12`. */
  onlyTime: boolean;
  named?: string;
  label?: { start: number; end: number; content: number };
  /** A yes or no that stands before what it is of, where that is no more than a name. */
  verdict?: { start: number; end: number; content: number; of: string | undefined };
  /** A short question with what may be its answer behind it: a label, where a form is made of such lines or that is one word. */
  asks?: { start: number; end: number; content: number; short: boolean };
  /** The parts of a line of several labelled values: `Model: iPhone 12 | iOS: 17.2`. */
  fields?: Field[];
  /** It would name the columns of an export, if a row of as many values followed: `id;model;os;free_gb`. */
  columns?: { delimiter: string; names: string[] };
  /** The same for columns that stand below each other. */
  wideColumns?: string[];
}

/** A value and the label before it, if it has one. */
interface Field {
  start: number;
  end: number;
  label?: { start: number; end: number };
}

/** Level of a heading that is only a line of text: in bold or with a colon; of a remedy that was inserted as plain text. */
export const PLAIN_LEVEL = 8;
export const INSERTED_LEVEL = 9;

/** Before columns parted by tabs, `#` is the name of the first. */
const HEADING = /^(?!#\t[^\t]+\t)\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const JIRA_HEADING = /^\s*h([1-6])\.\s+(.*?)\s*$/;
const HTML_HEADING = /^\s*([\uE001-\uE006])\v+(\S.*?)\s*$/;
const BOLD_HEADING = /^\s*(?:\*\*|__|\*)([^*_:]{2,60}?):?(?:\*\*|__|\*):?\s*$/;
const PLAIN_HEADING = /^\s*([\p{L}][\p{L}\d \v/&'’()-]{1,48}):\s*$/u;
const FENCE = /^\s*(`{3,}(?!.*`)|~{3,}|\{(?:code|noformat)(?=[:}]))(.*)$/;
const TASK = /^\s*(?:(?:[-*+•]|\d+[.)])\s*)?(\[[- xX✓✔]?\]|\([ xX•*]\)|\[[*+]\]|[☑☒☐□■✅❎⬜○◯⚪◉])\s*/u;
export const ITEM = /^\s*(?:[-*+•●·–#]+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+/u;
/** `2)`, `b.`, `Q2:`, `A2` */
const ORDINAL =
  /^\s*(?:(?:[qaQA]|[Qq]uestion |[Aa]nswer )(\d{1,2})[.):-]\s|[QA](\d)\s|\(?(\d{1,2})[.):]\s|\(?([a-z])[.)]\s)\s*/;
const QUOTE = /^\s*(?:>\s?)+/;
const CSV_ROW = /^\s*"(?:[^"]|"")*"(?:[,;]"(?:[^"]|"")*"){2,}\s*$/;
const TABLE_ROW = /^\s*\|.*\|/;
const STAMP =
  /^\s*(?:\*\*?|__?)?[[(]?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?\s+(?=\d))?(?:(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[-/]\d{1,2}(?=[, ]+\d{1,2}:?\d\d(?!\d)|\s*[-–:]\s|\s+\p{Lu}[\p{L} .]{0,24}(?:\([^)\n]{1,24}\))?:\s)|\d{1,2}\.\d{1,2}(?=\s+\d{1,2}:\d\d)|\d{1,2}\.\d{1,2}\.(?=\s)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?(?=[,:]? *(?:[(–—-]|\d{1,2}:\d\d|\p{Lu}{1,3}\b|,))|\d{1,2}(?:st|nd|rd|th)?[-/ ]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:[-/ ]\d{2,4})?)(?![\p{L}\d])[,T ]*(?:at (?=\d{1,2}:\d))?)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|(?<=\d[/.-]\d{1,2}\.? )[0-2]\d[0-5]\d(?=\s)(?!\s+(?:items?|photos?|pics?|pictures?|left|to go|remaining)\b)|[0-2]\d[0-5]\d ?(?:z|h|hrs)(?=[:\s]))?[\])]?\s*(?:[*_]{1,2}\s*)?[-–—:|]?(?:[*_]{1,2}(?=\s))?\s*/iu;
const TURN =
  /^([*\s]*[<(]?(?:\+\d{2}[\dx -]{4,16}|[\p{L}][\p{L}\p{M}\d_.'’@~ \v-]{0,28})(?:\([^)]{1,24}\))?[\p{L}\d_)*. \v]{0,12}?)\s*(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?[\])]?\s*)?(?::|>|»|→|—)\s+(?=\S)/u;
/** `[Ann] it is full`, `[Ann 9:12] it is full`, `<Ann> it is full` */
const TURN_IN_BRACKETS =
  /^\s*(?:\[(\p{L}[\p{L}\p{M} .'’_-]{1,24}?)(?:,? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?\]|<(\p{L}[\p{L}\p{M}\d .'’_-]{1,24})>):?\s+(?=\S)/u;
const ONLY_TIME =
  /^\s*[[(]?(?:(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun))(?:,?[ T]| at ))?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?[\])]?\s*$/i;
const NAMED =
  /^\s*[[(](?:[\d/.-]{4,10},?[ T])?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?[\])]\s+(\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\d][\p{L}\p{M}\d.'’-]*){0,3})\s*$/u;
const LABEL =
  /^\s*(?:\*\*|\*|__)?([\p{L}][\p{L}\d \v/&#%'’().,_-]{0,44}?)(?:\*\*|\*|__)?\s*(?::(?:\*\*|\*)?\s+|:(?=(?:true|false|yes|no|on|off)\s*$)|(?:\v*[^\S\v]){3,}\v*|\t+|\s(?:[=→]|-+>)\s+|=(?=\S)|\s*[.…]{3,}\s*|\s\.+\s+)(?=\S)/u;
/** `iCloud storage full,no`: a row of two columns. */
const PAIR_OF_EXPORT =
  /^\s*"?(\p{L}[\p{L}\d /&()'’._-]{1,44}?)"?[,;]"?(?=(?:yes|no|true|false|on|off|ok|nok|pass|fail|n\/a|unknown|\d+(?:\.\d+)+)"?\s*$)/iu;
/** `"Battery","low"`: a row of two columns in quotation marks. */
const QUOTED_PAIR = /^\s*"(\p{L}[^"]{1,89}?)[?:]?"[,;]"(?=(?:[^"]|"")*"\s*$)/u;
export const INSERTED = /^(?:remedy|reply): /i;

const MOST_KEPT = 20_000;
const kept = new Map<string, LineShape>();

/** The shape of a line. Lines seen before cost a look-up: an edit changes one line of many. */
export function shapeOf(line: string): LineShape {
  const known = kept.get(line);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const shape = classify(line);
  if (line.length < 2000) kept.set(line, shape);
  return shape;
}

/** In Jira's markup `#` begins a numbered item, no heading. */
export const jiraItemShape = (line: string): LineShape => classifyText(line);

/** `Reply: I checked it`, where no remedy stands under it. */
export const typedShape = (line: string): LineShape => classifyText(line, false);

function classify(line: string): LineShape {
  const [, mark, behind = ''] = FENCE.exec(line) ?? [];
  if (mark) return { kind: 'fence', mark, bare: /^\}?\s*$/.test(behind) };
  if (!line.trim()) return { kind: 'blank' };
  const head = HEADING.exec(line) ?? JIRA_HEADING.exec(line);
  if (head) return { kind: 'heading', level: Number(head[1]) || (head[1] ?? '').length, title: head[2] ?? '' };
  const [, sign, title = ''] = HTML_HEADING.exec(line) ?? [];
  if (sign) return { kind: 'heading', level: headingLevel(sign), title };
  if (/^\s*[=-]{3,}\s*$/.test(line)) return { kind: 'rule' };
  if (TABLE_ROW.test(line)) return { kind: 'table' };
  if (CSV_ROW.test(line)) return { kind: 'csv' };
  const speaker = speakerAlone(line);
  return speaker?.isSure ? { kind: 'speaker', name: speakerName(speaker.name) } : classifyText(line, true, speaker);
}

/** Only its own kind ends a block, and of backticks or tildes as many at least. */
export const closesFence = (open: string, { mark, bare }: FenceShape): boolean => bare && mark.startsWith(open);

const speakerName = (name: string): string =>
  name
    .replace(SAID_BY, '')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[*()<>]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();

/** `Reply by Ann: …`, `Comment from Ann: …` */
const SAID_BY =
  /^[\s*]*(?:reply|replied|comment|answer|note|message|response|update|post|added|written|said)(?: \p{L}+)? (?:by|from) (?=\p{Lu})/iu;

const BOX = /\[[- xX✓✔*+]?\]|\([ xX•*]\)|[☑☒☐□■✅❎⬜○◯⚪◉]/gu;

/** `Wi-Fi is weak [ ]`, `Wi-Fi is weak ..... [x]` */
const BOX_BEHIND = /\p{L}\)?[\s.…:_-]+(\[[- xX✓✔]?\]|\([ xX•]\)|[☐☑☒□■⬜○◯⚪◉🔘])\s*$/u;

/** `[ ] yes [x] no`: the options of one question, and no task. */
const isChoice = (line: string): boolean => (line.match(BOX)?.length ?? 0) > 1;

function classifyText(line: string, mayBeInserted = true, speaker?: { name: string }): LineShape {
  let at = 0;
  const eat = (pattern: RegExp): string | undefined => {
    const hit = pattern.exec(line.slice(at));
    if (!hit?.[0]) return undefined;
    at += hit[0].length;
    return hit[1] ?? hit[0];
  };
  const quote = eat(QUOTE) !== undefined;
  const choice = isChoice(line);
  const box = choice ? undefined : eat(TASK);
  const number = box === undefined ? ORDINAL.exec(line.slice(at)) : null;
  const ordinal = number?.slice(1).find(part => part !== undefined);
  if (number) at += number[0].length;
  const item = number !== null || (box === undefined && eat(ITEM) !== undefined);
  const bare = line.slice(at);
  const title = box === undefined && !item ? ((quote ? null : boldHeading(bare)) ?? PLAIN_HEADING.exec(bare)) : null;
  if (mayBeInserted && INSERTED.test(bare))
    return { kind: 'heading', level: INSERTED_LEVEL, title: (title?.[1] ?? bare).trim() };
  if (title) return { kind: 'heading', level: PLAIN_LEVEL, title: (title[1] ?? '').trim() };
  const verdict = box === undefined ? verdictBefore(line, at) : undefined;
  if (verdict) at = verdict.content;
  const mark = box ?? (choice ? undefined : BOX_BEHIND.exec(line)?.[1]);
  const ticked = mark === undefined ? undefined : !/\[[-\s]?\]|\(\s\)|[☐□❎⬜○◯⚪]/u.test(mark);
  const stamped = at;
  if (!choice && eat(STAMP) && !/\d/.test(line.slice(stamped, at))) at = stamped;
  const pairs = pairsIn(line, at);
  const turn = turnOfPairs(line, pairs) ?? turnIn(line, at);
  const isBoxBehind = mark !== undefined && box === undefined;
  const label = isBoxBehind
    ? undefined
    : (labelIn(line, at) ?? (choice ? choiceIn(line, at) : verdictBehind(line, at)));
  const fields = pairs ?? fieldsIn(line, at);
  const asks = label ? undefined : asksIn(line, at);
  return {
    kind: 'text',
    quote,
    ticked,
    item,
    indent: indentOf(line),
    ordinal,
    content: at,
    plain: (at === 0 || at === line.length - line.trimStart().length) && !/^\s*❌/.test(line),
    opensConditions: opensConditions(line),
    bars: line.includes('|'),
    turn,
    onlyTime: ONLY_TIME.test(line),
    named: NAMED.exec(unmarked(line))?.[1]?.toLowerCase() ?? (speaker && speakerName(speaker.name)),
    label,
    verdict: verdict?.of === undefined ? undefined : verdict,
    asks,
    fields,
    columns: columnsIn(line),
    wideColumns: columnNames(line),
  };
}

/** Blanks before its words, as one sees them. */
export const indentOf = (line: string): number => (/^\s*/.exec(line)?.[0] ?? '').replaceAll(UNSEEN_BLANK, '').length;

/** Its last word asks for the rest of a clause. */
export const opensConditions = (text: string): boolean =>
  /\b(?:if|whether|unless|in case|when)\s*[:…-]?\s*$/i.test(text);

/** In bold, but no sentence with its full stop. */
const boldHeading = (line: string): RegExpExecArray | null => {
  const title = BOLD_HEADING.exec(line);
  return title?.[1] && BOLD_SENTENCE.test(title[1]) ? null : title;
};
const BOLD_SENTENCE = /^\S+(?: +\S+){2,}[.!]$/;
export const isBold = (line: string): boolean => BOLD_HEADING.test(line);

/** A short name, no key of a form, and no thing that has a state. */
const maySpeak = (name: string): boolean =>
  name !== '' && name.split(' ').length <= 4 && !isPairKey(name) && !THING.test(name);
const THING =
  /(?:^|[ -])(?:battery|storage|space|wi-?fi|icloud|photos?|library|network|signal|connection|mode|switch|ios|plan)$/i;

function turnIn(line: string, at: number): TextShape['turn'] {
  const bracketed = TURN_IN_BRACKETS.exec(line.slice(at));
  const said = bracketed?.[1] ?? bracketed?.[2];
  if (bracketed && said) return { name: speakerName(said), aside: '', content: at + bracketed[0].length };
  const turn = TURN.exec(line.slice(at));
  const name = speakerName(turn?.[1] ?? '');
  if (!turn || !maySpeak(name)) return undefined;
  return {
    name,
    aside: /\(([^)]*)\)/.exec(turn[1] ?? '')?.[1] ?? '',
    content: at + turn[0].length,
    isNamed: SAID_BY.test(turn[1] ?? ''),
  };
}

/** `iOS 15.1. Battery`, `It hangs. Wi-Fi` and `it hangs. her iPad` are two sentences; `Ser. no.` and `Max. Size` are one name. */
const endsSentence = (name: string): boolean =>
  [...name.matchAll(/([\p{L}\d]+)\.\s+(?=(i?\p{Lu}|(?:the|my|her|his|their|our|your) )?)/gu)].some(
    ([, word = '', capital]) => /\d/.test(word) || (capital !== undefined && !ABBREVIATION.test(word)),
  );
const ABBREVIATION =
  /^(?:\p{L}|no|nr|ser|approx|max|min|avg|tel|ext|vers?|est|incl|cust|acct?|dept|ref|temp|mrs?|ms|dr)$/iu;

function labelIn(line: string, at: number): TextShape['label'] {
  const quoted = QUOTED_PAIR.exec(line);
  if (quoted?.[1])
    return {
      start: quoted[0].indexOf('"') + 1,
      end: quoted[0].indexOf('"') + 1 + quoted[1].length,
      content: quoted[0].length,
    };
  // Thousands of blanks at its end would be tried one by one.
  const said = line.slice(at).trimEnd();
  const label = LABEL.exec(said) ?? PAIR_OF_EXPORT.exec(said);
  if (!label?.[1] || label[1].split(/\s+/).length > 6 || endsSentence(label[1])) return undefined;
  const start = at + label[0].indexOf(label[1]);
  return { start, end: start + label[1].length, content: at + label[0].length };
}

/** `Signed in ( ) yes (x) no`: what stands before the first box names what is chosen. */
function choiceIn(line: string, at: number): TextShape['label'] {
  const first = at + line.slice(at).search(BOX);
  const name = line.slice(at, first).trimEnd();
  if (!/^\s*\p{L}/u.test(name) || BOX_BEHIND.test(line)) return undefined;
  return { start: at, end: at + name.length, content: first };
}

const ASKS = /^\s*([\p{L}][\p{L}\d \v/&'’,()-]{1,60})\?\s*\|?\s+(?:(?:A\d?|Ans|Answer|Reply)[.:)]\s+)?(?=\S)/u;

function asksIn(line: string, at: number): TextShape['asks'] {
  const asks = ASKS.exec(line.slice(at));
  if (!asks?.[1] || asks[1].split(/\s+/).length > 9) return undefined;
  const start = at + asks[0].indexOf(asks[1]);
  const content = at + asks[0].length;
  return { start, end: start + asks[1].length, content, short: /^\p{L}+[.!]?\s*$/u.test(line.slice(content)) };
}

/** Where the next labelled value of a line begins. */
const FIELD_BREAK =
  /(?<!\s)(?:\s*[;|]\s*|\s+\/\s+(?=\p{L}[\p{L}\d _-]{1,30}:\s)|\s*,\s*(?=[\p{L}][\p{L}\d /_-]{0,30}\s?(?:=|:\s)))/u;
const FIELD = /^[{\s"]*([\p{L}][\p{L}\d \v/&_()'’-]{0,34}?)\s*(?:=\s*|:\s+)(?=\S)/u;

function fieldsIn(line: string, at: number): Field[] | undefined {
  const fields: Field[] = [];
  let start = at;
  for (const part of line.slice(at).split(new RegExp(`(${FIELD_BREAK.source})`, 'u'))) {
    const end = start + part.length;
    const outer = FIELD.exec(part)?.[0] ?? '';
    // `Intune: OSVersion=26.4` under the name of its source
    const inner = FIELD.test(part.slice(outer.length)) ? outer.length : 0;
    const label = FIELD.exec(part.slice(inner));
    const from = start + inner;
    if (label?.[1])
      fields.push({ start: from + label[0].length, end, label: { start: from, end: from + label[1].length } });
    else if (part.trim() && !FIELD_BREAK.test(part)) fields.push({ start, end });
    start = end;
  }
  return fields.filter(({ label }) => label).length >= 2 ? fields : undefined;
}

/** A scalar of JSON with its key, and with the key of the object that it opens: `"icloud":{"used_gb":4.9`. */
const PAIR = /"([\w .-]{1,40}(?:"\s*:\s*\{\s*"[\w .-]{1,40})?)"\s*:\s*("[^"]*"|[^\s",{}[\]]+)/g;
const OPENS_PAIRS = /^[\s{[,]*"[\w .-]{1,40}"\s*:/;

function pairsIn(line: string, at: number): Field[] | undefined {
  if (!OPENS_PAIRS.test(line.slice(at))) return undefined;
  const fields: Field[] = [];
  let from = at;
  const between = (end: number) => {
    if (/\p{L}/u.test(line.slice(from, end))) fields.push({ start: from, end });
  };
  for (const match of line.matchAll(PAIR)) {
    const [whole, key = '', value = ''] = match;
    between(match.index);
    from = match.index + whole.length;
    const quote = value.startsWith('"') ? 1 : 0;
    const label = { start: match.index + 1, end: match.index + 1 + key.length };
    fields.push({ start: from - value.length + quote, end: from - quote, label });
  }
  between(line.length);
  return fields.some(({ label }) => label) ? fields : undefined;
}

const MIN_COLUMNS = 3;
const COLUMN = /^\p{L}[\p{L}\d %()/_-]{0,30}\??$/u;
/** The questions of a form are its columns, beside what else its author wrote there. */
const QUESTION = /^\p{L}[^?\t;]{1,150}\?\s*\*?$/u;
const BESIDE_QUESTIONS = /^(?:\p{L}[^\t]{0,150}|#)$/u;

const areColumns = (names: readonly string[], delimiter: string): boolean =>
  names.every((name, k) => COLUMN.test(name) || QUESTION.test(name) || (name === '#' && k === 0)) ||
  (delimiter === '\t' &&
    names.some(name => QUESTION.test(name)) &&
    names.every(name => BESIDE_QUESTIONS.test(name.trim())));

function columnsIn(line: string): TextShape['columns'] {
  for (const delimiter of [';', ',', '\t']) {
    if (!line.includes(delimiter)) continue;
    const row = line.trimEnd();
    const names = row.includes('"')
      ? (csvCells(row, delimiter)?.map(({ start, end }) => row.slice(start, end)) ?? [])
      : row.split(delimiter);
    if ((names.length >= MIN_COLUMNS && areColumns(names, delimiter)) || areOfPairs(names)) return { delimiter, names };
  }
  return undefined;
}
