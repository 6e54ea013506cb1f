import { gunzipSync } from 'node:zlib';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { holdsDf } from '../triage/facts/df-table.ts';
import { holdsPs } from '../triage/facts/ps-table.ts';
import { dfFacts, psFacts } from '../triage/facts/table-facts.ts';
import { lineIndex } from '../triage/lines.ts';
import { textOf } from '../triage/reader/utf16.ts';
import type { StreamReading } from '../triage/stream/log-stream.ts';
import { readingOfFacts, withFacts } from '../triage/table.ts';
import { readBatteryCsv } from './battery-csv.ts';
import type { DeviceFile } from './device-file.ts';
import { type DeviceFileKind, isTable } from './kind.ts';
import { readPowerLog } from './power-log.ts';
import { readVersionPlist } from './version-plist.ts';

const MIB = 1024 ** 2;
/** Such files are read as a whole. */
export const LIMITS: Record<DeviceFileKind, number> = {
  version: MIB,
  disks: MIB,
  processes: 8 * MIB,
  battery: 64 * MIB,
  'power-log': 128 * MIB,
};

export interface DeviceFileReading extends StreamReading {
  /** What the spans are offsets into. */
  text: string;
  time?: number;
}

/**
 * All bytes of such a file; nothing when it is longer than any of its kind should be, though it is read to its end,
 * since what comes behind it in an archive could not be read else.
 */
export async function wholeDeviceFile(
  kind: DeviceFileKind,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size <= LIMITS[kind]) parts.push(chunk);
    else parts.length = 0;
  }
  return size <= LIMITS[kind] ? Buffer.concat(parts) : undefined;
}

/**
 * Reads a file that states facts of the device.
 * @throws Error for people
 */
export async function readDeviceFile(
  kind: DeviceFileKind,
  bytes: Buffer | undefined,
  knowledge: Knowledge,
): Promise<DeviceFileReading> {
  const { text, facts, time, problem } = await deviceFileOf(kind, bytes, knowledge);
  const reading = isTable(kind) ? withFacts(text, facts, knowledge) : readingOfFacts(text, facts, knowledge);
  const notices = problem
    ? [{ code: 'partly-read', severity: 'warning' as const, message: problem, start: 0, end: 0 }]
    : reading.notices;
  return {
    reading: { ...reading, notices },
    positionAt: lineIndex(text).positionAt,
    bytes: text.length,
    text,
    ...(time === undefined ? {} : { time }),
  };
}

/**
 * The file's text and facts.
 * @throws Error for people
 */
export async function deviceFileOf(
  kind: DeviceFileKind,
  whole: Buffer | undefined,
  { logs }: Knowledge,
): Promise<DeviceFile> {
  if (!whole) throw tooLarge(LIMITS[kind]);
  const bytes = unpacked(whole, LIMITS[kind]);
  if (kind === 'version') return readVersionPlist(bytes);
  if (kind === 'power-log') return readPowerLog(bytes, logs.models);
  const text = textOf(bytes);
  if (kind === 'battery') return readBatteryCsv(text);
  if (kind === 'disks') return { text, facts: dfFacts(text), ...(holdsDf(text) ? {} : { problem: NO_TABLE('df') }) };
  return { text, facts: psFacts(text, logs), ...(holdsPs(text) ? {} : { problem: NO_TABLE('ps') }) };
}

const NO_TABLE = (tool: string) =>
  `No table that ${tool} prints stands in it, with its first row; ask for the file again.`;

/** Power logs are packed each by itself. */
function unpacked(bytes: Buffer, limit: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new Error('It is packed (gzip) and damaged or cut off; ask for the file again.');
  }
}

const tooLarge = (limit: number) =>
  new Error(
    `It is larger than ${Math.round(limit / MIB)} MiB and was not read; look at it with the tools for its kind.`,
  );
