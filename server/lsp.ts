import { isMainThread } from 'node:worker_threads';
import {
  createConnection,
  type InitializeParams,
  Message,
  type MessageStrategy,
  ProposedFeatures,
} from 'vscode-languageserver/node';
import { newLogThread, serveLogThread } from './attached/log-thread.ts';
import { builtin } from './knowledge/builtin.ts';
import { startServer } from './server.ts';

/** An editor that does not say what it can do can do nothing; the library would refuse it. */
const messageStrategy: MessageStrategy = {
  handleMessage: (message, next) => {
    if (!Message.isRequest(message) || message.method !== 'initialize') return next(message);
    const params = (message.params ?? {}) as Partial<InitializeParams>;
    return next({ ...message, params: { ...params, capabilities: params.capabilities ?? {} } } as Message);
  },
};

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
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout, { messageStrategy });
  startServer(connection, builtin, newLogThread(__filename));
  return new Promise(resolve => {
    process.stdin.on('end', () => resolve(0));
    process.stdin.on('close', () => resolve(0));
  });
}

// The server's thread for logs is the bundle of this file again.
if (!isMainThread) serveLogThread(builtin);
