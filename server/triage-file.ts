import path from 'node:path';
import { archiveKind } from './archive/kind.ts';
import { isDeviceFile, shownName } from './archive/members.ts';
import { readIfDeviceFile } from './device-files/single.ts';
import { decode, isRegular, readHead } from './files/read-input.ts';
import type { DocumentReport } from './files/report.ts';
import { allSymptoms, type Knowledge } from './knowledge/knowledge.ts';
import { readFile } from './read-file.ts';

/** The triage of a document, with all that is needed to show it. */
export interface Triage {
  report: DocumentReport;
  isArchive: boolean;
  /** The files of the archive that were read. */
  read: string[];
  /** Titles of the causes and symptoms that the report names, by id. */
  titles: Record<string, string>;
  /** By finding of the report, as Markdown: which words or numbers decided its status. */
  decided?: string[];
}

export interface ReadOptions {
  /** Told the share of the file that was read, 0 to 1; often. */
  progress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Far more than an editor shows with ease; what stands behind is left out of a member that is opened. */
const MEMBER_LIMIT = 32 * 1024 ** 2;

/**
 * Reads a log or an archive of logs from disk, which is never held in memory as a whole; what proves to be a ticket is
 * read as one.
 * @throws Error for people, or the signal's reason
 */
export async function triageFile(file: string, knowledge: Knowledge, options: ReadOptions = {}): Promise<Triage> {
  const { progress, signal } = options;
  refuseOthers(file);
  const share = (done: number, total: number) => progress?.(total ? Math.min(1, done / total) : 1);
  const { report: plain, read, member } = await readFile(file, knowledge, { progress: share, signal });
  // An editor shows nothing of a binary file; its findings stand in what was read of it.
  const report =
    member === undefined ? plain : { ...plain, findings: plain.findings.map(finding => ({ ...finding, member })) };
  return { report, isArchive: read !== undefined, read: read ?? [], titles: titlesOf(report, knowledge) };
}

/**
 * The text of one file of an archive, or of a binary file by itself, by the name that the triage calls it.
 * @throws Error for people, or the signal's reason
 */
export async function readMember(
  file: string,
  name: string,
  knowledge: Knowledge,
  signal?: AbortSignal,
): Promise<string> {
  const kind = kindOfArchive(file);
  if (!kind) {
    const stated = await readIfDeviceFile(file, readHead(file), knowledge, signal);
    if (stated && name === path.basename(file)) return stated.text;
    throw new Error('This is no archive that can be read.');
  }
  const [{ openArchive }, { openMember }] = await Promise.all([
    import('./archive/open-archive.ts'),
    import('./archive/open-member.ts'),
  ]);
  for await (const member of openArchive(file, { kind, signal })) {
    if (member.isLink || shownName(member.name) !== name) continue;
    const { chunks, role } = await openMember(member);
    if (isDeviceFile(role)) {
      // Of a binary file, the lines that were read of it.
      const { deviceFileOf, wholeDeviceFile } = await import('./device-files/read-device-file.ts');
      return (await deviceFileOf(role, await wholeDeviceFile(role, chunks), knowledge)).text;
    }
    const { bytes, isWhole } = await begin(chunks);
    return isWhole ? decode(bytes) : `${decode(bytes)}\n[The rest is not shown; unpack the archive to see it.]\n`;
  }
  throw new Error(`The archive has no file "${name}" any more.`);
}

async function begin(chunks: AsyncIterable<Uint8Array>): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (size + chunk.length > MEMBER_LIMIT) return { bytes: Buffer.concat(parts), isWhole: false };
    parts.push(chunk);
    size += chunk.length;
  }
  return { bytes: Buffer.concat(parts), isWhole: true };
}

function kindOfArchive(file: string) {
  refuseOthers(file);
  return archiveKind(readHead(file));
}

/** @throws Error for people */
function refuseOthers(file: string): void {
  if (!path.isAbsolute(file)) throw new Error('Say which file to read by its whole path.');
  if (!isRegular(file)) throw new Error('This is a pipe, no file.');
}

/** Titles of the causes and symptoms that a report names, by id. */
export function titlesOf(
  { findings, causes, attached = [] }: DocumentReport,
  knowledge: Knowledge,
): Record<string, string> {
  const named = new Set([
    ...[...findings, ...attached].flatMap(({ symptom, cause }) => [symptom, cause]),
    ...causes.map(c => c.cause),
  ]);
  const all = [...allSymptoms(knowledge), ...knowledge.causes];
  return Object.fromEntries(all.filter(({ id }) => named.has(id)).map(({ id, title }) => [id, title]));
}
