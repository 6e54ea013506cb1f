import { URI } from 'vscode-uri';

/** One spelling for all: `(` and `%28`, `c:` and `c%3A` are the same to an editor. */
export const normalUri = (uri: string): string => URI.parse(uri).toString();
