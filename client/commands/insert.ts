import * as vscode from 'vscode';
import { messageOf } from '../message-of.ts';

/** Runs a command of the server. */
export type Call = <T>(command: string, argument: object) => Promise<T>;

export interface ServerEdit {
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  newText: string;
}

interface RemedyItem extends vscode.QuickPickItem {
  cause: string;
}

interface OpenTicket {
  uri: string;
  name: string;
  namesLog: boolean;
}

/** What goes into a ticket: the remedies of these causes, else of all likely ones, of the ticket itself or of a log. */
interface Choice {
  causes?: unknown[];
  evidence?: unknown;
  log?: string;
}

/** Registers a command whose errors are told to the user. */
export const register = (name: string, run: (...args: unknown[]) => Promise<void>): vscode.Disposable =>
  vscode.commands.registerCommand(name, async (...args: unknown[]) => {
    try {
      await run(...args);
    } catch (error) {
      vscode.window.showErrorMessage(messageOf(error));
    }
  });

/** The commands that write remedies into a ticket or copy one. */
export function registerInsertCommands(call: Call): vscode.Disposable[] {
  return [
    register('symptomLens.insertRemedy', async () => {
      const document = documentInFront();
      const target = document && (await targetFor(call, document));
      const cause = target && (await pickRemedy(call, 'Which remedy goes into the ticket?'));
      if (target && cause) await insert(call, target.ticket, { causes: [cause], evidence: [] });
    }),
    register('symptomLens.insertAllRemedies', async uri => {
      const document =
        typeof uri === 'string' ? await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)) : documentInFront();
      const target = document && (await targetFor(call, document));
      if (target) await insert(call, target.ticket, { log: target.log });
    }),
    register('symptomLens.copyRemedy', async () => {
      const cause = await pickRemedy(call, 'Which remedy goes to the clipboard?');
      if (!cause) return;
      const uri = vscode.window.activeTextEditor?.document.uri.toString();
      await vscode.env.clipboard.writeText(await call<string>('symptomLens.server.renderRemedy', { uri, cause }));
      vscode.window.setStatusBarMessage('The remedy is in the clipboard.', 3000);
    }),
    register('symptomLens.insertRemedyFromLog', async (cause, evidence, log) => {
      const ticket = await pickTicket(call, typeof log === 'string' ? log : undefined);
      if (ticket) await insert(call, ticket, { causes: [cause], evidence });
    }),
  ];
}

export function documentInFront(): vscode.TextDocument | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) vscode.window.showInformationMessage('Open a ticket first: "Symptom Lens: New Ticket" makes one.');
  return editor?.document;
}

/** The document itself; for a log, whose text is evidence and stays as it is, the ticket that it belongs to. */
export async function targetFor(
  call: Call,
  document: vscode.TextDocument,
): Promise<{ ticket: vscode.TextDocument; log?: string } | undefined> {
  const uri = document.uri.toString();
  if ((await call<string | null>('symptomLens.server.kindOf', { uri })) !== 'log') return { ticket: document };
  const ticket = await pickTicket(call, uri);
  return ticket && { ticket, log: uri };
}

async function pickRemedy(call: Call, placeHolder: string): Promise<string | undefined> {
  const remedies = await call<{ cause: string; title: string }[]>('symptomLens.server.remedies', {});
  const items = remedies.map(({ cause, title }): RemedyItem => ({ label: title, description: cause, cause }));
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.cause;
}

/** An open ticket that the engineer picks; without asking the only one, or the only one that names the log. */
async function pickTicket(call: Call, log: string | undefined): Promise<vscode.TextDocument | undefined> {
  const tickets = await call<OpenTicket[]>('symptomLens.server.openTickets', { log });
  const naming = tickets.filter(({ namesLog }) => namesLog);
  const [only, ...others] = naming.length ? naming : tickets;
  if (!only) {
    vscode.window.showInformationMessage(
      'No ticket is open. Open the ticket that this log belongs to, or name the log in its front matter (logs:).',
    );
    return undefined;
  }
  const items = [only, ...others].map(ticket => ({
    label: ticket.name,
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(ticket.uri)),
    ticket,
  }));
  const picked = others.length
    ? (await vscode.window.showQuickPick(items, { placeHolder: 'Which ticket does this log belong to?' }))?.ticket
    : only;
  return picked && vscode.workspace.openTextDocument(vscode.Uri.parse(picked.uri));
}

const insert = (call: Call, document: vscode.TextDocument, choice: Choice): Promise<void> =>
  insertEdits(
    document,
    () => call('symptomLens.server.insertEdits', { uri: document.uri.toString(), ...choice }),
    'Nothing to insert: no likely cause, its remedy stands there already, or text would break the file (JSON, XML, CSV, base64).',
  );

/**
 * One edit, so that one undo takes it back.
 * @param ask the server, for the text as it is now
 * @param nothing what is said where there is nothing to insert
 */
export async function insertEdits(
  document: vscode.TextDocument,
  ask: () => Promise<ServerEdit[]>,
  nothing: string,
): Promise<void> {
  const { version } = document;
  const edits = await ask();
  // Somebody typed meanwhile: the places are those of the old text.
  if (document.version !== version) return insertEdits(document, ask, nothing);
  if (!edits.length) {
    vscode.window.setStatusBarMessage(nothing, 5000);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits)
    edit.replace(
      document.uri,
      new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
      newText,
    );
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error('The text could not be changed: it may be read-only. Nothing was inserted.');
  // Beside the log that it is inserted from, the ticket may be in sight already.
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: shown?.viewColumn });
  const [first] = edits;
  if (first)
    editor.revealRange(
      new vscode.Range(first.range.start.line, 0, first.range.start.line + 8, 0),
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
}
