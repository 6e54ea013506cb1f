import { peek } from './archive/peek.ts';
import { deviceFileKindByContent, isTable } from './device-files/kind.ts';
import { type Progress, readLogChunks } from './files/log-file.ts';
import { decode, HEAD, kindOf, readInputChunks, streamed } from './files/read-input.ts';
import type { DocumentReport } from './files/report.ts';
import { spareMemory } from './files/spare-memory.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { doubted, logReport, ticketReport } from './read-file.ts';
import type { DocumentKind } from './triage/model.ts';

/**
 * Reads what gives its bytes once (standard input, a pipe) as the file that they are: a ticket, a log of any size, or
 * what states facts.
 * @throws Error for people
 */
export async function readStream(
  file: string,
  knowledge: Knowledge,
  { kind, progress }: { kind?: DocumentKind; progress: Progress },
): Promise<DocumentReport> {
  const { first, all } = await peek(streamed(file), HEAD);
  const { report, chunks } = kind === 'ticket' ? { chunks: all } : await stated(file, first, all, knowledge);
  if (report) return report;
  const head = decode(Buffer.from(first));
  // A file may be empty; of a pipe it means that what writes to it has failed.
  if (!head.trim()) throw new Error('Nothing came from it; check what writes to it.');
  if ((kind ?? kindOf(file, head)) === 'ticket') return ticketReport(file, await readInputChunks(chunks), knowledge);
  spareMemory();
  return doubted(logReport(file, await readLogChunks(chunks, progress)), head, kind);
}

/** What a file states that is no log, else its bytes. @param first how they begin */
async function stated(
  file: string,
  first: Uint8Array,
  all: AsyncIterable<Uint8Array>,
  knowledge: Knowledge,
): Promise<{ report?: DocumentReport; chunks: AsyncIterable<Uint8Array> }> {
  const device = deviceFileKindByContent(first);
  if (!device) return { chunks: all };
  // Loaded only here: most streams are tickets and logs.
  const { LIMITS, readDeviceFile } = await import('./device-files/read-device-file.ts');
  const { first: bytes, all: chunks } = await peek(all, LIMITS[device] + 1);
  const whole = bytes.length <= LIMITS[device] ? Buffer.from(bytes) : undefined;
  if (!whole && isTable(device)) return { chunks };
  return { report: logReport(file, await readDeviceFile(device, whole, knowledge)), chunks };
}
