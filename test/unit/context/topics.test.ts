import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('what is about something else raises nothing', () => {
  expectStatuses([
    ['The screen has a green line and the battery drops to 4 % in an hour. Photos are not affected.', 'power -'],
    ['iCloud Backup fails every night: not enough iCloud storage for the backup.', 'icloud-storage -'],
    ['WhatsApp messages do not arrive, the Wi-Fi is down.', 'connection -'],
    ['My Samsung battery is dead.', 'power -'],
    ['The printer has no Wi-Fi.', 'connection -'],
    ['Outlook says the mailbox is full.', 'icloud-storage -', 'device-storage -'],
    ['iMovie on the phone stops at 60% when I export.', 'glitch -'],
    ['SharePoint pictures of the team do not load, the VPN is on.', 'connection -'],
    ['My Galaxy S23 hangs in the gallery, its storage is full.', 'glitch -', 'device-storage -'],
    ['The photo frame in the hall has no Wi-Fi.', 'connection -'],
    ['Spotify does not sync my library to the iPhone, the Wi-Fi is weak.', 'connection -'],
    ['Google Photos does not upload my pictures. The battery is at 12%.', 'power -'],
    ['iCloud Mail does not show new messages; Low Power Mode is on.', 'power -'],
  ]);
});

describe('iCloud alone, beside another matter, is not about photos', () => {
  expectStatuses([
    [
      'Mails to her icloud.com address come back to the senders with a note about her mailbox. iCloud storage is full (5 GB of 5 GB).',
      'icloud-storage -',
    ],
    [
      'The WhatsApp backup stops near the end each night and says that there is not enough space in iCloud. 4.8 of 5 GB are used.',
      'icloud-storage -',
    ],
    // One that names photos, is short, or looks into several causes, is about sync.
    [
      'New pictures stay on the phone. iCloud storage is full, 5 GB of 5 GB, most of it is mail in her mailbox and a backup.',
      'icloud-storage present',
    ],
    ['iCloud full, iPhone 12, mails are ok.', 'icloud-storage present'],
    [
      'Customer rang about iCloud on her iPhone. The iCloud plan is full and Low Power Mode is on all the time. FaceTime works.',
      'icloud-storage present',
      'power present',
    ],
  ]);
});

describe('photos that are named as well are not the matter', () => {
  expectStatuses([
    [
      'No sound on calls. The battery is at 12 percent. Photos are safe in iCloud, the library is complete as of today.',
      'power -',
    ],
    [
      'Photos do not go up from the phone, and the battery is at 12 percent. The library is complete on the Mac.',
      'power present',
    ],
    ['Her voicemail cuts out. The signal at her desk is poor. Pictures are fine.', 'connection -'],
    ['SIM swap failed twice; still on iOS 17 with an iPhone 13. No problem with the photos.', 'outdated-ios -'],
    ['The green bubbles are back. Wi-Fi is weak in the barn. Pictures are all good.', 'connection -'],
    ['Photos are fine on the iPad, nothing arrives from the phone. Wi-Fi is weak in the barn.', 'connection present'],
    ['Teams sends pictures without a problem. Photos wait for iCloud, Low Power Mode is on.', 'power present'],
  ]);
});

describe('a reply within a case is about its matter', () => {
  expectStatuses([
    [
      'Thanks for your mail. I restarted it as you wrote, and in the settings it says iOS 26.1 on an iPhone 15. My daughter cannot help before Friday, sorry.',
      'outdated-ios present',
    ],
    [
      'I am afraid it is still not good. The plane symbol is on at the top of the screen and I cannot find where it goes away again.',
      'connection present',
    ],
  ]);
});

describe('two causes looked into, and no other matter named, are about sync', () => {
  expectStatuses([
    [
      'Bot: Which model is it?\nYou: an XR\nBot: Is Low Power Mode on?\nYou: yes, for years now\nBot: Does Settings ask you for anything?\nYou: it wants me to verify my phone number, I never do',
      'power present',
      'settings present',
    ],
  ]);
});

describe('the machine where photos should arrive is not the patient', () => {
  expectStatuses([
    [
      'I took forty pictures and not one is on the big tablet. The tablet says Mary at the top. Phone is on the son’s Apple account, iPad on hers.',
      'settings present',
    ],
    ['My Galaxy says that its account storage is full. Photos wait for Wi-Fi.', 'icloud-storage -', 'connection -'],
    ['He came from a Galaxy. The iPhone says iCloud storage is full.', 'icloud-storage present'],
    [
      'Her pics do not come across to the iMac, neither to the iMac at work. iCloud storage is full.',
      'icloud-storage present',
    ],
    [
      'Photos on the iMac will not open, the iMac is slow, startup disk is full. The MacBook is fine.',
      'device-storage -',
    ],
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
    [
      'Photos wait, the phone says that the iCloud sto-\nrage is full and no more pho-\ntos go up.',
      'icloud-storage present',
    ],
  ]);
});

describe('what the phone says in other languages', () => {
  expectStatuses([
    ['iCloud-Speicher ist voll', 'icloud-storage present'],
    ['El almacenamiento de iCloud está lleno', 'icloud-storage present'],
  ]);
});

const nothing = [
  'settings -',
  'connection -',
  'icloud-storage -',
  'device-storage -',
  'glitch -',
  'outdated-ios -',
  'power -',
];

describe('a complaint names no cause', () => {
  expectStatuses([
    ['User reports missing photos in iCloud.', ...nothing],
    ['Photos are missing in iCloud since Monday.', ...nothing],
    ['iCloud Photos does not work.', ...nothing],
    ['Her pictures are not in iCloud.', ...nothing],
    ['New pictures never arrive on her Mac.', ...nothing],
    ['No new photos on iCloud since 12 November.', ...nothing],
    ['Photos are only on the phone.', ...nothing],
    ['He was born in 1951 and lives at 15 Mill Lane.', ...nothing],
    ['On the phone there are 8,012 photos, on the Mac 7,455.', ...nothing],
    ['It worked until last Tuesday.', ...nothing],
  ]);
});

describe('what a desk says of itself and its work names no cause', () => {
  expectStatuses([
    ['Photos do not reach iCloud. She is off on Friday.', ...nothing],
    ['Photos do not reach iCloud. The customer signed out of the chat.', ...nothing],
    ['Photos do not reach iCloud. The portal of our company needs a new password.', ...nothing],
    ['Photos do not reach iCloud. She has a free account with us and wants to upgrade.', ...nothing],
    ['Photos do not reach iCloud. Old version of the form, please use the new one.', ...nothing],
    ['Photos do not reach iCloud. It took us two days to reply, the queue was full.', ...nothing],
    ['Photos do not reach iCloud. Charged twice for the same order.', ...nothing],
    ['Photos do not reach iCloud. He is stuck in traffic and calls back.', ...nothing],
    ['Photos do not reach iCloud. The case is frozen until the manager is back.', ...nothing],
    ['Photos do not reach iCloud. The new plan of the office shows where she sits.', ...nothing],
  ]);
});

describe('what is told by the way is not the matter', () => {
  expectStatuses([
    ['Pictures stay on her phone, its storage is full. She also has an Apple Watch.', 'device-storage present'],
    ['The library hangs, Low Power Mode is on. By the way, the printer on floor two is out of ink.', 'power present'],
    ["Low Power Mode is on all day. Her husband's Android is broken.", 'power present'],
    ['Customer since 2019, no invoice is open. Low Power Mode is on.', 'power present'],
    ['The printer is out of ink. Low Power Mode is on.', 'power -'],
    ['Channel: WhatsApp\nBrowser: Safari\n\nLow Power Mode is on.', 'power present'],
    ['Low Power Mode is on. Call back via WhatsApp.', 'power present'],
    ['Low Power Mode is on. The Apple TV shows the albums fine.', 'power present'],
    ['Pictures are not uploading to iCloud since May. Mails and calls work. Wi-Fi is down.', 'connection present'],
  ]);
});

describe('what a ticket is about, in few words', () => {
  expectStatuses([
    ['the photos app quits by itself. the alarm clock works', 'glitch present'],
    ['my pics never show on my macbook, and the games eat it all. iPhone has 200 MB free', 'device-storage present'],
    [
      'Our plan of 50 GB is full at 50 GB, the last backup failed and the last photo went up on the same day.',
      'icloud-storage present',
    ],
    ['My Galaxy S24 shows "Waiting for Wi-Fi" for all photos. My sister\'s iPhone never does that.', 'connection -'],
    ['Her battery drops to 5 % by noon. All the photos are there on the iPad, only the messages are late.', 'power -'],
    [
      'The screen is cracked, Low Power Mode is on. Photos and mail and everything else work as they should.',
      'power -',
    ],
  ]);
});

describe('photos that stay where they are', () => {
  expectStatuses([
    ['My pics stay put since Tuesday. No Wi-Fi at the guesthouse, only calls and SMS work.', 'connection present'],
    [
      'The account was full, she took the 50 GB plan on Saturday and by Sunday everything had gone up. Photos are on the iPad.',
      'icloud-storage -',
    ],
    ['Photos wait. cloud 30 of 200, phone 1/3 full', 'device-storage -', 'icloud-storage ruled-out'],
    ['Photos wait. There is a red one next to Software Update.', 'outdated-ios present'],
    ['Photos wait. The phone shows full bars of Wi-Fi.', 'device-storage -'],
    ['Photos of the frozen lake wait. Low Power Mode is on.', 'power present', 'glitch -'],
  ]);
});

describe('numbers and places of the desk itself', () => {
  expectStatuses([
    ['Order 31-00874, iPhone 8. Pictures wait, Low Power Mode is on.', 'power present'],
    ['eSIM transfer fails at the counter, old phone at 12 %.', 'power -'],
    ['The last picture on his Apple TV and the Mac is of May. Low Power Mode is on.', 'power present'],
    ['Photos wait. 20 Nov: no response. Closing as customer action, Low Power Mode on.', 'glitch -', 'power present'],
  ]);
});
