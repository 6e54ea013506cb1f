import type { DocumentLink } from 'vscode-languageserver-types';
import { addressBeside, addressOf } from '../addresses/address.ts';
import type { ReadDocument } from '../triage/document.ts';
import { lineIndex } from '../triage/lines.ts';

/** Links from the front matter's `logs:` to the files, beside the ticket. Beside one that was never saved there is none. */
export function documentLinksOf({ uri, text, frontMatter }: ReadDocument): DocumentLink[] {
  if (!frontMatter || addressOf(uri)?.scheme === 'untitled') return [];
  const lines = lineIndex(text);
  return frontMatter.logs.flatMap(({ name, start, end }) => {
    const address = addressBeside(uri, name);
    const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
    return address ? [{ range, target: address.toString(), tooltip: 'Open this log' }] : [];
  });
}
