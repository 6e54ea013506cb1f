import {
  type CodeAction,
  type Command,
  type CompletionItem,
  type DocumentSymbol,
  type Hover,
  MarkupContent,
  type SymbolInformation,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Client } from './client.ts';
import type { ReadDocument } from './triage/document.ts';

/** A hover in the form that the client takes. */
export function hoverFor(hover: Hover | undefined, { hoversPlain }: Client): Hover | undefined {
  if (!hoversPlain || !hover || !MarkupContent.is(hover.contents)) return hover;
  return { ...hover, contents: plain(hover.contents) };
}

export const completionsFor = (items: CompletionItem[], { completesPlain }: Client): CompletionItem[] =>
  completesPlain
    ? items.map(item =>
        MarkupContent.is(item.documentation) ? { ...item, documentation: plain(item.documentation) } : item,
      )
    : items;

/** The server's command that has the client change its texts. */
export const APPLY_EDIT = 'symptomLens.server.applyEdit';

/**
 * Code actions; some clients take only commands.
 * @param documents whose texts the actions change, as they were read
 */
export const codeActionsFor = (
  actions: CodeAction[],
  documents: readonly ReadDocument[],
  { takesActions, checksVersions }: Client,
): (CodeAction | Command)[] =>
  actions.flatMap((action): (CodeAction | Command)[] => {
    const edit = checksVersions && action.edit ? withVersions(action.edit, documents) : action.edit;
    if (takesActions) return [edit ? { ...action, edit } : action];
    return edit ? [{ title: action.title, command: APPLY_EDIT, arguments: [{ label: action.title, edit }] }] : [];
  });

/** Says of which version the texts were: a client drops what comes too late. */
const withVersions = ({ changes = {} }: WorkspaceEdit, documents: readonly ReadDocument[]): WorkspaceEdit => ({
  documentChanges: Object.entries(changes).map(([uri, edits]) => ({
    textDocument: { uri, version: documents.find(document => document.uri === uri)?.version ?? null },
    edits,
  })),
});

/** An outline; some clients take it only as a list in which each symbol names what holds it. */
export const symbolsFor = (
  symbols: DocumentSymbol[],
  uri: string,
  { nestsSymbols }: Client,
): DocumentSymbol[] | SymbolInformation[] => (nestsSymbols ? symbols : symbols.flatMap(symbol => flat(symbol, uri)));

function flat({ name, kind, range, children = [] }: DocumentSymbol, uri: string, holder?: string): SymbolInformation[] {
  const own = { name, kind, location: { uri, range }, ...(holder === undefined ? {} : { containerName: holder }) };
  return [own, ...children.flatMap(child => flat(child, uri, name))];
}

const plain = ({ value }: MarkupContent): MarkupContent => ({ kind: 'plaintext', value: plainText(value) });

/** What is quoted stays as it is; the rest loses its marks. */
const MARKS = /`([^`\n]*)`|\[((?:\\.|[^\]\\\n])*)\]\([^)\n]*\)|\*{1,2}(\S[^*\n]*)\*{1,2}|\\([[\]])|^#{1,6} /gm;

const plainText = (markdown: string): string =>
  markdown.replace(
    MARKS,
    (_, code?: string, link?: string, strong?: string, sign?: string) =>
      code ?? plainText(link ?? strong ?? sign ?? ''),
  );
