// Keystroke to diagnostics over node-ipc: our server and one that does nothing, edit by edit in turn.
import { fork } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver-protocol/node';

async function start(module) {
  // As the extension starts it.
  const child = fork(module, ['--node-ipc'], { silent: true, execArgv: ['--max-semi-space-size=64'] });
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
  });
  await connection.sendNotification('initialized', {});
  return { child, connection, resultId: undefined };
}

/** Asks for the diagnostics, as VS Code does behind each edit. */
async function pull(server, uri) {
  const report = await server.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri },
    previousResultId: server.resultId,
  });
  server.resultId = report.resultId;
  return report;
}

/** Types one character and waits for the diagnostics. Milliseconds. */
async function stroke(server, uri, version, line) {
  const began = performance.now();
  const position = { line, character: 5 };
  const remove = version % 2 === 1;
  server.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [
      { range: { start: position, end: remove ? { line, character: 6 } : position }, text: remove ? '' : 'x' },
    ],
  });
  await pull(server, uri);
  return performance.now() - began;
}

const percentile = (times, share) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)];

/** @returns p50 and p95 of an edit and the time to the first diagnostics, in milliseconds, by server */
export async function keystrokes(modules, text, rounds, languageId = 'support-ticket') {
  const servers = await Promise.all(modules.map(start));
  const uri = languageId === 'device-log' ? 'file:///bench/large.log' : 'file:///bench/case.ticket';
  const lines = text.split('\n');
  const line = lines.findIndex((content, i) => i > lines.length / 2 && content.length > 20);
  const times = servers.map(() => []);
  const opened = [];
  for (const server of servers) {
    const began = performance.now();
    server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    await pull(server, uri);
    opened.push(performance.now() - began);
  }
  for (let round = 0; round < rounds; round++) {
    for (const [i, server] of servers.entries()) {
      const time = await stroke(server, uri, round + 2, line);
      if (round >= rounds / 3) times[i].push(time);
    }
  }
  for (const { child, connection } of servers) {
    connection.dispose();
    child.kill();
  }
  return times.map((list, i) => ({ open: opened[i], p50: percentile(list, 0.5), p95: percentile(list, 0.95) }));
}
