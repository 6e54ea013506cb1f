import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { archiveKind } from './archive/kind.ts';
import { isDeviceFile, shownName } from './archive/members.ts';
import { readIfDeviceFile } from './device-files/single.ts';
import { readLogChunks } from './files/log-file.ts';
import { decode, isRegular, readHead } from './files/read-input.ts';
import { type DocumentReport, reportOf, reportOfArchive } from './files/report.ts';
import { allSymptoms, type Knowledge } from './knowledge/knowledge.ts';
import { describeBinary } from './triage/reader/binary.ts';

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
 * Reads a log or an archive of logs from disk; it is never held in memory as a whole.
 * @throws Error for people, or the signal's reason
 */
export async function triageFile(file: string, knowledge: Knowledge, options: ReadOptions = {}): Promise<Triage> {
  const { progress, signal } = options;
  const kind = kindOfArchive(file);
  const total = statSync(file).size;
  const share = (bytes: number) => progress?.(total ? Math.min(1, bytes / total) : 1);
  const stated = kind ? undefined : await readIfDeviceFile(file, readHead(file), knowledge, signal);
  if (stated) {
    const plain = reportOf(file, stated.positionAt, stated.reading);
    const name = path.basename(file);
    // An editor shows nothing of a binary file; its findings stand in what was read of it.
    const isBinary = describeBinary(readHead(file)) !== undefined;
    const report = isBinary
      ? { ...plain, findings: plain.findings.map(finding => ({ ...finding, member: name })) }
      : plain;
    return { report, isArchive: false, read: [], titles: titlesOf(report, knowledge) };
  }
  if (!kind) {
    const { reading, positionAt } = await readLogChunks(
      createReadStream(file, { highWaterMark: 1024 ** 2, signal }),
      share,
    );
    const report = reportOf(file, positionAt, reading);
    return { report, isArchive: false, read: [], titles: titlesOf(report, knowledge) };
  }
  // Loaded only here: unpacking takes a while to load, and the server starts with every window.
  const { readArchive } = await import('./archive/read-archive.ts');
  const reading = await readArchive(file, knowledge, { kind, progress: share, signal });
  const broken = reading.remarks.find(({ severity }) => severity === 'broken');
  if (broken && !reading.read.length) throw new Error(broken.message);
  const report = reportOfArchive(file, reading);
  return { report, isArchive: true, read: reading.read, titles: titlesOf(report, knowledge) };
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
  if (!path.isAbsolute(file)) throw new Error('Say which file to read by its whole path.');
  if (!isRegular(file)) throw new Error('This is a pipe, no file.');
  return archiveKind(readHead(file));
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
