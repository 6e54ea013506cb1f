import * as vscode from 'vscode';
import { messageOf } from '../message-of.ts';
import type { Page } from './triage-page.ts';

const SCHEME = 'symptom-lens-triage';

/** Read-only pages beside the documents that they tell of. */
export interface Pages {
  /** Shows a page in front, and makes it anew where it was shown before. */
  show: (uri: vscode.Uri, page: Page, options: vscode.TextDocumentShowOptions) => Promise<void>;
  /** Makes a page anew where it is open and can be made. */
  refresh: (uri: vscode.Uri) => Promise<void>;
}

/** What a page is about: a file on disk, or a document that is open in the editor. */
export type Subject = 'file' | 'document';

/** The page's address holds that of its subject, so that one subject has one page. */
export const pageUri = (subject: Subject, name: string, address: string): vscode.Uri =>
  vscode.Uri.from({ scheme: SCHEME, authority: subject, path: `/${name}.triage.md`, query: address });

/**
 * @param make a page that is not there yet, as after a reload of the window; undefined where the reading was stopped
 */
export function newPages(
  make: (subject: Subject, address: string) => Thenable<Page | undefined>,
): Pages & vscode.Disposable {
  const shown = new Map<string, Page>();
  /** Pages that are being made anew, and whether they must be once more: somebody types faster. */
  const waits = new Map<string, boolean>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const made = async (uri: vscode.Uri): Promise<Page> => {
    const page = await make(subjectOf(uri), uri.query).then(
      page => page ?? message('The reading was stopped.'),
      error => message(messageOf(error)),
    );
    shown.set(uri.toString(), page);
    return page;
  };
  const parts = [
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async uri => (shown.get(uri.toString()) ?? (await made(uri))).text,
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme: SCHEME },
      {
        provideDocumentLinks: document =>
          shown
            .get(document.uri.toString())
            ?.links.map(
              ({ start, end, target }) =>
                new vscode.DocumentLink(
                  new vscode.Range(document.positionAt(start), document.positionAt(end)),
                  vscode.Uri.parse(target),
                ),
            ),
      },
    ),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === SCHEME) shown.delete(uri.toString());
    }),
  ];
  return {
    show: async (uri, page, options) => {
      shown.set(uri.toString(), page);
      changed.fire(uri);
      await vscode.window.showTextDocument(uri, options);
    },
    refresh: async uri => {
      const key = uri.toString();
      if (!shown.has(key)) return;
      if (waits.has(key)) {
        waits.set(key, true);
        return;
      }
      do {
        waits.set(key, false);
        // The edit itself is sent to the server first.
        await new Promise(setImmediate);
        // Of a document that was closed, the last page stays.
        const page = await make(subjectOf(uri), uri.query).then(undefined, error =>
          isOpen(uri.query) ? message(messageOf(error)) : undefined,
        );
        if (!shown.has(key)) break;
        if (!page) continue;
        shown.set(key, page);
        changed.fire(uri);
      } while (waits.get(key));
      waits.delete(key);
    },
    dispose: () => vscode.Disposable.from(...parts).dispose(),
  };
}

const isOpen = (address: string): boolean =>
  vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === address);

const subjectOf = ({ authority }: vscode.Uri): Subject => (authority === 'file' ? 'file' : 'document');

const message = (text: string): Page => ({ text: `${text}\n`, links: [] });
