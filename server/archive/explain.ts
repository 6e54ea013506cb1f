import { messageOf } from '../triage/message-of.ts';

/**
 * What is wrong with an archive, for people.
 * @param before the last file of it that was reached, and whether anything was read
 */
export function explain(error: unknown, before: { member?: string; any: boolean }): string {
  const message = messageOf(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const { member, any } = before;
  const place = member ? ` after ${member}` : '';
  const method = /^unsupported compression method: (\d+)/.exec(message)?.[1];
  if (method !== undefined)
    return `It is packed in a way that is not read here (${METHODS[method] ?? `method ${method}`}); unpack the archive and name the logs.`;
  if (/strong encryption/i.test(message)) return 'It is encrypted; ask for it without a password.';
  if (/end of central directory record signature not found/i.test(message))
    return 'The archive is cut off: its list of files is missing. Ask for the whole file.';
  if (code === 'Z_BUF_ERROR' || /unexpected (?:end|eof)|overflows file bounds/i.test(message))
    return `The archive is cut off${place}; ${any ? 'what stands before was read. Ask' : 'ask'} for the whole file.`;
  if (
    /^Z_/.test(String(code)) ||
    /invalid|incorrect|too many bytes|not enough bytes|not a zip|signature|zip64|extra field/i.test(message)
  )
    return `The archive is damaged${place} (${message}); ${any ? 'what could be read was read. Ask' : 'ask'} for the file again.`;
  return message;
}

/** Ways to pack a file of a zip, by their numbers. */
const METHODS: Record<string, string> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
  98: 'PPMd',
  99: 'encrypted with AES',
};
