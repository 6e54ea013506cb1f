import { normalUri } from './addresses/address.ts';

/** The innermost of the folders that a document is in. A folder holds what is below it, not all that begins like it. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
  const document = normalUri(uri);
  return folders
    .map(folder => ({ folder, inside: normalUri(folder).replace(/\/?$/, '/') }))
    .filter(({ inside }) => document.startsWith(inside))
    .sort((a, b) => b.inside.length - a.inside.length)[0]?.folder;
}
