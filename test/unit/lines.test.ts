import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineIndex } from '../../server/triage/lines.ts';

describe('lines', () => {
  test('end with \\n, \\r\\n and a lone \\r', () => {
    const lines = lineIndex('a\nb\r\nc\rd');
    expect(lines.lineCount).toBe(4);
    expect(lines.positionAt(5)).toEqual({ line: 2, character: 0 });
    expect(lines.positionAt(7)).toEqual({ line: 3, character: 0 });
  });

  test('are counted in UTF-16 code units', () => {
    expect(lineIndex('\n📷 full').positionAt(4)).toEqual({ line: 1, character: 3 });
  });

  test('take a character behind the end of a line as its end', () => {
    const lines = lineIndex('ab\r\ncd');
    expect(lines.offsetAt({ line: 0, character: 9 })).toBe(2);
    expect(lines.offsetAt({ line: 1, character: 9 })).toBe(6);
    expect(lines.offsetAt({ line: 7, character: 0 })).toBe(6);
  });

  test('give back the offset that a position was made of, unless it stands inside a line break', () => {
    const text = fc.array(fc.constantFrom('a', '📷', '\n', '\r\n', '\r', ' ')).map(parts => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (sample, seed) => {
        const offset = seed % (sample.length + 1);
        fc.pre(!(sample[offset - 1] === '\r' && sample[offset] === '\n'));
        const { positionAt, offsetAt } = lineIndex(sample);
        expect(offsetAt(positionAt(offset))).toBe(offset);
      }),
    );
  });
});
