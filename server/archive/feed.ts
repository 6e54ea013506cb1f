/** What bytes can be written to, Node's own streams and others. */
export interface Target extends NodeJS.EventEmitter {
  readonly destroyed: boolean;
  write(chunk: Uint8Array): boolean;
  destroy(error?: Error): unknown;
}

/** Writes all chunks, as fast as the target takes them; a failure of the source destroys the target with it. */
export async function feed(chunks: AsyncIterable<Uint8Array>, target: Target): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (target.destroyed) return;
      if (!target.write(chunk)) await drained(target);
    }
    (target as unknown as NodeJS.WritableStream).end();
  } catch (error) {
    target.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function drained(target: Target): Promise<void> {
  return new Promise(resolve => {
    const settle = () => {
      target.off('drain', settle).off('close', settle);
      resolve();
    };
    target.on('drain', settle).on('close', settle);
  });
}
