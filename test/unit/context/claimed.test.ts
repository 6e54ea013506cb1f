import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('a good state behind a mere claim overtakes it', () => {
  expectStatuses([
    ['Photos do not sync. Customer claims the Wi-Fi is weak, but it is strong.', 'connection -'],
    ['Photos do not sync. He claims iCloud is full, but it is fine.', 'icloud-storage -'],
    ['Photos do not sync. She thinks the battery is low, but it is full.', 'power -'],
    // Told of two places, or not claimed but told.
    ['Photos do not sync. She says the Wi-Fi is weak at work, but at home it is strong.', 'connection present'],
    ['Photos do not sync. She says iCloud is full, but the iPhone is fine.', 'icloud-storage present'],
    ['Photos do not sync. She says the Wi-Fi is weak, but it is not strong at home either.', 'connection present'],
  ]);
});
