import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('what somebody likes, knows or regrets is so, denied or not', () => {
  expectStatuses([
    ['Photos wait. She is not happy that the iCloud storage is full.', 'icloud-storage present'],
    ['Photos wait. It is not good that the battery is low.', 'power present'],
    ['Photos wait. She does not like that the iPhone storage is full.', 'device-storage present'],
    ['Photos wait. It is not her fault that iOS is out of date.', 'outdated-ios present'],
    ['Photos wait. It is no coincidence that iCloud Photos is off.', 'settings present'],
    ['Photos wait. There is no reason why iCloud Photos is off.', 'settings present'],
    ['Photos wait. What he did not tell us is that Airplane Mode is on.', 'connection present'],
    ['Photos wait. She never cared that the iCloud storage is full.', 'icloud-storage present'],
    ['Photos wait. She is not happy with the slow Wi-Fi.', 'connection present'],
    ['Photos wait. It does not matter that Low Data Mode is off.', 'connection ruled-out', 'connection -'],
  ]);
});

describe('what nobody thinks, sees or shows is not so', () => {
  expectStatuses([
    ['Photos wait. None of the checks showed that iCloud Photos is off.', 'settings ruled-out', 'settings -'],
    ['Photos wait. Nobody found the iCloud storage to be full.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Photos wait. The one thing we can exclude is that the battery is low.', 'power ruled-out', 'power -'],
    ['Photos wait. There is no reason to believe that iCloud Photos is off.', 'settings ruled-out'],
    ['Photos wait. There is no indication in the log that Low Power Mode is on.', 'power ruled-out'],
    ['Photos wait. Nothing tells us that the iCloud storage is full.', 'icloud-storage ruled-out'],
    ['Photos wait. It cannot be that iCloud Photos is off.', 'settings ruled-out'],
    ['Photos wait. It is not the Wi-Fi that is down.', 'connection ruled-out', 'connection -'],
  ]);
});

describe('a denial is of all that an "or" lists', () => {
  expectStatuses([
    [
      'Photos wait. There is no sign of the Wi-Fi being slow, the progress bar being frozen or iOS being out of date.',
      'connection -',
      'glitch -',
      'outdated-ios -',
    ],
    ['Photos wait. No sign of a slow Wi-Fi, a full iCloud storage or a low battery.', 'icloud-storage -', 'power -'],
    [
      'Photos wait. No evidence that the Wi-Fi is slow, that the battery is low or that iCloud Photos is off.',
      'connection -',
      'power -',
      'settings -',
    ],
    ['No sign of new photos, the iCloud storage is full or nearly so.', 'icloud-storage present'],
  ]);
});
