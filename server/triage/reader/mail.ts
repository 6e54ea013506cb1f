import type { Span } from '../model.ts';
import { withWindowsSigns } from './windows.ts';

/** The encodings in which e-mail carries its text (RFC 2045) and heads (RFC 2047), decoded in place, so that offsets stay those of the mail. */
export function withoutMailEncodings(text: string): string {
  const headed = text.includes('=?') ? text.replace(ENCODED_WORD, decodedWord) : text;
  return isEncoded(text) ? withoutBase64(withoutQuotedPrintable(headed)) : headed;
}

/** Text that is put into such a mail is no part of its code, and breaks it. */
export const isBase64 = (text: string): boolean =>
  /^content-transfer-encoding:[ \t]*base64/im.test(text.slice(0, HEAD));

/** Words as they are written in this mail: in quoted-printable `=` begins a code. */
export const asWritten = (text: string, words: string): string =>
  QUOTED_PRINTABLE.test(text.slice(0, HEAD)) ? words.replaceAll('=', '=3D') : words;

/** Both encodings name themselves in a header, which stands near the beginning. */
export const isEncoded = (text: string): boolean => ENCODED.test(text.slice(0, HEAD));

const HEAD = 20_000;
const ENCODED = /^content-transfer-encoding:[ \t]*(?:quoted-printable|base64)/im;
const QUOTED_PRINTABLE = /^content-transfer-encoding:[ \t]*quoted-printable/im;

/** Stands for characters that an encoding put in: part of the word around it, and no letter of it. */
export const NOTHING = '\u2060';

/** RFC 2045, 6.7: `=C3=A9` is one letter and five times nothing. */
function withoutQuotedPrintable(text: string): string {
  if (!QUOTED_PRINTABLE.test(text)) return text;
  const charsetAt = charsetsIn(text);
  return text
    .replace(/=\r?\n/g, line => NOTHING.repeat(line.length))
    .replace(/(?:=[0-9A-Fa-f]{2})+/g, (run, at: number) =>
      asText(bytesOf(run), charsetAt(at)).padEnd(run.length, NOTHING),
    );
}

/** `=?UTF-8?B?…?=`, `=?iso-8859-1?Q?isn=92t_full?=` */
const ENCODED_WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]{1,10})?\?([BQ])\?([^\s?]{0,400})\?=/gi;

function decodedWord(word: string, charset: string, way: string, code: string): string {
  const said =
    way.toUpperCase() === 'B'
      ? decoded(code, charset)
      : code.replaceAll('_', ' ').replace(/(?:=[0-9A-Fa-f]{2})+/g, run => asText(bytesOf(run), charset));
  return said === undefined ? word : said.slice(0, word.length).padEnd(word.length, NOTHING);
}

const bytesOf = (run: string): Uint8Array => Uint8Array.from(run.slice(1).split('='), hex => Number.parseInt(hex, 16));

/** The charset that was named last before a place; parts of a mail may have several. */
function charsetsIn(text: string): (at: number) => string {
  const named = [...text.matchAll(CHARSET)].map(({ 1: name = '', index }) => ({ name, index }));
  let next = 0;
  return at => {
    while ((named[next]?.index ?? Number.POSITIVE_INFINITY) < at) next++;
    return named[next - 1]?.name ?? 'utf-8';
  };
}
const CHARSET = /charset="?([\w.:-]+)/gi;

/** In a charset of which nobody has heard, as in the usual one. */
function asText(bytes: Uint8Array, charset: string): string {
  try {
    return withWindowsSigns(new TextDecoder(charset).decode(bytes));
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** The headers of a part, the blank line behind them, and lines of base64. */
const PART =
  /((?:^[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*){0,20}\r?\n){1,60})(\r?\n)((?:[A-Za-z0-9+/]{4,76}={0,2}(?:\r?\n|$))+)/gm;

/** RFC 2045, 6.8: the text stands where the code began, and blanks where it is shorter. */
function withoutBase64(text: string): string {
  return text.replace(PART, (part: string, headers: string, blank: string, code: string) => {
    if (!/^content-transfer-encoding:[ \t]*base64/im.test(headers)) return part;
    const type = /^content-type:[ \t]*([^;\s]+)/im.exec(headers)?.[1] ?? 'text/plain';
    if (!type.toLowerCase().startsWith('text/')) return part;
    const said = decoded(code, /charset="?([\w.:-]+)/i.exec(headers)?.[1]);
    return said === undefined
      ? part
      : headers + blank + said.slice(0, code.length - 1).padEnd(code.length - 1) + code.slice(-1);
  });
}

/** `undefined` where it is no base64 after all, or in a charset of which nobody has heard. */
function decoded(code: string, charset = 'utf-8'): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(code.replace(/\s+/g, '')), letter => letter.charCodeAt(0));
    return withWindowsSigns(new TextDecoder(charset).decode(bytes));
  } catch {
    return undefined;
  }
}

/** The lines of a header, and those that go on from the line above. */
const HEADER = '(?:[!-9;-~]+:[^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*\\r?\\n)';
const MAIL = new RegExp(`^\\uFEFF?(?:From [^\\r\\n]*\\r?\\n)?${HEADER}+(?=\\r?\\n)`);
const OF_MAIL = /^(?:from|received|return-path|message-id|mime-version|in-reply-to|reply-to|content-type):/im;

/** Where a mail's words stand: behind its header, and of several parts in the first that is text. Of anything else the whole. */
export function mailText(text: string): Span {
  const header = MAIL.exec(text.slice(0, HEAD))?.[0] ?? '';
  if (!OF_MAIL.test(header)) return { start: 0, end: text.length };
  const isMultipart = /^content-type:\s*multipart\//im.test(header);
  return (isMultipart && firstTextPart(text)) || { start: header.length, end: text.length };
}

/** RFC 2046, 5.1: the parts stand between lines of `--` and the boundary that a header names, parts of parts likewise. */
function firstTextPart(text: string): Span | undefined {
  const boundaries = new Set(
    [...text.matchAll(/\bboundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/gi)].map(([, quoted, bare]) => quoted ?? bare),
  );
  const lines = [...text.matchAll(/^--([^\r\n]{1,70}?)(?:--)?[ \t]*(?:\r?\n|$)/gm)].filter(
    ([line, name]) => boundaries.has(name) || boundaries.has(line.trim().slice(2)),
  );
  const parts = lines.map(({ 0: line, index }, i): Span => {
    return { start: index + line.length, end: lines[i + 1]?.index ?? text.length };
  });
  for (const { start, end } of parts) {
    const header = PART_HEADER.exec(text.slice(start, end))?.[0] ?? '';
    const type = /^content-type:\s*([^;\s]+)/im.exec(header)?.[1] ?? 'text/plain';
    if (/^text\//i.test(type) && !/^content-disposition:\s*attachment/im.test(header))
      return { start: start + header.length, end };
  }
  return undefined;
}
const PART_HEADER = new RegExp(`^${HEADER}*\\r?\\n`);
