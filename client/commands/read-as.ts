import * as vscode from 'vscode';
import { LANGUAGES, SCHEMES } from '../documents.ts';
import { messageOf } from '../message-of.ts';
import type { Call } from './insert.ts';

const LANGUAGE = { ticket: 'support-ticket', log: 'device-log' } as const;

/** How documents are read that somebody chose, by address, as long as they are open. */
export type Chosen = Map<string, keyof typeof LANGUAGE>;

/** "Read This File as …": for files that nothing else marks as a ticket or a log. @param chosen is kept up to date @param told when it has changed */
export function registerReadAs(call: Call, chosen: Chosen, told: () => unknown): vscode.Disposable[] {
  const register = (name: string, kind: keyof typeof LANGUAGE) =>
    vscode.commands.registerCommand(name, async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document || !SCHEMES.includes(document.uri.scheme)) {
        vscode.window.showInformationMessage(
          document
            ? 'Only files can be read as a ticket or a log, no output and no older version.'
            : 'Open the file first.',
        );
        return;
      }
      // Markdown keeps its preview; only languages that the server does not see are changed.
      const seen = LANGUAGES.includes(document.languageId);
      if (!seen) await vscode.languages.setTextDocumentLanguage(document, LANGUAGE[kind]);
      try {
        const uri = document.uri.toString();
        await call('symptomLens.server.readAs', { uri, kind });
        chosen.set(uri, kind);
        await told();
      } catch (error) {
        vscode.window.showErrorMessage(messageOf(error));
      }
    });
  return [
    register('symptomLens.readAsTicket', 'ticket'),
    register('symptomLens.readAsLog', 'log'),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => chosen.delete(uri.toString())),
  ];
}
