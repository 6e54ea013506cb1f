import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { looksLikeLog } from '../triage/log.ts';
import type { DocumentKind } from '../triage/model.ts';
import { describeBinary } from '../triage/reader/binary.ts';

export interface Input {
  path: string;
  text: string;
}

/**
 * Reads a file, or standard input for `-`, as text.
 * @throws Error for people: what is wrong and what to do
 */
export function readInput(file: string): Input {
  const bytes = file === '-' ? readFileSync(0) : readFile(file);
  return { path: file, text: decode(bytes) };
}

function readFile(file: string): Buffer {
  try {
    if (statSync(file).isDirectory()) throw new Error('This is a folder; name the files in it.');
    return readFileSync(file);
  } catch (error) {
    throw new Error(explain(error));
  }
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'There is no such file; check the name.';
  if (code === 'EACCES' || code === 'EPERM') return 'The file may not be read; check its permissions.';
  if (code === 'ERR_FS_FILE_TOO_LARGE') return 'The file is larger than 2 GiB; cut it into parts.';
  return error instanceof Error ? error.message : String(error);
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const binary = describeBinary(bytes.subarray(0, 65_536));
  if (binary) throw new Error(`This is not text but ${binary}.`);
  return bytes.toString('utf8');
}

/** Kind by the name, else by the content. */
export function kindOf({ path: file, text }: Input): DocumentKind {
  const name = path.basename(file).toLowerCase();
  if (/\.(?:devicelog|ips|syslog|log|ndjson)$/.test(name)) return 'log';
  if (/\.(?:ticket|md|markdown|eml)$/.test(name)) return 'ticket';
  return looksLikeLog(text) ? 'log' : 'ticket';
}
