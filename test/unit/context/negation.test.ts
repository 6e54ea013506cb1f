import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('a denial turns what follows it, up to the end of its scope', () => {
  expectStatuses([
    ["Photos wait. The battery shouldn't be low.", 'power ruled-out'],
    ["Photos wait. iCloud storage mustn't be full.", 'icloud-storage ruled-out'],
    ['Photos wait. It is unlikely that iCloud Photos is off.', 'settings ruled-out'],
    ['Photos wait. I doubt the battery is low.', 'power ruled-out'],
    ['Photos wait. No doubt the battery is low.', 'power present'],
    ['Photos wait. The battery is presumably low.', 'power mentioned'],
    ['Photos wait. Low Power Mode is definitely on.', 'power present'],
    ['Photos wait. VPN is currently on.', 'connection present'],
    ['Photos hang on the iPhone even in airplane mode', 'connection -', 'glitch present'],
    ['The counter has not moved since Monday. Nobody has restarted the iPhone yet.', 'glitch present'],
    ['Photos wait: Sync this iPhone is off, Sam thinks he did that himself', 'settings present'],
    ['Photos not syncing -> Low Power Mode on', 'power present'],
    ['Photos not syncing <- iCloud storage full', 'icloud-storage present'],
    ['Photos not syncing iCloud storage full', 'icloud-storage present'],
    ['Low Power Mode on // photos not syncing // Wi-Fi ok', 'power present', 'connection -'],

    [
      'Lack of space in her storage plan can be ruled out, photos wait.',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    ['The family plan is not full, photos wait.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Low Power Mode is not on.', 'power ruled-out'],
    ['Low Power Mode isn’t on.', 'power ruled-out'],
    ['iCloud storage is not full.', 'icloud-storage ruled-out'],
    ['The iPhone storage is not full, she checked.', 'device-storage ruled-out'],
    ['Airplane Mode is not on.', 'connection ruled-out'],
    ['No VPN on this phone.', 'connection ruled-out'],
    ['The counter is not frozen, it goes down slowly.', 'glitch -'],
    ['He is not signed out of iCloud.', 'settings ruled-out'],
    ['The battery is not low.', 'power ruled-out'],
    ['Low Data Mode is not on.', 'connection ruled-out'],
    ['The phone is not charging at all.', 'power present'],
    ['The Wi-Fi is not working.', 'connection present'],
    ['iCloud Photos is not turned on.', 'settings present'],
    ['Never restarted the phone.', 'glitch present'],
    ['They have not restarted it yet.', 'glitch -'],
    ['Not a storage problem: iCloud has plenty of space.', 'icloud-storage ruled-out'],
  ]);
});

describe('a denial of the thing, of a reason, or one of two', () => {
  expectStatuses([
    ['Photos wait. iCloud Photos does not appear to be off.', 'settings ruled-out', 'settings -'],
    ['Photos wait. The battery doesn’t appear to be low.', 'power ruled-out'],
    ['Photos do not appear to sync since iCloud is full.', 'icloud-storage present'],
    ['Photos do not appear, the battery is low.', 'power present'],
    ['Photos wait. iCloud Photos is not off, nor is the Wi-Fi down.', 'settings ruled-out', 'connection ruled-out'],
    ['Photos wait. It is not the Wi-Fi that is down.', 'connection ruled-out', 'connection -'],
    ['Photos wait. She denies that the Wi-Fi is weak.', 'connection ruled-out', 'connection -'],
    ['Photos wait. We ruled out the battery being low.', 'power ruled-out', 'power -'],
    ['Photos wait. The Wi-Fi being down was excluded.', 'connection ruled-out', 'connection -'],
    ['Photos wait. No Wi-Fi at the cabin because Airplane Mode is on.', 'connection present'],
    ['Photos wait. It is not the Wi-Fi, it is the battery that is low.', 'power present', 'connection ruled-out'],
    ['Photos wait. It is not because Low Power Mode is on.', 'power ruled-out'],
    [
      'The upload waits not because iCloud is full but because the Wi-Fi is down.',
      'icloud-storage ruled-out',
      'connection present',
    ],
    ['It is not syncing because the phone storage is full.', 'device-storage present'],
  ]);
});

describe('a contrast ends the scope', () => {
  expectStatuses([
    ['Wi-Fi is fine but cellular data for Photos is off.', 'connection present', 'connection ruled-out'],
    ['iCloud storage is not full but the phone is in Low Power Mode.', 'power present', 'icloud-storage ruled-out'],
    ['Everything is updated, although the iPhone storage is full.', 'device-storage present'],
    ['Battery is fine, however iCloud storage is full.', 'icloud-storage present'],
    ['No VPN, but Low Data Mode is on.', 'connection present'],
    [
      'The phone has plenty of space, except that the iCloud storage is full.',
      'icloud-storage present',
      'device-storage ruled-out',
    ],
    ['She is signed in; iCloud Photos is off.', 'settings present'],
    ['iCloud storage is full, not the phone.', 'icloud-storage present'],
  ]);
});

describe('what looks like a denial and is none', () => {
  expectStatuses([
    ['Photos wait. Wi-Fi joins, 88 down.', 'connection -'],
    ['Photos wait. VPN always on, Low Power Mode off.', 'power ruled-out', 'connection present'],
    ['Restarted twice, no change.', 'glitch tried'],
    ['Restarted the iPhone without success.', 'glitch tried'],
    ['Not only is Low Power Mode on, the battery is at 7 %.', 'power present'],
    ['No wonder: iCloud storage is full.', 'icloud-storage present'],
    ['Restarting did not help.', 'glitch tried'],
    // That no photo comes is denied, not how things are meanwhile.
    ['No photos upload with Low Power Mode off.', 'power -'],
    ['No photos upload with Low Power Mode on.', 'power present'],
    ['No new photo arrives with the Wi-Fi strong.', 'connection -'],
    ['Not a single photo goes up with iCloud Photos on.', 'settings -'],
    ['No pictures come through even with iOS up to date.', 'outdated-ios -'],
    ['There is no sign that anything uploads with the phone storage full.', 'device-storage present'],
    ['Photos wait. There is no trouble with the Wi-Fi being slow.', 'connection -'],
    ['There is no space left in iCloud.', 'icloud-storage present'],
    ['iCloud storage has nothing left.', 'icloud-storage present'],
    ['There is no internet connection at her place.', 'connection present'],
    ['Fibre line, 300 down and 40 up, photos stay on the phone.', 'connection -'],
  ]);
});

describe('that somebody did not know or tell something does not deny it', () => {
  expectStatuses([
    ['Photos wait. She had no idea and did not know that the battery was low.', 'power present'],
    ['Photos wait. He did not realise iCloud Photos was off.', 'settings present'],
    ['Photos wait. We do not know why the Wi-Fi there is so slow.', 'connection present'],
    ['Photos wait. Nobody told her that iOS was out of date.', 'outdated-ios present'],
    ['Photos wait. The customer was not aware that her iCloud storage was full.', 'icloud-storage present'],
    ['Photos wait. Not knowing that the phone storage is full, he goes on filming.', 'device-storage present'],
    ['Photos wait. It is no secret that her iCloud plan is full.', 'icloud-storage present'],
    ['Photos wait. She does not deny that Low Power Mode is on.', 'power present'],
    ['Photos wait. She did not mention that Low Power Mode is off.', 'power -'],
    ['Photos wait. He didn’t tell me that iCloud Photos is on.', 'settings -'],
    ['Photos wait. Nobody doubts that iOS is up to date.', 'outdated-ios -'],
    ['Photos wait. Without doubt the battery is full.', 'power -'],
    // What was not said is open, and what nobody noticed at all was not there.
    ['Photos wait. She never said that the Wi-Fi is fine.', 'connection mentioned', 'connection -'],
    ['Photos wait. She did not say that the battery is low.', 'power mentioned'],
    ['Photos wait. She does not know whether Low Power Mode is on.', 'power mentioned'],
    ['Photos wait. The customer did not notice any low battery.', 'power ruled-out'],
    ['Photos wait. I would not say that the Wi-Fi is slow.', 'connection ruled-out'],
    ['Photos wait. The phone never told her that iCloud is full.', 'icloud-storage ruled-out'],
    ['Photos wait. It is not clear that the iCloud storage is full.', 'icloud-storage -'],
    ['Photos wait. Nobody told her to restart the phone.', 'glitch -'],
    ['Photos wait. He did not know where to restart it.', 'glitch mentioned'],
    ['Photos wait. He did not know where to turn on iCloud Photos.', 'settings mentioned'],
  ]);
});

describe('a denial of what is told', () => {
  expectStatuses([
    ['Photos wait. She says it is not Low Power Mode.', 'power ruled-out'],
    ['Photos wait. User states they don’t use Low Power Mode.', 'power ruled-out'],
    ['Photos wait. The text says nothing about Low Power Mode.', 'power -'],
    [
      'Photos wait. She says neither Low Power Mode nor Low Data Mode is on.',
      'power ruled-out',
      'connection ruled-out',
    ],
    ['Photos wait. She says she never gets Low Data Mode.', 'connection ruled-out'],
    ['Photos wait. It says nothing about low battery.', 'power -'],
    ['Photos wait. The line says it is in Low Power Mode.', 'power present'],
    ['Photos wait. The status reads not charging, low battery.', 'power present'],
    ['Photos wait. The screen says Not Charging and Low Battery.', 'power present'],
    ['Photos wait. It says there is no sync in Low Power Mode.', 'power present'],
    ['Photos wait. The upload never exceeds 1 Mbit.', 'connection present'],
  ]);
});

describe('how far a word reaches', () => {
  expectStatuses([
    ['Photos wait. The update would not install for lack of room on the handset.', 'device-storage present'],
    ['I cant take one single photo phone says its full and they dont upload', 'device-storage present'],
    ['The screen would not respond to touch until the Photos app was closed; photos wait.', 'glitch present'],
    ['The progress bar hasnt moved a pixel all night.', 'glitch present'],
    ['Nope full battery, photos wait.', 'power -'],
    ['He explained that her iCloud had run out of space; she bought more. Photos wait.', 'icloud-storage -'],
    ['The yellow battery icon was never on. Photos wait.', 'power -'],
    ['Photos wait. It asks him to update account settings.', 'settings present', 'outdated-ios -'],
    ['200 GB iCloud plan 3/4 empty', 'icloud-storage ruled-out'],
    ['She is waitin for wifi to show up, photos wait.', 'connection present'],
    // A clause that is denied is denied to its end, however long a name and its owner are.
    ['Photos wait. There is no evidence that the customer’s battery is low.', 'power ruled-out'],
    ['Photos wait. I don’t think that her home Wi-Fi network is slow.', 'connection ruled-out'],
    ['Photos wait. There is no sign that the iCloud Photos switch is off.', 'settings ruled-out'],
    [
      'Photos wait. There is no sign that Airplane Mode is on or iOS is out of date.',
      'connection ruled-out',
      'outdated-ios ruled-out',
    ],
    [
      'Photos wait. I don’t think her battery is low or her plan is full.',
      'power ruled-out',
      'icloud-storage ruled-out',
    ],
    ['Photos wait. Neither Low Power Mode nor Airplane Mode is on.', 'power ruled-out', 'connection ruled-out'],
    ['Photos wait. There is no sign that her Wi-Fi is slow, but the phone storage is full.', 'device-storage present'],
    ['I do not think a restart will help while her iCloud is full, photos wait.', 'icloud-storage present'],
    ['Photos wait. It does not help that the battery is low.', 'power present'],
    ['He cannot open that page as the Wi-Fi there is slow. Photos wait.', 'connection present'],
  ]);
});

describe('what is said to be ruled out is a list behind a colon', () => {
  expectStatuses([
    [
      'Photos wait. We have excluded: account mismatch, full iCloud, weak Wi-Fi.',
      'settings ruled-out',
      'icloud-storage ruled-out',
      'connection ruled-out',
    ],
    ['Photos wait. Ruled out so far: low battery, a full iCloud, a wrong account.', 'settings ruled-out'],
    ['Photos wait. We ruled out the following: weak Wi-Fi, low battery.', 'power ruled-out'],
    ['Photos wait. We have excluded: network (200/200 Mbps), Low Power Mode (off).', 'power ruled-out'],
    ['Photos wait. What we ruled out: weak Wi-Fi; what we found: Low Power Mode is on.', 'power present'],
    ['Photos wait. Ruled out: VPN, weak Wi-Fi, but the iCloud storage is full.', 'icloud-storage present'],
    ['Photos wait. I cannot rule out a full iCloud.', 'icloud-storage mentioned'],
    ['Photos wait. She ran out: iCloud is full.', 'icloud-storage present'],
  ]);
});
