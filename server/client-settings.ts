import type { Connection } from 'vscode-languageserver';
import type { Knowledge } from './knowledge/knowledge.ts';
import { type Settings, settingsFrom } from './settings.ts';

/** The client's settings for each document, asked for once. */
export interface ClientSettings {
  /** Those of the window for `''`. */
  of: (uri: string) => Promise<Settings>;
  /** A client that cannot be asked has sent them. */
  take: (sent: unknown) => void;
  /** What was asked for before is asked again. */
  forgetAll: () => void;
  forget: (uri: string) => void;
}

/**
 * @param canAsk whether the client answers questions about its settings
 * @param isOpen whether a document is open
 */
export function newClientSettings(
  connection: Connection,
  knowledge: Knowledge,
  canAsk: () => boolean,
  isOpen: (uri: string) => boolean,
): ClientSettings {
  const known = new Map<string, Promise<Settings>>();
  let sent = settingsFrom(undefined, knowledge);

  const ask = (uri: string): Promise<Settings> => {
    const asked =
      known.get(uri) ??
      connection.workspace.getConfiguration({ ...(uri ? { scopeUri: uri } : {}), section: 'symptomLens' }).then(
        value => (value ? settingsFrom(value, knowledge) : sent),
        () => sent,
      );
    known.set(uri, asked);
    return asked;
  };

  return {
    of: async uri => {
      if (!canAsk()) return sent;
      for (;;) {
        const asked = ask(uri);
        const own = await asked;
        // An answer about settings that have changed since is none.
        if (known.get(uri) === asked || !isOpen(uri)) return own;
      }
    },
    take: value => {
      sent = settingsFrom(value, knowledge);
    },
    forgetAll: () => known.clear(),
    forget: uri => known.delete(uri),
  };
}
