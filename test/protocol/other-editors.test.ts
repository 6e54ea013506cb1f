import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import {
  type ApplyWorkspaceEditParams,
  type CodeLens,
  type Command,
  type CompletionItem,
  ResponseError,
  type SymbolInformation,
} from 'vscode-languageserver-protocol';
import { edited, startClient } from './client.ts';

const FULL = 'Photos wait. iCloud storage is full.\n';
const uri = 'file:///desk/case.ticket';
const configured = { settings: {} };

test('an editor that refuses to ask again is served on', async () => {
  const client = await startClient({ workspace: { diagnostics: { refreshSupport: true } } });
  const refused = new Promise<void>(resolve =>
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      resolve();
      return new ResponseError(-32601, 'no such method');
    }),
  );
  client.open(uri, FULL);
  await client.connection.sendNotification('workspace/didChangeConfiguration', configured);
  await refused;
  expect(await client.pull(uri)).toHaveLength(1);
  await client.stop();
});

test('problems of a ticket depend on its logs for an editor that cannot be told to ask again', async () => {
  const asking = await startClient();
  expect(asking.server.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
  await asking.stop();
  const told = await startClient({ workspace: { diagnostics: { refreshSupport: true } } });
  expect(told.server.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: false });
  await told.stop();
});

test('an editor that shows plain text gets hovers and completions without marks', async () => {
  const client = await startClient({
    textDocument: {
      hover: { contentFormat: ['plaintext'] },
      completion: { completionItem: { documentationFormat: ['plaintext'] } },
    },
  });
  client.open(uri, `${FULL}\nrem`);
  const hover = await client.hover(uri, 0, 20);
  expect(hover).toMatch(/^Status present: it applies, by the words iCloud storage is full/m);
  expect(hover).toContain('Settings > [your name] > iCloud');
  expect(hover).toMatch(/^Sources: support\.apple\.com/m);
  expect(hover).not.toMatch(/[*`\\]|\]\(/);
  const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 2, character: 3 },
  });
  const remedy = items.find(({ label }) => label === 'remedy: Make room in iCloud');
  expect(remedy?.documentation).toEqual({
    kind: 'plaintext',
    value: expect.stringMatching(/^Remedy: Make room in iCloud\n[^\\]*Settings > \[your name\][^\\]*$/),
  });
  await client.stop();
});

test('an editor that prefers Markdown gets it', async () => {
  const client = await startClient({ textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] } } });
  client.open(uri, FULL);
  expect(await client.hover(uri, 0, 20)).toContain('Status **present**');
  await client.stop();
});

test('what a hover quotes, and the name of a log, stay as they are in plain text', async () => {
  const client = await startClient({ textDocument: { hover: { contentFormat: ['plaintext'] } } });
  const line = 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n';
  client.open('file:///desk/a[1].log', line, 'device-log');
  client.open(uri, '---\nlogs: ["a[1].log"]\n---\n\nPhotos wait. iCloud *storage* is full.\n');
  const hover = await client.hover(uri, 4, 20);
  expect(hover).toContain('by the words iCloud *storage* is full.');
  expect(hover).toMatch(/^- a\[1\]\.log:1, Mar {2}3 07:12:40: CKErrorDomain Code=25$/m);
  await client.stop();
});

test('an editor that knows no trees gets the outline as a list', async () => {
  const client = await startClient({ textDocument: { documentSymbol: {} } });
  client.open(uri, `# Case\n\n## Observed\n\n${FULL}`);
  const textDocument = { uri };
  const symbols = await client.connection.sendRequest<SymbolInformation[]>('textDocument/documentSymbol', {
    textDocument,
  });
  expect(symbols).toMatchObject([
    { name: 'Case', location: { uri, range: { start: { line: 0 } } } },
    { name: 'Observed', containerName: 'Case', location: { uri, range: { start: { line: 2 } } } },
    { name: expect.stringMatching(/iCloud storage is full/), containerName: 'Observed' },
  ]);
  expect(symbols.some(symbol => 'children' in symbol)).toBe(false);
  await client.stop();
});

test.each([
  ['says that it does not pull', { textDocument: { diagnostic: null } }],
  ['says nothing of what it can do', { isSilent: true }],
])('an editor that %s gets its problems pushed', async (_, options) => {
  const client = await startClient({ pulls: false, ...options });
  const seen = client.pushed(uri);
  client.open(uri, FULL);
  expect((await seen).diagnostics).toHaveLength(1);
  await client.stop();
});

test('a document that is opened anew, or whose editor counts no versions, is read anew', async () => {
  const client = await startClient();
  const long = `Hello!\n\n${FULL}`;
  client.open(uri, long);
  expect((await client.pull(uri)).map(({ range }) => range.start.line)).toEqual([2]);
  client.open(uri, FULL);
  expect((await client.pull(uri)).map(({ range }) => range.start.line)).toEqual([0]);
  client.change(uri, 0, long);
  expect((await client.pull(uri)).map(({ range }) => range.start.line)).toEqual([2]);
  client.change(uri, 0, 'Plenty of iCloud storage.\n');
  expect(await client.pull(uri)).toEqual([]);
  expect(await client.hover(uri, 2, 20)).toBe('');
  await client.stop();
});

test('an editor without workspace folders names the root that globs start from', async () => {
  const client = await startClient({ settings: { tickets: ['cases/*.md'] }, rootUri: 'file:///desk' });
  client.open('file:///desk/cases/1.md', FULL, 'markdown');
  expect(await client.pull('file:///desk/cases/1.md')).toHaveLength(1);
  await client.stop();
});

test.each([
  ['its root by path', { rootPath: '/desk' }],
  ['a root beside no folders', { folders: [], rootUri: 'file:///desk' }],
])('an editor that names %s has its globs start there', async (_, options) => {
  const client = await startClient({ settings: { tickets: ['cases/*.md'] }, ...options });
  client.open('file:///desk/cases/1.md', FULL, 'markdown');
  expect(await client.pull('file:///desk/cases/1.md')).toHaveLength(1);
  await client.stop();
});

test('a folder that is closed is no place for globs any more, with or without the slash at its end', async () => {
  const client = await startClient({ settings: { tickets: ['cases/*.md'] }, folders: ['file:///desk'] });
  client.open('file:///desk/cases/1.md', FULL, 'markdown');
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [], removed: [{ uri: 'file:///desk/', name: 'desk' }] },
  });
  expect(await client.pull('file:///desk/cases/1.md')).toEqual([]);
  await client.stop();
});

test('a quick fix says for which version of a text it is, also one from a log into its ticket', async () => {
  const client = await startClient({ workspace: { workspaceEdit: { documentChanges: true } } });
  const log = 'file:///desk/phone.log';
  client.open(
    log,
    'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n',
    'device-log',
  );
  client.open(uri, FULL);
  client.change(uri, 7, `---\nlogs: [phone.log]\n---\n\n${FULL}`);
  for (const [asked, line, character] of [
    [uri, 4, 20],
    [log, 0, 70],
  ] as const) {
    const [first] = await client.actions(asked, line, character);
    expect(first?.edit?.changes).toBeUndefined();
    expect(first?.edit?.documentChanges).toMatchObject([
      { textDocument: { uri, version: 7 }, edits: [{ newText: expect.stringContaining('iCloud') }] },
    ]);
  }
  await client.stop();
});

test('an editor that takes no code actions but commands gets the remedy by one', async () => {
  const client = await startClient({ textDocument: { codeAction: {} } });
  expect(client.server.capabilities.codeActionProvider).toBe(true);
  const applied = new Promise<ApplyWorkspaceEditParams>(resolve =>
    client.connection.onRequest('workspace/applyEdit', params => {
      resolve(params);
      return { applied: true };
    }),
  );
  client.open(uri, FULL);
  const [first, ...others] = (await client.actions(uri, 0, 20)) as unknown as Command[];
  for (const action of [first, ...others]) expect(Object.keys(action ?? {})).toEqual(['title', 'command', 'arguments']);
  await client.connection.sendRequest('workspace/executeCommand', {
    command: first?.command,
    arguments: first?.arguments,
  });
  const { label, edit } = await applied;
  expect(label).toBe('Insert remedy: Make room in iCloud');
  expect(edited(FULL, edit.changes?.[uri] ?? [])).toContain('Make room in iCloud');
  await client.stop();
});

test('settings that were asked for before a change do not outlive it', async () => {
  const answers: ((value: object) => void)[] = [];
  let asked = () => {};
  const next = () => new Promise<void>(resolve => (asked = resolve));
  const settings = () => {
    const answer = new Promise(resolve => answers.push(resolve));
    asked();
    return answer;
  };
  const client = await startClient({ settings });
  const first = next();
  client.open('file:///desk/notes.md', FULL, 'markdown');
  const pulled = client.pull('file:///desk/notes.md');
  await first;
  const second = next();
  await client.connection.sendNotification('workspace/didChangeConfiguration', configured);
  answers[0]?.({ tickets: [] });
  await second;
  answers[1]?.({ tickets: ['**/*.md'] });
  expect(await pulled).toHaveLength(1);
  await client.stop();
});

test('an editor that cannot be told to ask again gets what the logs say at its first question', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'symptom-lens (1)+'));
  const log = 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n';
  await writeFile(path.join(folder, 'phone.log'), log);
  const ticket = pathToFileURL(path.join(folder, 'case.ticket')).toString();
  const client = await startClient();
  client.open(ticket, '---\nlogs: [phone.log]\n---\n\nPhotos wait.\n');
  expect((await client.pull(ticket)).map(({ code }) => code)).toEqual(['log-icloud-quota-exceeded']);
  // Brackets and plus signs of the folder stand in its address as they are, or as codes.
  const open = pathToFileURL(path.join(folder, 'phone.log')).toString();
  client.open(open, log, 'device-log');
  const titles = (await client.actions(open, 0, log.indexOf('CKErrorDomain'))).map(({ title }) => title);
  expect(titles[0]).toMatch(/^Insert remedy into case\.ticket: /);
  await client.stop();
  await rm(folder, { recursive: true });
});

test('the line above the text counts only what is shown', async () => {
  const client = await startClient({
    settings: { severity: { likely: 'off', possible: 'off' } },
    initializationOptions: { client: 'symptom-lens' },
  });
  client.open(uri, FULL);
  const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  expect(lenses).toEqual([]);
  await client.stop();
});

test('the line above the text offers remedies only where a cause is likely', async () => {
  const client = await startClient({ ...configured, initializationOptions: { client: 'symptom-lens' } });
  const lensOf = async (name: string, text: string) => {
    const uri = `file:///desk/${name}.ticket`;
    client.open(uri, text);
    const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    return lenses.map(({ command }) => [command?.title, command?.command]);
  };
  expect(await lensOf('likely', FULL)).toEqual([
    ['1 symptom of 1 cause: insert all remedies', 'symptomLens.insertAllRemedies'],
  ]);
  expect(await lensOf('possible', 'Weak signal at home. Router was restarted already.\n')).toEqual([
    ['1 symptom of 1 cause', ''],
  ]);
  await client.stop();
});

test('versions are offered with the newest first', async () => {
  const client = await startClient();
  client.open(uri, '---\nios: \n---\n');
  const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 1, character: 5 },
  });
  const versions = items.sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label);
  expect(versions.slice(0, 2)).toEqual(['27.1', '27.0.1']);
  expect(versions.at(-1)).toMatch(/^1\d\./);
  await client.stop();
});
