import type { Facts } from '../triage/model.ts';

/** A file that states facts of the device and holds no log. */
export interface DeviceFile {
  /** Its text; of a binary file, what was read of it, so that there are lines to point at. */
  text: string;
  /** Their spans are offsets into `text`. */
  facts: Facts;
  /** When the facts held, in seconds; for choosing among files of the same kind. */
  time?: number;
  /** For people: what of it could not be read. */
  problem?: string;
}
