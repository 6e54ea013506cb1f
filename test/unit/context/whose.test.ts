import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('the phone is named beside another device', () => {
  expectStatuses([
    ['Photos do not sync. Both her iPhone and her iPad have a low battery.', 'power present'],
    ['Photos do not sync. On the iPhone and the iPad Low Power Mode is on.', 'power present'],
    ['Photos do not sync. Low Power Mode is on on the iPad and on the iPhone.', 'power present'],
    ['Photos do not sync. The iPhone, the iPad and the Mac all have iCloud Photos off.', 'settings present'],
    ['Photos do not sync. The iPhone, like the iPad, has Low Power Mode on.', 'power present'],
    ['Photos do not sync. Her iPhone as well as her iPad has Low Data Mode on.', 'connection present'],
    ['Photos do not sync. My daughter’s iPhone and mine are both on slow hotel Wi-Fi.', 'connection present'],
    // What one of them has, or two others have.
    ['Photos do not sync. She has an iPhone and her iPad has a low battery.', 'power -'],
    ['The photos are taken on the iPhone and the iPad has Low Power Mode on.', 'power -'],
    ['Photos do not sync. The iPhone is new and the iPad has Low Power Mode on.', 'power -'],
    ['Photos do not sync. Her husband’s iPhone and her iPad have Low Power Mode on.', 'power -'],
    ['Photos do not sync. Her old iPhone and the iPad have Low Power Mode on.', 'power -'],
    ['Photos do not sync. The iPad, unlike the iPhone, has Low Power Mode on.', 'power -'],
  ]);
});

describe('one device is excepted from what is said of all', () => {
  expectStatuses([
    ['Photos do not sync. All devices but the iPad have Low Power Mode on.', 'power present'],
    ['Photos do not sync. On all devices except the iPad Low Power Mode is on.', 'power present'],
    ['Photos do not sync. All devices except the iPhone have Low Power Mode on.', 'power ruled-out'],
    ['Photos do not sync. All our devices have iCloud Photos on except my iPhone.', 'settings present'],
    ['Photos do not sync. Nothing but the iPad has Low Power Mode on.', 'power -'],
    ['Photos do not sync. All devices have 20 GB free except the iPhone.', 'device-storage -'],
  ]);
});

describe('only one device has it', () => {
  expectStatuses([
    ['Photos do not sync. Only the iPad has iCloud Photos on.', 'settings present'],
    ['Photos do not sync. Only the iPad has Low Power Mode on.', 'power -'],
    ['The photos only show on the iPad, which has iCloud Photos on.', 'settings -'],
  ]);
});

describe('the ticket is about the phone of another person', () => {
  expectStatuses([
    ['My daughter’s iPhone does not upload photos. My daughter’s iPhone has Low Power Mode on.', 'power present'],
    ['Photos on my wife’s iPhone do not sync. My wife’s iPhone has no space left.', 'device-storage present'],
    ['My husband’s iPhone 12 won’t upload photos. My husband’s battery is at 4 %.', 'power present'],
    // Photos should only get there, or it is one of two.
    ['Photos do not sync from my iPhone to my wife’s iPhone. My wife’s iPhone is full.', 'device-storage -'],
    ['Photos from my wife’s iPhone do not appear on mine. My wife’s iPhone has Low Power Mode on.', 'power -'],
    ['My photos do not sync. My wife’s iPhone has Low Power Mode on.', 'power -'],
    ['My son’s iPhone does not upload photos either. My son’s iPhone is on slow Wi-Fi.', 'connection -'],
  ]);
});

describe('what is told on of another device', () => {
  expectStatuses([
    ['Photos do not sync. Everything is fine apart from the iPad, which is low on battery.', 'power -'],
    ['Photos do not sync. My sister and I are both on slow hotel Wi-Fi.', 'connection present', 'settings -'],
  ]);
});
