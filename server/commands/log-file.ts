import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { builtin } from '../knowledge/builtin.ts';
import { describeBinary } from '../triage/reader/binary.ts';
import { type LogStream, newLogStream, type StreamReading } from '../triage/stream/log-stream.ts';

/** Told how many bytes were read so far, and of how many (0 where that is unknown). */
export type Progress = (done: number, total: number) => void;

/** A log stream whose memory searches itself fast. */
export const openLogStream = (): LogStream => newLogStream(builtin, { allocate: size => Buffer.alloc(size) });

/** Reads a log of any size from disk. */
export function readLogFile(file: string, progress: Progress): StreamReading {
  const handle = openSync(file, 'r');
  try {
    const total = fstatSync(handle).size;
    const sink = newSink(openLogStream());
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
  const sink = newSink(openLogStream());
  let bytes = 0;
  for await (const chunk of chunks) {
    if (!bytes) refuseBinary(chunk);
    sink.push(chunk);
    bytes += chunk.length;
    progress(bytes, 0);
  }
  return sink.end();
}

/** Takes bytes in whatever encoding the first two of them say, and hands them on as UTF-8. */
export interface Sink {
  /** Lets bytes be written where they are read, where that can be. */
  read: (fill: (room: Uint8Array) => number) => number;
  push: (chunk: Uint8Array) => void;
  end: () => StreamReading;
}

const CHUNK = 256 * 1024;

export function newSink(stream: LogStream): Sink {
  let head: Uint8Array | undefined = new Uint8Array();
  let decoder: TextDecoder | undefined;
  const encoder = new TextEncoder();
  const hand = (chunk: Uint8Array) => {
    if (!decoder) return stream.push(chunk);
    stream.push(encoder.encode(decoder.decode(chunk, { stream: true })));
  };
  const decide = (first: Uint8Array) => {
    head = undefined;
    const [a, b] = first;
    if (a === 0xff && b === 0xfe) decoder = new TextDecoder('utf-16le');
    else if (a === 0xfe && b === 0xff) decoder = new TextDecoder('utf-16be');
    hand(first);
  };
  const push = (chunk: Uint8Array) => {
    if (!head) return hand(chunk);
    const first = Buffer.concat([head, chunk]);
    if (first.length < 2) head = first;
    else decide(first);
  };
  const read = (fill: (room: Uint8Array) => number): number => {
    if (head || decoder) {
      const chunk = new Uint8Array(CHUNK);
      const count = fill(chunk);
      push(chunk.subarray(0, count));
      return count;
    }
    const count = fill(stream.room());
    if (count) stream.filled(count);
    return count;
  };
  const end = () => {
    if (head) decide(head);
    if (decoder) stream.push(encoder.encode(decoder.decode()));
    return stream.end();
  };
  return { read, push, end };
}

function refuseBinary(head: Uint8Array): void {
  const binary = describeBinary(head);
  if (binary && !/^text in UTF-16;/.test(binary)) throw new Error(`This is not text but ${binary}.`);
}
