import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import type { Triage } from '../../server/triage-file.ts';
import { tarGz } from '../unit/archives.ts';
import { type Client, startClient } from './client.ts';

const QUIET = 'Mar  3 07:12:39 iPhone assetsd[61] <Notice>: Library opened\n';
const FULL = 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n';
let client: Client;
let folder: string;
beforeAll(async () => {
  client = await startClient();
  folder = await mkdtemp(path.join(tmpdir(), 'symptom-lens-triage-'));
});
afterAll(async () => {
  await client.stop();
  await rm(folder, { recursive: true });
});

const written = async (name: string, content: string | Uint8Array): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
};

const run = <T>(command: string, argument: object, source = new CancellationTokenSource()) =>
  client.connection.sendRequest<T>(
    'workspace/executeCommand',
    { command: `symptomLens.server.${command}`, arguments: [argument] },
    source.token,
  );

test('a log is read from disk, with the line and the titles of what it shows', async () => {
  const file = await written('small.log', QUIET + FULL);
  const { report, isArchive, titles } = await run<Triage>('triageFile', { path: file });
  expect(isArchive).toBe(false);
  expect(report.findings).toMatchObject([{ symptom: 'log-icloud-quota-exceeded', range: { start: { line: 1 } } }]);
  expect(report.causes[0]).toMatchObject({ cause: 'icloud-storage', verdict: 'likely' });
  expect(Object.keys(titles).sort()).toEqual(['icloud-storage', 'log-icloud-quota-exceeded']);
});

test('an archive is read, says in which file its findings stand, and gives the text of that file', async () => {
  const file = await written(
    'small.tar.gz',
    await tarGz([
      { name: './case/logs/quiet.log', content: QUIET },
      { name: './case/logs/photos.log', content: QUIET + FULL },
      { name: './case/system_logs.logarchive/0.tracev3', content: 'x' },
    ]),
  );
  const { report, isArchive, read } = await run<Triage>('triageFile', { path: file });
  expect(isArchive).toBe(true);
  expect(read).toEqual(['case/logs/quiet.log', 'case/logs/photos.log']);
  expect(report.findings).toMatchObject([{ member: 'case/logs/photos.log', range: { start: { line: 1 } } }]);
  expect(report.notices).toMatchObject([{ message: expect.stringMatching(/unified log/) }]);
  expect(await run('archiveMember', { path: file, member: 'case/logs/photos.log' })).toBe(QUIET + FULL);
  await expect(run('archiveMember', { path: file, member: 'case/other.log' })).rejects.toThrow(/no file "case\/other/);
});

test('of a log that prints the newest line first, hover and page tell from when to when', async () => {
  const at = (time: string) => FULL.replace('07:12:40', time);
  const text = at('23:12:40') + at('15:00:00') + at('13:00:00');
  const { report } = await run<Triage>('triageFile', { path: await written('newest.log', text) });
  expect(report.findings).toMatchObject([{ count: 3, firstTime: 'Mar  3 13:00:00', lastTime: 'Mar  3 23:12:40' }]);
  const uri = 'file:///desk/newest.devicelog';
  client.open(uri, text, 'device-log');
  const open = await run<Triage>('triage', { uri });
  expect(open.report.findings).toMatchObject([{ firstTime: 'Mar  3 13:00:00', lastTime: 'Mar  3 23:12:40' }]);
  expect(await client.hover(uri, 0, 75)).toContain('Seen 3 times, Mar  3 13:00:00 to Mar  3 23:12:40.');
});

const STORAGE = 'The phone says that iCloud storage is full.\n';

test('a ticket that is taken for a log is read as the ticket that it is, packed or not', async () => {
  for (const name of ['case.ticket', 'notes.txt'])
    expect(await run('triageFile', { path: await written(name, STORAGE) })).toMatchObject({
      report: { kind: 'ticket', findings: [{ symptom: 'icloud-storage-message' }] },
    });
  const file = await written('case.ticket.gz', gzipSync(STORAGE));
  const { isArchive, report } = await run<Triage>('triageFile', { path: file });
  expect(isArchive).toBe(false);
  expect(report).toMatchObject({ kind: 'ticket', findings: [{ member: 'case.ticket' }] });
  expect(await run('archiveMember', { path: file, member: 'case.ticket' })).toBe(STORAGE);
});

test('a file that is called a log and looks like none is doubted, packed or not', async () => {
  for (const [name, content] of [
    ['prose.log', STORAGE],
    ['prose.log.gz', gzipSync(STORAGE)],
  ] as const)
    expect(await run('triageFile', { path: await written(name, content) })).toMatchObject({
      report: { kind: 'log', notices: [{ code: 'no-log', message: expect.stringMatching(/for its name/) }] },
    });
});

test('a long reading tells how far it is, and stops when its request is cancelled', async () => {
  const file = await written('long.log', QUIET.repeat(2_000_000));
  const source = new CancellationTokenSource();
  const share = new Promise<number>(resolve => {
    client.connection.onNotification('symptomLens/triageProgress', (progress: { token: string; share: number }) => {
      if (progress.token !== 'mine') return;
      resolve(progress.share);
      source.cancel();
    });
  });
  await expect(run('triageFile', { path: file, token: 'mine' }, source)).rejects.toMatchObject({
    code: LSPErrorCodes.RequestCancelled,
  });
  expect(await share).toBeGreaterThan(0);
  expect(await share).toBeLessThan(1);
});

test.each([
  ['a file that is not there', () => path.join(folder, 'missing.log'), 'There is no such file; check the name.'],
  ['a folder', () => folder, 'This is a folder; name the files in it.'],
  ['a name without its folder', () => 'small.log', 'Say which file to read by its whole path.'],
  ['no name', () => '', '"path" must be a text.'],
])('%s is refused in words for people', async (_what, file, message) => {
  await expect(run('triageFile', { path: file() })).rejects.toThrow(message);
});

test('a file that is no text is refused, and so is an archive that is cut off before its first log', async () => {
  const picture = await written('picture.log', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0', 'latin1'));
  await expect(run('triageFile', { path: picture })).rejects.toThrow(/^This is not text but/);
  const cut = await written('cut.tar.gz', (await tarGz([{ name: 'a.log', content: FULL }])).subarray(0, 20));
  await expect(run('triageFile', { path: cut })).rejects.toThrow(/cut off/);
  const page = await written('page.tar.gz', '<html><body>Link expired. Your storage is full.</body></html>\n');
  await expect(run('triageFile', { path: page })).rejects.toThrow(/^It is called an archive and is none/);
});
