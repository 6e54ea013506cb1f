import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { feed } from './feed.ts';
import { archiveKind } from './kind.ts';
import { peek } from './peek.ts';

/**
 * What zlib unpacks in the step that meets damage is lost. So a damaged file is unpacked again, in smaller steps from
 * there on, until nothing more is to be had.
 */
const STEPS = [256 * 1024, 1024, 1];
const CHUNK = 256 * 1024;
const STEP = 16 * 1024;

/**
 * What a gzip file holds. Bytes behind its end are passed over, as `gunzip` does, with a note.
 * @param read the file from its start; told in which turn
 * @throws Error of zlib where it is damaged or cut off
 */
export async function* gunzipped(
  file: string,
  read: (turn: number) => AsyncIterable<Uint8Array>,
  note: (message: string) => void,
): AsyncGenerator<Uint8Array> {
  let given = 0;
  let sound = 0;
  for (const [turn, step] of STEPS.entries()) {
    const unzip = createGunzip({ chunkSize: CHUNK });
    const fed = feed(inSteps(read(turn), sound, step), unzip);
    let at = 0;
    try {
      for await (const chunk of delivered(unzip)) {
        const known = Math.max(0, given - at);
        at += chunk.length;
        if (at <= given) continue;
        given = at;
        yield chunk.subarray(known);
      }
      // A file that ends in its header gives no bytes and no error.
      if (!given && !endsWith(file, given, 0)) throw new Error('unexpected end of file');
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'Z_BUF_ERROR' && endsWith(file, given, 1)) return note(BEHIND);
      if (code !== 'Z_DATA_ERROR') throw error;
      sound = unzip.bytesWritten;
      if (step > 1) continue;
      // Where a whole file has ended, and none begins.
      if (sound && (error as Error).message === 'incorrect header check') return note(BEHIND);
      throw error;
    } finally {
      unzip.destroy();
      await fed;
    }
  }
}

/** What a file of an archive holds that is packed by itself. Its bytes come once, so the step that meets damage is lost. */
export async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { first, all } = await peek(chunks, 2);
  if (archiveKind(first) !== 'gzip') {
    yield* all;
    return;
  }
  const unzip = createGunzip({ chunkSize: CHUNK });
  const fed = feed(inSteps(all, 0, STEP), unzip);
  try {
    yield* delivered(unzip);
  } finally {
    unzip.destroy();
    await fed;
  }
}

export const BEHIND = 'Bytes stand behind its end and were not read.';

/** From `start` on no chunk is larger than a step. */
async function* inSteps(chunks: AsyncIterable<Uint8Array>, start: number, step: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of chunks) {
    const whole = Math.min(chunk.length, Math.max(0, start - at));
    if (whole) yield chunk.subarray(0, whole);
    for (let i = whole; i < chunk.length; i += step) yield chunk.subarray(i, i + step);
    at += chunk.length;
  }
}

/** The shortest whole file: header, nothing, checksum and length. */
const SHORTEST = 20;

/** Does a file end, `behind` bytes aside, in the length of what was unpacked? */
function endsWith(file: string, unpacked: number, behind: number): boolean {
  const handle = openSync(file, 'r');
  try {
    const size = fstatSync(handle).size - behind;
    const length = Buffer.alloc(4);
    readSync(handle, length, 0, 4, Math.max(0, size - 4));
    return size >= SHORTEST && length.readUInt32LE() === unpacked % 2 ** 32;
  } finally {
    closeSync(handle);
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
