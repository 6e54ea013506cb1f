import { isMainThread } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { newLogThread, serveLogThread } from './attached/log-thread.ts';
import { builtin } from './knowledge/builtin.ts';
import { answerRefused, newMessageOrder } from './message-order.ts';
import { startServer } from './server.ts';

/** The language server over standard input and output; it ends when its input does. */
export function runLspStdio(args: readonly string[]): Promise<number> {
  const other = args.find(
    (arg, i) => arg !== '--stdio' && !arg.startsWith('--clientProcessId') && args[i - 1] !== '--clientProcessId',
  );
  if (!args.includes('--stdio') || other) {
    console.error(
      `symptom-lens: ${other ? `lsp does not know "${other}".` : 'lsp speaks over standard input and output only.'} Write: symptom-lens lsp --stdio`,
    );
    return Promise.resolve(2);
  }
  // Anything printed would break the protocol.
  console.log = console.error;
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout, {
    messageStrategy: newMessageOrder(),
  });
  answerRefused(connection);
  startServer(connection, builtin, newLogThread(__filename));
  return new Promise(resolve => {
    process.stdin.on('end', () => resolve(0));
    process.stdin.on('close', () => resolve(0));
  });
}

// The server's thread for logs is the bundle of this file again.
if (!isMainThread) serveLogThread(builtin);
