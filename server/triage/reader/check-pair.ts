import type { Block, NewBlock } from './block.ts';

const NAMES_CHECK = /^(?:check|name|label|item|field|key|step|test|setting)$/i;
const HOLDS_RESULT =
  /^(?:result|value|status|state|outcome|response|reading|present|applies|found|confirmed|ok|pass|passed)$/i;

/** Of two values beside each other, the one that names the other: `check: Low Power Mode`, `result: on`. */
export const nameOf = ({ label }: NewBlock, before: Block | undefined): Block | undefined =>
  before?.label && label && NAMES_CHECK.test(before.label.text) && HOLDS_RESULT.test(label.text) ? before : undefined;

const NAMES_ITEM = /^(?:name|label|item|text|title|step|symptom|task)$/i;
const HOLDS_BOX = /^(?:checked|ticked|selected)$/i;

/** Whether a value is the box of the one before it: `"name": "Wi-Fi is weak", "checked": false`. */
export const boxOf = ({ label, start, end }: NewBlock, text: string, before: Block | undefined): boolean | undefined =>
  label && before?.label && HOLDS_BOX.test(label.text) && NAMES_ITEM.test(before.label.text)
    ? BOOLEANS.get(text.slice(start, end).trim().toLowerCase())
    : undefined;
const BOOLEANS = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

/** `check,result`: the head of an export of which each row names a thing and says how it is. */
export const areOfPairs = (names: readonly string[]): boolean =>
  names.length === 2 && NAMES_CHECK.test(names[0] ?? '') && HOLDS_RESULT.test(names[1] ?? '');

/** Does the key of a line belong to such a pair, and to no speaker? */
export const isPairKey = (key: string): boolean => NAMES_CHECK.test(key) || HOLDS_RESULT.test(key);
