import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, open, place, problemsOf, problemsWhen } from './support.ts';

const LINE = 'His iCloud storage is full, the 50 GB plan is used up.';

/** Reads a ticket after others were opened: when its problems are there, the server has seen the others too. */
const untilServerHasRead = async (): Promise<void> => {
  await problemsWhen(await open('marker.ticket', `# Photos\n\n${LINE}\n`));
  await closeAll();
};

suite('which documents are read', () => {
  suiteTeardown(closeAll);

  test('a .ticket file is a support ticket', async () => {
    const document = await open('kind.ticket', `# Photos\n\n${LINE}\n`);
    assert.equal(document.languageId, 'support-ticket');
    await problemsWhen(document);
  });

  test('opening a ticket starts the extension', async () => {
    await problemsWhen(await open('start.ticket', `# Photos\n\n${LINE}\n`));
    assert.equal(vscode.extensions.getExtension('symptom-lens.symptom-lens')?.isActive, true);
  });

  test('a .ticket.md file stays Markdown and is read as a ticket', async () => {
    const document = await open('case.ticket.md', `# Photos\n\n${LINE}\n`);
    assert.equal(document.languageId, 'markdown');
    await problemsWhen(document);
  });

  test('Markdown whose front matter says so is read as a ticket', async () => {
    const document = await open('says-so.md', `---\ntype: support-ticket\n---\n\n# Photos\n\n${LINE}\n`);
    assert.equal(document.languageId, 'markdown');
    await problemsWhen(document);
  });

  test('ordinary Markdown, plain text and logs are left alone', async () => {
    const documents = [
      await open('notes.md', `# Notes\n\n${LINE}\n`),
      await open('notes.txt', `${LINE}\n`),
      await open('build.log', `12:00:01 build started\n${LINE}\n`),
    ];
    await untilServerHasRead();
    assert.deepEqual(
      documents.flatMap(({ uri }) => problemsOf(uri)),
      [],
    );
  });

  test('what is no file of somebody, such as an older version of one, is left alone', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('older', {
      provideTextDocumentContent: () => `# Photos\n\n${LINE}\n`,
    });
    const older = await vscode.workspace.openTextDocument(vscode.Uri.parse('older:/case.ticket'));
    assert.equal(older.languageId, 'support-ticket');
    await vscode.window.showTextDocument(older);
    await untilServerHasRead();
    assert.deepEqual(problemsOf(older.uri), []);
    provider.dispose();
  });

  test('a ticket that is closed has no problems left', async () => {
    const document = await open('closed.ticket', `# Photos\n\n${LINE}\n`);
    await problemsWhen(document);
    const gone = problemsWhen(document, found => found.length === 0);
    await closeAll();
    await vscode.commands.executeCommand('vscode.open', place('marker.ticket'));
    await gone;
  });

  test('problems follow what is typed', async () => {
    const document = await open('typed.ticket', `# Photos\n\n${LINE}\n`);
    await problemsWhen(document);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(2).range, 'There is plenty of iCloud storage left.');
    await vscode.workspace.applyEdit(edit);
    await problemsWhen(document, found => found.length === 0);
  });
});
