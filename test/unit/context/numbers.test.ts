import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

describe('quantities and their owner', () => {
  expectStatuses([
    [
      'Photos wait. The account page reads 49.8 of 50 GB, the handset was on 11 % when she called.',
      'icloud-storage present',
      'power present',
    ],
    ['Photos wait. My iPhone 11 has something called 17.2 on it.', 'outdated-ios present'],
    ['Photos wait. It asks for 9 more GB, I have 300 MB.', 'device-storage present'],
    ['Photos wait. Battery during all three of our calls this week: 14, 11 and 18 per cent.', 'power present'],
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
    ['Photos wait. An alert says "Not Enough Storage".', 'device-storage -', 'icloud-storage present'],
    ['Photos wait. Message: Not Enough Storage', 'device-storage -', 'icloud-storage present'],
    ['Photos wait. The update stops with not enough storage.', 'icloud-storage -'],
    ['Photos wait. It says not enough storage.', 'device-storage -', 'icloud-storage -'],
    ['Photos wait. The alert "Not Enough Storage" comes on the phone.', 'device-storage present'],
    ['Photos wait. "Not Enough Storage", upgrade storage, it says.', 'icloud-storage present'],
    ['iPhone storage: 12 345 MB free', 'device-storage ruled-out'],
    ['iPhone storage: 12\u00A0345 MB free', 'device-storage ruled-out'],
    ['iPhone storage: 12\u202F345 MB free', 'device-storage ruled-out'],
    ['iPhone storage: 60\u2009234 MB free', 'device-storage ruled-out'],
    ["iPhone storage: 60'234 MB free", 'device-storage ruled-out'],
    ['iCloud : 4\u00A0900 Mo sur 50\u00A0000 Mo', 'icloud-storage ruled-out'],
    ['iCloud: 4 900 MB of 5 000 MB', 'icloud-storage present'],
    ['The phone is an iPhone 12 300 MB free', 'device-storage present'],
    ['iPhone 13 128 GB with 400 MB left', 'device-storage present'],
    ['On iOS 17 300 MB left on the phone', 'device-storage present'],
    ['It said 12 000 items yesterday and says 12 000 items today.', 'glitch present'],
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
    ['Photos wait. Wi-Fi: 1/4 bars. Battery: 4/5.', 'connection present', 'power -'],
    ['Photos wait. iCloud storage is full, battery at 9 %.', 'icloud-storage present', 'power present'],
    ['Photos wait. iPhone storage full (battery 9 %)', 'device-storage present', 'power present'],
  ]);
});

describe('iOS against what the model takes', () => {
  expectStatuses([
    ['Photos wait.\n- [x] restart\n- [ ] iOS: SE 3 on 26.6.1 → 27.0.1', 'outdated-ios present'],
    ['Photos wait. There is a red 1 on Settings. The iPhone 14 is on iOS 27.1.', 'outdated-ios ruled-out'],
    ['Photos wait. There is a red 1 on Settings. The iPhone 14 is on iOS 17.1.', 'outdated-ios present'],
    ['Photos wait. My iPhone 11 still has what came with it, 13.2 if the About page is right.', 'outdated-ios present'],
    ['Photos will not download full versions.', 'outdated-ios -'],
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
    ['Photos wait. iPhone XR on 17.4; 18.7.10 is there for it.', 'outdated-ios present'],
    ['Photos wait. Update to iOS 27 not installed yet.', 'outdated-ios -'],
  ]);
});

describe('sizes beside others', () => {
  expectStatuses([
    ['Photos wait. My iCloud storage is not full, it is 81 GB of 2 TB.', 'icloud-storage ruled-out'],
    ['Photos wait. The mailbox in Exchange has 49.9 of 50 GB.', 'icloud-storage -'],
    ['Photos wait. The plan of 50 GB that the account has stands at 49.8 GB.', 'icloud-storage present'],
    ['Photos wait. iCloud 5.0/5 free tier', 'icloud-storage present'],
    [
      'Photos wait. iPhone storage 90 GB free, iCloud 170 GB free.',
      'device-storage ruled-out',
      'icloud-storage ruled-out',
    ],
    ['Photos wait. She has the 50 GB plan and 49.9 of it are gone.', 'icloud-storage present'],
    ['Photos wait. We are stuck with a full account.', 'icloud-storage present'],
    ["Half of the phone's 256 GB are free. Photos wait.", 'device-storage ruled-out'],
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
    ['There is no room left in her 50 GB plan, photos wait.', 'icloud-storage present'],
    ['No space left on the 64 GB phone, photos wait.', 'device-storage present'],
    ['Avail stg 0.3gb of 64, photos wait.', 'device-storage present'],
    ['I only use a quarter of my 200 GB; photos wait.', 'icloud-storage ruled-out'],
    ['Only 40 % of her phone is used, photos wait.', 'device-storage ruled-out'],
    ['iCloud says I am using 104 % of my storage, photos wait.', 'icloud-storage present'],
    ['The phone has 100 megabytes of wiggle room, photos wait.', 'device-storage present'],
    ['I have 2 terabytes with Apple and use about 600 gigs, photos wait.', 'icloud-storage ruled-out'],
    [
      'She is at 5/5 in iCloud and 63.8/64 on the phone, photos wait.',
      'icloud-storage present',
      'device-storage present',
    ],
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
    ['iPhone 13 128 GB, storage full. Photos wait.', 'device-storage present'],
    ['Photos wait. Of the five gigabytes, forty megabytes remained.', 'icloud-storage present'],
  ]);
});

describe('a counter that shows the same at two times', () => {
  expectStatuses([
    ['Photos wait. It said 900 items on Monday and says 400 items now.', 'glitch -'],
    ['Photos wait. It said 988 on the 2nd, said 988 on the 9th.', 'glitch present'],
    ['Photos wait. It said 988 on the 2nd, said 400 on the 9th.', 'glitch -'],
    ['Photos wait. Counter at 1,204 yesterday, 1,204 today.', 'glitch present'],
    ['Photos wait. Counter at 1,204 yesterday, 800 today.', 'glitch -'],
    ['Photos wait. Uploading 300 items today, was 900.', 'glitch -'],
    ['Photos wait. It says 400 items left today and said 900 yesterday.', 'glitch -'],
    ['Photos left to upload: 2,415 yesterday evening, 2,415 tonight.', 'glitch present'],
    ['The upload says 66 left. It said 66 on Sunday.', 'glitch present'],
    ['Photos left to upload: 2,415 yesterday evening, 1,102 tonight.', 'glitch -'],
    ['The photos wait. Called at 11 on Monday and at 11 today.', 'glitch -'],
    ['Photos wait. 23/11 called, 24/11 called again.', 'glitch -'],
    ['Photos wait. The rent is the same 300 it always was.', 'glitch -'],
  ]);
});

describe('numbers in other notations', () => {
  expectStatuses([
    ['0.05 GB left of the 50 GB in the account.', 'icloud-storage present'],
    ['Photos wait. Her Apple account: 0.4 GB free.', 'icloud-storage present', 'device-storage -'],
    ['Photos wait. iPhone storage: used 63.5 GB, total 64 GB.', 'device-storage present'],
    ['iCloud holds 50 GB, 49.6 of them used.', 'icloud-storage present'],
    ['iCloud stands at 2.5 of 5 GB.', 'icloud-storage ruled-out', 'glitch -'],
    ['Photos wait. iPhone storage: 25.6 / 128 GB.', 'device-storage ruled-out', 'outdated-ios -'],
    ['Photos wait. iPhone 12 / 16.1 / 64 GB.', 'outdated-ios present'],
    ['Photos wait. XR on 18.3, the newest for it is 18.7.10.', 'outdated-ios present'],
    ['Photos wait. Plan 200, used 44.', 'icloud-storage -'],
    ['Photos wait. In the car, charging with a thin cable, 6 %.', 'power present'],
  ]);
});

describe('numbers that are compared with others', () => {
  expectStatuses([
    ['iPhone storage: 61.5 of 64 GB, photos wait.', 'device-storage present'],
    ['Photos wait. The update is refused: it needs 9 GB, 2.5 GB available.', 'device-storage present'],
    ['Photos wait. The iPhone has 60 GB free, the update needs 9 GB.', 'device-storage ruled-out', 'device-storage -'],
    ['We share 200 GB between five, photos wait. She read me the bar: 199.6 GB used.', 'icloud-storage present'],
    ['The 128 GB iPhone is fine. She pays for 2 TB, of those 1.7 TB is unused. Photos wait.', 'device-storage -'],
    ['iPhone storage: 300 MB free. The 2 TB she rents: 1.7 TB is unused.', 'device-storage present'],
    ['127.8 of its 128 GB are gone, photos wait.', 'device-storage present'],
    ['the phone has sixty four gigs, one hundred megs free, photos wait', 'device-storage present'],
    ['He thinks it is because my iPhone 13 is on iOS 16.3; photos wait.', 'outdated-ios present'],
    ['The line is shared by the whole house so it can’t be this; photos wait.', 'connection -'],
  ]);
});

describe('an amount whose total is not told', () => {
  expectStatuses([
    ['Photos wait. The storage page of the phone reads 127.6 used.', 'device-storage present'],
    ['Photos wait. Under her name it says 199.4 used.', 'icloud-storage present'],
    ['Photos wait. The page reads 90.3 used.', 'device-storage -', 'icloud-storage -'],
    ['Photos wait. Her plan is two hundred gigs and she’s at 198.9.', 'icloud-storage present'],
    ['Photos wait. We share the 200 and it stands at 198.9.', 'icloud-storage present'],
    ['Photos wait. Next to the bar stands four point eight of five.', 'icloud-storage present'],
    ['Photos wait. It says 0 KB available, 200 GB family plan.', 'icloud-storage present', 'device-storage -'],
  ]);
});

describe('two values below a label that names both', () => {
  expectStatuses([
    ['Photos do not sync.\nTotal / free: 256 GB / 0.8 GB', 'device-storage present'],
    ['Photos do not sync.\niPhone XR\nCapacity/free: 64 / 0,4 GB', 'device-storage present'],
    ['Photos do not sync.\nTotal / free: 256 GB / 180 GB', 'device-storage ruled-out'],
  ]);
});

describe('what a number belongs to', () => {
  expectStatuses([
    ['iPhone 13 mini 128, Wi-Fi full bars, 77 % batt. Photos wait.', 'device-storage -', 'power ruled-out'],
    ['Photos wait. Low Power off, phone 100 % this morning.', 'device-storage -', 'power ruled-out'],
    ['Photos wait. The iPhone storage page: 255 of 256, mostly films.', 'device-storage present'],
    ['Photos wait. This is note 3 of 3 on it.', 'device-storage -', 'icloud-storage -'],
    ['Photos wait. For the update 8 GB are necessary and I have 0.7.', 'device-storage present'],
    ['Photos wait. The engineer comes on 9 December, battery between 80 and 95 % all day.', 'power -'],
    ['Photos do not sync.\n| item | seen |\n|---|---|\n| charge | 7, lead is lost |', 'power present'],
  ]);
});

describe('which iOS runs', () => {
  expectStatuses([
    ['Photos wait.\niPhone XS\niOS 17.5.1, offered: 18.7.10', 'outdated-ios present'],
    ['Device: iPhone 15\nOS as sent by our app: 26.1\nPhotos do not sync.', 'outdated-ios present'],
    ['iphone 16, 26.2, customer: photos do not sync', 'outdated-ios present'],
    ['Photos wait on the SE 3. It runs i o s 18.1.', 'outdated-ios present'],
    ['Photos wait. iPhone 14 was on 26.4, had the customer install 27.1.', 'outdated-ios -'],
    ['ICLOUD PICS WAIT, IPHONE 11. DATA 15.3 OF 15 GB.', 'outdated-ios -'],
  ]);
});

describe('what a number is of', () => {
  expectStatuses([
    ['Her phone was full. She deleted 200 photos, 0.4 GB free.', 'device-storage present', 'icloud-storage -'],
    ['Photos do not sync. The update is at 10 percent.', 'power -'],
    ['Photos do not sync. After the update the phone was at 10 percent.', 'power present'],
  ]);
});

describe('a number across the turns of a chat', () => {
  expectStatuses([
    [
      'Desk: how much of iCloud is used?\nMo: 49.2\nDesk: and the plan?\nMo: 50\nMo: photos wait',
      'icloud-storage present',
    ],
    ['Desk: how much of iCloud is used?\nMo: 12\nDesk: and the plan?\nMo: 50\nMo: photos wait', 'icloud-storage -'],
    ['Desk: which iOS is on it?\nMo: 16\nMo: iPhone 13, photos wait', 'outdated-ios present'],
    ['Desk: which iOS is on it?\nMo: 27\nMo: iPhone 13, photos wait', 'outdated-ios -'],
  ]);
});

describe('a number that moves', () => {
  expectStatuses([
    ['It said Uploading 800 items on Sunday and 200 today.', 'glitch -'],
    ['Still 1,204 left yesterday, today 12.', 'glitch -'],
    ['It said Uploading 800 items on Sunday and 800 today.', 'glitch present'],
    ['It has been stuck at 1,204 items since Monday. She has 8,000 photos today.', 'glitch present'],
  ]);
});

describe('what fills a plan or an iPhone', () => {
  expectStatuses([
    ['Photos wait. Library is 63 GB, plan is 50 GB.', 'icloud-storage present'],
    ['Photos wait. Library is 63 GB, plan is 200 GB.', 'icloud-storage -'],
    ['Photos wait. She stays on the free 5 GB and has 30 GB of pictures.', 'icloud-storage present'],
    ['Photos wait. iCloud storage at 104 %.', 'icloud-storage present'],
    ['Photos wait. iCloud full, videos 30 of the 50.', 'icloud-storage present'],
    ['Photos wait. 49 of 50 uploaded.', 'icloud-storage -'],
    ['Photos wait. The 32 GB phone holds 31.2 GB already.', 'device-storage present'],
    ['Photos wait. 128 GB phone with 126 GB on it.', 'device-storage present'],
    ['Photos wait. 128 GB phone with 26 GB on it.', 'device-storage -'],
    ['Photos wait. Only 2 GB of the 256 GB on my phone remain.', 'device-storage present'],
    ['Photos wait. The USB stick is nearly full, 3 GB left of 128.', 'device-storage -'],
    ['Photos wait. The phone has used 97 % of its mobile data.', 'device-storage -'],
    ['Photos wait. The phone dies at 30 %.', 'power present'],
    ['Desk: how much space is left on the phone?\nMo: none\nMo: photos wait', 'device-storage present'],
  ]);
});

describe('an iOS that does not run', () => {
  expectStatuses([
    ['Photos wait. iPhone 13, not on iOS 27 yet.', 'outdated-ios present'],
    ['Photos wait. Declined iOS 27 twice on her iPhone 13.', 'outdated-ios present'],
    ['Photos wait. The guide says iOS 17 or newer is needed, he has 27.1 on an iPhone 13.', 'outdated-ios -'],
    ['Photos wait. Router firmware 16.4.1, iPhone 14 on iOS 27.1.', 'outdated-ios -'],
    ['Photos wait. iPhone 14: An error occurred installing iOS 27.1.', 'outdated-ios present'],
    ['Photos wait. iPhone 12: 26.4 installed; Software Update offers 27.1.', 'outdated-ios present'],
  ]);
});

describe('whose a number is, once more', () => {
  expectStatuses([
    ['Photos wait. Read from mum’s phone: 1.99 TB of 2 TB.', 'icloud-storage present', 'device-storage -'],
    [
      'Photos wait. Her hotspot allotment is done (15/15 GB) and phone data is slow.',
      'icloud-storage -',
      'device-storage -',
    ],
    [
      'Photos wait. The update needs 7 GB and the iPhone has only 600 MB. Free space was 4 GB in May.',
      'device-storage present',
    ],
    ['Photos wait. The battery fell during the upload to 9 %.', 'power present'],
    ['Photos wait. Battery 5 %. After an hour on the charger it was at 80 %.', 'power -'],
    ['Photos wait. The camera says no space, 127 of 128 GB.', 'device-storage present'],
    ['Photos wait. The plan page: back at 5 GB, the bar reads 143 GB of 5 GB.', 'icloud-storage present'],
  ]);
});

describe('a number alone answers, also where it is only about so', () => {
  expectStatuses([
    ['Photos wait.\nAgent: Battery?\nCustomer: like 7 I think', 'power present'],
    ['Photos wait.\nAgent: Battery level?\nCustomer: maybe 85 or so', 'power ruled-out'],
    ['Photos wait.\nAgent: Which iOS?\nCustomer: I think 15.1', 'outdated-ios present'],
    ['Photos wait.\nAgent: Is the battery old?\nCustomer: like 3 years', 'power -'],
    ['Photos wait.\nAgent: Which iOS?\nCustomer: about 15 minutes ago I looked', 'outdated-ios -'],
    ['Photos wait.\nCharger at night? no', 'power present'],
    ['Photos wait.\nAgent: Charger at night?\nCustomer: yes', 'power ruled-out'],
  ]);

  test('a version, too', () =>
    expect(readTicket('Agent: Which iOS?\nCustomer: about 15', builtin).facts.ios?.value).toBe('15'));
});
