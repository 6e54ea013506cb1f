import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { type ArchiveKind, archiveKind } from './archive/kind.ts';
import { readIfDeviceFile } from './device-files/single.ts';
import { readLogChunks } from './files/log-file.ts';
import { isRegular, readHead } from './files/read-input.ts';
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

/** @throws Error for people where it cannot be read, or is not named by its whole path */
export function kindOfArchive(file: string): ArchiveKind | undefined {
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
