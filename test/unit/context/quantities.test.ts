import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { parseNumber } from '../../../server/triage/facts/amounts.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

const factsOf = (ticket: string) => readTicket(ticket, builtin).facts;

describe('what a network sells, and what is only counted, is no storage', () => {
  test.each([
    'Photos wait. Mobile data: 4.6 GB of 5 GB used.',
    'Photos wait. Data plan: 5 GB of 5 GB used.',
    'Photos wait. Cellular plan 50 GB, 49 GB used.',
    'Photos wait. Roaming allowance: 5 of 5 GB used.',
    'Photos wait. 4.9 GB of 5 GB of mobile data used.',
    'Photos wait. The data plan of her phone: 5 of 5 GB used.',
    'Photos wait. 5 of 5 users have it.',
    'Photos wait. 127 of 128 users are fine.',
    'Photos wait. 2 of 5 family members are affected.',
    'Photos wait. 5 of 5 in the office have it.',
    'Photos wait. 127 of 128 phones are fine.',
  ])('%s', ticket => {
    const { icloud, device } = factsOf(ticket);
    expect({ icloud, device }).toEqual({});
  });
  expectStatuses([
    ['Photos wait. She has the 50 GB plan. Mobile data: 49.8 GB used.', 'icloud-storage -'],
    ['Photos wait. Mobile data is on and iCloud has 49.9 of 50 GB used.', 'icloud-storage present'],
    ['Photos wait. Mobile data is on, 49.9 of 50 GB used.', 'icloud-storage present'],
    ['Photos wait. System data usage: 63 of 64 GB.', 'device-storage present'],
    ['Photos wait. Data: 63 of 64 GB used on the phone.', 'device-storage present'],
    ['Photos wait. iCloud data usage 4.9 of 5 GB.', 'icloud-storage present'],
    ['Photos wait. The phone shows 127 of 128 and she is annoyed.', 'device-storage present'],
    ['Photos wait. 49 of 50 are gone in the plan.', 'icloud-storage present'],
    ['Photos wait. 49 of 50 on the account.', 'icloud-storage present'],
    ['Photos wait. Her iPhone 12: 127 of 128 this morning.', 'device-storage present'],
    ['Photos wait. Phone: 63 of 64 according to Settings.', 'device-storage present'],
    ['Photos wait. Storage is 127 of 128 according to her.', 'device-storage present'],
    ['Photos wait. She has 4.9 of 5 GB used in iCloud and mobile data is off.', 'icloud-storage present'],
  ]);
});

describe('percentages that are no level of the battery', () => {
  test.each([
    "Photos wait. It's stuck at 1%.",
    'Photos wait. Battery lost 15 % overnight.',
    'Photos wait. Battery is not at 9 %.',
    'Photos wait. Apple Watch battery at 9 %.',
    'Photos wait. MagSafe battery pack at 9 %.',
    'Photos wait. Battery health is at 15%.',
    'Photos wait. The phone has 2% storage left.',
  ])('%s', ticket => {
    expect(factsOf(ticket).battery).toBeUndefined();
  });
  expectStatuses([
    ["Photos wait. It's stuck at 1%.", 'power -', 'glitch present'],
    ['Photos wait. Battery lost 15 % overnight.', 'power -'],
    ['Photos wait. Battery is not at 9 %.', 'power -'],
    ['Photos wait. Battery never falls below 20 %.', 'power -'],
    ['Photos wait. Battery is never above 15 %.', 'power present'],
    ['Photos wait. Battery less than 10 %.', 'power present'],
    ['Photos wait. Apple Watch battery at 9 %.', 'power -'],
    ['Photos wait. MagSafe battery pack at 9 %.', 'power -'],
    ['Photos wait. On the power bank, phone at 9 %.', 'power present'],
    ['Photos wait. Battery health is at 15%.', 'power -'],
    ['Photos wait. Battery 9/10.', 'power -'],
    ['Photos wait. Battery is at 5 % each night.', 'power present'],
    ['Photos wait. Battery 9 % an hour later.', 'power present'],
    ['Photos wait. Her battery is stuck at 9 %.', 'power present'],
    ['Photos wait. The battery dropped to 9 %.', 'power present'],
    ['Photos wait. iPad full, phone at 9 %.', 'power present'],
    ['Photos wait. The phone has 2% storage left.', 'power -', 'device-storage present'],
  ]);
  test('what is lost in an hour leaves the level as it was told', () => {
    expect(factsOf('Photos wait. Battery at 80 %, drops 10 % an hour.').battery?.value).toBe(80);
  });
});

describe('a share of the space', () => {
  expectStatuses([
    // What photos take is neither all that is used nor too much.
    ['Photos wait. Photos take 30 GB of 64 GB.', 'device-storage mentioned', 'device-storage -'],
    ['Photos wait. Backups take 30 GB of the 50 GB in iCloud.', 'icloud-storage -'],
    ['Photos wait. Apps take 30 GB. Backups take 30 GB of 64 GB.', 'icloud-storage -'],
    ['Photos wait. Photos take 30 GB of the 50 GB plan.', 'icloud-storage -'],
    ['Photos wait. Photos take 63.9 GB of 64 GB.', 'device-storage present'],
    ['Photos wait. It takes 30 GB of 64 GB.', 'device-storage ruled-out'],
  ]);
  test('what one thing takes is not all that is used', () => {
    expect(factsOf('Photos wait. Apps take 30 GB and photos take 30 GB of 64 GB.').device?.value).toEqual({
      total: 64e9,
    });
    expect(factsOf('Photos wait. Backups take 30 GB of 50 GB.').icloud?.value).toEqual({ total: 50e9 });
    const after = factsOf('Photos wait. She deleted old iCloud backups, now 35 of 50 GB.').icloud?.value;
    expect(after).toEqual({ total: 50e9, used: 35e9 });
  });
});

describe('a counter', () => {
  expectStatuses([
    ['Photos wait. Battery 80% on Monday, 80% on Tuesday.', 'glitch -'],
    ['Photos wait. Upload 40 % on Monday, 40 % on Tuesday.', 'glitch present'],
    ['Photos wait. Monday 3k items, Wednesday 3k items', 'glitch present'],
    ['Photos wait. 120 of 411 on Monday, 120 of 411 on Wednesday.', 'glitch present'],
    // All that there is stays the same.
    ['Photos wait. 120 of 411 on Monday, 150 of 411 on Wednesday.', 'glitch -'],
    ['Photos wait. iCloud was at 48.9 of 50 on Monday, now 20 of 50.', 'glitch -'],
    ['Photos wait. Last week 4k left, today 2k left', 'glitch ruled-out'],
    ['Photos wait. Filmed in 4K video on Monday, 4K video again on Tuesday.', 'glitch -'],
  ]);
  test('a battery that was charged is no queue that moved', () => {
    const { findings } = readTicket('Photos wait. Battery 9 % before, 90 % now.', builtin);
    expect(findings.map(({ cause }) => cause)).not.toContain('glitch');
  });
});

describe('amounts as they are written', () => {
  test.each([
    ['12,345.6 MB', 12.3456e9],
    ['60.234,5 MB', 60.2345e9],
    ['1,28,000 MB', 128e9],
    ['512,3 MB', 0.5123e9],
    ['4.950 GB', 4.95e9],
  ])('%s', (amount, bytes) => {
    expect(factsOf(`Photos wait. iPhone storage: ${amount} free`).device?.value.free).toBeCloseTo(bytes, 0);
  });
  test.each(['12 345,6', "12'345.6", '12’345.6', '12 345.6'.replace(' ', '\u00a0'), '12 345.6'.replace(' ', '\u202f')])(
    'digits grouped as in %s',
    number => {
      expect(parseNumber(number)).toBe(12345.6);
    },
  );
  test.each(['1.2.3', '17.2.1', '24.11.2026'])('%s is no amount', number => {
    expect(parseNumber(number)).toBeUndefined();
  });
});

describe('a network of the fifth generation is no size', () => {
  test.each([
    'iPhone 12, iOS 27.1, photos wait. On 5G, iCloud has 98 GB used.',
    'Photos wait. Phone is on 5G. iCloud: 3.2 GB used.',
    'Photos wait. Works on 4G/5G only.',
    'Le téléphone est en 5G, batterie 90 %',
  ])('%s', ticket => {
    expect(factsOf(ticket).icloud?.value.total).toBeUndefined();
  });
  expectStatuses([
    ['iPhone 12, iOS 27.1, photos wait. On 5G, iCloud has 98 GB used.', 'icloud-storage -'],
    ['Photos wait. iCloud 4.9G of 5G used.', 'icloud-storage present'],
    ['Photos wait. iCloud 4.9G/5G.', 'icloud-storage present'],
    ['Photos wait. 5G plan with 4.9 used.', 'icloud-storage present'],
    ['Photos wait. iCloud plan: 5G, 4.9 used.', 'icloud-storage present'],
  ]);
  test('3G free on the phone', () => {
    expect(factsOf('Photos wait. 3G free on the phone.').device?.value.free).toBe(3e9);
  });
});

describe('a version on offer is no free space', () => {
  test.each([
    'iPhone 12. Software Update shows iOS 27.1 available.',
    'iPhone 12 on 17.2, Software Update: 27.1 available.',
  ])('%s', ticket => {
    expect(factsOf(ticket).device).toBeUndefined();
  });
  expectStatuses([['Photos wait. Update failed, the phone has 0.3 available.', 'device-storage present']]);
});

describe('used and free in German, Spanish, French and Japanese', () => {
  expectStatuses([
    ['iCloud-Speicher: 4,9 GB von 5 GB verfügbar', 'icloud-storage ruled-out'],
    ['iCloud-Speicher: 4,9 GB von 5 GB belegt', 'icloud-storage present'],
    ['Almacenamiento de iCloud: 4,9 GB de 5 GB disponibles', 'icloud-storage ruled-out'],
    ['Almacenamiento de iCloud: 4,9 GB de 5 GB usados', 'icloud-storage present'],
    ['iCloud : 49 Go sur 50 Go disponibles', 'icloud-storage ruled-out'],
    ['iCloud : 49 Go sur 50 Go utilisés', 'icloud-storage present'],
    ['0,2 GB verfügbar von 50 GB auf iCloud', 'icloud-storage present'],
    ['45 Go de libre sur 50 Go sur iCloud', 'icloud-storage ruled-out'],
    ['iCloud: 空き 49GB / 50GB', 'icloud-storage ruled-out'],
    ['iCloud 50GB中、30GB使用可能', 'icloud-storage ruled-out'],
    ['iCloud 50GB中、49.8GB使用済み', 'icloud-storage present'],
    ['iCloud 50GBプラン、49.9GB使用', 'icloud-storage present'],
    ['iPhoneのストレージ：128GB中127.8GB使用しています', 'device-storage present'],
    ['iPhone-Speicher: 1,2 GB verfügbar', 'device-storage present'],
    ['iPhone-Speicher: 40 GB verfügbar', 'device-storage ruled-out'],
    ['iCloudストレージ 200GB（残り0.1GB）', 'icloud-storage present'],
    ['バッテリー 100%、iPhone 13、iCloudストレージ 200GB（残り150GB）', 'icloud-storage ruled-out', 'power ruled-out'],
  ]);
  test('what an unknown word says of a size makes it no total', () => {
    expect(factsOf('iPhone-Speicher: 1,2 GB übriggeblieben').device?.value.total).toBeUndefined();
  });
});

describe('exports of device management', () => {
  expectStatuses([
    ['Photos wait.\nBatteryLevel: 1.0', 'power ruled-out'],
    ['Photos wait.\nBatteryLevel: 0.09', 'power present'],
    ['totalStorageSpaceInBytes: 64000000000\nfreeStorageSpaceInBytes: 200000000', 'device-storage present'],
    ['DeviceCapacity: 64\nAvailableDeviceCapacity: 0.4', 'device-storage present'],
    ['AvailableDeviceCapacity: 40.2', 'device-storage ruled-out'],
    ['Photos wait. 2 TB iPhone with 2 GB left.', 'device-storage present', 'icloud-storage -'],
    ["Photos wait. On mum's phone: 1.99 TB of 2 TB.", 'icloud-storage present'],
  ]);
});

describe('what stands under the name of another device', () => {
  test.each([
    'Photos wait. Her iPad: 200 MB free.',
    'photos wait. her iPad: 200 MB free.',
    'Photos wait; her iPad: 200 MB free.',
    'Photos wait. iPad storage: 63 of 64 GB used.',
    'Photos wait. Her iPad: battery 9 %.',
    'Photos wait.\n\niPad\nStorage: 63 of 64 GB used',
    'Photos wait.\n\niPad\nStorage: 63 of 64 GB used\nBattery: 9 %',
  ])('%s', ticket => {
    const { facts, findings } = readTicket(ticket, builtin);
    expect(facts).toEqual({});
    expect(findings.filter(({ status }) => status === 'present')).toEqual([]);
  });
  expectStatuses([
    ['Photos wait. Her iPad: 200 MB free, iPhone: 300 MB free.', 'device-storage present'],
    ['photos wait. the storage: 200 MB free.', 'device-storage present'],
    ['Photos wait. Low Power Mode is on; her iPad: 200 MB free.', 'power present'],
    ['Photos wait. The iPad: iCloud 4.9 of 5 GB used.', 'icloud-storage present'],
    ['Photos wait. Checked on the Mac: iCloud storage is full.', 'icloud-storage present'],
    ['Photos wait.\n\nAsked on:\niPad\nStorage: 127.8 of 128 GB used', 'device-storage present'],
    ['Photos wait.\n\niPad\nStorage: 63 of 64 GB used\n\niPhone\nStorage: 40 of 128 GB used', 'device-storage -'],
    [
      'Photos wait.\n\niPad\nStorage: 20 of 64 GB used\n\niPhone\nStorage: 127.8 of 128 GB used',
      'device-storage present',
    ],
    ['Photos wait.\n\niPad\nStorage: 63.9 of 64 GB used\n\niPhone\nStorage: 40 of 128 GB used', 'device-storage -'],
    ['There is no room in my iCloud. My 15 Pro has 80 GB free.', 'icloud-storage present', 'device-storage ruled-out'],
    ['Photos wait. Her 13 mini has 200 MB left.', 'device-storage present'],
  ]);
});

describe('so much of a plan without a unit', () => {
  expectStatuses([
    ['Photos wait.\niCloud 30/50', 'icloud-storage ruled-out'],
    ['Photos wait.\niCloud 50/50', 'icloud-storage present'],
    ['Photos wait.\niCloud: 5/5', 'icloud-storage present'],
    ['Photos wait.\niCloud: 49,8 / 50', 'icloud-storage present'],
    ['Photos wait.\niCloud storage 198/200', 'icloud-storage present'],
    ['Photos wait.\n| iCloud | 50/50 |', 'icloud-storage present'],
  ]);
  test.each([
    'Checked iCloud 5/5.',
    'iCloud 12/60',
    'iCloud 50/50 chance that it works',
    'iCloud 200/200 items',
    'iCloud Photos 198/200',
    'Undecided about the iCloud plan 50/200.',
  ])('%s tells of no space', ticket => {
    expect(readTicket(`Photos wait.\n${ticket}`, builtin).facts.icloud).toBeUndefined();
  });
});
