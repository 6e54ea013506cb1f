import { beginsLikeRecord } from './margin.ts';
import { type Cut, cutOut, type PlainText } from './plain.ts';

/** Longer texts are exports of a tool, which wraps nothing. */
export const LONGEST_WRAPPED = 512 * 1024;
/** So wide are terminals and mail that wrap lines. */
const NARROW = 40;
const WIDE = 250;
/** So many line ends have to look like those of a wrap. */
const ENOUGH = 2;
const MOST = 0.8;
const MANY = 0.1;
/** What tools print that is no record, mostly before the first. */
const PREAMBLE = /^(?:Filtering the log data|Skipping info and debug|Timestamp {2}|\[(?:dis)?connected\b)/;

/**
 * A log whose lines a terminal, mail or a form wrapped, with each record on one line again; undefined for all others.
 * A terminal cuts at its width, wherever that is; mail cuts at the blank before the word that no longer fits.
 */
export function unwrapped(text: string): PlainText | undefined {
  if (text.length > LONGEST_WRAPPED) return undefined;
  const lines = linesOf(text);
  const isBegun = lines.map(({ line }) => beginsLikeRecord(line) || PREAMBLE.test(line));
  if (!isBegun.includes(true)) return undefined;
  const width = lines.reduce((most, { line }) => Math.max(most, line.length), 0);
  // What begins no record goes on from the line above, cut or as a line of its own.
  const goesOn = lines.flatMap(({ line, end, next }, i) => {
    const following = lines[i + 1]?.line;
    return following === undefined || isBegun[i + 1] || !line || !following ? [] : [{ line, end, next, following }];
  });
  if (width >= NARROW && width <= WIDE) {
    const atWidth = goesOn.filter(({ line }) => line.length === width);
    const shorter = goesOn.filter(({ line, following }) => line.length < width && !isOwnLine(following));
    if (isWrap(atWidth, [...atWidth, ...shorter], lines.length))
      return cutOut(
        text,
        atWidth.map(({ end, next }): Cut => ({ from: end, to: next, put: '' })),
      );
  }
  const filled = goesOn.filter(({ line, following }) => /\S /.test(line) && !isOwnLine(following));
  const widest = filled.reduce((most, { line }) => Math.max(most, line.length), 0);
  const atWord = filled.filter(({ line, following }) => line.length + 1 + following.search(/\s|$/) > widest);
  if (widest < NARROW || widest > WIDE || !isWrap(atWord, filled, lines.length)) return undefined;
  return cutOut(
    text,
    atWord.map(({ end, next }): Cut => ({ from: end, to: next, put: ' ' })),
  );
}

/** So do lines of a message begin that has several. */
const isOwnLine = (line: string): boolean => /^[\s{}\])]/.test(line);

/**
 * Are there enough such line ends, in so many lines? Messages of several lines end theirs anywhere, and one that is said
 * again and again at the same place each time.
 */
const isWrap = (ends: readonly { line: string }[], all: readonly unknown[], lines: number): boolean =>
  ends.length >= Math.max(ENOUGH, all.length * MOST, lines * MANY) &&
  new Set(ends.map(({ line }) => line.replace(/\d+/g, '0'))).size >= ENOUGH;

function linesOf(text: string): { line: string; end: number; next: number }[] {
  const lines: { line: string; end: number; next: number }[] = [];
  for (let from = text[0] === '\ufeff' ? 1 : 0; from < text.length; ) {
    const feed = text.indexOf('\n', from);
    const next = feed < 0 ? text.length : feed + 1;
    const end = feed < 0 ? text.length : text[feed - 1] === '\r' && feed > from ? feed - 1 : feed;
    lines.push({ line: text.slice(from, end), end, next });
    from = next;
  }
  return lines;
}
