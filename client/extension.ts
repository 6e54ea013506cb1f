import path from 'node:path';
import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { registerInsertCommands } from './commands/insert.ts';
import { registerInsertEvidence } from './commands/insert-evidence.ts';
import { registerNewTicket } from './commands/new-ticket.ts';
import { type Chosen, registerReadAs } from './commands/read-as.ts';
import { registerTriage, type TriageProgress } from './commands/triage.ts';
import { documentSelector, isNeeded } from './documents.ts';
import { tellKindInFront } from './kind-in-front.ts';
import { newRunning, type Running } from './running.ts';

let running: Running<LanguageClient> | undefined;
let wake: (() => Promise<unknown>) | undefined;
const triageProgress = new vscode.EventEmitter<TriageProgress>();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('Symptom Lens', { log: true });
  const report = (error: unknown) => output.error(error instanceof Error ? error : String(error));
  const chosen: Chosen = new Map();
  const client = newRunning(() => newClient(context, output, chosen), report);
  running = client;

  let begun: Promise<boolean> | undefined;
  const start = (message: string): Promise<boolean> => {
    begun = client.restart().then(
      () => true,
      error => {
        report(error);
        // Nobody waits for the buttons: the window goes on without them.
        vscode.window.showErrorMessage(message, 'Restart', 'Show Output').then(choice => {
          if (choice === 'Restart') return restart();
          if (choice === 'Show Output') output.show();
        }, report);
        return false;
      },
    );
    return begun;
  };
  wake = () => begun ?? start('Symptom Lens could not start its language server, so tickets are not read.');
  /** A window that shows nothing but JSON and the like needs no server, unless the settings name such files. */
  const wakeIfNeeded = async () => {
    if (!begun && isNeeded()) await wake?.();
  };
  /** Asked again where it may be another: what is typed counts once it is saved. */
  const tellKind = () => tellKindInFront(call, () => client.current() !== undefined).catch(report);
  const restart = async () => {
    if (await start('Symptom Lens could not be restarted, so tickets are not read. The output says why.'))
      vscode.window.setStatusBarMessage('Symptom Lens was restarted.', 3000);
  };

  /** A server is told what it sees when it starts. */
  let seen = JSON.stringify(documentSelector());
  const startAnew = async () => {
    const before = seen;
    seen = JSON.stringify(documentSelector());
    if (!begun) await wakeIfNeeded();
    else if (seen !== before) await start('Symptom Lens could not be restarted, so tickets are not read.');
  };

  context.subscriptions.push(
    output,
    ...registerInsertCommands(call),
    registerInsertEvidence(call),
    registerNewTicket(context.extensionUri),
    ...registerReadAs(call, chosen, tellKind),
    ...registerTriage(call, triageProgress.event),
    vscode.commands.registerCommand('symptomLens.restartServer', restart),
    vscode.workspace.onDidChangeConfiguration(change => change.affectsConfiguration('symptomLens') && startAnew()),
    vscode.workspace.onDidChangeWorkspaceFolders(startAnew),
    vscode.workspace.onDidOpenTextDocument(() => wakeIfNeeded().then(tellKind)),
    vscode.workspace.onDidSaveTextDocument(tellKind),
    vscode.window.onDidChangeActiveTextEditor(tellKind),
    vscode.commands.registerCommand('symptomLens.showOutput', () => output.show()),
  );
  await wakeIfNeeded();
  await tellKind();
}

export function deactivate(): Promise<void> | undefined {
  return running?.stop();
}

function newClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel, chosen: Chosen): LanguageClient {
  const module = context.asAbsolutePath(path.join('dist', 'server.js'));
  const serverOptions: ServerOptions = {
    // A larger young generation: a collection in the middle of a keystroke would be felt.
    run: { module, transport: TransportKind.ipc, options: { execArgv: ['--max-semi-space-size=64'] } },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6011'] } },
  };
  const clientOptions: LanguageClientOptions = {
    documentSelector: documentSelector(),
    outputChannel: output,
    // Asked at each start: a server that was restarted knows nothing of what was chosen.
    initializationOptions: () => ({ client: 'symptom-lens', chosen: Object.fromEntries(chosen) }),
  };
  const client = new LanguageClient('symptomLens', 'Symptom Lens', serverOptions, clientOptions);
  client.onNotification('symptomLens/triageProgress', (progress: TriageProgress) => triageProgress.fire(progress));
  return client;
}

/** Runs a command of the server. @throws Error with a message for people */
async function call<T>(command: string, argument: object, token?: vscode.CancellationToken): Promise<T> {
  if (!running?.current()) await wake?.();
  const client = running?.current();
  if (!client) throw new Error('Symptom Lens is not running. Use "Symptom Lens: Restart Server".');
  const params = { command, arguments: [argument] };
  return token
    ? client.sendRequest<T>('workspace/executeCommand', params, token)
    : client.sendRequest<T>('workspace/executeCommand', params);
}
