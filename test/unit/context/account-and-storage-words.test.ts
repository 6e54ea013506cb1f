import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('the switch and the account, in people’s own words', () => {
  expectStatuses([
    ['Photos wait. I do not believe he has ever turned on iCloud Photos.', 'settings present'],
    ['Photos wait. I doubt that she ever enabled iCloud Photos.', 'settings present'],
    ['Photos wait. She cannot recall switching on photo sync.', 'settings present'],
    ['Photos wait. He logged in to his phone under a wrong address.', 'settings present'],
    ['Photos wait. A red badge says Check Apple ID.', 'settings present'],
    ['Photos wait. Our Jamf profile nails down iCloud.', 'settings present'],
    ['Photos wait. She has kept Photos from using 4G.', 'connection present'],
    ['Photos wait. The account page has an open verification in Settings.', 'settings present'],
    ['Photos wait. The new conditions have not yet been accepted.', 'settings present'],
    ['Photos wait. She dismisses each prompt to enter the password.', 'settings present'],
    ['Photos wait. The handset was set up with his school address.', 'settings present'],
    ['Photos wait. The iPad’s account does not match the iPhone’s.', 'settings present'],
    ['Photos wait. Her iPhone was returned without the account.', 'settings present'],
    ['Photos wait. A policy with iCloud Photos disallowed is on it.', 'settings present'],
    ['Photos wait. Her pictures were never configured to go into the cloud.', 'settings present'],
    ['Photos wait. I told the phone not to sync contacts with iCloud.', 'settings -'],
    ['Photos wait. Thanks to the policy, the option is available.', 'settings -'],
    ['Photos wait. She doubts that iCloud Photos was ever off.', 'settings -'],
    ['Photos wait. He logged in to our portal with the wrong address.', 'settings -'],
    ['Photos wait. The profile lets everybody change the account.', 'settings -'],
  ]);
});

describe('a full iCloud, in people’s own words', () => {
  expectStatuses([
    ['Photos wait. He is on his last 30 MB in iCloud.', 'icloud-storage present', 'device-storage -'],
    ['Photos wait. Her bank declined the charge for the storage plan.', 'icloud-storage present'],
    ['Photos wait. The payment method was refused as the iCloud plan came due.', 'icloud-storage present'],
    ['Photos wait. I have to buy some more iCloud and I won’t.', 'icloud-storage present'],
    ['Photos wait. The videos no longer fit within the plan.', 'icloud-storage present'],
    ['Photos wait. Extra storage has never been renewed.', 'icloud-storage present'],
    ['Photos wait. He does not have to buy more iCloud.', 'icloud-storage -'],
    ['The photos don’t go into iCloud.', 'icloud-storage -'],
    ['Photos wait. The bank declined the payment for a film, iCloud was paid.', 'icloud-storage -'],
  ]);
});

describe('a full iPhone, in people’s own words', () => {
  expectStatuses([
    ['Photos wait. The onboard memory is depleted.', 'device-storage present'],
    ['Photos wait. Her phone storage is overcrowded.', 'device-storage present'],
    ['Photos wait. Podcasts took the last free gigabyte on my phone.', 'device-storage present'],
    ['Photos wait. The iPhone refuses to record until I make some room.', 'device-storage present'],
    ['Photos wait. iOS suggests uninstalling some games.', 'device-storage present'],
    ['Photos wait. An alert about storage comes up on her phone.', 'device-storage present'],
    ['Photos wait. The camera says there is no light.', 'device-storage -'],
    ['Photos wait. The Mac’s local disk is full.', 'device-storage -'],
  ]);
});
