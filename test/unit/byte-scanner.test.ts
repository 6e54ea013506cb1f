import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { literalsAround, newByteFilter } from '../../server/triage/stream/byte-filter.ts';
import { type ByteScanner, newByteScanner, plainScanner } from '../../server/triage/stream/byte-scanner.ts';
import { countLines } from '../../server/triage/stream/line-count.ts';

const LITERALS = ['battery', 'No space left', 'Quota Exceeded', 'iPhone1', 'sevens7', 'aaaaaaaa', 'short6'];
const filter = newByteFilter(LITERALS);
const SIZE = 1024;

/** Every literal with its place, and the lines. */
function scanned(scanner: ByteScanner, text: Uint8Array): { found: string[]; lines: number } {
  const { bytes, words } = scanner;
  bytes.fill(0).set(text);
  scanner.reset();
  const found: string[] = [];
  const lines = scanner.scan(0, (text.length + 15) & ~15, text.length, {
    gram: (at, counted, before) => {
      expect(countLines(bytes, words, 0, counted)).toBe(before);
      literalsAround(filter, bytes, words[at >> 2] ?? 0, at, text.length, (start, literal) => {
        found.push(`${start} ${LITERALS[literal]}`);
      });
      return 0;
    },
    walked: () => expect.unreachable(),
  });
  return { found: found.sort(), lines };
}

const texts = fc
  .array(fc.oneof(fc.constantFrom(...LITERALS, '\n', '\r\n', '\r', 'batter', 'é'), fc.string({ maxLength: 9 })), {
    maxLength: 60,
  })
  .map(parts => new TextEncoder().encode(parts.join('')).subarray(0, SIZE));

test.each([
  ['WebAssembly', newByteScanner(filter, SIZE)],
  ['plain', plainScanner(filter, SIZE)],
])('the %s scanner finds every literal wherever it stands, and counts the lines', (_, scanner) => {
  fc.assert(
    fc.property(texts, bytes => {
      const text = Buffer.from(bytes).toString('latin1');
      const expected = LITERALS.flatMap(literal =>
        Array.from({ length: text.length }, (__, at) => at)
          .filter(at => text.startsWith(literal, at))
          .map(at => `${at} ${literal}`),
      );
      expect(scanned(scanner, bytes)).toEqual({
        found: expected.sort(),
        lines: (text.match(/\r\n|\n|\r/g) ?? []).length,
      });
    }),
    { numRuns: 500 },
  );
});

test('more hits than fit at once are all handed on', () => {
  const scanner = newByteScanner(filter, 200_000);
  const text = new TextEncoder().encode('battery '.repeat(20_000));
  expect(scanned(scanner, text).found).toHaveLength(20_000);
});

test('a literal that is too short to be looked for is an error', () => {
  expect(() => newByteFilter(['short'])).toThrow(/"short" is too short/);
});

test('the compiled scan is that of its source', () => {
  const script = fileURLToPath(new URL('../../scripts/scan-wasm.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
