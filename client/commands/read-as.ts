import * as vscode from 'vscode';
import type { Call } from './insert.ts';

const LANGUAGE = { ticket: 'support-ticket', log: 'device-log' } as const;

/** "Read This File as …": for files that nothing else marks as a ticket or a log. */
export function registerReadAs(call: Call): vscode.Disposable[] {
  const register = (name: string, kind: keyof typeof LANGUAGE) =>
    vscode.commands.registerCommand(name, async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) {
        await vscode.window.showInformationMessage('Open the file first.');
        return;
      }
      // Markdown keeps its preview; only languages that the server does not see are changed.
      const seen = ['support-ticket', 'device-log', 'markdown', 'plaintext', 'log'].includes(document.languageId);
      if (!seen) await vscode.languages.setTextDocumentLanguage(document, LANGUAGE[kind]);
      await call('symptomLens.server.readAs', { uri: document.uri.toString(), kind });
    });
  return [register('symptomLens.readAsTicket', 'ticket'), register('symptomLens.readAsLog', 'log')];
}
