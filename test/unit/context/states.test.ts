import { describe } from 'vitest';
import { type Case, expectStatuses } from './expect-statuses.ts';

describe('an end that solves nothing, and one that does', () => {
  const ends = (end: string) => `Photos wait, Low Power Mode is on.\n${end}`;
  expectStatuses([
    ...[
      'Closing: call back on Thursday',
      'Closing the call.',
      'Closed by system',
      'Closed: no response',
      'Similar ticket 88 was solved by an update.',
      'Marked as solved by mistake.',
      'Two photos arrived, the rest not.',
      'It works again after each restart, for an hour.',
      'The old pictures are fine.',
      'Otherwise all good.',
      'Customer happy with the explanation.',
      'It works on the iPad.',
      'It has been syncing since Sunday.',
      'Now working on it.',
      'Photos sync again only on Wi-Fi.',
      'It finished backing up.',
      'New photos show up in the album on the phone alone.',
      'She now has photos of somebody else.',
    ].map((end): Case => [ends(end), 'power present']),
    ...[
      "It's working now.",
      'All OK now.',
      'It is all there now.',
      'No longer a problem.',
      'Has worked ever since.',
      'Customer rang, photos are syncing.',
      'New pictures arrive within a minute.',
      'Resolution: photos sync again',
      'Result: works',
    ].map((end): Case => [ends(end), 'power -']),
  ]);
});

describe('a good state rules a cause out', () => {
  expectStatuses([
    ['Photos wait. Low power is off, phone lives on its stand.', 'power ruled-out'],
    ['There is plenty of iCloud storage.', 'icloud-storage ruled-out'],
    ['iCloud has 71 GB to spare.', 'icloud-storage ruled-out'],
    ['Loads of room on the phone.', 'device-storage ruled-out'],
    ['The battery is full.', 'power ruled-out'],
    ['Wi-Fi is strong in that room.', 'connection ruled-out'],
    ['iOS is up to date.', 'outdated-ios ruled-out'],
    ['Signed in with the right Apple Account.', 'settings ruled-out'],
    ['Sync this iPhone is on.', 'settings ruled-out'],
    ['Low Power Mode is off.', 'power ruled-out'],
    ['The phone is plugged in.', 'power ruled-out'],
  ]);
});

describe('a remedy that was carried out is tried', () => {
  expectStatuses([
    ['Already restarted twice.', 'glitch tried'],
    ['Force restarted it last night.', 'glitch tried'],
    ['Rebooted the phone, same thing.', 'glitch tried'],
    ['We reset the network settings.', 'connection tried'],
    ['He upgraded to the 200 GB plan yesterday and it still waits.', 'icloud-storage tried'],
    ['Updated the iPhone to iOS 27.1, photos still wait.', 'outdated-ios tried'],
    ['Left it on the charger overnight.', 'power tried'],
    ['Turned iPhone storage optimisation on last week.', 'device-storage tried'],
    ['Signed out and back in to iCloud.', 'settings tried'],
    ['Restarted the router as well.', 'connection tried'],
    ['I told her to force quit Photos, which she did.', 'glitch tried'],
    ['Asked him to charge it overnight. He did so, no difference.', 'power tried'],
    ['Advised a restart. Not yet answered.', 'glitch mentioned'],
    ['Had it on the charger the whole night, no difference.', 'power tried'],
    ['Photos wait. Yesterday the phone restarted itself.', 'glitch -'],
  ]);
});

describe('who checks a switch ticks nothing', () => {
  expectStatuses([
    ['Photos wait. We checked Low Data Mode and it was off.', 'connection ruled-out', 'connection -'],
    ['Photos wait. Airplane Mode, which is off, was checked first.', 'connection ruled-out', 'connection -'],
    ['Photos wait. Low Data Mode was checked.', 'connection -'],
    ['Photos wait. The Low Data Mode box was checked.', 'connection present'],
    ['Photos wait. Wi-Fi was checked twice and is weak.', 'connection present'],
    ['Photos wait. I checked iCloud Photos and it was on.', 'settings ruled-out'],
    ['Photos wait. The iCloud Photos box is checked.', 'settings ruled-out'],
    ['Photos wait. Wi-Fi: checked', 'connection ruled-out'],
  ]);
});

describe('which storage is full', () => {
  expectStatuses([
    ['Photos wait. Under Mobile Data > Photos the switch is off.', 'connection present', 'settings -'],
    ['Not the phone is full but iCloud. Photos wait.', 'icloud-storage present', 'device-storage ruled-out'],
    ['Not iCloud is full but the phone. Photos wait.', 'device-storage present', 'icloud-storage ruled-out'],
    ['iCloud storage is full.', 'icloud-storage present', 'device-storage -'],
    ['iPhone storage is full.', 'device-storage present', 'icloud-storage -'],
    ['The iPhone has no space left.', 'device-storage present', 'icloud-storage -'],
    ['The 50 GB plan is full.', 'icloud-storage present', 'device-storage -'],
    ['iCloud is full, the phone has 80 GB free.', 'icloud-storage present', 'device-storage ruled-out'],
    ['Her mailbox is full, photos wait.', 'icloud-storage -', 'device-storage -'],
    ['The Mac is full, photos on the iPhone are fine.', 'device-storage -', 'icloud-storage -'],
    ['We looked at iCloud together. It is full.', 'icloud-storage present'],
    ['No space left on the phone nor in the cloud, photos wait.', 'icloud-storage present', 'device-storage present'],
    ['Neither the phone nor iCloud is full, photos wait.', 'icloud-storage ruled-out', 'device-storage ruled-out'],
    ['Her Apple storage is at capacity, photos wait.', 'icloud-storage present', 'device-storage -'],
    ['Photos are not on her iPad and local storage is full.', 'device-storage present'],
    [
      'Nothing leaves his phone, his iCloud has long overflowed, photos wait.',
      'icloud-storage present',
      'device-storage -',
    ],
    ['Her phone is so stuffed that even text messages fail, photos wait.', 'device-storage present'],
    ['The phone is stuffed with WhatsApp clips, photos wait.', 'device-storage present'],
    ['There is not one spare gigabyte in iCloud, photos wait.', 'icloud-storage present', 'device-storage -'],
    [
      'The photos do not leave the phone, since the allotment that comes with the account is exhausted.',
      'icloud-storage present',
      'device-storage -',
    ],
    ['We looked at the iPhone storage together. It is full.', 'device-storage present'],
    ['Photos wait. iCloud Photos is on, the phone storage is full.', 'device-storage present', 'icloud-storage -'],
    ['Photos wait. iCloud is fine, her phone storage is full.', 'device-storage present', 'icloud-storage ruled-out'],
    ['Photos wait. iCloud Photos is off and the iPhone storage is full.', 'settings present', 'device-storage present'],
    ['Photos wait. iCloud mail works, but the iPhone storage is full.', 'device-storage present', 'icloud-storage -'],
    ['Photos wait. iCloud Photos is on, and the Mac storage is full.', 'icloud-storage -', 'device-storage -'],
    ['Photos wait. Her iCloud mail bounces because the mailbox is full.', 'icloud-storage present'],
    ['Photos wait. Her iCloud inbox is over quota.', 'icloud-storage present'],
  ]);
});

describe('what was mended', () => {
  expectStatuses([
    ['Photos wait. Low Power Mode was on, by a shortcut. Shortcut deleted, Low Power Mode off.', 'power ruled-out'],
    ['Photos wait. iCloud found full. Upgraded to 200 GB.', 'icloud-storage -'],
    ['Photos wait. iCloud found full, bought 200 GB, full again since Monday.', 'icloud-storage present'],
    [
      'The counter "Uploading 312 items" has not moved for four days. After a restart it ran for an hour and then stopped again.',
      'glitch present',
    ],
    [
      'Photos wait. I turned the VPN off and they uploaded. My employer has turned the VPN on again.',
      'connection present',
    ],
    ['Photos wait. iCloud storage was full, which I mended by buying 200 GB.', 'icloud-storage -'],
    [
      'Turned Low Power Mode off yesterday and photos began to upload. During the night it came on again by itself.',
      'power present',
    ],
    ['Wi-Fi was down at home; fixed Monday. Photos still wait.', 'connection -'],
    ['Low Power Mode switched off, but it came back on by itself. Photos wait.', 'power present'],
    [
      'Mon: iCloud full. Tue: bought 50 GB, started uploading. Thu: 50 GB also full. Photos wait.',
      'icloud-storage present',
    ],
    ['Restarted: moved from 900 to 850, then stuck again at 850 since Tuesday.', 'glitch present', 'icloud-storage -'],
    ['Airplane Mode had been on since the ferry, she took it off; photos wait all the same.', 'connection -'],
    ['He took it off the charger at nine, the battery is at 8 % now. Photos wait.', 'power present'],
    ['Her iCloud Photos switch was off, we turned it back on, photos still wait.', 'settings tried', 'settings -'],
    ['The photo sync slider was off. Switched it on with her, no photo has moved.', 'settings tried', 'settings -'],
    ['She has not restarted the phone in months. Did that, photos still wait.', 'glitch tried', 'glitch -'],
    ['His charging port was defective, this was repaired; photos wait all the same.', 'power tried', 'power -'],
    ['iCloud Photos is off, she did not want me to turn it on.', 'settings present'],
    ['Low Power Mode is on, she turned it on in May. Photos wait.', 'power present'],
    ['The battery icon is yellow. I switched it off, it comes back on by itself; photos wait.', 'power present'],
    ['Sync this iPhone is off. Please switch it on.', 'settings present'],
    ['Photos wait. Ruled out: a restart (done twice).', 'glitch tried'],
    ['A restart is next, not done yet. The photos wait.', 'glitch -'],
    ['Her iCloud was full, the case is closed: all 900 photos synced.', 'icloud-storage tried', 'icloud-storage -'],
    [
      'The wifi was patchy. A technician came and it is rock solid now. The photos still wait.',
      'connection mentioned',
      'connection ruled-out',
    ],
  ]);
});

describe('what has been fine since', () => {
  expectStatuses([
    [
      'The VPN blocks iCloud. At the neighbours it all went up; back home it stands again. Photos wait.',
      'connection present',
    ],
    ['The internet was down on Sunday but has worked since; photos wait.', 'connection -'],
    [
      'Photos wait. The router was replaced in May and has been fine since. The iCloud storage is full.',
      'icloud-storage present',
    ],
  ]);
});

describe('what was ended at a named time', () => {
  expectStatuses([
    ['The line was cut last month as nobody paid; photos wait.', 'connection present'],
    ['The line was slow last month; photos wait.', 'connection -'],
    ['Our internet was cut in May for a week; photos wait.', 'connection -'],
    ['Her photos are not going to iCloud, the flat has no Wi-Fi.', 'connection present'],
  ]);
});

describe('a fault that is told behind a good thing', () => {
  expectStatuses([
    ['The phone is on the guest network, which is slow; photos wait.', 'connection present'],
    ['She is on the home Wi-Fi and it keeps dropping; photos wait.', 'connection present'],
    ['She is on the home Wi-Fi and it is fast; photos wait.', 'connection ruled-out'],
    ['No VPN installed; photos wait.', 'connection ruled-out', 'connection -'],
    ['No photos on the laptop - the phone is in Airplane Mode.', 'connection present'],
  ]);
});

describe('a cause that is named explains what else stands still', () => {
  expectStatuses([
    ['Photos says it paused to save battery. The counter has been at 540 since Friday.', 'power present', 'glitch -'],
    [
      'The upload has stood at 77 photos for two days. There is no Wi-Fi in the cabin.',
      'connection present',
      'glitch -',
    ],
    ['The upload has stood at 77 photos for two days. Her Wi-Fi is fine.', 'glitch present'],
  ]);
});

describe('a state belongs to the thing in its own clause', () => {
  expectStatuses([
    ['The signal in the barn is so poor that even a text message takes ages, photos wait.', 'connection present'],
    ['She has broadband but it is really awful, no photo gets through.', 'connection present'],
    ['The slider for iCloud Photos is on the left.', 'settings present'],
    ['iCloud Photos isn’t on, she turned it off because of the bill.', 'settings present'],
    [
      'The phone has been signed out of iCloud since he removed it from his list, photos stay on it.',
      'settings present',
    ],
    ['Apple says I’m 9 GB over, and no photo goes to iCloud.', 'icloud-storage present'],
    ['I have 90 GB over in iCloud, photos still wait.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Remaining iCloud space: 0.3 GB of 50 GB', 'icloud-storage present'],
  ]);
});

describe('the accounts of two machines', () => {
  expectStatuses([
    ['Photos missing. iPad: her private gmail. iPhone: the work address.', 'settings present'],
    ['Photos missing. It has my e-mail on the tablet and hers on the iPhone.', 'settings present'],
    ['Photos missing. Apple ID on the phone: company address, on the Mac: private gmail.', 'settings present'],
    ['Photos missing. The same gmail on the iPad and on the iPhone.', 'settings -'],
    ['Photos missing. iPhone: her gmail. iPad: her gmail, too.', 'settings -'],
  ]);
});

describe('where it works, and what only others did', () => {
  expectStatuses([
    [
      'Photos wait, Low Power Mode is on. Took it to her sister’s and the whole lot was up within the hour.',
      'power present',
    ],
    ['Photos wait, she gets one bar of Wi-Fi. In the canteen all is uploaded in minutes.', 'connection present'],
    ['Photos wait. The charger is in the van, where there is no Wi-Fi.', 'connection -', 'power present'],
    ['Photos wait. The plan was at 50 of 50 GB. She moved to the 200 GB plan.', 'icloud-storage -'],
    ['Photos wait. Battery icon yellow.\n17 Nov: asked to switch it off.\n18 Nov: Low Power Mode off.', 'power -'],
  ]);
});

describe('what stands between a thing and its state', () => {
  expectStatuses([
    ['Photos wait. The router is fine, the children are streaming off it.', 'connection -'],
    ['Photos wait. At home on the Wi-Fi it’s not plugged in.', 'connection -'],
    ['Photos wait. The socket of the phone is packed with lint.', 'device-storage -'],
    ['Photos wait. The phone goes from full to a third by noon.', 'device-storage -'],
  ]);
});

describe('what sounds like an end and is none', () => {
  expectStatuses([
    ['Photos wait, Low Power Mode is on. Every picture on the iPad is old.', 'power present'],
    ['Photos wait, Low Power Mode is on. All of a sudden a badge has appeared on Settings.', 'power present'],
    ['Photos wait, Low Power Mode is on. All of them are on his Mac.', 'power present'],
    ['Photos wait, Low Power Mode is on. All her photos are on the old laptop.', 'power present'],
    ['Photos wait, Low Power Mode is on. Case checked for cracks, no further issues.', 'power present'],
    ['Photos wait. Had him sign out and in, same.', 'settings tried'],
  ]);
});

describe('what is told of the past and mended in the same breath', () => {
  expectStatuses([
    ['Photos wait. Her cable was broken but has been replaced.', 'power tried'],
    ['Photos wait. The charger broke last week, so we bought a new charger on Saturday.', 'power tried'],
    ['Photos wait. The Wi-Fi was down yesterday, it is back.', 'connection tried'],
    ['Photos wait. A VPN was blocking it, deleted the profile.', 'connection tried'],
    ['Photos wait. He had no data left, topped up.', 'connection tried'],
    ['Photos wait. An iOS update was waiting, it is installed now.', 'outdated-ios tried'],
    ['Photos wait. The iPhone was full, cleared 30 GB.', 'device-storage tried'],
    ['Photos wait. She was signed out by the store but signed in with us yesterday.', 'settings tried'],
  ]);
});

describe('what is told of the past and goes on', () => {
  expectStatuses([
    ['Photos wait. The charger broke, a new one is ordered.', 'power present'],
    ['Photos wait. Her cable was broken. She wants a new one.', 'power present'],
    ['Photos wait. She was signed out. She has not signed in since.', 'settings present'],
    ['Photos wait. The whole app hung. It comes back after a while.', 'glitch present'],
    ['Photos wait. The phone has hung three times. Charged overnight.', 'glitch present'],
    ['Photos wait. The Wi-Fi was weak. Removed two old apps.', 'connection present'],
    [
      'Mo: photos wait\nDesk: what do you see?\nMo: iCloud Photos was off since the repair\nDesk: put it back\nMo: ok',
      'settings present',
    ],
    ['Photos wait. iCloud was full, she deleted some photos and it is full again.', 'icloud-storage present'],
  ]);
});

describe('a state that an event ended', () => {
  expectStatuses([
    ['Photos wait. Storage was full on the phone until she got the new one with 512 GB.', 'device-storage -'],
    ['Photos wait. The battery was at 10 % on the trip, after charging at the hotel it is fine.', 'power -'],
    ['Photos wait. The banner "No Internet Connection" never showed again.', 'connection -'],
    ['Photos wait. Please increase my iCloud storage, it’s used up.', 'icloud-storage present'],
    ['Photos wait. Is it bad that iCloud Photos is off?', 'settings present'],
    ['Photos wait. Is iCloud Photos off?', 'settings -'],
    ['Photos wait. The whole app locks up. It did it four times for me.', 'glitch present'],
  ]);
});

describe('what a message says of a thing', () => {
  expectStatuses([
    ...['Status', 'Message', 'State', 'Answer', 'Text'].flatMap((label): Case[] => [
      [`Photos do not sync.\n${label}: Low Power Mode is off`, 'power ruled-out', 'power -'],
      [`Photos do not sync.\n${label}: Low Power Mode is not on`, 'power ruled-out', 'power -'],
      [`Photos do not sync.\n${label}: Low Power Mode is on`, 'power present'],
      [`Photos do not sync.\n${label}: Low Power Mode`, 'power present'],
    ]),
    ['{"ticket": 7, "text": "Low Power Mode is off."}', 'power ruled-out', 'power -'],
    ['Photos do not sync. The message says Low Power Mode is off.', 'power ruled-out', 'power -'],
  ]);
});

describe('a switch that has been off for some time is off, and no more', () => {
  expectStatuses([
    ['Photos wait. iCloud Photos has been off since Monday.', 'settings present'],
    ['Photos wait. She complains about iCloud Photos, which has been off since Monday.', 'icloud-storage -'],
  ]);
});
