import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { builtin } from './knowledge/builtin.ts';
import { startServer } from './server.ts';

// Started by the extension; the channel (IPC) is in the arguments.
startServer(createConnection(ProposedFeatures.all), builtin);
