import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

const mail = (parts: string[], boundary = 'b', head = '') =>
  `From: kay@example.com\nSubject: photos\n${head}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n\n${parts.map(part => `--${boundary}\n${part}\n`).join('')}--${boundary}--\n`;
const text = (said: string) => `Content-Type: text/plain; charset=utf-8\n\n${said}\n`;
const encoded = (said: string) =>
  `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${said}\n`;
/** Read as words it holds an iPhone 5s and 9 TB. */
const CODE = 'QUJD/5s+QUJD8T/9TQUJDQUJD';
const photo = `Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n${CODE}\n`;
const file = (name: string, type: string, said: string) =>
  `Content-Type: ${type}; name="${name}"\nContent-Disposition: attachment;\n filename="${name}"\n\n${said}\n`;
/** A file of some size; its bytes are the same each time. */
const bytes = (count: number) => {
  let last = 1;
  return Buffer.from(
    Array.from({ length: count }, () => {
      last = (last * 48271) % 2147483647;
      return last & 255;
    }),
  );
};
const line = (code: string) => code.replace(/.{76}/g, '$&\n');
const WAIT = 'Photos wait on my iPhone 12. Low Power Mode is on.';

describe('a file in base64 holds no words', () => {
  const code = bytes(30_000).toString('base64');
  test.each([
    ['a photo attached to a mail', mail([text(WAIT), photo])],
    ['a photo in a page', `<p>${WAIT}</p><img alt="" src="data:image/png;base64,${code}">`],
    ['a small photo in Markdown', `${WAIT}\n\n![shot](data:image/png;base64,AAAA/5s+/8T/9T+AAAA)`],
    ['a photo in an export', JSON.stringify({ description: WAIT, files: [{ name: 'a.png', content: code }] })],
    ['a photo in a contact', `${WAIT}\n\nPHOTO;ENCODING=b:${code.replace(/.{74}/g, '$&\n ')}\nEND:VCARD`],
    ['a signature', `${WAIT}\n\n-----BEGIN PGP SIGNATURE-----\n\n${line(code.slice(0, 700))}\n=+5s1\n`],
    ['the seal of a mail server', mail([text(WAIT)], 'b', `ARC-Seal: i=1; b=${code.replace(/.{70}/g, '$&\n ')}\n`)],
  ])('%s', (_, ticket) => {
    const { facts, findings } = readTicket(ticket, builtin);
    expect(facts).toEqual({ model: expect.objectContaining({ value: 'iPhone 12' }) });
    expect(findings.map(({ symptom, text }) => [symptom, text])).toEqual([['low-power-mode', 'Low Power Mode is on']]);
  });

  test('a mail with a photo of 10 MB is read, behind the photo, too', () => {
    const photos = `Content-Type: image/heic\nContent-Transfer-Encoding: base64\n\n${line(bytes(75_000).toString('base64')).repeat(100)}`;
    const { findings, notices } = readTicket(mail([photos, text(WAIT)]), builtin);
    expect(findings.map(({ text }) => text)).toEqual(['Low Power Mode is on']);
    expect(notices).toEqual([]);
  });

  test('a page is read behind a photo that is longer than a paragraph may be', () => {
    const ticket = `Photos wait. ![shot](data:image/png;base64,${bytes(600_000).toString('base64')}) Low Power Mode is on.`;
    const { findings, notices } = readTicket(ticket, builtin);
    expect(findings.map(({ text }) => text)).toEqual(['Low Power Mode is on']);
    expect(notices).toEqual([]);
  });

  expectStatuses([
    // Long paths are none.
    [
      'Photos wait. Checked Settings/Photos/ICloudPhotos/AirplaneMode/LowPowerMode/Battery: iCloud Photos is off.',
      'settings present',
    ],
  ]);
});

describe('a file that is attached to a mail is none of its own words', () => {
  const own = text('Photos wait. Low Power Mode is off.');
  expectStatuses([
    [
      mail([own, file('help.txt', 'text/plain', 'Photos stop when iCloud is full.\nYour iCloud storage is full.')]),
      'icloud-storage -',
    ],
    [mail([own, file('help.html', 'text/html', '<p>iCloud storage is full.</p>')]), 'icloud-storage -'],
    [mail([own, file('iCloud storage is full.png', 'image/png', CODE)]), 'icloud-storage -', 'power ruled-out'],
    // Another mail is what it is about.
    [
      mail([
        text('See the mail attached.'),
        `Content-Type: message/rfc822\nContent-Disposition: attachment\n\nFrom: ann@example.com\nSubject: photos\nContent-Type: text/plain\n\n${WAIT}\n`,
      ]),
      'power present',
    ],
    [
      mail([own], 'b', 'X-Spam-Reason: iCloud storage is full\nUser-Agent: iOS 12.1\n'),
      'icloud-storage -',
      'outdated-ios -',
    ],
  ]);
});

describe('a form is no mail', () => {
  expectStatuses([
    ['Received: 3 November, photos wait, Low Power Mode is on.\nX-Ray: none\n', 'power present'],
    [mail([text('Photos wait.\n\nReceived: a message that iCloud storage is full')]), 'icloud-storage present'],
  ]);
});

describe('each part of a mail is decoded as its own headers say', () => {
  expectStatuses([
    [
      mail([encoded('Photos wait. iCloud sto=\nrage is full=2E'), photo], '=====12=='),
      'icloud-storage present',
      'outdated-ios -',
    ],
    [
      mail(
        [
          encoded('Photos wait=2E'),
          `Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n${line(btoa('<p>iCloud storage is full.</p>'))}\n`,
        ],
        '==12==',
      ),
      'icloud-storage present',
    ],
    [
      mail([
        encoded('Photos wait. iCloud storage isn=E2=80=99t full.'),
        'Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\nThe phone isn=92t charging.\n',
      ]),
      'icloud-storage ruled-out',
      'power present',
    ],
    [mail([text('Photos wait. Battery=20 %'), encoded('Thanks=21')]), 'power present'],
  ]);
});
