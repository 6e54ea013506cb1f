import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import { addressOf, normalUri } from '../addresses/address.ts';
import { allSymptoms, type Knowledge } from '../knowledge/knowledge.ts';
import { markupOf, type Preferences, type ReadDocument } from '../triage/document.ts';
import { remedyWriter, takesRemedyAt } from '../triage/insert.ts';
import { languageOf } from '../triage/language.ts';
import { lineIndex } from '../triage/lines.ts';
import { ESCALATION, remedyOf, renderRemedy } from '../triage/remedy.ts';

const KEYS: [key: string, what: string][] = [
  ['type', 'support-ticket: read this file as a ticket'],
  ['model', 'iPhone model'],
  ['ios', 'iOS version from Settings > General > About'],
  ['icloud', 'iCloud storage, used of total'],
  ['storage', 'iPhone storage, used of total'],
  ['battery', 'battery level in percent'],
  ['status_line', 'exact words of the status line in Photos'],
  ['logs', 'device logs that belong to the ticket'],
];

/**
 * Keys and values of the front matter, symptoms' ids in a directive; elsewhere remedies, and symptoms as text.
 * @param openLogs URIs of the logs that are open in the editor
 * @param behindColon asked for because one was typed, which means something in the front matter only
 */
export function completionsAt(
  document: ReadDocument,
  asked: Position,
  preferences: Preferences,
  knowledge: Knowledge,
  openLogs: readonly string[],
  behindColon: boolean,
): CompletionItem[] {
  const lines = lineIndex(document.text);
  const offset = lines.offsetAt(asked);
  // A character behind the line's end means its end.
  const position = lines.positionAt(offset);
  const lineStart = offset - position.character;
  const before = document.text.slice(lineStart, offset);
  const after = /^[^\r\n]*/.exec(document.text.slice(offset))?.[0] ?? '';
  const front = frontMatterAround(document, lineStart, offset + after.length);
  if (front !== undefined) {
    if (FENCE.test(before + after)) return [];
    if (inLogs(document.text, lineStart, before)) return logItems(document, before, position, openLogs);
    const [, key] = VALUE.exec(before) ?? [];
    return key === undefined ? keyItems(front, before, after, position) : valueItems(key, before, position, knowledge);
  }
  if (DIRECTIVE.test(before)) return directiveItems(before, position, knowledge);
  if (document.kind !== 'ticket' || behindColon) return [];
  return [
    ...remedyItems(document, offset, before, position, preferences, knowledge),
    ...symptomItems(before, position, knowledge),
  ];
}

/** A line of the front matter up to the cursor: its key, and what is typed of the value. */
const VALUE = /^\s*(\w+):\s*["']?(.*)$/;
const FENCE = /^\uFEFF?---[ \t]*$/;

/** The front matter without the line of the cursor, where that is in it; one that is not closed yet goes down to that line. */
function frontMatterAround({ text, frontMatter }: ReadDocument, lineStart: number, lineEnd: number) {
  const isWithin = frontMatter ? lineStart < frontMatter.end : UNCLOSED.test(text.slice(0, lineEnd));
  if (!isWithin) return undefined;
  return text.slice(0, lineStart) + text.slice(lineEnd, frontMatter?.end ?? lineEnd);
}
/** Nothing but keys, items and a word that may become a key. */
const UNCLOSED =
  /^\uFEFF?---[ \t]*(?:(?:\r\n|\n|\r(?!\n))[ \t]*(?:-(?:[ \t][^\r\n]*|-*(?=[\r\n]|$))|\w[\w-]*(?::(?:[ \t][^\r\n]*)?|[ \t]*(?=[\r\n]|$)))?)*$/;

/** YAML wants one between a key and its value. */
const blankBehind = (before: string): string => (/^\s*\w+:$/.test(before) ? ' ' : '');

/** Those that do not stand there already. @param front the other lines */
function keyItems(front: string, before: string, after: string, position: Position): CompletionItem[] {
  if (!/^\s*\w*$/.test(before)) return [];
  const [rest = '', colon] = /^\w*(\s*:)?/.exec(after) ?? [];
  const { start } = rangeOf(/\w*$/, before, position);
  const end = { ...position, character: position.character + rest.length };
  const standing = new Set([...front.matchAll(/^(\w+)[ \t]*:/gm)].map(([, key]) => key));
  return KEYS.filter(([name]) => !standing.has(name)).map(([name, detail]) => ({
    label: name,
    detail,
    kind: CompletionItemKind.Property,
    filterText: name,
    textEdit: { range: { start, end }, newText: colon ? `${name}:` : `${name}: ` },
  }));
}

function valueItems(key: string, before: string, position: Position, { devices }: Knowledge): CompletionItem[] {
  const typed = VALUE.exec(before)?.[2] ?? '';
  const range = rangeBefore(typed.length, position);
  const item = (label: string, sortText = label, newText = label): CompletionItem => ({
    label,
    kind: CompletionItemKind.Value,
    sortText,
    filterText: newText,
    textEdit: { range, newText: `${blankBehind(before)}${newText}` },
  });
  if (key === 'model') return devices.models.map(({ name }, i) => item(name, String(900 - i)));
  if (key === 'ios')
    return [...devices.releases]
      .reverse()
      .flatMap(({ newest }) => [...newest].reverse())
      .map((version, i) => item(version, String(100 + i)));
  if (key === 'icloud') {
    // What is used stays, up to its "of".
    const used = typed.replace(/(?<!\S)(?:of?|of\s.*)$/i, '').trim();
    return devices.plans
      .map(plan => `of ${plan >= 1000 ? `${plan / 1000} TB` : `${plan} GB`}`)
      .map(plan => item(plan, plan, used ? `${used} ${plan}` : plan));
  }
  return key === 'type' ? ['support-ticket', 'device-log'].map(type => item(type)) : [];
}

/**
 * "rem" gives the remedies, written out for the facts of this ticket and in its style. Behind anything else on the line
 * one would not be known again.
 */
function remedyItems(
  document: ReadDocument,
  offset: number,
  before: string,
  position: Position,
  preferences: Preferences,
  knowledge: Knowledge,
): CompletionItem[] {
  if (!/^ {0,3}[\p{L}:]*$/u.test(before) || !takesRemedyAt(document.text, offset)) return [];
  const range = rangeOf(/[\p{L}:]*$/u, before, position);
  const markup = markupOf(document);
  const language = languageOf(document.text);
  const style = { audience: preferences.audience, labels: preferences.labels, markup, language };
  const written = remedyWriter(document.text, offset, markup);
  return [...knowledge.causes.map(({ id }) => id), ESCALATION].map((cause, i) => {
    const rendered = renderRemedy(cause, document.reading.facts, style, knowledge);
    const text = written(rendered);
    return {
      label: `remedy: ${remedyOf(cause, knowledge).title}`,
      detail: cause,
      filterText: `remedy ${cause} ${rendered.title}`,
      kind: CompletionItemKind.Snippet,
      sortText: `1${i}`,
      insertTextFormat: InsertTextFormat.PlainText,
      documentation: { kind: 'markdown' as const, value: text.replace(/[[\]]/g, '\\$&') },
      textEdit: { range, newText: text },
    };
  });
}

/** The title of a symptom where a sentence begins with its first letters: anywhere else, Enter would put it over what was typed. */
function symptomItems(before: string, position: Position, knowledge: Knowledge): CompletionItem[] {
  const typed = before.replace(UP_TO_SENTENCE, '').replace(MARGIN, '');
  return knowledge.tickets.symptoms
    .filter(({ title }) => title.toLowerCase().startsWith(typed.toLowerCase()))
    .map(({ id, title, cause }) => ({
      label: title,
      detail: `${cause}: ${id}`,
      kind: CompletionItemKind.Text,
      sortText: `2${title}`,
      textEdit: { range: rangeBefore(typed.length, position), newText: title },
    }));
}
/** A sentence, a label, which may be bold, or a cell. */
const UP_TO_SENTENCE = /^.*(?:[.!?:;][*_]*\s+|\|\s*)/;
/** Quote marks, the mark of an item, its box. */
const MARGIN = /^[\s>]*(?:(?:[-*+•]|\d+[.)])\s+)?(?:\[[ xX]?\]\s+)?/;

const rangeBefore = (length: number, position: Position): Range => ({
  start: { line: position.line, character: position.character - length },
  end: position,
});

const rangeOf = (word: RegExp, before: string, position: Position): Range =>
  rangeBefore(word.exec(before)?.[0].length ?? 0, position);

const DIRECTIVE = /symptom-lens:[ \t]*ignore(?:-file)?[ \t]+[\w ,-]*$/;

function directiveItems(before: string, position: Position, knowledge: Knowledge): CompletionItem[] {
  const range = rangeOf(/[\w-]*$/, before, position);
  return allSymptoms(knowledge).map(({ id, title }) => ({
    label: id,
    detail: title,
    kind: CompletionItemKind.Value,
    filterText: id,
    textEdit: { range, newText: id },
  }));
}

/** Is this a value of `logs:`, on its line or in the list below it? */
function inLogs(text: string, lineStart: number, before: string): boolean {
  if (/^logs:[ \t]*/.test(before)) return true;
  return (
    /^[ \t]*-[ \t]*/.test(before) &&
    /(?:^|[\r\n])logs:[ \t]*(?:[\r\n]+[ \t]*-[^\r\n]*)*[\r\n]+$/.test(text.slice(0, lineStart))
  );
}

/** The logs that are open, as the ticket would name them; without those that it names. */
function logItems(
  document: ReadDocument,
  before: string,
  position: Position,
  openLogs: readonly string[],
): CompletionItem[] {
  const named = new Set(document.frontMatter?.logs.map(({ name }) => name));
  const blank = blankBehind(before);
  const range = rangeOf(/[^\s,[\]"']*$/, before.replace(/^logs:/, ''), position);
  return openLogs
    .flatMap(log => relativeName(document.uri, log) ?? [])
    .filter(name => !named.has(name))
    .map(name => ({
      label: name,
      kind: CompletionItemKind.File,
      filterText: name,
      // A quote opened by hand stays; a name that YAML would read otherwise gets its own.
      textEdit: {
        range,
        newText: blank + (/["'][^"']*$/.test(before) || /^[\w./-]+$/.test(name) ? name : `"${name}"`),
      },
    }));
}

/** Path from one file's folder to another file; `undefined` where they are on different file systems. */
function relativeName(from: string, to: string): string | undefined {
  const [a, b] = [addressOf(normalUri(from)), addressOf(normalUri(to))];
  if (!a || !b || a.scheme !== b.scheme || a.authority !== b.authority) return undefined;
  const base = a.path.split('/').slice(0, -1);
  const target = b.path.split('/');
  const common = base.findIndex((part, i) => part !== target[i]);
  const shared = common < 0 ? base.length : common;
  return [...base.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
}
