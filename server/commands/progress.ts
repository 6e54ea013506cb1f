import { visible } from '../triage/visible.ts';

/** A line on the terminal that says how far the reading is. */
export interface ProgressLine {
  show: (file: string, done: number, total: number) => void;
  clear: () => void;
}

/** So many milliseconds lie between two lines at the least. */
const PACE = 100;

/** Writes only to a terminal; elsewhere it would be in the way. */
export function newProgressLine(
  output: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'> | undefined,
): ProgressLine {
  // The terminal of an editor may clear no line.
  if (!output?.isTTY || process.env.TERM === 'dumb') return { show: () => undefined, clear: () => undefined };
  let last = Date.now();
  let shown = false;
  const show = (file: string, done: number, total: number) => {
    const now = Date.now();
    if (now - last < PACE) return;
    last = now;
    shown = true;
    const part = total ? ` ${Math.floor((done / total) * 100)} %` : '';
    const amount = `:${part} ${Math.floor(done / 1e6)} MB`;
    // A line that is full goes on in the next, which is not cleared.
    const room = (output.columns || 80) - 1 - 'Reading '.length - amount.length;
    output.write(`\r\x1b[KReading ${fitted(visible(file.replaceAll('\n', '\ufffd')), room)}${amount}`);
  };
  const clear = () => {
    if (shown) output.write('\r\x1b[K');
    shown = false;
  };
  return { show, clear };
}

/** A name in so many columns; what is too long loses its middle. */
function fitted(name: string, columns: number): string {
  const letters = Array.from(name);
  const half = Math.max(0, columns - 1) / 2;
  if (widthOf(letters) <= columns) return name;
  let from = 0;
  while (widthOf(letters.slice(0, from + 1)) <= half) from++;
  let to = letters.length;
  while (widthOf(letters.slice(to - 1)) <= half) to--;
  return `${letters.slice(0, from).join('')}…${letters.slice(to).join('')}`;
}

/** Chinese letters, Japanese ones and pictures are two columns wide. */
const widthOf = (letters: readonly string[]): number =>
  letters.reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) >= 0x1100 && letter !== '\ufffd' ? 2 : 1), 0);
