// Keystroke to diagnostics over node-ipc: our server and one that does nothing, edit by edit in turn.
import { fork } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver-protocol/node';

async function start(module) {
  // As the extension starts it.
  const child = fork(module, ['--node-ipc'], { silent: true, execArgv: ['--max-semi-space-size=64'] });
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  let heard = () => {};
  connection.onNotification('textDocument/publishDiagnostics', params => heard(params));
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const next = version =>
    new Promise(resolve => {
      heard = params => {
        if (params.version === version) resolve();
      };
    });
  return { child, connection, next };
}

/** Types one character and waits for the diagnostics of that version. Milliseconds. */
async function stroke({ connection, next }, uri, version, line) {
  const answered = next(version);
  const began = performance.now();
  const position = { line, character: 5 };
  const remove = version % 2 === 1;
  connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [
      { range: { start: position, end: remove ? { line, character: 6 } : position }, text: remove ? '' : 'x' },
    ],
  });
  await answered;
  return performance.now() - began;
}

const percentile = (times, share) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)];

/** @returns p50 and p95 in milliseconds, by server */
export async function keystrokes(modules, text, rounds) {
  const servers = await Promise.all(modules.map(start));
  const uri = 'file:///bench/case.ticket';
  const lines = text.split('\n');
  const line = lines.findIndex((content, i) => i > lines.length / 2 && content.length > 20);
  const times = servers.map(() => []);
  for (const { connection, next } of servers) {
    const opened = next(1);
    connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'support-ticket', version: 1, text },
    });
    await opened;
  }
  for (let round = 0; round < rounds; round++) {
    for (const [i, server] of servers.entries()) {
      const time = await stroke(server, uri, round + 2, line);
      if (round >= rounds / 5) times[i].push(time);
    }
  }
  for (const { child, connection } of servers) {
    connection.dispose();
    child.kill();
  }
  return times.map(list => ({ p50: percentile(list, 0.5), p95: percentile(list, 0.95) }));
}
