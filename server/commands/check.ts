import { statSync } from 'node:fs';
import { type ArchiveKind, archiveKind, namesArchive } from '../archive/kind.ts';
import type { ArchiveRemark } from '../archive/read-archive.ts';
import { readIfDeviceFile } from '../device-files/single.ts';
import { type Progress, readLogChunks, readLogFile } from '../files/log-file.ts';
import { decode, decoded, isRegular, kindOf, readHead, readInput } from '../files/read-input.ts';
import { type DocumentReport, type Report, reportOf, reportOfArchive } from '../files/report.ts';
import { builtin } from '../knowledge/builtin.ts';
import { lineIndex } from '../triage/lines.ts';
import { holdsRecords, looksLikeLog } from '../triage/looks-like-log.ts';
import { messageOf } from '../triage/message-of.ts';
import type { DocumentKind } from '../triage/model.ts';
import type { StreamReading } from '../triage/stream/log-stream.ts';
import { visible } from '../triage/visible.ts';
import { print, terminal } from './print.ts';
import { newProgressLine } from './progress.ts';

export interface CheckOptions {
  format: 'stylish' | 'json' | 'sarif';
  /** Else found from name and content. */
  kind?: DocumentKind;
}

/** Reads the files, prints the report, and gives the exit code: 0 nothing present, 1 something, 2 a file could not be read. */
export async function checkCommand(files: readonly string[], { format, kind }: CheckOptions): Promise<number> {
  const report: Report = { version: 1, documents: [], errors: [] };
  const progress = newProgressLine(terminal());
  for (const file of files) {
    try {
      const document = await readDocument(file, kind, (done, size) => progress.show(file, done, size));
      report.documents.push(document);
      report.errors.push(...brokenParts(document));
    } catch (error) {
      report.errors.push({ path: file, message: messageOf(error) });
    }
    progress.clear();
  }
  await print(await printed(report, format));
  if (report.errors.length) {
    if (format !== 'json')
      for (const { path, message } of report.errors) await print(visible(`${path}: ${message}`), 'error');
    return 2;
  }
  return report.documents.some(hasPresent) ? 1 : 0;
}

async function printed(report: Report, format: CheckOptions['format']): Promise<string> {
  if (format === 'json') return JSON.stringify(report, undefined, 2);
  if (format === 'sarif') return (await import('./formats/sarif.ts')).sarif(report, builtin);
  return (await import('./formats/stylish.ts')).stylish(report, builtin);
}

/** What is wrong with an archive of which nothing was read. */
const allOf = (remarks: readonly ArchiveRemark[]): string =>
  [...remarks]
    .sort((a, b) => Number(a.member !== undefined) - Number(b.member !== undefined))
    .map(({ member, message }) => (member === undefined ? message : `${member}: ${message}`))
    .join(' ');

/** In the document itself, or in a log that the ticket names. */
const hasPresent = ({ findings, attached = [] }: DocumentReport): boolean =>
  [...findings, ...attached].some(({ status }) => status === 'present');

/** What an archive holds that should have been read and could not. */
const brokenParts = ({ path, notices = [] }: DocumentReport): Report['errors'] =>
  notices
    .filter(({ code }) => code === 'archive-broken')
    .map(({ message, member }) => ({ path: member === undefined ? path : `${path}: ${member}`, message }));

/** A log is read in parts, whatever its size; a ticket as a whole. */
async function readDocument(file: string, kind: DocumentKind | undefined, progress: Progress): Promise<DocumentReport> {
  if (file === '-' && kind === 'log') return logReport(file, await readLogChunks(process.stdin, progress));
  if (file !== '-' && isRegular(file)) {
    const bytes = readHead(file);
    const archive = archiveKind(bytes);
    if (archive) return readPacked(file, archive, kind, progress);
    if (!bytes.length && namesArchive(file)) throw new Error(EMPTY);
    const stated = kind === 'ticket' ? undefined : await readIfDeviceFile(file, bytes, builtin);
    if (stated) return logReport(file, stated);
    // What is cut off at the end of the head is damaged at most in its last character.
    const head = decode(bytes);
    if ((kind ?? kindOf(file, head)) === 'log') {
      const report = logReport(file, readLogFile(file, progress));
      return kind || looksLikeLog(head) || holdsRecords(head) ? report : withDoubt(report);
    }
  }
  const { text, isGuessed } = await readInput(file);
  if ((kind ?? kindOf(file, text)) === 'log')
    return logReport(file, await readLogChunks([new TextEncoder().encode(text)], progress));
  return ticketReport(file, { text, isGuessed });
}

const EMPTY = 'The file is empty; ask for it again.';

async function readPacked(
  file: string,
  archive: ArchiveKind,
  kind: DocumentKind | undefined,
  progress: Progress,
): Promise<DocumentReport> {
  // Loaded only here: most runs read no archive, and unpacking takes a while to load.
  const [{ readArchive }, { headOfPacked, wholeOfPacked }] = await Promise.all([
    import('../archive/read-archive.ts'),
    import('./packed.ts'),
  ]);
  const only = await headOfPacked(file, archive);
  if (kind === 'ticket' && !only) throw new Error(SEVERAL);
  const text = only?.text;
  if (only && text === '' && namesArchive(only.name)) throw new Error(EMPTY);
  if (only && (kind ?? (text === undefined ? 'log' : kindOf(only.name, text))) === 'ticket') {
    const whole = await wholeOfPacked(file, archive);
    if (!whole && kind) throw new Error(TOO_LARGE);
    const { bytes, problem } = whole ?? {};
    const report = bytes && (await ticketReport(file, decoded(bytes)));
    if (report) return problem === undefined ? report : noticed(report, 'archive-broken', problem, 'error');
  }
  const total = statSync(file).size;
  const reading = await readArchive(file, builtin, { kind: archive, progress: done => progress(done, total) });
  const broken = reading.remarks.find(({ severity }) => severity === 'broken');
  if (broken && !reading.read.length) throw new Error(allOf(reading.remarks));
  const report = reportOfArchive(file, reading);
  return kind || !text || looksLikeLog(text) || holdsRecords(text) ? report : withDoubt(report);
}

const TOO_LARGE = 'A packed ticket is no larger than 64 MiB; unpack it, or leave --kind out if it is a log.';
const SEVERAL = 'An archive of files is read for its logs only; unpack the ticket and name it.';

async function ticketReport(file: string, { text, isGuessed }: { text: string; isGuessed: boolean }) {
  // Loaded only here: a log is read without what reads tickets.
  const { readTicketWithLogs } = await import('./ticket-file.ts');
  const report = reportOf(file, lineIndex(text).positionAt, await readTicketWithLogs(file, text));
  return isGuessed ? noticed(report, 'encoding', ENCODING) : report;
}

const ENCODING =
  'This is no UTF-8; it was read as Windows-1252. Save it as UTF-8 if its letters and apostrophes look wrong.';

/** A file whose name says that it is a log, and nothing in it does. */
function withDoubt(report: DocumentReport): DocumentReport {
  const message =
    'This was read as a log, for its name, but none of its lines has the form of one. If it is a ticket, say --kind ticket.';
  return noticed(report, 'no-log', message);
}

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

const logReport = (file: string, { reading, positionAt }: StreamReading): DocumentReport =>
  reportOf(file, positionAt, reading);
