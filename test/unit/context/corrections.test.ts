import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('what is put right', () => {
  expectStatuses([
    ['Photos wait. The phone has 0.2 GB free. Sorry, 62 GB free.', 'device-storage -'],
    ['Mo: 0.2 GB free\nMo: oops, typed it wrong, 62 GB free\nMo: photos wait', 'device-storage -'],
    ['Photos wait. Low Power Mode is on. Correction: off.', 'power -'],
    ['Photos wait. Battery is at 8 %. Sorry, 80.', 'power -'],
    ['Photos wait. iCloud at 49.8 of 50 GB. Sorry for 3 calls.', 'icloud-storage present'],
    ['Photos wait. Battery 80 %... sorry, 8.', 'power present'],
    ['Photos wait. iCloud used 40 GB of 50. Correction: 49.9.', 'icloud-storage present'],
    ['Photos wait. iCloud used 49.9 GB of 50. Correction: 39.9 GB.', 'icloud-storage -'],
    ['Mo: 8 GB free on the phone, photos wait\nMo: sorry 0.8', 'device-storage present'],
    ['Photos wait. Wi-Fi is fine. Edit: no, it keeps dropping.', 'connection present'],
    ['Photos wait.\nDesk: which iOS has your iPhone 15?\nMo: 16.1\nMo: 27.1 I meant', 'outdated-ios ruled-out'],
    ['Photos wait. I thought the phone was full, turns out it has 90 GB free.', 'device-storage -'],
  ]);
});

describe('a second state of the same thing', () => {
  expectStatuses([
    ['Photos wait. I thought Low Power Mode was off, but it is on.', 'power present'],
    ['Photos wait. She says iCloud Photos is on, but it is off.', 'settings present', 'settings ruled-out'],
    ['Photos wait. Airplane Mode should be off, but it is on.', 'connection present'],
    ['Photos wait. The battery is low, sorry, full.', 'power ruled-out', 'power -'],
    ['Photos wait. On Monday iCloud Photos was off, today it is on.', 'settings ruled-out', 'settings -'],
    ['Photos wait. The Wi-Fi was fine, but now it is slow.', 'connection present'],
    ['Photos wait. The battery was full this morning, now it is empty.', 'power present'],
    ['Photos wait. iCloud Photos was on, but currently it is off.', 'settings present'],
    ['Photos wait. She says Low Power Mode is on; in fact it is off.', 'power ruled-out', 'power -'],
    ['Photos wait. The Wi-Fi is fine, but now it is the battery that is low.', 'connection -', 'power present'],
    ['Photos wait. The Wi-Fi is weak but strong at home.', 'connection present'],
    ['Photos wait. iCloud Photos is not off but on.', 'settings -'],
  ]);
});

describe('what is withdrawn', () => {
  expectStatuses([
    ['Photos wait. The battery is at 8 %. Oh, that was my iPad.', 'power mentioned'],
    ['Photos wait. 0.3 GB free on it. Oops, that is the Mac.', 'device-storage mentioned'],
    ['Photos wait. Low Power Mode is on. Sorry, that was another customer.', 'power mentioned'],
    ['Photos wait. The Wi-Fi there is dead. Wrong ticket, ignore that.', 'connection mentioned'],
    ['Photos wait. It runs iOS 18.1. Sorry, that was the iPad. The iPhone 15 is on 27.1.', 'outdated-ios -'],
    ['Photos wait. That was on the iPad. The battery is at 8 %.', 'power present'],
    ['Photos wait. The iPhone 15 is on iOS 27.1. Scratch that, iOS 18.1.', 'outdated-ios present'],
    ['Photos wait. It runs iOS 18.1. Sorry, that was the iPad on 17.1.', 'outdated-ios -'],
  ]);
});

describe('what the next sentence or the clause around denies', () => {
  expectStatuses([
    ['Photos wait. She wrote that the battery is low. That is wrong.', 'power ruled-out', 'power -'],
    ['Photos wait. The battery is low. False alarm.', 'power -'],
    ['Photos wait. She wrote that Low Power Mode is on. This is not so.', 'power -'],
    ['Photos wait. Low Power Mode is on. That proved false.', 'power -'],
    ['Photos wait. The claim that iOS is outdated is wrong.', 'outdated-ios ruled-out'],
    ['Photos wait. It is a myth that iCloud Photos is off.', 'settings ruled-out'],
    ['Photos wait. Most likely the battery is low.', 'power mentioned'],
    ['Photos wait. I assume Low Power Mode is on.', 'power mentioned', 'power -'],
    ['Photos wait. iCloud Photos is off, which is wrong.', 'settings present'],
    ['Photos wait. The Wi-Fi is down, password is wrong.', 'connection present'],
    ['Photos wait. The iCloud storage is full. The date is wrong.', 'icloud-storage present'],
    ['Photos wait. The battery is low. That is correct.', 'power present'],
  ]);
});

describe('what was there before stands behind what is', () => {
  expectStatuses([
    ['Photos wait. Battery 95 % (was 8 %).', 'power ruled-out', 'power -'],
    ['Photos wait. Battery 8 % (was 95 %).', 'power present'],
    ['Photos wait. Battery 95 %, up from 8 %.', 'power -'],
    ['Photos wait. The battery is at 95 %, it was at 8 % this morning.', 'power -'],
    ['Photos wait. iCloud: 60 of 200 GB (was 4.9 of 5 GB).', 'icloud-storage -'],
    ['Photos wait. Battery 50 % when she left, was 8 % an hour later.', 'power present'],
    ['Photos wait. The battery showed 50 %, it was at 8 % then.', 'power present'],
    ['Photos wait. Battery: 95 % (before: 8 %)', 'power ruled-out', 'power -'],
    ['Photos wait. Battery: 8 % (before: 95 %)', 'power present'],
    ['Photos wait. The battery is at 95 % (yesterday 8 %).', 'power -'],
    ['Photos wait. 60 GB free on the iPhone (was 0.2 GB).', 'device-storage ruled-out', 'device-storage -'],
    ['Photos wait. The battery is at 4 %. On Monday it was at 90 %.', 'power present'],
    ['Photos wait. The battery is at 90 %. On Monday it was at 4 %.', 'power -'],
    ['Photos wait. Battery at 4 %. Was at 90 %.', 'power present'],
    ['Photos wait. iCloud has 50 MB free. On Monday it had 3 GB free.', 'icloud-storage present'],
    ['Photos wait. The battery was at 90 % at noon. It was at 4 % by six.', 'power present'],
    ['Photos wait. The battery was at 4 %. An hour later it was at 90 %.', 'power -'],
    ['Photos wait. The battery is at 15 %. It needs to be charged to 50 %.', 'power present'],
    ['Photos wait. The battery is at 80 %, this morning it was at 10 %.', 'power -'],
    ['Photos wait. The battery is at 10 %, on Monday it was at 80 %.', 'power present'],
  ]);
});

describe('what a number is compared with is not measured', () => {
  expectStatuses([
    ['Photos wait. The battery is at 4 % instead of 90 %.', 'power present'],
    ['Photos wait. The battery is at 90 % instead of 4 %.', 'power -'],
    ['Photos wait. The battery is at 4 %, not 90 % as she said.', 'power present'],
    ['Photos wait. The battery is down to 4 % from 80 %.', 'power present'],
    ['Photos wait. The iPhone has 200 MB free, which is not 10 GB free.', 'device-storage present'],
    ['Photos wait. Not even 5 % of battery left.', 'power present'],
    ['Photos wait. Her 64 GB iPhone has less than 1 GB free.', 'device-storage present'],
  ]);
});

describe('a number that is a goal or a need is not how things are', () => {
  expectStatuses([
    ['Photos wait. The battery is at 4 %. Please charge it to 80 % and call back.', 'power present'],
    ['Photos wait. The battery is at 4 %.\n\nNext steps:\n- charge to 80 %', 'power present'],
    ['Photos wait. The battery is at 4 %. She will charge it to 80 %.', 'power present'],
    ['Photos wait. The battery is at 4 %. It needs to be above 50 %.', 'power present'],
    ['Photos wait. The battery is at 4 %, we need at least 50 %.', 'power present'],
    ['Photos wait.\nBattery: 4 %\nRequired: at least 50 %', 'power present'],
    ['Photos wait. Battery: 4 % (target 80 %)', 'power present'],
    ['Photos wait. iCloud: 4.9 of 5 GB used. She should have at least 1 GB free.', 'icloud-storage present'],
    ['Photos wait. iCloud: 4.9 of 5 GB. With 50 GB she would have 45 GB free.', 'icloud-storage present'],
    ['Photos wait. 200 MB free on the iPhone, she wants to get to 10 GB free.', 'device-storage present'],
    ['Photos wait. She needs more room: 200 MB free on the iPhone.', 'device-storage present'],
    ['Photos wait. She would like to update but has only 200 MB free on the iPhone.', 'device-storage present'],
    ['Photos wait. We have to keep in mind that the battery is at 4 %.', 'power present'],
    ['Photos wait. The battery is at 4 % and should be charged.', 'power present'],
    ['Photos wait. The battery was at 4 %. Today it is at 90 %.', 'power ruled-out', 'power -'],
  ]);
});

describe('what is picked from a menu', () => {
  expectStatuses([
    [
      'Mo: photos wait\nBot: Reply with a number: 1) Low Power Mode is on 2) iPhone storage is full\nMo: 2',
      'device-storage present',
      'power mentioned',
    ],
    ['Bot: Which one?\n1 - No Wi-Fi\n2 - iCloud is full\n3 - Photos wait\nMo: option 1', 'connection present'],
    ['Bot: Which one?\n1 - No Wi-Fi\n2 - iCloud is full\nMo: 1 and 2\nMo: photos wait', 'icloud-storage present'],
    ['Photos wait. 2 of the 5 albums are there. 1\nThe Wi-Fi is fine.', 'connection -'],
  ]);
});

describe('the fields that a record changes', () => {
  expectStatuses([
    ['Photos wait.\nCause: (none) > Wi-Fi\nCause: Wi-Fi > (none)', 'connection -'],
    ['Photos wait.\nCause: (none) > Low Power Mode on', 'power present'],
    ['Photos wait.\n- Low Power Mode: off\n+ Low Power Mode: on', 'settings -'],
    ['Photos wait.\nLow Power Mode on / off -> off\nAirplane Mode on / off -> on', 'power -', 'connection present'],
    ['Photos wait.\n09:00 Airplane Mode on\n09:05 Airplane Mode off\n09:10 Photos wait', 'connection -'],
  ]);
});
