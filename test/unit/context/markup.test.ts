import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

describe('characters that are written as others', () => {
  expectStatuses([
    ...[
      ...["'", '&#39;', '&#8217;', '&#x2019;', '&rsquo;', '&apos;', '＇', '´', '‛'],
      ...['&amp;#39;', '&amp;rsquo;', '\uFFFD', '\u0092', '?', ';', ' ', "\\'", 'â€™'],
    ].map((sign): [string, string, string] => [
      `<p>Photos do not sync. iCloud storage isn${sign}t full.</p>`,
      'icloud-storage ruled-out',
      'icloud-storage -',
    ]),
    ['Photos do not sync. The iPhone doesn t charge.', 'power present'],
    ['Photos do not sync. Did he turn it off? The iPhone is full?', 'device-storage -'],
    ['Fotos warten. StromsparmodusÂ\u00a0ist eingeschaltet, GerÃ¤t lÃ¤dt.', 'power present'],
    ['Photos wait. She never turned iCloud Photos oﬀ, and her wiﬁ is down.', 'settings -', 'connection present'],
    ['Pho\u00adtos wait. Her iC\u00adloud is full.', 'icloud-storage present'],
    ['Photos wait. 𝗛𝗲𝗿 𝗶𝗖𝗹𝗼𝘂𝗱 𝗶𝘀 𝗳𝘂𝗹𝗹.', 'icloud-storage present'],
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
    ['Photos do not sync.\n\n## Wi-Fi is weak\nRuled out.', 'connection -'],
    ['Photos do not sync.\n\n## Wi-Fi is weak\n\nNo idea what to do about it.', 'connection present'],
    ['Photos do not sync.\n\n## Wi-Fi is weak\n\n- [x] ruled out', 'connection -'],
    ['Photos do not sync.\n\n### Wi-Fi is off\nChecked and it is on.', 'connection -'],
    ['Photos do not sync.\n\n## Ruled out\n\nWi-Fi\n\n## Low Power Mode is on\n\nAlways.', 'power present'],
  ]);
});

describe('a line in capitals', () => {
  expectStatuses([
    [
      'Photos wait.\n\nRULED OUT\n\niCloud storage is full.\n\nFOUND\n\nWi-Fi is off',
      'icloud-storage -',
      'connection present',
    ],
    ['Photos wait.\n\nNEXT STEPS\n\nTurn off Low Power Mode.', 'power mentioned'],
    ['ICLOUD FULL\n\nPhotos wait since Monday.', 'icloud-storage present'],
    ['OK\n\niCloud is full, photos wait.', 'icloud-storage present'],
    ['PLEASE CHECK\n\nPhotos wait, iCloud is full.', 'icloud-storage present'],
    ['PHOTOS WAIT\n\nRULED OUT\n\nICLOUD IS FULL', 'icloud-storage present'],
  ]);
});

describe('what is struck out or hidden', () => {
  expectStatuses([
    ...[
      '<del class="diff">Low Power Mode is on</del>',
      '<s><b>Low Power Mode</b> is on</s>',
      '<span style="text-decoration:line-through">Low Power Mode is on</span>',
      '<div style="display: none">Low Power Mode is on</div>',
      '~~Low Power Mode is on~~',
      '~Low Power Mode is on~',
      '[s]Low Power Mode is on[/s]',
      '\n* -Low Power Mode is on-',
    ].map((said): [string, string] => [`Photos do not sync. ${said}`, 'power -']),
    ['Photos do not sync. Battery ~9 %, ~2 h left, iCloud is ~half empty', 'power present'],
    ['Photos do not sync.\n-Low Power Mode is on\n- Wi-Fi is weak -', 'power present', 'connection present'],
  ]);
});

describe('HTML as one sees it', () => {
  expectStatuses([
    ['<ul><li><input type="checkbox" disabled=""> iCloud Photos</li></ul>', 'settings -'],
    [
      '<ul><li><input type="checkbox"> Low Power Mode is on</li><li><input type="checkbox" checked=""> Wi-Fi is weak</li></ul>',
      'power -',
      'connection present',
    ],
    ['<style>.x { color: red } /* Low Power Mode is on */</style><p>Photos do not sync.</p>', 'power -'],
    ['<script>say("Low Power Mode is on")</script><p>Photos do not sync.</p>', 'power -'],
    [
      '<p>Photos do not sync.</p><select><option>Low Power Mode is on</option><option selected>Wi-Fi is weak</option></select>',
      'power -',
      'connection present',
    ],
    ['<section>Photos do not sync. Low <mark>Power</mark> Mode is <ins>on</ins></section>', 'power present'],
    ['<Mark> Photos do not sync. Is Low Power Mode on?\n<Ann> no\n<Mark> ok', 'power -'],
  ]);
});

describe('two hyphens', () => {
  expectStatuses([
    ['Photos do not sync.\n\n-- \nService Desk\nOur tip: Wi-Fi is down in building 3', 'connection -'],
    ['Photos do not sync.\n\nA. Lee\n--\nOur tip: Wi-Fi is down in building 3', 'connection -'],
    ['Photos do not upload.\n--\niCloud is full\nLow Power Mode is on', 'icloud-storage present', 'power present'],
    ['Photos do not sync.\n\n-- \nAnna\n\niCloud is full', 'icloud-storage present'],
    ['Hi,\nphotos are stuck\n-- \niCloud is full and nothing syncs, please call', 'icloud-storage present'],
    ['> Please check.\n> --\n> Sam\n> Support\n\nNo luck. iCloud storage is still full.', 'icloud-storage present'],
  ]);
});

describe('what a page or a text does not show', () => {
  const page = (said: string) => `<p>Photos do not sync.</p>${said}<p>Wi-Fi is weak.</p>`;
  expectStatuses([
    ...[
      '<div hidden>Low Power Mode is on.</div>',
      '<div class="x" hidden="">Low Power Mode is on.</div>',
      '<div style="display:none"><div>Preview</div><p>Low Power Mode is on.</p></div>',
      '<DIV STYLE="visibility: hidden"><div><div>a</div></div>Low Power Mode is on.</DIV>',
      '<span style="mso-hide:all">Low Power Mode is on.</span>',
      '<div style="max-height:0px; overflow:hidden">Low Power Mode is on.</div>',
      `<div style="display:none">${'Preview of the mail. '.repeat(200)}Low Power Mode is on.</div>`,
      '<del><s>Low Power Mode</s> is <del>not</del> on.</del>',
    ].map((said): [string, string, string] => [page(said), 'power -', 'connection present']),
    ...[
      '<div class="hidden-print">Low Power Mode is on.</div>',
      '<div title="this was hidden before">Low Power Mode is on.</div>',
      '<div style="max-height:0.5em">Low Power Mode is on.</div>',
      '<div style="overflow:hidden">Low Power Mode is on.</div>',
      // It does not end.
      '<div style="display:none"><p>Preview</p>Low Power Mode is on.',
    ].map((said): [string, string] => [page(said), 'power present']),
    ...[
      '[//]: # (Low Power Mode is on.)',
      '[comment]: <> (Low Power Mode is on.)',
      '[article]\n\n[article]: https://example.com "Low Power Mode is on"',
      '[article](https://example.com/a "Low Power Mode is on")',
      "![shot](shot.png 'Low Power Mode is on')",
    ].map((said): [string, string, string] => [
      `Photos do not sync.\n\n${said}\n\nWi-Fi is weak.`,
      'power -',
      'connection present',
    ]),
    ['Photos do not sync.\n\n[note]: Low Power Mode is on', 'power present'],
    ['Photos do not sync.\n\n[10:00]: called (Low Power Mode is on)', 'power present'],
  ]);
});

describe('a sentence over two captions', () => {
  const captions = (...said: string[]) =>
    `WEBVTT\n\n${said.map((words, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n${words}\n`).join('\n')}`;
  const numbered = (...said: string[]) =>
    said.map((words, i) => `${i + 1}\r\n00:00:0${i},000 --> 00:00:0${i + 1},000\r\n${words}\r\n`).join('\r\n');
  expectStatuses([
    [captions('Photos do not sync and Low Power Mode', 'is on.'), 'power present'],
    [numbered('Photos do not sync.', 'Low Power', 'Mode is', 'on.'), 'power present'],
    [captions('<v Ann>Photos do not sync. Low Power Mode</v>', '<v Ann>is on.</v>'), 'power present'],
    [captions('Photos do not sync to iCloud.', 'My mailbox is full.'), 'icloud-storage -'],
    // Nobody goes on for another.
    [captions('<v Ann>Photos do not sync, the phone I mean', '<v Bob>Is Low Power Mode on?', '<v Ann>No.'), 'power -'],
    // Captions that a program wrote end no sentence.
    [
      captions('photos do not sync to iCloud', 'my mailbox is full', 'low power mode is on'),
      'icloud-storage -',
      'power present',
    ],
  ]);
});

describe('what only dresses words', () => {
  expectStatuses([
    ['{color:red}*Reminder:* charge the phone.{color} Photos wait.', 'power -'],
    ['Photos wait. {color:#de350b}If iCloud storage is full, buy a bigger plan.{color}', 'icloud-storage -'],
    ['Photos wait. {color:red}Low Power Mode is on.{color}', 'power present'],
    ['Photos wait. [color=red]Low Power Mode is on.[/color]', 'power present'],
    ...[
      '[not](https://desk.example.com/a)',
      '[not](../kb/12.html "an article")',
      '[not|https://desk.example.com/a]',
      '[not|https://desk.example.com/a|smart-link]',
      '<https://desk.example.com/a|not>',
      '[url=https://desk.example.com/a]not[/url]',
      '==not==',
      '<em>not</em>',
      '<a href="https://desk.example.com/a" style="color: red">not</a>',
    ].map((word): [string, string, string] => [
      `Photos wait. iCloud storage is ${word} full.`,
      'icloud-storage ruled-out',
      'icloud-storage -',
    ]),
    ['Photos wait. The old ==phone== was out of storage.', 'device-storage mentioned', 'device-storage -'],
    ['Photos wait.\n\nThe old ~~tablet~~ phone was out of storage.', 'device-storage -'],
    ['<p>Photos wait.</p><p>The old <b>phone</b> was out of storage.</p>', 'device-storage -'],
    ['<p>Photos wait.</p><p>The iCloud storage used to be&nbsp;full.</p>', 'icloud-storage -'],
    ['<p>Photos wait.</p><p>iCloud storage is full,&nbsp;not the phone.</p>', 'icloud-storage present'],
  ]);

  test('a finding stands where its words do', () => {
    const ticket = 'Photos wait. {color:red}iCloud storage{color} is [full](https://desk.example.com/a) again.';
    expect(readTicket(ticket, builtin).findings.map(({ text }) => text)).toEqual(['iCloud storage{color} is [full']);
  });
});

describe('a gap between a name and its value', () => {
  expectStatuses([
    ['Photos wait\n\nLow Power Mode     on', 'power present'],
    ['<p>Photos wait</p><p>Low Power Mode&nbsp;&nbsp;&nbsp;&nbsp;on</p>', 'power present'],
    ['<p>Photos wait</p><p><label>Low Power Mode</label><span>on</span></p>', 'power present'],
    ['<p>Photos wait</p><p><b>Low&nbsp;Power&nbsp;Mode:</b> on</p>', 'power present'],
    ['<p>Photos wait</p><p>Wi-<i>Fi</i>: none</p>', 'connection present'],
  ]);
});

describe('headings and lists of HTML', () => {
  expectStatuses([
    ['<h2>Ruled out</h2><p>Wi-Fi is off</p><h2>Problem</h2><p>Photos wait</p>', 'connection ruled-out', 'connection -'],
    ['<p>Photos wait.</p><H3 class="x">Hypothesis</H3>\n<p>iCloud storage is full</p>', 'icloud-storage mentioned'],
    ['<p>Photos wait</p><h3>\n  Next steps\n</h3><ul><li>Low Power Mode on</li></ul>', 'power mentioned', 'power -'],
    [
      '<h2>Ruled out</h2><h3>Wi-Fi</h3><p>is weak</p><h2>Found</h2><p>Photos wait, Low Power Mode is on</p>',
      'connection ruled-out',
      'power present',
    ],
    ['<p>Photos wait.</p><h3>Wi-Fi</h3>\n<p>none</p><h3>Battery</h3>\n<p>full</p>', 'connection present'],
    ['<p>Photos wait.</p><p><strong>Ruled out</strong></p><ul><li>Wi-Fi is off</li></ul>', 'connection ruled-out'],
    ['<p>Photos wait.</p><p>The upload pauses if</p>\n<ul>\n<li>Low Power Mode is on</li>\n</ul>', 'power -'],
    ['<p>Photos wait.</p><ul><li><b>Low Power Mode on</b></li></ul><p>Bye</p>', 'power present'],
    ['<table><tr><td><h3>Wi-Fi</h3></td><td>none</td></tr></table><p>Photos wait</p>', 'connection present'],
  ]);

  test('are sections of the ticket, by their levels', () => {
    const { sections } = readTicket('<h1>Photos&nbsp;wait</h1>\n<p>x</p>\n<h2>Ruled out</h2><p>Wi-Fi</p>', builtin);
    expect(sections.map(({ title, level }) => [title, level])).toEqual([
      ['Photos wait', 1],
      ['Ruled out', 2],
    ]);
  });
});

describe('a heading that states how a thing is', () => {
  expectStatuses([
    ['# Battery: 5%\n\nPhotos do not sync.', 'power present'],
    ['<h2>Battery: 5%</h2><p>Photos do not sync.</p>', 'power present'],
    ['## iOS 15.1\n\nPhotos do not sync.', 'outdated-ios present'],
    ['## Wi-Fi: connected\n\nPhotos do not sync.', 'connection ruled-out'],
    ['## Wi-Fi\n\nPhotos do not sync.', 'connection -'],
  ]);
});
