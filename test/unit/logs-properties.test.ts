import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { readLog } from '../../server/triage/log.ts';
import { readRecords } from '../../server/triage/reader/records.ts';

/** Pieces of logs in any order: heads, messages, line ends, colours, damage. */
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...builtin.logs.formats.flatMap(({ samples }) => samples),
      ...builtin.logs.signatures.flatMap(({ hit, miss }) => [...hit, ...miss]),
      '\n',
      '\r\n',
      '\t',
      '\x1b[31m',
      '\x1b[0m',
      '\ufeff',
      '\ud83d',
      '😀',
      'CKErrorDomain',
      ' Code=',
      '25',
      'Updating last successful sync date',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  ),
  { maxLength: 30 },
);

test('records of any text join to the text, and each has a character', () => {
  fc.assert(
    fc.property(pieces, parts => {
      const text = parts.join('');
      const records = readRecords(text, builtin.logs.formats);
      expect(records.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      expect(records.every(({ start, end }) => end > start)).toBe(true);
    }),
  );
});

test('findings and facts of any text stand where they say', () => {
  fc.assert(
    fc.property(pieces, parts => {
      const text = parts.join('');
      const { findings, facts, causes } = readLog(text, builtin);
      for (const { start, end, text: said, last, confidence, count } of findings) {
        expect(text.slice(start, end)).toBe(said);
        expect(said).not.toBe('');
        expect(count).toBeGreaterThan(0);
        expect(confidence).toBeGreaterThan(0);
        if (last) expect(last.start).toBeGreaterThan(start);
      }
      for (const { start, end } of Object.values(facts)) expect(end).toBeGreaterThan(start);
      for (const { evidence } of causes) for (const index of evidence) expect(findings[index]?.status).toBe('present');
    }),
  );
});

test('reading a log twice gives the same', () => {
  fc.assert(
    fc.property(pieces, parts => {
      const text = parts.join('');
      expect(readLog(text, builtin)).toEqual(readLog(text, builtin));
    }),
  );
});
