import { explain } from '../archive/explain.ts';
import type { ArchiveKind } from '../archive/kind.ts';
import { openArchive } from '../archive/open-archive.ts';
import { peek } from '../archive/peek.ts';
import { deviceFileKindByContent } from '../device-files/kind.ts';
import { decode } from '../files/read-input.ts';
import { notText } from '../triage/reader/binary.ts';

/** So many bytes tell what a file is. */
const HEAD = 65_536;

/**
 * The name of a file that is packed by itself and how it begins, if it is text; `undefined` for an archive of files.
 * @throws Error for people where not even that can be read
 */
export async function headOfPacked(
  file: string,
  kind: ArchiveKind,
): Promise<{ name: string; text: string | undefined } | undefined> {
  try {
    for await (const { name, isOnly, chunks } of openArchive(file, { kind })) {
      if (!isOnly) return undefined;
      const { first } = await peek(chunks(), HEAD);
      return { name, text: textOf(Buffer.from(first)) };
    }
  } catch (error) {
    if (kind !== 'zip') throw new Error(explain(error, { any: false }));
  }
  return undefined;
}

function textOf(head: Buffer): string | undefined {
  return notText(head) !== undefined || deviceFileKindByContent(head) ? undefined : decode(head);
}

/** A ticket is held in memory as a whole; what is larger is none. Bytes. */
const LARGEST = 64 * 1024 ** 2;

/** All of a file that is packed by itself, or what stands before the damage; `undefined` where that is too much for a ticket. */
export async function wholeOfPacked(
  file: string,
  kind: ArchiveKind,
): Promise<{ bytes: Buffer; problem?: string } | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let problem: string | undefined;
  try {
    for await (const { chunks } of openArchive(file, { kind }))
      for await (const chunk of chunks()) {
        parts.push(chunk);
        size += chunk.length;
        if (size > LARGEST) return undefined;
      }
  } catch (error) {
    problem = explain(error, { any: parts.length > 0 });
  }
  return { bytes: Buffer.concat(parts), ...(problem === undefined ? {} : { problem }) };
}
