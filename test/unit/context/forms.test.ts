import { describe } from 'vitest';
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
