import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { newFinders } from '../../server/triage/matcher/log-find.ts';

const { signatures, healthy } = builtin.logs;
const PATTERNS = [...signatures.flatMap(({ patterns, clears }) => [...patterns, ...clears]), ...healthy];
const finderOf = newFinders();
const FINDERS = PATTERNS.map(pattern => ({
  ...pattern,
  finder: finderOf(pattern),
  regex: new RegExp(pattern.pattern),
}));

/** What is found around the literals of a text, one after another. */
function firstFound({ literal, finder }: (typeof FINDERS)[number], text: string, from: number, end: number) {
  for (let at = text.indexOf(literal, from); at >= 0 && at < end; at = text.indexOf(literal, at + 1)) {
    const found = finder.find(text, at, { start: from, end });
    if (found) return found;
  }
  return undefined;
}

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PATTERNS.map(({ literal }) => literal), ...signatures.flatMap(({ hit }) => hit)),
      fc.constantFrom(
        ' Code=',
        ' error ',
        '(',
        ')',
        ' ',
        '-',
        '_',
        'a',
        '"',
        ':',
        '.',
        '1',
        '25',
        '-1009',
        '3164',
        '82',
      ),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))
  // Where blanks are doubled the literal does not stand, so that nothing is looked for.
  .filter(text => !/\s\s/.test(text));

test('phrases and codes are found where their whole pattern would find them', () => {
  for (const { literal, finder } of FINDERS) finder.find(literal, 0, { start: 0, end: literal.length });
  const plain = FINDERS.filter(({ finder }) => !finder.isSearch);
  expect(plain.length).toBeGreaterThan(80);
  fc.assert(
    fc.property(texts, text => {
      for (const finder of plain) {
        const match = finder.regex.exec(text);
        const expected = match ? { start: match.index, said: match[0] } : undefined;
        expect(firstFound(finder, text, 0, text.length), finder.pattern).toEqual(expected);
      }
    }),
    { numRuns: 500 },
  );
});

test('what stands outside the record is not found', () => {
  fc.assert(
    fc.property(texts, fc.nat(200), fc.nat(200), (text, a, b) => {
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      for (const finder of FINDERS) {
        const found = firstFound(finder, text, start, end);
        if (found) expect(found.start >= start && found.start + found.said.length <= end, finder.pattern).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
