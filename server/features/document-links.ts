import type { DocumentLink } from 'vscode-languageserver-types';
import { URI, Utils } from 'vscode-uri';
import type { ReadDocument } from '../triage/document.ts';
import { lineIndex } from '../triage/lines.ts';

/** Links from the front matter's `logs:` to the files, beside the ticket. */
export function documentLinksOf({ uri, text, frontMatter }: ReadDocument): DocumentLink[] {
  if (!frontMatter) return [];
  const lines = lineIndex(text);
  const folder = Utils.dirname(URI.parse(uri));
  return frontMatter.logs.map(({ name, start, end }) => ({
    range: { start: lines.positionAt(start), end: lines.positionAt(end) },
    target: Utils.resolvePath(folder, name).toString(),
    tooltip: 'Open this log',
  }));
}
