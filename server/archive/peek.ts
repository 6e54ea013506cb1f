/** The first bytes of a stream, and the stream with them; what is read to the end once is read then. */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ first: Uint8Array; all: AsyncIterableIterator<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  let damage: { error: unknown } | undefined;
  while (size < count) {
    const { value, done } = await iterator.next().catch((error: unknown) => {
      damage = { error };
      return { value: undefined, done: true as const };
    });
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  // Damage behind the first bytes is met by who reads on; they were whole.
  if (damage && !size) throw damage.error;
  const head = Buffer.concat(parts);
  const waiting = head.length ? [head] : [];
  const all: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => all,
    next: async () => {
      const value = waiting.shift();
      if (value) return { value, done: false };
      if (damage) throw damage.error;
      return iterator.next();
    },
    // Also where nobody has begun to read.
    return: async () => (await iterator.return?.()) ?? { value: undefined, done: true },
  };
  return { first: head.subarray(0, count), all };
}
