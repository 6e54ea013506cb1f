/** A text without terminal colours, and the way back to the original's offsets. */
export interface PlainText {
  text: string;
  /** Offset in the original of an offset in `text`. */
  original: (offset: number) => number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are written with this control character
const COLOUR = /\x1b\[[0-9;]{0,20}[A-Za-z]/g;

/** A stretch that is taken out; the sign that may be put for it stands for its last one. */
export interface Cut {
  from: number;
  to: number;
  put: '' | ' ';
}

/** Takes out terminal colours, which tools put into the middle of a line. */
export function withoutColours(text: string): PlainText {
  if (!text.includes('\x1b[')) return { text, original: offset => offset };
  const cuts = [...text.matchAll(COLOUR)].map(
    ({ index, 0: colour }): Cut => ({ from: index, to: index + colour.length, put: '' }),
  );
  return cutOut(text, cuts);
}

/** The text without some stretches, which are in order. */
export function cutOut(text: string, cuts: readonly Cut[]): PlainText {
  const keptAt: number[] = [];
  const originalAt: number[] = [];
  let plain = '';
  let from = 0;
  for (const { from: cut, to, put } of cuts) {
    keptAt.push(plain.length);
    originalAt.push(from);
    plain += text.slice(from, cut);
    if (put) {
      keptAt.push(plain.length);
      originalAt.push(to - 1);
      plain += put;
    }
    from = to;
  }
  keptAt.push(plain.length);
  originalAt.push(from);
  plain += text.slice(from);
  return {
    text: plain,
    original: offset => {
      let low = 0;
      let high = keptAt.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((keptAt[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return (originalAt[low] ?? 0) + offset - (keptAt[low] ?? 0);
    },
  };
}
