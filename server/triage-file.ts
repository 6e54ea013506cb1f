import path from 'node:path';
import { type ArchiveKind, archiveKind } from './archive/kind.ts';
import { isRegular, readHead } from './files/read-input.ts';
import type { DocumentReport } from './files/report.ts';
import { allSymptoms, type Knowledge } from './knowledge/knowledge.ts';
import { readFile } from './read-file.ts';
import { isNewestFirst } from './triage/attached.ts';

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
 * Reads a log or an archive of logs from disk, which is never held in memory as a whole; what proves to be a ticket is
 * read as one.
 * @throws Error for people, or the signal's reason
 */
export async function triageFile(file: string, knowledge: Knowledge, options: ReadOptions = {}): Promise<Triage> {
  const { progress, signal } = options;
  refuseOthers(file);
  const share = (done: number, total: number) => progress?.(total ? Math.min(1, done / total) : 1);
  const { report: stated, read, member } = await readFile(file, knowledge, { progress: share, signal });
  const plain = inTime(stated);
  // An editor shows nothing of a binary file; its findings stand in what was read of it.
  const report =
    member === undefined ? plain : { ...plain, findings: plain.findings.map(finding => ({ ...finding, member })) };
  return { report, isArchive: read !== undefined, read: read ?? [], titles: titlesOf(report, knowledge) };
}

/** @throws Error for people where it cannot be read, or is not named by its whole path */
export function kindOfArchive(file: string): ArchiveKind | undefined {
  refuseOthers(file);
  return archiveKind(readHead(file));
}

/** @throws Error for people */
function refuseOthers(file: string): void {
  if (!path.isAbsolute(file)) throw new Error('Say which file to read by its whole path.');
  if (!isRegular(file)) throw new Error('This is a pipe or a device, no file.');
}

/** The same with each time before the later one, as people read them: some tools print the newest line first. */
export function inTime(report: DocumentReport): DocumentReport {
  const turned = <T extends { count: number; firstTime?: string; lastTime?: string }>(finding: T): T =>
    isNewestFirst(finding) ? { ...finding, firstTime: finding.lastTime, lastTime: finding.firstTime } : finding;
  const { findings, attached } = report;
  return { ...report, findings: findings.map(turned), ...(attached ? { attached: attached.map(turned) } : {}) };
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
