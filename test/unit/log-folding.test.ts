import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldingRangesOf } from '../../server/features/folding.ts';
import { symbolsOf } from '../../server/features/symbols.ts';
import { builtin } from '../../server/knowledge/builtin.ts';
import { readLog } from '../../server/triage/log.ts';
import { saySame } from '../../server/triage/same-text.ts';

const foldsOf = (text: string, limit?: number): string[] =>
  (
    foldingRangesOf(
      { uri: 'file:///a.devicelog', kind: 'log', text, reading: readLog(text, builtin) },
      builtin,
      limit,
    ) ?? []
  ).map(({ startLine, endLine }) => `${startLine}-${endLine}`);

/** Lines of a device console, a second apart. */
const consoleOf = (...messages: string[]): string =>
  messages
    .map((message, i) => `Apr  2 08:15:${String(i).padStart(2, '0')} iPhone assetsd[58] <Notice>: ${message}\n`)
    .join('');

describe('a log folds', () => {
  test('records of several lines, at their first line', () => {
    expect(foldsOf(consoleOf('one', 'a list (\n\tfirst\n\tsecond\n)', 'two'))).toEqual(['1-4']);
  });

  test('without the blank lines behind a record', () => {
    expect(foldsOf(consoleOf('a list (\n\tfirst\n)\n\n', 'two'))).toEqual(['0-2']);
  });

  test('records that say the same, whatever their numbers, addresses and times', () => {
    const waiting = ['Waiting for 12 of 300 items', 'Waiting for 7 of 1200 items', 'Waiting for 1 of 9 items'];
    expect(foldsOf(consoleOf('begin', ...waiting, 'end'))).toEqual(['1-3']);
    const ids = ['<Task 0x1f0>', '<Task 0xabc9>', '<Task 0x2>'].map(task => `${task} of 4F1B-ABCD ended`);
    expect(foldsOf(consoleOf(...ids))).toEqual(['0-2']);
  });

  test('two that say the same are not worth it, nor do other words, processes or levels say the same', () => {
    expect(foldsOf(consoleOf('same 1', 'same 2', 'other', 'same 3'))).toEqual([]);
    const line = (process: string, level: string) => `Apr  2 08:15:30 iPhone ${process}[58] <${level}>: same\n`;
    expect(foldsOf(line('assetsd', 'Notice') + line('bird', 'Notice') + line('assetsd', 'Notice'))).toEqual([]);
    expect(foldsOf(line('bird', 'Notice') + line('bird', 'Error') + line('bird', 'Notice'))).toEqual([]);
  });

  test('errors with different codes never as the same', () => {
    const codes = (...all: string[]) =>
      foldsOf(consoleOf(...all.map(code => `Error Domain=NSURLErrorDomain Code=${code} x`)));
    expect(codes('-1009', '-1001', '-1005')).toEqual([]);
    expect(codes('-1009', '-1009', '-1009')).toEqual(['0-2']);
    const cloudKit = [25, 9, 4].map(code => `<CKError 0x${code}: "x" (${code}/2035)>`);
    expect(foldsOf(consoleOf(...cloudKit))).toEqual([]);
  });

  test.each([
    ['finished with error [-1009]', 'finished with error [-1001]'],
    ['errno=28', 'errno=13'],
    ['{"code":25}', '{"code":20}'],
    ['{"code" : 25}', '{"code" : 20}'],
    ['CKErrorDomain/25', 'CKErrorDomain/20'],
    ['Code="-1009"', 'Code="-1001"'],
    ['"Not Authenticated" (9/1002)', '"Not Authenticated" (9/1004)'],
    ['(NSURLErrorDomain-Fehler -1009.)', '(NSURLErrorDomain-Fehler -1001.)'],
  ])('%s never with %s', (one, other) => {
    expect(foldsOf(consoleOf(one, one, other, other, one))).toEqual([]);
    expect(foldsOf(consoleOf(one, one, one))).toEqual(['0-2']);
  });

  test('how far it got, as the same', () => {
    expect(foldsOf(consoleOf('Uploaded (1/300)', 'Uploaded (2/300)', 'Uploaded (3/301)'))).toEqual(['0-2']);
  });

  test('lines that count a message together with it', () => {
    const counted = `${consoleOf('same')}Apr  2 08:15:40 --- last message repeated 3 times ---\n`;
    expect(foldsOf(counted + counted + consoleOf('other'))).toEqual(['0-3']);
  });

  test('repeated records of several lines: the repeats at the first, each other by itself', () => {
    const list = 'a list (\n\tfirst\n)';
    expect(foldsOf(consoleOf(list, list, list))).toEqual(['0-8', '3-5', '6-8']);
  });

  test('columns of log show, however they are padded', () => {
    const line = (thread: string, pid: string) =>
      `2026-04-02 08:15:30.120045+0100 ${thread.padEnd(10)} Default     0x0                  ${pid.padEnd(6)} 0    bird: Idle\n`;
    expect(foldsOf(line('0x3f21', '411') + line('0x1', '4') + line('0x99999', '41122'))).toEqual(['0-2']);
  });

  test('lines with colours and with CRLF, at the lines of the text', () => {
    const text = consoleOf('x', 'a (\n\tb\n)', 'same 1', 'same 2', 'same 3').replace(
      /iPhone/g,
      '\x1b[32miPhone\x1b[0m',
    );
    expect(foldsOf(text)).toEqual(['1-3', '4-6']);
    expect(foldsOf(text.replace(/\n/g, '\r\n'))).toEqual(['1-3', '4-6']);
  });

  test('a whole report behind its header', () => {
    expect(foldsOf('{"app_name":"Albums","bug_type":"309"}\n{\n  "a" : 1\n}\n')).toEqual(['0-3']);
  });

  test('no more than the editor takes: those that hide the most', () => {
    const text = consoleOf('a (\n\tb\n)', 'c (\n\td\n\te\n\tf\n)', 'g (\n\th\n\ti\n)');
    expect(foldsOf(text)).toEqual(['0-2', '3-7', '8-11']);
    expect(foldsOf(text, 2)).toEqual(['3-7', '8-11']);
  });

  test('nothing in an empty log, and a ticket is left to the editor', () => {
    expect(foldsOf('')).toEqual([]);
    const text = '# A\n\nb\n';
    const ticket = { uri: 'file:///a.ticket', kind: 'ticket' as const, text, reading: readLog(text, builtin) };
    expect(foldingRangesOf(ticket, builtin)).toBeUndefined();
  });

  test('any lines at all into folds that lie inside the text and begin at lines of their own', () => {
    const message = fc.constantFrom(
      'same 1',
      'same 2',
      'a (\n\tb\n)',
      '',
      'x\n\n',
      '--- last message repeated 2 times ---',
    );
    fc.assert(
      fc.property(fc.array(message, { maxLength: 30 }), messages => {
        const text = consoleOf(...messages);
        const folds = foldsOf(text).map(fold => fold.split('-').map(Number));
        const starts = folds.map(([start]) => start);
        expect(starts).toEqual([...new Set(starts)].sort((a = 0, b = 0) => a - b));
        for (const [start = 0, end = 0] of folds) {
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThan(text.split('\n').length);
        }
      }),
    );
  });
});

test('ten megabytes are folded and outlined in a moment', () => {
  const line = (i: number) =>
    `2026-04-02 08:${String(i % 60).padStart(2, '0')}:30.120045+0100 0x${i.toString(16)}  Default  0x0  411  0  helper${i % 90}: (Kit) [com.apple.x:y] Batch ${i} of ${i * 7} was looked at, and there was nothing to do\n`;
  const text = Array.from({ length: 75_000 }, (_, i) => line(i)).join('');
  expect(text.length).toBeGreaterThan(9e6);
  const log = { uri: 'file:///a.devicelog', kind: 'log' as const, text, reading: readLog('', builtin) };
  const before = performance.now();
  expect(foldingRangesOf(log, builtin)).toEqual([]);
  expect(symbolsOf(log, builtin)).toHaveLength(61);
  // Some 150 ms; the rest is for a machine that is busy.
  expect(performance.now() - before).toBeLessThan(3000);
});

test('whether texts say the same does not depend on which comes first', () => {
  const word = fc.constantFrom('a', '1', '2.5', '12', '0x1f', ' ', '  ', '.', '-', 'ABCD', 'Code=', '" (', 'é');
  const text = fc.array(word, { maxLength: 12 }).map(words => words.join(''));
  const same = (a: string, b: string) => saySame(a + b, 0, a.length, a.length, a.length + b.length, 600);
  fc.assert(fc.property(text, text, (a, b) => same(a, b) === same(b, a)));
  fc.assert(fc.property(text, a => same(a, a)));
});
