import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { tarGz } from '../../unit/archives.ts';
import { closeAll, open, place } from './support.ts';

const QUIET = 'Mar  3 07:12:39 iPhone assetsd[61] <Notice>: Library opened\n';
const FULL = 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n';

suite('Show Triage', () => {
  teardown(closeAll);

  /** Resolves with a page's text as soon as it is as wanted; the test's time limit ends the wait. */
  const pageWhen = (wanted: RegExp, name = 'triage.ticket'): Promise<vscode.TextDocument> =>
    new Promise(resolve => {
      const look = () => {
        const page = vscode.workspace.textDocuments.find(
          ({ uri, isClosed }) => uri.scheme === 'symptom-lens-triage' && uri.path === `/${name}.triage.md` && !isClosed,
        );
        if (!page || !wanted.test(page.getText())) return;
        listener.dispose();
        resolve(page);
      };
      const listener = vscode.workspace.onDidChangeTextDocument(look);
      look();
    });

  test('says beside the ticket what its causes are and which words decided, and follows what is typed', async () => {
    const ticket = await open('triage.ticket', 'iCloud storage is full.\nThe battery is not low.\n');
    await vscode.commands.executeCommand('symptomLens.showTriage');
    const page = await pageWhen(/^1\. \*\*iCloud storage\*\*, likely .*`iCloud storage is full`/m);
    assert.match(page.getText(), /ruled-out; line 2\n {2}by the words `battery is not low`/);
    assert.equal(vscode.window.activeTextEditor?.document, ticket);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      page.uri,
      9,
    );
    assert.ok(
      links.some(({ target }) => target?.path === ticket.uri.path && target.fragment === 'L2'),
      JSON.stringify(links),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.insert(ticket.uri, new vscode.Position(0, 0), 'Low Power Mode is on.\n');
    await vscode.workspace.applyEdit(edit);
    await pageWhen(/Low Power Mode is on/);
    // What changes no problem changes the page as well.
    const behind = new vscode.WorkspaceEdit();
    behind.insert(ticket.uri, new vscode.Position(3, 0), 'Restarted twice, no change.\n');
    await vscode.workspace.applyEdit(behind);
    await pageWhen(/, tried: `Restarted twice/);
  });

  test('says so when the file is no ticket any more', async () => {
    const ticket = await open('no-more.md', '---\ntype: support-ticket\n---\n\niCloud storage is full.\n');
    await vscode.commands.executeCommand('symptomLens.showTriage');
    await pageWhen(/iCloud storage\*\*, likely/, 'no-more.md');
    const edit = new vscode.WorkspaceEdit();
    edit.delete(ticket.uri, new vscode.Range(0, 0, 3, 0));
    await vscode.workspace.applyEdit(edit);
    await pageWhen(/^This file is read neither as a ticket nor as a device log/, 'no-more.md');
  });
});

suite('Triage Device Log or Archive', () => {
  teardown(closeAll);

  /** The page in front, and where its first link leads. */
  const triaged = async (name: string, content: string | Uint8Array) => {
    const file = place(name);
    await writeFile(file.fsPath, content);
    await vscode.commands.executeCommand('symptomLens.triageFile', file);
    const page = vscode.window.activeTextEditor?.document;
    assert.equal(page?.uri.scheme, 'symptom-lens-triage');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      page.uri,
      50,
    );
    const target = links.find(link => link.target?.fragment)?.target;
    assert.ok(target, page.getText());
    return { file, page, target };
  };

  test('shows a log as a page whose links lead to the lines of the file', async () => {
    const { file, page, target } = await triaged('triage.log', QUIET + FULL);
    assert.equal(page.languageId, 'markdown');
    assert.match(page.getText(), /^1\. \*\*.*\*\*, likely/m);
    assert.equal(target.fsPath, file.fsPath);
    assert.equal(target.fragment, 'L2');
  });

  test('opens a file of an archive read-only at its line', async () => {
    const archive = await tarGz([{ name: 'case/photos.log', content: QUIET + FULL }]);
    const { target } = await triaged('triage.tar.gz', archive);
    await vscode.commands.executeCommand('vscode.open', target);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.scheme, 'symptom-lens-member');
    assert.equal(editor?.document.getText(), QUIET + FULL);
    assert.equal(editor?.selection.active.line, 1);
    // The archive is replaced, and read again while that file is open.
    const member = editor?.document;
    const changed = new Promise<void>(resolve => {
      const listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document !== member) return;
        listener.dispose();
        resolve();
      });
    });
    await triaged('triage.tar.gz', await tarGz([{ name: 'case/photos.log', content: QUIET + QUIET + FULL }]));
    await changed;
    assert.equal(member?.getText(), QUIET + QUIET + FULL);
  });
});
