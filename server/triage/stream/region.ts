/** A stretch of a log's bytes as text. Offsets into it and into the bytes can be told from each other. */
export interface Region {
  text: string;
  /** Where it stands in the whole stream, in bytes. */
  from: number;
  to: number;
  /** For each character and the end: its byte; missing where every character is one byte. */
  bytes?: Int32Array;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes as `TextDecoder` does. `bytes` are those from `from` on; they end at a line's end or the stream's. */
export function newRegion(bytes: Uint8Array, from: number): Region {
  const text = decoder.decode(bytes);
  const region = { text, from, to: from + bytes.length };
  return text.length === bytes.length ? region : { ...region, bytes: byteOffsets(bytes, text.length) };
}

export const byteAt = ({ from, bytes }: Region, char: number): number => from + (bytes ? (bytes[char] ?? 0) : char);

export function charAt({ from, bytes }: Region, byte: number): number {
  if (!bytes) return byte - from;
  let low = 0;
  let high = bytes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bytes[middle] ?? 0) <= byte - from) low = middle;
    else high = middle - 1;
  }
  return low;
}

function byteOffsets(bytes: Uint8Array, length: number): Int32Array {
  const offsets = new Int32Array(length + 1);
  let char = 0;
  for (let i = 0; i < bytes.length; ) {
    const size = sequenceLength(bytes, i);
    offsets[char++] = i;
    // The second half of a pair has a byte of its own, so that each byte is one character's.
    if (size === 4) offsets[char++] = i + 2;
    i += size < 0 ? -size : size;
  }
  offsets[length] = bytes.length;
  return offsets;
}

/** Bytes of the character at `i`; negative where they are damaged and read as one replacement character. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] ?? 0;
  if (lead < 0x80) return 1;
  const size = lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) === 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (!size) return -1;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let k = 1; k < size; k++) {
    const byte = bytes[i + k] ?? 0;
    if (byte < (k === 1 ? low : 0x80) || byte > (k === 1 ? high : 0xbf)) return -k;
  }
  return size;
}
