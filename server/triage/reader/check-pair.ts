import type { Block, NewBlock } from './blocks.ts';

const NAMES_CHECK = /^(?:check|name|label|item|field|key|step|test|setting)$/i;
const HOLDS_RESULT = /^(?:result|value|status|state|outcome|response|reading|present|applies|found|confirmed)$/i;

/** Of two values beside each other, the one that names the other: `check: Low Power Mode`, `result: on`. */
export const nameOf = ({ label }: NewBlock, before: Block | undefined): Block | undefined =>
  before?.label && label && NAMES_CHECK.test(before.label.text) && HOLDS_RESULT.test(label.text) ? before : undefined;

/** `check,result`: the head of an export of which each row names a thing and says how it is. */
export const areOfPairs = (names: readonly string[]): boolean =>
  names.length === 2 && NAMES_CHECK.test(names[0] ?? '') && HOLDS_RESULT.test(names[1] ?? '');

/** Does the key of a line belong to such a pair, and to no speaker? */
export const isPairKey = (key: string): boolean => NAMES_CHECK.test(key) || HOLDS_RESULT.test(key);
