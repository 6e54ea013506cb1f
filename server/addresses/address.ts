import { URI, Utils } from 'vscode-uri';

/**
 * An address, as editors spell it: a share may stand behind four slashes, and this machine be named.
 * `undefined` where it is none.
 */
export function addressOf(uri: string): URI | undefined {
  try {
    return URI.parse(uri.replace(/^file:\/\/(?:localhost(?=\/)|\/\/+(?=[^/]))/i, 'file://'));
  } catch {
    return undefined;
  }
}

/** One spelling for all: `(` and `%28`, `c:` and `c%3A` are the same to an editor. */
export const normalUri = (uri: string): string => addressOf(uri)?.toString() ?? uri;

export const pathOf = (uri: string): string => addressOf(uri)?.path ?? uri;

/** The address of a file on this machine. */
export const uriOfPath = (path: string): string => URI.file(path).toString();

/** The address of a file that a document names, from the document's own folder; a path of Windows is one, too. */
export function addressBeside(uri: string, name: string): URI | undefined {
  const address = addressOf(uri);
  const path = name.replaceAll('\\', '/').replace(/^(?=[a-z]:\/)/i, '/');
  return address && Utils.resolvePath(Utils.dirname(address), path);
}
