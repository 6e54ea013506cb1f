import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { feed } from './feed.ts';
import { type ArchiveKind, isTarHeader } from './kind.ts';
import { LIMITS, type Limits, newMeter } from './limits.ts';
import type { Member } from './member.ts';
import { peek } from './peek.ts';
import { tarMembers } from './tar.ts';
import { zipMembers } from './zip.ts';

export interface ArchiveOptions {
  kind: ArchiveKind;
  /** Told how many packed bytes were read. */
  progress?: (packed: number) => void;
  signal?: AbortSignal;
  limits?: Limits;
}

/**
 * The files of an archive in its order, read as they are asked for; nothing is unpacked to disk.
 * @throws Error when the archive is broken, too large, or the signal says stop
 */
export async function* openArchive(
  file: string,
  { kind, progress, signal, limits = LIMITS }: ArchiveOptions,
): AsyncGenerator<Member> {
  let packed = 0;
  const meter = newMeter(limits, () => packed);
  const count = (bytes: number) => {
    packed += bytes;
    progress?.(packed);
    signal?.throwIfAborted();
  };
  async function* metered(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      meter.add(chunk.length);
      signal?.throwIfAborted();
      yield chunk;
    }
  }
  if (kind === 'zip') {
    for await (const member of zipMembers(file, count)) {
      meter.member();
      yield { ...member, chunks: () => metered(member.chunks()) };
    }
    return;
  }
  const source = counted(createReadStream(file, { highWaterMark: 256 * 1024 }), count);
  const isSmall = statSync(file).size < SMALL;
  const bytes = metered(kind === 'gzip' ? unzipped(source, isSmall ? LEAST : MOST) : source);
  const { first, all } = await peek(bytes, 512);
  // A gzip file that ends in its header gives no bytes and no error.
  if (!first.length && kind === 'gzip') throw new Error('unexpected end of file');
  if (!isTarHeader(first)) {
    yield { name: innerName(file), isLink: false, isOnly: true, chunks: () => all };
    return;
  }
  for await (const member of tarMembers(all)) {
    meter.member();
    yield member;
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, count: (bytes: number) => void) {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

/** Bytes; what zlib has not filled a chunk with when it meets damage is lost, which would be all of a small file. */
const SMALL = 16 * 1024;
const LEAST = 64;
const MOST = 256 * 1024;

async function* unzipped(source: AsyncIterable<Uint8Array>, chunkSize: number): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip({ chunkSize });
  const fed = feed(source, unzip);
  try {
    yield* delivered(unzip);
  } finally {
    unzip.destroy();
    await fed;
  }
}

/** So many chunks wait to be read. */
const WAITING = 8;

/** What a stream gives, all that comes before its error too: its own iterator drops what waits then. */
async function* delivered(stream: Readable): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let end: { error?: unknown } | undefined;
  let wake = () => {};
  const ended = (reason: { error?: unknown }) => {
    end ??= reason;
    wake();
  };
  stream.on('data', (chunk: Uint8Array) => {
    if (chunks.push(chunk) >= WAITING) stream.pause();
    wake();
  });
  stream.on('end', () => ended({})).on('error', error => ended({ error }));
  for (;;) {
    const chunk = chunks.shift();
    if (chunk) {
      yield chunk;
      continue;
    }
    if (end?.error) throw end.error;
    if (end) return;
    await new Promise<void>(resolve => {
      wake = resolve;
      stream.resume();
    });
  }
}

/** The name of what a `.gz` file holds. */
const innerName = (file: string): string => /([^/\\]+?)(?:\.gz)?$/i.exec(file)?.[1] ?? file;
