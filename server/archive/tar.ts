import { extract } from 'tar-stream';
import { feed, type Target } from './feed.ts';
import type { Member } from './member.ts';

/** The files of a tar archive as its bytes come. */
export async function* tarMembers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  const entries = extract();
  const fed = feed(chunks, entries as unknown as Target);
  try {
    for await (const entry of entries) {
      const { name, type } = entry.header;
      const content = (entry as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
      // Who leaves it in the middle must not end the archive with it.
      const chunks = () => ({ [Symbol.asyncIterator]: () => ({ next: () => content.next() }) });
      if (type === 'file' || type === 'contiguous-file') yield { name, isLink: false, chunks };
      else if (type === 'link' || type === 'symlink') yield { name, isLink: true, chunks };
      while (!(await content.next()).done);
    }
  } finally {
    entries.destroy();
    await fed;
  }
}
