import { explain } from '../archive/explain.ts';
import type { ArchiveKind } from '../archive/kind.ts';
import { openArchive } from '../archive/open-archive.ts';
import { peek } from '../archive/peek.ts';
import { deviceFileKindByContent, deviceFileKindByName } from '../device-files/kind.ts';
import { notText } from '../triage/reader/binary.ts';
import { decode, HEAD } from './read-input.ts';

/**
 * The name of a file that is packed by itself and how it begins, if it is text; `undefined` for an archive of files.
 * @throws Error for people where not even that can be read
 */
export async function headOfPacked(
  file: string,
  kind: ArchiveKind,
  signal?: AbortSignal,
): Promise<{ name: string; text: string | undefined } | undefined> {
  try {
    for await (const { name, isOnly, chunks } of openArchive(file, { kind, signal })) {
      if (!isOnly) return undefined;
      const { first } = await peek(chunks(), HEAD);
      return { name, text: deviceFileKindByName(name) ? undefined : textOf(Buffer.from(first)) };
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (kind !== 'zip') throw new Error(explain(error, { any: false }));
  }
  return undefined;
}

function textOf(head: Buffer): string | undefined {
  return notText(head) !== undefined || deviceFileKindByContent(head) ? undefined : decode(head);
}

/** All of a file that is packed by itself, or what stands before the damage; `undefined` where that is more than so many bytes. */
export async function wholeOfPacked(
  file: string,
  kind: ArchiveKind,
  most: number,
  signal?: AbortSignal,
): Promise<{ bytes: Buffer; problem?: string } | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let problem: string | undefined;
  try {
    for await (const { chunks } of openArchive(file, { kind, signal }))
      for await (const chunk of chunks()) {
        parts.push(chunk);
        size += chunk.length;
        if (size > most) return undefined;
      }
  } catch (error) {
    signal?.throwIfAborted();
    problem = explain(error, { any: parts.length > 0 });
  }
  return { bytes: Buffer.concat(parts), ...(problem === undefined ? {} : { problem }) };
}
