import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('line ends of any kind, and blanks before them', () => {
  expectStatuses([
    ...['\n', '\r\n', '\r'].map((end): [string, string, string] => [
      ['Bot: Which one?', '1 - No Wi-Fi', '2 - iCloud is full', 'Mo: 1 and 2', 'Mo: photos wait'].join(end),
      'connection present',
      'icloud-storage present',
    ]),
    ...['', ' ', ' \t', '\u00a0'].flatMap((blank): [string, string][] => [
      [`Photos wait.\n\n### Wi-Fi\nno${blank}\n\n### Low Power Mode\nYes`, 'connection present'],
      [`Photos wait.\n\n### iCloud storage full\nno${blank}`, 'icloud-storage ruled-out'],
      [
        `Photos${blank}\nthey wait${blank}\n\nWi-Fi${blank}\nno${blank}\n\nBattery${blank}\n80 %${blank}`,
        'connection present',
      ],
    ]),
    ['Photos wait.\n\nWe ruled out:\\\n- iCloud storage is full', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Photos wait.\\\r\nLow Power Mode:\\\r\non', 'power present'],
  ]);
});
