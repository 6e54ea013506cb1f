import { constants, isUtf8 } from 'node:buffer';
import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { looksLikeLog } from '../triage/looks-like-log.ts';
import { messageOf } from '../triage/message-of.ts';
import type { DocumentKind } from '../triage/model.ts';
import { notText } from '../triage/reader/binary.ts';
import { typeInFrontMatter } from '../triage/reader/front-matter-type.ts';
import { withWindowsSigns } from '../triage/reader/windows.ts';

/**
 * Reads a file as text; what is no UTF-8 is guessed to be Windows-1252.
 * @throws Error for people: what is wrong and what to do
 */
export const readInput = (file: string): { text: string; isGuessed: boolean } =>
  explained(() => {
    if (statSync(file).size > LARGEST_TICKET) throw new Error(NO_TICKET);
    return decoded(readFileSync(file));
  });

/**
 * All that a stream gives, as text.
 * @throws Error for people: what is wrong and what to do
 */
export async function readInputChunks(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ text: string; isGuessed: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size > LARGEST_TICKET) throw new Error(NO_TICKET);
  }
  return decoded(Buffer.concat(parts));
}

/** A text is no longer. */
const LARGEST_TICKET = constants.MAX_STRING_LENGTH;
const NO_TICKET = 'A ticket is no larger than 512 MiB; say --kind log if this is a log.';

/** All bytes of a ticket as text. */
export function decoded(bytes: Buffer): { text: string; isGuessed: boolean } {
  const text = decode(bytes);
  const isGuessed = text.includes('\ufffd') && !isUtf8(bytes) && !hasWideMark(bytes);
  return { text: isGuessed ? withWindowsSigns(bytes.toString('latin1')) : text, isGuessed };
}

/**
 * The bytes of what gives them once: standard input for `-`, a pipe or a device.
 * @throws Error for people
 */
export async function* streamed(file: string): AsyncGenerator<Uint8Array> {
  if (file === '-' && explained(() => fstatSync(0).isDirectory())) throw new Error(describeFolder('-'));
  try {
    // Through the stream: a pipe that has nothing to give yet makes `readSync(0)` fail.
    yield* file === '-' ? process.stdin : createReadStream(file);
  } catch (error) {
    throw new Error(explain(error));
  }
}

/** Not a pipe or a device, whose first bytes cannot be read twice. What is not there is said by who reads it. */
export const isRegular = (file: string): boolean =>
  explained(() => {
    const found = statSync(file, { throwIfNoEntry: false });
    return !found?.isFIFO() && !found?.isCharacterDevice();
  });

/** So many bytes tell what a file is. */
export const HEAD = 65_536;

/**
 * The first bytes of a file.
 * @throws Error for people: what is wrong and what to do
 */
export function readHead(file: string): Buffer {
  return explained(() => {
    if (statSync(file).isDirectory()) throw new Error(describeFolder(file));
    const handle = openSync(file, 'r');
    try {
      const head = Buffer.alloc(HEAD);
      return head.subarray(0, readSync(handle, head));
    } finally {
      closeSync(handle);
    }
  });
}

const describeFolder = (folder: string): string =>
  /\.logarchive[/\\]?$/.test(folder)
    ? 'This is a unified log, which is binary; on a Mac, write it as text: log show --archive FILE.logarchive > device.log'
    : 'This is a folder; name the files in it.';

function explained<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(explain(error));
  }
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'There is no such file; check the name.';
  if (code === 'EACCES' || code === 'EPERM') return 'The file may not be read; check its permissions.';
  if (code === 'ENOTDIR') return 'A part of its path is a file and no folder; check the path.';
  if (code === 'ELOOP') return 'It is a link that leads back to itself; name the file itself.';
  if (code === 'ENAMETOOLONG') return 'The name is longer than any file\u2019s can be; check it.';
  if (code === 'ENXIO') return 'It is no file that can be read.';
  return messageOf(error);
}

/** UTF-8, or UTF-16 where a byte order mark says so. The mark is no part of the text, as in editors. */
export function decode(bytes: Buffer): string {
  if (hasWideMark(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  const problem = notText(bytes.subarray(0, HEAD));
  if (problem !== undefined) throw new Error(problem);
  return new TextDecoder('utf-8').decode(bytes);
}

/** Of UTF-16; that of UTF-32 begins alike. */
const hasWideMark = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe && !(bytes[2] === 0 && bytes[3] === 0)) ||
  (bytes[0] === 0xfe && bytes[1] === 0xff);

/** Kind by what the front matter says, else by the name, else by the content. */
export function kindOf(file: string, text: string): DocumentKind {
  const stated = typeInFrontMatter(text);
  if (stated) return stated;
  const name = path.basename(file).toLowerCase();
  if (/\.(?:crash|devicelog|ips|syslog|log|ndjson)$/.test(name)) return 'log';
  if (/\.(?:ticket|md|markdown|eml)$/.test(name)) return 'ticket';
  return looksLikeLog(text) ? 'log' : 'ticket';
}
