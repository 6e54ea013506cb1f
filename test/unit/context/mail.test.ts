import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

describe('e-mail', () => {
  const mail = (body: string) =>
    `From: kay@example.com\nSubject: photos\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${body}`;
  const encoded = (said: string, type = 'text/plain; charset=utf-8') => {
    const code = Buffer.from(said).toString('base64').replace(/.{76}/g, '$&\r\n');
    return `From: kay@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${code}\r\n--b1--\r\n`;
  };
  expectStatuses([
    [
      'The switch is off.\n\n> Please look at the switch.\n> >\n> > I bought more iCloud, now 31 of 200 GB. Photos wait.\n> > >\n> > > Your iCloud storage is full (5 of 5 GB).',
      'icloud-storage -',
    ],
    [
      encoded('Hello,\n\nmy photos wait since Monday, and Settings says that my iCloud storage is full.\n\nKay\n'),
      'icloud-storage present',
    ],
    [encoded('The phone isn’t charging, photos wait.'), 'power present'],
    [encoded('iCloud storage is full', 'image/png'), 'icloud-storage -'],
    [mail('Photos wait. My iCloud sto=\nrage is full=2E'), 'icloud-storage present'],
    [mail('The phone isn=E2=80=99t charging at all.'), 'power present'],
    [
      'Photos do not arrive.\n\nOn Monday the desk wrote:\n> If your iCloud storage is full, buy more.\n',
      'icloud-storage -',
    ],
  ]);
});

describe('a mail below a reply', () => {
  const asked = '> Is the iPhone on Wi-Fi, is the battery low, is the iCloud storage full, and which iOS is on it?';
  expectStatuses([
    [
      `It was an old hat that fell on the floor.\n\nOn 19 Nov 2026 at 10:02, Sam wrote:\n${asked}`,
      'outdated-ios -',
      'power -',
    ],
    [`The Wi-Fi is down.\n\nOn 9 Nov 2026 at 8:15, Sam wrote:\n${asked}`, 'connection present', 'power -'],
    [`Battery is at 12 %.\n\nOn 9 Nov 2026 at 8:15, Sam <sam@example.com>\nwrote:\n${asked}`, 'power present'],
  ]);
});

describe('an older mail below a head in another language', () => {
  const heads = [
    'De : Mia Brook\nEnvoyé : vendredi 20 novembre 2026 09:12\nÀ : Desk\nObjet : Photos\n',
    'De: Mia Brook\nEnviado el: viernes, 20 de noviembre de 2026 9:12\nPara: Desk\nAsunto: Photos\n',
    'Da: Mia Brook\nInviato: venerdì 20 novembre 2026 09:12\nA: Desk\nOggetto: Photos\n',
    'Van: Mia Brook\nVerzonden: vrijdag 20 november 2026 09:12\nAan: Desk\nOnderwerp: Photos\n',
    '差出人: Mia Brook\n日付: 2026年11月20日\n宛先: Desk\n件名: Photos\n',
    'Mia schrieb am 20.11.2026 um 09:12:',
    'Le ven. 20 nov. 2026 à 09:12, Mia Brook a écrit :',
    '-----Message d’origine-----',
    'Début du message transféré :\n',
  ];
  expectStatuses([
    ...heads.map((head): [string, string, string] => [
      `Low Power Mode is off now.\n\n${head}\nPhotos do not sync. Low Power Mode is on.`,
      'power -',
      'power ruled-out',
    ]),
    [
      '<p>Low Power Mode is off now.</p><blockquote type="cite"><p>Photos do not sync.</p><p>Low Power Mode is on.</p></blockquote></body>',
      'power -',
    ],
    [
      '<p>Low Power Mode is off now. Photos do not sync. The banner says:</p><blockquote>iCloud storage is full</blockquote>',
      'icloud-storage present',
    ],
  ]);
});

describe('how a mail carries its words', () => {
  const mail = (charset: string, said: string) =>
    `Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: quoted-printable\n\nPhotos do not sync. ${said}\n`;
  expectStatuses([
    [mail('windows-1252', 'iCloud storage isn=92t full.'), 'icloud-storage ruled-out', 'icloud-storage -'],
    [mail('utf-8', 'iCloud storage isn=e2=80=99t full.'), 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Subject: =?UTF-8?B?aUNsb3VkIHN0b3JhZ2UgaXMgZnVsbA==?=\n\nPhotos do not sync.', 'icloud-storage present'],
    ['Subject: =?iso-8859-1?Q?iCloud_storage_isn=92t_full?=\n\nPhotos do not sync.', 'icloud-storage -'],
    [
      'Photos do not sync. Low Power Mode is on.\n\n-- \nTom, Desk\nCurrent incident: Wi-Fi is down in building 3',
      'power present',
      'connection mentioned',
      'connection -',
    ],
    ['Photos do not sync.\n\n--\n\nLow Power Mode is on.', 'power present'],
    ['+15551234567\nPhotos do not sync.\n+15551234567\nThey still do not.', 'glitch -'],
  ]);
});

describe('a mail whose lines were parted within a number', () => {
  const mailOf = (said: string) =>
    `Subject: Photos\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nPhotos wait.\n${said}`;
  expectStatuses([
    [mailOf('The battery is at 9=\n2 %.'), 'power ruled-out', 'power -'],
    [mailOf('iPhone storage: 6=\n0 GB free'), 'device-storage ruled-out', 'device-storage -'],
    [mailOf('iPhone 12, iOS 27=\n.1'), 'outdated-ios ruled-out', 'outdated-ios -'],
    [mailOf('iPhone storage: 63.=\n7 GB of 64 GB used'), 'device-storage present'],
    [
      mailOf('It was full on 20=\n26-10-02, iCloud storage has plenty left'),
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
  ]);
  test('all of the number is marked', () => {
    const { findings } = readTicket(mailOf('iPhone 12, iOS 16=\n.4 since May'), builtin);
    expect(findings.map(({ text }) => text)).toEqual(['iPhone 12, iOS 16=\n.4']);
  });
});
