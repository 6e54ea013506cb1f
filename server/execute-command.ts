import { type ApplyWorkspaceEditParams, LSPErrorCodes, ResponseError, type TextEdit } from 'vscode-languageserver';
import { WorkspaceEdit } from 'vscode-languageserver-types';
import { normalUri } from './addresses/address.ts';
import { readMember } from './archive-member.ts';
import { logsNamedIn } from './attached/attached-logs.ts';
import { APPLY_EDIT } from './client-forms.ts';
import { nameOf } from './features/code-actions.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Settings } from './settings.ts';
import { evidenceInText } from './triage/attached.ts';
import type { ReadDocument } from './triage/document.ts';
import { isQuotable } from './triage/evidence.ts';
import type { EvidenceLines } from './triage/insert.ts';
import {
  allRemedies,
  evidenceChanges,
  evidenceOf,
  likelyCauses,
  textEdits,
} from './triage/insertion/document-changes.ts';
import { languageOf } from './triage/language.ts';
import { messageOf } from './triage/message-of.ts';
import type { DocumentKind } from './triage/model.ts';
import { ESCALATION, remedyOf, remedyText, renderRemedy } from './triage/remedy.ts';
import { triageOf } from './triage-document.ts';
import { type Triage, triageFile } from './triage-file.ts';

interface Surroundings {
  knowledge: Knowledge;
  readAt: (uri: string) => Promise<{ document: ReadDocument; settings: Settings } | undefined>;
  /** Of a document, whether it is read or not; of the window for `''`. */
  settingsOf: (uri: string) => Promise<Settings>;
  /** Resolves once the logs that a ticket names are read. */
  settled: (ticket: ReadDocument) => Promise<void>;
  /** The documents that are open in the editor. */
  openUris: () => string[];
  choose: (uri: string, kind: DocumentKind) => void;
  /** Has the client change its texts. */
  apply: (params: ApplyWorkspaceEditParams) => void;
  /** Tells the client how far a file is read, 0 to 1, under the token that its request named. */
  progress: (token: string, share: number) => void;
}

/** A ticket that is open in the editor. */
export interface OpenTicket {
  uri: string;
  /** Name of its file. */
  name: string;
  /** Its front matter names the log that was asked about. */
  namesLog: boolean;
}

/** A cause of which log lines can be quoted. */
export interface QuotableCause {
  cause: string;
  title: string;
  /** So many findings. */
  count: number;
}

/** The commands that the extension's own commands are made of. Arguments are checked: any client may send anything. */
export function newCommands({
  knowledge,
  readAt,
  settingsOf,
  settled,
  openUris,
  choose,
  apply,
  progress,
}: Surroundings) {
  const logAt = async (uri: string): Promise<ReadDocument> => {
    const log = (await readAt(uri))?.document;
    if (log?.kind !== 'log') throw new Error('This file is not read as a device log.');
    return log;
  };

  /** A ticket and what can be quoted in it: of the logs that it names, or of the open log `log`. */
  const readForEvidence = async (uri: unknown, log: unknown) => {
    const first = ticketIn(await readAt(textOf('uri', uri)));
    if (typeof log !== 'string') await settled(first.document);
    const ticket = ticketIn(await readAt(textOf('uri', uri)));
    if (typeof log !== 'string') return { ...ticket, attached: ticket.document.reading.attached ?? [] };
    const source = await logAt(log);
    const name = logsNamedIn(ticket.document).find(named => named.uri === normalUri(log))?.name ?? nameOf(log);
    return { ...ticket, attached: evidenceInText(name, source.text, source.reading) };
  };

  const all: Record<string, (argument: Record<string, unknown>, signal: AbortSignal) => Promise<unknown> | unknown> = {
    'symptomLens.server.remedies': () =>
      [...knowledge.causes.map(({ id }) => id), ESCALATION].map(cause => ({
        cause,
        title: remedyOf(cause, knowledge).title,
      })),

    'symptomLens.server.kindOf': async ({ uri }): Promise<DocumentKind | null> =>
      (await readAt(textOf('uri', uri)))?.document.kind ?? null,

    'symptomLens.server.openTickets': async ({ log }): Promise<OpenTicket[]> => {
      const read = await Promise.all(openUris().map(uri => readAt(uri)));
      return read
        .flatMap(found => (found?.document.kind === 'ticket' ? [found.document] : []))
        .map(ticket => ({
          uri: ticket.uri,
          name: nameOf(ticket.uri),
          namesLog: typeof log === 'string' && logsNamedIn(ticket).some(named => named.uri === normalUri(log)),
        }))
        .sort((a, b) => Number(b.namesLog) - Number(a.namesLog));
    },

    /**
     * Into the ticket `uri`; without `causes` the remedies of all likely ones, of the ticket or of the log `log`.
     * `evidence` are log lines that speak for the first of `causes`.
     */
    'symptomLens.server.insertEdits': async ({ uri, causes, audience, evidence, log }): Promise<TextEdit[]> => {
      const { document, settings } = ticketIn(await readAt(textOf('uri', uri)));
      const wanted = listOf('causes', causes);
      for (const cause of wanted ?? []) remedyOf(cause, knowledge);
      const fromLog =
        log === undefined || log === null ? undefined : likelyFindings(await logAt(textOf('log', log)), settings);
      const lines = listOf('evidence', evidence);
      const [only] = wanted ?? [];
      const changes = allRemedies(
        document,
        settings.preferences,
        knowledge,
        wanted ?? (fromLog && [...fromLog.keys()]),
        audienceOf(audience) ?? settings.preferences.audience,
        lines && only !== undefined ? new Map([[only, lines]]) : fromLog,
      );
      return textEdits(document.text, changes);
    },

    /** The causes of which log lines can be quoted in the ticket `uri`. */
    'symptomLens.server.evidence': async ({ uri, log }): Promise<QuotableCause[]> => {
      const { attached, settings } = await readForEvidence(uri, log);
      return knowledge.causes.flatMap(({ id, title }) => {
        const count = attached.filter(one => one.cause === id && isQuotable(one)).length;
        return count && !settings.preferences.hiddenCauses.has(id) ? [{ cause: id, title, count }] : [];
      });
    },

    /** Quotes the log lines of these causes, else of all, in the ticket `uri`. */
    'symptomLens.server.evidenceEdits': async ({ uri, causes, log }): Promise<TextEdit[]> => {
      const { document, settings, attached } = await readForEvidence(uri, log);
      const wanted = listOf('causes', causes);
      return textEdits(document.text, evidenceChanges(document, attached, settings.preferences, knowledge, wanted));
    },

    'symptomLens.server.renderRemedy': async ({ uri, cause, audience }): Promise<string> => {
      const place = typeof uri === 'string' ? uri : '';
      const { preferences } = await settingsOf(place);
      const document = (await readAt(place))?.document;
      const style = {
        audience: audienceOf(audience) ?? preferences.audience,
        labels: preferences.labels,
        markup: 'markdown',
        language: document?.kind === 'ticket' ? languageOf(document.text) : undefined,
      } as const;
      return remedyText(renderRemedy(textOf('cause', cause), document?.reading.facts ?? {}, style, knowledge));
    },

    'symptomLens.server.readAs': ({ uri, kind }) => {
      if (typeof uri !== 'string' || (kind !== 'ticket' && kind !== 'log'))
        throw new Error('Say which file to read and as what: {uri, kind: "ticket" | "log"}.');
      choose(uri, kind);
      return true;
    },

    /** What a code action would do, for clients that take only commands. Some do nothing before this is answered. */
    [APPLY_EDIT]: ({ label, edit }) => {
      if (!WorkspaceEdit.is(edit)) throw new Error('"edit" must be a change of texts.');
      apply({ label: textOf('label', label), edit });
      return null;
    },

    /** Of the open ticket or log `uri`, with the logs that the ticket names. */
    'symptomLens.server.triage': async ({ uri }): Promise<Triage> => {
      const first = await readAt(textOf('uri', uri));
      if (first?.document.kind === 'ticket') await settled(first.document);
      const read = await readAt(textOf('uri', uri));
      if (!read)
        throw new Error(
          'This file is read neither as a ticket nor as a device log. Use "Symptom Lens: Read This File as a Ticket" first.',
        );
      return triageOf(read.document, knowledge);
    },

    /** Of a log or an archive on disk, which need not be open in the editor. */
    'symptomLens.server.triageFile': ({ path, token }, signal): Promise<Triage> =>
      triageFile(textOf('path', path), knowledge, {
        signal,
        progress: typeof token === 'string' ? paced(share => progress(token, share)) : undefined,
      }),

    'symptomLens.server.archiveMember': ({ path, member }, signal): Promise<string> =>
      readMember(textOf('path', path), textOf('member', member), knowledge, signal),
  };
  return {
    names: Object.keys(all),
    /** @throws ResponseError whose message is for people, word for word */
    run: async (name: string, args: readonly unknown[], signal: AbortSignal): Promise<unknown> => {
      const command = Object.hasOwn(all, name) ? all[name] : undefined;
      const [argument] = args;
      try {
        if (!command) throw new Error(`There is no command "${name}".`);
        return await command(
          typeof argument === 'object' && argument !== null ? Object.fromEntries(Object.entries(argument)) : {},
          signal,
        );
      } catch (error) {
        if (signal.aborted) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
        throw new ResponseError(LSPErrorCodes.RequestFailed, messageOf(error));
      }
    },
  };
}

/** So many milliseconds lie between two notifications of progress at the least. */
const PACE = 100;

function paced(tell: (share: number) => void): (share: number) => void {
  let last = 0;
  return share => {
    const now = Date.now();
    if (now - last < PACE) return;
    last = now;
    tell(share);
  };
}

/** @throws Error for people where it is none */
function ticketIn<T extends { document: ReadDocument }>(read: T | undefined): T {
  if (!read)
    throw new Error('This file is not read as a ticket. Use "Symptom Lens: Read This File as a Ticket" first.');
  if (read.document.kind === 'log')
    throw new Error('This is a device log, and remedies go into a ticket. Open the ticket that it belongs to.');
  return read;
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string' && value) return value;
  throw new Error(`"${name}" must be a text.`);
}

/** The likely causes of a log, each with the first line that speaks for it. */
function likelyFindings(log: ReadDocument, { preferences }: Settings): EvidenceLines {
  return new Map(
    likelyCauses(log, preferences).flatMap(cause => {
      const finding = log.reading.findings.find(
        ({ cause: own, status, ignored }) => own === cause && status === 'present' && !ignored,
      );
      return finding ? [[cause, [evidenceOf(finding, log.text, preferences)]]] : [];
    }),
  );
}

/** @throws Error where something else than a list of texts was sent: silently taking "all" for it would surprise */
function listOf(name: string, value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value) && value.every(item => typeof item === 'string')) return value;
  throw new Error(`"${name}" must be a list of texts.`);
}

const audienceOf = (value: unknown): 'internal' | 'customer' | undefined =>
  value === 'internal' || value === 'customer' ? value : undefined;
