import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

const BLOCK = 64 * 1024;
/** One of the list of files, the others of the files themselves. */
const KEPT = 4;

export interface Blocks {
  reader: RandomAccessReader;
  size: number;
  bytesAt: (start: number, length: number) => Buffer;
  close: () => void;
}

/**
 * Reads a zip in blocks, of which the last are kept: for each of its files a few bytes are read here and there, and
 * thousands of small files would be as many times two reads.
 */
export function openBlocks(file: string): Blocks {
  const handle = openSync(file, 'r');
  const kept = new Map<number, Buffer>();
  const blockAt = (index: number): Buffer => {
    const known = kept.get(index);
    if (known) return known;
    const bytes = Buffer.alloc(BLOCK);
    const block = bytes.subarray(0, readSync(handle, bytes, 0, BLOCK, index * BLOCK));
    for (const oldest of kept.keys()) if (kept.size >= KEPT) kept.delete(oldest);
    kept.set(index, block);
    return block;
  };
  function* partsOf(start: number, end: number): Generator<Buffer> {
    for (let at = start; at < end; ) {
      const from = at % BLOCK;
      const part = blockAt(Math.floor(at / BLOCK)).subarray(from, from + end - at);
      if (!part.length) return;
      yield part;
      at += part.length;
    }
  }
  const reader = new (class extends RandomAccessReader {
    override read(
      buffer: Buffer,
      offset: number,
      length: number,
      position: number,
      callback: (error: Error | null, count?: number) => void,
    ): void {
      let count = 0;
      try {
        for (const part of partsOf(position, position + length)) count += part.copy(buffer, offset + count);
        setImmediate(callback, null, count);
      } catch (error) {
        setImmediate(callback, error as Error);
      }
    }
    override createReadStream({ start, end }: { start: number; end: number }): Readable {
      return Readable.from(partsOf(start, end), { objectMode: false });
    }
  })();
  return {
    reader,
    size: fstatSync(handle).size,
    bytesAt: (start, length) => Buffer.concat([...partsOf(start, start + length)]),
    close: () => closeSync(handle),
  };
}
