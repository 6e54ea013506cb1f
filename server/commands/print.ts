import { fstatSync, writeSync } from 'node:fs';

/**
 * Writes a line to standard output. Not through its stream, which takes as long to load as twenty megabytes of a log to
 * read. That a reader such as `head` has gone is no fault.
 */
export function print(text: string): void {
  let rest: Uint8Array = new TextEncoder().encode(`${text}\n`);
  try {
    while (rest.length) rest = rest.subarray(writeSync(1, rest));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EPIPE') return;
    if (code !== 'EAGAIN') throw error;
    // Whoever shares this pipe wants no waiting.
    process.stdout.on('error', (late: NodeJS.ErrnoException) => {
      if (late.code !== 'EPIPE') throw late;
    });
    process.stdout.write(rest);
  }
}

/** The stream of standard error where that may be a terminal; only there it is loaded for more than a message. */
export function terminal(): NodeJS.WriteStream | undefined {
  try {
    return fstatSync(2).isCharacterDevice() && process.stderr.isTTY ? process.stderr : undefined;
  } catch {
    return undefined;
  }
}
