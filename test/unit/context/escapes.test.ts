import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('line ends that an export wrote as text', () => {
  const said = 'Photos do not sync.\\niCloud Photos is turned on.\\nLow Power Mode is on.\\n';
  const read = ['settings ruled-out', 'settings -', 'power present'];
  expectStatuses([
    [`id: 7\ndescription: "${said}"\n`, ...read],
    [`---\nid: 7\ndescription: "${said}"\n---\n\nHello.\n`, ...read],
    [`Description: ${said}\n`, ...read],
    [`Description: ${said.replaceAll('\\n', '\\r\\n')}\n`, ...read],
    [`BEGIN:VEVENT\nDESCRIPTION:${said}\nEND:VEVENT\n`, ...read],
    // A row keeps its columns.
    ['id,description,low_power_mode\n7,Photos do not sync.\\niCloud Photos is turned on.,on\n', ...read],
    ['id\tdescription\tlow_power_mode\n7\tPhotos do not sync.\\niCloud Photos is turned on.\ton\n', ...read],
    [
      '| Ticket | Description | Low Power Mode |\n|---|---|---|\n| 7 | Photos wait.\\niCloud Photos is turned on. | on |',
      ...read,
    ],
  ]);
});

describe('tags that an export wrote as text', () => {
  const json = (page: string) =>
    `{"description": "${page.replace(/[<>]/g, sign => `\\u00${sign.charCodeAt(0).toString(16)}`)}"}`;
  const entities = (page: string) => page.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const xml = (page: string) =>
    `<?xml version="1.0"?>\n<ticket>\n<description>${entities(page)}</description>\n</ticket>`;
  const faulty = '<p class="first">Photos do not sync to iCloud.</p><p>Low Power Mode is <b>on</b>.</p>';
  const parted = '<p>Photos do not sync to iCloud.</p><p>My mailbox is full.</p>';
  expectStatuses([
    [json(faulty.replace(' class="first"', '')), 'power present'],
    [json(parted), 'icloud-storage -'],
    [xml(faulty), 'power present'],
    [xml(parted), 'icloud-storage -'],
    [xml('<p>Photos wait.</p><del>Low Power Mode is on.</del>'), 'power -'],
    [xml('Photos wait.<br/>Low Power Mode is&nbsp;on.').replace('&nbsp;', '&amp;nbsp;'), 'power present'],
    [JSON.stringify({ description: entities(parted) }), 'icloud-storage -'],
    ['Photos do not sync. Battery &lt; 10 % and iCloud free &gt; 3 GB.', 'power present'],
  ]);
});
