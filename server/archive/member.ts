/** One file of an archive. Its bytes can be read while the next one is not asked for. */
export interface Member {
  name: string;
  /** Not a plain file: a link to elsewhere. */
  isLink: boolean;
  /** The only file, packed by itself: read whatever its name. */
  isOnly?: boolean;
  /** Packed by itself: unpacked as it is read, and what is wrong in it is wrong in no other file. */
  isPacked?: boolean;
  chunks: () => AsyncIterable<Uint8Array>;
}
