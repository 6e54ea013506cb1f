import zlib from 'node:zlib';

/** The checksum of a zip's files, going on from that of the bytes before. */
export const crc32: (bytes: Uint8Array, before: number) => number =
  // The Node of older editors has none.
  zlib.crc32 ??
  ((bytes, before) => ~bytes.reduce((crc, byte) => (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0), ~before) >>> 0);

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});
