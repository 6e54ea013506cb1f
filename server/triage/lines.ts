/** A place in a text as LSP counts it: zero-based line and UTF-16 code unit. */
export interface Position {
  line: number;
  character: number;
}

export interface LineIndex {
  positionAt: (offset: number) => Position;
  /** A character behind the line's end is its end, as LSP has it. */
  offsetAt: (position: Position) => number;
  lineCount: number;
}

/** Index of a text's lines; `\n`, `\r\n` and a lone `\r` end a line. */
export function lineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  return {
    lineCount: starts.length,
    positionAt: offset => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: offset - (starts[low] ?? 0) };
    },
    offsetAt: ({ line, character }) => {
      const start = starts[line];
      return start === undefined ? text.length : Math.min(start + character, lineEnd(text, start, starts[line + 1]));
    },
  };
}

function lineStarts(text: string): number[] {
  if (text.includes('\r')) {
    const ends = Array.from(text.matchAll(/\r\n|\n|\r/g), match => match.index + match[0].length);
    return [0, ...ends];
  }
  // Most large logs have one kind of line break, for which this is several times faster.
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Where a line's text ends, its line break left out. */
function lineEnd(text: string, start: number, next: number | undefined): number {
  if (next === undefined) return text.length;
  return next - start > 1 && text[next - 1] === '\n' && text[next - 2] === '\r' ? next - 2 : next - 1;
}

/** Where a stretch of a text ends when the blanks and line breaks at its end are left out. */
export function trimmedEnd(text: string, { start, end }: { start: number; end: number }): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) <= 32) at--;
  return at;
}

/** Where the line of a place begins. Not by `lastIndexOf`, which walks through the whole text for a break that it does not use. */
export function lineStartBefore(text: string, from: number): number {
  let start = from;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

/** Where the text of the line of a place ends. */
export function lineEndAfter(text: string, from: number): number {
  const length = text.slice(from).search(/[\r\n]/);
  return length < 0 ? text.length : from + length;
}
