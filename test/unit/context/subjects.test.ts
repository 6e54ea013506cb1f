import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('what is said of one thing is not said of another', () => {
  expectStatuses([
    ['Photos do not sync. iCloud Photos has not been off since Monday.', 'settings ruled-out', 'glitch -'],
    ['Photos do not sync. The iPhone has not been off since Monday.', 'glitch present'],
    ['Photos do not sync. It has never been off since she bought it.', 'glitch present'],
    ['Photos do not sync. iCloud Photos is not shown as off.', 'settings -'],
    ['Photos do not sync. The storage is full and has been for weeks.', 'glitch -'],
    ['Photos do not sync. The bar is full and has been for weeks.', 'glitch present'],
    ['Photos do not sync. Low Power Mode should go: she should turn it off once she is home.', 'power -'],
    ['Photos do not sync. She turns it off once she is in bed.', 'power present'],
    ['Photos do not sync. iOS is at 12.1. As far as I can see it is outdated.', 'outdated-ios present'],
    ['Photos do not sync. As far as I can see, iOS was checked.', 'outdated-ios -'],
    ['Photos do not sync. As soon as her iCloud plan is used up the phone will stop uploading.', 'device-storage -'],
    ['Photos do not sync. Videos have used up the phone.', 'device-storage present'],
    ['Photos do not sync. The message tells you not to upload in Low Power Mode.', 'power present'],
    ['Photos do not sync. The battery was at 4%. She charged it to 90%.', 'power ruled-out', 'power -'],
    ['Photos do not sync. The battery is at 4%. She will charge it to 90%.', 'power present'],
  ]);
});
