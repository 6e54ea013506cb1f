import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('what is about something else raises nothing', () => {
  expectStatuses([
    ['iCloud Backup fails every night: not enough iCloud storage for the backup.', 'icloud-storage -'],
    ['WhatsApp messages do not arrive, the Wi-Fi is down.', 'connection -'],
    ['My Samsung battery is dead.', 'power -'],
    ['The printer has no Wi-Fi.', 'connection -'],
    ['Outlook says the mailbox is full.', 'icloud-storage -', 'device-storage -'],
  ]);
});

describe('a single line is enough where nothing speaks against it', () => {
  expectStatuses([
    ['Low Power Mode is on', 'power present'],
    ['iCloud storage is full', 'icloud-storage present'],
    ['Airplane Mode is on', 'connection present'],
    ['signed out of iCloud', 'settings present'],
  ]);
});

describe('noise', () => {
  expectStatuses([
    ['ICLOUD STORAGE IS FULL', 'icloud-storage present'],
    ['icloud storge is full', 'icloud-storage present'],
    ['wi fi is down', 'connection present'],
    ['WLAN is down', 'connection present'],
    ['LPM on', 'power present'],
    ['<p>iCloud&nbsp;storage is <b>full</b></p>', 'icloud-storage present'],
    ['#icloud storage is full', 'icloud-storage present'],
    ['icloud storrage is full', 'icloud-storage present'],
    ['the chraging cable is broken', 'power present'],
    ['isnt charging', 'power present'],
    ['**iCloud storage** is _full_', 'icloud-storage present'],
    ['iCloud storage is full.Battery is fine.', 'icloud-storage present', 'power ruled-out'],
    ['📱 iCloud storage is full 😩', 'icloud-storage present'],
    ['> iCloud storage is full', 'icloud-storage present'],
    ['the “iCloud Storage Is Full” banner', 'icloud-storage present'],
  ]);
});

describe('what the phone says in other languages', () => {
  expectStatuses([
    ['iCloud-Speicher ist voll', 'icloud-storage present'],
    ['El almacenamiento de iCloud está lleno', 'icloud-storage present'],
  ]);
});
