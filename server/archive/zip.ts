import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Member } from './member.ts';

/**
 * The files of a zip archive.
 * @param packed told how many packed bytes each file has, when it is reached
 */
export async function* zipMembers(file: string, packed: (bytes: number) => void): AsyncGenerator<Member> {
  // Names are checked by who reads them, so that one bad name does not end the reading.
  const zip = await openPromise(file, { lazyEntries: true, decodeStrings: false, autoClose: false });
  try {
    for (;;) {
      const entry = await nextEntry(zip);
      if (!entry) return;
      const name = Buffer.from(entry.fileName as unknown as Uint8Array).toString('utf8');
      packed(entry.compressedSize);
      if (name.endsWith('/')) continue;
      const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
      yield { name, isLink, chunks: () => contentOf(zip, entry) };
    }
  } finally {
    zip.close();
  }
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new Error('It is encrypted; ask for it without a password.');
  yield* await zip.openReadStreamPromise(entry);
}

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
