/** One file of an archive. Its bytes can be read while the next one is not asked for. */
export interface Member {
  name: string;
  /** Not a plain file: a link to elsewhere. */
  isLink: boolean;
  chunks: () => AsyncIterable<Uint8Array>;
}
