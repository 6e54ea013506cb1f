import { type CancellationToken, LSPErrorCodes, ResponseError, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { normalUri } from './addresses/address.ts';
import { type AttachedLogs, logsNamedIn } from './attached/attached-logs.ts';
import { outcomeOfOpenLog, withAttached } from './attached/case.ts';
import type { Reader } from './documents.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Settings } from './settings.ts';
import type { ReadDocument } from './triage/document.ts';

export interface Read {
  document: ReadDocument;
  settings: Settings;
}

/** What requests ask of the documents that are open in the editor. */
export interface OpenDocuments {
  /** As it stands now, a ticket with its logs. */
  readAt: (uri: string) => Promise<Read | undefined>;
  /** The same for a request, unless nobody wants its answer any more. @throws ResponseError */
  readFor: (uri: string, token: CancellationToken) => Promise<Read | undefined>;
  /** The same for a place in the text, which an edit would move. @param ready waited for first */
  readPlaceFor: (uri: string, token: CancellationToken, ready?: Promise<unknown>) => Promise<Read | undefined>;
  /** Open tickets that name a log in their front matter. */
  ticketsOfLog: (logUri: string) => Promise<ReadDocument[]>;
  openLogs: () => Promise<string[]>;
}

export function newOpenDocuments(
  documents: TextDocuments<TextDocument>,
  reader: Reader,
  attached: AttachedLogs,
  settingsOf: (uri: string) => Promise<Settings>,
  knowledge: Knowledge,
): OpenDocuments {
  const readAt = async (uri: string): Promise<Read | undefined> => {
    const own = await settingsOf(uri);
    const open = documents.get(uri);
    const document = open && reader.read(open, own);
    return document && { document: await withLogs(document), settings: own };
  };

  /** A ticket together with its logs, as far as they are read. An open log counts as it stands in the editor. */
  const withLogs = async (ticket: ReadDocument): Promise<ReadDocument> => {
    const logs = attached.of(ticket);
    if (!logs.length) return ticket;
    const known = await Promise.all(
      logs.map(async log => {
        const open = documents.all().find(({ uri }) => normalUri(uri) === log.uri);
        if (!open || open.uri === ticket.uri) return log;
        const read = reader.read(open, await settingsOf(open.uri));
        return { ...log, outcome: outcomeOfOpenLog(log.name, open.getText(), read, knowledge), problem: undefined };
      }),
    );
    return withAttached(ticket, known, knowledge);
  };

  const readFor = async (uri: string, token: CancellationToken): Promise<Read | undefined> => {
    await settingsOf(uri);
    // Lets in a cancellation or an edit that has already arrived: reading does not pause for them.
    await new Promise(setImmediate);
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
    return readAt(uri);
  };

  const readPlaceFor = async (
    uri: string,
    token: CancellationToken,
    ready?: Promise<unknown>,
  ): Promise<Read | undefined> => {
    const text = documents.get(uri)?.getText();
    await ready;
    const read = documents.get(uri)?.getText() === text ? await readFor(uri, token) : undefined;
    if (documents.get(uri)?.getText() !== text)
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed since.');
    return read;
  };

  const ticketsOfLog = async (logUri: string): Promise<ReadDocument[]> => {
    const others = await Promise.all(
      documents
        .all()
        .filter(({ uri }) => uri !== logUri)
        .map(({ uri }) => readAt(uri)),
    );
    return others.flatMap(other =>
      other && logsNamedIn(other.document).some(({ uri }) => uri === normalUri(logUri)) ? [other.document] : [],
    );
  };

  const openLogs = async (): Promise<string[]> => {
    const read = await Promise.all(documents.keys().map(uri => readAt(uri)));
    return read.flatMap(found => (found?.document.kind === 'log' ? [found.document.uri] : []));
  };

  return { readAt, readFor, readPlaceFor, ticketsOfLog, openLogs };
}
