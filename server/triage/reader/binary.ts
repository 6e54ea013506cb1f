interface Kind {
  name: string;
  /** Bytes in hexadecimal, and where they stand. */
  magic: string;
  at?: number;
  /** How to get text from it. */
  way: string;
}

const EXPORT_LOG = 'on a Mac, write it as text: log show --archive FILE.logarchive > device.log';
const CAPTURE = 'write it as text: tcpdump -nr FILE; for photo sync, ask for a sysdiagnose instead';

const KINDS: readonly Kind[] = [
  {
    name: 'a gzip archive',
    magic: '1f8b',
    way: 'unpack it (gzip -d FILE, or tar -xzf FILE if it holds several files) and open the logs inside',
  },
  { name: 'a zip archive', magic: '504b0304', way: 'unpack it and open the logs inside' },
  { name: 'an empty zip archive', magic: '504b0506', way: 'ask for the file again' },
  { name: 'an xz archive', magic: 'fd377a585a00', way: 'unpack it (xz -d FILE) and open the logs inside' },
  { name: 'a bzip2 archive', magic: '425a68', way: 'unpack it (bunzip2 FILE) and open the logs inside' },
  { name: 'a Zstandard archive', magic: '28b52ffd', way: 'unpack it (zstd -d FILE) and open the logs inside' },
  { name: 'a 7-Zip archive', magic: '377abcaf271c', way: 'unpack it and open the logs inside' },
  { name: 'a RAR archive', magic: '526172211a07', way: 'unpack it and open the logs inside' },
  { name: 'an LZ4 archive', magic: '04224d18', way: 'unpack it (lz4 -d FILE) and open the logs inside' },
  {
    name: 'a part of a zip archive',
    magic: '504b0708',
    way: 'put its parts together (zip -s 0), unpack it and open the logs inside',
  },
  { name: 'a cabinet archive', magic: '4d534346', way: 'unpack it and open the logs inside' },
  { name: 'an installer archive (xar)', magic: '78617221', way: 'ask for the log instead' },
  { name: 'a compressed file (.Z)', magic: '1f9d', way: 'unpack it (uncompress FILE) and open the logs inside' },
  { name: 'an LZMA archive', magic: '5d0000', way: 'unpack it (xz -d FILE) and open the logs inside' },
  { name: 'a part of an installer (pbzx)', magic: '70627a78', way: 'ask for the log instead' },
  { name: 'a tar archive', magic: '7573746172', at: 257, way: 'unpack it (tar -xf FILE) and open the logs inside' },
  {
    name: 'an SQLite database',
    magic: '53514c69746520666f726d6174203300',
    way: 'read its tables with sqlite3 FILE, or export them as text',
  },
  { name: 'a binary property list', magic: '62706c697374', way: 'write it as text: plutil -convert xml1 -o - FILE' },
  { name: 'a unified log (tracev3)', magic: '0010000011', way: EXPORT_LOG },
  { name: 'a kernel trace (ktrace or tailspin)', magic: '00100000', way: 'on a Mac, read it with spindump -i FILE' },
  { name: 'a kernel trace (ktrace or tailspin)', magic: '0003aa55', way: 'on a Mac, read it with spindump -i FILE' },
  { name: 'a network capture (pcap)', magic: 'd4c3b2a1', way: CAPTURE },
  { name: 'a network capture (pcap)', magic: 'a1b2c3d4', way: CAPTURE },
  { name: 'a network capture (pcapng)', magic: '0a0d0d0a', way: CAPTURE },
  { name: 'an Apple archive', magic: '41413031', way: 'on a Mac, unpack it: aa extract -i FILE' },
  { name: 'an encrypted Apple archive', magic: '41454131', way: 'ask for the files in it without encryption' },
  { name: 'an LZFSE archive', magic: '6276782d', way: 'on a Mac, unpack it: compression_tool -decode -i FILE -o OUT' },
  { name: 'an LZFSE archive', magic: '62767832', way: 'on a Mac, unpack it: compression_tool -decode -i FILE -o OUT' },
  { name: 'an Apple System Log database (.asl)', magic: '41534c20444200', way: 'write it as text: syslog -f FILE' },
  { name: 'a PNG picture', magic: '89504e470d0a1a0a', way: 'type what the screenshot says into the ticket' },
  { name: 'a JPEG picture', magic: 'ffd8ff', way: 'type what the screenshot says into the ticket' },
  { name: 'a GIF picture', magic: '47494638', way: 'type what the picture says into the ticket' },
  { name: 'a HEIC picture', magic: '6674797068656963', at: 4, way: 'type what the screenshot says into the ticket' },
  { name: 'a HEIC picture', magic: '6674797068656978', at: 4, way: 'type what the screenshot says into the ticket' },
  { name: 'a HEIC picture', magic: '667479706d696631', at: 4, way: 'type what the screenshot says into the ticket' },
  { name: 'a HEIC picture', magic: '667479706d736631', at: 4, way: 'type what the screenshot says into the ticket' },
  { name: 'an AVIF picture', magic: '6674797061766966', at: 4, way: 'type what the screenshot says into the ticket' },
  { name: 'a TIFF picture', magic: '49492a00', way: 'type what the picture says into the ticket' },
  { name: 'a TIFF picture', magic: '4d4d002a', way: 'type what the picture says into the ticket' },
  { name: 'a picture, sound or video (RIFF)', magic: '52494646', way: 'type what it shows into the ticket' },
  { name: 'a video', magic: '66747970', at: 4, way: 'type what the recording shows into the ticket' },
  { name: 'an Office document', magic: 'd0cf11e0a1b11ae1', way: 'copy its text into the ticket' },
  { name: 'an RTF document', magic: '7b5c727466', way: 'save it as plain text' },
  { name: 'a PDF', magic: '25504446', way: 'copy its text into the ticket' },
  { name: 'text in UTF-32', magic: 'fffe0000', way: 'save it as UTF-8' },
  { name: 'text in UTF-16', magic: 'fffe', way: 'save it as UTF-8' },
  { name: 'text in UTF-16', magic: 'feff', way: 'save it as UTF-8' },
  { name: 'a program (Mach-O)', magic: 'cffaedfe', way: 'ask for the log instead' },
  { name: 'a program (ELF)', magic: '7f454c46', way: 'ask for the log instead' },
];

/** So many bytes decide whether a file is text. */
const LOOKED_AT = 8192;

/**
 * Names what a file is that holds no readable text, with the way to get text from it.
 * @param bytes the file, or its first 8 KB
 * @returns a clause such as `a gzip archive; unpack it …`, `undefined` for text
 */
export function describeBinary(bytes: Uint8Array): string | undefined {
  const kind = KINDS.find(({ magic, at = 0 }) => stands(magic, bytes, at));
  if (kind) return `${kind.name}; ${kind.way}`;
  const head = bytes.subarray(0, LOOKED_AT);
  const zeros = count(head, byte => byte === 0);
  if (!zeros) return undefined;
  if (zeros >= head.length * 0.3 && looksWide(head)) return 'text in UTF-16 without a mark; save it as UTF-8';
  return isHoledText(head, zeros) ? undefined : 'binary data; ask for the log as text';
}

/** Why bytes are not read as text, and what to do, in a sentence; `undefined` where they are. UTF-16 with a mark is. */
export function notText(bytes: Uint8Array): string | undefined {
  const what = describeBinary(bytes);
  if (!what || /^text in UTF-16;/.test(what)) return undefined;
  return `This is ${what.startsWith('text ') ? '' : 'not text but '}${what}.`;
}

/** A log that lost power while it was written has a block of zeros, and else no sign that a text has not. */
const isHoledText = (bytes: Uint8Array, zeros: number): boolean =>
  bytes.length - zeros >= LEAST_TEXT && count(bytes, byte => byte > 0 && byte < 0x20 && !SPACES.has(byte)) === 0;
/** So much text must stand around the zeros. */
const LEAST_TEXT = 64;
/** Tab, line ends, and the escape of a terminal's colours. */
const SPACES = new Set([0x09, 0x0a, 0x0d, 0x1b]);

const count = (bytes: Uint8Array, is: (byte: number) => boolean): number =>
  bytes.reduce((sum, byte) => sum + (is(byte) ? 1 : 0), 0);

/** Two bytes a character: the zeros stand at every second place. */
function looksWide(bytes: Uint8Array): boolean {
  let even = 0;
  let odd = 0;
  for (const [i, byte] of bytes.entries()) if (byte === 0) i % 2 ? odd++ : even++;
  return Math.max(even, odd) > 10 * Math.min(even, odd) && bytes.length > 3;
}

/** Byte by byte: of most kinds not even the first is right. */
function stands(magic: string, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < magic.length; i += 2)
    if (bytes[at + i / 2] !== Number.parseInt(magic.slice(i, i + 2), 16)) return false;
  return true;
}
