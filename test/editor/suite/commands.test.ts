import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, headingOf, open, problemsWhen, undo } from './support.ts';

const LINE = 'He keeps Low Power Mode on all day.';
const run = (name: string, ...values: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`symptomLens.${name}`, ...values);

suite('the commands', () => {
  teardown(closeAll);

  test('every command that the manifest names is there', async () => {
    const extension = vscode.extensions.getExtension('symptom-lens.symptom-lens');
    assert.ok(extension);
    await extension.activate();
    const names: string[] = extension.packageJSON.contributes.commands.map(({ command }: vscode.Command) => command);
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      names.filter(name => !known.has(name)),
      [],
    );
  });

  test('Insert All Remedies writes into the ticket in front, and one undo takes it back', async () => {
    const text = `# Photos\n\n${LINE}\n`;
    const document = await open('command-all.ticket', text);
    await problemsWhen(document);
    await run('insertAllRemedies');
    assert.ok(document.getText().includes(headingOf('power')), document.getText());
    await undo();
    assert.equal(document.getText(), text);
  });

  test('the code lens counts the symptoms and inserts all remedies', async () => {
    const document = await open('lens.ticket', `# Photos\n\n${LINE}\n`);
    await problemsWhen(document);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    const command = lenses.find(lens => lens.command?.command.startsWith('symptomLens.'))?.command;
    assert.ok(command);
    assert.match(command.title, /1 symptom/);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    assert.ok(document.getText().includes(headingOf('power')));
  });

  test('the code lens only counts where there is nothing to insert', async () => {
    const document = await open(
      'lens-possible.ticket',
      '# Photos\n\nWeak signal at home. Router was restarted already.\n',
    );
    await problemsWhen(document);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    assert.deepEqual(
      lenses.map(({ command }) => [command?.title, command?.command]),
      [['1 symptom of 1 cause', '']],
    );
  });

  test('Read This File as a Ticket reads an ordinary Markdown file', async () => {
    const document = await open('read-as.md', `# Photos\n\n${LINE}\n`);
    await run('readAsTicket');
    await problemsWhen(document);
    assert.equal(document.languageId, 'markdown', 'it keeps its preview');
    const gone = problemsWhen(document, found => found.length === 0);
    await run('restartServer');
    await gone;
    // The choice holds as long as the file is open.
    await problemsWhen(document);
  });

  test('Read This File as a Device Log reads an ordinary text file', async () => {
    const document = await open(
      'read-as.txt',
      'copy: Error Domain=NSPOSIXErrorDomain Code=28 "No space left on device"\n',
    );
    await run('readAsLog');
    await problemsWhen(document);
  });

  test('New Ticket opens a skeleton that is not saved anywhere', async () => {
    await run('newTicket');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'support-ticket');
    assert.equal(document?.isUntitled, true);
    assert.match(document?.getText() ?? '', /^---\r?\n/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('after Restart Server tickets are read again', async () => {
    const document = await open('restart.ticket', `# Photos\n\n${LINE}\n`);
    await problemsWhen(document);
    const gone = problemsWhen(document, found => found.length === 0);
    await run('restartServer');
    await gone;
    await problemsWhen(document);
  });

  test('the outline holds sections and findings, and the log in the front matter is a link', async () => {
    await open('outline.devicelog', 'Mar  3 07:12:40 iPhone assetsd[61] <Notice>: Library opened\n');
    const document = await open('outline.ticket', `---\nlogs: [outline.devicelog]\n---\n\n# Photos\n\n${LINE}\n`);
    await problemsWhen(document);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const [section] = symbols.filter(({ name }) => name === 'Photos');
    assert.ok(section);
    assert.equal(section.children.length, 1);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
      10,
    );
    assert.ok(links.some(({ target }) => target?.path.endsWith('/outline.devicelog')));
  });
});
