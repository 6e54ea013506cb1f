import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('a condition or supposition claims nothing', () => {
  expectStatuses([
    [
      'Common reasons are: iCloud storage is full, no Wi-Fi, Low Power Mode. Photos wait.',
      'icloud-storage -',
      'connection -',
    ],
    ['If the hotel only has slow Wi-Fi, will my photos still go up?', 'connection -'],
    ['Photos wait. Optimise is for when the phone is full.', 'device-storage -'],
    ['If iCloud storage is full, buy a bigger plan.', 'icloud-storage -'],
    ['The counter has said 612 since Sunday. Restart the phone if the problem persists.', 'glitch present'],
    ['The counter has said 612 since Sunday. Restart it if this does not help.', 'glitch present'],
    ['If the battery is low the upload pauses.', 'power -'],
    ['In case Low Power Mode is on, turn it off.', 'power -'],
    ['Maybe the Wi-Fi is weak there.', 'connection -'],
    ['Perhaps the iPhone storage is full.', 'device-storage -'],
    ['It could be that iCloud storage is full.', 'icloud-storage -'],
    ['I wonder whether iCloud Photos is off.', 'settings -'],
    ['Unless Airplane Mode is on, photos should upload.', 'connection -'],
    ['Not sure if iCloud storage is full.', 'icloud-storage -'],
    ['Could the battery be low?', 'power -'],
    ['Photos pause when the battery is low, the article says.', 'power -'],
    ['Photos wait. I thought it was because her phone is full, but no.', 'device-storage -'],
  ]);
});

describe('advice is no symptom and no step that was done', () => {
  expectStatuses([
    ['The number has not budged since Wednesday. Left her a message to switch it off and on.', 'glitch present'],
    ['The counter has been stuck at 12 since Monday. Macro "Restart iPhone" sent.', 'glitch present'],
    ['Tell me on the first call that the iCloud storage is full. Photos wait.', 'icloud-storage present'],
    ['The pictures will not transfer, iCloud is full.', 'icloud-storage present'],
    ['Photos wait. Restart planned for tonight.', 'glitch mentioned'],
    ['Photos wait. Needs a reboot.', 'glitch mentioned'],
    ['## Steps tried\nHave not rebooted yet.', 'glitch mentioned'],
    ['Photos wait. Restart done, update planned.', 'glitch tried'],
    ['## Troubleshooting\nExplained that a restart clears a stuck counter; she has no time now.', 'glitch mentioned'],
    ['## Troubleshooting\nRestarted twice, the counter stands.', 'glitch tried'],
    ['Please restart the iPhone.', 'glitch -'],
    ['You should turn Low Power Mode off.', 'power -'],
    ['Advised to buy more iCloud storage.', 'icloud-storage -'],
    ['Told her to update iOS.', 'outdated-ios -'],
    ['Make sure Low Data Mode is off.', 'connection -'],
    ['Customer will upgrade the plan tonight.', 'icloud-storage -'],
    ['Check whether iCloud Photos is on.', 'settings -'],
    ['Next steps: restart, then update iOS.', 'glitch -', 'outdated-ios -'],
    ['## Next steps\n- Turn off Low Power Mode\n- Restart the iPhone', 'power -', 'glitch -'],
    ['Recommend resetting network settings.', 'connection -'],
    ['I just get a spinning wheel and no photos.', 'glitch present'],
  ]);
});

describe('other people and other devices', () => {
  expectStatuses([
    ["Photos wait. My mother's iPhone 14 is on iOS 26, but hers uploads.", 'outdated-ios -'],
    ["Photos wait. My son's iCloud account is full, but he has his own.", 'icloud-storage -', 'settings -'],
    ['Photos wait. She looked on her computer, 4.9 GB of the 5 are used.', 'icloud-storage present'],
    ['Photos wait. The second line under the picture reads "Low Data Mode".', 'connection present'],
    [
      'Photos wait. My colleague Ines had the same and her cloud was full, but mine has 150 GB free.',
      'icloud-storage -',
    ],
    ["Photos wait. The charger got left at my son's last week.", 'power present'],
    [
      "Hers (iPhone 12, iOS 27.1, battery 8 %), her husband's (iPhone 7, iOS 15.8.8, battery 80 %). Photos of hers wait.",
      'power present',
    ],
    ['Photos wait. Hers is fine, her old phone (iPhone 7, iOS 15.7, battery 8 %) is not.', 'power -', 'outdated-ios -'],
    ['Her iPad is in Low Power Mode, the iPhone is not.', 'power -'],
    ['My wife’s iCloud storage is full, mine has 100 GB free.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['The MacBook battery is dead, photos from the iPhone wait.', 'power -'],
    ['His laptop has no Wi-Fi.', 'connection -'],
    ['The old phone was out of storage.', 'device-storage -'],
    ['On her sister’s phone Low Power Mode was on.', 'power -'],
    ['The case is old, phone storage is full and photos stop.', 'device-storage present'],
    ['Photos stay away: the phone joins the neighbour’s network, which shows a login page.', 'connection present'],
    ['The address under her name is her brother’s, not hers.', 'settings present'],
    ["Photos wait. Customer's camera battery is at 3 %.", 'power -'],
    ["Photos wait. My son says I've used up my iCloud storage.", 'icloud-storage present'],
    ['Photos wait. Her battery case died.', 'power -'],
  ]);
});

describe('what goes on about another device', () => {
  expectStatuses([
    ['Photos wait. She also has an iPad. Its battery is low.', 'power mentioned', 'power -'],
    ['Photos wait. She also has an iPad. There the Wi-Fi is slow.', 'connection -'],
    ['Photos wait. The iPad, whose iCloud Photos switch is off, is not affected.', 'settings -'],
    ['Photos wait. Low Power Mode is on, but that is on the iPad.', 'power -'],
    ['Photos wait. My old iPhone’s battery was low.', 'power -'],
    ['Photos wait. She also has an iPad. The battery of the iPhone is low.', 'power present'],
    ['Photos wait. She also has an iPad. There is no room on the phone.', 'device-storage present'],
    ['Photos wait. She also has an iPad. Its iCloud storage is full.', 'icloud-storage present'],
    ['Photos wait. Her phone syncs with the Mac. Its battery is low.', 'power present'],
    ['Photos wait. The battery is low, but it is on the charger of her laptop.', 'power present'],
  ]);
});

describe('what is over', () => {
  expectStatuses([
    ['Photos wait. Last year in Osaka he had had no network for days.', 'connection -'],
    ['It was found that she had been signed out of her Apple Account. Photos wait.', 'settings present'],
    ['She had been signed out of her Apple Account in May. Photos wait.', 'settings -'],
    ['Photos wait. The phone was full in August, she says.', 'device-storage mentioned', 'device-storage -'],
    ['In June his Wi-Fi was broken. Photos wait.', 'connection mentioned', 'connection -'],
    ['Photos wait. The phone has been full since August.', 'device-storage present'],
    ['Photos wait. He was signed out when I looked.', 'settings present'],
    ['Last year her iCloud storage was full.', 'icloud-storage -'],
    ['The iCloud storage used to be full.', 'icloud-storage -'],
    ['iCloud was full, bought 200 GB, now 60 GB free.', 'icloud-storage -'],
    ['Two years ago the battery was dead, it was replaced.', 'power -'],
    ['Previously iCloud Photos was off.', 'settings -'],
    ['Low Power Mode was on until yesterday, now off.', 'power -'],
    ['The phone is no longer in Low Power Mode.', 'power -'],
    ['He stated that he had been signed out of iCloud for a week.', 'settings present'],
    ['Low Data Mode had been activated for the office network, and photos waited.', 'connection present'],
    ['She turned mobile data off for Photos last year and is never on Wi-Fi.', 'connection present'],
    ['The phone had been full before the clean-up, and photos still wait.', 'device-storage -'],
    ['Photos wait. The Wi-Fi was slow before the update.', 'connection mentioned', 'connection -'],
    ['Photos wait. Low Power Mode was on until she restarted.', 'power -'],
    ['Photos wait. The phone storage was full before he deleted the videos.', 'device-storage -'],
    ['Photos wait. The iCloud storage was full for a short time only.', 'icloud-storage -'],
    ['Photos wait. Previously, the battery was low.', 'power mentioned', 'power -'],
    ['Photos wait. In the past, iCloud Photos was often off.', 'settings -'],
    ['Photos wait. iCloud Photos was off, it no longer is.', 'settings -'],
    ['Photos wait. The phone storage was full but is not any longer.', 'device-storage -'],
    // It goes on, or the time is that of something else.
    ['Photos wait. The Wi-Fi was slow even before the update.', 'connection present'],
    ['Photos wait. iCloud storage was already full before the update.', 'icloud-storage present'],
    ['Photos wait. The Wi-Fi was slow long before the update.', 'connection present'],
    ['Photos wait. iCloud Photos was off before the update and is off again.', 'settings present'],
    ['Photos wait. The battery was low before she called.', 'power present'],
    ['Photos wait. The iPhone storage was full before the update could install.', 'device-storage present'],
    ['Photos stopped before the update, the Wi-Fi was slow.', 'connection present'],
    ['Old phone, the battery is low, photos wait.', 'power present'],
  ]);
});

describe('a solved ticket has nothing left to fix', () => {
  expectStatuses([
    [
      'I had been in Airplane Mode since Geneva, and now all pictures are there. Please consider the matter closed.',
      'connection -',
    ],
    [
      'Photos wait.\nFinding 1: No Wi-Fi in the building. Status: open\nFinding 2: iCloud storage was full. Status: solved',
      'connection present',
    ],
    ['Photos wait. Edit: solved the storage problem, the Wi-Fi at the flat is still down.', 'connection present'],
    [
      'Resolution: battery charged, photos synced.\nNow: photos do not sync again, iCloud storage is full.',
      'icloud-storage present',
    ],
    ['iCloud storage is full.\n\nBought 200 GB, all photos are synced now. Issue resolved.', 'icloud-storage -'],
    ['Low Power Mode was on. Turned it off, upload is working again.', 'power -'],
    ['Counter frozen for two days. Restarted, photos are syncing now.', 'glitch -', 'glitch tried'],
    ['## Reported\nWi-Fi was down.\n\n## Resolution\nRouter replaced, everything is back to normal.', 'connection -'],
    ['The phone was full, 0.2 GB free. Cleared old films: all 212 images arrived by noon.', 'device-storage -'],
    ['The counter stood still for days. All her photos are on the iPad now.', 'glitch tried'],
    ['Low Power Mode was on. Since then everything has been fine.', 'power tried'],
    ['iCloud storage was full. No further help needed.', 'icloud-storage tried'],
    [
      'Outlook: resolved, mailbox added again.\nHer photos do not reach iCloud. The Wi-Fi is dead.',
      'connection present',
    ],
    ['1. Printer fixed.\n2. Photos wait, the iPhone is full.', 'device-storage present'],
    ['Mail does not arrive: resolved. Second matter: photos wait, battery at 4 %.', 'power present'],
    ['Photos wait, the iPhone is full.\nDisposition: resolved pending customer action', 'device-storage present'],
  ]);
});

describe('what was supposed and denied at once', () => {
  expectStatuses([
    ['Her mum says the phone is full, it isnt; photos wait.', 'device-storage ruled-out', 'device-storage -'],
    ['I thought iCloud was full, but no, photos just wait.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['His flatmate says iOS is way out of date. Photos wait.', 'outdated-ios -'],
    ['It is not the quota and not the router, photos simply wait.', 'connection -', 'icloud-storage -'],
    ['A phone that is full can also stop the photos.', 'device-storage -'],
  ]);
});

describe('a time that may come claims nothing of the thing that it names', () => {
  expectStatuses([
    ['Photos wait. As soon as Low Power Mode is on, uploads stop.', 'power mentioned', 'power -'],
    ['Photos wait. Whenever Low Power Mode is on, uploads stop.', 'power mentioned'],
    ['Photos wait. When Low Power Mode is on, uploads stop.', 'power mentioned'],
    ['Photos wait. Next time iCloud Photos is off she will send a screenshot.', 'settings mentioned'],
    ['Photos wait. The moment Low Power Mode is on, uploads stop.', 'power mentioned'],
    ['Photos wait. Even if Low Power Mode is on, photos should upload.', 'power mentioned'],
    ['Photos wait. Had Low Power Mode been on, we would know.', 'power mentioned'],
    ['Photos wait. Were iCloud Photos off, we would see a message.', 'settings mentioned'],
    ['Photos wait. She promised to call should the Wi-Fi be slow again.', 'connection mentioned'],

    ['Photos wait even if the Wi-Fi is fine.', 'connection ruled-out'],
    ['Photos wait. At the moment Low Power Mode is on.', 'power present'],
    ['Photos wait. Once again iCloud Photos is off.', 'settings present'],
    ['Photos wait. When I checked, iCloud Photos was off.', 'settings present'],
    ['Photos wait. Whenever I look, iCloud Photos is off.', 'settings present'],
    ['Every time she opens Photos, the iPhone storage is full.', 'device-storage present'],
    ['As soon as iCloud Photos is switched on, it turns itself off again.', 'settings present'],
    ['Each time the upload stops at 40.', 'glitch present'],
    ['Photos wait. Had Low Power Mode on all day.', 'power present'],
  ]);
});
