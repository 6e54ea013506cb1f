import * as vscode from 'vscode';
import type { Call } from './commands/insert.ts';

/** Tells the menus as what the document in front is read: Markdown may be a ticket, and any text a log. */
export async function tellKindInFront(call: Call, isRunning: () => boolean): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const kind =
    document && isRunning()
      ? await call<string | null>('symptomLens.server.kindOf', { uri: document.uri.toString() })
      : null;
  // Another may have come to the front meanwhile.
  if (vscode.window.activeTextEditor?.document === document)
    await vscode.commands.executeCommand('setContext', 'symptomLens.kind', kind);
}
