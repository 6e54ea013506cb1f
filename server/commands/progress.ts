/** A line on the terminal that says how far the reading is. */
export interface ProgressLine {
  show: (file: string, done: number, total: number) => void;
  clear: () => void;
}

/** So many milliseconds lie between two lines at the least. */
const PACE = 100;

/** Writes only to a terminal; elsewhere it would be in the way. */
export function newProgressLine(output: NodeJS.WriteStream | undefined): ProgressLine {
  if (!output?.isTTY) return { show: () => undefined, clear: () => undefined };
  let last = Date.now();
  let shown = false;
  const show = (file: string, done: number, total: number) => {
    const now = Date.now();
    if (now - last < PACE) return;
    last = now;
    shown = true;
    const part = total ? ` ${Math.floor((done / total) * 100)} %` : '';
    output.write(`\r\x1b[KReading ${file}:${part} ${Math.floor(done / 1e6)} MB`);
  };
  const clear = () => {
    if (shown) output.write('\r\x1b[K');
    shown = false;
  };
  return { show, clear };
}
