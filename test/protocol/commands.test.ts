import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver-protocol';
import { type Client, edited, startClient } from './client.ts';

const FULL = 'Photos wait. iCloud storage is full.\n';
const LOG = 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n';
let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.stop());

const opened = (name: string, text: string, languageId = 'support-ticket') => {
  const uri = `file:///desk/${name}`;
  client.open(uri, text, languageId);
  return uri;
};

const run = <T>(command: string, argument: object) =>
  client.connection.sendRequest<T>('workspace/executeCommand', {
    command: `symptomLens.server.${command}`,
    arguments: [argument],
  });

test('nothing is inserted into a log, and the message says where remedies go', async () => {
  const log = opened('untouched.devicelog', LOG, 'device-log');
  expect(await run('kindOf', { uri: log })).toBe('log');
  await expect(run('insertEdits', { uri: log })).rejects.toThrow(
    /^This is a device log, and remedies go into a ticket/,
  );
  await expect(run('insertEdits', { uri: log, causes: ['glitch'] })).rejects.toThrow(/device log/);
});

test('all remedies of a log go into a ticket, with the lines that speak for them', async () => {
  const log = opened('all.devicelog', LOG, 'device-log');
  const uri = opened('waits.ticket', 'Photos wait.\n');
  const after = edited('Photos wait.\n', await run<TextEdit[]>('insertEdits', { uri, log }));
  expect(after).toContain('### Remedy: Make room in iCloud');
  expect(after).toMatch(/> .*CKErrorDomain Code=25/);
});

test('of several causes, each log line stands under the remedy that it speaks for', async () => {
  const offline =
    'Mar  3 07:13:00 iPhone cloudphotod(CFNetwork)[77] <Error>: A task finished with error - code: -1009\n';
  const log = opened('two.devicelog', offline.repeat(3) + LOG.repeat(3), 'device-log');
  const uri = opened('two.ticket', 'Photos wait.\n');
  const argument = { uri, log, causes: null };
  const after = edited('Photos wait.\n', await run<TextEdit[]>('insertEdits', argument));
  const parts = after.split('### ').slice(1);
  expect(parts.map(part => /-1009/.test(part))).toEqual(
    parts.map(part => /Wi-Fi|connect/i.test(part.split('\n')[0] ?? '')),
  );
  expect(parts.map(part => /Code=25/.test(part))).toEqual(
    parts.map(part => part.startsWith('Remedy: Make room in iCloud')),
  );
  const reply = edited('Photos wait.\n', await run<TextEdit[]>('insertEdits', { ...argument, audience: 'customer' }));
  expect(reply).toContain('### Reply: ');
  expect(reply).not.toContain('cloudphotod');
});

test('the log lines that come with one cause stand under its remedy', async () => {
  const uri = opened('one.ticket', 'Photos wait.\n');
  const argument = { uri, causes: ['glitch'], evidence: ['10:00 cloudd: stuck'] };
  expect(edited('Photos wait.\n', await run<TextEdit[]>('insertEdits', argument))).toContain(
    '\n> 10:00 cloudd: stuck\n',
  );
});

test('a log that is none is an error, and never taken for the ticket’s own causes', async () => {
  const uri = opened('own.ticket', FULL);
  await expect(run('insertEdits', { uri, log: uri })).rejects.toThrow(/^This file is not read as a device log/);
  await expect(run('insertEdits', { uri, log: 'file:///desk/closed.devicelog' })).rejects.toThrow(/device log/);
  await expect(run('insertEdits', { uri, log: 3 })).rejects.toThrow(/"log" must be a text/);
});

test('of a long line, what stands around the finding is quoted, and no half of an address', async () => {
  const before = `owner=${'x '.repeat(180)}<anna.doe@example.org> `;
  const line = LOG.replace('Error Domain', `${before}Error Domain`);
  const log = opened('long.devicelog', line, 'device-log');
  const uri = opened('long.ticket', 'Photos wait.\n');
  const after = edited('Photos wait.\n', await run<TextEdit[]>('insertEdits', { uri, log }));
  expect(after).toMatch(/> .*CKErrorDomain Code=25/);
  expect(after).not.toContain('anna');
});

test('an unknown cause is an error that lists the causes', async () => {
  const uri = opened('full.ticket', FULL);
  await expect(run('insertEdits', { uri, causes: ['glitch', 'weather'] })).rejects.toThrow(
    /^There is no remedy "weather"; there are settings, connection, .*escalation/,
  );
  await expect(run('insertEdits', { uri, causes: 'glitch' })).rejects.toThrow(/"causes" must be a list/);
});

test.each(['toString', '__proto__'])('%s is no command', async command => {
  const asked = client.connection.sendRequest('workspace/executeCommand', { command, arguments: [{}] });
  await expect(asked).rejects.toThrow(`There is no command "${command}".`);
});

test('the open tickets are those that the server reads as such, first the one that names the log', async () => {
  const plain = opened('a case.ticket', FULL);
  const naming = opened('b.md', '---\ntype: support-ticket\nlogs: [named.devicelog]\n---\n', 'markdown');
  const notes = opened('notes.md', FULL, 'markdown');
  const log = opened('named.devicelog', LOG, 'device-log');
  const tickets = await run<{ uri: string }[]>('openTickets', { log });
  expect(tickets[0]).toEqual({ uri: naming, name: 'b.md', namesLog: true });
  expect(tickets).toContainEqual({ uri: plain, name: 'a case.ticket', namesLog: false });
  expect(tickets.map(({ uri }) => uri)).not.toContain(notes);
  expect(tickets.map(({ uri }) => uri)).not.toContain(log);
});

test('a remedy is written as the settings say, whatever is in front, and with nothing in front', async () => {
  const uk = await startClient({ settings: { audience: 'customer', labels: 'uk' } });
  uk.open('file:///desk/plain.md', FULL, 'markdown');
  for (const uri of ['file:///desk/plain.md', 'file:///desk/never-opened.ts', undefined]) {
    const text = await uk.connection.sendRequest<string>('workspace/executeCommand', {
      command: 'symptomLens.server.renderRemedy',
      arguments: [{ uri, cause: 'connection' }],
    });
    expect(text).toMatch(/Reply: /);
    expect(text).toMatch(/Mobile Data/);
  }
  await uk.stop();
});
