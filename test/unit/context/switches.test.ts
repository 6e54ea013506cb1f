import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

/** Of the one cause that the ticket speaks of. */
const verdictOf = (words: string) => readTicket(`Photos do not sync. ${words}\n`, builtin).causes[0]?.verdict;

describe('a switch that was off or on, and was turned since, is not asked for again', () => {
  test.each([
    'iCloud Photos is off.\n\n## Steps tried\n\n- [x] Turned iCloud Photos on',
    'iCloud Photos is off.\n\n## Steps tried\n\n- [x] iCloud Photos on',
    'iCloud Photos is off on her iPhone. She turned iCloud Photos on.',
    'Wi-Fi is off.\n\n## Steps tried\n\n- [x] Turned Wi-Fi on, no change',
    'Low Power Mode was on. I turned Low Power Mode off, no change.',
    'Low Power Mode is on. He went to Settings and turned Low Power Mode off.',
    'Status line: "Low Power Mode".\n\n## Steps tried\n- Turned Low Power Mode off',
    'The VPN is on. Turned the VPN off, no change.',
    'Airplane Mode is on. We switched Airplane Mode off, no change.',
    'Low Data Mode is on.\n\n## Steps tried\n- Low Data Mode turned off',
    'She is signed out of iCloud.\n\n## Steps tried\n- signed in to iCloud, no change',
  ])('%s', ticket => {
    expect(['tried', 'ruled-out']).toContain(verdictOf(ticket));
  });
});

describe('it still is, as told, where', () => {
  test.each([
    ['it is told again', 'I turned Low Power Mode off. It still says Low Power Mode is on.'],
    ['it came back', 'I turned Low Power Mode off, but it came back on at 20 %.'],
    ['it came back by itself', 'I turned Low Power Mode off. After a restart it turned itself on again.'],
    ['it was on again the next day', 'We turned Low Power Mode off. Next day it was on again.'],
    ['it was turned off and on', 'Turned Low Power Mode off and on again.'],
    ['it was turned at another time', 'She had turned Low Power Mode off last week.'],
    ['somebody only wanted to', 'She tried to turn Low Power Mode off.'],
    ['somebody is told to', 'Please turn Low Power Mode off.'],
    ['it is a condition', 'When Low Power Mode is turned off, nothing waits.'],
    ['it is a next step', '\n\n## Next steps\n- Low Power Mode turned off'],
    ['somebody is not sure', 'She thinks she turned Low Power Mode off.'],
    ['nobody did', 'He says he never turned Low Power Mode off.'],
  ])('%s: %s', (_where, words) => {
    expect(['likely', 'possible']).toContain(verdictOf(`Low Power Mode is on. ${words}`));
  });

  test.each([
    'iCloud Photos is off. I turned iCloud Photos on. It went off again.',
    'iCloud Photos is off. I turned iCloud Photos on. The switch flipped itself back off.',
    'iCloud Photos is off. She turned iCloud Photos on, but it flips back off.',
    'iCloud Photos is off on her iPhone. On the Mac iCloud Photos is turned on.',
    'iCloud Photos is off. Her husband turned iCloud Photos on on his iPhone.',
    'Wi-Fi is off at night. He turned Wi-Fi on.',
    'Wi-Fi is off. They turn Wi-Fi on only at work.',
    '## Steps tried\n- Turned Wi-Fi on\n\n## Observed\n- Wi-Fi is off',
    'The Wi-Fi keeps dropping. Turned Wi-Fi on.',
  ])('%s', ticket => {
    expect(['likely', 'possible']).toContain(verdictOf(ticket));
  });
});

describe('what a switch was and what it became, in one sentence', () => {
  expectStatuses([
    ['Photos wait. iCloud Photos was off and has since been turned on.', 'settings -'],
    ['Photos wait. iCloud Photos was off but has been turned on in the meantime.', 'settings -'],
    ['Photos wait. Airplane Mode was on but has been turned off in the meantime.', 'connection -'],
    ['Photos wait. iCloud Photos was on until her son turned it off.', 'settings present'],
    ['Photos wait. Low Power Mode was off until her son turned it on.', 'power present'],
    ['Photos wait. Low Power Mode was on until he turned it off.', 'power -'],
    ['Photos wait. iCloud Photos was off until her son turned it on.', 'settings -'],
    ['Photos wait. iCloud Photos is on, no photo arrived until she turned it on.', 'settings -'],
  ]);
});
