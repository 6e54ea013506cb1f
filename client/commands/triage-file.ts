import path from 'node:path';
import * as vscode from 'vscode';
import { type FileTriage, type LinkTo, linksIn, triagePage } from '../views/triage-page.ts';

/** Runs a command of the server that can be stopped. */
export type CallLong = <T>(command: string, argument: object, token: vscode.CancellationToken) => Promise<T>;

/** How far the server is with a file; `token` is the one that the request named. */
export interface TriageProgress {
  token: string;
  /** 0 to 1. */
  share: number;
}

const PAGE = 'symptom-lens-triage';
const MEMBER = 'symptom-lens-member';
const ENDINGS = ['log', 'txt', 'devicelog', 'ips', 'ndjson', 'plist', 'PLSQL', 'gz', 'tgz', 'tar', 'zip'];

/** "Triage Device Log or Archive…": the server reads a file of any size from disk, and a page says what is in it. */
export function registerTriageFile(call: CallLong, onProgress: vscode.Event<TriageProgress>): vscode.Disposable[] {
  const pages = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let count = 0;

  const triage = (file: vscode.Uri): Thenable<string | undefined> =>
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
          const found = await call<FileTriage>('symptomLens.server.triageFile', argument, cancel);
          return triagePage(found, linksTo(file));
        } catch (error) {
          if (cancel.isCancellationRequested) return undefined;
          throw error;
        } finally {
          listener.dispose();
        }
      },
    );

  const command = async (chosen: unknown): Promise<void> => {
    const file = chosen instanceof vscode.Uri ? chosen : await pickFile();
    if (!file) return;
    try {
      if (file.scheme !== 'file') throw new Error('Only a file on disk can be read; save it there first.');
      const page = await triage(file);
      if (page === undefined) return;
      const uri = pageOf(file);
      pages.set(uri.toString(), page);
      changed.fire(uri);
      await vscode.window.showTextDocument(uri, { preview: false });
    } catch (error) {
      vscode.window.showErrorMessage(`${path.basename(file.fsPath)}: ${messageOf(error)}`);
    }
  };

  return [
    changed,
    vscode.commands.registerCommand('symptomLens.triageFile', command),
    vscode.workspace.registerTextDocumentContentProvider(PAGE, {
      onDidChange: changed.event,
      // A page that a reloaded window opens again is read again.
      provideTextDocumentContent: async uri =>
        pages.get(uri.toString()) ?? (await orMessage(triage(vscode.Uri.file(uri.query)))),
    }),
    vscode.workspace.registerTextDocumentContentProvider(MEMBER, {
      provideTextDocumentContent: (uri, token) =>
        orMessage(
          call<string>('symptomLens.server.archiveMember', { path: uri.query, member: uri.path.slice(1) }, token),
        ),
    }),
    vscode.languages.registerDocumentLinkProvider({ scheme: PAGE }, { provideDocumentLinks: documentLinks }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === PAGE) pages.delete(uri.toString());
    }),
  ];
}

async function pickFile(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: 'Which device log or archive?',
    openLabel: 'Triage',
    filters: { 'Device logs and archives': ENDINGS, 'All files': ['*'] },
  });
  return picked?.[0];
}

/** The page's address holds the file's, so that one file has one page. */
const pageOf = (file: vscode.Uri): vscode.Uri =>
  vscode.Uri.from({ scheme: PAGE, path: `/${path.basename(file.fsPath)}.triage.md`, query: file.fsPath });

/** Lines of the file itself, or of a file in the archive, which opens read-only. */
const linksTo =
  (file: vscode.Uri): LinkTo =>
  (line, member) =>
    (member === undefined ? file : vscode.Uri.from({ scheme: MEMBER, path: `/${member}`, query: file.fsPath }))
      .with({ fragment: `L${line}` })
      .toString();

const documentLinks = (document: vscode.TextDocument): vscode.DocumentLink[] =>
  linksIn(document.getText()).map(
    ({ start, end, target }) =>
      new vscode.DocumentLink(
        new vscode.Range(document.positionAt(start), document.positionAt(end)),
        vscode.Uri.parse(target),
      ),
  );

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Where a text must be shown, one that says what is wrong. */
const orMessage = async (text: Thenable<string | undefined>): Promise<string> => {
  try {
    return (await text) ?? 'The reading was stopped.\n';
  } catch (error) {
    return `${messageOf(error)}\n`;
  }
};
