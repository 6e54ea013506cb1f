import { beginsLikeRecord } from './margin.ts';
import { type Cut, cutOut, type PlainText } from './plain.ts';

/** Longer texts are exports of a tool, which wraps nothing. */
export const LONGEST_WRAPPED = 512 * 1024;
/** So wide are terminals and mail that wrap lines. */
const NARROW = 40;
const WIDE = 250;
/** At these one line alone is enough. */
const USUAL = new Set([80, 100, 120, 132, 160, 200]);
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
  const hanging = hangingIn(lines.flatMap(({ line }, i) => (isBegun[i] || !line ? [] : [line])));
  // What begins no record goes on from the line above, cut or as a line of its own.
  const goesOn = lines.flatMap(({ line, end }, i) => {
    const next = lines[i + 1];
    if (!next?.line || isBegun[i + 1] || !line) return [];
    const following = next.line.slice(hanging.length);
    return [{ line, end, next: next.start + hanging.length, following, isHead: !!isBegun[i] && isCutHead(line) }];
  });
  if (width >= NARROW && width <= WIDE && !hanging) {
    const atWidth = goesOn.filter(({ line }) => line.length === width);
    const shorter = goesOn.filter(({ line, following }) => line.length < width && !isOwnLine(following));
    if (
      isWrap(atWidth, [...atWidth, ...shorter], lines.length) ||
      (USUAL.has(width) && atWidth.length === 1 && !shorter.length)
    )
      return cutOut(
        text,
        atWidth.map(({ end, next }): Cut => ({ from: end, to: next, put: '' })),
      );
  }
  const filled = goesOn.filter(({ line, following }) => /\S /.test(line) && !isOwnLine(following));
  const widest = filled.reduce((most, { line }) => Math.max(most, line.length), 0);
  const atWord = filled.filter(
    ({ line, following, isHead }) => isHead || line.length + 1 + following.search(/\s|$/) > widest,
  );
  if (widest < NARROW || widest > WIDE || !isWrap(atWord, filled, lines.length)) return undefined;
  return cutOut(
    text,
    atWord.map(({ end, next }): Cut => ({ from: end, to: next, put: ' ' })),
  );
}

/** In a head of columns the blanks between two of them are lost, and nobody knows how many they were. */
const isCutHead = (line: string): boolean => /^\d{4}-\d\d-\d\d \S{1,40} 0x/.test(line) && !line.includes(': ');

/** What a tool puts before each line but the first of a record that it wraps; nothing where they differ. */
function hangingIn(rest: readonly string[]): string {
  const indents = rest.map(line => /^[ \t]*/.exec(line)?.[0] ?? '');
  const shortest = indents.reduce((least, own) => (own.length < least.length ? own : least), indents[0] ?? '');
  const isSame = indents.filter(own => own === shortest).length >= rest.length * MOST;
  return rest.length >= ENOUGH && isSame && indents.every(own => own.startsWith(shortest)) ? shortest : '';
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

interface Line {
  /** Without what mail or a ticket put before all lines. */
  line: string;
  start: number;
  end: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = text[0] === '\ufeff' ? 1 : 0; from < text.length; ) {
    const feed = text.indexOf('\n', from);
    const next = feed < 0 ? text.length : feed + 1;
    const end = feed < 0 ? text.length : text[feed - 1] === '\r' && feed > from ? feed - 1 : feed;
    lines.push({ line: text.slice(from, end), start: from, end });
    from = next;
  }
  const margin = marginOf(lines);
  return margin ? lines.map(line => behind(margin, line)) : lines;
}

/** Quote marks or blanks that stand before each line. */
function marginOf(lines: readonly Line[]): string {
  const [first = ''] = lines.flatMap(({ line }) => line.trim() || []);
  const whole = lines.find(({ line }) => line.trim() === first)?.line ?? '';
  const margin = /^[ \t]{0,40}(?:>[ \t]?){0,6}/.exec(whole)?.[0] ?? '';
  return lines.every(({ line }) => line.startsWith(margin) || !/[^\s>]/.test(line)) ? margin : '';
}

const behind = (margin: string, { line, start, end }: Line): Line => {
  const length = Math.min(margin.length, line.length);
  return { line: line.slice(length), start: start + length, end };
};
