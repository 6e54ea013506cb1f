import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('a switch that was turned there and back is as it was', () => {
  expectStatuses([
    ['Photos do not sync. She turned Low Power Mode off, then on again.', 'power present'],
    ['Photos do not sync. She switched Low Data Mode off, then back on.', 'connection present'],
    ['Photos do not sync. She turned Wi-Fi off, then on again.', 'connection tried', 'connection -'],
    ['Photos do not sync. We turned the VPN off and then back on, no change.', 'connection tried', 'connection -'],
    ['Photos do not sync. The Wi-Fi switched itself off, then on again.', 'connection present'],
    ['Photos do not sync. She turned the phone off, then on again.', 'glitch tried'],
    ['Photos do not sync. iCloud Photos was off until her son turned it on.', 'settings tried', 'settings -'],
  ]);
});

describe('what nobody can turn off is on', () => {
  expectStatuses([
    ["Photos do not sync. Low Power Mode can't be turned off.", 'power present'],
    ['Photos do not sync. Airplane mode cannot be turned off.', 'connection present'],
    ["Photos do not sync. The VPN won't turn off.", 'connection present'],
    ['Photos do not sync. iCloud Photos cannot be turned off by accident.', 'settings -'],
    ["Photos do not sync. If Low Power Mode can't be turned off, tell us.", 'power -'],
  ]);
});

describe('what was so until a step is over', () => {
  expectStatuses([
    ['Photos wait. The Wi-Fi was down until the router was restarted.', 'connection -'],
    ['Photos wait. She was signed out until she entered the password.', 'settings -'],
    ['Photos wait. The counter was stuck until the phone was restarted.', 'glitch -'],
    ['Photos wait. The Wi-Fi is down until the router is replaced.', 'connection present'],
    ['Photos wait. The Wi-Fi was down until the router was restarted and is down again.', 'connection present'],
  ]);
});
