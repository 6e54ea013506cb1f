import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

describe('label and value', () => {
  expectStatuses([
    ['[in Settings it says that the iCloud storage is full] Photos wait.', 'icloud-storage present'],
    ['[iCloud full/Photos stuck] She cannot see them.', 'icloud-storage present'],
    [
      'Photos wait.\nBattery level [in %]: 14\nWi-Fi [yes/no]: yes\niOS [e.g. 26.1]: 27.1',
      'power present',
      'outdated-ios ruled-out',
      'connection -',
    ],
    ['Photos wait.\nWiFi=N; LPM=N', 'connection present', 'power ruled-out'],
    ['Photos wait.\nWi-Fi connected: No', 'connection present'],
    ['Photos wait.\nWi-Fi issues: no', 'connection -'],
    ['Fotos laden nicht hoch.\nWLAN: nein\nStromsparmodus: an', 'connection present', 'power present'],
    ['Les photos ne montent pas.\nPhotos iCloud : désactivé', 'settings present'],
    ['Las fotos no se suben.\nModo de bajo consumo: sí', 'power present'],
    ['写真が同期しない\niCloud写真：オフ', 'settings present'],
    ['Photos wait.\niCloud storage full:false\nLow Power Mode:on', 'icloud-storage ruled-out', 'power present'],
    [
      '<ticket><text>Photos wait.</text><icloud_storage_full>false</icloud_storage_full><low_power_mode>true</low_power_mode></ticket>',
      'icloud-storage ruled-out',
      'power present',
    ],
    ['Photos wait.\n✅ Low Power Mode is on\n⬜ iCloud storage is full', 'power present', 'icloud-storage mentioned'],
    ['{"text": "Photos wait. Low Power Mode is on.", "solved_at": null}', 'power present'],
    ['Photos wait. Low Power Mode is on.\nResolved: -', 'power present'],
    ['Photos wait. Low Power Mode is on.\n| Resolved | |', 'power present'],
    ['Photos wait. Low Power Mode is on.\nResolved: 2026-03-04', 'power tried'],
    ['Low Power Mode: on', 'power present'],
    ['Low Power Mode: off', 'power ruled-out'],
    ['iCloud storage: full', 'icloud-storage present'],
    ['iPhone storage: full', 'device-storage present'],
    ['Battery: 8 %', 'power present'],
    ['Battery: 88 %', 'power ruled-out'],
    ['iCloud Photos: off', 'settings present'],
    ['iCloud Photos: on', 'settings ruled-out'],
    ['VPN: none', 'connection ruled-out'],
    ['Restarted: yes', 'glitch tried'],
    ['Restarted: no', 'glitch -'],
    ['Low Data Mode: enabled', 'connection present'],
    ['Device: iPhone 13\nOS: 17.4', 'outdated-ios present'],
    ['iPhone 12, iOS 15.1. iCloud storage: 4.9 GB of 5 GB used.', 'outdated-ios present', 'icloud-storage present'],
    ['iOS 15.1. Battery: 12 %', 'outdated-ios present', 'power present'],
    ['iPhone 8, iOS 16.7.16. Photos says: Low Data Mode', 'outdated-ios ruled-out', 'connection present'],
    ['It hangs on iOS 17.2. Wi-Fi: weak', 'outdated-ios present', 'connection present'],
    ['Max. Battery: 9 %\nNo. of photos waiting: 1204\nSer. no.: X123\nApprox. size: 200 GB', 'power present'],
    ['Model: iPhone 8\nVersion: 16.0', 'outdated-ios present'],
    [
      'Photos wait.\nLow Power Mode on: n/a\nPhotos crash: not checked\niCloud storage full: yes/no',
      'power -',
      'glitch mentioned',
      'icloud-storage -',
    ],
    [
      'Photos wait.\nWi-Fi weak? Yes / **No**\niCloud storage: full / nearly full / **plenty free**',
      'connection ruled-out',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    ['Photos wait.\nSync this iPhone: off → on', 'settings -'],
    ['Photos wait.\nWi-Fi weak:\nno\niCloud storage full:\nyes', 'connection ruled-out', 'icloud-storage present'],
    ['Photos wait.\niCloud storage: NOK\nWi-Fi: pass', 'icloud-storage present', 'connection ruled-out'],
  ]);
});

describe('a yes or no behind a label that states something', () => {
  expectStatuses([
    ...['off: no', 'is turned off: no', 'off? no', 'disabled: false', 'off: N', 'off: no, on'].map(
      (said): [string, string, string] => [
        `Photos do not sync.\niCloud Photos ${said}`,
        'settings ruled-out',
        'settings -',
      ],
    ),
    ['| Check | Result |\n|---|---|\n| iCloud Photos is turned off | no |', 'settings ruled-out', 'settings -'],
    ['{"iCloud Photos disabled": false, "ticket": 7}', 'settings ruled-out', 'settings -'],
    ['Photos do not sync.\niCloud Photos off: yes', 'settings present'],
    ['Photos do not sync.\niCloud Photos on: no', 'settings present'],
    ['Photos do not sync.\niCloud Photos: no', 'settings present'],
  ]);
});

describe('clauses between slashes', () => {
  expectStatuses([
    ['iPhone has half its room left / the plan in iCloud is all used up', 'icloud-storage present', 'device-storage -'],
    ['pics since May are not on the tablet / she keeps Low Power Mode on / no cable at work', 'power present'],
  ]);
});

describe('a short labelled line ends with its line', () => {
  expectStatuses([
    ['Device: iPhone 15 Pro\nThe iCloud plan was full at noon.', 'icloud-storage present', 'device-storage -'],
    ['Device: iPhone 15\nHer glass was full. The photos wait.', 'device-storage -'],
    ['Battery: an old one\nUpdated at 10:05, called back on 11/12/2026.', 'power -'],
  ]);
});

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

describe('transcripts in other notations', () => {
  expectStatuses([
    [
      '{"who":"Ana","text":"photos wait"}\n{"who":"Sam","text":"is Low Power Mode on?"}\n{"who":"Ana","text":"yes"}',
      'power present',
    ],
    ['time,who,text\n10:01,Ana,photos wait\n10:02,Sam,is Low Power Mode on?\n10:03,Ana,yes, always', 'power present'],
    ['2210z: counter stuck at 95 items, photos wait\n0130z: 95\n0515z: 95', 'glitch present'],
    ['> 06/11 Marit: photos wait\n> 06/11 Office: is Low Power Mode on?\n> 06/11 Marit: yes', 'power present'],
    [
      'Mon 9/11 0930 Paul: photos wait\nMon 9/11 0945 Desk: is Low Power Mode on?\nMon 9/11 0950 Paul: yes',
      'power present',
    ],
    ['14.11 09:15 T17: photos wait\n14.11 09:20 BASE: is Low Power Mode on?\n14.11 09:31 T17: yes', 'power present'],
    ['Photos wait.\n1204 items for three days, it is stuck.', 'glitch present'],
    ['Lee [14:02]: photos wait\nSam [14:02]: is Low Power Mode on?\nLee [14:03]: yes', 'power present'],
    ['Lee: photos wait\nSam: low power mode?\nLee: on', 'power present'],
    ['[Lee] photos wait\n[Sam] vpn?\n[Lee] on', 'connection present'],
    ['[Lee] photos wait\n[Sam] vpn?\n[Lee] on my laptop', 'connection -'],
    [
      '[BOT] Hi\n[ANN] photos wait, iPhone 11\n[BOT] Which iOS are you on? Settings > General > About\n[ANN] 16.6\n[BOT] Thanks',
      'outdated-ios present',
    ],
    ['<bot> is Low Power Mode on?\n<ann> yes\n<bot> ok, and photos wait?\n<ann> right', 'power present'],
    ['Dana 10:02 AM\nphotos wait\nMike 10:03 AM\nIs Low Power Mode on?\nDana 10:04 AM\nyes', 'power present'],
    ['<mike> is low power mode on?\n<dana> yes\n<mike> ok', 'power present'],
    ['> Is Low Power Mode on?\nYes, always.', 'power present'],
    ['Q: Is Low Power Mode on?\nA: No', 'power ruled-out'],
    ['1. Is Low Power Mode on? Yes\n2. Is the phone charging? No', 'power present'],
  ]);
});

describe('tick boxes', () => {
  expectStatuses([
    ['- [x] Restarted the iPhone', 'glitch tried'],
    ['- [ ] Restarted the iPhone', 'glitch -'],
    ['- [x] Low Power Mode is off', 'power ruled-out'],
    ['Battery: [x] low [ ] ok', 'power present'],
    ['Battery: [ ] low [x] ok', 'power -'],
    ['☑ Network settings reset', 'connection tried'],
    ['☐ Network settings reset', 'connection -'],
    ['Photos stuck.\nIs there room on the iPhone?  [ ] yes  [x] no', 'device-storage present'],
    ['Photos stuck.\nIs Low Power Mode on?\n☐ Yes ☒ No', 'power ruled-out', 'power -'],
    ['Photos stuck.\nIs "Sync this iPhone" switched on? Yes [ ]  No [x]', 'settings present'],
    ['Photos stuck.\nIs the phone full?\n[ ] yes\n[x] no', 'device-storage ruled-out', 'device-storage -'],
    ['Photos stuck.\nIs the phone connected to Wi-Fi?  ( ) yes  (x) no, cellular only', 'connection present'],
    ['Photos stuck.\nLow Power Mode: (X) on ( ) off', 'power present'],
    ['Photos stuck.\nLow Power Mode: on [ ] off [x]', 'power ruled-out', 'power -'],
    ['Photos wait.\nWi-Fi is weak [ ]\nLow Power Mode is on [x]', 'connection -', 'power present'],
  ]);
});

describe('boxes that are empty, however they are drawn', () => {
  expectStatuses([
    ...[
      '- [\u00a0] Low Power Mode is on',
      '- [  ] Low Power Mode is on',
      '- [_] Low Power Mode is on',
      '| [ ] | Low Power Mode is on |\n| [x] | Wi-Fi is weak |',
      '| ☐ | Low Power Mode is on |\n| ☑ | Wi-Fi is weak |',
    ].map((said): [string, string, string] => [`Photos do not sync.\n${said}`, 'power mentioned', 'power -']),
    ['| | Symptom |\n|---|---|\n| [ ] | Low Power Mode is on |\n| [x] | Wi-Fi is weak |', 'connection present'],
    [
      '{"checks": [{"name": "Low Power Mode is on", "checked": false}, {"name": "Wi-Fi is weak", "checked": true}]}',
      'power -',
      'connection present',
    ],
    ['Photos do not sync.\n- [ x ] Low Power Mode is on', 'power present'],
    ['Photos do not sync.\nWhich iOS?\n- [ ] iOS 16.7\n- [ ] iOS 17.4\n- [x] iOS 27.1', 'outdated-ios -'],
    ['Photos do not sync.\n- [ ] Battery is at 9 %', 'power -'],
    ['Photos do not sync.\n☐ iCloud storage: 5 GB of 5 GB used', 'icloud-storage -'],
    ['Photos do not sync.\n- [ ] update from iOS 17.4', 'outdated-ios present'],
    ['Photos do not sync.\n\n## Next steps\n- [ ] Delete videos: 200 MB of 64 GB free', 'device-storage present'],
  ]);
});

describe('sections', () => {
  expectStatuses([
    ['KNOWN\n- photos wait\nRULED OUT\n- full iCloud\nTRIED\n- a restart', 'icloud-storage ruled-out', 'glitch tried'],
    ['What we know\n  photos wait\nWhat we tried\n  a restart, new cable', 'glitch tried'],
    ['iCloud storage full\n- photos wait', 'icloud-storage present'],
    ['Ok so: Wi-Fi is down at the cottage and the photos wait.', 'connection present'],
    ['Ok: Wi-Fi at the cottage.\nPhotos wait.', 'connection -'],
    ['## Steps tried\n- restart\n- reset network settings', 'glitch tried', 'connection tried'],
    ['Steps tried: restart, charge overnight', 'glitch tried'],
    ['## Steps tried\n- Restart - not yet', 'glitch mentioned'],
    ['## Steps tried\n- Restart (not done)', 'glitch mentioned'],
    ['## Steps tried\n- Restart – skipped', 'glitch mentioned'],
    ['## Steps tried\n- Restart\n  - not yet', 'glitch mentioned'],
    ['## Steps tried\n- Restart (twice)', 'glitch tried'],
    ['## Steps tried\n- Restart - done', 'glitch tried'],
    ['## Ruled out\n- Low Power Mode\n- VPN', 'power ruled-out', 'connection ruled-out'],
    ['## Hypothesis\niCloud storage is full', 'icloud-storage -'],
    ['## Observed\niCloud storage is full', 'icloud-storage present'],
    ['## Plan\n1. update iOS', 'outdated-ios -'],
    ['```\nlog\n~~~\nmore\n```\n\n## Ruled out\nWi-Fi is off', 'connection ruled-out', 'connection -'],
    ['---\n---\nThe iCloud plan is full.', 'icloud-storage present'],
    ['Photos wait.\nPlease check:\n- iCloud storage is full', 'icloud-storage mentioned', 'icloud-storage -'],
    ['Photos wait.\nWe ruled out:\n- iCloud storage is full', 'icloud-storage ruled-out'],
    ['Photos wait.\n\nRuled out\n---------\n\niCloud storage full', 'icloud-storage ruled-out'],
    ['Next steps\n==========\n\nLow Power Mode is on, turn it off.\n\nProblem\n-------\n\nPhotos wait.', 'power -'],
    ['Photos do not sync.\n\nNext steps\n---\n\nLow Power Mode is on.', 'power -'],
    ['Photos do not sync.\n\nAction: call back\n---\nLow Power Mode is on.', 'power present'],
    ['Photos do not sync.\n\n- Next steps\n---\nLow Power Mode is on.', 'power present'],
    ['Photos do not sync. We agreed on the\nnext steps\n---\nLow Power Mode is on.', 'power present'],
    ['Photos wait\n---\niCloud storage is full', 'icloud-storage present'],
    ['Photos wait.\nReply: I looked, the battery is at 4 %\niOS: 15.1', 'power present', 'outdated-ios present'],
    ['---\n# e.g. iCloud storage is full\nmodel: iPhone 12\n---\nPhotos wait.', 'icloud-storage -'],
  ]);
});

describe('a label that could be the name of something else', () => {
  expectStatuses([
    ['Notes: iCloud full, pics will not upload.', 'icloud-storage present'],
    ['Background: she keeps Low Power Mode on, photos wait.', 'power present'],
    ['History: Low Power Mode was on in May.', 'power -'],
    ['History: since May the iCloud plan is full.', 'icloud-storage present'],
    ['Outcome: iPhone storage is full, customer will ring back.', 'device-storage present'],
    ['Resolution: iPhone storage was full, 20 GB of films deleted.', 'device-storage -'],
  ]);
});

describe('a value in the line below its name', () => {
  expectStatuses([
    ['### Wi-Fi\nno\n\n### Low Power Mode\nYes\n', 'connection present', 'power present'],
    [
      'Model\niPhone 13\n\nWi-Fi\nno\n\nSigned in to iCloud\nno\n\nFree space on iPhone\n300 MB',
      'connection present',
      'settings present',
      'device-storage present',
    ],
    ['check,result\nWi-Fi,weak\nFree space on iPhone,300 MB', 'connection present', 'device-storage present'],
  ]);
});

describe('texts in an export', () => {
  const said = 'Photos wait.\nLow Power Mode: on\nShe says "the iCloud plan is full".';
  expectStatuses([
    [JSON.stringify({ id: 41, description: said }, null, 2), 'power present', 'icloud-storage present'],
    [JSON.stringify([{ id: 41, body: said }]), 'power present', 'icloud-storage present'],
  ]);
});

describe('lines that were wrapped at a width', () => {
  expectStatuses([
    [
      'Since we were in Spain the phone shows\nthat a mail wants the Apple Account\npassword again and again, she ignores\nit.',
      'settings present',
    ],
    [
      'Photos of the tour do not reach the laptop, and her phone is filled to 63.5 of its 64\ngigabytes, so she says.',
      'device-storage present',
    ],
    ['Checked\niCloud storage\nfull\nWi-Fi\nweak', 'icloud-storage present', 'connection present'],
  ]);
});

describe('what only names a page or an end', () => {
  expectStatuses([
    ['Photos wait. Sent https://support.example.com/articles/icloud-storage-full', 'icloud-storage -'],
    ['Low Power Mode is on, photos wait.\nClosed: no response from the customer', 'power present'],
    ['Low Power Mode was on, photos wait.\nClosed: no fault found', 'power -'],
    ["Photos wait. Her husband's iPhone is on iOS 16 and its battery is dead.", 'power -'],
    ['Photos wait. The iPad is old and its storage is full.', 'device-storage -', 'icloud-storage -'],
    ['Photos wait. We still need the iOS version.', 'outdated-ios -'],
  ]);
});

describe('a title tells of the whole ticket', () => {
  expectStatuses([
    ['# iCloud Photos\n\nThree albums are missing. She turned the lamp off at noon.', 'settings -'],
    [
      '# Issue with photo sync\n\nThe ring of the doorbell is off, her pictures are missing on the laptop.',
      'settings -',
    ],
    ['# Photos not syncing\n\nThe van in the yard does not move.', 'glitch -'],
    [
      'iCloud Photos\n=============\n\nHis phone had 300 MB left at noon.',
      'icloud-storage -',
      'device-storage present',
    ],
    ['# iPhone storage\n\nAlmost full.', 'device-storage present'],
    ['## Customer\nMia\n\n## Battery\nLow since noon.', 'power present'],
    ['## Customer\nMia\n\n## Battery\nThe door of the shop was red and low.', 'power -'],
    ['## Customer\nMia\n\n## iCloud Photos\nOff since Tuesday.', 'settings present'],
    ['## Customer\nMia\n\n## iCloud Photos\nHer lamp is off since Tuesday.', 'settings -'],
  ]);
});

describe('questions and answers', () => {
  expectStatuses([
    [
      'Photos wait.\nQ1. Does Wi-Fi work? A1. No\nQ2. Is iCloud full? A2. Yes',
      'connection present',
      'icloud-storage present',
    ],
    ['Is Low Power Mode on? Yes.', 'power present'],
    ['Is Low Power Mode on? No.', 'power ruled-out'],
    ['Is it charging? Nope', 'power present'],
    ['Is the phone on Wi-Fi? Yes, strong', 'connection -'],
    ['Agent: Is iCloud Photos on?\nDana: no\nAgent: please turn it on\nDana: ok', 'settings present'],
    ['Agent: Is your iCloud storage full?\nDana: yes\nAgent: thanks', 'icloud-storage present'],
    ['Agent: did you restart it?\nDana: yep twice\nAgent: thanks', 'glitch tried'],
    ['Agent: did you restart it?\nDana: not yet\nAgent: please do', 'glitch -'],
    ['Agent: what does the battery say?\nDana: 6 %\nAgent: please charge it', 'power present'],
    ['Agent: how much iCloud storage is left?\nDana: none\nAgent: ok', 'icloud-storage present'],
    ['Agent: which iOS is on your iPhone 13?\nDana: 17.1\nAgent: thanks', 'outdated-ios present'],
    ['Is my storage full?', 'icloud-storage -', 'device-storage -'],
  ]);
});

describe('several values in one line', () => {
  expectStatuses([
    ['LowPowerMode=false, BatteryLevel=1.0, photos wait', 'power ruled-out', 'power -'],
    ['LowPowerMode=true; BatteryLevel=0.8\nPhotos wait.', 'power present'],
    ['Intune: OSVersion=26.4; Model=iPhone 16; FreeStorage=140GB\nPhotos wait.', 'outdated-ios present'],
    ['Model: iPhone 12 | iOS: 27.1 | Battery: 12% | Photos: waiting', 'outdated-ios ruled-out', 'power present'],
    ['Low Data Mode: no\nPhotos wait.', 'connection ruled-out'],
    ['Poster: photos wait\nPoster (next day): the phone is full, photos wait', 'device-storage present'],
    [
      'Photos wait, iPhone 13; iCloud storage full: no; Low Power Mode on: no',
      'icloud-storage ruled-out',
      'power ruled-out',
      'power -',
    ],
  ]);
});

describe('forms that ask in each line', () => {
  const form = (says: string, tried: string) =>
    `What happens? Photos stay on the phone\nWhat does the phone say? ${says}\nAlready tried? ${tried}\nModel? iPhone 16`;
  expectStatuses([
    [
      'Photos wait.\nQ1: Is Low Power Mode on? A: No\nQ2: Is iCloud storage full? A: No\nQ3: What is wrong? A: It does not sync',
      'power -',
      'icloud-storage -',
    ],
    ['Photos wait.\nBattery above 20 %: no', 'power present'],
    ['Photos wait.\nBattery below 20 %: no', 'power -'],
    ['photos_sync=failed\nios=27.1', 'settings -'],
    [form('"Low Data Mode" in grey', 'nothing yet'), 'connection present'],
    [form('Verify your account', 'restarted it twice'), 'settings present', 'glitch tried'],
    [form('nothing', 'other Wi-Fi at my aunt'), 'connection tried', 'connection -'],
  ]);
});

describe('answers that stand apart from what they answer', () => {
  expectStatuses([
    [
      'iPhone model\n\niPhone 13\n\niCloud storage\n\nFull\n\nLow Power Mode\n\nOn\n\nDescription\n\nPhotos wait',
      'icloud-storage present',
      'power present',
    ],
    ['Photos wait, says her husband.\nShe has iCloud storage.\n\nFull\n', 'icloud-storage -'],
    [
      'Photos wait.\nQuestions:\n1. Is Low Power Mode on?\n2. Is iCloud storage full?\nAnswers:\n1. Yes\n2. No',
      'power present',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    [
      'Photos wait.\nQ1 Low Power Mode on?\nQ2 iCloud storage full?\n\nA1 yes\nA2 no',
      'power present',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    [
      'Hi,\n1) yes\n2) no\nThanks, Ann\n\n> Please tell us:\n> 1) Is Low Power Mode on?\n> 2) Is the Wi-Fi weak?',
      'power present',
      'connection ruled-out',
      'connection -',
    ],
    [
      'Photos wait.\n- Low Power Mode\n  - on\n- iCloud storage full\n  - no',
      'power present',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    [
      '{"subject": "Photos wait", "checks": [{"check": "Wi-Fi weak", "result": "no"}, {"check": "Low Power Mode", "result": "on"}]}',
      'connection ruled-out',
      'connection -',
      'power present',
    ],
    [
      'Photos wait.\nchecks:\n  - check: iCloud storage full\n    result: no\n  - check: Low Power Mode\n    result: on',
      'icloud-storage ruled-out',
      'icloud-storage -',
      'power present',
    ],
    ['Photos wait.\nSigned in to iCloud ( ) Yes (x) No', 'settings present'],
    ['Photos wait.\nSigned in to iCloud (x) Yes ( ) No', 'settings ruled-out', 'settings -'],
  ]);
});

describe('a list of conditions', () => {
  expectStatuses([
    ['The upload waits if\n- the battery is low\n- there is no Wi-Fi\n\nI told her so.', 'power -', 'connection -'],
    [
      'Photos do not sync. Check whether:\n* iCloud storage is full\n* Low Power Mode is on',
      'icloud-storage -',
      'power -',
    ],
    ['The upload stops when\n- the phone is hot\n- it rains\n\nLow Power Mode is on.', 'power present'],
  ]);
});

describe('verdicts, options and what is struck out', () => {
  expectStatuses([
    ['Photos wait.\n✅ iCloud Photos on\n❌ Wi-Fi connected', 'settings ruled-out', 'connection present'],
    [
      'Photos wait.\n:white_check_mark: Wi-Fi connected\n:x: iCloud storage has room',
      'connection ruled-out',
      'icloud-storage present',
    ],
    ['Photos wait.\n🔴 Wi-Fi\n🟢 iCloud storage', 'connection present', 'icloud-storage ruled-out'],
    ['Photos wait.\nWi-Fi 🟢\niCloud storage 🔴', 'connection ruled-out', 'icloud-storage present'],
    ['Photos wait.\niCloud storage: critical', 'icloud-storage present'],
    ['Photos wait.\nLow Power Mode: [ ] Off [x] On', 'power present'],
    ['Photos wait.\nLow Power Mode: ○ On ◉ Off', 'power ruled-out'],
    ['Photos wait.\n◉ Low Power Mode on\n○ iCloud full', 'power present', 'icloud-storage -'],
    ['Photos wait.\nWi-Fi: none at the cabin', 'connection present'],
    ['Photos wait.\n| Wi-Fi | ❌ none at the cabin |', 'connection present'],
    [
      'Photos wait.\nTo check:\n- iCloud storage is full\nFound: Low Power Mode is on',
      'power present',
      'icloud-storage -',
    ],
    ['Photos wait.\n[FAIL] Wi-Fi\n[OK] battery', 'connection present', 'power -'],
    ['Photos wait.\nPASS  Low Power Mode\nFAIL  Wi-Fi is weak', 'connection present', 'power -'],
    ['Photos wait.\niCloud storage full [Y]\nLow Power Mode on [N]', 'icloud-storage present', 'power -'],
    [
      'Photos wait.\n| | yes | no |\n|---|---|---|\n| iCloud storage full | x | |\n| Low Power Mode on | | x |',
      'icloud-storage present',
      'power ruled-out',
      'power -',
    ],
    ['Photos wait.\nLow Power Mode is on - no', 'power ruled-out', 'power -'],
    ['Photos wait.\nLow Power Mode (on/off): off', 'power ruled-out', 'power -'],
    ['Photos wait.\nLow Power Mode on? (y/n) n', 'power -'],
    ['Photos wait.\n( ) iCloud storage is full\n(•) Low Power Mode is on', 'power present', 'icloud-storage -'],
    ['Photos wait. <s>Low Power Mode is on</s>', 'power -'],
    ['Photos wait. Wi&#8209;Fi is weak.', 'connection present'],
    ['Photos wait.\nStorage (phone): full\nStorage (iCloud): fine', 'device-storage present', 'icloud-storage -'],
    ['Photos wait.\nLow Power Mode? On', 'power present'],
    ['Photos syncing: no\nDevice: iPhone 15', 'settings -'],
    ['Photos wait. We checked iCloud storage, Low Power Mode and Wi-Fi.', 'icloud-storage -', 'power -'],
    ['Photos wait.\nPrevious status: Solved\nLow Power Mode is on', 'power present'],
    ['Photos wait. Low Power Mode is on.\nResolved: No', 'power present'],
    ['Photos wait. Low Power Mode is on.\nThis ticket was closed in error.', 'power present'],
    ['Photos wait. Low Power Mode is on.\nThe problem with my mail is solved.', 'power present'],
    [
      'Photos wait. Wi-Fi is weak.\nLast month iCloud storage was full; solved.',
      'connection present',
      'icloud-storage -',
    ],
    ['Photos wait.\n| If | Then |\n|---|---|\n| iCloud storage is full | buy more |', 'icloud-storage -'],
    ['Photos wait.\n| Setting | Expected | Actual |\n|---|---|---|\n| Low Power Mode | off | on |', 'power present'],
    [
      'Problem,iCloud storage full?,Low Power Mode on?,Wi-Fi weak?\nphotos wait,No,Yes,No',
      'power present',
      'connection -',
    ],
    [
      '> The photos wait since the holiday. The Wi-Fi is fine, and Low Power Mode\n> is on since Sunday.',
      'power present',
    ],
  ]);
});

describe('log lines that were pasted', () => {
  const line = (said: string) =>
    `2026-04-02 08:15:30.120045+0100 0x3f21     Default     0x0                  411    0    ${said}`;
  expectStatuses([
    [`Photos wait.\n\n${line('cloudphotod: Error Domain=CKErrorDomain Code=25')}\n`, 'icloud-storage present'],
    [
      `Photos wait.\n\n${line('cloudphotod: Error Domain=CKErrorDomain Code=25')}\n\n${line('cloudphotod: Clearing all over-quota flags')}\n`,
      'icloud-storage -',
    ],
    [
      `Photos wait. The log:\n${line('kernel: tcp_connection_bad failed to update 2')}\n`,
      'connection -',
      'outdated-ios -',
    ],
    [
      `Solved, all photos are there.\n\n${line('cloudphotod: Error Domain=CKErrorDomain Code=25')}\n`,
      'icloud-storage -',
    ],
    ['Photos wait.\n2026-04-02 08:15: iCloud storage is full.', 'icloud-storage present'],
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

describe('boxes behind a statement, escaped ones, and marks in columns', () => {
  expectStatuses([
    ['Photos wait.\nLow Power Mode is on (x)\niCloud storage is full ( )', 'power present', 'icloud-storage -'],
    ['Photos wait.\nLow Power Mode is on ◉\niCloud storage is full ○', 'power present', 'icloud-storage -'],
    [
      'Photos wait.\n- \\[x\\] Low Power Mode is on\n- \\[ \\] iCloud storage is full',
      'power present',
      'icloud-storage -',
    ],
    ...['☒ ☐', '(x) ( )', '◉ ○'].map((marks): [string, string, string] => {
      const [full = '', empty = ''] = marks.split(/(?<=^\S+) /);
      return [
        `Photos wait.\n\n| Check | Yes | No |\n|---|---|---|\n| Low Power Mode is on | ${full} | ${empty} |\n| iCloud storage is full | ${empty} | ${full} |`,
        'power present',
        'icloud-storage -',
      ];
    }),
  ]);
});

describe('a label that stands twice', () => {
  expectStatuses([
    ['Photos wait.\nWi-Fi: keeps dropping\nWi-Fi: keeps dropping', 'connection present'],
    ['Photos wait.\nLow Power Mode: is on\nLow Power Mode: is on', 'power present'],
    [
      'Photos wait.\niCloud storage: full\niPhone storage: 60 GB free\niPhone storage: 60 GB free',
      'icloud-storage present',
      'device-storage ruled-out',
    ],
    ['Photos wait.\nVPN: is on\nRouter: is broken\nVPN: is still on', 'connection present'],
    ['Photos wait.\nMobile data: turned off\n\n> Photos wait.\n> Mobile data: turned off', 'connection present'],
    ['Photos wait.\nUser: Ann Lee\nVPN: is on\n\n> User: Ann Lee\n> VPN: is on', 'connection present'],
    // Among the turns of others such a line is an answer.
    [
      'Photos wait.\nAnn: How is the Wi-Fi?\nTom: keeps dropping\nAnn: And the iPhone?\nTom: is full',
      'connection present',
    ],
    [
      'Photos wait.\nAnn: Is Low Power Mode on?\nTom: no\nAnn: Is the iCloud storage full?\nTom: no',
      'power ruled-out',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
  ]);
});

describe('an indented line goes on with the one above', () => {
  expectStatuses([
    [
      'Photos wait.\n- He told us twice on the phone that in his opinion the battery is not\n  low.',
      'power ruled-out',
      'power -',
    ],
    [
      'description: >\n  Photos wait, he told us twice that in his opinion the battery is really not\n  low.',
      'power ruled-out',
      'power -',
    ],
    [
      'Problem:\n    Photos wait.\nLow Power Mode:\n    off\nAirplane Mode:\n    off\niCloud Photos switch:\n    turned off',
      'settings present',
      'power -',
      'connection -',
    ],
    ['Photos wait.\n- Checked the settings of the account at length\n  - Low Power Mode is on', 'power present'],
    // The label counts for the width at which the line was wrapped.
    ['Photos wait.\nDescription: she says that the battery is not\nlow.', 'power ruled-out', 'power -'],
    ['Photos wait.\nDescription: her battery is low\nStorage: enough', 'power present', 'device-storage -'],
  ]);
});

describe('an export on one line, and a mail whose lines were parted', () => {
  const mailOf = (said: string) =>
    `Subject: Photos\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nPhotos wait.\n${said}`;
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
