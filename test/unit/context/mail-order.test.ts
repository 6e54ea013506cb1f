import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

const mail = (date: string, said: string, field = 'Date') =>
  `From: Ann <ann@example.com>\nTo: desk@example.com\n${field}: ${date}\nSubject: Photos\n\n${said}\n\n`;
const ON = 'Photos do not sync. Low Power Mode is on.';
const OFF = 'Low Power Mode is off now.';

describe('mails below each other are read in the order of their dates', () => {
  const days: [string, string, string][] = [
    ['Date', 'Mon, 3 Nov 2025 10:00:00 +0100', 'Tue, 4 Nov 2025 09:00:00 +0100'],
    ['Date', 'Mon, 3 Nov 2025 10:00:00 +0100', 'Mon, 3 Nov 2025 09:30:00 +0000'],
    ['Sent', 'Monday, November 3, 2025 10:00 AM', 'Tuesday, November 4, 2025 9:00 AM'],
    ['Gesendet', 'Montag, 3. Dezember 2025 10:00', 'Freitag, 2. Januar 2026 09:00'],
    ['Date', '2025-11-03', '2025-11-04 09:00'],
    ['Date', '03.11.2025 10:00', '04.11.2025 09:00'],
  ];
  expectStatuses(
    days.flatMap(([field, first, second]): [string, ...string[]][] => [
      [mail(first, ON, field) + mail(second, OFF, field), 'power -', 'power ruled-out'],
      [mail(second, OFF, field) + mail(first, ON, field), 'power -', 'power ruled-out'],
      [
        mail(first, `Photos do not sync. ${OFF}`, field) + mail(second, 'Low Power Mode is on now.', field),
        'power present',
      ],
      [mail(first, ON, field) + mail(second, 'The problem is solved, all photos sync now.', field), 'power -'],
    ]),
  );
  const three = ['Mon, 3 Nov 2025 10:00:00 +0100', 'Tue, 4 Nov 2025 09:00:00 +0100', 'Wed, 5 Nov 2025 09:00:00 +0100'];
  const [first = '', second = '', third = ''] = three;
  expectStatuses([
    [
      mail(first, ON) +
        mail(second, 'All photos sync now, solved.') +
        mail(third, 'Low Power Mode is on again, photos wait.'),
      'power present',
    ],
    // The second one quotes the first.
    [mail(first, ON) + mail(second, `${OFF}\n\nOn Mon, 3 Nov 2025 at 10:00, Ann wrote:\n\n> ${ON}`), 'power -'],
    // The clock of a server and that of a desk differ by an hour.
    [mail('Mon, 3 Nov 2025 09:30:00 +0000', OFF) + mail('Monday, November 3, 2025 10:00 AM', ON, 'Sent'), 'power -'],
    // Who wrote last wrote on top, without a date.
    [`${OFF}\n\n${mail(first, ON)}${mail(second, 'Please look at Low Power Mode.')}`, 'power -', 'power ruled-out'],
  ]);
});

describe('a newer mail says how it is by now', () => {
  const reply = 'iCloud storage is not full. Photos still do not sync.';
  expectStatuses([
    [
      `${reply}\n\nOn Mon, 3 Nov 2025 at 10:00, Ann <ann@example.com> wrote:\n\n> iCloud storage is full.`,
      'icloud-storage -',
    ],
    [`${reply}\n\n${mail('Monday, November 3, 2025 10:00 AM', 'iCloud storage is full.', 'Sent')}`, 'icloud-storage -'],
    [
      `Low Power Mode is off. Thanks.\n\n${mail('3 Nov 2025 10:00', 'Photos wait. iCloud storage is full.')}`,
      'icloud-storage present',
    ],
    [
      `Thanks, we look into it.\n\n${mail('3 Nov 2025 10:00', `${ON} iCloud storage is full.`)}`,
      'icloud-storage present',
      'power present',
    ],
  ]);
});
