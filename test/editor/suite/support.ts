import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { allSymptoms } from '../../../server/knowledge/knowledge.ts';

/** The heading that a cause's remedy is inserted under. */
export const headingOf = (cause: string): string => {
  const found = builtin.causes.find(({ id }) => id === cause);
  if (!found) throw new Error(`The pack has no cause ${cause}.`);
  return `Remedy: ${found.remedy.title}`;
};

/** The causes in the order in which a support engineer checks them. */
export const CAUSES = builtin.causes.map(({ id }) => id).slice(0, 7);

/** The folder that the window shows: a copy that tests may write to. */
export const workspaceFolder = (): vscode.WorkspaceFolder => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return folder;
};

export const place = (name: string): vscode.Uri => vscode.Uri.file(path.join(workspaceFolder().uri.fsPath, name));

/** Writes a file exactly as given and shows it in an editor. */
export const open = async (name: string, text: string): Promise<vscode.TextDocument> => {
  const uri = place(name);
  await writeFile(uri.fsPath, text);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
};

/** What is on disk after the document was saved. */
export const saved = async (document: vscode.TextDocument): Promise<string> => {
  await document.save();
  return readFile(document.uri.fsPath, 'utf8');
};

export const problemsOf = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'symptom-lens');

/** Resolves with the document's problems as soon as they are as wanted; the test's time limit ends the wait. */
export const problemsWhen = (
  { uri }: vscode.TextDocument,
  wanted: (problems: vscode.Diagnostic[]) => boolean = problems => problems.length > 0,
): Promise<vscode.Diagnostic[]> =>
  new Promise(resolve => {
    const look = () => {
      const problems = problemsOf(uri);
      if (!wanted(problems)) return;
      listener.dispose();
      resolve(problems);
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });

/** The symptom's id that a problem carries as its code. */
export const symptomIn = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' ? code.value : (code ?? ''));

const CAUSE_OF = new Map(allSymptoms(builtin).map(({ id, cause }) => [id, cause]));

export const causesIn = (problems: readonly vscode.Diagnostic[]): string[] => [
  ...new Set(problems.map(problem => CAUSE_OF.get(symptomIn(problem)) ?? '').filter(Boolean)),
];

/** The text of all hovers at a position. */
export const hoverAt = async (uri: vscode.Uri, position: vscode.Position): Promise<string> => {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n');
};

/** The code actions for a range, resolved. */
export const actionsAt = (
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind = vscode.CodeActionKind.QuickFix,
): Thenable<vscode.CodeAction[]> =>
  vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind.value, 50);

/** What an action would insert into a document. */
export const insertedBy = (action: vscode.CodeAction, { uri }: vscode.TextDocument): string =>
  (action.edit?.get(uri) ?? []).map(({ newText }) => newText).join('');

/** Does what choosing the action in the menu does. */
export const choose = async ({ edit, command }: vscode.CodeAction): Promise<void> => {
  if (edit) await vscode.workspace.applyEdit(edit);
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
};

/** Finds the action that writes a text starting somewhere with these words. */
export const actionThatInserts = (
  actions: readonly vscode.CodeAction[],
  document: vscode.TextDocument,
  words: string,
): vscode.CodeAction => {
  const found = actions.find(action => insertedBy(action, document).includes(words));
  if (!found)
    throw new Error(`No action inserts “${words}”; there are: ${actions.map(({ title }) => title).join(' | ')}`);
  return found;
};

/** `source.fixAll.symptomLens`, if the document has any. */
export const fixAll = async (document: vscode.TextDocument): Promise<vscode.CodeAction | undefined> => {
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  const kind = vscode.CodeActionKind.SourceFixAll.append('symptomLens');
  const actions = await actionsAt(document.uri, everything, kind);
  return actions.find(action => action.edit && insertedBy(action, document) !== '');
};

export const undo = (): Thenable<void> => vscode.commands.executeCommand('undo');

export const closeAll = (): Thenable<void> => vscode.commands.executeCommand('workbench.action.closeAllEditors');
