import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { kindOfDocument } from './features/kind.ts';
import { readFrontMatter } from './front-matter.ts';
import { typeInFrontMatter } from './front-matter-type.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Settings } from './settings.ts';
import type { ReadDocument } from './triage/document.ts';
import { readLog } from './triage/log.ts';
import type { DocumentKind } from './triage/model.ts';
import { readTable } from './triage/table.ts';
import { type Memory, newMemory, readTicket } from './triage/ticket.ts';

/** Reads open documents once a version, and keeps what makes the next reading cheap. */
export interface Reader {
  /** The document, read; `undefined` where it is neither a ticket nor a log. */
  read: (document: TextDocument, settings: Settings) => ReadDocument | undefined;
  /** Reads it as this kind from now on. */
  choose: (uri: string, kind: DocumentKind) => void;
  forget: (uri: string) => void;
  /** Settings have changed: kinds are found anew. */
  reset: () => void;
}

interface Kept {
  version: number;
  memory: Memory;
  read?: ReadDocument;
}

export function newReader(knowledge: Knowledge, folderOf: (uri: string) => string | undefined): Reader {
  const kept = new Map<string, Kept>();
  const chosen = new Map<string, DocumentKind>();

  const readNow = (document: TextDocument, settings: Settings, memory: Memory): ReadDocument | undefined => {
    const text = document.getText();
    const { uri, languageId } = document;
    const kind = kindOfDocument(text, {
      languageId,
      path: relativePath(uri, folderOf(uri)),
      frontMatterType: typeInFrontMatter(text),
      chosen: chosen.get(uri),
      tickets: settings.tickets,
      logs: settings.logs,
    });
    if (!kind) return undefined;
    if (kind === 'log') return { uri, kind, text, reading: readTable(text, knowledge) ?? readLog(text, knowledge) };
    const { frontMatter, notices } = readFrontMatter(text);
    const reading = readTicket(text, knowledge, memory);
    return {
      uri,
      kind,
      text,
      frontMatter,
      reading: notices.length ? { ...reading, notices: [...notices, ...reading.notices] } : reading,
    };
  };

  return {
    read: (document, settings) => {
      const known = kept.get(document.uri);
      if (known?.version === document.version) return known.read;
      const memory = known?.memory ?? newMemory();
      const read = readNow(document, settings, memory);
      kept.set(document.uri, { version: document.version, memory, read });
      return read;
    },
    choose: (uri, kind) => {
      chosen.set(uri, kind);
      kept.delete(uri);
    },
    forget: uri => {
      kept.delete(uri);
      chosen.delete(uri);
    },
    reset: () => kept.clear(),
  };
}

function relativePath(uri: string, folder: string | undefined): string {
  const { path } = URI.parse(uri);
  const base = folder === undefined ? undefined : URI.parse(folder).path.replace(/\/?$/, '/');
  return base !== undefined && path.startsWith(base) ? path.slice(base.length) : path.replace(/^\//, '');
}
