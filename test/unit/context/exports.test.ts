import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

describe('texts in an export', () => {
  const said = 'Photos wait.\nLow Power Mode: on\nShe says "the iCloud plan is full".';
  expectStatuses([
    [JSON.stringify({ id: 41, description: said }, null, 2), 'power present', 'icloud-storage present'],
    [JSON.stringify([{ id: 41, body: said }]), 'power present', 'icloud-storage present'],
  ]);
});

describe('two columns in quotation marks, without a head', () => {
  expectStatuses([
    [
      '"Problem","Photos wait"\n"iCloud storage","half empty"\n"Battery","low"',
      'icloud-storage ruled-out',
      'power present',
    ],
    ['"Subject","Photos do not sync"\n"iCloud","storage plan"\n"Full","name: Ann Lee"', 'icloud-storage -'],
    ['"Subject";"Photos do not sync"\n"Wi-Fi";"OK"\n"Off";"days: Monday"', 'connection ruled-out', 'connection -'],
    [
      '"What happens?","Photos do not sync"\n"Is the iPhone connected to Wi-Fi right now?","No"\n"Is Low Power Mode on?","no"',
      'connection present',
      'power ruled-out',
    ],
    ['"Low Power Mode is on","iCloud is full", says she, and photos wait.', 'power present', 'icloud-storage present'],
  ]);
});

describe('a name and its value in one object of JSON', () => {
  const fieldsOf = (a: string, b: string, ...pairs: [string, unknown][]) =>
    JSON.stringify({ description: 'Photos wait.', fields: pairs.map(([k, v]) => ({ [a]: k, id: 7, [b]: v })) });
  expectStatuses([
    ...[
      ['question', 'answer'],
      ['title', 'value'],
      ['displayName', 'value'],
      ['field_label', 'field_value'],
    ].map(([a = '', b = '']): [string, string, string, string] => [
      fieldsOf(a, b, ['Low Power Mode', 'On'], ['iCloud storage full', 'No'], ['Wi-Fi connected?', 'Yes']),
      'power present',
      'icloud-storage -',
      'connection -',
    ]),
    [
      fieldsOf('name', 'value', ['iCloud storage full', null], ['Low Power Mode on', ''], ['Wi-Fi weak', false]),
      'icloud-storage -',
      'power -',
      'connection ruled-out',
    ],
    [
      '{"text": "Photos wait.", "fields": [{"value": "No", "name": "iCloud storage full"}, {"value": "Yes", "name": "Wi-Fi weak"}]}',
      'icloud-storage ruled-out',
      'connection present',
    ],
    ['{"title": "Photos wait", "value": 7, "description": "Low Power Mode is on."}', 'power present'],
    ['{"title": "iCloud storage is full", "description": "Photos wait."}', 'icloud-storage present'],
    [
      '{"fields": [{"title": "Is iCloud storage full?", "type": "yes_no"}], "text": "Photos wait."}',
      'icloud-storage -',
    ],
  ]);
});

describe('rich text in JSON', () => {
  const text = (words: string, ...marks: string[]) => ({
    type: 'text',
    text: words,
    marks: marks.map(type => ({ type })),
  });
  const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
  const task = (state: string, words: string) => ({ type: 'taskItem', attrs: { state }, content: [text(words)] });
  const row = (...cells: string[]) => ({
    type: 'tableRow',
    content: cells.map(cell => ({ type: 'tableCell', content: [paragraph(text(cell))] })),
  });
  const page = (...content: unknown[]) =>
    JSON.stringify({ key: 'SUP-1', fields: { summary: 'Photos wait', description: { type: 'doc', content } } });
  expectStatuses([
    [page(paragraph(text('Low Power Mode '), text('is off.', 'strong'))), 'power ruled-out', 'power -'],
    [page(paragraph(text('iCloud storage is '), text('not', 'em'), text(' full.'))), 'icloud-storage ruled-out'],
    [
      page(paragraph(text('iCloud storage is full', 'strike'), text(' Low Power Mode is on.'))),
      'icloud-storage -',
      'power present',
    ],
    [
      page({
        type: 'taskList',
        content: [task('DONE', 'Low Power Mode is on'), task('TODO', 'iCloud storage is full')],
      }),
      'power present',
      'icloud-storage mentioned',
      'icloud-storage -',
    ],
    [
      page({ type: 'table', content: [row('Low Power Mode', 'On'), row('iCloud storage full', 'No')] }),
      'power present',
      'icloud-storage -',
    ],
    [
      JSON.stringify([
        { type: 'p', children: [{ text: 'Photos wait. Low Power Mode ' }, { text: 'is off.', bold: true }] },
        { type: 'p', children: [{ text: 'Wi-Fi is weak' }] },
      ]),
      'power -',
      'connection present',
    ],
    [
      JSON.stringify({
        subject: 'Low Power Mode is on',
        ops: [
          { insert: 'Photos wait.\niCloud storage is ' },
          { insert: 'not', attributes: { bold: true } },
          { insert: ' full.\nWi-Fi is weak' },
          { insert: '\n', attributes: { list: 'unchecked' } },
        ],
      }),
      'icloud-storage ruled-out',
      'connection -',
      'power present',
    ],
    ['{"text": "Low Power Mode "}', 'power -'],
  ]);
});

describe('a field that holds the status of the ticket', () => {
  const ticket = { subject: 'Photos do not sync', description: 'Low Power Mode is on.' };
  expectStatuses([
    ['Status: Solved\nSubject: Photos do not sync\nDescription: Low Power Mode is on.', 'power tried'],
    ['---\nstatus: closed\n---\nPhotos do not sync. Low Power Mode is on.', 'power tried'],
    [JSON.stringify({ status: 'solved', ...ticket }), 'power tried'],
    [JSON.stringify({ status: 'open', ...ticket }), 'power present'],
    [JSON.stringify({ status: 'Working', ...ticket }), 'power present'],
    ['Status: Working\nSubject: Photos do not sync\nDescription: Low Power Mode is on.', 'power present'],
    ['Photos do not sync. Low Power Mode is on.\n\nStatus: working again', 'power tried'],
    ['| Status | Solved |\n| Subject | Photos do not sync |\n\nLow Power Mode is on.', 'power tried'],
    ['<h4>Status</h4><p>Closed</p><p>Photos do not sync. Low Power Mode is on.</p>', 'power tried'],
    ['#### Status\n\nClosed\n\n#### Description\n\nPhotos do not sync. Low Power Mode is on.', 'power tried'],
    ['Photos do not sync. Low Power Mode is on.\n\n#### Status\n\nClosed', 'power tried'],
    ['Status: Solved\nPhotos do not sync.\n\nReopened: Low Power Mode is on.', 'power present'],
    ['Status: Solved\nPhotos do not sync. Status line: Low Power Mode\n\nStatus: Open', 'power present'],
    ['Status: not solved\nPhotos do not sync. Low Power Mode is on.', 'power present'],
    [
      'id,status,subject,description\n1,open,Photos do not sync,Low Power Mode is on\n2,solved,Photos do not sync,iCloud storage is full',
      'power present',
      'icloud-storage -',
    ],
    [
      'id,subject,description,status\n1,Photos do not sync,"Low Power Mode is on\nall day",solved\n2,Photos do not sync,iCloud storage is full,open',
      'power -',
      'icloud-storage present',
    ],
  ]);
});

describe('several tickets in JSON, each with a status', () => {
  const old = { id: 1, status: 'Closed', subject: 'Photos do not sync', description: 'iCloud storage is full.' };
  const own = { id: 2, subject: 'Photos wait', description: 'Low Power Mode is on.', status: 'Open' };
  const jira = ({ id, status, subject, description }: typeof old) => ({
    id,
    fields: { status: { name: status, id: 7 }, summary: subject, description },
  });
  const open = ['power present', 'icloud-storage mentioned', 'icloud-storage -'];
  expectStatuses([
    [JSON.stringify({ tickets: [old, own] }), ...open],
    [JSON.stringify({ tickets: [own, old], count: 2 }, null, 2), ...open],
    [JSON.stringify([own, old]), ...open],
    [`${JSON.stringify(old)}\n${JSON.stringify(own)}\n`, ...open],
    [JSON.stringify({ issues: [jira(old), jira(own)] }, null, 2), ...open],
    // A single one, and what is no ticket, is not beside others.
    [JSON.stringify({ tickets: [{ ...old, status: 'open' }] }), 'icloud-storage present'],
    [JSON.stringify({ tickets: [{ ...old, status: 'open' }, own] }), 'icloud-storage present', 'power present'],
    [JSON.stringify({ ...own, tasks: [old, { ...own, id: 3 }] }), 'icloud-storage present', 'power present'],
  ]);
});

describe('the answers of a form, with its questions as the columns', () => {
  const asked = [
    'What happens?',
    'Is the iPhone connected to Wi-Fi?',
    'Is Low Power Mode on?',
    'Is your iCloud storage full?',
  ];
  const form = (delimiter: string, ...answers: string[]) =>
    `${['Timestamp', ...asked].join(delimiter)}\n${['11/20/2026 9:12:33', 'Photos do not sync', ...answers].join(delimiter)}`;
  expectStatuses([
    ...['\t', ','].map((delimiter): [string, ...string[]] => [
      form(delimiter, 'No', 'No', 'Yes'),
      'connection present',
      'power ruled-out',
      'icloud-storage present',
    ]),
    [
      '#\tWhat goes wrong?\tDo you have Wi-Fi?\tDevice model, e.g. iPhone 13\tIs it in Low Power Mode?\n1\tPhotos do not sync\tYes\tiPhone 15\tYes',
      'connection -',
      'power present',
    ],
    [
      'Photos wait.\n\nCheck\tPass\tFail\nWi-Fi\t\tx\niCloud storage\tx',
      'connection present',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    ['Photos wait.\n\nCheck,Yes,No\nWi-Fi connected,,x\nLow Power Mode on,x,', 'connection present', 'power present'],
    [
      "#,What's going wrong?,Is your battery low?,Is Low Power Mode on?,How many photos are left?\n1,Photos do not upload,0,1,0",
      'power ruled-out',
      'power present',
    ],
    ['Photos wait.\n\n- name: Wi-Fi\n  passed: no\n- name: Battery low\n  passed: no', 'connection present', 'power -'],
    ['Is it stuck, is it full?\nLow Power Mode is on, it is not full.', 'power present', 'icloud-storage -'],
  ]);
});

describe('several tickets in YAML, XML and tables, or with numbers for a status', () => {
  const open = ['power present', 'icloud-storage mentioned', 'icloud-storage -'];
  const [full, saving] = ['iCloud storage is full.', 'Low Power Mode is on.'];
  const element = (status: string, said: string) =>
    `<ticket>\n<subject>Photos wait</subject>\n<status>${status}</status>\n<description>${said}</description>\n</ticket>`;
  expectStatuses([
    [
      `- id: 1\n  status: closed\n  subject: Photos wait\n  body: ${full}\n- id: 2\n  status: open\n  body: ${saving}`,
      ...open,
    ],
    [
      `tickets:\n  - subject: Photos wait\n    description: |\n      ${full}\n    status: "Closed"\n  - subject: Photos wait\n    description: |\n      ${saving}\n    status: Open`,
      ...open,
    ],
    [`<tickets>\n${element('closed', full)}\n${element('open', saving)}\n</tickets>`, ...open],
    [
      `<tickets>\n<ticket id="1" status="closed">\n<description>${full}</description>\n</ticket>\n<ticket id="2" status="open">\n<description>${saving}</description>\n</ticket>\n</tickets>`,
      ...open,
    ],
    [
      `| ID | Status | Subject | Description |\n|---|---|---|---|\n| 1 | Closed | Photos wait | ${full} |\n| 2 | Open | Photos wait | ${saving} |`,
      ...open,
    ],
    [
      JSON.stringify([
        { id: 1, subject: 'Photos wait', description_text: full, status: 5 },
        { id: 2, subject: 'Photos wait', description_text: saving, status: 2 },
      ]),
      ...open,
    ],
    [
      JSON.stringify({
        result: [
          { number: 'INC1', state: '7', short_description: 'Photos wait', description: full },
          { number: 'INC2', state: '2', short_description: 'Photos wait', description: saving },
        ],
      }),
      ...open,
    ],
    // Steps have a status as well.
    [
      `Photos wait.\ntasks:\n  - title: ${full}\n    status: done\n  - title: ${saving}\n    status: open`,
      'icloud-storage present',
    ],
    // One alone is the ticket.
    [`<tickets>\n${element('open', full)}\n${element('open', saving)}\n</tickets>`, 'icloud-storage present'],
  ]);
});

describe('a name and its value in elements and attributes', () => {
  const stated = ['icloud-storage -', 'power present'];
  expectStatuses(
    [
      '<dl><dt>iCloud storage full</dt><dd>No</dd><dt>Low Power Mode:</dt><dd><p>On</p></dd></dl>',
      '<dict><key>iCloud storage full</key><false/><key>Low Power Mode</key><string>On</string></dict>',
      '<item id="7" name="iCloud storage full" type="bool" value="false" /><item name="Low Power Mode" value="On"/>',
      '<field label="iCloud storage full">No</field><field label="Low Power Mode">On</field>',
      '<f><name>iCloud storage full</name><type>select</type><value>No</value></f><f><name>Low Power Mode</name><value>On</value></f>',
    ].map(form => [`Photos wait.\n\n${form}`, ...stated] as [string, ...string[]]),
  );
});

describe('an export on one line', () => {
  const comments = '"comments":[{"author":"Sam","body":"Waiting."},{"author":"Sam","body":"Waiting."}]';
  expectStatuses([
    [`{"description":"Photos wait. iCloud Photos is off.",${comments}}`, 'settings present'],
    [`{${comments},"description":"Photos wait. iCloud Photos is off."}`, 'settings present'],
    [
      `{"author":"Ann","ios":"16.4","model":"iPhone 12","body":"Photos wait.","iCloud Photos":"off",${comments}}`,
      'settings present',
      'outdated-ios present',
    ],
    [
      `[{"id":1,"authorId":7,"author":"Sam","createdAt":"2026-11-01","isPublic":true,"team":"EU","body":"Photos wait. Is Low Power Mode on?"},{"id":2,"authorId":8,"author":"Ann","createdAt":"2026-11-01","isPublic":true,"team":"EU","body":"no"}]`,
      'power ruled-out',
      'power -',
    ],
  ]);
});

describe('elements of XML that say more of themselves', () => {
  const note = (day: string, said: string) => `<note date="2026-11-${day}" author="Lee">${said}</note>`;
  expectStatuses([
    [
      `<ticket>\n<description>Photos wait.</description>\n<check name="iCloud Photos">off</check>\n${note('04', 'Sent her the article on iCloud Photos.')}\n${note('07', 'iCloud Photos is on now.')}\n</ticket>`,
      'settings ruled-out',
      'settings -',
    ],
    [`<ticket>\n${note('04', 'Photos wait.')}\n${note('07', 'Low Power Mode is on.')}\n</ticket>`, 'power present'],
  ]);
});

test('an export that holds a file of many megabytes is read', () => {
  const file = 'words of nobody '.repeat(1_250_000);
  const { findings } = readTicket(`{"text":"Photos wait. Low Power Mode is on.","value":"${file}"}`, builtin);
  expect(findings.map(({ symptom, status }) => `${symptom} ${status}`)).toEqual(['low-power-mode present']);
});
