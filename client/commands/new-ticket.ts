import * as vscode from 'vscode';

interface SnippetFile {
  [name: string]: { prefix: string; body: string[] };
}

/** Opens an untitled ticket with the skeleton of the snippets, its tab stops ready. */
export function registerNewTicket(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand('symptomLens.newTicket', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'support-ticket' });
    const editor = await vscode.window.showTextDocument(document);
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'snippets', 'ticket.json'));
    const snippets: SnippetFile = JSON.parse(new TextDecoder().decode(bytes));
    const skeleton = Object.values(snippets).find(({ prefix }) => prefix === 'ticket');
    if (skeleton) await editor.insertSnippet(new vscode.SnippetString(skeleton.body.join('\n')));
  });
}
