import { describe } from 'vitest';
import { type Case, expectStatuses } from './expect-statuses.ts';

describe('dialogue', () => {
  expectStatuses([
    ['Bot: Is your iCloud storage full? Reply YES or NO\nMo: NO\nMo: photos wait', 'icloud-storage -'],
    [
      'Mo: photos wait\nAgent: is the phone full or iCloud?\nMo: both',
      'device-storage present',
      'icloud-storage present',
    ],
    ['Mo: photos wait\nAgent: phone or iCloud full?\nMo: the phone', 'device-storage present', 'icloud-storage -'],
    ['Mo: photos wait\nAgent: is the phone full or iCloud?\nMo: neither', 'device-storage -', 'icloud-storage -'],
    ['Mo: photos wait\nAgent: is your iCloud full?\nMo: it was, I deleted old backups', 'icloud-storage -'],
    ['Mo: photos wait\nAgent: you said Low Power Mode was on. Is it still?\nMo: not any more', 'power -'],
    ['Mo: photos wait\nAgent: Wi-Fi at home?\nMo: not any more', 'connection present'],
    ['Mo: photos are fine, but does the phone need to be plugged in?\nAgent: no', 'power -'],
    ['Mo: photos wait\nAgent: OK swipe Photos away, then power off fully and on again\nMo: will do', 'glitch -'],
    ['Photos wait.\nAgent: And the yellow battery icon?\nAgent: Do you see it?\nMo: yes', 'power present'],
    [
      'Bot: Please choose: 1. Low Power Mode is on 2. No Wi-Fi 3. iCloud storage full\nMo: 4\nMo: photos stopped syncing',
      'power -',
      'connection -',
      'icloud-storage -',
    ],
    [
      'Bot: Please choose A) storage full B) something else\nMo: B\nMo: photos stuck, Low Power Mode is on',
      'power present',
    ],
    ['Agent: Is Low Power Mode on?\nMo: yeah always\nAgent: thanks', 'power present'],
    ['Agent: Is Low Power Mode on?\nMo: nope\nAgent: thanks', 'power ruled-out', 'power -'],
    ['[10:01] Bot: Welcome!\n[10:02] Lea: iCloud storage is full\n[10:03] Bot: One moment', 'icloud-storage present'],
    ['Agent: how full is the phone?\nLea: 63.5 of 64 GB\nAgent: ok', 'device-storage present'],
    ['Agent: And iCloud?\nLea: 12 of 200 GB\nAgent: ok', 'icloud-storage ruled-out'],
    ['Agent: any VPN on the phone?\nLea: no\nAgent: ok', 'connection -'],
    ['Agent: Have you restarted the iPhone?\nLea: yes, twice\nAgent: ok', 'glitch tried'],
    ['Agent: Please restart the iPhone.\nLea: ok will do\nAgent: thanks', 'glitch -'],
    ['Support: Does the battery go below 20 %?\nKim: yes every evening\nSupport: ok', 'power present'],
    ['Agent: is the switch for iCloud Photos on or off?\nLea: off\nAgent: ok', 'settings present'],
    ['Agent: what does it say at the bottom of Photos?\nLea: Waiting for Wi-Fi\nAgent: ok', 'connection present'],
    ['Agent: Turn off Low Power Mode, please.\nLea: done\nAgent: and?', 'power -'],
    ['Agent: If your iCloud storage is full, buy more.\nLea: ok\nAgent: bye', 'icloud-storage -'],
    ['Agent: Which model?\nLea: 12 mini\nAgent: and the iOS?\nLea: 16.2\nAgent: thanks', 'outdated-ios present'],
    ['Agent: are you signed in to iCloud?\nLea: no, signed out since the repair\nAgent: ok', 'settings present'],
    ['Tom: photos wait\nAnna: Is Sync this iPhone off?\nTom: It is on', 'settings ruled-out', 'settings -'],
    ['Agent: Is your iCloud storage full? Please look in Settings.\nCustomer: Yes, it is', 'icloud-storage present'],
    ['Agent: Isn’t your iCloud storage full?\nCustomer: No', 'icloud-storage ruled-out', 'icloud-storage -'],
    [
      'Ann: photos wait\nAgent: Is iCloud storage full? Is Low Power Mode on? Is the iPhone out of space?\nAnn: No, no, yes',
      'icloud-storage -',
      'power -',
      'device-storage present',
    ],
    ['Ann: photos wait\nAgent: Low Power Mode off?\nAnn: off', 'power ruled-out', 'power -'],
    ['Ann: photos wait\nAgent: Have you restarted the iPhone?\nAnn: twice', 'glitch tried'],
    [
      'Agent: is your iCloud storage full?\nAnn: how do I see that\nAgent: Settings, your name, iCloud\nAnn: ah. yes it is',
      'icloud-storage present',
    ],
    [
      'Agent: nothing moved, is Low Power Mode on?\nAnn: where is that\nAgent: Settings then Battery\nAnn: no',
      'power ruled-out',
      'power -',
    ],
  ]);
});

describe('who speaks, on a line alone', () => {
  expectStatuses([
    ['[10:12] Mo Lane\nphotos wait\n[10:13] Helpdesk\nIs Low Power Mode on?\n[10:14] Mo Lane\nyes', 'power present'],
    ['Mo\n 9:12 AM\nphotos wait\nLee (IT)\n 9:13 AM\nis the Wi-Fi weak?\nMo\n 9:14 AM\nno', 'connection -'],
    ['[10:12] Restarted\n[10:15] Updated\nPhotos wait. Low Power Mode on?\nyes', 'power present'],
    ['[Bot 9:12:01] Photos wait? Is iCloud full? (yes / no / not sure)\n[Mo 9:12:20] no', 'icloud-storage -'],
    [
      '[Lee 9:12] photos wait\n[Desk 9:13] which model, and which iOS version?\n[Lee 9:14] 14 Pro. 18.0.',
      'outdated-ios present',
    ],
  ]);
});

describe('what a turn goes on about', () => {
  expectStatuses([
    [
      'Agent: Is iCloud Photos switched on?\nAnn: its off\nAgent: please turn it on\nAnn: done, its on now\nAgent: do they upload?\nAnn: no, stuck at 30 since this morning',
      'settings -',
      'glitch present',
    ],
    ['Photos wait; everything is ok apart from the battery, which sits at 6 %', 'power present', 'glitch -'],
  ]);
});

describe('history: the latest state counts', () => {
  expectStatuses([
    ['photos wait\n11/03 called\n11/04 1204 items stuck for three days', 'glitch present'],
    [
      '- R3 Petra: handset chock full, photos wait\n- R5 Lamine: counter stuck at 77 since Thursday, still 77',
      'device-storage present',
      'glitch present',
    ],
    ['Driver 7: photos wait, battery 6 %.\nDriver 9: all arrives, battery 80 %.', 'power present'],
    [
      'Mon 9/11 0815 Ann: photos wait, iCloud storage is full\nTue 10/11 0900 Ann: bought 200 GB, 150 GB of iCloud storage free now',
      'icloud-storage -',
    ],
    [
      '2026-11-02 Photos wait, iCloud storage is full.\n2026-11-04 Bought 200 GB, now 120 GB free, photos still wait.',
      'icloud-storage -',
    ],
    ['Mon: Low Power Mode was on.\nTue: Low Power Mode is off now, upload still waits.', 'power -'],
    ['Yesterday the battery was at 9 %, now it is at 95 %.', 'power -'],
    ['The iPhone storage was full; now 40 GB are free on the phone.', 'device-storage -'],
    ['iPhone 13 was on 16.2, updated to 27.1 on Friday, photos still wait.', 'outdated-ios -'],
    ['At first the Wi-Fi was down, now it is fine.', 'connection -'],
    ['10 Nov: restarted. 12 Nov: counter frozen again.', 'glitch tried', 'glitch present'],
    [
      'Now the cloud shows 12 of 50 GB, and the photos still wait.\n\n> Ines wrote:\n> Your iCloud storage is full, photos cannot go up.',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    ...[
      'iCloud storage: 20 of 200 GB',
      'iCloud storage: 20 of 200 GB\nThanks, Ines',
      'Cc: Lea\nSubject: photos\n\niCloud storage: 20 of 200 GB',
    ].map(
      (reply): Case => [
        `${reply}\n\nOn Mon, 3 Mar 2025 at 08:00, Ines wrote:\n\n> Photos wait. iCloud storage is at 4.9 of 5 GB.`,
        'icloud-storage -',
      ],
    ),
    [
      'Model: iPhone 12\niOS: 17.2\n\nPhotos still wait.\n\nOn Mon, 3 Mar 2025 at 08:00, Ines wrote:\n\n> Photos wait. The iPhone 13 was on 27.1.',
      'outdated-ios present',
    ],
    ['The photos still wait. The banner reads:\n\n> iCloud storage is full', 'icloud-storage present'],
    ['Photos wait.\n1 Oct: Low Power Mode is on.\n2 Oct: Low Power Mode is off.', 'power ruled-out', 'power -'],
    ['Photos wait.\n2 Oct: the Wi-Fi is good.\n1 Oct: the Wi-Fi is weak.', 'connection ruled-out', 'connection -'],
    [
      'iCloud storage is fine now, photos wait.\n\nFrom: Anna\nSent: Monday\nSubject: photos\n\niCloud storage is full',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    ['Photos wait. The plan was full. Now it isn’t.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Photos wait, but the iCloud storage is no longer full.', 'icloud-storage ruled-out', 'icloud-storage -'],
  ]);
});

describe('coordination and lists', () => {
  expectStatuses([
    ['Wi-Fi, storage and battery are all fine.', 'connection ruled-out', 'power ruled-out'],
    ['Neither Low Power Mode nor Low Data Mode is on.', 'power -', 'connection -'],
    ['No VPN and no Low Data Mode.', 'connection -'],
    ['Both iCloud storage and iPhone storage are full.', 'icloud-storage present', 'device-storage present'],
    [
      'Battery 88 %, iCloud 4.9 of 5 GB, iOS 17.2 on an iPhone 12.',
      'power ruled-out',
      'icloud-storage present',
      'outdated-ios present',
    ],
    [
      '- battery fine\n- Wi-Fi fine\n- iCloud storage full',
      'power ruled-out',
      'connection ruled-out',
      'icloud-storage present',
    ],
    [
      'Restarted, updated to 27.1 and reset network settings: photos still wait.',
      'glitch tried',
      'outdated-ios tried',
      'connection tried',
    ],
    ['Everything is fine except the Wi-Fi, photos wait.', 'connection present'],
    [
      'She thinks that iCloud storage is full but it isn’t, photos wait.',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
  ]);
});

describe('reported speech', () => {
  expectStatuses([
    ['Her neighbour says the iPhone storage is full.', 'device-storage -'],
    ['My son thinks the battery is low.', 'power -'],
    ['The customer says iCloud storage is full.', 'icloud-storage present'],
    ['The phone says iCloud Storage Is Full.', 'icloud-storage present'],
    ['User reports that Low Power Mode is on.', 'power present'],
    ['She is convinced that the Wi-Fi is weak.', 'connection -'],
  ]);
});

describe('questions that are told of', () => {
  expectStatuses([
    ['Photos wait. I asked her whether her iCloud storage is full. She said yes.', 'icloud-storage present'],
    [
      'Photos wait. I asked her whether her iCloud storage is full. She said no.',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    ['Photos wait. Asked if Low Power Mode was on, customer confirmed it was.', 'power present'],
    ['Photos wait. Asked if Low Power Mode was on, caller denied.', 'power ruled-out', 'power -'],
    ['Photos wait. Asked whether he has restarted the iPhone; he has, twice.', 'glitch tried'],
    ['Photos wait. Asked if iCloud is full - no.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Photos wait. Asked her if Low Power Mode is on (no).', 'power ruled-out', 'power -'],
    ['Photos wait. Asked whether the plan was full: yes.', 'icloud-storage present'],
    ['Photos wait. Asked if the Wi-Fi works, no.', 'connection present'],
    [
      'Photos wait. Asked if the Wi-Fi works, she said yes and that the battery is at 4 %.',
      'connection ruled-out',
      'power present',
    ],
    ['Photos wait. She asked if turning off Low Power Mode would help.', 'power -'],
    ['Photos wait. Asked whether her iCloud storage is full. Will call back.', 'icloud-storage -'],
    ['Asked whether it must be on the charger for photos. Not necessarily, we said.', 'power -'],
  ]);
});

describe('pronouns and what is left out', () => {
  expectStatuses([
    [
      'First I thought the phone was full; it is iCloud that is. Photos wait.',
      'icloud-storage present',
      'device-storage -',
    ],
    ['Photos wait.\n- sync switch: on\n- off and on again, also with the volume buttons. No.', 'settings -'],
    ['Photos wait. The Low Power Mode was what the shop had set for her and it is still on.', 'power present'],
    [
      'Photos wait. Wi-Fi, phone storage and iCloud storage have all been checked and are fine.',
      'connection ruled-out',
      'device-storage ruled-out',
      'icloud-storage ruled-out',
    ],
    ['Photos wait. iCloud has room, the iPhone hasn’t.', 'icloud-storage -', 'device-storage present'],
    ['Photos wait. iCloud is full but the phone is not.', 'icloud-storage present', 'device-storage ruled-out'],
    ['Photos wait. The phone isn’t full but her iCloud is.', 'icloud-storage present', 'device-storage ruled-out'],
    ['Photos wait. If iCloud is full but the phone is not, buy more.', 'icloud-storage -', 'device-storage -'],
    ['Photos wait. Neither the iPhone nor iCloud is full.', 'icloud-storage ruled-out', 'device-storage ruled-out'],
    ['I looked at the iPhone storage. It is full.', 'device-storage present'],
    ['We checked iCloud storage. Full.', 'icloud-storage present'],
    ['The battery? Dead.', 'power present'],
    ['About iCloud Photos: it is switched off.', 'settings present'],
    ['The Wi-Fi at home: down.', 'connection present'],
    ['Description: Photos wait. I looked at the iPhone storage. It is full.', 'device-storage present'],
    ['Description: Photos wait. Low Power Mode is on. Correction: off.', 'power ruled-out', 'power -'],
    ['Low Power Mode: we do not use that.\nPhotos wait.\nBattery: It is full.', 'power ruled-out', 'power -'],
    ['The weather is lovely. It is full moon.', 'icloud-storage -', 'device-storage -'],
  ]);
});

describe('what is not said at all', () => {
  expectStatuses([
    [
      '<!-- template: storage full | battery low | signed out -->\nPhotos do not arrive on iCloud.',
      'icloud-storage -',
      'power -',
      'settings -',
    ],
    ['~~iCloud storage is full~~ iCloud has 100 GB free.', 'icloud-storage -'],
    [
      'iCloud Photos can pause when the battery is low, the plan is full, or there is no Wi-Fi.',
      'power -',
      'icloud-storage -',
      'connection -',
    ],
    ['Some people had run out of iCloud storage.', 'icloud-storage -'],
  ]);
});

describe('a history with its newest entry on top', () => {
  expectStatuses([
    [
      '11/18 AB: Closing, all 900 photos are up.\n11/16 AB: Her iCloud is full, photos wait.\n11/15 CD: Photos do not arrive.',
      'icloud-storage -',
    ],
    [
      '2026-11-03 KL: The Wi-Fi is back and fine now, photos still wait.\n2026-11-02 KL: Wi-Fi at home is down, photos wait.',
      'connection ruled-out',
      'connection -',
    ],
    [
      'Nov 2 KL: Wi-Fi is fine now, photos wait.\nNov 3 KL: Wi-Fi at home is down since this morning, photos wait.',
      'connection present',
    ],
    [
      '05.11. EF: The phone was updated to iOS 27.1.\n02.11. EF: iPhone 14, still on iOS 26.2, photos wait.',
      'outdated-ios -',
    ],
    ['Photos wait.\nJan 2: Low Power Mode is off.\nDec 31: Low Power Mode is on.', 'power ruled-out', 'power -'],
    ['Photos wait.\nDec 31: Low Power Mode is off.\nJan 2: Low Power Mode is on.', 'power present'],
    ['Photos wait.\n3 Nov, 1:05 pm: Low Power Mode is off.\n3 Nov, 9:12 am: Low Power Mode is on.', 'power -'],
    ['Photos wait.\n4 Nov: the battery is at 8%.\n2 Nov: no answer.\n3 Nov: the battery is at 95%.', 'power ruled-out'],
  ]);
});

describe('an old entry stays old, on top or below, however its day is written', () => {
  const days: [older: string, newer: string][] = [
    ['3 Nov 09:12', '4 Nov 08:15'],
    ['3rd Nov, 9am', '3rd Nov, 2pm'],
    ['3 November 2025 at 09:12', '3 November 2025 at 14:00'],
    ['3 Nov 2025', '2 Jan 2026'],
    ['Mon 3 Nov', 'Tue 4 Nov'],
    ['Monday, 3 November 2025', 'Tuesday, 4 November 2025'],
    ['[3 Nov]', '[4 Nov]'],
    ['- 3 Nov', '- 4 Nov'],
    ['1. 3 Nov', '2. 4 Nov'],
    ['**3 Nov**', '**4 Nov**'],
    ['**3 Nov:**', '**4 Nov:**'],
    ['- __Nov 3__', '- __Nov 4__'],
    ['03.11. 09:12', '03.11. 14:05'],
    ['## 2025-03-04\n', '## 2025-03-05\n'],
    ['### 4 Mar\n\n', '### 5 Mar\n\n'],
    ['Day 1:', 'Day 2:'],
    ['Call 9 –', 'Call 10 –'],
    ['## Visit 1\n', '## Visit 2\n'],
  ];
  const entries = days.map(([older, newer]): [string, string] => [
    `${older} Low Power Mode: on`,
    `${newer} Low Power Mode: off`,
  ]);
  expectStatuses(
    entries.flatMap(([older, newer]): Case[] => [
      [`Photos wait.\n\n${older}\n${newer}`, 'power ruled-out', 'power -'],
      [`Photos wait.\n\n${newer}\n${older}`, 'power ruled-out', 'power -'],
    ]),
  );
});

describe('questions in speech', () => {
  expectStatuses([
    ['Is it normal that syncing 40,000 pictures takes a few days? it is moving along nicely', 'glitch -'],
    ['A: photos wait ok\nC: yes\nA: and do i need to be on the latest ios for it', 'outdated-ios -'],
    ['Agent: so is it in low power mode\nMia: yes\nAgent: ok, photos wait for that', 'power present'],
    ['Agent: is the phone full\nMia: no that one was replaced\nAgent: and photos?', 'device-storage -'],
    ['Photos wait. Did the update yesterday, no change.', 'outdated-ios tried'],
    ['The iCloud plan is not full, so why do the photos wait?', 'icloud-storage ruled-out'],
    ['Photos wait. Can you tell me why my iCloud is full?', 'icloud-storage present'],
    ['Photos wait. Can you tell me if my iCloud is full?', 'icloud-storage -'],
  ]);
});

describe('answers below quoted questions', () => {
  expectStatuses([
    ['> iOS version:\n18.5, it never asked\n> Model:\niPhone 13 mini\nPhotos wait.', 'outdated-ios present'],
    ['> Is Low Power Mode on? (Settings, Battery)\nYes, always. Photos wait.', 'power present'],
    ['> How full is the phone?\nIt has loads of space, photos wait.', 'device-storage -'],
    ['Agent: How much is free on the phone?\nVisitor: 6.1 of 64\nAgent: and photos wait?', 'device-storage -'],
    ['Agent: How much is free on the phone?\nVisitor: 0.4 of 64\nAgent: and photos wait?', 'device-storage present'],
    ['Agent: What does About say?\nVisitor: 15.7\nAgent: on the iPhone 7 Plus, photos wait?', 'outdated-ios present'],
    ['Photos wait. He could not install 27, so it is iOS 26.2.', 'outdated-ios present'],
  ]);
});

describe('replies that name their writer', () => {
  expectStatuses([
    [
      'Reply by Ann (Service Desk): What does the line below your name say?\n\nReply by Joe: it wants the password for my Apple Account again, I always press Not Now.',
      'settings present',
    ],
    ['Reply:\n1. Turn off Low Power Mode.\n2. Charge the iPhone.', 'power -'],
  ]);
});

describe('the same count once more', () => {
  expectStatuses([
    ['The line says Uploading 816 items. I left it on the charger over the weekend. 816.', 'glitch present'],
    ['The line says Uploading 816 items. That was also so on Monday.', 'glitch present'],
  ]);
});

describe('chats in tables', () => {
  const turns = [
    ['Agent', 'Is Low Power Mode on?'],
    ['Customer', 'no'],
    ['Agent', 'Is the iPhone storage full?'],
    ['Customer', 'yes, since May'],
  ];
  const inBars = turns.map(([who, said]) => `| 9:15 | ${who} | ${said} |`).join('\n');
  const inQuotes = turns.map(([who, said]) => `"9:15","${who}","${said}"`).join('\n');
  const below = turns.map(([who, said]) => `[11/20 09:15] ${who}\n${said}`).join('\n\n');
  expectStatuses([
    [`| Time | From | Message |\n|---|---|---|\n${inBars}`, 'power ruled-out', 'device-storage present'],
    [`time,from,message\n${inQuotes}`, 'power ruled-out', 'device-storage present'],
    [below, 'power ruled-out', 'device-storage present'],
  ]);
});

describe('a diary by days and visits is a history', () => {
  expectStatuses([
    ['Photos wait.\n[11:20] The battery is at 95%.\n[09:45] No answer.\n[08:10] The battery is at 8%.', 'power -'],
    ['Photos wait.\n1:20 pm: Low Power Mode off.\n11:45 am: No answer.\n8:10 am: Low Power Mode on.', 'power -'],
    ['Photos wait.\n22:10 Low Power Mode on.\n23:45 No answer.\n00:20 Low Power Mode off.', 'power -'],
    ['Photos wait.\nTue: Low Power Mode is off.\nMon: No answer.\nSun: Low Power Mode is on.', 'power -'],
    ['Photos wait.\nFri: Low Power Mode is on.\nMon: No answer.\nTue: Low Power Mode is off.', 'power -'],
    ['Photos wait.\nDay 3: The battery is at 8%.\nDay 1: No answer.\nDay 2: The battery is at 95%.', 'power ruled-out'],
    [
      'Photos wait.\nMon – the cabin has two bars.\nTue – the phone lies at the window, four bars.\nWed – no contact.',
      'connection -',
    ],
    ['Photos wait.\nVisit 1: Low Power Mode on.\nVisit 2: Low Power Mode off.\nVisit 3: nobody in.', 'power -'],
    ['Two versions behind on Monday (updated on the 7th to 27.1), photos wait. iPhone 14.', 'outdated-ios -'],
  ]);
});

describe('an end that was none', () => {
  expectStatuses([
    [
      'It says 47 photos left. I restarted the phone with both buttons. Again 47 photos left.',
      'glitch tried',
      'glitch -',
    ],
    [
      'wk 1: switched her VPN off, and all photos went up.\nwk 2: photos stay on the phone. Status line: Low Data Mode.',
      'connection present',
    ],
    ['Photos wait, the iPhone has 300 MB left. The broadband part was solved by a new box.', 'device-storage present'],
    ['Photos are arriving again on the iPad. She had been in a cellar without any reception.', 'connection -'],
  ]);
});

describe('what was ruled out is not the matter, however it is said', () => {
  expectStatuses([
    ['Photos wait. I would rule out the account (identical) and the Wi-Fi (fast).', 'settings -', 'connection -'],
    ['Photos wait. The remark about the battery was a misunderstanding.', 'power -'],
  ]);
});

describe('what is asked in other words, and what was told to do', () => {
  expectStatuses([
    ['Agent: when did you last turn the phone off and on\nCustomer: never\nPhotos wait.', 'glitch -'],
    ['Agent: whats the bar under iPhone Storage like\nCustomer: full\nPhotos wait.', 'device-storage present'],
    ['Photos wait. I said hold the side button, she would rather not.', 'glitch -'],
    ['Photos wait. Told him restart it before he sleeps.', 'glitch -'],
  ]);
});

describe('a line that ends in a time', () => {
  expectStatuses([
    ['Photos do not sync.\nLow Power Mode is on since 09:15', 'power present'],
    ['Photos do not sync.\niCloud storage is full, 10:15', 'icloud-storage present'],
    ['Photos do not sync.\nSigned out of iCloud at 9:12 am', 'settings present'],
    ['Photos do not sync.\niPhone storage is full (10:15)', 'device-storage present'],
    ['Photos do not sync.\nWi-Fi dropped 10:15\nWi-Fi dropped 10:40', 'connection present'],
    ['Photos do not sync. [00:01:12]\nLow Power Mode is on. [00:01:19]', 'power present'],
    ['Photos do not sync.\nRestarted 10:15', 'glitch tried'],
    ['Mia Brook 09:12\nIs Low Power Mode on?\nTom van Dyk (agent) - 09:13\nYes, it is.', 'power present'],
    ['mia 09:12\nIs Low Power Mode on?\ntom 09:13\nNo, never.\nmia 09:14\nThanks.', 'power -'],
    ['Mia Brook added a comment - 09:12\nIs iCloud storage full?\nCustomer 09:13\nYes.', 'icloud-storage present'],
  ]);
});

describe('turns as players and exports have them', () => {
  expectStatuses([
    [
      '1\n00:00:01,000 --> 00:00:03,000\nAgent: Is Low Power Mode on?\n\n2\n00:00:03,000 --> 00:00:04,000\nMia: Yes.\n',
      'power present',
    ],
    [
      'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Tom>Is Low Power Mode on?</v>\n\n00:03.000 --> 00:04.000\n<v Mia>Yes.</v>\n\n00:05.000 --> 00:06.000\n<v Tom>Thanks.</v>\n',
      'power present',
    ],
    ['[{"author": "Tom", "body": "Is Low Power Mode on?"}, {"author": "Mia", "body": "Yes."}]', 'power present'],
    [
      '[\n  {\n    "author": "Tom",\n    "id": 7,\n    "body": "Is Low Power Mode on?"\n  },\n  {\n    "author": "Mia",\n    "id": 8,\n    "body": "Yes."\n  }\n]',
      'power present',
    ],
    ['[{"author": "Tom", "body": "Is Low Power Mode on?"}, {"author": "Mia", "body": "No."}]', 'power -'],
    [
      '20-11-2026 09:12:33 - Tom Field (Additional comments)\nIs Low Power Mode on?\n\n20-11-2026 09:14:33 - Mia Brook (Additional comments)\nYes.',
      'power present',
    ],
    [
      'Tom Field\n20/11/2026 09:12\nIs Low Power Mode on?\n\nMia Brook\n20/11/2026 09:14\nYes.\n\nTom Field\n20/11/2026 09:15\nThanks.',
      'power present',
    ],
    [
      'Tom Field Nov 20 09:13 (Public reply)\nIs Low Power Mode on?\n\nMia Brook Nov 20 09:14 (Public reply)\nYes.',
      'power present',
    ],
    [
      '\u200e[20/11/2026, 09:12:01] Tom: Is Low Power Mode on?\n\u200e[20/11/2026, 09:13:01] Mia: Yes.\n\u200e[20/11/2026, 09:14:01] Tom: ok',
      'power present',
    ],
    [
      'Photos do not sync.\niCloud storage full\n20/11/2026 09:12\nWi-Fi weak\n20/11/2026 09:15\niCloud storage full\n20/11/2026 10:12',
      'icloud-storage present',
      'connection present',
    ],
    ['Photos do not sync.\n20/11/2026 09:12 - Restarted (no change)', 'glitch tried'],
  ]);
});

describe('an answer that takes one of two', () => {
  expectStatuses([
    ['Photos wait.\nAgent: Is Low Power Mode off or on?\nCustomer: Off.', 'power ruled-out', 'power -'],
    ['Photos wait.\nAgent: Is Low Power Mode off or on?\nCustomer: On.', 'power present'],
    ['Photos wait.\nAgent: Is iCloud Photos on or off?\nCustomer: Off.', 'settings present'],
    ['Nothing arrives now that iCloud Photos is off.', 'settings present'],
  ]);
});

describe('a plan of storage is none of the desk', () => {
  expectStatuses([
    ['Photos wait.\niCloud plan: full', 'icloud-storage present'],
    ['Photos wait.\nData plan: used up', 'connection present'],
    ['Photos wait.\nPlan: turn off Low Power Mode', 'power mentioned', 'power -'],
  ]);
});
