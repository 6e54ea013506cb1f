import {
  type CancellationToken,
  CodeActionKind,
  CodeLensRefreshRequest,
  CompletionTriggerKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DidChangeWorkspaceFoldersParams,
  type InitializeParams,
  type InitializeResult,
  type TextDocumentContentChangeEvent,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { newAttachedLogs } from './attached/attached-logs.ts';
import type { ReadLog } from './attached/log-thread.ts';
import { clientOf, UNKNOWN_CLIENT } from './client.ts';
import { codeActionsFor, completionsFor, hoverFor, symbolsFor } from './client-forms.ts';
import { newClientSettings } from './client-settings.ts';
import { newReader } from './documents.ts';
import { newCommands } from './execute-command.ts';
import { codeActionsAt, FIX_ALL } from './features/code-actions.ts';
import { withCodes } from './features/code-hover.ts';
import { codeLensesOf } from './features/code-lens.ts';
import { completionsAt } from './features/completion.ts';
import { diagnosticsOf } from './features/diagnostics.ts';
import { documentLinksOf } from './features/document-links.ts';
import { foldingRangesOf } from './features/folding.ts';
import { hoverAt } from './features/hover.ts';
import { symbolsOf } from './features/symbols.ts';
import { folderOf, foldersAfter, foldersOf } from './folders.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Edit } from './large-log.ts';
import { newOpenDocuments, type Read } from './open-documents.ts';
import { newReportMemory } from './report-memory.ts';
import { sharedWith } from './triage/reader/shared.ts';

/** Milliseconds without an edit after which typing has paused. */
const PAUSE = 300;
/** Files that tickets may name as logs; changes of others need not be told. */
const LOG_FILES = '**/*.{log,txt,devicelog,ips,syslog,ndjson,json,plist,PLSQL,csv,gz,tgz,tar,zip}';

/** Wires a connection to the features. Documents are read when something asks for them, once a version. */
export function startServer(connection: Connection, knowledge: Knowledge, readLog: ReadLog): void {
  const documents = new TextDocuments({ create: TextDocument.create, update: takeEdits });
  let folders: string[] = [];
  const reader = newReader(knowledge, uri => folderOf(uri, folders));
  const attached = newAttachedLogs(readLog, () => refresh());
  const reports = newReportMemory();
  const scheduled = new Map<string, NodeJS.Immediate>();
  let pause: NodeJS.Timeout | undefined;
  const waiting: (() => void)[] = [];
  let client = UNKNOWN_CLIENT;
  const isOpen = (uri: string) => documents.get(uri) !== undefined;
  const settings = newClientSettings(connection, knowledge, () => client.configuration, isOpen);
  const { readAt, readFor, readPlaceFor, ticketsOfLog, openLogs } = newOpenDocuments(
    documents,
    reader,
    attached,
    settings.of,
    knowledge,
  );

  /** Changes a document edit by edit, so that each one's place is known in the text that it changed. */
  function takeEdits(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
    let isPutOff = false;
    for (const change of changes) {
      const edit = editOf(document, change);
      TextDocument.update(document, [change], version);
      isPutOff = reader.edited(document.uri, edit) || isPutOff;
    }
    if (isPutOff) refreshSoon();
    return document;
  }

  const publish = async (uri: string): Promise<void> => {
    const version = documents.get(uri)?.version;
    const read = await readAt(uri);
    // A newer edit makes this one useless: its own publication is already scheduled.
    if (version === undefined || documents.get(uri)?.version !== version) return;
    const diagnostics = read ? diagnosticsOf(read.document, read.settings.preferences, knowledge) : [];
    await connection.sendDiagnostics({ uri, version, diagnostics });
  };

  const schedule = (uri: string): void => {
    if (client.pullsDiagnostics) return;
    clearImmediate(scheduled.get(uri));
    scheduled.set(
      uri,
      setImmediate(() => {
        scheduled.delete(uri);
        publish(uri).catch(report);
      }),
    );
  };

  const report = (error: unknown): void =>
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));

  const refresh = (): void => {
    if (client.pullsDiagnostics) {
      if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh().catch(report);
    } else for (const { uri } of documents.all()) schedule(uri);
    if (client.ours && client.refreshesLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(report);
  };

  /** For large logs, and for tickets whose log is being edited: they wait until the typing pauses. */
  const refreshSoon = (): void => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      reader.settle();
      for (const goOn of waiting.splice(0)) goOn();
      refresh();
    }, PAUSE);
  };

  const pauseInTyping = (): Promise<void> => new Promise(resolve => waiting.push(resolve));

  /** What takes long in a large log is not done between two keys. */
  const readOnceSettled = (uri: string, token: CancellationToken): Promise<Read | undefined> =>
    readPlaceFor(uri, token, reader.isPutOff(uri) ? pauseInTyping() : undefined);

  /** Which files are read, and how, has changed. */
  const readAnew = (): void => {
    settings.forgetAll();
    reader.reset();
    refresh();
  };

  const commands = newCommands({
    knowledge,
    readAt,
    settingsOf: settings.of,
    settled: attached.settled,
    openUris: () => documents.keys(),
    choose: (uri, kind) => {
      reader.choose(uri, kind);
      refresh();
    },
    apply: params => void connection.workspace.applyEdit(params).catch(report),
    progress: (token, share) => {
      connection.sendNotification('symptomLens/triageProgress', { token, share }).catch(report);
    },
  });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = clientOf(params);
    folders = foldersOf(params);
    settings.take(params.initializationOptions?.settings);
    for (const [uri, kind] of Object.entries(params.initializationOptions?.chosen ?? {}))
      if (kind === 'ticket' || kind === 'log') reader.choose(uri, kind);
    return {
      serverInfo: { name: 'symptom-lens' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        codeLensProvider: {},
        documentLinkProvider: {},
        completionProvider: { triggerCharacters: [':'] },
        codeActionProvider: client.takesActions ? { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } : true,
        executeCommandProvider: { commands: commands.names },
        diagnosticProvider: client.pullsDiagnostics
          ? {
              identifier: 'symptom-lens',
              // Else it is told when the log of a ticket has changed.
              interFileDependencies: !client.refreshesDiagnostics,
              workspaceDiagnostics: false,
            }
          : undefined,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.registersConfiguration)
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'symptomLens' }).catch(report);
    if (client.watchesFiles)
      connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: LOG_FILES }] })
        .catch(report);
  });

  connection.onDidChangeConfiguration(({ settings: changed }) => {
    if (!client.configuration) settings.take(changed?.symptomLens ?? changed);
    readAnew();
  });

  connection.onNotification('workspace/didChangeWorkspaceFolders', ({ event }: DidChangeWorkspaceFoldersParams) => {
    folders = foldersAfter(folders, event);
    readAnew();
  });

  documents.onDidChangeContent(({ document: { uri } }) => {
    schedule(uri);
    if (attached.isNamed(uri)) refreshSoon();
  });
  documents.onDidOpen(({ document: { uri } }) => attached.check(uri));
  documents.onDidSave(({ document: { uri } }) => attached.check(uri));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) attached.check(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    attached.forget(uri);
    if (attached.isNamed(uri)) refreshSoon();
    clearImmediate(scheduled.get(uri));
    scheduled.delete(uri);
    settings.forget(uri);
    reader.forget(uri);
    reports.forget(uri);
    if (!client.pullsDiagnostics) connection.sendDiagnostics({ uri, diagnostics: [] }).catch(report);
  });

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    // A client that cannot be told to ask again gets all at once, or never: what was put off, and what the logs say.
    const isPutOff = (log: string) => reader.isPutOff(log) && (log === uri || attached.isNamed(log));
    if (!client.refreshesDiagnostics && documents.keys().some(isPutOff)) await pauseInTyping();
    const first = await readFor(uri, token);
    if (first && !client.refreshesDiagnostics) await attached.settled(first.document);
    const read = client.refreshesDiagnostics ? first : await readAt(uri);
    const items = read ? diagnosticsOf(read.document, read.settings.preferences, knowledge) : [];
    return reports.report(uri, items, previousResultId);
  });
  connection.onHover(async ({ textDocument, position }, token) => {
    const read = await readPlaceFor(textDocument.uri, token);
    if (!read) return undefined;
    const hover = hoverAt(read.document, position, read.settings.preferences, knowledge);
    return hoverFor(withCodes(hover, read.document, position, knowledge), client);
  });
  connection.onDocumentSymbol(async ({ textDocument }, token) => {
    const read = await readOnceSettled(textDocument.uri, token);
    return read && symbolsFor(symbolsOf(read.document, knowledge), textDocument.uri, client);
  });
  connection.onFoldingRanges(async ({ textDocument }, token) => {
    const read = await readOnceSettled(textDocument.uri, token);
    return read && foldingRangesOf(read.document, knowledge, client.foldingRanges);
  });
  connection.onCodeLens(async ({ textDocument }, token) => {
    const read = await readPlaceFor(textDocument.uri, token);
    return read && client.ours ? codeLensesOf(read.document, read.settings.preferences) : [];
  });
  connection.onDocumentLinks(async ({ textDocument }, token) => {
    const read = await readPlaceFor(textDocument.uri, token);
    return read && documentLinksOf(read.document);
  });
  connection.onCompletion(async ({ textDocument, position, context }, token) => {
    const logs = openLogs();
    const read = await readPlaceFor(textDocument.uri, token, logs);
    if (!read) return undefined;
    const behindColon = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
    const items = completionsAt(read.document, position, read.settings.preferences, knowledge, await logs, behindColon);
    return completionsFor(items, client);
  });
  connection.onCodeAction(async ({ textDocument, range, context }, token) => {
    // Editors ask at every move of the cursor, and only a log needs the others.
    const tickets = readAt(textDocument.uri).then(own =>
      own?.document.kind === 'log' ? ticketsOfLog(textDocument.uri) : [],
    );
    const read = await readPlaceFor(textDocument.uri, token, tickets);
    const open = documents.get(textDocument.uri);
    if (!read || !open) return [];
    const actions = codeActionsAt({
      document: read.document,
      start: open.offsetAt(range.start),
      end: open.offsetAt(range.end),
      diagnostics: context.diagnostics,
      only: context.only ?? [],
      preferences: read.settings.preferences,
      knowledge,
      ticketsOfLog: await tickets,
      canPick: client.ours,
    });
    return codeActionsFor(actions, [read.document, ...(await tickets)], client);
  });
  connection.onExecuteCommand((params, token) => commands.run(params.command, params.arguments ?? [], signalOf(token)));

  documents.listen(connection);
  connection.listen();
}

function editOf(document: TextDocument, change: TextDocumentContentChangeEvent): Edit {
  if ('range' in change) {
    const { start, end } = change.range;
    return { start: document.offsetAt(start), end: document.offsetAt(end), length: change.text.length };
  }
  // Of a whole new text, what is other than before.
  const { start, end, by } = sharedWith(document.getText(), change.text);
  return { start, end: end - by, length: end - start };
}

/** What can be stopped in Node takes a signal. */
function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
