/** No list of an iPhone's version has more entries or longer ones; bounds the work on a made-up file. */
const ENTRIES = 1000;
const LENGTH = 1000;

/**
 * The short texts of a binary property list whose topmost object is a dictionary, by key; all other values are left out.
 * Libraries follow every reference, so that a small list whose parts name each other keeps them busy for ever.
 * @throws RangeError where an offset leads out of the bytes
 */
export function readFlatPlist(bytes: Buffer): Map<string, string> {
  const texts = new Map<string, string>();
  const trailer = bytes.subarray(-32);
  const offsetSize = trailer.readUInt8(6);
  const refSize = trailer.readUInt8(7);
  const top = Number(trailer.readBigUInt64BE(16));
  const table = Number(trailer.readBigUInt64BE(24));
  const offsetOf = (object: number) => unsigned(bytes, table + object * offsetSize, offsetSize);
  const at = offsetOf(top);
  if (bytes.readUInt8(at) >> 4 !== 0xd) return texts;
  const { count, body } = countAt(bytes, at);
  if (count > ENTRIES) throw new RangeError('The dictionary has too many entries.');
  const textOf = (index: number) => textAt(bytes, offsetOf(unsigned(bytes, body + index * refSize, refSize)));
  for (let i = 0; i < count; i++) {
    const key = textOf(i);
    const value = textOf(count + i);
    if (key !== undefined && value !== undefined) texts.set(key, value);
  }
  return texts;
}

function textAt(bytes: Buffer, at: number): string | undefined {
  const kind = bytes.readUInt8(at) >> 4;
  if (kind !== 5 && kind !== 6) return undefined;
  const { count, body } = countAt(bytes, at);
  if (count > LENGTH) return undefined;
  if (kind === 5) return bytes.toString('latin1', body, body + count);
  return Buffer.from(bytes.subarray(body, body + 2 * count))
    .swap16()
    .toString('utf16le');
}

/** The low half of the marker, or where that is full an integer behind it. */
function countAt(bytes: Buffer, at: number): { count: number; body: number } {
  const low = bytes.readUInt8(at) & 0xf;
  if (low < 0xf) return { count: low, body: at + 1 };
  const size = 1 << (bytes.readUInt8(at + 1) & 0xf);
  return { count: unsigned(bytes, at + 2, size), body: at + 2 + size };
}

function unsigned(bytes: Buffer, at: number, size: number): number {
  if (size < 1 || size > 8 || at < 0 || at + size > bytes.length)
    throw new RangeError('An offset leads out of the file.');
  let value = 0;
  for (const byte of bytes.subarray(at, at + size)) value = value * 256 + byte;
  return value;
}
