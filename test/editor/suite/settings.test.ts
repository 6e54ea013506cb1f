import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { choose, closeAll, fixAll, open, problemsOf, problemsWhen } from './support.ts';

const LINE = 'He keeps Low Power Mode on all day.';
const set = (key: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration('symptomLens').update(key, value, vscode.ConfigurationTarget.Workspace);

suite('the settings', () => {
  teardown(async () => {
    for (const key of ['severity.likely', 'causes.power', 'audience', 'labels', 'tickets', 'logs'])
      await set(key, undefined);
    await closeAll();
  });

  test('the severity of likely causes can be chosen', async () => {
    const document = await open('severity-setting.ticket', `# Photos\n\n${LINE}\n`);
    await problemsWhen(document);
    await set('severity.likely', 'error');
    await problemsWhen(document, ([first]) => first?.severity === vscode.DiagnosticSeverity.Error);
  });

  test('a cause can be switched off', async () => {
    const document = await open('cause-off.ticket', `# Photos\n\n${LINE}\n`);
    await problemsWhen(document);
    await set('causes.power', false);
    await problemsWhen(document, found => found.length === 0);
  });

  test('remedies can be written for the customer', async () => {
    await set('audience', 'customer');
    const document = await open('audience.ticket', `# Photos\n\n${LINE}\n`);
    await problemsWhen(document);
    const action = await fixAll(document);
    assert.ok(action);
    await choose(action);
    assert.match(document.getText(), /### Reply: /);
    assert.doesNotMatch(document.getText(), /Remedy: /);
  });

  test('labels can be the UK ones', async () => {
    await set('labels', 'uk');
    const document = await open('labels.ticket', '# Photos\n\nCellular data for Photos is off.\n');
    await problemsWhen(document);
    const action = await fixAll(document);
    assert.ok(action);
    await choose(action);
    assert.match(document.getText(), /Mobile Data/);
    assert.doesNotMatch(document.getText().slice(40), /Cellular Data/);
  });

  test('a folder of Markdown files can be read as tickets', async () => {
    const document = await open('by-setting.md', `# Photos\n\n${LINE}\n`);
    await set('tickets', ['by-setting.md']);
    await problemsWhen(document);
  });

  test('a file that VS Code knows as another language can be read as a ticket', async () => {
    const text = JSON.stringify({ description: LINE }, undefined, 2);
    const document = await open('export.json', text);
    assert.equal(document.languageId, 'json');
    await set('tickets', ['*.json', '!*.excepted.json']);
    await problemsWhen(document);
    const other = await open('other.excepted.json', text);
    const last = await open('last.json', text);
    await problemsWhen(last);
    assert.deepEqual(problemsOf(other.uri), []);
    await set('tickets', undefined);
    await problemsWhen(last, found => found.length === 0);
  });
});
