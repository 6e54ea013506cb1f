import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Diagnostic,
  type DocumentSymbol,
  LSPErrorCodes,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol';
import { builtin } from '../../server/knowledge/builtin.ts';
import { lineIndex } from '../../server/triage/lines.ts';
import { readLog } from '../../server/triage/log.ts';
import { type Client, startClient } from './client.ts';

const record = (second: number, said: string) =>
  `Mar  3 07:${String(Math.floor(second / 60) % 60).padStart(2, '0')}:${String(second % 60).padStart(2, '0')} iPhone cloudphotod[77] <Error>: ${said}\n`;
const QUIET = 'Batch finished, nothing to do';
const QUOTA = 'Error Domain=CKErrorDomain Code=25 "quota"';
const OFFLINE = 'A task finished with error - code: -1009';
/** Some two megabytes, with a letter of two bytes in each record. */
const LINES = Array.from({ length: 24_000 }, (_, i) =>
  record(i, i === 9_000 || i === 11_000 ? QUOTA : i === 15_000 ? OFFLINE : `${QUIET}, für Gerät ${i}`),
);
const TEXT = LINES.join('');

let client: Client;
beforeAll(async () => {
  client = await startClient({ pulls: false });
});
afterAll(() => client.stop());

const codes = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, range }) => [code, range.start, range.end]);
const linesOf = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.map(({ range }) => range.start.line);
const insertAt = (uri: string, version: number, line: number, text: string) =>
  client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range: { start: { line, character: 0 }, end: { line, character: 0 } }, text }],
  });

test('a large log in the editor says what a plain reading of its text says, at the same places', async () => {
  const seen = client.pushed('file:///large.log');
  client.open('file:///large.log', TEXT, 'device-log');
  const { findings } = readLog(TEXT, builtin);
  const { positionAt } = lineIndex(TEXT);
  const plain = findings
    .filter(({ status }) => status === 'present')
    .map(({ symptom, start, end }) => [symptom, positionAt(start), positionAt(end)]);
  expect(plain.length).toBeGreaterThan(1);
  expect(codes((await seen).diagnostics)).toEqual(plain);
});

test('behind an edit its problems move along at once, and once the typing pauses what was typed is read', async () => {
  const uri = 'file:///edited.log';
  const opened = client.pushed(uri);
  client.open(uri, TEXT, 'device-log');
  const before = linesOf(await opened);
  const moved = client.pushed(uri);
  await insertAt(uri, 2, 100, record(1, QUIET) + record(2, QUIET));
  expect(linesOf(await moved)).toEqual(before.map(line => line + 2));
  const read = client.pushed(uri, params => linesOf(params)[0] === 50);
  await insertAt(uri, 3, 50, record(3, OFFLINE));
  expect(codes((await read).diagnostics).map(([code]) => code)).toContain('log-icloud-quota-exceeded');
});

test('problems stay on their lines where an editor sends the whole text with each edit', async () => {
  const uri = 'file:///whole.log';
  const opened = client.pushed(uri);
  client.open(uri, TEXT, 'device-log');
  const before = linesOf(await opened);
  const moved = client.pushed(uri);
  client.change(uri, 2, [...LINES.slice(0, 100), record(1, QUIET), record(2, QUIET), ...LINES.slice(100)].join(''));
  expect(linesOf(await moved)).toEqual(before.map(line => line + 2));
});

test('an editor that cannot be told to ask again is told what was typed last, of the log and of its ticket', async () => {
  const pulling = await startClient();
  const [log, ticket] = ['file:///asked.log', 'file:///asked.ticket'];
  const edit = (text: string) =>
    pulling.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: log, version: 2 },
      contentChanges: [{ range: { start: { line: 50, character: 0 }, end: { line: 50, character: 0 } }, text }],
    });
  const lines = async () => (await pulling.pull(log)).map(({ range }) => range.start.line);
  pulling.open(log, TEXT.replaceAll(QUOTA, QUIET).replaceAll(OFFLINE, QUIET), 'device-log');
  pulling.open(ticket, '---\nlogs: [asked.log]\n---\n\nPhotos wait.\n');
  expect(await lines()).toEqual([]);
  await edit(record(3, QUOTA));
  expect(await lines()).toEqual([50]);
  await edit(record(2, QUIET));
  const [problem] = await pulling.pull(ticket);
  expect(problem?.relatedInformation?.map(({ location }) => location.range.start.line)).toEqual([51]);
  await pulling.stop();
});

test('hover in a large log finds its place after an edit', async () => {
  const uri = 'file:///hovered.log';
  const opened = client.pushed(uri);
  client.open(uri, TEXT, 'device-log');
  const { diagnostics } = await opened;
  const quota = diagnostics.find(({ code }) => code === 'log-icloud-quota-exceeded');
  const line = (quota?.range.start.line ?? 0) + 1;
  await insertAt(uri, 2, 0, record(1, QUIET));
  expect(await client.hover(uri, line, (quota?.range.start.character ?? 0) + 2)).toContain('2 times');
});

test('the outline waits for a pause in the typing, and one that an edit made useless is not made', async () => {
  const uri = 'file:///outlined.log';
  const seen = client.pushed(uri);
  client.open(uri, TEXT, 'device-log');
  await seen;
  const outline = () =>
    client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  await insertAt(uri, 2, 100, record(1, QUIET));
  const useless = outline();
  await insertAt(uri, 3, 100, record(2, QUIET));
  const wanted = outline();
  await expect(useless).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  expect((await wanted).map(({ name }) => name)).toEqual(['cloudphotod']);
});
