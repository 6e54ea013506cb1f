import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { newMemory } from '../../../server/triage/memory.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

describe('the phone is named beside another device', () => {
  expectStatuses([
    ['Photos do not sync. Both her iPhone and her iPad have a low battery.', 'power present'],
    ['Photos do not sync. On the iPhone and the iPad Low Power Mode is on.', 'power present'],
    ['Photos do not sync. Low Power Mode is on on the iPad and on the iPhone.', 'power present'],
    ['Photos do not sync. The iPhone, the iPad and the Mac all have iCloud Photos off.', 'settings present'],
    ['Photos do not sync. The iPhone, like the iPad, has Low Power Mode on.', 'power present'],
    ['Photos do not sync. Her iPhone as well as her iPad has Low Data Mode on.', 'connection present'],
    ['Photos do not sync. My daughter’s iPhone and mine are both on slow hotel Wi-Fi.', 'connection present'],
    // What one of them has, or two others have.
    ['Photos do not sync. She has an iPhone and her iPad has a low battery.', 'power -'],
    ['The photos are taken on the iPhone and the iPad has Low Power Mode on.', 'power -'],
    ['Photos do not sync. The iPhone is new and the iPad has Low Power Mode on.', 'power -'],
    ['Photos do not sync. Her husband’s iPhone and her iPad have Low Power Mode on.', 'power -'],
    ['Photos do not sync. Her old iPhone and the iPad have Low Power Mode on.', 'power -'],
    ['Photos do not sync. The iPad, unlike the iPhone, has Low Power Mode on.', 'power -'],
  ]);
});

describe('one device is excepted from what is said of all', () => {
  expectStatuses([
    ['Photos do not sync. All devices but the iPad have Low Power Mode on.', 'power present'],
    ['Photos do not sync. On all devices except the iPad Low Power Mode is on.', 'power present'],
    ['Photos do not sync. All devices except the iPhone have Low Power Mode on.', 'power ruled-out'],
    ['Photos do not sync. All our devices have iCloud Photos on except my iPhone.', 'settings present'],
    ['Photos do not sync. Nothing but the iPad has Low Power Mode on.', 'power -'],
    ['Photos do not sync. All devices have 20 GB free except the iPhone.', 'device-storage -'],
  ]);
});

describe('only one device has it', () => {
  expectStatuses([
    ['Photos do not sync. Only the iPad has iCloud Photos on.', 'settings present'],
    ['Photos do not sync. Only the iPad has Low Power Mode on.', 'power -'],
    ['The photos only show on the iPad, which has iCloud Photos on.', 'settings -'],
  ]);
});

describe('the ticket is about the phone of another person', () => {
  expectStatuses([
    ['My daughter’s iPhone does not upload photos. My daughter’s iPhone has Low Power Mode on.', 'power present'],
    ['Photos on my wife’s iPhone do not sync. My wife’s iPhone has no space left.', 'device-storage present'],
    ['My husband’s iPhone 12 won’t upload photos. My husband’s battery is at 4 %.', 'power present'],
    // Photos should only get there, or it is one of two.
    ['Photos do not sync from my iPhone to my wife’s iPhone. My wife’s iPhone is full.', 'device-storage -'],
    ['Photos from my wife’s iPhone do not appear on mine. My wife’s iPhone has Low Power Mode on.', 'power -'],
    ['My photos do not sync. My wife’s iPhone has Low Power Mode on.', 'power -'],
    ['My son’s iPhone does not upload photos either. My son’s iPhone is on slow Wi-Fi.', 'connection -'],
  ]);
});

describe('two phones are set against each other', () => {
  expectStatuses([
    ['Photos do not sync. The work one has Low Power Mode on, the private one does not.', 'power -'],
    ['Photos do not sync. Mum’s iPhone is on 12 percent battery, mine is plugged in.', 'power -'],
    ['Photos do not sync. Her old SE was full, the new one has plenty of room.', 'device-storage -'],
    ['Photos do not sync. My company phone has no space left; my own iPhone has plenty.', 'device-storage ruled-out'],
    ['Photos do not sync. On her other devices Low Power Mode is on.', 'power -'],
    ['Photos do not sync. iCloud storage: 50 MB left. Her husband has 60 GB left.', 'icloud-storage present'],
    ['Photos do not sync. The iPad has plenty of space unlike the iPhone.', 'device-storage present'],
    // What is new may be no phone.
    ['Photos do not sync. My iPhone has Low Power Mode on, the new one arrives on Monday.', 'power present'],
    ['Photos do not sync. The phone’s battery was dead, the new one is low again.', 'power present'],
    ['Photos do not sync. The iPhone has 200 MB free, the new phone has 100 GB.', 'device-storage present'],
  ]);
  test.each([
    ['Photos do not sync. Mum’s iPhone is on 12 percent battery, mine is plugged in.', 'battery', undefined],
    ['Photos do not sync. Her old SE is on iOS 15, this one is up to date.', 'ios', undefined],
  ] as const)('%s', (ticket, fact, value) => {
    expect(readTicket(ticket, builtin).facts[fact]?.value).toBe(value);
  });
});

test('whose phone is the patient may change while the ticket is written', () => {
  const ticket = (whose: string) =>
    `Photos on my ${whose} iPhone do not sync.\n\nMy wife’s iPhone has Low Power Mode on. My son’s iPhone is full.\n`;
  const memory = newMemory();
  for (const whose of ['wife’s', 'son’s', 'wife’s'])
    expect(readTicket(ticket(whose), builtin, memory)).toEqual(readTicket(ticket(whose), builtin));
});

describe('a phone that is fine or syncs says nothing of its storage', () => {
  test.each(['The other phone is fine.', 'My wife’s phone syncs fine.'])('%s', said => {
    expect(readTicket(`New photos do not upload. ${said}`, builtin).findings).toEqual([]);
  });
});

describe('what is told on of another device', () => {
  expectStatuses([
    ['Photos do not sync. Everything is fine apart from the iPad, which is low on battery.', 'power -'],
    ['Photos do not sync. My sister and I are both on slow hotel Wi-Fi.', 'connection present', 'settings -'],
  ]);
});
