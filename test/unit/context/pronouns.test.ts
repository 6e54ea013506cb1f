import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('behind a label, a sentence speaks of what the one before it named', () => {
  expectStatuses([
    ['Description: Photos wait. I looked at the iPhone storage. It is full.', 'device-storage present'],
    ['Description: The line says Uploading 816 items. That was also so on Monday.', 'glitch present'],
    ['Description: Photos wait. Low Power Mode is on. Correction: off.', 'power -'],
    ['Notes: Photos wait. I looked at the plan, 50 GB. It is not full.', 'icloud-storage ruled-out'],
    // The label is a subject of its own.
    ['Photos wait. I looked at the battery.\nWi-Fi: it is slow.', 'connection present', 'power -'],
    ['Photos wait. I looked at the iPhone storage.\nDescription: It is full.', 'device-storage -'],
  ]);
});

describe('a pronoun behind a verb of saying, or what opens the clause, stands for what was named', () => {
  expectStatuses([
    ['Photos wait. We had a look at Low Power Mode; it turned out to be on.', 'power present'],
    ['Photos wait. I looked at the battery. To my surprise it is empty.', 'power present'],
    ['Photos wait. Regarding the iOS version, the customer says it is outdated.', 'outdated-ios present'],
    ['Photos wait. When I looked at the iCloud storage, I saw that it is full.', 'icloud-storage present'],
    ['Photos wait. I checked the Wi-Fi, and she says it is fine.', 'connection ruled-out'],
    ['Photos wait. She asked for iCloud Photos. After the call it was off.', 'settings present'],
    ['Photos wait. The iCloud storage is full, even though she said it is half empty.', 'icloud-storage present'],
    // Here, another thing stands before it, or it is nobody's subject.
    ['Photos wait. I asked about the Wi-Fi. On the charger she says it is slow.', 'connection -'],
    ['Photos wait. I checked the Wi-Fi. She told me it is slow on the iPad.', 'connection -'],
    ['Photos wait. I looked at iCloud Photos. Before I said it I was off for a week.', 'settings -'],
  ]);
});

describe('the iPhone may be where a thing is, and not what is so', () => {
  expectStatuses([
    ['Photos wait. The battery on the iPhone is full.', 'power ruled-out', 'device-storage -'],
    ['Photos wait. The battery of her phone is empty.', 'power present', 'device-storage -'],
    ['Photos wait. The battery is empty on the iPhone.', 'power present', 'device-storage -'],
    ['Photos wait. The iCloud storage is full on the iPhone.', 'icloud-storage present', 'device-storage -'],
    ['Photos wait. On the iPad the battery is empty, on the iPhone it is full.', 'power mentioned', 'device-storage -'],
    ['Photos wait. I looked at iCloud Photos. On the iPhone it is off.', 'settings present'],
    ['Photos wait. I looked at Low Power Mode. The iPhone has it on.', 'power present'],
    ['Photos wait. Low Power Mode is off on the iPad, on the iPhone it is on.', 'power present'],
    ['Photos wait. I looked at iCloud Photos. On the iPad it is off.', 'settings -'],
    // Here it is the phone itself.
    ['Photos wait. iCloud has room, on the phone it is full.', 'device-storage present'],
    ['Photos wait. The battery is fine. On the iPhone there is no space left.', 'device-storage present'],
    ['Photos wait. The storage on the iPhone is full.', 'device-storage present'],
    ['Photos wait. Her iCloud is OK but the iPhone is full.', 'icloud-storage ruled-out', 'device-storage present'],
  ]);
});
