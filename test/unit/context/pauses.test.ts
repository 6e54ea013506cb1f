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
