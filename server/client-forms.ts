import {
  type CompletionItem,
  type DocumentSymbol,
  type Hover,
  MarkupContent,
  type SymbolInformation,
} from 'vscode-languageserver-types';
import type { Client } from './client.ts';

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
