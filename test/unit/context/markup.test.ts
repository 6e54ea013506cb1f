import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

describe('characters that are written as others', () => {
  expectStatuses([
    ...["'", '&#39;', '&#8217;', '&#x2019;', '&rsquo;', '&apos;', '＇', '´', '‛'].map(
      (sign): [string, string, string] => [
        `<p>Photos do not sync. iCloud storage isn${sign}t full.</p>`,
        'icloud-storage ruled-out',
        'icloud-storage -',
      ],
    ),
    ['<p>Photos do not sync. iCloud&ensp;storage&thinsp;is full&ndash;again.</p>', 'icloud-storage present'],
    ['Photos do not sync. iCloud storage is n\u00adot full.', 'icloud-storage -'],
    ['Photos do not sync. iCloud sto\u200brage is n\u200bot full.', 'icloud-storage -'],
    ['Photos do not sync.\u200b\nLow\u200b Power Mode\u200e is on\u200b.', 'power present'],
    ['Photos do not sync. Ｌｏｗ Ｐｏｗｅｒ Ｍｏｄｅ is on.', 'power present'],
    ['<p>Fotos warten. Stromsparmodus ist eingeschaltet, ger&auml;t l&auml;dt.</p>', 'power present'],
  ]);

  test('a finding stands where its words do', () => {
    const ticket = '<p>Photos do not sync. iCloud storage isn&rsquo;t full. Low&nbsp;Power&nbsp;Mode is on.</p>';
    const { findings } = readTicket(ticket, builtin);
    expect(findings.map(({ text }) => text)).toEqual([
      'iCloud storage isn&rsquo;t full',
      'Low&nbsp;Power&nbsp;Mode is on',
    ]);
  });

  test('the status line is told as one reads it', () => {
    const { facts } = readTicket('<p>Photos: iCloud sto&shy;rage is&nbsp;full</p>', builtin);
    expect(facts.statusLine?.value).toBe('iCloud storage is full');
  });
});

describe('a line in bold, and a short heading', () => {
  expectStatuses([
    ['Photos do not sync.\n\n**Low Power Mode is on.**\n\nThanks', 'power present'],
    ['Photos do not sync.\n\n*Low Power Mode is on.*', 'power present'],
    ['Photos do not sync.\n\n**iCloud storage full**', 'icloud-storage present'],
    ['# Observed\n\nPhotos do not sync.\n\n**Low Power Mode is on**\n\nShe likes it so.', 'power present'],
    ['# Photos\n\nPhotos do not sync.\n\n## Wi-Fi is off\n\nShe says so.', 'connection present'],
    ['Photos do not sync.\n\n**Low Power Mode is on**\nno', 'power ruled-out', 'power -'],
    ['Photos do not sync.\n\n## What is off\n\nThe lamp', 'settings -', 'connection -'],
    ['Photos do not sync.\n\n**If storage is full:**\n- buy more', 'icloud-storage -', 'device-storage -'],
    ['Photos do not sync.\n\n## Ruled out\n\n### Wi-Fi is off\n\nIt is fine.', 'connection -'],
    ['Photos do not sync.\n\n## Ruled out\n\nWi-Fi\n\n## Low Power Mode is on\n\nAlways.', 'power present'],
  ]);
});
