import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { newSink } from '../archive/sink.ts';
import { builtin } from '../knowledge/builtin.ts';
import { refusalOf } from '../triage/reader/binary.ts';
import type { StreamReading } from '../triage/stream/log-stream.ts';

/** Told how many bytes were read so far, and of how many (0 where that is unknown). */
export type Progress = (done: number, total: number) => void;

/** Reads a log of any size from disk. */
export function readLogFile(file: string, progress: Progress): StreamReading {
  const handle = openSync(file, 'r');
  try {
    const total = fstatSync(handle).size;
    const sink = newSink(builtin);
    for (let bytes = 0; ; ) {
      const count = sink.read(room => readSync(handle, room));
      if (!count) return sink.end();
      bytes += count;
      progress(bytes, total);
    }
  } finally {
    closeSync(handle);
  }
}

/**
 * Reads a log from a stream such as standard input.
 * @throws Error where it is no text
 */
export async function readLogChunks(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  progress: Progress,
): Promise<StreamReading> {
  const sink = newSink(builtin);
  let bytes = 0;
  for await (const chunk of chunks) {
    if (!bytes) refuseBinary(chunk);
    sink.push(chunk);
    bytes += chunk.length;
    progress(bytes, 0);
  }
  return sink.end();
}

function refuseBinary(head: Uint8Array): void {
  const refusal = refusalOf(head);
  if (refusal) throw new Error(refusal);
}
