/** What decodes a log that begins with these bytes, where they are the mark of UTF-16; else it is UTF-8. */
export function utf16Of([first, second]: Uint8Array): TextDecoder | undefined {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  return undefined;
}

/** What bytes say as text, in the encoding of their mark; the mark is no part of it. */
export const textOf = (bytes: Uint8Array): string => (utf16Of(bytes) ?? new TextDecoder()).decode(bytes);
