import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('quantities and their owner', () => {
  expectStatuses([
    ['Photos wait. iPhone 13, still on 16 (current is 27).', 'outdated-ios present'],
    ['Photos wait on the iPhone 13 since she came back on 16 November.', 'outdated-ios -'],
    ['iCloud: 4.9 GB of 5 GB used', 'icloud-storage present'],
    ['iCloud 4,9 GB of 5 GB', 'icloud-storage present'],
    ['4.9GB/5GB in iCloud', 'icloud-storage present'],
    ['The cloud shows 198.7 of 200 GB.', 'icloud-storage present'],
    ['iCloud is 98 % full', 'icloud-storage present'],
    ['iCloud storage 40 % used', 'icloud-storage ruled-out'],
    ['50 plan, 12 used', 'icloud-storage ruled-out'],
    ['2 TB plan with 1.4 TB free', 'icloud-storage ruled-out'],
    ['iPhone storage 127.6 GB of 128 GB', 'device-storage present'],
    ['The phone has 300 MB free.', 'device-storage present'],
    ['128 GB with 400 MB left', 'device-storage present'],
    ['256, 90 free', 'device-storage ruled-out'],
    ['Phone storage: 34 GB available', 'device-storage ruled-out'],
    ['Battery at 9%', 'power present'],
    ['Battery 20 percent', 'power present'],
    ['Battery 64 percent', 'power ruled-out'],
    ['3 of 12 photos arrived', 'icloud-storage -', 'device-storage -'],
    ['Wifi 5 of 5, photos wait', 'icloud-storage -'],
    ['Rated 5 of 5 by the guest.', 'icloud-storage -'],
    ['Upload at 9 %', 'power -'],
    ['Available device capacity: 0.2 GB', 'device-storage present'],
    ['Free space on phone: 300 MB', 'device-storage present'],
    ['Agent: How much is free on the phone?\nLea: 0.4 GB\nAgent: ok', 'device-storage present'],
    ['half a gig left on the phone', 'device-storage present'],
    ['the phone is down to 100 MB', 'device-storage present'],
    ['50 gig plan, 49.9 in use', 'icloud-storage present'],
    ['only 1% of the phone’s storage is free', 'device-storage present'],
    ['Make sure the battery is above 20 %', 'power -'],
    ['My phone comes home with nine per cent left, photos wait.', 'power present'],
    ['iPhone storage: 9 percent left', 'power -'],
    ['3.9 GB out of the 5 free ones are taken in iCloud', 'icloud-storage ruled-out'],
    ['4.9 GB out of the 5 free ones in iCloud', 'icloud-storage present'],
    ['The account is at 97 % of its quota.', 'icloud-storage present', 'power -'],
    ['2 TB in iCloud, and he uses about a tenth of it', 'icloud-storage ruled-out'],
  ]);
});

describe('iOS against what the model takes', () => {
  expectStatuses([
    [
      'On Tuesday it showed 17.6.\nUpdate to 27.1 done, photos wait all the same.',
      'outdated-ios -',
      'outdated-ios tried',
    ],
    ['Went out on 26.0; the update to 27.1 ran through in the shop. Photos wait.', 'outdated-ios -'],
    ['She is on 26.1, the update to 27.1 fails. Photos wait.', 'outdated-ios present'],
    ['iPhone 12 on iOS 17.2', 'outdated-ios present'],
    ['iPhone 7 on iOS 15.8.8', 'outdated-ios ruled-out'],
    ['iPhone 15 running 27.1', 'outdated-ios ruled-out'],
    ['iPhone 11, iOS 27.0.1', 'outdated-ios ruled-out'],
    ['iPhone 14 Pro, 26.2', 'outdated-ios present'],
    ['Her 13 mini is on 18.1.', 'outdated-ios present'],
    ['XR with 17.6.1', 'outdated-ios present'],
    ['iPhone 13 since the update to 26.1', 'outdated-ios -'],
    ['iPhone 13, updated from 17.2 to 27.1, no change', 'outdated-ios -', 'outdated-ios tried'],
    ['iPhone 8, nothing about the system', 'outdated-ios -'],
    ['The app was updated to 26.1', 'outdated-ios -'],
    ['Installed: 15.7, available: 18.7', 'outdated-ios present'],
    ['iPhone 13. Current 16.1, available 18.5', 'outdated-ios present'],
    ['iPhone 15 with iOS 18 -> 27.1 today', 'outdated-ios -'],
    ['iPhone 8 on 16.7', 'outdated-ios ruled-out'],
    ['iPhone 8 on 16.5', 'outdated-ios present'],
    ['iPhone XS, iOS 18.7.1', 'outdated-ios present'],
    ['My iPhone 13 Pro still runs 17.', 'outdated-ios present'],
    ['I run a 13 Pro.', 'outdated-ios -'],
    ['iPhone 12. We looked together, and the version was 16.4.', 'outdated-ios present'],
    ['iPhone 12. It was 16.4, he updated it on Friday.', 'outdated-ios tried'],
    ['iPhone XR on 18.7.2, and the phone says that is the latest for it.', 'outdated-ios ruled-out', 'outdated-ios -'],
    ['iPhone 13 on 17.2, and the shop says that is the latest for it.', 'outdated-ios present'],
    ['iPhone 13 with iOS 27.1, photos wait. It came with iOS 17.2.', 'outdated-ios ruled-out', 'outdated-ios -'],
  ]);
});

describe('sizes beside others', () => {
  expectStatuses([
    ['Account: 0.3 GB to spare out of 50. Photos wait.', 'icloud-storage present'],
    ['There are 150 MB to play with on her phone, photos wait.', 'device-storage present'],
    ['The phone has 150 MB to its name, photos wait.', 'device-storage present'],
    ['The phone has over half of its 256 GB free, photos wait.', 'device-storage ruled-out'],
    [
      '64 GB phone with 0.2 GB free, 5 GB iCloud with 0 free, photos wait.',
      'device-storage present',
      'icloud-storage present',
    ],
    ['The phone lacks the eight gigs for the update, photos wait.', 'device-storage present'],
    ['Storage checked (iCloud 40 %, phone 55 %), photos wait.', 'icloud-storage ruled-out', 'device-storage ruled-out'],
    ['The account is 40 GB over its quota, photos wait.', 'icloud-storage present'],
    ['Google account storage 14.9 of 15 GB; the photos in iCloud wait.', 'icloud-storage -', 'device-storage -'],
    ['She was kicked down to 5 GB, photos wait.', 'icloud-storage present'],
    ['50 GB plan at 49.8, photos wait.', 'icloud-storage present'],
    ['Account capacity: 99 % used, photos wait.', 'icloud-storage present'],
    ['His phone: 128gb, 126.8 taken, mostly video.', 'device-storage present'],
    ['Cloud space is 200 GB, used 41. Photos wait.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Her iCloud plan: 50 GB, remaining 0.3', 'icloud-storage present'],
    ['1TB phone 300 used, 2TB plan half used, photos wait', 'device-storage -', 'icloud-storage -'],
    ['iCloud: pays for 2 TB, used about a tenth', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Her phone has a sliver of space left (1.1 of 128), photos wait.', 'device-storage present'],
    ['iCloud 50 GB with 22 GB consumed, device pings; photos wait', 'device-storage -'],
    ['The plan holds two hundred, one ninety nine of two hundred is used.', 'icloud-storage present'],
    ['iPhone holds sixty four, sixty three and a half used', 'device-storage present'],
    ['iPhone 13 Pro, it is on 16.something, photos wait.', 'outdated-ios present'],
    ['The iPhone X stops at 16.7. Photos wait.', 'outdated-ios -'],
    ['We have 2 x iPhone 16, iOS 27.1 on both, photos wait.', 'outdated-ios ruled-out', 'outdated-ios -'],
  ]);
});

describe('a counter that shows the same at two times', () => {
  expectStatuses([
    ['Photos left to upload: 2,415 yesterday evening, 2,415 tonight.', 'glitch present'],
    ['The upload says 66 left. It said 66 on Sunday.', 'glitch present'],
    ['Photos left to upload: 2,415 yesterday evening, 1,102 tonight.', 'glitch -'],
    ['The photos wait. Called at 11 on Monday and at 11 today.', 'glitch -'],
    ['Photos wait. 23/11 called, 24/11 called again.', 'glitch -'],
  ]);
});
