import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('transcripts in other notations', () => {
  expectStatuses([
    [
      '{"who":"Ana","text":"photos wait"}\n{"who":"Sam","text":"is Low Power Mode on?"}\n{"who":"Ana","text":"yes"}',
      'power present',
    ],
    ['time,who,text\n10:01,Ana,photos wait\n10:02,Sam,is Low Power Mode on?\n10:03,Ana,yes, always', 'power present'],
    ['2210z: counter stuck at 95 items, photos wait\n0130z: 95\n0515z: 95', 'glitch present'],
    ['> 06/11 Marit: photos wait\n> 06/11 Office: is Low Power Mode on?\n> 06/11 Marit: yes', 'power present'],
    [
      'Mon 9/11 0930 Paul: photos wait\nMon 9/11 0945 Desk: is Low Power Mode on?\nMon 9/11 0950 Paul: yes',
      'power present',
    ],
    ['14.11 09:15 T17: photos wait\n14.11 09:20 BASE: is Low Power Mode on?\n14.11 09:31 T17: yes', 'power present'],
    ['Photos wait.\n1204 items for three days, it is stuck.', 'glitch present'],
    ['Lee [14:02]: photos wait\nSam [14:02]: is Low Power Mode on?\nLee [14:03]: yes', 'power present'],
    ['Lee: photos wait\nSam: low power mode?\nLee: on', 'power present'],
    ['[Lee] photos wait\n[Sam] vpn?\n[Lee] on', 'connection present'],
    ['[Lee] photos wait\n[Sam] vpn?\n[Lee] on my laptop', 'connection -'],
    [
      '[BOT] Hi\n[ANN] photos wait, iPhone 11\n[BOT] Which iOS are you on? Settings > General > About\n[ANN] 16.6\n[BOT] Thanks',
      'outdated-ios present',
    ],
    ['<bot> is Low Power Mode on?\n<ann> yes\n<bot> ok, and photos wait?\n<ann> right', 'power present'],
    ['Dana 10:02 AM\nphotos wait\nMike 10:03 AM\nIs Low Power Mode on?\nDana 10:04 AM\nyes', 'power present'],
    ['<mike> is low power mode on?\n<dana> yes\n<mike> ok', 'power present'],
    ['> Is Low Power Mode on?\nYes, always.', 'power present'],
    ['Q: Is Low Power Mode on?\nA: No', 'power ruled-out'],
    ['1. Is Low Power Mode on? Yes\n2. Is the phone charging? No', 'power present'],
  ]);
});
