import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newProgressLine } from '../../server/commands/progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the terminal is given for a file, without what clears the line. */
function shown(file: string, columns = 40): string {
  let text = '';
  const write = (chunk: unknown) => {
    text += chunk;
    return true;
  };
  const line = newProgressLine({ isTTY: true, columns, write });
  vi.advanceTimersByTime(200);
  line.show(file, 5e6, 10e6);
  return text.replace('\r\x1b[K', '');
}

test('the progress names the file with its beginning and its end, in one line of the terminal', () => {
  expect(shown('a.log')).toBe('Reading a.log: 50 % 5 MB');
  const long = shown(`start-${'x'.repeat(200)}end.gz`, 50);
  expect(long).toMatch(/^Reading start-x*….*end\.gz: 50 % 5 MB$/);
  expect(long.length).toBeLessThan(50);
  expect(shown('写'.repeat(100)).length).toBeLessThan(32);
  expect(shown('a.log', 10)).toMatch(/50 %/);
});

test('a name cannot write on the terminal by the progress', () => {
  expect(shown('a\x1b[2J\n.log')).toBe('Reading a\ufffd[2J\ufffd.log: 50 % 5 MB');
});

test('a terminal that can clear no line is given none', () => {
  vi.stubEnv('TERM', 'dumb');
  expect(shown('a.log')).toBe('');
  vi.unstubAllEnvs();
});
