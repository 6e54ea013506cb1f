import { URI } from 'vscode-uri';

/** The innermost of the folders that a document is in. A folder holds what is below it, not all that begins like it. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
  const document = URI.parse(uri).toString();
  return folders
    .map(folder => ({ folder, inside: URI.parse(folder).toString().replace(/\/?$/, '/') }))
    .filter(({ inside }) => document.startsWith(inside))
    .sort((a, b) => b.inside.length - a.inside.length)[0]?.folder;
}
