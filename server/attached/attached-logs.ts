import { stat } from 'node:fs/promises';
import { addressBeside, addressOf, normalUri } from '../addresses/address.ts';
import type { ReadDocument } from '../triage/document.ts';
import { messageOf } from '../triage/message-of.ts';
import type { Span } from '../triage/model.ts';
import type { ReadLog } from './log-thread.ts';
import type { LogOutcome } from './read-log.ts';

/** A log that a ticket names, as far as it is read. */
export interface AttachedLog extends Span {
  name: string;
  uri: string;
  /** Missing while it is being read for the first time, and where it cannot be read. */
  outcome?: LogOutcome;
  /** Why it could not be read, for people. */
  problem?: string;
}

/** Reads the logs that tickets name, in the background and one after another; keeps what they said. */
export interface AttachedLogs {
  /** What is known of a ticket's logs now. What is not is read, and the tickets that name it are told of. */
  of: (ticket: ReadDocument) => AttachedLog[];
  /** Resolves once all of a ticket's logs are read or have failed. */
  settled: (ticket: ReadDocument) => Promise<void>;
  /** Looks whether files have changed: those that a ticket names, or a file itself. Uris in any spelling. */
  check: (uri: string) => void;
  /** Does an open ticket name this file? */
  isNamed: (uri: string) => boolean;
  /** A ticket was closed: what only it names is read no further. */
  forget: (ticketUri: string) => void;
}

interface Entry {
  file: string;
  name: string;
  /** Uris of the open tickets that name it. */
  tickets: Set<string>;
  /** Time and size of the file that was read, or why there is none. */
  stamp?: string;
  outcome?: LogOutcome;
  problem?: string;
  pending?: Promise<void>;
  controller: AbortController;
  lookedAt: number;
}

/** Milliseconds for which a file is not looked at again unless something happens. */
const FRESH = 2000;

const UNSAVED = 'Save the ticket first: its logs are looked for beside it.';
const NOT_ON_DISK = 'It is on no disk here; open it in the editor, and it is read from there.';

/** @param landed told that a log says something new */
export function newAttachedLogs(read: ReadLog, landed: () => void): AttachedLogs {
  const entries = new Map<string, Entry>();
  let queue: Promise<unknown> = Promise.resolve();

  const readNow = async (entry: Entry, stamp: string): Promise<void> => {
    const { file, name, controller } = entry;
    if (controller.signal.aborted) return;
    try {
      entry.outcome = await read(file, name, controller.signal);
      entry.problem = undefined;
    } catch (error) {
      if (controller.signal.aborted) return;
      entry.outcome = undefined;
      entry.problem = messageOf(error);
    }
    entry.stamp = stamp;
    landed();
  };

  /** Only reading waits for its turn; what has not changed is known at once. */
  const readIfChanged = async (entry: Entry): Promise<void> => {
    entry.lookedAt = Date.now();
    const stamp = await stampOf(entry.file);
    if (stamp === entry.stamp) return;
    const turn = queue.then(() => readNow(entry, stamp));
    queue = turn.catch(() => {});
    await turn;
  };

  const look = (entry: Entry): Promise<void> => {
    if (entry.pending) return entry.pending;
    entry.pending = readIfChanged(entry).finally(() => {
      entry.pending = undefined;
    });
    return entry.pending;
  };

  /** What is being read may have looked at the file before it changed. */
  const lookAfter = (entry: Entry): void => {
    const before = entry.pending?.catch(() => {}) ?? Promise.resolve();
    before.then(() => look(entry)).catch(() => {});
  };

  /** `undefined` where the log is no file on disk. */
  const entryOf = ({ uri, name }: AttachedLog, ticket: string): Entry | undefined => {
    const address = addressOf(uri);
    if (address?.scheme !== 'file') return undefined;
    const known = entries.get(uri) ?? {
      file: address.fsPath,
      name,
      tickets: new Set<string>(),
      controller: new AbortController(),
      lookedAt: 0,
    };
    entries.set(uri, known);
    known.tickets.add(ticket);
    return known;
  };

  const leave = (ticketUri: string, still: ReadonlySet<string>): void => {
    for (const [uri, entry] of entries) {
      if (still.has(uri) || !entry.tickets.delete(ticketUri) || entry.tickets.size) continue;
      entry.controller.abort();
      entries.delete(uri);
    }
  };

  return {
    of: ticket => {
      const named = logsNamedIn(ticket);
      leave(ticket.uri, new Set(named.map(({ uri }) => uri)));
      return named.map(log => {
        const entry = entryOf(log, ticket.uri);
        if (!entry) return { ...log, problem: addressOf(ticket.uri)?.scheme === 'untitled' ? UNSAVED : NOT_ON_DISK };
        if (Date.now() - entry.lookedAt > FRESH) look(entry).catch(() => {});
        const { outcome, problem } = entry;
        return { ...log, ...(outcome ? { outcome } : {}), ...(problem === undefined ? {} : { problem }) };
      });
    },
    settled: async ticket => {
      const known = logsNamedIn(ticket).map(log => entryOf(log, ticket.uri));
      await Promise.all(known.map(entry => entry && look(entry)));
    },
    check: uri => {
      const file = normalUri(uri);
      for (const [log, entry] of entries) {
        if (log !== file && !entry.tickets.has(uri)) continue;
        // What could not be read is tried again, though the file is the same.
        if (entry.problem !== undefined) entry.stamp = undefined;
        lookAfter(entry);
      }
    },
    isNamed: uri => entries.has(normalUri(uri)),
    forget: ticketUri => leave(ticketUri, new Set()),
  };
}

/** Time and size of a file, or why there is none. */
const stampOf = (file: string): Promise<string> =>
  stat(file).then(
    ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
    (error: NodeJS.ErrnoException) => error.code ?? 'unknown',
  );

/** The logs that a ticket's front matter names, each once, with their addresses beside the ticket. */
export function logsNamedIn({ uri, kind, frontMatter }: ReadDocument): AttachedLog[] {
  if (kind !== 'ticket' || !frontMatter?.logs.length) return [];
  const all = frontMatter.logs.flatMap(log => {
    const address = addressBeside(uri, log.name);
    return address ? [{ ...log, uri: address.toString() }] : [];
  });
  return all.filter((log, index) => all.findIndex(other => other.uri === log.uri) === index);
}
