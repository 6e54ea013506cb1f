export type ArchiveKind = 'gzip' | 'tar' | 'zip';

/** Whether a file is an archive that can be read, from its first 512 bytes. */
export function archiveKind(head: Uint8Array): ArchiveKind | undefined {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) return 'zip';
  return isTarHeader(head.subarray(0, 512)) ? 'tar' : undefined;
}

/** A header's checksum is right: the block begins a tar archive. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < 512) return false;
  const stated = Number.parseInt(Buffer.from(block.subarray(148, 156)).toString('latin1').replace(/[\0 ]/g, ''), 8);
  let sum = 8 * 0x20;
  for (let i = 0; i < 512; i++) if (i < 148 || i >= 156) sum += block[i] ?? 0;
  return sum === stated;
}

/** Does a file's name say that it is an archive? */
export const namesArchive = (file: string): boolean => /\.(?:tar|t?gz|zip)$/i.test(file);
