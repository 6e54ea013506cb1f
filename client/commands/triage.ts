import path from 'node:path';
import * as vscode from 'vscode';
import { messageOf } from '../message-of.ts';
import { newPages, pageUri, type Subject } from '../views/pages.ts';
import { type LinkTo, type Page, type Triage, triagePage } from '../views/triage-page.ts';

/** Runs a command of the server that can be stopped. */
export type CallLong = <T>(command: string, argument: object, token?: vscode.CancellationToken) => Promise<T>;

/** How far the server is with a file; `token` is the one that the request named. */
export interface TriageProgress {
  token: string;
  /** 0 to 1. */
  share: number;
}

const MEMBER = 'symptom-lens-member';
const ENDINGS = ['log', 'txt', 'devicelog', 'ips', 'ndjson', 'plist', 'PLSQL', 'csv', 'gz', 'tgz', 'tar', 'zip'];

/** "Show Triage" of the open document, and "Triage Device Log or Archive…", which the server reads from disk. */
export function registerTriage(call: CallLong, onProgress: vscode.Event<TriageProgress>): vscode.Disposable[] {
  let count = 0;
  const changed = new vscode.EventEmitter<vscode.Uri>();
  /** A file in an archive that is open stays as it was read, unless it is told to be another. */
  const refreshMembers = (archive: vscode.Uri): void => {
    for (const { uri } of vscode.workspace.textDocuments)
      if (uri.scheme === MEMBER && uri.query === archive.fsPath) changed.fire(uri);
  };

  const readFile = (file: vscode.Uri): Thenable<Page | undefined> =>
    vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `Reading ${path.basename(file.fsPath)}`,
        cancellable: true,
      },
      async (progress, cancel) => {
        count += 1;
        const token = `triage-${count}`;
        let shown = 0;
        const listener = onProgress(({ token: own, share }) => {
          if (own !== token) return;
          const percent = Math.floor(share * 100);
          progress.report({ increment: percent - shown, message: `${percent} %` });
          shown = percent;
        });
        try {
          const argument = { path: file.fsPath, token };
          const found = await call<Triage>('symptomLens.server.triageFile', argument, cancel);
          return triagePage(found, linksTo(file));
        } catch (error) {
          if (cancel.isCancellationRequested) return undefined;
          throw error;
        } finally {
          listener.dispose();
        }
      },
    );

  const readDocument = async (document: vscode.Uri): Promise<Page> =>
    triagePage(await call<Triage>('symptomLens.server.triage', { uri: document.toString() }), linksTo(document));

  const pages = newPages((subject: Subject, address) =>
    subject === 'file' ? readFile(vscode.Uri.file(address)) : readDocument(vscode.Uri.parse(address)),
  );

  const triageFile = async (chosen: unknown): Promise<void> => {
    const file = chosen instanceof vscode.Uri ? chosen : await pickFile();
    if (!file) return;
    await orSay(path.basename(file.fsPath), async () => {
      if (file.scheme !== 'file') throw new Error('Only a file on disk can be read; save it there first.');
      const page = await readFile(file);
      refreshMembers(file);
      if (page) await pages.show(pageUri('file', path.basename(file.fsPath), file.fsPath), page, { preview: false });
    });
  };

  const showTriage = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) {
      vscode.window.showErrorMessage('Open a ticket or a device log first.');
      return;
    }
    await orSay(path.basename(document.fileName), async () =>
      pages.show(pageOf(document.uri), await readDocument(document.uri), {
        preview: false,
        preserveFocus: true,
        viewColumn: vscode.ViewColumn.Beside,
      }),
    );
  };

  return [
    pages,
    vscode.commands.registerCommand('symptomLens.triageFile', triageFile),
    vscode.commands.registerCommand('symptomLens.showTriage', showTriage),
    vscode.workspace.onDidChangeTextDocument(({ document }) => pages.refresh(pageOf(document.uri))),
    // The logs that a ticket names were read, or the settings have changed.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) pages.refresh(pageOf(uri));
    }),
    changed,
    vscode.workspace.registerTextDocumentContentProvider(MEMBER, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri, token) =>
        call<string>('symptomLens.server.archiveMember', { path: uri.query, member: uri.path.slice(1) }, token).catch(
          error => `${messageOf(error)}\n`,
        ),
    }),
  ];
}

const pageOf = (document: vscode.Uri): vscode.Uri =>
  pageUri('document', path.posix.basename(document.path), document.toString());

async function pickFile(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: 'Which device log or archive?',
    openLabel: 'Triage',
    filters: { 'Device logs and archives': ENDINGS, 'All files': ['*'] },
  });
  return picked?.[0];
}

/** Lines of the file itself, of a log that it names, or of a file in the archive, which opens read-only. */
const linksTo =
  (file: vscode.Uri): LinkTo =>
  (line, { member, log }) => {
    const own =
      log === undefined ? file : log.startsWith('/') ? file.with({ path: log }) : vscode.Uri.joinPath(file, '..', log);
    const place =
      member === undefined ? own : vscode.Uri.from({ scheme: MEMBER, path: `/${member}`, query: own.fsPath });
    return place.with({ fragment: `L${line}` }).toString();
  };

/** What goes wrong is said beside the name of the file. */
async function orSay(name: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    vscode.window.showErrorMessage(`${name}: ${messageOf(error)}`);
  }
}
