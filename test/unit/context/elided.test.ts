import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('a clause that leaves out its state has that of the clause before', () => {
  expectStatuses([
    ['Photos wait. Low Data Mode is on. So is Low Power Mode.', 'connection present', 'power present'],
    ['Photos wait. The iCloud storage is full, and so is the phone storage.', 'device-storage present'],
    ['Photos wait. The iCloud storage is full, the phone storage too.', 'device-storage present'],
    ['Photos wait. The Wi-Fi is on, as is iCloud Photos.', 'settings ruled-out'],
    ['Photos wait. The iCloud storage is full. The same goes for the phone storage.', 'device-storage present'],
    ['Photos wait. iCloud storage is not full, and neither is the phone.', 'device-storage ruled-out'],
    ['Photos wait. Low Power Mode is off but not Low Data Mode.', 'power ruled-out', 'connection present'],
    ['Photos wait. Low Data Mode is on. Not so Low Power Mode.', 'connection present', 'power ruled-out'],
    ['Photos wait. The iPhone is full, and iCloud too.', 'icloud-storage present'],
    ['Photos wait. iCloud storage is fine, phone storage too, battery too.', 'power ruled-out'],
    // What reaches the first reaches the second as well.
    ['Photos wait. Make sure that Low Power Mode is on. Same for Low Data Mode.', 'connection mentioned'],
    ['Photos wait. Please check whether Low Data Mode is on, and the same for Low Power Mode.', 'power -'],
    ["Photos wait. I don't think the Wi-Fi is slow, nor is the internet connection.", 'connection -'],
    // What was not done tells nothing.
    ['Photos wait. I checked Low Power Mode, but not the Wi-Fi. It is slow.', 'connection present'],
    // Here, nothing is left out, or nothing was said.
    ['Photos wait. The battery is full. The Wi-Fi is, however, slow.', 'power ruled-out', 'connection present'],
    ['Photos wait. She has an iPad, an iPhone too.', 'device-storage -'],
    ['Photos wait. The battery is at 8 %, so is the brightness of the iPhone.', 'device-storage -'],
    ['Photos wait. The Wi-Fi is off. Not so good.', 'connection present'],
  ]);
});

describe('of a state that is denied, the thing behind "but" has the contrary', () => {
  expectStatuses([
    ['Photos wait. Low Power Mode is not on, but Airplane Mode is.', 'power ruled-out', 'connection present'],
    ["Photos wait. Low Data Mode isn't on; Low Power Mode is.", 'connection ruled-out', 'power present'],
    ["Photos wait. Low Data Mode isn't on, Low Power Mode isn't either.", 'power ruled-out'],
  ]);
});

describe('the iPhone is set against another device', () => {
  expectStatuses([
    ["Photos wait. The iPad is up to date, but the iPhone isn't.", 'outdated-ios present'],
    ['Photos wait. The iPad has plenty of space but the iPhone does not.', 'device-storage present'],
    ['Photos wait. Her iPad is up to date, as is her iPhone.', 'outdated-ios ruled-out'],
    ['Photos wait. The iPad is fully charged. The iPhone is not.', 'power present'],
    ['Photos wait. On the iPad Low Power Mode is on. Same on the iPhone.', 'power present'],
    ['Photos wait. iCloud Photos is on on the iPad, but not on the iPhone.', 'settings present'],
    ['Photos wait. On the iPad Low Power Mode is off, on the iPhone it is on.', 'power present'],
    ["Photos wait. On the iPad the Wi-Fi is fine, on the iPhone it's slow.", 'connection present'],
    ['Photos wait. On the iPad Low Data Mode is on, on the iPhone it is off.', 'connection -'],
    ['Photos wait. Low Power Mode is off on her iPad, the iPhone has it on.', 'power present'],
    ["Photos wait. The Mac is on the latest version but her phone isn't yet.", 'outdated-ios present'],
    ['Photos wait. The Mac and the iPad are up to date, so is the phone.', 'outdated-ios ruled-out'],
    ["Photos wait. My Mac isn't full. My phone is.", 'device-storage present'],
    // That is the complaint.
    ['Photos wait. The iPad is fine, the iPhone is not.', 'device-storage -'],
    ['Photos wait. The iPhone is not ok.', 'device-storage -'],
    // The verb is another one's.
    ['Photos wait. The iPad is on the same Wi-Fi and syncs, the iPhone does not.', 'connection -'],
    ['Photos wait. iCloud Photos is on on the iPhone, but not on the iPad.', 'settings ruled-out', 'settings -'],
  ]);
});

describe('the one with the iPhone is set against somebody else', () => {
  expectStatuses([
    ['Photos wait. Her husband has iCloud Photos on, she does not.', 'settings present'],
    ['Photos wait. Her husband has Low Power Mode on, she does not.', 'power mentioned', 'power -'],
    ['Photos wait. My wife has Low Data Mode on, and so do I.', 'connection present'],
    ["Photos wait. My daughter's phone is full, mine too.", 'device-storage present'],
    ["Photos wait. My daughter's phone is full, and so is mine.", 'device-storage present'],
    ["Photos wait. My daughter's phone is full, mine isn't.", 'device-storage -'],
    ['Photos wait. The customer has Low Power Mode on, I do not.', 'power present'],
    ['Photos wait. My phone has no space left, he does.', 'device-storage present'],
    ['Photos wait. The Wi-Fi is fast, she is not.', 'connection ruled-out', 'connection -'],
  ]);
});
