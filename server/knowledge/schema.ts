import * as v from 'valibot';
import { messageOf } from '../triage/message-of.ts';
import { nearest } from '../triage/nearest.ts';
import { checkLinear } from './linear.ts';

/** What the schemas of a pack's files are made of. */

/** Which of the known names was meant, as the end of a sentence. */
export const meant = (name: string, known: Iterable<string>): string => {
  const close = nearest(name, known);
  return close === undefined ? '' : `; did you mean "${close}"?`;
};

/** These keys and no others. */
export const shape = <T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(entries, issue => {
    const key = String(issue.path?.at(-1)?.key);
    if (issue.expected !== 'never') return issue.expected === 'Object' ? wording(issue) : `"${key}" is missing`;
    return `there is no such key${meant(key, Object.keys(entries)) || `; write one of ${Object.keys(entries).join(', ')}`}`;
  });

/** Runs a function that throws what is wrong. */
export const holds = <T>(check: (value: T) => unknown) =>
  v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    try {
      check(dataset.value);
    } catch (error) {
      addIssue({ message: messageOf(error) });
    }
  });

export const Id = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'an id has lower-case letters, digits and hyphens'));
export const Text = v.pipe(v.string(), v.regex(/\S/, 'is empty; write it, or leave the key out'));
export const Texts = v.optional(v.array(Text), []);

/** A regular expression of the linear-time kind. */
export const Expression = v.pipe(v.string(), holds(checkLinear));

const NAMES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'keys and values',
};

/** What a schema of valibot refuses, in words for people. */
export function wording({ type, expected, received, message }: v.BaseIssue<unknown>): string {
  const known = [...(expected ?? '').matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  if (type === 'picklist')
    return `${received} is not known${meant(received.replaceAll('"', ''), known) || `; write one of ${known.join(', ')}`}`;
  const wanted = expected
    ?.replace(/[()]/g, '')
    .split(' | ')
    .map(name => NAMES[name] ?? name)
    .join(' or ');
  return wanted ? `should be ${wanted}, not ${NAMES[received] ?? received}` : message;
}
