import { describe } from 'vitest';
import { type Case, expectStatuses } from './expect-statuses.ts';

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

describe('words of a symptom that are said of another thing raise nothing', () => {
  const none = (words: string, cause: string): Case => [`Photos do not sync from her iPhone. ${words}`, `${cause} -`];
  expectStatuses([
    none('Live Photos is off.', 'settings'),
    none('Face ID for Photos is off.', 'settings'),
    none('The switch for the heating is grey.', 'settings'),
    none('She uses the other account for mail.', 'settings'),
    none('She has two accounts on Instagram.', 'settings'),
    none('The bank asks her to sign in again.', 'settings'),
    none('She skipped the Face ID step.', 'settings'),
    none('He is offline on Teams.', 'connection'),
    none('The router is out of warranty.', 'connection'),
    none('The GPS signal is weak.', 'connection'),
    none('There is no service on Sunday.', 'connection'),
    none('The router restarts on its own.', 'glitch'),
    none('The picture hangs in the hall.', 'glitch'),
    none('She called from the same number each time.', 'glitch'),
    none('There is no progress with the landlord.', 'glitch'),
    none('The volume stays at 50%.', 'glitch'),
    none('The case is too small for the phone.', 'device-storage'),
    none('Our iOS guide is out of date.', 'outdated-ios'),
    none('The software of the camera is outdated.', 'outdated-ios'),
    none('The update of the ticket was postponed.', 'outdated-ios'),
    none("She doesn't want an update by mail.", 'outdated-ios'),
    none('The form was never updated.', 'outdated-ios'),
    ['Photos do not sync. iCloud Photos is off.', 'settings present'],
    ['Photos do not sync. The iPhone asks her to sign in again.', 'settings present'],
    ['Photos do not sync. The router is out of order.', 'connection present'],
    ['Photos do not sync. The iPhone restarts on its own.', 'glitch present'],
    ['Photos do not sync. The iPhone was never updated.', 'outdated-ios present'],
  ]);
});

describe('what waits to be uploaded, and when a mode begins, is no level of the iPhone', () => {
  expectStatuses([
    ['Photos wait. There are 400 MB left to upload.', 'device-storage -'],
    ['Photos wait. 300 MB remain to be uploaded.', 'device-storage -'],
    ['Photos wait. The iPhone has 400 MB left.', 'device-storage present'],
    ['Photos wait. Download and Keep Originals is not ticked.', 'device-storage ruled-out', 'device-storage -'],
    ['Photos wait. Download and Keep Originals is off.', 'device-storage ruled-out', 'device-storage -'],
    ['Photos wait. Download and Keep Originals is ticked.', 'device-storage present'],
    ["Photos wait. Her kid's iPhone is full.", 'device-storage -'],
  ]);
});
