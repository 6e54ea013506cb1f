import { extract } from 'tar-stream';
import { feed, type Target } from './feed.ts';
import { failing, type Member } from './member.ts';

/** The files of a tar archive as its bytes come. */
export async function* tarMembers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  const entries = extract(OPTIONS);
  const fed = feed(chunks, entries as unknown as Target);
  try {
    for await (const entry of entries) {
      const { name, type } = entry.header;
      const pax = (entry.header.pax ?? {}) as Record<string, string>;
      const content = (entry as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
      // Who leaves it in the middle must not end the archive with it.
      const chunks = () => ({ [Symbol.asyncIterator]: () => ({ next: () => content.next() }) });
      // One kind of files with gaps is unknown to the library; of the other, a map of them stands before the content.
      if (!type || Object.keys(pax).some(key => key.startsWith('GNU.sparse.')))
        yield { name: pax['GNU.sparse.name'] ?? name, isLink: false, isApart: true, chunks: () => failing(SPARSE) };
      else if (type === 'file' || type === 'contiguous-file') yield { name, isLink: false, chunks };
      else if (type === 'link' || type === 'symlink') yield { name, isLink: true, chunks };
      while (!(await content.next()).done);
    }
  } finally {
    entries.destroy();
    await fed;
  }
}

/** Also the oldest form, whose headers do not name it; their checksums are tested in any case. The types lack it. */
const OPTIONS: object = { allowUnknownFormat: true };

const SPARSE = new Error(
  'It is stored without its gaps (a sparse file), which is not read here; unpack the archive and name the logs.',
);
