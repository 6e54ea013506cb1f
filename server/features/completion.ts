import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Position } from 'vscode-languageserver-types';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Preferences, ReadDocument } from '../triage/document.ts';
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

/** Keys and values of the front matter; elsewhere symptoms and remedies. */
export function completionsAt(
  document: ReadDocument,
  position: Position,
  preferences: Preferences,
  knowledge: Knowledge,
): CompletionItem[] {
  const lines = lineIndex(document.text);
  const offset = lines.offsetAt(position);
  const lineStart = lines.offsetAt({ line: position.line, character: 0 });
  const before = document.text.slice(lineStart, offset);
  if (document.frontMatter && offset < document.frontMatter.end) return frontMatterItems(before, knowledge);
  if (document.kind !== 'ticket') return [];
  return [...remedyItems(document, before, position, preferences, knowledge), ...symptomItems(knowledge)];
}

function frontMatterItems(before: string, knowledge: Knowledge): CompletionItem[] {
  const key = /^\s*(\w+):\s*\S*$/.exec(before)?.[1];
  const { devices } = knowledge;
  if (key === 'model')
    return devices.models.map(({ name }, i) => item(name, CompletionItemKind.Value, String(900 - i)));
  if (key === 'ios')
    return [...devices.releases]
      .reverse()
      .flatMap(({ newest }) =>
        [...newest].reverse().map((version, i) => item(version, CompletionItemKind.Value, String(i))),
      );
  if (key === 'icloud')
    return devices.plans.map(plan =>
      item(`of ${plan >= 1000 ? `${plan / 1000} TB` : `${plan} GB`}`, CompletionItemKind.Value),
    );
  if (key === 'type') return ['support-ticket', 'device-log'].map(type => item(type, CompletionItemKind.Value));
  if (key !== undefined) return [];
  return KEYS.map(([name, detail]) => ({
    label: name,
    detail,
    kind: CompletionItemKind.Property,
    insertText: `${name}: `,
  }));
}

const item = (label: string, kind: CompletionItemKind, sortText = label): CompletionItem => ({ label, kind, sortText });

/** "rem" gives the remedies, written out for the facts of this ticket. */
function remedyItems(
  document: ReadDocument,
  before: string,
  position: Position,
  preferences: Preferences,
  knowledge: Knowledge,
): CompletionItem[] {
  const word = /[\p{L}:]*$/u.exec(before)?.[0] ?? '';
  const range = { start: { line: position.line, character: position.character - word.length }, end: position };
  const style = { audience: preferences.audience, labels: preferences.labels, markup: 'markdown' as const };
  return [...knowledge.causes.map(({ id }) => id), ESCALATION].map((cause, i) => {
    const rendered = renderRemedy(cause, document.reading.facts, style, knowledge);
    const text = [
      `### ${rendered.heading}`,
      rendered.opening,
      rendered.steps.map((step, n) => `${n + 1}. ${step}`).join('\n'),
      rendered.closing,
    ]
      .filter(Boolean)
      .join('\n\n');
    return {
      label: `remedy: ${remedyOf(cause, knowledge).title}`,
      detail: cause,
      filterText: `remedy ${cause} ${rendered.title}`,
      kind: CompletionItemKind.Snippet,
      sortText: `1${i}`,
      insertTextFormat: InsertTextFormat.PlainText,
      documentation: { kind: 'markdown' as const, value: text },
      textEdit: { range, newText: text },
    };
  });
}

const symptomItems = (knowledge: Knowledge): CompletionItem[] =>
  knowledge.tickets.symptoms.map(({ id, title, cause }) => ({
    label: title,
    detail: `${cause}: ${id}`,
    kind: CompletionItemKind.Text,
    sortText: `2${title}`,
  }));
