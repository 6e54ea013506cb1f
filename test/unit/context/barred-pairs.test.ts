import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('a form whose names and values are parted by a bar', () => {
  expectStatuses([
    ['Photos wait.\nDevice | iPhone 12\niOS | 16.4', 'outdated-ios present'],
    ['Photos wait.\nDevice | iPhone 12\niOS | 27.1\nBattery | 8 %', 'power present', 'outdated-ios ruled-out'],
    [
      'Photos wait.\niPhone storage full | no\niCloud storage full | yes',
      'icloud-storage present',
      'device-storage ruled-out',
    ],
    ['Photos wait.\nBattery | 90 %\nAsked | is the iCloud storage full\nAnswer | no', 'icloud-storage ruled-out'],
    ['Photos wait.\nDevice | iPhone 12\niPad | iOS 16\nBattery | 90 %', 'outdated-ios -'],
  ]);
});

describe('a bar that parts no name from its value', () => {
  expectStatuses([
    ['Photos wait | battery low\nWi-Fi weak | iCloud storage full', 'power present', 'icloud-storage present'],
    ['Ann | my photos wait\nTom | is Low Power Mode on?\nAnn | no', 'power ruled-out', 'power -'],
    ['Photos wait.\nWi-Fi | bad | 2 bars\nBattery | 80 %', 'connection present'],
  ]);
});
