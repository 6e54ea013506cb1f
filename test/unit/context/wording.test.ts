import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

describe('titles', () => {
  expectStatuses([
    ['Title: iCloud Photos, no upload over LTE, only over Wi-Fi', 'settings -'],
    ['The photos wait. Photo switch on, Low Power off.', 'power -'],
    ['The upload to iCloud Photos does not move', 'settings -'],
    ['The photos wait. Night on the charger: no improvement', 'power -'],
    ['The photos wait. Phone battery @ 9%', 'power present'],
    ['The photos wait. He has the full package of the shop.', 'icloud-storage -'],
    ['The photos wait.\n\nNot done\n- restart', 'glitch -'],
    ['# iCloud storage is full on the work phone\n\nPlease help.', 'icloud-storage present'],
    ['## Counter has been frozen for three days\n\n- iPhone 15', 'glitch present'],
    ['# [solved] photos do not upload\n\nThe phone is in Low Power Mode.', 'power present'],
    ['## Solved cases of this week\n\nThe VPN is on and photos wait.', 'connection present'],
  ]);
});

describe('numbers that are spelled out', () => {
  expectStatuses([
    ['Her phone shows sixty-three point eight of sixty-four gigabytes used.', 'device-storage present'],
    ['iCloud: a hundred and ninety-nine of two hundred gigs used', 'icloud-storage present'],
    ['The iPhone 14 runs iOS seventeen, photos wait.', 'outdated-ios present'],
    ['There are forty-one gigabytes free on the phone.', 'device-storage ruled-out'],
    ['He says the iPhone 12 is on iOS sixteen point three.', 'outdated-ios present'],
    ['It is an iPhone 11, "eighteen point something".', 'outdated-ios present'],
    ['Twenty-seven photos were taken in the garden.', 'device-storage -', 'icloud-storage -'],
    ['Photos wait. iCloud five of five gigabytes and red.', 'icloud-storage present'],
  ]);
});

describe('bare numbers', () => {
  expectStatuses([
    ['Agent: how much charge does it have?\nLea: 9\nAgent: ok', 'power present'],
    ['Agent: what is the battery at?\nLea: 80\nAgent: ok', 'power ruled-out'],
    ['Agent: how many photos are missing?\nLea: 9\nAgent: ok', 'power -'],
    ['The photos wait; I looked and it says 26.2 there.', 'outdated-ios present'],
    ['The bill was 16.50 and the photos are late.', 'outdated-ios -'],
    ['Photos app was updated to 16.2', 'outdated-ios -'],
    ['iPhone 12 / iOS 26.1 / photos wait', 'outdated-ios present'],
    ['Photos wait, she has 17 on a 14 Pro.', 'outdated-ios present'],
    ['Photos wait, the counter shows 17 on my 14 Pro.', 'outdated-ios -'],
    ['iOS updated 26.6 > 27.1, photos wait as before', 'outdated-ios tried'],
    ['We moved the user to 27.1 yesterday, photos still wait.', 'outdated-ios tried'],
    ['Battery health is 71 %, photos wait.', 'power -'],
    ['06/11: iOS 27.1 on the phone, photos wait', 'outdated-ios ruled-out'],
    ['available_gb=0.4', 'device-storage present'],
    ['model=iPhone 12\nos_version=26.3\nvpn_active=false', 'outdated-ios present', 'connection ruled-out'],
    ['The phone is down to 0.5 GB of its 64.', 'device-storage present'],
    ['The phone has 300 MB to go.', 'device-storage present'],
    ['43 gigs to spare on the phone', 'device-storage ruled-out'],
  ]);
});

describe('whose model it is', () => {
  expectStatuses([
    ['Two phones: iPhone 16e on 27.1, and the iPhone 7 on 15.8.8.', 'outdated-ios ruled-out', 'outdated-ios -'],
    ['The iPhone 15 is fine. Her iPhone X is on 16.1 and sends no photos.', 'outdated-ios present'],
  ]);
});

describe('what was, and what is now', () => {
  expectStatuses([
    ['The Wi-Fi was down, but now it works again.', 'connection -'],
    ['The phone was full but now there is plenty of room, photos still wait.', 'device-storage -'],
    ['iCloud was full last yr, photos wait.', 'icloud-storage -'],
    ['I have not yet restarted it.', 'glitch mentioned'],
    ['**Before**\n- the phone was 100 % full\n\n**After**\n- photos are on their way', 'device-storage -'],
    ['Was on 18.3, brought to 27.1, photos still wait. iPhone 13.', 'outdated-ios -'],
    ['The VPN is always on. Without it the upload started, but she needs it.', 'connection present'],
    ['The counter has not moved since Sunday. Restarted, no change.', 'glitch tried', 'glitch -'],
    ['Restarted on Monday. Today the counter is stuck again.', 'glitch present'],
    ['Photos crashes at once. Restarted, no change.', 'glitch present'],
    ['Photos stopped since updating the phone.', 'outdated-ios mentioned'],
    ['It began after I updated to the new iOS.', 'outdated-ios -'],
  ]);
});

describe('who says it, and how sure', () => {
  expectStatuses([
    ['Should your iCloud storage be full, buy more.', 'icloud-storage -'],
    ['The customer first said that the cloud is full; it is not.', 'icloud-storage -'],
    ['Your colleague believes that the phone is full.', 'device-storage -'],
    ['The chatbot says my storage is full.', 'icloud-storage -', 'device-storage -'],
    ['At some point 50 GB will not be enough for her.', 'icloud-storage -'],
    ['Wrong account: rejected, both devices show the same one.', 'settings -'],
    ['Charger broken: disproved with another phone.', 'power -'],
    ['The camera even refuses to start, no room to record, it says.', 'device-storage present'],
    ['It only charges if I bend the cable.', 'power present'],
    ['My photos do not go to my iPad and iCloud is full.', 'icloud-storage present'],
    ['Sent from my iPhone, sorry for the low battery', 'power -'],
    ['Photos wait. The sync switch is off?? I never touched it.', 'settings -'],
    ['Photos wait.\nLo: same here, mine is because my iCloud is full', 'icloud-storage -'],
    ['Photos wait. He turned Low Power Mode on and never turned it off again.', 'power present', 'glitch -'],
    ['Photos wait. iCloud Photos is switched off on the iPhone.', 'settings present', 'glitch -'],
  ]);
});

describe('another matter', () => {
  expectStatuses([
    ['His hearing aids drop out when the phone is at 5 %. Nothing to do with his pictures.', 'power -'],
    ['Teams shows a poor network connection in every call.', 'connection -'],
    ['The Google Photos backup on the Pixel waits for Wi-Fi.', 'connection -'],
    ['She does not take photos. The mailbox is full and the phone wants a newer iOS.', 'outdated-ios -'],
    ['Photos of the shop are not going up. The Wi-Fi is down.', 'connection present'],
  ]);
});

describe('what nobody checked, another thing that was mended, a warning that somebody sent', () => {
  expectStatuses([
    ['She wants to be called about iCloud Photos sync. Nothing checked so far.', 'settings -'],
    ['iCloud Photos not checked yet, photos stay on the phone.', 'settings -'],
    ['Photos stay on the phone. The box of iCloud Photos is not checked.', 'settings present'],
    ['Pictures do not load. The media alone is 30 GB.', 'settings -'],
    ['Sync this iPhone was turned off by the shop that fixed her camera. Photos are missing.', 'settings present'],
    ['Sync this iPhone was off. She turned it on and that fixed her photos.', 'settings tried', 'settings -'],
    ['Phone was at 4 % and photos waited. As of today everything is on icloud.com.', 'power -'],
    ['The photos said "Low Battery", the message went away at home.', 'power -'],
    ['The message went away and came back, photos wait. Low Power Mode is on.', 'power present'],
    [
      'A mail says that my iCloud storage is full and my photos get deleted. I clicked the link but did not enter anything.',
      'icloud-storage -',
    ],
    ['A mail from Apple says that my iCloud storage is full, and no photos go up.', 'icloud-storage present'],
  ]);
});

describe('a television or a watch has its own account and network', () => {
  expectStatuses([
    ['New photos do not go up. The TV isn’t signed in to my account.', 'settings -'],
    ['Photos wait. Her watch is signed out of iCloud, the computer isn’t signed in either.', 'settings -'],
    ['Photos wait. The TV is signed in, the iPhone is signed out.', 'settings present'],
  ]);
});

describe('the phone’s own messages in Japanese', () => {
  expectStatuses([
    ['iCloudストレージがいっぱいです', 'icloud-storage present'],
    ['iPhoneのストレージがいっぱいです', 'device-storage present'],
  ]);
});

describe('a hyphen between blanks is a pause', () => {
  expectStatuses([
    ['Photos are not syncing - battery flat', 'power present'],
    ['Photos not syncing to her iPad - phone needs updating', 'outdated-ios present'],
    ['Photos wait, battery - flat', 'power present'],
  ]);
});

describe('what sounds like a cause and is none', () => {
  expectStatuses([
    ['Photos do not sync. Uploaded one photo, then no more.', 'connection -'],
    ['Photos do not sync. She pulled the cable out of the socket.', 'connection -'],
    ['Photos do not sync. She has 500 photos since May.', 'glitch -'],
    ['Photos do not sync. Still syncing today.', 'glitch -'],
    ['Photos do not sync. The Wi-Fi is on but photos do not load.', 'settings -'],
    ['Photos do not sync. She got a new one last week.', 'settings -'],
    ['Photos take forever to load on her phone.', 'device-storage -'],
    ['Photos do not sync. The card was declined at the shop.', 'icloud-storage -'],
    ['Photos do not sync. About a fifth of them came.', 'power -'],
    ['Photos do not sync. They resume when it is connected to Wi-Fi.', 'power -'],
    ['Photos do not sync. She cannot update her card.', 'outdated-ios -'],
    ['Photos do not sync. Agent 7 is available.', 'outdated-ios -'],
    ['Photos do not sync. We hike in places with no reception.', 'connection -'],
  ]);
});

describe('who did it, and who was asked', () => {
  expectStatuses([
    ['Photos wait. The Low Data Mode slider is green, her son did that.', 'connection present'],
    ['Photos wait. Asked did she run out of iCloud storage, she does not know.', 'icloud-storage -'],
    ['Photos wait. SE 2 cannot do the update (on 18.1, wants 27.1).', 'outdated-ios present'],
    ['Photos wait. The plan was full. Upgraded to 200 on 6 Nov.', 'icloud-storage -'],
  ]);
});

describe('what quotation marks name', () => {
  expectStatuses([
    ['Photos do not sync. The album "No Wi-Fi" is missing.', 'connection -'],
    ['Photos do not sync. Sent our article “iCloud storage is full”.', 'icloud-storage -'],
    ['Photos do not sync. The phone says "iCloud storage is full".', 'icloud-storage present'],
  ]);
});

describe('a place where photos sync and one where they do not', () => {
  expectStatuses([
    ['Photos upload at work but never at home.', 'connection present'],
    ['Photos upload on her son’s Wi-Fi, on hers not.', 'connection present'],
    ['Photos wait. On hotspot OK. On home broadband no.', 'connection present'],
    ['Photos upload at home and at work.', 'connection -'],
    ['Photos upload at home, at work she doesn’t use the phone.', 'connection -'],
    ['Photos do not upload at home or in the office.', 'connection -'],
    ['Does it work at home and not at work? Photos wait.', 'connection -'],
    ['Photos do not arrive at home. They go to the office by mail, it works.', 'connection -'],
  ]);
});

describe('what was asked or is only supposed', () => {
  expectStatuses([
    ['Photos wait. Asked has she rebooted. "No, i need the alarm."', 'glitch -'],
    ['Photos wait. If I am travelling and Wi-Fi is not there, will it use my data?', 'connection -'],
    ['Photos wait. If it helps, she is on Wi-Fi and the phone is full.', 'device-storage present'],
    ['Mo: had the battery replaced and since then the phone isn’t signed in, photos wait', 'settings present'],
  ]);
});

describe('which account each machine has', () => {
  expectStatuses([
    [
      'Photos wait. The iPad and my laptop are on the one with my school address, the phone is on an old Yahoo one.',
      'settings present',
    ],
    ['Photos wait. iPad: her work address, iPhone: her gmail.', 'settings present'],
    ['Photos wait. iPad: her gmail, iPhone: her gmail.', 'settings -'],
    ['Photos wait. iPad: her private address, iPhone: her gmail.', 'settings -'],
  ]);
});

describe('marks, badges and names before a line', () => {
  expectStatuses([
    ['Photos wait. SCR1 Settings > Apps > Photos, SCR2 General > About', 'outdated-ios -'],
    ['Photos wait.\n✗ iOS 18.1, she can’t take 27 as there is no room for it\n✓ account\n✓ wifi', 'settings -'],
    ['Photos wait.\nDesk: does it do that in aeroplane mode too?\nMo: yep same', 'connection -'],
    ['Photos wait. Low Power Mode stays on. She will not switch it off.', 'settings -', 'power present'],
  ]);
});

describe('a word or a mark that opens what is said', () => {
  expectStatuses([
    ['Ok so photos on my iPhone dont sync. My iCloud is full.', 'icloud-storage present'],
    ['🔴 iPhone photos do not sync', 'device-storage -'],
    ['🔴 Photos on the iPhone wait', 'device-storage -'],
    ['Photos wait.\n🔴 iCloud storage', 'icloud-storage present'],
    ['Photos wait.\n🔴 iPhone storage', 'device-storage present'],
    ['Photos wait. Good, the battery is not it.', 'power -'],
    ['Photos wait. OK: Wi-Fi, battery', 'power ruled-out'],
    ['Good Wi-Fi, photos wait.', 'connection ruled-out'],
    ['Photos wait. Okay battery.', 'power ruled-out'],
  ]);
  test.each([
    'Ok so photos on my iPhone dont sync.',
    'OK, please restart the iPhone. Photos wait.',
    'Photos wait. OK so the iCloud storage was looked at.',
    'Photos wait. Fine, I have an iPhone 14.',
  ])('%s rules nothing out', ticket => {
    expect(readTicket(ticket, builtin).findings.filter(({ status }) => status === 'ruled-out')).toEqual([]);
  });
});

describe('words that only look like a step or a state', () => {
  expectStatuses([
    ['Photos wait. The counter has said 1,204 since Monday. The side button snapped.', 'glitch present'],
    ['Photos wait. She did the side and volume button trick, no change.', 'glitch tried'],
    ['Photos wait. Keep getting iPhone Storage Full.', 'device-storage present'],
    ['Photos wait. His account is in order, the phone is full.', 'device-storage present'],
    [
      'A slide on what can stop iCloud Photos: plan used up, handset full, not signed in, no network, low battery.',
      'power -',
      'settings -',
    ],
    [
      'Photos wait. Wi-Fi is weak, the phone is full, Photos crashes, iOS is out of date, the battery is dead.',
      'power present',
      'device-storage present',
    ],
    ['Photos wait. If possible call after five and the phone is full anyway.', 'device-storage present'],
    ['Photos wait. Please check with her, she is signed out.', 'settings present'],
    ['Photos wait. iPhone 8 on 15.3, the model still takes 16.7.16.', 'outdated-ios present'],
  ]);
});

describe('a switch that somebody turned, at a time that is named, stands so', () => {
  expectStatuses([
    ['Photos wait. iCloud Photos was turned off last week.', 'settings present', 'glitch -'],
    ['Photos wait. iCloud Photos was turned off by her son last year.', 'settings present', 'glitch -'],
    ['Photos wait. The Photos switch was flipped off by the customer.', 'settings present'],
    ['Photos wait. The Photos switch was flipped off and on.', 'settings tried'],
    ['Photos wait. The phone was signed out last week.', 'settings present'],
    ['Photos wait. iCloud Photos was off last week.', 'settings mentioned'],
    ['Photos wait. The phone was turned off last year.', 'glitch present'],
  ]);
});

describe('what people say in their own words', () => {
  expectStatuses([
    ['In settings of iCloud by Photos is written "Off".', 'settings present'],
    ['Photos wait. Under iCloud > Photos it says Off.', 'settings present'],
    ['Photos wait. Under iCloud > Photos it says On.', 'settings -'],
    ['Photos wait. On top it shows "Update Apple Account Settings".', 'settings present', 'outdated-ios -'],
    ['Photos wait. The internet often wholly disappears.', 'connection present'],
    ['Photos wait. The speed is 200 kilobits.', 'connection present'],
    ['The photo vanishes from the internet page.', 'connection -'],
    ['Photos wait. Every last byte of her 50 gig tier is taken.', 'icloud-storage present'],
    ['Photos wait. We checked every byte of the account.', 'icloud-storage -'],
    ['Photos wait. Half of the 50 GB plan is taken.', 'icloud-storage -'],
    ['Photos wait. The count has read 733 at breakfast, lunch and dinner.', 'glitch present'],
    ['Photos wait. The photo thing in iCloud got disabled by her nephew.', 'settings present'],
    ['Photos wait. The AP in the lab hands out no address.', 'connection present'],
    ['Photos wait. The guest network wants a click on a page that never comes.', 'connection present'],
    ['Photos wait. There is no mast for miles.', 'connection present'],
    ['Photos wait. Status: on hold until the battery recovers.', 'power present'],
    ['Photos wait. He signed out in March and left it so.', 'settings present'],
    ['Photos wait. He signed out in April and back in.', 'settings tried'],
    ['Photos wait. He signed out in June but signed in again on Monday.', 'settings -'],
    ['Photos wait. The line at home has been out since the storm.', 'connection present'],
    ['Photos wait. There was a long line at the building.', 'connection -'],
    ['Photos wait. The pad for wireless charging does nothing since the move.', 'power present'],
    ['Photos wait. iCloud is full, she signed in again.', 'icloud-storage present'],
  ]);
});
