import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import {
  type CodeAction,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';

const CLI = path.resolve(import.meta.dirname, '../../dist/cli.js');

export interface Client {
  connection: MessageConnection;
  process: ChildProcess;
  /** What the server answered when it was started. */
  server: InitializeResult;
  open: (uri: string, text: string, languageId?: string) => void;
  /** Replaces the whole text. */
  change: (uri: string, version: number, text: string) => void;
  close: (uri: string) => void;
  /** Resolves with the next diagnostics that the server pushes for a document and that are as wanted. */
  pushed: (uri: string, wanted?: (params: PublishDiagnosticsParams) => boolean) => Promise<PublishDiagnosticsParams>;
  pull: (uri: string) => Promise<Diagnostic[]>;
  hover: (uri: string, line: number, character: number) => Promise<string>;
  actions: (uri: string, line: number, character: number, only?: string[]) => Promise<CodeAction[]>;
  stop: () => Promise<void>;
}

export interface ClientOptions {
  pulls?: boolean;
  /** What `workspace/configuration` answers for `symptomLens`; a function is asked each time. */
  settings?: object | (() => unknown);
  initializationOptions?: object;
  /** URIs of the workspace folders. */
  folders?: string[];
  /** For clients that know no workspace folders. */
  rootUri?: string;
  /** For older ones. */
  rootPath?: string;
  /** Capabilities under `workspace` and `textDocument`, beside those that the options imply. */
  workspace?: object;
  textDocument?: object;
  /** Whether it says at all what it can do. */
  isSilent?: boolean;
}

/** Starts `symptom-lens lsp --stdio`, to which nothing is said yet. */
export function startProcess(): { process: ChildProcess; connection: MessageConnection } {
  const server = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  return { process: server, connection };
}

/** Starts the server and speaks LSP with it. */
export async function startClient({
  pulls = true,
  settings,
  initializationOptions,
  folders,
  rootUri,
  rootPath,
  workspace,
  textDocument,
  isSilent = false,
}: ClientOptions = {}): Promise<Client> {
  const { process: server, connection } = startProcess();
  const waiting = new Set<(params: PublishDiagnosticsParams) => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    for (const look of waiting) look(params);
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    Promise.all(items.map(() => (typeof settings === 'function' ? settings() : (settings ?? null)))),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  const answer = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: rootUri ?? null,
    rootPath: rootPath ?? null,
    workspaceFolders: folders?.map(uri => ({ uri, name: uri })) ?? null,
    initializationOptions,
    capabilities: isSilent
      ? undefined
      : {
          textDocument: {
            documentSymbol: { hierarchicalDocumentSymbolSupport: true },
            ...(pulls ? { diagnostic: {} } : {}),
            ...textDocument,
          },
          workspace: { ...(settings ? { configuration: true } : {}), ...workspace },
        },
  });
  await connection.sendNotification('initialized', {});
  const notify = (method: string, params: object) => void connection.sendNotification(method, params);
  const at = (uri: string, line: number, character: number) => ({
    textDocument: { uri },
    position: { line, character },
  });

  return {
    connection,
    process: server,
    server: answer,
    open: (uri, text, languageId = 'support-ticket') =>
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, text) =>
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] }),
    close: uri => notify('textDocument/didClose', { textDocument: { uri } }),
    pushed: (uri, wanted = () => true) =>
      new Promise(resolve => {
        const look = (params: PublishDiagnosticsParams) => {
          if (params.uri !== uri || !wanted(params)) return;
          waiting.delete(look);
          resolve(params);
        };
        waiting.add(look);
      }),
    pull: async uri => {
      const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return report.kind === 'full' ? report.items : [];
    },
    hover: async (uri, line, character) => {
      const hover = await connection.sendRequest<Hover | null>('textDocument/hover', at(uri, line, character));
      return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
    },
    actions: async (uri, line, character, only) => {
      const diagnostics = pulls
        ? await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } })
        : undefined;
      const position = { line, character };
      const answer = await connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: diagnostics?.kind === 'full' ? diagnostics.items : [], ...(only ? { only } : {}) },
      });
      return answer ?? [];
    },
    stop: async () => {
      await connection.sendRequest('shutdown');
      const ended = new Promise<void>(resolve => server.once('exit', () => resolve()));
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}

/** A text after an action's edits. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const offsetOf = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).join('').length + character;
  return [...edits]
    .sort((a, b) => offsetOf(b.range.start) - offsetOf(a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, offsetOf(range.start)) + newText + result.slice(offsetOf(range.end)),
      text,
    );
}
