import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { normalUri, uriOfPath } from './addresses/address.ts';

/** The folders that a client has open; one that knows none of them names a root, by its address or its path. */
export function foldersOf({
  workspaceFolders,
  rootUri,
  rootPath,
}: Pick<InitializeParams, 'workspaceFolders' | 'rootUri' | 'rootPath'>): string[] {
  if (workspaceFolders?.length) return workspaceFolders.map(({ uri }) => uri);
  const root = rootUri ?? (rootPath ? uriOfPath(rootPath) : undefined);
  return root ? [root] : [];
}

export function foldersAfter(folders: readonly string[], { added, removed }: WorkspaceFoldersChangeEvent): string[] {
  const gone = new Set(removed.map(({ uri }) => insideOf(uri)));
  return [...folders.filter(folder => !gone.has(insideOf(folder))), ...added.map(({ uri }) => uri)];
}

/** The innermost of the folders that a document is in. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
  const document = normalUri(uri);
  return folders
    .map(folder => ({ folder, inside: insideOf(folder) }))
    .filter(({ inside }) => document.startsWith(inside))
    .sort((a, b) => b.inside.length - a.inside.length)[0]?.folder;
}

/** How the address of all in a folder begins, in one spelling. A folder holds what is below it, not all that begins like it. */
const insideOf = (folder: string): string => normalUri(folder).replace(/\/?$/, '/');
