import type { Line } from './ticket-lines.ts';

/** A name or value has at most so many words. */
const WORDS = 5;
/** So many paragraphs of a name and its value are a form. */
const FORM_PAIRS = 3;

/**
 * The lines that are only the name of what stands in the line below, by number: a form whose paragraphs are such pairs.
 * @param from the first line that may be one
 */
export function stackedNames(lines: readonly Line[], from: number): ReadonlySet<number> {
  const names = new Set<number>();
  for (let i = from; i + 1 < lines.length; i++) if (isPair(lines, i)) names.add(i);
  return names.size >= FORM_PAIRS ? names : NONE;
}
const NONE: ReadonlySet<number> = new Set();

const isPair = (lines: readonly Line[], at: number): boolean =>
  // Most lines are none, which their neighbours tell at once.
  isEnd(lines[at + 2]) &&
  isEnd(lines[at - 1]) &&
  isFew(lines[at + 1]) &&
  isFew(lines[at]) &&
  NAME.test(lines[at]?.text ?? '');

/** A name is no sentence and holds no number. */
const NAME = /^\p{L}[^\d.,:;!]*$/u;

const isFew = (line: Line | undefined): boolean =>
  line?.shape.kind === 'text' &&
  line.shape.plain &&
  !line.shape.item &&
  !line.shape.label &&
  line.text.trim().split(/\s+/, WORDS + 1).length <= WORDS;

const isEnd = (line: Line | undefined): boolean => line === undefined || line.shape.kind === 'blank';
