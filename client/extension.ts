import path from 'node:path';
import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { registerInsertCommands } from './commands/insert.ts';
import { registerNewTicket } from './commands/new-ticket.ts';
import { registerReadAs } from './commands/read-as.ts';

let client: LanguageClient | undefined;

/** Languages of which some documents are tickets or logs; the server decides which. */
const LANGUAGES = ['support-ticket', 'device-log', 'markdown', 'plaintext', 'log'];

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('Symptom Lens', { log: true });
  client = newClient(context, output);
  context.subscriptions.push(
    output,
    ...registerInsertCommands(call),
    registerNewTicket(context.extensionUri),
    ...registerReadAs(call),
    vscode.commands.registerCommand('symptomLens.restartServer', () => restart(output)),
    vscode.commands.registerCommand('symptomLens.showOutput', () => output.show()),
  );
  await start(output);
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}

function newClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath(path.join('dist', 'server.js'));
  const serverOptions: ServerOptions = {
    // A larger young generation: a collection in the middle of a keystroke would be felt.
    run: { module, transport: TransportKind.ipc, options: { execArgv: ['--max-semi-space-size=64'] } },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6011'] } },
  };
  const clientOptions: LanguageClientOptions = {
    documentSelector: LANGUAGES.map(language => ({ language })),
    outputChannel: output,
    initializationOptions: { client: 'symptom-lens' },
  };
  return new LanguageClient('symptomLens', 'Symptom Lens', serverOptions, clientOptions);
}

async function start(output: vscode.LogOutputChannel): Promise<void> {
  try {
    await client?.start();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    const choice = await vscode.window.showErrorMessage(
      'Symptom Lens could not start its language server, so tickets are not read.',
      'Restart',
      'Show Output',
    );
    if (choice === 'Restart') await restart(output);
    if (choice === 'Show Output') output.show();
  }
}

async function restart(output: vscode.LogOutputChannel): Promise<void> {
  try {
    await client?.restart();
    vscode.window.setStatusBarMessage('Symptom Lens was restarted.', 3000);
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    await vscode.window.showErrorMessage('Symptom Lens could not be restarted. The output says why.');
  }
}

/** Runs a command of the server. @throws Error with a message for people */
async function call<T>(command: string, argument: object): Promise<T> {
  if (!client) throw new Error('Symptom Lens is not running. Use "Symptom Lens: Restart Server".');
  return client.sendRequest<T>('workspace/executeCommand', { command, arguments: [argument] });
}
