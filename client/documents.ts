import * as vscode from 'vscode';
import type { TextDocumentFilter } from 'vscode-languageclient/node';

/** Languages of which some documents are tickets or logs; the server decides which. */
export const LANGUAGES = ['support-ticket', 'device-log', 'markdown', 'plaintext', 'log'];

/** Where documents that people edit are. Output channels, older versions in Git and the like are not read. */
export const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-remote'];

/** The documents that the server sees: those of its languages, and of any language what the settings name. */
export const documentSelector = (): TextDocumentFilter[] => [
  ...SCHEMES.flatMap(scheme => LANGUAGES.map(language => ({ scheme, language }))),
  ...globsFor().flatMap(pattern => SCHEMES.map(scheme => ({ scheme, pattern }))),
  ...(vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
    globsFor(uri).map(pattern => ({ scheme: uri.scheme, pattern: { baseUri: uri.toString(), pattern } })),
  ),
];

/** Is anything open that the server may read, or do the settings name files of any language? */
export const isNeeded = (): boolean =>
  documentSelector().some(({ pattern }) => pattern !== undefined) ||
  vscode.workspace.textDocuments.some(
    ({ uri, languageId }) => SCHEMES.includes(uri.scheme) && LANGUAGES.includes(languageId),
  );

/** What the settings name. What they except behind a `!` the server leaves alone. */
const globsFor = (folder?: vscode.Uri): string[] => {
  const settings = vscode.workspace.getConfiguration('symptomLens', folder);
  return ['tickets', 'logs']
    .flatMap(name => settings.get<unknown[]>(name, []))
    .filter(glob => typeof glob === 'string')
    .map(glob => glob.trim().replaceAll('\\', '/'))
    .filter(glob => glob && !glob.startsWith('!'));
};
