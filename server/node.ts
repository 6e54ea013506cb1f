import { isMainThread } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { newLogThread, serveLogThread } from './attached/log-thread.ts';
import { builtin } from './knowledge/builtin.ts';
import { startServer } from './server.ts';

// Started by the extension; the channel (IPC) is in the arguments. Its thread for logs is this file again.
if (isMainThread) startServer(createConnection(ProposedFeatures.all), builtin, newLogThread(__filename));
else serveLogThread(builtin);
