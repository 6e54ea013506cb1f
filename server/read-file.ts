import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { type ArchiveKind, archiveKind, namesArchive } from './archive/kind.ts';
import { shownName } from './archive/members.ts';
import type { ArchiveRemark } from './archive/read-archive.ts';
import { deviceFileKindByName } from './device-files/kind.ts';
import { readIfDeviceFile } from './device-files/single.ts';
import { doubtOf, EMPTY, refuseNoArchive } from './files/doubt.ts';
import { type Progress, readLogChunks, readLogFile } from './files/log-file.ts';
import { decode, decoded, kindOf, readHead, readInput } from './files/read-input.ts';
import { type DocumentReport, reportOf, reportOfArchive } from './files/report.ts';
import { spareMemory } from './files/spare-memory.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { lineIndex } from './triage/lines.ts';
import type { DocumentKind } from './triage/model.ts';
import { describeBinary } from './triage/reader/binary.ts';
import { typeInFrontMatter } from './triage/reader/front-matter-type.ts';
import type { StreamReading } from './triage/stream/log-stream.ts';

/** A file on disk, read as what it is. */
export interface FileReading {
  report: DocumentReport;
  /** Of an archive, the files that were read. */
  read?: string[];
  /** Of one file that no editor shows as it lies there: what it is called within. */
  member?: string;
}

export interface ReadOptions {
  /** Else found from front matter, name and content. */
  kind?: DocumentKind;
  progress: Progress;
  /** With one, others wait for the reader: a log is read in parts, and what would be a long ticket as a log. */
  signal?: AbortSignal;
}

/**
 * Reads a ticket with its logs, a log of any size, a file that states facts, or any of them packed.
 * @throws Error for people, or the signal's reason
 */
export async function readFile(file: string, knowledge: Knowledge, options: ReadOptions): Promise<FileReading> {
  const { kind, progress, signal } = options;
  const bytes = readHead(file);
  const archive = archiveKind(bytes);
  if (archive) return readPacked(file, archive, knowledge, options);
  if (!bytes.length && (namesArchive(file) || deviceFileKindByName(file))) throw new Error(EMPTY);
  const stated = kind === 'ticket' ? undefined : await readIfDeviceFile(file, bytes, knowledge, signal);
  if (stated) {
    const isBinary = describeBinary(bytes) !== undefined;
    return { report: logReport(file, stated), ...(isBinary ? { member: path.basename(file) } : {}) };
  }
  // What is cut off at the end of the head is damaged at most in its last character.
  const head = decode(bytes);
  if (!kind) refuseNoArchive(file, head);
  const total = statSync(file).size;
  if ((kind ?? kindOf(file, head)) === 'ticket' && (!signal || total <= LONGEST_WAIT))
    return { report: await ticketReport(file, readInput(file), knowledge, signal) };
  if (!signal) spareMemory();
  const log = signal
    ? await readLogChunks(createReadStream(file, { highWaterMark: 1024 ** 2, signal }), done => progress(done, total))
    : readLogFile(file, progress);
  return { report: doubted(logReport(file, log), head, kind) };
}

/** Bytes of a ticket; they take some seconds. */
const LONGEST_WAIT = 4 * 1024 ** 2;

async function readPacked(
  file: string,
  archive: ArchiveKind,
  knowledge: Knowledge,
  { kind, progress, signal }: ReadOptions,
): Promise<FileReading> {
  // Loaded only here: most runs read no archive, and unpacking takes a while to load.
  const [{ readArchive }, { headOfPacked, wholeOfPacked }] = await Promise.all([
    import('./archive/read-archive.ts'),
    import('./files/packed.ts'),
  ]);
  const only = await headOfPacked(file, archive, signal);
  if (kind === 'ticket' && !only) throw new Error(SEVERAL);
  const text = only?.text;
  if (only && text === '' && namesArchive(only.name)) throw new Error(EMPTY);
  if (only && text !== undefined && !kind) refuseNoArchive(only.name, text);
  if (only && (kind ?? (text === undefined ? 'log' : kindOf(only.name, text))) === 'ticket') {
    const whole = await wholeOfPacked(file, archive, signal ? LONGEST_WAIT : LARGEST_PACKED, signal);
    if (!whole && kind) throw new Error(TOO_LARGE);
    const { bytes, problem } = whole ?? {};
    const report = bytes && (await ticketReport(file, decoded(bytes), knowledge, signal));
    if (report) {
      const damaged = problem === undefined ? report : noticed(report, 'archive-broken', problem, 'error');
      return { report: damaged, member: shownName(only.name) };
    }
  }
  if (!signal) spareMemory();
  const total = statSync(file).size;
  const reading = await readArchive(file, knowledge, {
    kind: archive,
    progress: done => progress(done, total),
    signal,
  });
  const broken = reading.remarks.find(({ severity }) => severity === 'broken');
  if (broken && !reading.read.length) throw new Error(allOf(reading.remarks));
  return { report: doubted(reportOfArchive(file, reading), text, kind), read: reading.read };
}

/** A ticket is held in memory as a whole; what is larger is none. */
const LARGEST_PACKED = 64 * 1024 ** 2;
const TOO_LARGE = 'A packed ticket is no larger than 64 MiB; unpack it, or leave --kind out if it is a log.';
const SEVERAL = 'An archive of files is read for its logs only; unpack the ticket and name it.';

/** What is wrong with an archive of which nothing was read. */
const allOf = (remarks: readonly ArchiveRemark[]): string =>
  [...remarks]
    .sort((a, b) => Number(a.member !== undefined) - Number(b.member !== undefined))
    .map(({ member, message }) => (member === undefined ? message : `${member}: ${message}`))
    .join(' ');

export async function ticketReport(
  file: string,
  { text, isGuessed }: { text: string; isGuessed: boolean },
  knowledge: Knowledge,
  signal?: AbortSignal,
): Promise<DocumentReport> {
  // Loaded only here: a log is read without what reads tickets.
  const { readTicketWithLogs } = await import('./ticket-file.ts');
  const reading = await readTicketWithLogs(file, text, knowledge, signal);
  const report = reportOf(file, lineIndex(text).positionAt, reading);
  if (!text.trim()) return noticed(report, 'empty', EMPTY);
  return isGuessed ? noticed(report, 'encoding', ENCODING) : report;
}

const ENCODING =
  'This is no UTF-8; it was read as Windows-1252. Save it as UTF-8 if its letters and apostrophes look wrong.';

export const logReport = (file: string, { reading, positionAt }: StreamReading): DocumentReport =>
  reportOf(file, positionAt, reading);

/**
 * A file that is called a log may be empty, or look like none where nobody said that it is one.
 * @param head how it begins, if it is text
 */
export function doubted(
  report: DocumentReport,
  head: string | undefined,
  kind: DocumentKind | undefined,
): DocumentReport {
  if (head === undefined) return report;
  const isStated = typeInFrontMatter(head) !== undefined;
  const doubt = doubtOf(head, isStated ? 'as its front matter says' : 'for its name');
  if (doubt === undefined || (kind && doubt !== EMPTY)) return report;
  return noticed(report, 'no-log', isStated || doubt === EMPTY ? doubt : `${doubt} ${MAYBE_TICKET}`);
}

const MAYBE_TICKET =
  'If it is a ticket, say so: "type: support-ticket" in its front matter, or --kind ticket on the command line.';

/** With a notice that is of the whole file. */
function noticed(
  report: DocumentReport,
  code: string,
  message: string,
  severity: 'warning' | 'error' = 'warning',
): DocumentReport {
  const start = { line: 0, character: 0 };
  const notice = { code, severity, message, range: { start, end: start } };
  return { ...report, notices: [...(report.notices ?? []), notice] };
}
