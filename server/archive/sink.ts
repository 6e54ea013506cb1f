import type { Knowledge } from '../knowledge/knowledge.ts';
import { newLogStream, newStreamMemory, type StreamMemory, type StreamReading } from '../triage/stream/log-stream.ts';

/** Takes bytes in whatever encoding the first two of them say, and hands them on as UTF-8. */
export interface Sink {
  /** Lets bytes be written where they are read, where that can be. */
  read: (fill: (room: Uint8Array) => number) => number;
  push: (chunk: Uint8Array) => void;
  end: () => StreamReading;
}

/** Memory for logs that are read one after another. */
export const newLogMemory = (knowledge: Knowledge): StreamMemory =>
  newStreamMemory(knowledge, (memory, offset, length) => Buffer.from(memory, offset, length));

const CHUNK = 256 * 1024;

export function newSink(knowledge: Knowledge, memory = newLogMemory(knowledge)): Sink {
  const stream = newLogStream(knowledge, memory);
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
