import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { expectStatuses } from './expect-statuses.ts';

describe('rows of an export, and its JSON', () => {
  expectStatuses([
    ['asset,user,model,os,comment\nKX-1,ode,iPhone 12,17.2,photos wait', 'outdated-ios present'],
    [
      'tag,owner,model,os,free_gb\nKX-11,m.ode,iPhone 15,27.1,64\nKX-12,p.lund,iPhone 15,27.1,0.2\nKX-13,r.voss,iPhone 15,27.1,41\n\nPhotos of KX-12 do not come down.',
      'device-storage present',
    ],
    [
      'tag,owner,model,os,free_gb\nKX-11,m.ode,iPhone 15,16.2,0.1\nKX-12,p.lund,iPhone 15,27.1,64\n\nPhotos of KX-12 do not come down.',
      'device-storage -',
      'outdated-ios -',
    ],
    ['tag;model;ios;cloud_used;cloud_total\nT-9;iPhone 14;27.1;49.7 GB;50 GB', 'outdated-ios ruled-out'],
    ['serial,model,os,battery,wifi\nQ7,iPhone 12,17.2,88%,(none)', 'outdated-ios present'],
    ['asset,model,battery,low_power\nA-3,iPhone 15,71%,yes', 'power present'],
    ['Photos stop, app, phone, cloud\nThe iCloud storage is full.', 'icloud-storage present'],
    ['wifi,battery,storage,cable\nLow Power Mode is on.', 'power present'],
    [
      'tag,model,ios,wifi\nT-9,iPhone 14,27.1,ok\nSo the plan, as she says, is full, the iCloud one.',
      'icloud-storage present',
    ],
    ['{"name":"FRONT-2","battery":0.93,"free_gb":210}\nHer pictures do not upload.', 'device-storage ruled-out'],
    ['{\n "model": "iPhone 13",\n "free_gb": 0.2\n}\nPhotos do not arrive.', 'device-storage present'],
    ['{"low_power_mode": false}\nThe album stays on the phone.', 'power ruled-out'],
  ]);
});

describe('exports and other forms', () => {
  expectStatuses([
    ['BatteryLevel: 0.09', 'power present'],
    ['"device","os","battery"\n"iPhone 11","iOS 27.0.1","12%"', 'power present', 'outdated-ios ruled-out'],
    ['( ) signed out of Apple Account\n(x) iCloud Photos switched off', 'settings present'],
    ['( ) iCloud Photos switched off\n(x) Low Power Mode on', 'settings -', 'power present'],
    ['TS: POWERCYCLED X2, RESET NTWK SETTINGS - NO FIX', 'glitch tried', 'connection tried'],
    ['isCharging: false', 'power present'],
    ['iCloud Photos enabled: false', 'settings present'],
    ['iCloud Photos enabled: true', 'settings ruled-out'],
    ['Available storage (GB): 0.4\nTotal storage (GB): 128', 'device-storage present'],
    ['FreeSpace: 512 MB', 'device-storage present'],
    ['Storage (used/total): 127.5/128 GB', 'device-storage present'],
    ['{"model":"iPhone 12","osVersion":"17.2"}', 'outdated-ios present'],
    ['Low Power Mode ... on', 'power present'],
    ['h2. Findings\n# iCloud storage is full\n# battery fine', 'icloud-storage present', 'power ruled-out'],
    [
      '---\nsummary: |\n  iCloud storage is full and the\n  battery is fine.\n---\n',
      'icloud-storage present',
      'power ruled-out',
    ],
    [
      'Photos wait.\ncheck,result\niCloud storage full,no\nLow Power Mode on,FALSE',
      'icloud-storage ruled-out',
      'power ruled-out',
      'power -',
    ],
    ['Photos wait on the iPhone 13.\nIOS version,17.2', 'outdated-ios present'],
    [
      'Photos wait.\nModel;iCloud storage full;Low Power Mode on;Wi-Fi weak\niPhone 13;no;no;yes',
      'icloud-storage ruled-out',
      'power ruled-out',
      'connection present',
    ],
  ]);
});

describe('tables', () => {
  expectStatuses([
    ['| Battery | iCloud | iOS |\n|---|---|---|\n| 9 % | 4.9/5 GB | 17.2 |', 'power present', 'icloud-storage present'],
  ]);

  expectStatuses([
    [
      '| Check | Result |\n|---|---|\n| iCloud storage | full |\n| Battery | 92 % |',
      'icloud-storage present',
      'power ruled-out',
    ],
    ['| iCloud | 49.9 of 50 GB |', 'icloud-storage present'],
    ['| Low Power Mode | on |', 'power present'],
    ['|| Check || Result ||\n| iPhone storage | 63.8 of 64 GB |', 'device-storage present'],
  ]);
});

describe('tables and lists of checks', () => {
  expectStatuses([
    [
      'Photos wait.\n| # | Check | First | Second |\n| 1 | iOS (iPhone 16) | skipped | 26.1 |\n| 2 | Quota | ok | ok |',
      'outdated-ios present',
      'icloud-storage ruled-out',
    ],
    ['Battery ......... 76 %\nUpload progress . 12 %, it moves\nPhotos wait.', 'power ruled-out', 'power -'],
    ['Disk: FAIL 15.7/16\nPhotos wait.', 'outdated-ios -'],
    ['Her phone is a 64 GB one and 63.4 are taken, photos wait.', 'device-storage present'],
    ['Line A (own, iPhone 16): fine.\nLine B (mother, 8 Plus): photos wait. B is on 16.7.16.', 'outdated-ios -'],
    [
      'Photos wait.\n| Symptom | Present |\n|---|---|\n| Wi-Fi is weak | |\n| Photos crashes | - |\n| Low Power Mode is on | yes |',
      'power present',
      'connection -',
      'glitch -',
    ],
    [
      'Photos wait.\n| Item | Before | After |\n|---|---|---|\n| Sync this iPhone | off | on |',
      'settings ruled-out',
      'settings -',
    ],
    [
      'Photos wait on the iPhone 13.\n| Setting | iPhone | iPad |\n|---|---|---|\n| Wi-Fi | strong | weak |\n| iOS | 27.1 | 17.2 |',
      'connection -',
      'outdated-ios ruled-out',
      'outdated-ios -',
    ],
    ['Photos wait.\n| Setting | Actual | Expected |\n|---|---|---|\n| Low Power Mode | on | off |', 'power present'],
    [
      'Photos wait.\n| Check | Result | Comment |\n|---|---|---|\n| Wi-Fi weak | No | tested at home |',
      'connection ruled-out',
      'connection -',
    ],
    [
      'Photos wait.\n| Cause | Fix |\n|---|---|\n| Wi-Fi is weak | move closer |',
      'connection mentioned',
      'connection -',
    ],
    [
      'Photos wait.\n| Wi-Fi weak | Low Power Mode on |\n|---|---|\n| no | yes |',
      'connection ruled-out',
      'connection -',
      'power present',
    ],
  ]);
});

describe('tables in other notations', () => {
  expectStatuses([
    ['Photos wait.\nNo. | Item | Value\n1 | Model | iPhone 11\n2 | iOS | 26.1', 'outdated-ios present'],
    ['Photos wait\nTotal space (GB) | Free space (GB)\n128 | 0.3', 'device-storage present'],
    [
      'Photos wait.\nStep | Question | User\n1 | On Wi-Fi? | Yes\n2 | Battery above 20 %? | No\n3 | Enough iCloud storage? | Yes',
      'power present',
      'connection -',
    ],
    [
      '|*Check*|*Result*|\n|Wi-Fi|(/)|\n|iCloud storage full|(/)|\n|Low Power Mode|(x)|\nPhotos do not sync',
      'icloud-storage present',
    ],
    ['Checks:\n(/) Wi-Fi strong\n(x) Photos syncing', 'connection ruled-out', 'settings -'],
    [
      'Photos wait.\n\nCheck | Answer\n--- | ---\nSigned in to iCloud | N\nWi-Fi weak | Y',
      'settings present',
      'connection present',
    ],
    ['Photos wait.\n|| iCloud storage || Low Power Mode || Wi-Fi ||\n| full | off | ok |', 'icloud-storage present'],
    ['Photos wait.\n| Check | Done by | Result |\n|---|---|---|\n| Low Power Mode | Ann | on |', 'power present'],
    [
      '<p>Photos wait.</p><table><tr><td>iCloud storage</td><td>Full</td></tr><tr><td>Wi-Fi</td><td>OK</td></tr></table>',
      'icloud-storage present',
      'connection ruled-out',
    ],
    [
      'Photos wait.<table>\n<tr><th>Check</th><th>Result</th></tr>\n<tr>\n<td>Wi-Fi</td>\n<td>weak</td>\n</tr></table>',
      'connection present',
    ],
    ['<ul><li>Photos wait</li><li>Low Power Mode on</li><li>Wi-Fi ok</li></ul>', 'power present', 'connection -'],
    ['Photos wait.\n            iPad     iPhone\nWi-Fi       good     none', 'connection present'],
    [
      'Photos wait.\nPlace,Total GB,Free GB\niCloud,200,130\niPhone,64,0.3',
      'device-storage present',
      'icloud-storage -',
    ],
    ['Photos wait.\nStorage | free (MB)\niPhone | 150', 'device-storage present'],
    ['<case>\n<problem>photos wait</problem>\n<low_power_mode>on</low_power_mode>\n</case>', 'power present'],
    ['Photos wait.\n\tiPhone\tiPad\nLow Power Mode\ton\toff', 'power present'],
    [
      'Photos wait.\n<table>\n<tr><th>Airplane Mode</th><th>Free space on iPhone</th></tr>\n<tr><td>On</td><td>90 GB</td></tr>\n</table>',
      'connection present',
    ],
  ]);
});

describe('what stands under another device', () => {
  expectStatuses([
    [
      'Photos wait on her iPhone.\n\n| Device | iOS | Low Power Mode | Free |\n|---|---|---|---|\n| iPhone 14 | 27.1 | off | 60 GB |\n| iPad Air 4 | 17.2 | on | 0.2 GB |',
      'outdated-ios ruled-out',
      'outdated-ios -',
      'power -',
      'device-storage -',
    ],
    [
      'Photos wait.\n\n## iPhone 14\n- iOS 27.1\n\n## MacBook\n- 0.2 GB free\n- Wi-Fi weak',
      'device-storage -',
      'connection -',
    ],
    ['Photos wait.\n\n## Mac\n- iCloud storage is full', 'icloud-storage present'],
    // Unless it is told of the iPhone itself.
    ['Photos wait.\n\nIPAD\n\nStorage is full. The iPhone has 100 MB left.', 'device-storage present'],
    ['Photos wait.\n\nIPAD\n\niPhone storage: full', 'device-storage present'],
    [
      'Photos wait.\n\n## iPad\n\nIt has 100 MB left. On her iPhone Low Power Mode is on.',
      'power present',
      'device-storage -',
    ],
    ['Photos wait.\n\n## iPad\n\nThe iPhone photos are missing here. The storage is full.', 'device-storage -'],
    ['Photos wait.\n\n## Old iPhone\n\nThe iPhone is full.', 'device-storage mentioned', 'device-storage -'],
    ['Photos wait.\nModel,iOS,Free\niPhone 14,26.1,60 GB', 'outdated-ios present'],
  ]);
});

describe('the name of a device alone on a line, with what is told of it right below', () => {
  expectStatuses([
    ['Photos wait.\n\niPad\niCloud Photos is off', 'settings mentioned', 'settings -'],
    [
      'Photos wait on the iPhone.\n\nIPAD\nLow Power Mode is on.\nThe Wi-Fi is weak.\n\nIPHONE\niCloud Photos is off.',
      'settings present',
      'power -',
      'connection -',
    ],
    ['Photos wait.\niPhone\nLow Power Mode is on.\niPad\nThe Wi-Fi is weak.', 'power present', 'connection -'],
    ['Photos wait.\n\niPad\nThe iPhone has 100 MB left.', 'device-storage present'],
    // A sentence that was wrapped, and a list.
    ['The photos never reach the\niPad\nand Low Power Mode is on on the phone.', 'power present'],
    ['Devices:\niPhone\niPad\nMac\nPhotos wait, Low Power Mode is on.', 'power present'],
  ]);
});

describe('columns that stand below each other', () => {
  expectStatuses([
    [
      'Photos do not come down.\n\n            Used     Free    Total\niPhone      63.8 GB  0.2 GB  64 GB\niCloud      12 GB    38 GB   50 GB',
      'device-storage present',
      'icloud-storage ruled-out',
    ],
    [
      'Photos stopped syncing.\n\nVolume      Size     Used     Avail\n------      ----     ----     -----\niPhone      64 GB    63.9 GB  0.1 GB',
      'device-storage present',
    ],
  ]);
});

describe('a paragraph right below a table', () => {
  expectStatuses([
    ['|Wi-Fi|guest net, stable|\nHer photos of the crowns, against a grey card, wait.', 'connection -'],
    ['|Wi-Fi|guest net|\nIt keeps dropping. Photos wait.', 'connection present'],
  ]);
});

describe('a CSV that quotes only what it must', () => {
  expectStatuses([
    [
      'id,user,subject,icloud_storage_full,low_power_mode\n1,"Lee, Ann",Photos do not sync,no,on',
      'icloud-storage -',
      'power present',
    ],
    ['Device,Model,Identifier,iOS\nAnn,iPhone 12,"iPhone13,2",15.1', 'outdated-ios present'],
    [
      'id,description,low_power_mode,icloud_storage_full\n1,"Photos do not sync\nsince Monday",on,no\n2,"Photos wait.",off,no',
      'power present',
      'icloud-storage -',
    ],
    [
      'id,description,icloud_storage_full\n1,"Photos do not sync.\n\nLow Power Mode is on.\nWi-Fi: weak",no',
      'power present',
      'connection present',
      'icloud-storage -',
    ],
    [
      '"id","user","icloud_storage_full","low_power_mode","note"\n1,"Lee, Ann",no,on,Photos do not sync',
      'icloud-storage -',
      'power present',
    ],
    ['id,"user name",icloud_storage_full,low_power_mode\n1,Ann,no,on', 'icloud-storage -', 'power present'],
    ['id,subject,low_power_mode\n1,"He says ""the photos wait""",on', 'power present'],
    [
      'time,from,message\n10:00,Ann,"Photos do not sync, all day"\n10:01,Bob,Is iCloud storage full?\n10:02,Ann,No',
      'icloud-storage -',
    ],
  ]);
});

describe('a mark below one of two heads', () => {
  const table = (...rows: string[]) =>
    `Photos wait.\n\n${[rows[0], rows[0]?.replace(/[^|]+/g, '---'), ...rows.slice(1)].join('\n')}`;
  expectStatuses([
    [
      table('| Check | Pass | Fail |', '| Wi-Fi connected | | ✓ |', '| iCloud storage has room | ✓ | |'),
      'connection present',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    [
      table('| Check | OK | Not OK |', '| Wi-Fi | | X |', '| Battery | ✔ | |'),
      'connection present',
      'power ruled-out',
      'power -',
    ],
    [
      table('| Setting | On | Off |', '| iCloud Photos | | x |', '| Low Power Mode | | x |'),
      'settings present',
      'power ruled-out',
      'power -',
    ],
    [
      table('| Check | Yes | No |', '| Wi-Fi connected | | x |', '| iCloud storage full | | x |'),
      'connection present',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    [
      table('| Check | Yes | No |', '| Is the phone on Wi-Fi? | | x |', '| Is Low Power Mode on? | x | |'),
      'connection present',
      'power present',
    ],
    [table('| Step | Done | Not done |', '| Restarted the iPhone | x | |'), 'glitch tried'],
    [table('| Step | Done | Not done |', '| Restarted the iPhone | | x |'), 'glitch -'],
    [
      table('|Check|OK|NOK|', '|Wi-Fi||x|', '|iCloud storage|x||'),
      'connection present',
      'icloud-storage ruled-out',
      'icloud-storage -',
    ],
    [
      table('| Check | ✅ | ❌ |', '| Wi-Fi connected | | x |', '| Low Power Mode on | x | |'),
      'connection present',
      'power present',
    ],
    [table('| Check | Pass | Fail | N/A |', '| Battery low | | | x |'), 'power -'],
    [
      'Photos wait.\n||Check||Yes||No||\n|Wi-Fi connected||(x)|\n|Low Power Mode on|(/)||',
      'connection present',
      'power present',
    ],
  ]);
  test('is read at the name of its row', () => {
    const { findings } = readTicket(table('| Check | Pass | Fail |', '| Wi-Fi connected | | x |'), builtin);
    expect(findings.map(({ status, text }) => `${status} ${text}`)).toEqual(['present Wi-Fi connected']);
  });
});
