import { readFrontMatter } from '../front-matter.ts';
import { builtin } from '../knowledge/builtin.ts';
import { readLog } from '../triage/log.ts';
import type { DocumentKind, Reading } from '../triage/model.ts';
import { readTicket } from '../triage/ticket.ts';
import { sarif } from './formats/sarif.ts';
import { stylish } from './formats/stylish.ts';
import { kindOf, readInput } from './read-input.ts';
import { type Report, reportOf } from './report.ts';

export interface CheckOptions {
  format: 'stylish' | 'json' | 'sarif';
  /** Else found from name and content. */
  kind?: DocumentKind;
}

/** Reads the files, prints the report, and gives the exit code: 0 nothing present, 1 something, 2 a file could not be read. */
export async function checkCommand(files: readonly string[], { format, kind }: CheckOptions): Promise<number> {
  const report: Report = { version: 1, documents: [], errors: [] };
  for (const file of files) {
    try {
      const { text } = await readInput(file);
      report.documents.push(reportOf(file, text, readAs(kind ?? kindOf(file, text), text)));
    } catch (error) {
      report.errors.push({ path: file, message: error instanceof Error ? error.message : String(error) });
    }
  }
  const print = {
    json: (r: Report) => JSON.stringify(r, undefined, 2),
    stylish: (r: Report) => stylish(r, builtin),
    sarif: (r: Report) => sarif(r, builtin),
  };
  process.stdout.write(`${print[format](report)}\n`);
  if (report.errors.length) {
    if (format !== 'json') for (const { path, message } of report.errors) console.error(`${path}: ${message}`);
    return 2;
  }
  return report.documents.some(({ findings }) => findings.some(({ status }) => status === 'present')) ? 1 : 0;
}

function readAs(kind: DocumentKind, text: string): Reading {
  if (kind === 'log') return readLog(text, builtin);
  const reading = readTicket(text, builtin);
  return { ...reading, notices: [...readFrontMatter(text).notices, ...reading.notices] };
}
