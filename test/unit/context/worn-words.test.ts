import { describe } from 'vitest';
import { type Case, expectStatuses } from './expect-statuses.ts';

const after = (cases: readonly Case[]) =>
  expectStatuses(cases.map(([text, ...rest]): Case => [`Photos wait. ${text}`, ...rest]));

describe('a step that was left open is not tried', () => {
  after([
    ['A restart has not been attempted so far.', 'glitch present'],
    ['Hard reboot still to be done.', 'glitch present'],
    ['He has not tried switching the phone off and on again.', 'glitch present'],
    ['She has yet to restart it.', 'glitch mentioned', 'glitch -'],
    ['The last restart was in February.', 'glitch present'],
    ['Never have I switched it off.', 'glitch present'],
    ['We have to reboot it.', 'glitch mentioned', 'glitch -'],
    ['We must restart it.', 'glitch mentioned', 'glitch -'],
    ['I had to restart it.', 'glitch tried'],
    ['Restart not needed.', 'glitch mentioned', 'glitch -'],
    ['The restart of the router has not been done.', 'glitch -'],
    ['The count has yet to change.', 'glitch present'],
  ]);
});

describe('a network is bad, or stands somewhere', () => {
  after([
    ['The modem is on the top shelf.', 'connection -'],
    ['The modem is on.', 'connection ruled-out'],
    ['Not one webpage opens.', 'connection present'],
    ['The provider is having a regional outage.', 'connection present'],
    ['The provider had no outage.', 'connection -'],
    ['The router wants a restart every morning.', 'connection present'],
    ['Our Wi-Fi is flakier than the bus.', 'connection present'],
    ['The Wi-Fi is never worse than at work.', 'connection ruled-out', 'connection -'],
    ['The bus Wi-Fi is all he can get.', 'connection present'],
    ['The bus Wi-Fi was fine.', 'connection ruled-out'],
    ['Mailing anything from here takes hours.', 'connection present'],
    ['Four of us share a 6 Mbit line.', 'connection present'],
    ['There is a dead corner in the hall where the net is bad.', 'connection present'],
    ['Connection errors in every app.', 'connection present'],
    ['The technician comes on Monday to look at the printer.', 'connection -'],
  ]);
});

describe('software that grew old, and other things that did', () => {
  after([
    ['Her iOS is older than my car.', 'outdated-ios present'],
    ['The pictures are older than my car.', 'outdated-ios -'],
    ['The iPhone skipped the past three major releases.', 'outdated-ios present'],
    ['Her phone still runs version fourteen.', 'outdated-ios present'],
    ['The Mac is on version fourteen.', 'outdated-ios -'],
    ['The software update has been waiting since May.', 'outdated-ios present'],
    ['She wants to keep the old iOS.', 'outdated-ios present'],
    ['She wants to keep the old phone.', 'outdated-ios -'],
    ['The new iOS does not install.', 'outdated-ios present'],
    ['The installed iOS is current.', 'outdated-ios ruled-out'],
    ['The refund is overdue.', 'outdated-ios -'],
    ['The company keeps the whole fleet back at iOS 16.', 'outdated-ios present'],
  ]);
});

describe('a battery that is spared, worn or fed too little', () => {
  after([
    ['The battery is down to 68% health.', 'power present'],
    ['Battery health is 93%.', 'power ruled-out'],
    ['The phone goes off at 40%.', 'power present'],
    ['The lamp goes off at 10 pm.', 'power -'],
    ['He takes it off the charger just before bed.', 'power present'],
    ['She unplugs it in the morning.', 'power -'],
    ['The battery drops faster than the solar panel charges.', 'power present'],
    ['The battery has not been above 15 this week.', 'power present'],
    ['The battery went from 70 to nothing within an hour.', 'power present'],
  ]);
});

describe('a router that is dead, and one that is only without its plug', () => {
  after([
    ['The router is dead.', 'connection present'],
    ['Our cable modem is dead.', 'connection present'],
    ['The modem died on Sunday.', 'connection present'],
    ['The modem is not plugged in.', 'power -'],
    ['The router is plugged in.', 'power -'],
    ['The camera is dead.', 'power -', 'connection -'],
    ['The VPN profile is pushed to all phones.', 'connection present'],
    ['The VPN was put off to next year.', 'connection -'],
  ]);
});

describe('a good word for a network that is none', () => {
  after([
    ['The Wi-Fi is only good on the balcony.', 'connection present'],
    ['The Wi-Fi works, but is awfully slow.', 'connection present'],
    ['The Wi-Fi works all over the house except the attic.', 'connection present'],
    ['The internet is fine for mail but not much else.', 'connection present'],
    ['Decent Wi-Fi is something we do not have.', 'connection present'],
    ['I wish we had fast internet.', 'connection present'],
    ['Only the library has working Wi-Fi.', 'connection present'],
    ['The Wi-Fi is good on the balcony, too.', 'connection ruled-out'],
    ['The Wi-Fi works, but photos wait.', 'connection ruled-out'],
    ['The Wi-Fi works all over the house.', 'connection ruled-out'],
    ['The internet is fine for films.', 'connection ruled-out'],
    ['Decent Wi-Fi is there.', 'connection ruled-out'],
    ['The Wi-Fi works everywhere except on her laptop.', 'connection ruled-out'],
  ]);
});
