import { fstatSync, writeSync } from 'node:fs';

const STREAMS = { out: 1, error: 2 } as const;

/**
 * Writes a line to standard output or error, and resolves when it is written. Not through their streams, which take as
 * long to load as twenty megabytes of a log to read. That a reader such as `head` has gone is no fault.
 */
export async function print(text: string, to: keyof typeof STREAMS = 'out'): Promise<void> {
  let rest: Uint8Array = new TextEncoder().encode(`${text}\n`);
  try {
    // A console of Windows takes UTF-8 from the streams only.
    if (process.platform === 'win32') return await written(rest, to);
    while (rest.length) rest = rest.subarray(writeSync(STREAMS[to], rest));
  } catch (error) {
    if (codeOf(error) === 'EPIPE') return;
    if (codeOf(error) !== 'EAGAIN') throw error;
    // Whoever shares this pipe wants no waiting.
    await written(rest, to);
  }
}

const codeOf = (fault: unknown) => (fault instanceof Error && 'code' in fault ? fault.code : undefined);

/** Through the stream. */
function written(bytes: Uint8Array, to: keyof typeof STREAMS): Promise<void> {
  const stream = to === 'out' ? process.stdout : process.stderr;
  return new Promise((resolve, reject) => {
    const settle = (fault?: Error | null) => (fault && codeOf(fault) !== 'EPIPE' ? reject(fault) : resolve());
    stream.on('error', settle);
    stream.write(bytes, settle);
  });
}

/** The stream of standard error where that may be a terminal; only there it is loaded for more than a message. */
export function terminal(): NodeJS.WriteStream | undefined {
  try {
    return fstatSync(2).isCharacterDevice() && process.stderr.isTTY ? process.stderr : undefined;
  } catch {
    return undefined;
  }
}
