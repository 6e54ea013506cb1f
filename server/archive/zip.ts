import { isUtf8 } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  type Options,
  type RandomAccessReader,
  type ZipFile,
} from 'yauzl';
import { type Blocks, openBlocks } from './blocks.ts';
import { crc32 } from './crc32.ts';
import { BEHIND } from './gunzip.ts';
import type { Member } from './member.ts';

/**
 * The files of a zip archive.
 * @param packed told of packed bytes when they are read or passed over
 */
export async function* zipMembers(
  file: string,
  packed: (bytes: number) => void,
  note: (message: string) => void,
): AsyncGenerator<Member> {
  const { reader, size, bytesAt, close } = openBlocks(file);
  try {
    const zip = await open(reader, size).catch((error: Error) => {
      const behind = bytesBehind(error);
      if (!behind) throw error;
      note(BEHIND);
      return open(reader, size - behind);
    });
    for (;;) {
      const entry = await nextEntry(zip);
      if (!entry) return;
      const name = nameOf(entry);
      const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
      let told = 0;
      const readTo = (bytes: number) => {
        packed(bytes - told);
        told = bytes;
      };
      if (!name.endsWith('/'))
        yield { name, isLink, isApart: true, chunks: () => contentOf(zip, entry, bytesAt, readTo) };
      readTo(entry.compressedSize);
    }
  } finally {
    close();
  }
}

const open = (reader: RandomAccessReader, size: number): Promise<ZipFile> =>
  fromRandomAccessReaderPromise(reader, size, OPTIONS);

/** Names and sizes are checked by who reads them, so that one that is wrong does not end the reading. */
const OPTIONS: Options = { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: false };

/** Most names are UTF-8, whether the zip says so or not; older ones are of DOS, or have `\` between folders. */
const nameOf = ({ fileNameRaw, extraFields }: Entry): string =>
  getFileNameLowLevel(isUtf8(fileNameRaw) ? UTF8 : 0, fileNameRaw, extraFields, false);
const UTF8 = 0x800;

/** How much longer a file is than its own end says. */
function bytesBehind({ message }: Error): number | undefined {
  const [, expected, found] = /comment length\. Expected: (\d+)\. Found: (\d+)/.exec(message) ?? [];
  const behind = Number(expected) - Number(found);
  return behind > 0 ? behind : undefined;
}

async function* contentOf(
  zip: ZipFile,
  entry: Entry,
  bytesAt: Blocks['bytesAt'],
  readTo: (packed: number) => void,
): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new Error('It is encrypted; ask for it without a password.');
  let size = 0;
  let sum = 0;
  const content = (await smallContent(zip, entry, bytesAt)) ?? (await zip.openReadStreamPromise(entry));
  for await (const chunk of content) {
    size += chunk.length;
    readTo('bytesWritten' in content ? Number(content.bytesWritten) : size);
    if (size > entry.uncompressedSize) throw new Error('too many bytes in it');
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (size < entry.uncompressedSize) throw new Error('not enough bytes in it');
  if (sum !== entry.crc32) throw new Error('incorrect data check');
}

/** A small file at once, since a stream costs more than what it unpacks. Only a stream gives what stands before damage. */
async function smallContent(zip: ZipFile, entry: Entry, bytesAt: Blocks['bytesAt']): Promise<Buffer[] | undefined> {
  const { compressionMethod, compressedSize, uncompressedSize } = entry;
  if (compressionMethod !== DEFLATED || uncompressedSize > SMALL || compressedSize > SMALL) return undefined;
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    return [inflateRawSync(bytesAt(fileDataStart, compressedSize), { maxOutputLength: SMALL })];
  } catch {
    return undefined;
  }
}
const DEFLATED = 8;
const SMALL = 64 * 1024;

const nextEntry = (zip: ZipFile): Promise<Entry | undefined> =>
  new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      zip.off('entry', onEntry).off('end', onEnd).off('error', onError);
      finish();
    };
    const onEntry = (entry: Entry) => settle(() => resolve(entry));
    const onEnd = () => settle(() => resolve(undefined));
    const onError = (error: Error) => settle(() => reject(error));
    zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
    zip.readEntry();
  });
