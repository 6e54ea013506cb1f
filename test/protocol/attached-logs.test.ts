import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeLens, PublishDiagnosticsParams, TextEdit } from 'vscode-languageserver-protocol';
import type { Triage } from '../../server/triage-file.ts';
import { tarGz } from '../unit/archives.ts';
import { type Client, edited, startClient } from './client.ts';

const QUIET = 'Mar  3 07:12:39 iPhone assetsd[61] <Notice>: Library opened\n';
const FULL = 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n';
const AGAIN = FULL.replace('07:12:40', '07:15:02');
/** Only possible by itself: the phone's counter says little. */
const LINE = 'The iCloud storage is full, she thinks.\n';
const ticketWith = (logs: string) => `---\nlogs: [${logs}]\n---\n\n${LINE}`;

let client: Client;
let folder: string;
beforeAll(async () => {
  client = await startClient({ pulls: false });
  folder = await mkdtemp(path.join(tmpdir(), 'symptom-lens-attached-'));
});
afterAll(async () => {
  await client.stop();
  await rm(folder, { recursive: true });
});

const write = (name: string, content: string | Uint8Array) => writeFile(path.join(folder, name), content);
const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).toString();
/** Opens a ticket and waits for the diagnostics that are as wanted. */
const opened = (name: string, text: string, wanted?: (params: PublishDiagnosticsParams) => boolean) => {
  const seen = client.pushed(uriOf(name), wanted);
  client.open(uriOf(name), text);
  return seen;
};
const codes = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.map(({ code }) => code);
const says = (code: string) => (params: PublishDiagnosticsParams) => codes(params).includes(code);
const isSilentOf = (code: string) => (params: PublishDiagnosticsParams) => !codes(params).includes(code);

test.runIf(existsSync('/proc/kmsg'))(
  'a file that says it is empty is not waited for: reading the kernel log of Linux might never end',
  async () => {
    const seen = await opened('kernel.ticket', ticketWith('/proc/kmsg'), says('no-log'));
    expect(seen.diagnostics.map(({ message }) => message)).toContainEqual(expect.stringContaining('The file is empty'));
  },
);

test('hover on a finding cites the log lines of the same cause, with place, count and times', async () => {
  await write('phone.log', QUIET + FULL + AGAIN);
  await opened('cites.ticket', ticketWith('phone.log'));
  await opened('waits.ticket', ticketWith('gone.log'), says('log-not-read'));
  const hover = await client.hover(uriOf('cites.ticket'), 4, 10);
  expect(hover).toMatch(/In the logs:\n\n- \[phone\.log:2\]\(file:\/\/\/.*phone\.log#L2\)/);
  expect(hover).toMatch(/2 times, Mar {2}3 07:12:40 to Mar {2}3 07:15:02: `.*CKErrorDomain Code=25/);
});

test.each(['wide.log', 'wide.tar.gz'])(
  'the line of a log in UTF-16 is quoted whole, with its time and process: %s',
  async name => {
    const wide = Buffer.from(`\uFEFF${'é'.repeat(300)}\n${QUIET}${FULL}`, 'utf16le');
    await write(name, name.endsWith('.gz') ? await tarGz([{ name: 'phone.log', content: wide }]) : wide);
    const uri = uriOf(`${name}.ticket`);
    client.open(uri, ticketWith(name));
    const edits = await client.connection.sendRequest<TextEdit[]>('workspace/executeCommand', {
      command: 'symptomLens.server.evidenceEdits',
      arguments: [{ uri }],
    });
    expect(edited(ticketWith(name), edits)).toContain(`\n${FULL}`);
  },
);

test('a log that could not be read is read again when the ticket is saved', async () => {
  await write('broken.tar.gz', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]));
  const { diagnostics } = await opened('broken.ticket', ticketWith('broken.tar.gz'), says('log-not-read'));
  expect(diagnostics.find(({ code }) => code === 'log-not-read')?.message).toContain('broken.tar.gz');
  const again = client.pushed(uriOf('broken.ticket'));
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf('broken.ticket') } });
  expect(codes(await again)).toContain('log-not-read');
});

test('a page that was saved under the name of an archive is asked for again', async () => {
  await write('expired.tar.gz', '<html><body>Link expired. Your storage is full.</body></html>\n');
  const { diagnostics } = await opened('expired.ticket', ticketWith('expired.tar.gz'), says('log-not-read'));
  expect(diagnostics.find(({ code }) => code === 'log-not-read')?.message).toMatch(/is none; ask for it again/);
});

test('a log that is not there is said on its name, and no longer once it is', async () => {
  const { diagnostics } = await opened('missing.ticket', ticketWith('"late.log"'), says('log-not-read'));
  expect(diagnostics.find(({ code }) => code === 'log-not-read')).toMatchObject({
    message: 'The log "late.log" was not read with the ticket. There is no such file; check the name.',
    severity: 2,
    range: { start: { line: 1, character: 8 }, end: { line: 1, character: 16 } },
  });
  await write('late.log', FULL);
  const mended = client.pushed(uriOf('missing.ticket'), isSilentOf('log-not-read'));
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf('missing.ticket') } });
  await mended;
  expect(await client.hover(uriOf('missing.ticket'), 4, 10)).toMatch(/late\.log:1/);
});

test.each([
  ['was never saved', 'untitled:Untitled-1', 'Save the ticket first: its logs are looked for beside it.'],
  ['is on no disk', 'vscode-vfs://github/desk/case.ticket', /It is on no disk here; open it in the editor/],
])('the log of a ticket that %s is not read, and its name says why', async (_what, uri, why) => {
  const seen = client.pushed(uri, says('log-not-read'));
  client.open(uri, ticketWith('phone.log'));
  const { diagnostics } = await seen;
  expect(diagnostics.find(({ code }) => code === 'log-not-read')?.message).toMatch(why);
});

test('the log of a ticket that is on no disk is read where it is open', async () => {
  client.open('vscode-vfs://github/desk/open.log', QUIET + FULL, 'device-log');
  const uri = 'vscode-vfs://github/desk/open.ticket';
  const seen = client.pushed(uri);
  client.open(uri, ticketWith('open.log'));
  expect(codes(await seen)).not.toContain('log-not-read');
  expect(await client.hover(uri, 4, 10)).toMatch(/open\.log:2/);
});

test('a file that is no text is refused in words for people', async () => {
  await write('photo.log', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0', 'latin1'));
  const { diagnostics } = await opened('picture.ticket', ticketWith('photo.log'), says('log-not-read'));
  expect(diagnostics.find(({ code }) => code === 'log-not-read')?.message).toMatch(/This is not text but/);
});

test('a named file that is no log is doubted on its name, whether packed or open in the editor', async () => {
  await write('notes.txt', LINE);
  await write('note.ticket.gz', gzipSync(LINE));
  await write('quiet.log', QUIET);
  client.open(uriOf('open-notes.txt'), LINE, 'plaintext');
  const text = ticketWith('notes.txt, note.ticket.gz, open-notes.txt, quiet.log');
  const { diagnostics } = await opened(
    'doubts.ticket',
    text,
    params => codes(params).filter(code => code === 'no-log').length === 3,
  );
  const messages = diagnostics.flatMap(({ code, message }) => (code === 'no-log' ? [message] : []));
  expect(messages).toEqual(
    ['notes.txt', 'note.ticket.gz', 'open-notes.txt'].map(name =>
      expect.stringMatching(`^${name}: This was read as a log, as the ticket says, but none of its lines`),
    ),
  );
});

test('of an archive that is cut off, what its sound part says of the phone is kept though it shows no fault', async () => {
  const head = 'Jun  1 08:00:00 iPhone kernel[0] <Notice>: iPhone OS Version 17.2 (Build 21C62)\n';
  const random = Array.from({ length: 4000 }, (_, i) => `${QUIET.trimEnd()} ${Math.sin(i)}\n`).join('');
  const whole = gzipSync(head + random);
  await write('cut.log.gz', whole.subarray(0, whole.length - 2000));
  const { diagnostics } = await opened('cut.ticket', ticketWith('cut.log.gz'), says('log-read-in-part'));
  expect(codes({ uri: '', diagnostics })).not.toContain('log-not-read');
  const { report } = await run<Triage>('triage', { uri: uriOf('cut.ticket') });
  expect(report.facts).toMatchObject({ ios: '17.2' });
});

test('a changed file is read again when the client tells of it', async () => {
  await write('grows.log', QUIET);
  const text = `---\nlogs: [grows.log]\n---\n\nPhotos wait.\n`;
  await opened('grows.ticket', text);
  await write('grows.log', QUIET + FULL);
  const found = client.pushed(uriOf('grows.ticket'), says('log-icloud-quota-exceeded'));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf('grows.log'), type: 2 }],
  });
  expect((await found).diagnostics).toMatchObject([
    { range: { start: { line: 1, character: 7 } }, codeDescription: { href: expect.stringMatching(/^https:/) } },
  ]);
});

test('an open log counts as it stands in the editor, not as it lies on disk', async () => {
  await write('open.log', QUIET);
  client.open(uriOf('open.log'), QUIET + FULL, 'device-log');
  await opened('open.ticket', ticketWith('open.log'));
  expect(await client.hover(uriOf('open.ticket'), 4, 10)).toMatch(/open\.log:2/);
  const changed = client.pushed(uriOf('open.ticket'));
  client.change(uriOf('open.log'), 2, QUIET + QUIET + FULL);
  await changed;
  expect(await client.hover(uriOf('open.ticket'), 4, 10)).toMatch(/open\.log:3/);
});

test('an archive is read with the ticket, and each line says in which of its files it stands', async () => {
  await write('case.tar.gz', await tarGz([{ name: './case/logs/photos.log', content: QUIET + FULL }]));
  const text = `---\nlogs: [case.tar.gz]\n---\n\nPhotos wait. ${LINE}`;
  const landed = opened('archive.ticket', text, ({ diagnostics }) => diagnostics.length > 0);
  await landed;
  await opened('after.ticket', ticketWith('nowhere.log'), says('log-not-read'));
  expect(await client.hover(uriOf('archive.ticket'), 4, 23)).toMatch(/case\.tar\.gz: case\/logs\/photos\.log:2/);
});

const run = <T>(command: string, argument: object) =>
  client.connection.sendRequest<T>('workspace/executeCommand', {
    command: `symptomLens.server.${command}`,
    arguments: [argument],
  });
const PRIVATE = FULL.replace('iPhone', 'Annas-iPhone').replace('"quota"', '"quota of jo@mail.example.com"');
const OFFLINE = 'Mar  3 07:13:00 iPhone cloudphotod(CFNetwork)[77] <Error>: A task finished with error - code: -1009\n';

test('evidence of a cause, or of all, goes into the ticket with private data masked', async () => {
  await write('quoted.log', QUIET + PRIVATE + OFFLINE);
  const text = ticketWith('quoted.log');
  const uri = uriOf('quoted.ticket');
  client.open(uri, text);
  expect(await run('evidence', { uri })).toMatchObject([
    { cause: 'connection', count: 1 },
    { cause: 'icloud-storage', count: 1 },
  ]);
  const one = edited(text, await run<TextEdit[]>('evidenceEdits', { uri, causes: ['icloud-storage'] }));
  expect(one).toContain('# quoted.log:2, Mar  3 07:12:40\nMar  3 07:12:40 <name>-iPhone cloudphotod[77]');
  expect(one).toContain('"quota of <e-mail>"');
  expect(one).not.toContain('-1009');
  expect(edited(text, await run<TextEdit[]>('evidenceEdits', { uri }))).toContain('# quoted.log:3');
  client.change(uri, 2, one);
  expect(await run('evidenceEdits', { uri, causes: ['icloud-storage'] })).toEqual([]);
  await expect(run('evidenceEdits', { uri, causes: 'all' })).rejects.toThrow(/"causes" must be a list/);
});

test('evidence of an open log goes into a ticket that does not name it', async () => {
  client.open(uriOf('apart.devicelog'), QUIET + FULL, 'device-log');
  const uri = uriOf('apart.ticket');
  client.open(uri, LINE);
  const edits = await run<TextEdit[]>('evidenceEdits', { uri, log: uriOf('apart.devicelog') });
  expect(edited(LINE, edits)).toContain('# apart.devicelog:2, ');
  await expect(run('evidence', { uri, log: uri })).rejects.toThrow('This file is not read as a device log.');
});

test('quick fixes on a finding quote the lines of its cause, and on the name of a log insert what only it shows', async () => {
  await write('only.log', QUIET + FULL + OFFLINE);
  const text = ticketWith('only.log');
  const uri = uriOf('only.ticket');
  const seen = client.pushed(uri, ({ diagnostics }) => diagnostics.some(({ range }) => range.start.line === 1));
  client.open(uri, text);
  const { diagnostics } = await seen;
  expect(diagnostics.find(({ range }) => range.start.line === 1)?.message).toMatch(
    /in only\.log:3 \(Mar {2}3 07:13:00\)/,
  );
  const onFinding = await client.actions(uri, 4, 10);
  const quote = onFinding.find(({ title }) => title.startsWith('Insert evidence from the logs'));
  expect(edited(text, quote?.edit?.changes?.[uri] ?? [])).toContain('# only.log:2');
  expect(await client.hover(uri, 1, 10)).toMatch(/^What this log says:\n\n- \[only\.log:2\].*\n- \[only\.log:3\]/);
  const onName = await client.actions(uri, 1, 10);
  expect(onName.map(({ title }) => title)).toEqual([
    expect.stringMatching(/^Insert remedy: /),
    expect.stringMatching(/^Insert customer reply: /),
    'Insert the evidence of this log',
    expect.stringMatching(/^Ignore this finding: /),
    expect.stringMatching(/^Ignore this symptom in this file: /),
    'Insert the remedies of all likely causes',
  ]);
});

test('a name of a log stands on one line in what is said of it', async () => {
  const text = '---\nlogs: ["gone\\n\\u001b[31m# Hello.log"]\n---\n\nPhotos wait.\n';
  const { diagnostics } = await opened('lines.ticket', text, says('log-not-read'));
  const { message } = diagnostics.find(({ code }) => code === 'log-not-read') ?? {};
  expect(message).toMatch(/^The log "gone +# Hello\.log" was not read with the ticket\./);
});

test('the line above the text counts what only a log shows, too', async () => {
  const lenses = await startClient({ initializationOptions: { client: 'symptom-lens' } });
  await write('lens.log', QUIET + FULL + OFFLINE);
  const uri = uriOf('lens.ticket');
  lenses.open(uri, '---\nlogs: [lens.log]\n---\n\nPhotos wait.\n');
  expect((await lenses.pull(uri)).map(({ code }) => code)).toContain('log-icloud-quota-exceeded');
  const [lens] = await lenses.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  expect(lens?.command?.title).toBe('2 symptoms of 2 causes: insert all remedies');
  await lenses.stop();
});

test('what a log says is left alone by the ticket that names it, on its name or in the whole ticket', async () => {
  await write('power.log', QUIET + OFFLINE);
  await write('other.log', QUIET + OFFLINE);
  const text = '---\nlogs:\n  - power.log\n  - other.log\n---\n\nPhotos wait.\n';
  const uri = uriOf('left-alone.ticket');
  const marks = (params: PublishDiagnosticsParams) =>
    params.diagnostics.filter(({ code }) => String(code).startsWith('log-')).map(({ range }) => range.start.line);
  await opened('left-alone.ticket', text, params => marks(params).length === 2);
  const after = async (title: RegExp, version: number) => {
    const action = (await client.actions(uri, 2, 6)).find(action => title.test(action.title));
    const seen = client.pushed(uri);
    client.change(uri, version, edited(text, action?.edit?.changes?.[uri] ?? []));
    const left = marks(await seen);
    client.change(uri, version + 1, text);
    return left;
  };
  expect(await after(/^Ignore this finding/, 2)).toEqual([4]);
  expect(await after(/^Ignore this symptom in this file/, 4)).toEqual([]);
});
