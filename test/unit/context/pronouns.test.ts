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
