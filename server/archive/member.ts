/** One file of an archive. Its bytes can be read while the next one is not asked for. */
export interface Member {
  name: string;
  /** Not a plain file: a link to elsewhere. */
  isLink: boolean;
  /** The only file, packed by itself: read whatever its name. */
  isOnly?: boolean;
  /** What is wrong in it is wrong in no other file: it is packed by itself, as all in a zip are. */
  isApart?: boolean;
  chunks: () => AsyncIterable<Uint8Array>;
}

/** The bytes of a file that cannot be read. */
export const failing = (error: unknown): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }),
});
