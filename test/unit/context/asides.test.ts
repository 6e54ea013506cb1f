import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('a state in brackets is of the thing right before them', () => {
  expectStatuses([
    ['Photos do not sync. We checked Low Power Mode (off) and iCloud Photos (on).', 'power -', 'settings -'],
    ['Photos do not sync. The Wi-Fi (fine) and the switch (off) were checked.', 'connection -', 'settings present'],
    ['Photos do not sync. Wi-Fi (weak) and battery (fine) were checked.', 'connection present', 'power -'],
    ['Photos do not sync. The Wi-Fi (off) and the switch (on) were checked.', 'connection present', 'settings -'],
    ['Photos do not sync. The storage (iCloud) is full.', 'icloud-storage present'],
  ]);
});

describe('a path in brackets parts no switch from its state', () => {
  expectStatuses([
    ['Photos do not sync. iCloud Photos (Settings > Photos) is off.', 'settings present'],
    ['Photos do not sync. Low Power Mode (Settings > Battery) is on.', 'power present'],
  ]);
});
