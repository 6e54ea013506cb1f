import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CompletionItem, DocumentLink } from 'vscode-languageserver-protocol';
import { type Client, startClient } from './client.ts';

const LOG = 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n';
const TICKET = '---\nlogs: [phone.log]\n---\n\nPhotos wait.\n';
const QUOTA = 'log-icloud-quota-exceeded';

let client: Client;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'symptom-lens-addresses-'));
  await writeFile(path.join(folder, 'phone.log'), LOG);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  client = await startClient();
});
afterEach(() => client.stop());

const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).toString();
const codes = async (uri: string) => (await client.pull(uri)).map(({ code }) => code);
const linksOf = async (uri: string) => {
  const textDocument = { uri };
  const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument });
  return links.map(({ target }) => target);
};

test.each(['file:////server/share/notes.md', 'foo bar:/x.md', 'file://////', '%:'])(
  'a document at %s that is open, too, takes nothing from the others',
  async odd => {
    client.open(odd, 'Photos wait.\n', 'markdown');
    client.open(uriOf('case.ticket'), TICKET);
    client.open(uriOf('other.log'), LOG, 'device-log');
    expect(await codes(uriOf('case.ticket'))).toEqual([QUOTA]);
    const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri: uriOf('case.ticket') },
      position: { line: 1, character: 7 },
    });
    expect(items.map(({ label }) => label)).toContain('other.log');
    const titles = (await client.actions(uriOf('other.log'), 0, LOG.indexOf('CKErrorDomain'))).map(a => a.title);
    expect(titles.join('\n')).toMatch(/Ignore this finding/);
  },
);

test('a ticket at an address that nobody understands is read all the same, without its logs', async () => {
  const uri = 'foo bar:/desk/case.ticket';
  client.open(uri, TICKET.replace('Photos wait.', 'Photos wait. iCloud storage is full.'), 'plaintext');
  expect(await client.pull(uri)).toHaveLength(1);
  expect(await linksOf(uri)).toEqual([]);
  const [action] = await client.actions(uri, 4, 25);
  expect(action?.edit?.changes?.[uri]).toHaveLength(1);
  const command = 'symptomLens.server.triage';
  const triage = client.connection.sendRequest('workspace/executeCommand', { command, arguments: [{ uri }] });
  expect(await triage).toMatchObject({ report: { path: uri } });
});

test('a share is the same behind two slashes and behind four', async () => {
  const uri = 'file:////server/share/case.ticket';
  client.open(uri, TICKET);
  client.open('file://server/share/phone.log', LOG, 'device-log');
  expect(await codes(uri)).toEqual([QUOTA]);
  expect(await linksOf(uri)).toEqual(['file://server/share/phone.log']);
  expect(await client.hover(uri, 1, 9)).toContain('[phone.log:1](file://server/share/phone.log#L1)');
});

test('an address that names this machine is one of this machine', async () => {
  const uri = uriOf('case.ticket').replace('file:///', 'file://localhost/');
  client.open(uri, TICKET);
  expect(await codes(uri)).toEqual([QUOTA]);
  expect(await linksOf(uri)).toEqual([uriOf('phone.log')]);
});

test('a ticket that was never saved has no files beside it, and a log without a name is none', async () => {
  client.open('untitled:Untitled-1', TICKET);
  expect(await linksOf('untitled:Untitled-1')).toEqual([]);
  client.open(uriOf('empty.ticket'), TICKET.replace('[phone.log]', '["", phone.log]'));
  expect(await linksOf(uriOf('empty.ticket'))).toEqual([uriOf('phone.log')]);
});

test('names of logs are taken as Windows writes them', async () => {
  client.open(uriOf('case.ticket'), '---\nlogs: ["logs\\\\a.log", "C:/desk/b.log", "C:\\\\desk\\\\c.log"]\n---\n');
  expect(await linksOf(uriOf('case.ticket'))).toEqual([
    uriOf('logs/a.log'),
    'file:///c%3A/desk/b.log',
    'file:///c%3A/desk/c.log',
  ]);
});

test('a drive is the same in both spellings', async () => {
  client.open('file:///c%3A/desk/phone.log', LOG, 'device-log');
  client.open('file:///C:/desk/case.ticket', '---\nlogs: []\n---\n');
  const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri: 'file:///C:/desk/case.ticket' },
    position: { line: 1, character: 7 },
  });
  expect(items.map(({ label }) => label)).toEqual(['phone.log']);
});

test('front matter whose lines end as on an old Mac names its logs', async () => {
  client.open(uriOf('mac.ticket'), '---\rtype: support-ticket\rlogs: [phone.log]\r---\rPhotos wait.\r');
  expect(await codes(uriOf('mac.ticket'))).toEqual([QUOTA]);
});
