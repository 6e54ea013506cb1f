import type { Block, NewBlock } from './blocks.ts';

const NAMES_CHECK = /^(?:check|name|label|item|field|key|step|test|setting)$/i;
const HOLDS_RESULT = /^(?:result|value|status|state|outcome|response|reading|present|applies|found|confirmed)$/i;

/** Of two values beside each other, the one that names the other: `check: Low Power Mode`, `result: on`. */
export const nameOf = ({ label }: NewBlock, before: Block | undefined): Block | undefined =>
  before?.label && label && NAMES_CHECK.test(before.label.text) && HOLDS_RESULT.test(label.text) ? before : undefined;

/** Does the key of a line belong to such a pair, and to no speaker? */
export const isPairKey = (key: string): boolean => NAMES_CHECK.test(key) || HOLDS_RESULT.test(key);
