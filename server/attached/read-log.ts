import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { type ArchiveKind, archiveKind } from '../archive/kind.ts';
import { isDeviceFile, shownName } from '../archive/members.ts';
import { readIfDeviceFile } from '../device-files/single.ts';
import { doubtOf, refuseNoArchive } from '../files/doubt.ts';
import { readLogChunks } from '../files/log-file.ts';
import { decode, readHead } from '../files/read-input.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { evidenceIn, type LogFacts, logFactsOf } from '../triage/attached.ts';
import type { Finding, LogEvidence, Notice } from '../triage/model.ts';
import { type Quote, quoteAt, quoteOfWords } from '../triage/quote.ts';
import { utf16Of } from '../triage/reader/utf16.ts';

/** What a log or an archive on disk says for the ticket that names it, and what of it could not be read. */
export interface LogOutcome {
  evidence: LogEvidence[];
  facts: LogFacts;
  remarks: Pick<Notice, 'code' | 'severity' | 'message'>[];
}

/** Small enough for the event loop to answer a keystroke in between. */
const CHUNK = 256 * 1024;
/** Around a finding so many bytes are fetched for the line that holds it. */
const AROUND = 16 * 1024;

/**
 * Reads a log or an archive of logs that a ticket names.
 * @param name as the ticket has it
 * @throws Error for people, or the signal's reason
 */
export async function readAttachedLog(
  file: string,
  name: string,
  knowledge: Knowledge,
  signal?: AbortSignal,
): Promise<LogOutcome> {
  const found = await stat(file).catch(() => undefined);
  // A pipe or a device might never end.
  if (found && !found.isFile() && !found.isDirectory()) throw new Error('This is no ordinary file; it was not read.');
  // The system's own files say that they are empty, and some wait for ever for what they will say.
  if (found?.size === 0) {
    refuseNoArchive(file, '');
    return { evidence: [], facts: {}, remarks: doubts('') };
  }
  const head = readHead(file);
  const kind = archiveKind(head);
  if (kind) return readFromArchive(file, name, kind, knowledge, signal);
  const stated = await readIfDeviceFile(file, head, knowledge, signal);
  if (!stated) {
    refuseNoArchive(file, decode(head));
    return readFromFile(file, name, head, signal);
  }
  const placeOf = ({ start }: { start: number }) => stated.positionAt(start);
  return {
    evidence: evidenceIn(name, stated.reading.findings, placeOf, finding => quoteOfWords(oneLine(finding))),
    facts: logFactsOf(stated.reading.facts),
    remarks: [],
  };
}

async function readFromFile(
  file: string,
  name: string,
  head: Buffer,
  signal: AbortSignal | undefined,
): Promise<LogOutcome> {
  const { reading, positionAt } = await readLogChunks(
    createReadStream(file, { highWaterMark: CHUNK, signal }),
    () => {},
  );
  const lines = await linesInFile(file, reading.findings, signal);
  const placeOf = ({ start }: { start: number }) => positionAt(start);
  return {
    evidence: evidenceIn(name, reading.findings, placeOf, (finding, i) => lines[i] ?? quoteOfWords(finding.text)),
    facts: logFactsOf(reading.facts),
    remarks: doubts(decode(head)),
  };
}

/** Whatever the ticket says, the file may be no log: then that nothing was found in it means nothing. */
export function doubts(head: string): LogOutcome['remarks'] {
  const message = doubtOf(head, 'as the ticket says');
  return message === undefined ? [] : [{ code: 'no-log', severity: 'warning', message }];
}

async function linesInFile(
  file: string,
  findings: readonly Finding[],
  signal: AbortSignal | undefined,
): Promise<Quote[]> {
  const lines: Quote[] = [];
  const handle = await open(file, 'r');
  try {
    const mark = Buffer.alloc(2);
    await handle.read(mark, 0, mark.length, 0);
    if (utf16Of(mark)) {
      const wanted = findings.map((finding, index) => ({ finding, index }));
      await linesInMember(createReadStream(file, { highWaterMark: CHUNK, signal }), wanted, lines);
      return lines;
    }
    for (const finding of findings) {
      const from = Math.max(0, finding.start - AROUND);
      const buffer = Buffer.alloc(2 * AROUND);
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
      lines.push(lineIn(buffer.subarray(0, bytesRead), finding.start - from, finding));
    }
    return lines;
  } finally {
    await handle.close();
  }
}

async function readFromArchive(
  file: string,
  name: string,
  kind: ArchiveKind,
  knowledge: Knowledge,
  signal: AbortSignal | undefined,
): Promise<LogOutcome> {
  // Loaded only here: unpacking takes a while to load, and the server starts with every window.
  const [{ readArchive }, { headOfPacked }] = await Promise.all([
    import('../archive/read-archive.ts'),
    import('../files/packed.ts'),
  ]);
  const { reading, members, places, read, remarks } = await readArchive(file, knowledge, { kind, signal });
  const broken = remarks.find(({ severity }) => severity === 'broken');
  if (broken && !read.length) throw new Error(broken.message);
  const lines = await linesInArchive(file, kind, reading.findings, members, signal);
  const text = (await headOfPacked(file, kind, signal))?.text;
  return {
    evidence: evidenceIn(
      name,
      reading.findings,
      (_, index) => places[index]?.start ?? { line: 0, character: 0 },
      (finding, index) => lines[index] ?? quoteOfWords(firstLine(finding.text)),
      index => members[index],
    ),
    facts: logFactsOf(reading.facts),
    remarks: [
      ...remarks.map(({ member, severity, message }) => ({
        code: 'log-read-in-part',
        severity: severity === 'broken' ? ('warning' as const) : ('information' as const),
        message: member === undefined ? message : `${member}: ${message}`,
      })),
      ...(text === undefined ? [] : doubts(text)),
    ],
  };
}

/** Goes through the archive once more for the lines that hold the findings: what was read is not kept meanwhile. */
async function linesInArchive(
  file: string,
  kind: ArchiveKind,
  findings: readonly Finding[],
  members: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Quote[]> {
  const lines = findings.map(({ text }) => quoteOfWords(firstLine(text)));
  if (!findings.length) return lines;
  const [{ openArchive }, { openMember }] = await Promise.all([
    import('../archive/open-archive.ts'),
    import('../archive/open-member.ts'),
  ]);
  try {
    for await (const member of openArchive(file, { kind, signal })) {
      const wanted = findings.flatMap((finding, index) =>
        members[index] === shownName(member.name) ? [{ finding, index }] : [],
      );
      if (member.isLink || !wanted.length) continue;
      const { role, chunks } = await openMember(member);
      if (isDeviceFile(role)) {
        // What was read of it is a line by itself, and no part of the bytes where it is binary.
        for (const { finding, index } of wanted) lines[index] = quoteOfWords(oneLine(finding));
        continue;
      }
      await linesInMember(chunks, wanted, lines);
    }
  } catch {
    // The archive is broken there, which was remarked on; the words that were found stand for the line.
    signal?.throwIfAborted();
  }
  return lines;
}

async function linesInMember(
  chunks: AsyncIterable<Uint8Array>,
  wanted: readonly { finding: Finding; index: number }[],
  lines: Quote[],
): Promise<void> {
  let kept = Buffer.alloc(0);
  let from = 0;
  const waiting = [...wanted].sort((a, b) => a.finding.start - b.finding.start);
  const take = (upTo: number) => {
    while (waiting[0] && waiting[0].finding.start + AROUND <= upTo) {
      const { finding, index } = waiting[0];
      lines[index] = lineIn(kept, finding.start - from, finding);
      waiting.shift();
    }
  };
  try {
    for await (const chunk of utf8Of(chunks)) {
      kept = Buffer.concat([kept, chunk]);
      const end = from + kept.length;
      take(end);
      const keep = Math.min(kept.length, 2 * AROUND);
      from = end - keep;
      kept = kept.subarray(kept.length - keep);
    }
  } finally {
    // Also of a file that is damaged behind them.
    take(Number.POSITIVE_INFINITY);
  }
}

/** As the log was read: offsets are into the UTF-8 that UTF-16 becomes. */
async function* utf8Of(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) decoder = utf16Of(chunk);
    isFirst = false;
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
  }
}

/** The line at a byte, if the finding really stands there: where lines were wrapped, its words are parted. */
function lineIn(bytes: Buffer, at: number, { text, firstTime }: Finding): Quote {
  const before = bytes.subarray(0, at).toString('utf8');
  const quote = quoteAt(before + bytes.subarray(at).toString('utf8'), before.length, firstTime);
  const words = firstLine(text);
  return quote.line.includes(words.slice(0, 80)) ? quote : quoteOfWords(words);
}

const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? '';

const oneLine = ({ text }: Finding): string => text.replace(/\s+/g, ' ');
