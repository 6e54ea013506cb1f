import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CancellationTokenSource, type Hover, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { type Client, startClient } from './client.ts';

const FULL = 'Photos wait. iCloud storage is full.\n';
/** Reading this takes so long that what is sent meanwhile is there when it is done. */
const LONG = 'iCloud storage is full. Low Power Mode is on.\n\n'.repeat(2000);
const uriOf = (name: string) => `file:///desk/${name}`;

describe('requests that nobody waits for any more', () => {
  let client: Client;
  beforeAll(async () => {
    client = await startClient();
  });
  afterAll(() => client.stop());

  const hover = (uri: string, token = new CancellationTokenSource()) =>
    client.connection.sendRequest<Hover | null>(
      'textDocument/hover',
      { textDocument: { uri }, position: { line: 0, character: 20 } },
      token.token,
    );

  test('one that is cancelled is answered as such, and the document can be asked again', async () => {
    const uri = uriOf('cancelled.ticket');
    client.open(uri, LONG);
    const busy = client.pull(uri);
    const cancellation = new CancellationTokenSource();
    const cancelled = hover(uri, cancellation);
    cancellation.cancel();
    await expect(cancelled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await busy).not.toHaveLength(0);
    expect(await hover(uri)).not.toBeNull();
  });

  test('one about a text that has changed since is answered as such', async () => {
    const uri = uriOf('changed.ticket');
    client.open(uri, LONG);
    const busy = client.pull(uri);
    const stale = hover(uri);
    client.change(uri, 2, FULL);
    await expect(stale).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
    await busy;
    expect(await client.pull(uri)).toHaveLength(1);
  });
});

test('globs are relative to the folder that holds a file, not to one whose name begins like it', async () => {
  const client = await startClient({ settings: { tickets: ['cases/*.md'] }, folders: [uriOf('a/b')] });
  const uri = uriOf('a/bc/cases/7.md');
  client.open(uri, FULL, 'markdown');
  client.open(uriOf('a/b/cases/7.md'), FULL, 'markdown');
  expect(await client.pull(uri)).toEqual([]);
  expect(await client.pull(uriOf('a/b/cases/7.md'))).toHaveLength(1);
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: uriOf('a/bc'), name: 'bc' }], removed: [{ uri: uriOf('a/b'), name: 'b' }] },
  });
  expect(await client.pull(uri)).toHaveLength(1);
  expect(await client.pull(uriOf('a/b/cases/7.md'))).toEqual([]);
  await client.stop();
});
