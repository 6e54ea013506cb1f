import { DEVICE_NAMES, HOST_COLUMN } from './privacy/device-names.ts';
import { FORMS, HOME_AND_MAIL } from './privacy/forms.ts';
import { NAMED } from './privacy/named.ts';
import type { Rule } from './privacy/rule.ts';

/**
 * Masks what tells of a person or a device in a log line, and nothing else: dates, versions, sizes, error codes,
 * process ids and the words around them stay. What is masked already stays as it is.
 */
export function maskPrivate(text: string): string {
  return RULES.reduce((masked, { pattern, mask }) => masked.replace(pattern, mask), text);
}

/** In this order: what a form tells more exactly than the name before it is masked first. */
const RULES: readonly Rule[] = [...HOME_AND_MAIL, ...DEVICE_NAMES, ...NAMED, HOST_COLUMN, ...FORMS];
