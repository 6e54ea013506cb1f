import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('tick boxes', () => {
  expectStatuses([
    ['- [x] Restarted the iPhone', 'glitch tried'],
    ['- [ ] Restarted the iPhone', 'glitch -'],
    ['- [x] Low Power Mode is off', 'power ruled-out'],
    ['Battery: [x] low [ ] ok', 'power present'],
    ['Battery: [ ] low [x] ok', 'power -'],
    ['☑ Network settings reset', 'connection tried'],
    ['☐ Network settings reset', 'connection -'],
    ['Photos stuck.\nIs there room on the iPhone?  [ ] yes  [x] no', 'device-storage present'],
    ['Photos stuck.\nIs Low Power Mode on?\n☐ Yes ☒ No', 'power ruled-out', 'power -'],
    ['Photos stuck.\nIs "Sync this iPhone" switched on? Yes [ ]  No [x]', 'settings present'],
    ['Photos stuck.\nIs the phone full?\n[ ] yes\n[x] no', 'device-storage ruled-out', 'device-storage -'],
    ['Photos stuck.\nIs the phone connected to Wi-Fi?  ( ) yes  (x) no, cellular only', 'connection present'],
    ['Photos stuck.\nLow Power Mode: (X) on ( ) off', 'power present'],
    ['Photos stuck.\nLow Power Mode: on [ ] off [x]', 'power ruled-out', 'power -'],
    ['Photos wait.\nWi-Fi is weak [ ]\nLow Power Mode is on [x]', 'connection -', 'power present'],
  ]);
});

describe('boxes that are empty, however they are drawn', () => {
  expectStatuses([
    ...[
      '- [\u00a0] Low Power Mode is on',
      '- [  ] Low Power Mode is on',
      '- [_] Low Power Mode is on',
      '| [ ] | Low Power Mode is on |\n| [x] | Wi-Fi is weak |',
      '| ☐ | Low Power Mode is on |\n| ☑ | Wi-Fi is weak |',
    ].map((said): [string, string, string] => [`Photos do not sync.\n${said}`, 'power mentioned', 'power -']),
    ['| | Symptom |\n|---|---|\n| [ ] | Low Power Mode is on |\n| [x] | Wi-Fi is weak |', 'connection present'],
    [
      '{"checks": [{"name": "Low Power Mode is on", "checked": false}, {"name": "Wi-Fi is weak", "checked": true}]}',
      'power -',
      'connection present',
    ],
    ['Photos do not sync.\n- [ x ] Low Power Mode is on', 'power present'],
    ['Photos do not sync.\nWhich iOS?\n- [ ] iOS 16.7\n- [ ] iOS 17.4\n- [x] iOS 27.1', 'outdated-ios -'],
    ['Photos do not sync.\n- [ ] Battery is at 9 %', 'power -'],
    ['Photos do not sync.\n☐ iCloud storage: 5 GB of 5 GB used', 'icloud-storage -'],
    ['Photos do not sync.\n- [ ] update from iOS 17.4', 'outdated-ios present'],
    ['Photos do not sync.\n\n## Next steps\n- [ ] Delete videos: 200 MB of 64 GB free', 'device-storage present'],
  ]);
});

describe('a list of conditions', () => {
  expectStatuses([
    ['The upload waits if\n- the battery is low\n- there is no Wi-Fi\n\nI told her so.', 'power -', 'connection -'],
    [
      'Photos do not sync. Check whether:\n* iCloud storage is full\n* Low Power Mode is on',
      'icloud-storage -',
      'power -',
    ],
    ['The upload stops when\n- the phone is hot\n- it rains\n\nLow Power Mode is on.', 'power present'],
  ]);
});

describe('verdicts, options and what is struck out', () => {
  expectStatuses([
    ['Photos wait.\n✅ iCloud Photos on\n❌ Wi-Fi connected', 'settings ruled-out', 'connection present'],
    [
      'Photos wait.\n:white_check_mark: Wi-Fi connected\n:x: iCloud storage has room',
      'connection ruled-out',
      'icloud-storage present',
    ],
    ['Photos wait.\n🔴 Wi-Fi\n🟢 iCloud storage', 'connection present', 'icloud-storage ruled-out'],
    ['Photos wait.\nWi-Fi 🟢\niCloud storage 🔴', 'connection ruled-out', 'icloud-storage present'],
    ['Photos wait.\niCloud storage: critical', 'icloud-storage present'],
    ['Photos wait.\nLow Power Mode: [ ] Off [x] On', 'power present'],
    ['Photos wait.\nLow Power Mode: ○ On ◉ Off', 'power ruled-out'],
    ['Photos wait.\n◉ Low Power Mode on\n○ iCloud full', 'power present', 'icloud-storage -'],
    ['Photos wait.\nWi-Fi: none at the cabin', 'connection present'],
    ['Photos wait.\n| Wi-Fi | ❌ none at the cabin |', 'connection present'],
    [
      'Photos wait.\nTo check:\n- iCloud storage is full\nFound: Low Power Mode is on',
      'power present',
      'icloud-storage -',
    ],
    ['Photos wait.\n[FAIL] Wi-Fi\n[OK] battery', 'connection present', 'power -'],
    ['Photos wait.\nPASS  Low Power Mode\nFAIL  Wi-Fi is weak', 'connection present', 'power -'],
    ['Photos wait.\niCloud storage full [Y]\nLow Power Mode on [N]', 'icloud-storage present', 'power -'],
    [
      'Photos wait.\n| | yes | no |\n|---|---|---|\n| iCloud storage full | x | |\n| Low Power Mode on | | x |',
      'icloud-storage present',
      'power ruled-out',
      'power -',
    ],
    ['Photos wait.\nLow Power Mode is on - no', 'power ruled-out', 'power -'],
    ['Photos wait.\nLow Power Mode (on/off): off', 'power ruled-out', 'power -'],
    ['Photos wait.\nLow Power Mode on? (y/n) n', 'power -'],
    ['Photos wait.\n( ) iCloud storage is full\n(•) Low Power Mode is on', 'power present', 'icloud-storage -'],
    ['Photos wait. <s>Low Power Mode is on</s>', 'power -'],
    ['Photos wait. Wi&#8209;Fi is weak.', 'connection present'],
    ['Photos wait.\nStorage (phone): full\nStorage (iCloud): fine', 'device-storage present', 'icloud-storage -'],
    ['Photos wait.\nLow Power Mode? On', 'power present'],
    ['Photos syncing: no\nDevice: iPhone 15', 'settings -'],
    ['Photos wait. We checked iCloud storage, Low Power Mode and Wi-Fi.', 'icloud-storage -', 'power -'],
    ['Photos wait.\nPrevious status: Solved\nLow Power Mode is on', 'power present'],
    ['Photos wait. Low Power Mode is on.\nResolved: No', 'power present'],
    ['Photos wait. Low Power Mode is on.\nThis ticket was closed in error.', 'power present'],
    ['Photos wait. Low Power Mode is on.\nThe problem with my mail is solved.', 'power present'],
    [
      'Photos wait. Wi-Fi is weak.\nLast month iCloud storage was full; solved.',
      'connection present',
      'icloud-storage -',
    ],
    ['Photos wait.\n| If | Then |\n|---|---|\n| iCloud storage is full | buy more |', 'icloud-storage -'],
    ['Photos wait.\n| Setting | Expected | Actual |\n|---|---|---|\n| Low Power Mode | off | on |', 'power present'],
    [
      'Problem,iCloud storage full?,Low Power Mode on?,Wi-Fi weak?\nphotos wait,No,Yes,No',
      'power present',
      'connection -',
    ],
    [
      '> The photos wait since the holiday. The Wi-Fi is fine, and Low Power Mode\n> is on since Sunday.',
      'power present',
    ],
  ]);
});

describe('boxes behind a statement, escaped ones, and marks in columns', () => {
  expectStatuses([
    ['Photos wait.\nLow Power Mode is on (x)\niCloud storage is full ( )', 'power present', 'icloud-storage -'],
    ['Photos wait.\nLow Power Mode is on ◉\niCloud storage is full ○', 'power present', 'icloud-storage -'],
    [
      'Photos wait.\n- \\[x\\] Low Power Mode is on\n- \\[ \\] iCloud storage is full',
      'power present',
      'icloud-storage -',
    ],
    ...['☒ ☐', '(x) ( )', '◉ ○'].map((marks): [string, string, string] => {
      const [full = '', empty = ''] = marks.split(/(?<=^\S+) /);
      return [
        `Photos wait.\n\n| Check | Yes | No |\n|---|---|---|\n| Low Power Mode is on | ${full} | ${empty} |\n| iCloud storage is full | ${empty} | ${full} |`,
        'power present',
        'icloud-storage -',
      ];
    }),
  ]);
});

describe('lists in which each item bears a tick or a cross', () => {
  const list = (...items: string[]) => `Photos wait.\n${items.join('\n')}`;
  expectStatuses([
    ...[
      ['- ✅ iCloud storage full', '- ❌ Low Power Mode on', '- ❌ Wi-Fi weak'],
      ['iCloud storage full ✓', 'Low Power Mode on ✗', 'Wi-Fi weak ✗'],
      ['iCloud storage full: ✅', 'Low Power Mode on: ❌', 'Wi-Fi weak: ❌'],
    ].map((items): [string, ...string[]] => [
      list(...items),
      'icloud-storage present',
      'power ruled-out',
      'connection ruled-out',
      'power -',
      'connection -',
    ]),
    [list('✅ iCloud Photos', '❌ Wi-Fi', '✅ Battery'), 'settings ruled-out', 'connection present'],
    [
      list('iCloud Photos: ✅', 'iCloud storage: ❌', 'Low Power Mode: ❌'),
      'settings ruled-out',
      'icloud-storage present',
      'power -',
    ],
    [list('✔️ Wi-Fi connected', '✖️ Low Power Mode enabled'), 'connection ruled-out', 'power ruled-out'],
    [list('✅ Wi-Fi connected', '❌ Restarted the iPhone'), 'glitch mentioned', 'glitch -', 'device-storage -'],
    [list('✅ Low Power Mode', '❌ iCloud Photos'), 'power -', 'settings present'],
    [list('✅ iPad', '✅ Mac', '❌ iPhone'), 'device-storage -'],
    // All alike, or beside steps that were done, they dress the items.
    [list('❌ Low Power Mode on', '❌ Wi-Fi weak'), 'power present', 'connection present'],
    [list('✅ Restarted the iPhone', '❌ iCloud storage full'), 'glitch tried', 'icloud-storage present'],
    // What tells more than a name is no item to tick off.
    [list('✅ Wi-Fi connected', '❌ iCloud storage is full'), 'icloud-storage present'],
    [list('✅ Battery', '❌ Wi-Fi still weak in the bedroom'), 'connection present'],
    // What is wrong, where only good things are ticked; "no", where a fault is.
    [list('✅ Wi-Fi connected', '✅ Restarted', '❌ iCloud storage full'), 'icloud-storage present'],
    [list('✅ Wi-Fi fine', '❌ battery low'), 'power present'],
    [list('✅ Wi-Fi weak', '❌ battery low'), 'power ruled-out', 'connection present'],
    [list('✅ Battery', '❌ No Wi-Fi at the cabin'), 'connection present'],
  ]);
});
