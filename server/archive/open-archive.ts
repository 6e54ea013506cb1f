import { createReadStream } from 'node:fs';
import { gunzipped, unpacked } from './gunzip.ts';
import { type ArchiveKind, isTarHeader } from './kind.ts';
import { LIMITS, type Limits, newMeter } from './limits.ts';
import type { Member } from './member.ts';
import { isPackedAlone } from './members.ts';
import { peek } from './peek.ts';
import { tarMembers } from './tar.ts';
import { zipMembers } from './zip.ts';

export interface ArchiveOptions {
  kind: ArchiveKind;
  /** Told how many packed bytes were read. */
  progress?: (packed: number) => void;
  signal?: AbortSignal;
  limits?: Limits;
  /** Told what is odd about the archive and no damage. */
  note?: (message: string) => void;
}

/**
 * The files of an archive in its order, read as they are asked for; nothing is unpacked to disk.
 * @throws Error when the archive is broken, too large, or the signal says stop
 */
export async function* openArchive(
  file: string,
  { kind, progress, signal, limits = LIMITS, note = () => undefined }: ArchiveOptions,
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
  const opened = (member: Member): Member =>
    isPackedAlone(member.name)
      ? { ...member, isApart: true, chunks: () => metered(unpacked(member.chunks())) }
      : member;
  if (kind === 'zip') {
    for await (const member of zipMembers(file, count, note)) {
      meter.member();
      yield opened({ ...member, chunks: () => metered(member.chunks()) });
    }
    return;
  }
  const source = (turn: number) =>
    counted(createReadStream(file, { highWaterMark: 256 * 1024 }), turn ? () => signal?.throwIfAborted() : count);
  const bytes = metered(kind === 'gzip' ? gunzipped(file, source, note) : source(0));
  const { first, all } = await peek(bytes, 512);
  if (!isTarHeader(first)) {
    yield { name: innerName(file), isLink: false, isOnly: true, chunks: () => all };
    return;
  }
  for await (const member of tarMembers(all)) {
    meter.member();
    yield opened(member);
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, count: (bytes: number) => void) {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

/** The name of what a `.gz` file holds. */
const innerName = (file: string): string => /([^/\\]+?)(?:\.gz)?$/i.exec(file)?.[1] ?? file;
