import { expect, test } from 'vitest';
import { ErrorCodes, type InitializeResult } from 'vscode-languageserver-protocol';
import { startClient, startProcess } from './client.ts';

const uri = 'file:///desk/case.ticket';
const place = { textDocument: { uri }, position: { line: 0, character: 20 } };

test('what is asked before the server is initialized is refused, and what it is told is dropped', async () => {
  const { process: server, connection } = startProcess();
  connection.listen();
  const textDocument = { uri, languageId: 'support-ticket', version: 1, text: 'iCloud storage is full.\n' };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  await expect(connection.sendRequest('textDocument/hover', place)).rejects.toMatchObject({
    code: ErrorCodes.ServerNotInitialized,
  });
  const answer = await connection.sendRequest<InitializeResult>('initialize', { processId: null, capabilities: {} });
  expect(answer.capabilities.hoverProvider).toBe(true);
  expect(await connection.sendRequest('textDocument/hover', place)).toBeNull();
  const ended = new Promise(resolve => server.once('exit', resolve));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await ended).toBe(0);
  connection.dispose();
});

test('a second initialize is refused and changes nothing', async () => {
  const client = await startClient({ initializationOptions: { settings: { causes: { 'icloud-storage': false } } } });
  client.open(uri, 'Photos wait. iCloud storage is full.\n');
  await expect(
    client.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} }),
  ).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest });
  expect(await client.pull(uri)).toEqual([]);
  await client.stop();
});

test('after shutdown nothing is answered any more but an exit', async () => {
  const client = await startClient();
  client.open(uri, 'iCloud storage is full.\n');
  await client.connection.sendRequest('shutdown');
  for (const method of ['textDocument/hover', 'shutdown', 'initialize'])
    await expect(client.connection.sendRequest(method, place)).rejects.toMatchObject({
      code: ErrorCodes.InvalidRequest,
    });
  const ended = new Promise(resolve => client.process.once('exit', resolve));
  await client.connection.sendNotification('exit');
  expect(await ended).toBe(0);
  client.connection.dispose();
});
