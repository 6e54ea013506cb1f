import { expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { readTicket } from '../../server/triage/ticket.ts';

/** In milliseconds a character, of which the first reading of a pack is no part. */
function costOf(text: string): number {
  readTicket('The battery is at 9%.', builtin);
  const before = performance.now();
  readTicket(text, builtin);
  return (performance.now() - before) / text.length;
}

test.each([
  ['9% battery ', 40_000],
  ['200 MB free ', 40_000],
  ['iCloudPhotos', 320_000],
  ['<!-- symptom-lens: ignore low-power-mode -->\n', 1_500_000],
])('thousands of %j are read about as fast a character as any ticket', (piece, length) => {
  expect(costOf(piece.repeat(length / piece.length))).toBeLessThan(0.06);
});

test('stacked directives all end where the line below them ends', () => {
  const stack = '<!-- symptom-lens: ignore low-power-mode -->\n'.repeat(50);
  const full = '<!-- symptom-lens: ignore icloud-storage-message -->\n';
  const said = 'The phone says that iCloud storage is full.\n';
  const shown = (text: string) => readTicket(text, builtin).findings.filter(({ ignored }) => !ignored).length;
  expect(shown(`${stack}${full}${stack}\n${said}`)).toBe(0);
  expect(shown(`${full}${said}${stack}\n${said}`)).toBe(1);
});
