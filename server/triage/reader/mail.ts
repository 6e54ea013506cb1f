import { countUpTo } from '../ascending.ts';
import type { Span } from '../model.ts';
import { blanked } from './blanked.ts';
import { withWindowsSigns } from './windows.ts';

/** The encodings in which e-mail carries its text (RFC 2045) and heads (RFC 2047), decoded in place, so that offsets stay those of the mail. */
export function withoutMailEncodings(text: string): string {
  const headed = text.includes('=?') ? text.replace(ENCODED_WORD, decodedWord) : text;
  return isMail(text) ? withoutTraces(withPartsRead(headed)) : headed;
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

/** By what only a program writes above a text. */
const isMail = (text: string): boolean => OF_PROGRAMS.test(text.slice(0, HEAD));
const OF_PROGRAMS = /^(?:mime-version|content-(?:type|transfer-encoding)|message-id|dkim-signature|arc-seal):/im;

/** What the programs on the way wrote into a head, and what a file is called: nobody says it. */
const withoutTraces = (text: string): string => text.replace(TRACES, blanked);
const TRACES =
  /^(?:(?:x|arc|dkim|content|list|thread|received|authentication)-[\w-]{1,60}:|user-agent:|received: (?:from|by) )[^\r\n]*(?:\r?\n[ \t][^\r\n]*){0,1000}/gim;

/** Stands for characters that an encoding put in: part of the word around it, and no letter of it. */
export const NOTHING = '\u2060';

/** The headers that tell how a part is written, with those below them. */
const CONTENT =
  /^content-(?:type|transfer-encoding|disposition):[^\r\n]*(?:\r?\n(?:[ \t]|[!-9;-~]{1,80}:)[^\r\n]*){0,200}/gim;
const BLANK_LINE = /(?:\r?\n){2}/y;

/** Each part as its own headers have it. */
function withPartsRead(text: string): string {
  const ends = boundaryLines(text).map(({ index }) => index);
  const headers = [...text.matchAll(CONTENT)];
  let read = '';
  let at = 0;
  for (const [i, { 0: header, index }] of headers.entries()) {
    BLANK_LINE.lastIndex = index + header.length;
    if (!BLANK_LINE.test(text)) continue;
    const start = BLANK_LINE.lastIndex;
    const bound = ends[countUpTo(ends, start - 1)];
    const end = Math.max(start, Math.min(bound ?? text.length, headers[i + 1]?.index ?? text.length));
    read += text.slice(at, start) + partRead(header, text.slice(start, end), bound !== undefined);
    at = end;
  }
  return read + text.slice(at);
}

/** What is attached is none of the mail's own words; where nothing ends it, it may not be all that follows. */
function partRead(header: string, body: string, isBounded: boolean): string {
  const encoding = /^content-transfer-encoding:[ \t]*([\w-]+)/im.exec(header)?.[1]?.toLowerCase();
  const type = typeOf(header);
  const isAttached = !OF_WORDS.test(type) || (/^text\//i.test(type) && ATTACHED.test(header));
  if (isAttached && isBounded) return blanked(body);
  const charset = /charset="?([\w.:-]+)/i.exec(header)?.[1];
  if (encoding === 'quoted-printable') return fromQuotedPrintable(body, charset);
  if (encoding !== 'base64') return body;
  const code = body.slice(0, codeEnd(body));
  return (isAttached ? blanked(code) : fromBase64(code, charset)) + body.slice(code.length);
}
/** Text, or parts that have headers of their own. */
const OF_WORDS = /^(?:text|message|multipart)\//i;
const ATTACHED = /^content-disposition:\s*attachment/im;
const typeOf = (header: string): string => /^content-type:\s*([^;\s]+)/im.exec(header)?.[1] ?? 'text/plain';

/** RFC 2045, 6.7: `=C3=A9` is one letter and five times nothing. */
const fromQuotedPrintable = (body: string, charset = 'utf-8'): string =>
  body
    .replace(PARTED_NUMBER, (_, line: string, rest: string) => rest + NOTHING.repeat(line.length))
    .replace(/=\r?\n/g, line => NOTHING.repeat(line.length))
    .replace(/(?:=[0-9A-Fa-f]{2})+/g, run => asText(bytesOf(run), charset).padEnd(run.length, NOTHING));

/** A line that ends within a number: the rest of it moves up, and the number ends where it did. */
const PARTED_NUMBER = /(?<=\d[.,:/-]?)(=\r?\n)([.,:/-]?\d[\d.,:/-]*)/g;

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

/** In a charset of which nobody has heard, as in the usual one. */
function asText(bytes: Uint8Array, charset: string): string {
  try {
    return withWindowsSigns(new TextDecoder(charset).decode(bytes));
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Where lines of base64 end that begin a text; they may be too many for one expression. */
function codeEnd(body: string): number {
  for (let end = 0; ; end = CODE_LINE.lastIndex) {
    CODE_LINE.lastIndex = end;
    if (end === body.length || !CODE_LINE.test(body)) return end;
  }
}
const CODE_LINE = /[A-Za-z0-9+/]{4,}={0,2}[ \t]*(?:\r?\n|$)/y;

/** RFC 2045, 6.8: the text stands where the code began, and blanks where it is shorter. */
function fromBase64(code: string, charset?: string): string {
  const said = decoded(code, charset);
  return said === undefined ? code : said.slice(0, code.length - 1).padEnd(code.length - 1) + code.slice(-1);
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
function boundaryLines(text: string): RegExpExecArray[] {
  const boundaries = new Set(
    [...text.matchAll(/\bboundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/gi)].map(([, quoted, bare]) => quoted ?? bare),
  );
  if (!boundaries.size) return [];
  return [...text.matchAll(/^--([^\r\n]{1,70}?)(?:--)?[ \t]*(?:\r?\n|$)/gm)].filter(
    ([line, name]) => boundaries.has(name) || boundaries.has(line.trim().slice(2)),
  );
}

function firstTextPart(text: string): Span | undefined {
  const lines = boundaryLines(text);
  const parts = lines.map(({ 0: line, index }, i): Span => {
    return { start: index + line.length, end: lines[i + 1]?.index ?? text.length };
  });
  for (const { start, end } of parts) {
    const header = PART_HEADER.exec(text.slice(start, end))?.[0] ?? '';
    if (/^text\//i.test(typeOf(header)) && !ATTACHED.test(header)) return { start: start + header.length, end };
  }
  return undefined;
}
const PART_HEADER = new RegExp(`^${HEADER}*\\r?\\n`);
