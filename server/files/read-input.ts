import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { looksLikeLog } from '../triage/looks-like-log.ts';
import { messageOf } from '../triage/message-of.ts';
import type { DocumentKind } from '../triage/model.ts';
import { notText } from '../triage/reader/binary.ts';
import { typeInFrontMatter } from '../triage/reader/front-matter-type.ts';
import { withWindowsSigns } from '../triage/reader/windows.ts';

/**
 * Reads a file, or standard input for `-`, as text; what is no UTF-8 is guessed to be Windows-1252.
 * @throws Error for people: what is wrong and what to do
 */
export async function readInput(file: string): Promise<{ text: string; isGuessed: boolean }> {
  return decoded(file === '-' ? await readStandardInput() : readFile(file));
}

/** All bytes of a ticket as text. */
export function decoded(bytes: Buffer): { text: string; isGuessed: boolean } {
  const text = decode(bytes);
  const isGuessed = text.includes('\ufffd') && !isUtf8(bytes) && !hasWideMark(bytes);
  return { text: isGuessed ? withWindowsSigns(bytes.toString('latin1')) : text, isGuessed };
}

/** Through the stream: a pipe that has nothing to give yet makes `readFileSync(0)` fail. */
async function readStandardInput(): Promise<Buffer> {
  if (explained(() => fstatSync(0).isDirectory())) throw new Error(describeFolder('-'));
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function readFile(file: string): Buffer {
  return explained(() => {
    if (statSync(file).isDirectory()) throw new Error(describeFolder(file));
    return readFileSync(file);
  });
}

/** Not a pipe, whose first bytes cannot be read twice. What is not there is said by who reads it. */
export const isRegular = (file: string): boolean =>
  explained(() => !statSync(file, { throwIfNoEntry: false })?.isFIFO());

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
  if (code === 'ERR_FS_FILE_TOO_LARGE') return 'A ticket is no larger than 2 GiB; say --kind log if this is a log.';
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
