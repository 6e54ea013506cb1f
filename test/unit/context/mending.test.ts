import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('what was mended', () => {
  expectStatuses([
    ['Her iCloud Photos switch was off, we turned it back on, photos still wait.', 'settings tried', 'settings -'],
    ['The photo sync slider was off. Switched it on with her, no photo has moved.', 'settings tried', 'settings -'],
    ['She has not restarted the phone in months. Did that, photos still wait.', 'glitch tried', 'glitch -'],
    ['His charging port was defective, this was repaired; photos wait all the same.', 'power tried', 'power -'],
    ['iCloud Photos is off, she did not want me to turn it on.', 'settings present'],
    ['Low Power Mode is on, she turned it on in May. Photos wait.', 'power present'],
    ['The battery icon is yellow. I switched it off, it comes back on by itself; photos wait.', 'power present'],
    ['Sync this iPhone is off. Please switch it on.', 'settings present'],
    ['Photos wait. Ruled out: a restart (done twice).', 'glitch tried'],
    ['A restart is next, not done yet. The photos wait.', 'glitch -'],
    ['Her iCloud was full, the case is closed: all 900 photos synced.', 'icloud-storage tried', 'icloud-storage -'],
  ]);
});

describe('what was supposed and denied at once', () => {
  expectStatuses([
    ['Her mum says the phone is full, it isnt; photos wait.', 'device-storage ruled-out', 'device-storage -'],
    ['I thought iCloud was full, but no, photos just wait.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['His flatmate says iOS is way out of date. Photos wait.', 'outdated-ios -'],
    ['It is not the quota and not the router, photos simply wait.', 'connection -', 'icloud-storage -'],
    ['A phone that is full can also stop the photos.', 'device-storage -'],
  ]);
});

describe('questions in speech', () => {
  expectStatuses([
    ['A: photos wait ok\nC: yes\nA: and do i need to be on the latest ios for it', 'outdated-ios -'],
    ['Agent: so is it in low power mode\nMia: yes\nAgent: ok, photos wait for that', 'power present'],
    ['Agent: is the phone full\nMia: no that one was replaced\nAgent: and photos?', 'device-storage -'],
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
  ]);
});

describe('sizes beside others', () => {
  expectStatuses([
    ['His phone: 128gb, 126.8 taken, mostly video.', 'device-storage present'],
    ['Cloud space is 200 GB, used 41. Photos wait.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Her iCloud plan: 50 GB, remaining 0.3', 'icloud-storage present'],
    ['1TB phone 300 used, 2TB plan half used, photos wait', 'device-storage -', 'icloud-storage -'],
    ['iCloud: pays for 2 TB, used about a tenth', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Her phone has a sliver of space left (1.1 of 128), photos wait.', 'device-storage present'],
    ['iCloud 50 GB with 22 GB consumed, device pings; photos wait', 'device-storage -'],
    ['The plan holds two hundred, one ninety nine of two hundred is used.', 'icloud-storage present'],
    ['iPhone holds sixty four, sixty three and a half used', 'device-storage present'],
    ['iPhone 13 Pro, it is on 16.something, photos wait.', 'outdated-ios present'],
    ['The iPhone X stops at 16.7. Photos wait.', 'outdated-ios -'],
    ['We have 2 x iPhone 16, iOS 27.1 on both, photos wait.', 'outdated-ios ruled-out', 'outdated-ios -'],
  ]);
});

describe('forms that ask in each line', () => {
  const form = (says: string, tried: string) =>
    `What happens? Photos stay on the phone\nWhat does the phone say? ${says}\nAlready tried? ${tried}\nModel? iPhone 16`;
  expectStatuses([
    [form('"Low Data Mode" in grey', 'nothing yet'), 'connection present'],
    [form('Verify your account', 'restarted it twice'), 'settings present', 'glitch tried'],
    [form('nothing', 'other Wi-Fi at my aunt'), 'connection tried', 'connection -'],
  ]);
});

describe('how far a word reaches', () => {
  expectStatuses([
    ['I cant take one single photo phone says its full and they dont upload', 'device-storage present'],
    ['The screen would not respond to touch until the Photos app was closed; photos wait.', 'glitch present'],
    ['The progress bar hasnt moved a pixel all night.', 'glitch present'],
    ['Nope full battery, photos wait.', 'power -'],
    ['He explained that her iCloud had run out of space; she bought more. Photos wait.', 'icloud-storage -'],
    ['The yellow battery icon was never on. Photos wait.', 'power -'],
    ['Photos wait. It asks him to update account settings.', 'settings present', 'outdated-ios -'],
    ['200 GB iCloud plan 3/4 empty', 'icloud-storage ruled-out'],
    ['She is waitin for wifi to show up, photos wait.', 'connection present'],
  ]);
});

describe('answers below quoted questions', () => {
  expectStatuses([
    ['> iOS version:\n18.5, it never asked\n> Model:\niPhone 13 mini\nPhotos wait.', 'outdated-ios present'],
    ['> Is Low Power Mode on? (Settings, Battery)\nYes, always. Photos wait.', 'power present'],
    ['> How full is the phone?\nIt has loads of space, photos wait.', 'device-storage -'],
    ['Agent: What does About say?\nVisitor: 15.7\nAgent: on the iPhone 7 Plus, photos wait?', 'outdated-ios present'],
    ['Photos wait. He could not install 27, so it is iOS 26.2.', 'outdated-ios present'],
  ]);
});

describe('tables and lists of checks', () => {
  expectStatuses([
    [
      'Photos wait.\n| # | Check | First | Second |\n| 1 | iOS (iPhone 16) | skipped | 26.1 |\n| 2 | Quota | ok | ok |',
      'outdated-ios present',
      'icloud-storage ruled-out',
    ],
    ['Battery ......... 76 %\nUpload progress . 12 %, it moves\nPhotos wait.', 'power ruled-out', 'power -'],
    ['Disk: FAIL 15.7/16\nPhotos wait.', 'outdated-ios -'],
    ['Her phone is a 64 GB one and 63.4 are taken, photos wait.', 'device-storage present'],
    ['Line A (own, iPhone 16): fine.\nLine B (mother, 8 Plus): photos wait. B is on 16.7.16.', 'outdated-ios -'],
  ]);
});
