import type { Progress } from '../files/log-file.ts';
import { isRegular } from '../files/read-input.ts';
import { type DocumentReport, errorLine, type Report } from '../files/report.ts';
import { builtin } from '../knowledge/builtin.ts';
import { readFile } from '../read-file.ts';
import { readStream } from '../read-stream.ts';
import { messageOf } from '../triage/message-of.ts';
import type { DocumentKind } from '../triage/model.ts';
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
  for (const file of await expanded(files)) {
    try {
      const document = await readDocument(file, kind, (done, size) => progress.show(file, done, size));
      report.documents.push(document);
      report.errors.push(...brokenParts(document));
    } catch (error) {
      report.errors.push({ path: file, message: messageOf(error) });
    }
    progress.clear();
  }
  const text = await printed(report, format);
  // Of nothing that could be read there is nothing to say to people.
  if (text) await print(text);
  if (report.errors.length) {
    if (format !== 'json') for (const error of report.errors) await print(visible(errorLine(error)), 'error');
    return 2;
  }
  return report.documents.some(hasPresent) ? 1 : 0;
}

/** Loaded only where a name has such a sign: nearly all shells have put the names in. */
async function expanded(names: readonly string[]): Promise<readonly string[]> {
  if (!names.some(name => /[*?]/.test(name))) return names;
  return names.flatMap((await import('./matching.ts')).matching);
}

async function printed(report: Report, format: CheckOptions['format']): Promise<string> {
  if (format === 'json') return JSON.stringify(report, undefined, 2);
  if (format === 'sarif') return (await import('./formats/sarif.ts')).sarif(report, builtin);
  return (await import('./formats/stylish.ts')).stylish(report, builtin);
}

/** In the document itself, or in a log that the ticket names. */
const hasPresent = ({ findings, attached = [] }: DocumentReport): boolean =>
  [...findings, ...attached].some(({ status }) => status === 'present');

/** What an archive holds that should have been read and could not. */
const brokenParts = ({ path, notices = [] }: DocumentReport): Report['errors'] =>
  notices
    .filter(({ code }) => code === 'archive-broken')
    .map(({ message, member }) => ({ path, ...(member === undefined ? {} : { member }), message }));

async function readDocument(file: string, kind: DocumentKind | undefined, progress: Progress): Promise<DocumentReport> {
  if (file === '-' || !isRegular(file)) return readStream(file, builtin, { kind, progress });
  return (await readFile(file, builtin, { kind, progress })).report;
}
