import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';

const lineIn = (ticket: string) => readTicket(ticket, builtin).facts.statusLine?.value;
const front = (line: string) => `---\ntype: support-ticket\n${line}\n---\nPhotos do not upload.\n`;

describe('the field of that name states the status line', () => {
  test.each([
    [front('status_line: "1,204 Photos, 33 Videos"'), '1,204 Photos, 33 Videos'],
    [front('status_line: iCloud Storage Full'), 'iCloud Storage Full'],
    [front('status_line: Low Power Mode'), 'Low Power Mode'],
    [front('status_line: iPhone Storage Full'), 'iPhone Storage Full'],
    ['Photos do not upload.\nStatus line: "Not Enough Storage"\n', 'Not Enough Storage'],
    ['Photos do not upload.\nStatus line: Low Data Mode. Since Monday.\n', 'Low Data Mode'],
    ['Photos do not upload.\nStatus line: it says "Waiting to Sync" since Monday\n', 'Waiting to Sync'],
    ['Photos do not upload.\n**Status line:** `1,204 Photos, 33 Videos`\n', '1,204 Photos, 33 Videos'],
    ['Photos do not upload.\nStatus in Photos: iCloud-Speicher ist voll\n', 'iCloud-Speicher ist voll'],
    ['It says "Syncing Paused".\nStatus line: Low Power Mode\n', 'Low Power Mode'],
    ['Status line: not asked yet\nPhotos says "Syncing Paused".\n', 'Syncing Paused'],
  ])('%s', (ticket, line) => {
    expect(lineIn(ticket)).toBe(line);
  });

  test('its place is that of the words', () => {
    const ticket = front('status_line: "1,204 Photos, 33 Videos"');
    const { start, end } = readTicket(ticket, builtin).facts.statusLine ?? { start: 0, end: 0 };
    expect(ticket.slice(start, end)).toBe('1,204 Photos, 33 Videos');
  });

  test.each(['not asked yet', 'n/a', 'unknown', '?', 'see the screenshot', 'she could not read it', ''])(
    'and “%s” states none',
    value => {
      expect(lineIn(`Photos do not upload.\nStatus line: ${value}\nModel: iPhone 12\n`)).toBeUndefined();
    },
  );
});

describe('the text tells the status line where the iPhone shows it', () => {
  test.each([
    ['The phone says "iCloud Storage Is Full".', 'iCloud Storage Is Full'],
    ['It says syncing paused at the bottom.', 'syncing paused'],
    ['It said Waiting to Sync yesterday.', 'Waiting to Sync'],
    ['Why does it say Waiting to Sync?', 'Waiting to Sync'],
    ['Waiting to Sync since Monday.', 'Waiting to Sync'],
    ['Agent: What does the status line say?\nCustomer: syncing paused', 'syncing paused'],
  ])('%s', (ticket, line) => {
    expect(lineIn(`Photos do not upload.\n${ticket}`)).toBe(line);
  });

  test.each([
    'What should I do when iCloud storage is full?',
    'Her iCloud storage is full.',
    'Low battery all day.',
    'If it says waiting to sync, restart.',
    'Her iPad shows "Syncing Paused".',
    'It does not say Syncing Paused any more.',
    'Does it say "Syncing Paused"?',
    '\n## Next steps\n\n- Ask whether the status line says "Unable to Upload"',
    '\n## iPad\n\nStatus line: Syncing Paused',
  ])('and nowhere in: %s', ticket => {
    expect(lineIn(`Photos do not upload. ${ticket}`)).toBeUndefined();
  });
});
