import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('a comma or a bracket parts what is said of two things', () => {
  expectStatuses([
    ['Photos stay on the phone. It hangs on its lead plugged in, the bar stands at half.', 'power -'],
    ['Photos do not upload. We forced a restart (up, down, hold).', 'connection -'],
    ['Pictures wait. Took a test shot on the phone, on his iPad it was there at once.', 'settings -'],
    ['1 Battery won’t charge (2) Mail (3) Photos in iCloud. Photos do not sync.', 'icloud-storage -'],
    ['Photos wait. Wi-Fi good, battery bad.', 'connection -'],
    ['Photos wait. Counter and settings looked at, same, one by one.', 'glitch -'],
  ]);
});

describe('a comma that parts nothing', () => {
  expectStatuses([
    ['Photos do not sync. Signed out, signed in again, no change.', 'settings tried'],
    ['Photos wait. It was Battery Saver, switched off on the call.', 'power tried'],
    ['Photos on her phone opens, white.', 'glitch present'],
    ['Photos do not sync. There is a red badge (1) on the Settings icon.', 'outdated-ios present'],
  ]);
});

describe('what a pair of commas sets apart', () => {
  expectStatuses([
    ['Photos wait. The iCloud storage, according to the customer, is full.', 'icloud-storage present'],
    ['Photos wait. Low Power Mode is, by the way, on.', 'power present'],
    ['Photos wait. The Wi-Fi, on the other hand, is slow.', 'connection present'],
    ['Photos wait. The battery, which was replaced in May, is low.', 'power present'],
    ['Photos wait. The Wi-Fi, unlike at home, is fine.', 'connection ruled-out'],
    ['Photos wait. The Wi-Fi, she says, is not slow.', 'connection ruled-out'],
    ['Photos wait. The iCloud storage was, until last week, full.', 'icloud-storage -'],
    ['Photos wait. iCloud Photos is not, in fact, off.', 'settings ruled-out'],
    ['Photos wait. The Wi-Fi isn’t, as she feared, slow.', 'connection ruled-out'],
    ['Photos wait. The battery has not, as far as I can tell, been low.', 'power ruled-out'],
    ['Photos wait. iCloud Photos, which is off, was checked first.', 'settings present'],
    ['Photos wait. Her iPad, which she likes a lot, is full.', 'device-storage -'],
    ['Photos wait. The Wi-Fi, as I said, is fine, the battery, as I said, is low.', 'connection -', 'power present'],
    ['I restarted the router, no change, and the battery is low. Photos wait.', 'connection -', 'power present'],
  ]);
});

describe('the steps of a path through Settings part names', () => {
  expectStatuses([
    ['Photos wait. Went to Settings > Battery > Low Power Mode and it was off.', 'power ruled-out'],
    ['Photos wait. Settings › Battery › Low Power Mode', 'power -'],
    ['Photos wait. Looked at Settings > General > iPhone Storage > Full list', 'device-storage -'],
    ['Photos wait. Settings > Wi-Fi > Off-peak', 'connection -'],
    ['Settings > [name] > iCloud > Photos > Sync this iPhone: off', 'settings present'],
    ['Settings > Photos > Mobile Data is off', 'connection present'],
    ['In Settings > Cellular > Photos the switch is off', 'connection present', 'settings -'],
    ['iCloud > Photos > off', 'settings present'],
    ['Settings > Battery > Power Mode > Low', 'power present'],
  ]);
});

describe('how a thing is stands between its name and a word that says it was looked at', () => {
  expectStatuses([
    ['Photos wait. The iCloud Photos switch (off) was checked.', 'settings present'],
    ['Photos wait. The iCloud Photos switch, which is off, was checked.', 'settings present'],
  ]);
});

describe('the same sign that compares or quotes parts nothing', () => {
  expectStatuses([
    ['Photos wait. Battery > 80 %', 'power ruled-out'],
    ['Photos wait. iPhone Storage > 5 GB free', 'device-storage ruled-out'],
    ['> Photos wait.\n> > iCloud is full', 'icloud-storage present'],
  ]);
});
