import type { TextDocument } from 'vscode-languageserver-textdocument';
import { normalUri, pathOf } from './addresses/address.ts';
import { readFrontMatter } from './front-matter.ts';
import { kindOfDocument } from './kind.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { type Edit, LARGE, linesIn, readLargeLog, shifted } from './large-log.ts';
import type { Settings } from './settings.ts';
import type { ReadDocument } from './triage/document.ts';
import { lineIndex } from './triage/lines.ts';
import { readLog } from './triage/log.ts';
import { type Memory, newMemory } from './triage/memory.ts';
import type { DocumentKind } from './triage/model.ts';
import { typeInFrontMatter } from './triage/reader/front-matter-type.ts';
import { readTable } from './triage/table.ts';
import { readTicket } from './triage/ticket.ts';

/** Reads open documents once after each edit, and keeps what makes the next reading cheap. */
export interface Reader {
  /** The document, read; `undefined` where it is neither a ticket nor a log. */
  read: (document: TextDocument, settings: Settings) => ReadDocument | undefined;
  /** Reads it as this kind from now on. */
  choose: (uri: string, kind: DocumentKind) => void;
  /** Takes note of an edit. True where the document will be read again only once the typing pauses. */
  edited: (uri: string, edit: Edit) => boolean;
  /** Does it wait for a pause in the typing? */
  isPutOff: (uri: string) => boolean;
  /** The typing has paused: what was put off is read when it is next asked for. */
  settle: () => void;
  forget: (uri: string) => void;
  /** Settings have changed: kinds are found anew. */
  reset: () => void;
}

interface Kept {
  /** What was read. One that is opened anew is another, whatever version its editor gives it. */
  document: TextDocument;
  memory: Memory;
  read?: ReadDocument;
  /** Since it was read. */
  edits: Edit[];
}

export function newReader(knowledge: Knowledge, folderOf: (uri: string) => string | undefined): Reader {
  const kept = new Map<string, Kept>();
  const chosen = new Map<string, DocumentKind>();
  const unread = new Set<string>();

  const readNow = (document: TextDocument, settings: Settings, memory: Memory): ReadDocument | undefined => {
    const text = document.getText();
    const { uri, version, languageId } = document;
    const kind = kindOfDocument(text, {
      languageId,
      path: () => relativePath(uri, folderOf(uri)),
      frontMatterType: typeInFrontMatter(text),
      chosen: chosen.get(uri),
      tickets: settings.tickets,
      logs: settings.logs,
    });
    if (!kind) return undefined;
    if (kind === 'log') {
      const lines = text.length > LARGE ? lineIndex(text) : undefined;
      const read = () => (lines ? readLargeLog(text, lines, knowledge) : readLog(text, knowledge));
      return { uri, version, kind, text, lines, reading: readTable(text, knowledge) ?? read() };
    }
    const { frontMatter, notices } = readFrontMatter(text);
    const reading = readTicket(text, knowledge, memory);
    return {
      uri,
      version,
      kind,
      text,
      frontMatter,
      reading: notices.length ? { ...reading, notices: [...notices, ...reading.notices] } : reading,
    };
  };

  return {
    read: (document, settings) => {
      const known = kept.get(document.uri);
      const isSame = known?.document === document;
      if (isSame && !known.edits.length) return known.read;
      const memory = known?.memory ?? newMemory();
      const read =
        isSame && isLargeLog(known.read)
          ? {
              ...known.read,
              version: document.version,
              text: document.getText(),
              lines: linesIn(document),
              reading: known.edits.reduce(shifted, known.read.reading),
            }
          : readNow(document, settings, memory);
      kept.set(document.uri, { document, memory, read, edits: [] });
      return read;
    },
    edited: (uri, edit) => {
      const known = kept.get(uri);
      known?.edits.push(edit);
      if (!isLargeLog(known?.read)) return false;
      unread.add(uri);
      return true;
    },
    isPutOff: uri => unread.has(uri),
    settle: () => {
      for (const uri of unread) kept.delete(uri);
      unread.clear();
    },
    choose: (uri, kind) => {
      chosen.set(uri, kind);
      kept.delete(uri);
    },
    forget: uri => {
      kept.delete(uri);
      unread.delete(uri);
      chosen.delete(uri);
    },
    reset: () => kept.clear(),
  };
}

const isLargeLog = (read: ReadDocument | undefined): read is ReadDocument =>
  read?.kind === 'log' && read.text.length > LARGE;

function relativePath(uri: string, folder: string | undefined): string {
  const path = pathOf(normalUri(uri));
  const base = folder === undefined ? undefined : pathOf(normalUri(folder)).replace(/\/?$/, '/');
  return base !== undefined && path.startsWith(base) ? path.slice(base.length) : path.replace(/^\//, '');
}
