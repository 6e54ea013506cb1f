/** What reading an archive may cost. The memory is flat in any case; this bounds the time. */
export interface Limits {
  /** An archive that unpacks to more than this many times its size is a trap, from `free` bytes on. */
  ratio: number;
  free: number;
  /** Bytes of all members together. */
  total: number;
  members: number;
}

export const LIMITS: Limits = { ratio: 250, free: 256 * 1024 ** 2, total: 64 * 1024 ** 3, members: 200_000 };

/** Counts what comes out of an archive. */
export interface Meter {
  /** @throws Error for people when it is too much */
  add: (bytes: number) => void;
  member: () => void;
}

/** @param packed how many bytes of the archive were read so far */
export function newMeter({ ratio, free, total, members }: Limits, packed: () => number): Meter {
  let bytes = 0;
  let count = 0;
  const add = (more: number) => {
    bytes += more;
    if (bytes > total)
      throw new Error(`It unpacks to more than ${gigabytes(total)} GB; unpack it and name the logs in it.`);
    if (bytes > free && bytes > packed() * ratio)
      throw new Error(`It unpacks to more than ${ratio} times its size, as archives do that are made to do harm.`);
  };
  const member = () => {
    count++;
    if (count > members) throw new Error(`It holds more than ${members} files; unpack it and name the logs in it.`);
  };
  return { add, member };
}

const gigabytes = (bytes: number): number => Math.round(bytes / 1024 ** 3);
