import * as vscode from 'vscode';

/** Runs a command of the server. */
export type Call = <T>(command: string, argument: object) => Promise<T>;

interface ServerEdit {
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  newText: string;
}

interface RemedyItem extends vscode.QuickPickItem {
  cause: string;
}

/** The commands that write remedies into a ticket or copy one. */
export function registerInsertCommands(call: Call): vscode.Disposable[] {
  const register = (name: string, run: (...args: unknown[]) => Promise<void>) =>
    vscode.commands.registerCommand(name, async (...args: unknown[]) => {
      try {
        await run(...args);
      } catch (error) {
        await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    });
  return [
    register('symptomLens.insertRemedy', async () => {
      const editor = ticketEditor();
      const cause = editor && (await pickRemedy(call, 'Which remedy goes into the ticket?'));
      if (editor && cause) await insert(call, editor.document, { causes: [cause] });
    }),
    register('symptomLens.insertAllRemedies', async uri => {
      const document =
        typeof uri === 'string'
          ? await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
          : ticketEditor()?.document;
      if (document) await insert(call, document, {});
    }),
    register('symptomLens.copyRemedy', async () => {
      const cause = await pickRemedy(call, 'Which remedy goes to the clipboard?');
      if (!cause) return;
      const uri = vscode.window.activeTextEditor?.document.uri.toString();
      await vscode.env.clipboard.writeText(await call<string>('symptomLens.server.renderRemedy', { uri, cause }));
      vscode.window.setStatusBarMessage('The remedy is in the clipboard.', 3000);
    }),
    register('symptomLens.insertRemedyFromLog', async (cause, evidence) => {
      const ticket = await pickTicket();
      if (ticket) await insert(call, ticket, { causes: [cause], evidence });
    }),
  ];
}

function ticketEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) vscode.window.showInformationMessage('Open a ticket first: "Symptom Lens: New Ticket" makes one.');
  return editor;
}

async function pickRemedy(call: Call, placeHolder: string): Promise<string | undefined> {
  const remedies = await call<{ cause: string; title: string }[]>('symptomLens.server.remedies', {});
  const items = remedies.map(({ cause, title }): RemedyItem => ({ label: title, description: cause, cause }));
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.cause;
}

/** An open ticket that the engineer picks; the only one without asking. */
async function pickTicket(): Promise<vscode.TextDocument | undefined> {
  const tickets = vscode.workspace.textDocuments.filter(
    ({ languageId, fileName }) => languageId === 'support-ticket' || /\.ticket\.md$/i.test(fileName),
  );
  if (!tickets.length) {
    await vscode.window.showInformationMessage(
      'No ticket is open. Open the ticket that this log belongs to, or name the log in its front matter (logs:).',
    );
    return undefined;
  }
  if (tickets.length === 1) return tickets[0];
  const items = tickets.map(document => ({ label: vscode.workspace.asRelativePath(document.uri), document }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Which ticket does this log belong to?' }))?.document;
}

/** One edit, so that one undo takes it back. */
async function insert(
  call: Call,
  document: vscode.TextDocument,
  choice: { causes?: unknown[]; evidence?: unknown },
): Promise<void> {
  const edits = await call<ServerEdit[]>('symptomLens.server.insertEdits', { uri: document.uri.toString(), ...choice });
  if (!edits.length) {
    vscode.window.setStatusBarMessage('Nothing to insert: no likely cause, or its remedy stands there already.', 5000);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits)
    edit.replace(
      document.uri,
      new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
      newText,
    );
  await vscode.workspace.applyEdit(edit);
  const editor = await vscode.window.showTextDocument(document);
  const [first] = edits;
  if (first)
    editor.revealRange(
      new vscode.Range(first.range.start.line, 0, first.range.start.line + 8, 0),
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
}
