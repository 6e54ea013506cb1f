import { deflateRawSync, gzipSync, crc32 as nodeCrc32 } from 'node:zlib';
import { pack } from 'tar-stream';

export interface File {
  name: string;
  content: string | Uint8Array;
  /** A link to there instead of a file. */
  linkTo?: string;
  /** What a tar says of it before. */
  pax?: Record<string, string>;
}

/** A tar archive in memory. */
export async function tar(files: readonly File[]): Promise<Buffer> {
  const archive = pack();
  for (const { name, content, linkTo, pax } of files) {
    if (linkTo !== undefined) archive.entry({ name, type: 'symlink', linkname: linkTo });
    else archive.entry({ name, ...(pax ? { pax } : {}) }, Buffer.from(content));
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const tarGz = async (files: readonly File[]): Promise<Buffer> => gzipSync(await tar(files));

/** A zip archive in memory. @param isPlain whether its files stand in it as they are */
export function zip(
  files: readonly (Omit<File, 'name'> & { name: string | Uint8Array })[],
  { isPlain = false } = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const raw = Buffer.from(content);
    const packed = isPlain ? raw : deflateRawSync(raw);
    const title = typeof name === 'string' ? Buffer.from(name) : name;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    if (typeof name === 'string') common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(isPlain ? 0 : 8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, title]));
    parts.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

function crc32(bytes: Uint8Array): number {
  if (nodeCrc32) return nodeCrc32(bytes);
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
