import { URI } from 'vscode-uri';

/** One spelling for all: `(` and `%28`, `c:` and `c%3A` are the same to an editor. */
export const normalUri = (uri: string): string => URI.parse(uri).toString();

/** The innermost of the folders that a document is in. A folder holds what is below it, not all that begins like it. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
  const document = normalUri(uri);
  return folders
    .map(folder => ({ folder, inside: normalUri(folder).replace(/\/?$/, '/') }))
    .filter(({ inside }) => document.startsWith(inside))
    .sort((a, b) => b.inside.length - a.inside.length)[0]?.folder;
}
