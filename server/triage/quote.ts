import type { LogEvidence } from './model.ts';
import { maskPrivate } from './privacy.ts';
import { withoutColours } from './reader/plain.ts';

/** So many characters of a log's line are kept to be shown or quoted. */
const LONGEST_QUOTE = 400;

/** A line of a log as it is, and as it may be shown to others. */
export type Quote = Pick<LogEvidence, 'line' | 'masked'>;

/** A record's first line stands at most so far before the line that was found. */
const RECORD_REACH = 4000;
const LONGEST_HEAD = 200;

/** The line that holds an offset; of a record with several lines behind the one that says when it was and whose. */
export const quoteAt = (text: string, offset: number, time: string | undefined): Quote => ({
  line: recordAt(text, offset, time, whole => whole),
  masked: recordAt(text, offset, time, masked),
});

/** Words that stand for a line which is not at hand. */
export const quoteOfWords = (words: string): Quote => ({
  line: words.slice(0, LONGEST_QUOTE),
  masked: masked(words).slice(0, LONGEST_QUOTE),
});

function recordAt(text: string, offset: number, time: string | undefined, show: Show): string {
  const line = lineAround(text, offset, show, LONGEST_HEAD);
  if (time === undefined || line.includes(time)) return line;
  const at = text.lastIndexOf(time, offset);
  if (at < 0 || offset - at > RECORD_REACH) return line;
  const head = lineAround(text, at, show);
  const begin = head.length > LONGEST_HEAD ? head.slice(0, LONGEST_HEAD).replace(/\S*$/, '') : `${head} `;
  return `${begin}… ${line.trim()}`;
}

/** What becomes of a line before it is cut. */
type Show = (line: string) => string;

/** So far on either side of a finding its line is looked at: a name may stand far before the value that it tells of. */
const LINE_REACH = 4000;

/**
 * The line that holds an offset, without its break; of a long one the part around the offset, cut between words. What
 * is private is masked before: half an address, or a value without its name, would not be known as one.
 * @param head characters that the part may begin behind the line's beginning and still be shown from there
 */
export function lineAround(text: string, offset: number, show: Show = whole => whole, head = 0): string {
  const before =
    text
      .slice(Math.max(0, offset - LINE_REACH), offset)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const [behind = ''] = text.slice(offset, offset + LINE_REACH).split(/[\r\n]/, 1);
  const line = show(before + behind);
  const from = Math.max(0, show(before).length - LONGEST_QUOTE / 2);
  const start = from <= head ? 0 : from;
  const part = line.slice(start, from + LONGEST_QUOTE);
  const ended = from + LONGEST_QUOTE < line.length ? part.replace(/(?<=\s)\S{0,100}$/, '…') : part;
  return start ? ended.replace(/^\S{0,100}(?=\s)/, '…') : ended;
}

/** Without colours and other characters that are not to be seen. */
export const onOneLine = (text: string): string => withoutColours(text).text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** As it may be shown to others. */
export const masked = (text: string): string => maskPrivate(onOneLine(text));
