import path from 'node:path';
import { explain } from './archive/explain.ts';
import { isDeviceFile, shownName } from './archive/members.ts';
import { readIfDeviceFile } from './device-files/single.ts';
import { decode, readHead } from './files/read-input.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { kindOfArchive } from './triage-file.ts';

/** Far more than an editor shows with ease; what stands behind is left out of a member that is opened. */
const MEMBER_LIMIT = 32 * 1024 ** 2;

/**
 * The text of one file of an archive, or of a binary file by itself, by the name that the triage calls it.
 * @throws Error for people, or the signal's reason
 */
export async function readMember(
  file: string,
  name: string,
  knowledge: Knowledge,
  signal?: AbortSignal,
): Promise<string> {
  const kind = kindOfArchive(file);
  if (!kind) {
    const stated = await readIfDeviceFile(file, readHead(file), knowledge, signal);
    if (stated && name === path.basename(file)) return stated.text;
    throw new Error('This is no archive that can be read.');
  }
  const [{ openArchive }, { openMember }] = await Promise.all([
    import('./archive/open-archive.ts'),
    import('./archive/open-member.ts'),
  ]);
  for await (const member of openArchive(file, { kind, signal })) {
    if (member.isLink || shownName(member.name) !== name) continue;
    const { chunks, role } = await openMember(member);
    if (isDeviceFile(role)) {
      // Of a binary file, the lines that were read of it.
      const { deviceFileOf, wholeDeviceFile } = await import('./device-files/read-device-file.ts');
      return (await deviceFileOf(role, await wholeDeviceFile(role, chunks), knowledge)).text;
    }
    const { bytes, rest } = await begin(chunks, signal);
    return rest === undefined ? decode(bytes) : `${decode(bytes)}\n[${rest}]\n`;
  }
  throw new Error(`The archive has no file "${name}" any more.`);
}

/** What of a file can be shown, and why there is no more. */
async function begin(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<{ bytes: Buffer; rest?: string }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      if (size + chunk.length > MEMBER_LIMIT)
        return { bytes: Buffer.concat(parts), rest: 'The rest is not shown; unpack the archive to see it.' };
      parts.push(chunk);
      size += chunk.length;
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (!size) throw error;
    return { bytes: Buffer.concat(parts), rest: explain(error, { any: true }) };
  }
  return { bytes: Buffer.concat(parts) };
}
