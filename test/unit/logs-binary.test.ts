import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { describeBinary } from '../../server/triage/reader/binary.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

test.each([
  ['a gzip archive', new Uint8Array(gzipSync('x'))],
  ['a zip archive', bytes('PK\x03\x04rest')],
  ['an SQLite database', bytes('SQLite format 3\0rest')],
  ['a PNG picture', bytes('\x89PNG\r\n\x1a\nrest')],
  ['a JPEG picture', bytes('\xff\xd8\xff\xe0rest')],
  ['a binary property list', bytes('bplist00rest')],
  ['a unified log', bytes('\x00\x10\x00\x00\x11\x00\x00\x00')],
  ['a kernel trace', bytes('\x00\x10\x00\x00\x00\x00\x00\x00')],
  ['a network capture', bytes('\xd4\xc3\xb2\xa1\x02\x00\x04\x00')],
  ['an Apple archive', bytes('AA01rest')],
  ['an RTF document', bytes('{\\rtf1 rest')],
  ['a HEIC picture', bytes('\x00\x00\x00\x18ftypheic')],
  ['a HEIC picture', bytes('\x00\x00\x00\x18ftypmif1')],
  ['a HEIC picture', bytes('\x00\x00\x00\x18ftypheix')],
  ['a TIFF picture', bytes('II*\x00rest')],
  ['a picture, sound or video', bytes('RIFF\x10\x00\x00\x00WEBP')],
  ['an LZMA archive', bytes(']\x00\x00\x80\x00rest')],
  ['a compressed file', bytes('\x1f\x9drest')],
  ['a RAR archive', bytes('Rar!\x1a\x07\x01\x00rest')],
  ['an LZ4 archive', bytes('\x04\x22\x4d\x18rest')],
  ['an LZFSE archive', bytes('bvx-rest')],
  ['a part of a zip archive', bytes('PK\x07\x08rest')],
  ['a tar archive', bytes(`${'\0'.repeat(257)}ustar\x0000`)],
  ['text in UTF-16', new Uint8Array(Buffer.from('\ufeffApr  2', 'utf16le'))],
  ['text in UTF-16 without a mark', new Uint8Array(Buffer.from('Apr  2 08:15:30', 'utf16le'))],
  ['binary data', bytes('abc\0def and more')],
])('%s is named, with the way to get text from it', (name, data) => {
  const described = describeBinary(data);
  expect(described?.startsWith(`${name}`)).toBe(true);
  expect(described).toContain('; ');
});

test.each([
  ['plain text', bytes('Apr  2 08:15:30 iPhone a[1] <Notice>: x\n')],
  ['UTF-8 with a mark', new Uint8Array(Buffer.from('\ufeffhé'))],
  [
    'a log with a hole',
    bytes(`Apr  2 08:15:30 iPhone a[1] <Notice>: x\n${'\0'.repeat(900)}Apr  2 08:15:31 iPhone a[1] <Notice>: y\n`),
  ],
  ['nothing', new Uint8Array()],
])('%s is text', (_, data) => expect(describeBinary(data)).toBeUndefined());
