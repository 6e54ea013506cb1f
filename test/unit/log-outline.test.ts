import { describe, expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-protocol';
import { symbolsOf } from '../../server/features/symbols.ts';
import { builtin } from '../../server/knowledge/builtin.ts';
import { readLog } from '../../server/triage/log.ts';

const symbolsIn = (text: string): DocumentSymbol[] =>
  symbolsOf({ uri: 'file:///a.devicelog', kind: 'log', text, reading: readLog(text, builtin) }, builtin);

/** Name, detail and lines, indented by depth. */
const drawn = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
  symbols.flatMap(({ name, detail, range, children }) => [
    `${'  '.repeat(depth)}${name}, ${detail}, ${range.start.line}-${range.end.line}`,
    ...drawn(children ?? [], depth + 1),
  ]);

const line = (clock: string, process: string, message = 'Idle') =>
  `Apr  2 ${clock} iPhone ${process}[58] <Notice>: ${message}\n`;

describe('the outline of a log', () => {
  test('is by process, and in each by when it wrote without a long pause', () => {
    const text = [
      line('08:15:30', 'assetsd'),
      line('08:15:31', 'bird'),
      line('08:16:02', 'assetsd', 'a list (\n\tfirst\n)'),
      line('11:40:00', 'assetsd'),
      line('11:40:00', 'bird'),
    ].join('');
    expect(drawn(symbolsIn(text))).toEqual([
      'assetsd, 3 records, 0-5',
      '  Apr  2 08:15:30 – 08:16:02, 2 records, 0-4',
      '  Apr  2 11:40:00, 1 record, 5-5',
      'bird, 2 records, 1-6',
      '  Apr  2 08:15:31, 1 record, 1-1',
      '  Apr  2 11:40:00, 1 record, 6-6',
    ]);
  });

  test('names no process for what log show writes between and behind the records', () => {
    const head = '2026-04-02 08:15:30.120045+0100 0x3f21     ';
    const text = [
      `${head}Timesync    0x0                  0      0    === log class: persist begins\n`,
      `${head}Default     0x0                  411    0    cloudd: Idle\n`,
      `${'-'.repeat(100)}\nLog      - Default:          7, Info:                1, Debug:             0\n`,
    ].join('');
    const names = symbolsIn(text).map(({ name, range }) => [name, range.end.line]);
    expect(names).toEqual([
      ['log show, default style', 0],
      ['cloudd', 1],
    ]);
  });

  test('holds the findings where they stand, and the rest beside', () => {
    const text = line('08:15:30', 'bird') + line('08:15:31', 'cloudphotod', 'Error Domain=CKErrorDomain Code=25 "x"');
    expect(drawn(symbolsIn(text)).at(-1)).toMatch(/^ {4}CloudKit refuses an upload.*, present, 1-1$/);
    expect(drawn(symbolsIn('Error Domain=CKErrorDomain Code=25 "x"\n'))).toEqual([
      expect.stringMatching(/^CloudKit refuses an upload.*, 0-0$/),
    ]);
  });

  test('selects the first record, and no symbol reaches out of the one that holds it', () => {
    const text = line('08:15:30', 'bird') + line('08:15:31', 'assetsd') + line('08:15:32', 'bird');
    const symbols = symbolsIn(text);
    const length = line('08:15:30', 'bird').trim().length;
    expect(symbols[0]?.selectionRange).toEqual({
      start: { line: 0, character: 0 },
      end: { line: 0, character: length },
    });
    expect(symbols[0]?.range.end).toEqual({ line: 2, character: length });
    const ordered = (places: { line: number; character: number }[]) =>
      expect(places.map(place => place.line * 1000 + place.character)).toEqual(
        places.map(place => place.line * 1000 + place.character).sort((a, b) => a - b),
      );
    for (const { range, selectionRange, children } of symbols) {
      ordered([range.start, selectionRange.start, selectionRange.end, range.end]);
      for (const child of children ?? []) ordered([range.start, child.range.start, child.range.end, range.end]);
    }
  });

  test('names a log that does not name its process by its format', () => {
    const text = 'Thu Apr  2 08:15:30 2026 [176] <notice> (0x16f0a7000) -[Installer begin]: Began\n';
    expect(drawn(symbolsIn(text))[0]).toMatch(/^MobileInstallation/);
  });

  test('says another day again, and leaves fractions and zones out', () => {
    const show = (time: string) => `${time}+0100 0x3f21     Default     0x0      411    0    bird: Idle\n`;
    const text = show('2026-04-02 23:59:30.120045') + show('2026-04-03 00:00:20.000001');
    expect(drawn(symbolsIn(text))[1]).toBe('  2026-04-02 23:59:30 – 2026-04-03 00:00:20, 2 records, 0-1');
  });

  test('stays small: pauses grow with the log, and processes that say little are taken together', () => {
    const clock = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 19);
    const pauses = Array.from({ length: 400 }, (_, i) => line(clock(i * 3 + (i % 7)), 'bird')).join('');
    const [bird] = symbolsIn(pauses);
    expect(bird?.children?.length).toBeGreaterThan(0);
    expect(bird?.children?.length).toBeLessThanOrEqual(24);
    expect(bird?.detail).toBe('400 records');
    const many = Array.from({ length: 300 }, (_, i) => line('08:15:30', `helper${i}`)).join('');
    const symbols = symbolsIn(line('08:15:29', 'bird') + line('08:15:30', 'bird') + many);
    expect(symbols).toHaveLength(61);
    expect(symbols[0]?.name).toBe('bird');
    expect(symbols.at(-1)).toMatchObject({ name: '241 other processes', detail: '241 records' });
  });

  test('keeps a process with a finding by its name', () => {
    const many = Array.from({ length: 99 }, (_, i) => line('08:15:30', `helper${i}`).repeat(2)).join('');
    const symbols = symbolsIn(`${many}${line('08:15:31', 'cloudphotod', 'Error Domain=CKErrorDomain Code=25 "x"')}`);
    expect(symbols.map(({ name }) => name)).toContain('cloudphotod');
  });

  test('is empty for an empty log', () => expect(symbolsIn('')).toEqual([]));

  test('has the positions of the text where colours stand in it', () => {
    const text = `\x1b[32m${line('08:15:30', 'bird').trim()}\x1b[0m\n\x1b[32m${line('08:15:31', 'bird').trim()}\x1b[0m\n`;
    expect(drawn(symbolsIn(text))[0]).toBe('bird, 2 records, 0-1');
  });
});
