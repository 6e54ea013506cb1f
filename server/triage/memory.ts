import type { KeptBlock } from './context/kept-blocks.ts';
import type { PastedMemory } from './pasted-log.ts';
import { type ContentMemory, newContentMemory } from './reader/content.ts';
import type { Line } from './reader/ticket-lines.ts';

/** What is kept of a document's last reading, so that the next one reads only what an edit changed. */
export interface Memory extends ContentMemory {
  text: string;
  pasted: PastedMemory;
  lines: Line[];
  /** By number; without those that are not read. */
  blocks: (KeptBlock | undefined)[];
}

export const newMemory = (): Memory => ({ ...newContentMemory(), text: '', pasted: new Map(), lines: [], blocks: [] });
