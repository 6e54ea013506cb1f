import { describe, expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { readLog } from '../../server/triage/log.ts';

const line = (clock: string, message: string, process = 'cloudphotod') =>
  `Apr  2 ${clock} iPhone ${process}[411] <Error>: ${message}\n`;
const QUOTA = 'Batch gave up: Error Domain=CKErrorDomain Code=25 "(null)"';

describe('repeats', () => {
  test('fold into one finding with count, first and last time and place', () => {
    const text =
      line('08:15:30', QUOTA) + line('08:16:00', 'Retrying') + line('08:20:00', QUOTA) + line('09:00:00', QUOTA);
    const { findings } = readLog(text, builtin);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      symptom: 'log-icloud-quota-exceeded',
      status: 'present',
      count: 3,
      text: 'CKErrorDomain Code=25',
      firstTime: 'Apr  2 08:15:30',
      lastTime: 'Apr  2 09:00:00',
      start: text.indexOf('CKErrorDomain'),
      last: { start: text.lastIndexOf('CKErrorDomain'), end: text.lastIndexOf('CKErrorDomain') + 21 },
    });
  });

  test('count what the log itself folded', () => {
    const text = `${line('08:15:30', QUOTA)}Apr  2 08:17:00 --- last message repeated 4 times ---\n`;
    const [finding] = readLog(text, builtin).findings;
    expect(finding).toMatchObject({ count: 5, lastTime: 'Apr  2 08:17:00' });
  });

  test('an error that one message prints twice counts once', () => {
    const [finding] = readLog(line('08:15:30', `${QUOTA}, underlying CKErrorDomain:25`), builtin).findings;
    expect(finding?.count).toBe(1);
  });
});

describe('a later record', () => {
  test('ends a state', () => {
    const text = line('08:15:30', QUOTA) + line('08:20:00', 'Clearing all over-quota flags');
    const { findings, causes } = readLog(text, builtin);
    expect(findings).toMatchObject([{ status: 'ruled-out' }]);
    expect(findings[0]?.reasons[0]?.why).toContain('Clearing all over-quota flags');
    expect(findings[0]?.reasons[0]?.span?.start).toBe(text.indexOf('Clearing'));
    expect(causes).toMatchObject([{ cause: 'icloud-storage', verdict: 'ruled-out' }]);
  });

  test('with a healthy sync ends all that was said before', () => {
    const text = line('08:15:30', QUOTA) + line('08:20:00', 'Updating last successful sync date');
    expect(readLog(text, builtin).findings).toMatchObject([{ status: 'ruled-out' }]);
  });

  test('ends nothing that was later by its time, as in joined logs', () => {
    const text = line('18:15:30', QUOTA) + line('08:20:00', 'Updating last successful sync date');
    expect(readLog(text, builtin).findings).toMatchObject([{ status: 'present' }]);
  });

  test('is ended by what stands before it where the newest line comes first', () => {
    const text = line('08:20:00', 'Clearing all over-quota flags') + line('08:15:30', QUOTA) + line('08:10:00', QUOTA);
    const { findings } = readLog(text, builtin);
    expect(findings).toMatchObject([{ status: 'ruled-out', count: 2 }]);
    expect(findings[0]?.reasons[0]?.why).toContain('at Apr  2 08:20:00');
  });

  test('of the same second, or behind a New Year that the times do not name, ends by the order of the lines', () => {
    const same = line('08:20:00', QUOTA) + line('08:20:00', 'Clearing all over-quota flags');
    const [old, young] = same.trimEnd().split('\n');
    const newYear = `${old?.replace('Apr  2', 'Dec 31')}\n${young?.replace('Apr  2', 'Jan  1')}`;
    for (const text of [same, newYear])
      expect(readLog(text, builtin).findings).toMatchObject([{ status: 'ruled-out' }]);
  });

  test('that brings the fault back is a new finding', () => {
    const text = line('08:15:30', QUOTA) + line('08:20:00', 'Clearing all over-quota flags') + line('08:30:00', QUOTA);
    expect(readLog(text, builtin).findings).toMatchObject([
      { status: 'ruled-out', firstTime: 'Apr  2 08:15:30' },
      { status: 'present', firstTime: 'Apr  2 08:30:00', count: 1 },
    ]);
  });
});

describe('what sync was switched off for', () => {
  const off = (clock: string, reason: string) => line(clock, `Disabling synchronization for reason '${reason}'`);
  const on = (clock: string, reason: string) => line(clock, `Reenabling synchonization for reason '${reason}'`);
  const read = (...lines: string[]) =>
    readLog(lines.join(''), builtin).findings.map(({ symptom, status, text }) => [
      symptom.replace('log-sync-disabled-by-', ''),
      status,
      text.replace(/.*'/, ''),
    ]);

  test('ends reason by reason, whatever charge stands in it', () => {
    const both = [off('08:10:00', 'airplane mode'), off('08:11:00', 'no network')];
    expect(read(...both, on('08:20:00', 'airplane mode'))).toEqual([
      ['network', 'ruled-out', 'airplane mode'],
      ['network', 'present', 'no network'],
    ]);
    // Newest line first.
    expect(read(on('08:20:00', 'airplane mode'), ...both.reverse())).toEqual([
      ['network', 'present', 'no network'],
      ['network', 'ruled-out', 'airplane mode'],
    ]);
    const low = off('08:10:00', 'low battery level (battery level: 9%)');
    expect(read(low, on('08:20:00', 'low battery level (battery level: 40%)')).map(([, status]) => status)).toEqual([
      'ruled-out',
      'ruled-out',
    ]);
  });

  test('ends where none of the reasons is the same, but all are of its kind', () => {
    expect(read(off('08:10:00', 'no network'), on('08:20:00', 'network is back'))).toMatchObject([
      ['network', 'ruled-out', 'no network'],
    ]);
  });

  test('is one thing: words of another cause in it do not count', () => {
    expect(read(off('08:10:00', 'iCloud quota exceeded'))).toMatchObject([
      ['quota', 'present', 'iCloud quota exceeded'],
    ]);
    expect(read(off('08:10:00', 'cellular data is turned off'))).toMatchObject([
      ['network', 'present', 'cellular data is turned off'],
    ]);
    expect(read(off('08:10:00', 'low iCloud storage'))).toMatchObject([['quota', 'present', 'low iCloud storage']]);
  });
});

describe('what ends one sign of a cause ends the others that say the same', () => {
  const offline = 'Error Domain=NSURLErrorDomain Code=-1009 "x"';
  test.each([
    ['a request without network, and the network is back', offline, 'Network state changed to wifi', 'ruled-out'],
    [
      'an app that a rule keeps out, and the network is back',
      'denied: Path was denied by NECP policy',
      'Network state changed to wifi',
      'present',
    ],
    ['a full account, and the state says that it is not', QUOTA, 'isExceedingQuota = NO', 'ruled-out'],
    [
      'a full iPhone, and sync goes on',
      'CPLErrorDomain Code=1005',
      "Reenabling synchonization for reason 'low disk space'",
      'ruled-out',
    ],
    [
      'no account, and sync goes on for another reason',
      'Error Domain=CKErrorDomain Code=9',
      "Reenabling synchonization for reason 'iCloud quota exceeded'",
      'present',
    ],
    [
      'no account, and another cause is over',
      'Error Domain=CKErrorDomain Code=9',
      'Network state changed to wifi',
      'present',
    ],
  ])('%s', (_, fault, end, status) => {
    expect(readLog(line('08:15:30', fault) + line('08:20:00', end), builtin).findings).toMatchObject([{ status }]);
    expect(readLog(line('08:15:30', end) + line('08:20:00', fault), builtin).findings).toMatchObject([
      { status: 'present' },
    ]);
  });
});

test('what is quoted in JSON is read with its quote marks escaped', () => {
  const event = (message: string) =>
    `${JSON.stringify({ eventMessage: message, processImagePath: '/usr/cloudphotod', timestamp: '2026-04-02 08:15:30.120045+0100' })}\n`;
  expect(readLog(event('state {"isExceedingQuota": true}'), builtin).findings).toMatchObject([{ status: 'present' }]);
  expect(
    readLog(event('state {"isExceedingQuota": true}') + event('state {"isExceedingQuota": false}'), builtin).findings,
  ).toMatchObject([{ status: 'ruled-out' }]);
});

describe('scope', () => {
  const OFFLINE = 'Error Domain=NSURLErrorDomain Code=-1009 "(null)"';
  test.each([
    ['cloudd', 'present', 0.9],
    ['Albums', 'present', 0.45],
    ['geod', 'mentioned', 0.45],
    ['XR geod', 'mentioned', 0.45],
    ['XR cloudd', 'present', 0.9],
  ])('a network error of %s is %s with %d', (process, status, confidence) => {
    expect(readLog(line('08:15:30', OFFLINE, process), builtin).findings).toMatchObject([{ status, confidence }]);
  });

  test('a container of Photos makes the error its business', () => {
    const text = line('08:15:30', `container com.apple.photos.cloud: ${OFFLINE}`, 'nsurlsessiond');
    expect(readLog(text, builtin).findings).toMatchObject([{ status: 'present', confidence: 0.9 }]);
  });
});

test('a policy in a message of several lines is read with the activity in its first line', () => {
  const policy =
    '\t{name: BatteryLevelPolicy, policyWeight: 1.000, response: {Decision: Must Not Proceed, Score: 0.00, Rationale: [{batteryLevel == 1}]}}\n';
  const read = (activity: string) =>
    readLog(
      `${line('08:15:30', `0:${activity}:A1:[`, 'dasd')}${policy} ], FinalDecision: Must Not Proceed}\n`,
      builtin,
    );
  expect(read('com.apple.cloudphotod.sync').causes).toMatchObject([{ cause: 'power', verdict: 'likely' }]);
  expect(read('com.example.backup').findings).toMatchObject([{ status: 'mentioned' }]);
  expect(read('com.example.backup').findings[0]?.reasons[0]?.why).toContain('com.example.backup');
});

test('two crashes within a day count, also over New Year in a log without years', () => {
  const crash = (time: string) =>
    `${time} iPhone ReportCrash[90] <Notice>: ReportCrash: Saved crash report to /var/mobile/cloudphotod-2026.ips\n`;
  const read = (...times: string[]) => readLog(times.map(crash).join(''), builtin).findings;
  expect(read('Dec 31 23:10:00', 'Jan  1 08:00:00')).toMatchObject([{ status: 'present', count: 2 }]);
  expect(read('Dec 30 23:10:00', 'Jan  1 08:00:00')).toMatchObject([{ status: 'mentioned' }]);
  expect(read('Dec  1 23:10:00', 'Dec  9 23:10:00', 'Dec 10 08:00:00')).toMatchObject([
    { status: 'present', count: 3 },
  ]);
});

test('the scheduler that lets photo sync go on as a whole ends what held it back', () => {
  const [start, low, stop] = [
    '0:com.apple.cloudphotod.sync:A1B2C3:[',
    '\t{name: Low Power Mode Policy, policyWeight: 5.000, response: {Decision: Must Not Proceed, Score: 0.00, Rationale: [{lowPowerModeEnforced == 1}]}}\n',
    ' ], FinalDecision: Must Not Proceed}\n',
  ];
  const goes = (activity: string) =>
    `${line('09:15:30', `0:${activity}:A1B2C3:[`, 'dasd')}\t{name: DeviceActivityPolicy, response: {Decision: Can Proceed, Score: 0.76}}\n ] sumScores:38.5, FinalDecision: Can Proceed FinalScore: 0.79}\n`;
  const read = (then: string) => readLog(line('08:15:30', start, 'dasd') + low + stop + then, builtin).findings;
  expect(read(goes('com.apple.cloudphotod.sync'))).toMatchObject([{ status: 'ruled-out' }]);
  expect(read(goes('com.example.backup'))).toMatchObject([{ status: 'present' }]);
});

describe("another app's container", () => {
  const denied = '<CKError 0x1: "Not Authenticated" (9/1002); "CloudKit access was denied by user settings">';
  test.each([
    ['containerID=iCloud.com.example.budget:Production', 'cloudd', 'mentioned'],
    ['container "com.apple.notes"', 'cloudd', 'mentioned'],
    ['containerID=com.apple.photos.cloud:Production', 'cloudd', 'present'],
    ['the operation ended', 'cloudd', 'present'],
    ['the operation ended', 'Albums', 'present'],
    ['the operation ended', 'Notes', 'mentioned'],
  ])('an app that is kept out: %s, %s is %s', (where, process, status) =>
    expect(readLog(line('08:15:30', `${where}: ${denied}`, process), builtin).findings).toMatchObject([{ status }]),
  );
});

describe('a log that something was put before, line by line', () => {
  const record = (clock: string, message: string, process = 'cloudd') =>
    `2026-04-02 ${clock}.120045+0100 0x3f21     Error       0x0    411    0    ${process}: ${message}\n`;
  const margins: [name: string, put: (line: string, number: number) => string][] = [
    ['quote marks', line => `> ${line}`],
    ['quote marks of two mails', line => `>> ${line}`],
    ['indentation', line => `    ${line}`],
    ['a tab', line => `\t${line}`],
    ['bullets', line => `- ${line}`],
    ['numbers as grep -n has them', (line, n) => `${n + 4117}:${line}`],
    ['numbers of lines around a hit', (line, n) => `${n + 4117}-${line}`],
    ['numbers as cat -n has them', (line, n) => `${String(n + 1).padStart(6)}\t${line}`],
    ['the name of the file', line => `./logs/device.log:${line}`],
    ['the name of the file and a number', (line, n) => `device.log:${n + 41}:${line}`],
    ['quoted numbers', (line, n) => `> ${n + 41}: ${line}`],
    ['numbers of a list', (line, n) => `${n + 1}. ${line}`],
    ['numbers in brackets', (line, n) => `[${n + 1}] ${line}`],
    ["Windows' name of the file", (line, n) => `C:\\Users\\ann\\device log.txt:${n + 1}:${line}`],
    ['backticks', line => `\`${line}\``],
    ['the time of reading', line => `[2026-04-03 10:00:01] ${line}`],
    ['a journal', line => `Apr  3 10:00:01 studio idevicesyslog[2211]: ${line}`],
  ];
  test.each(margins)('%s', (_, put) => {
    const under = (text: string) => text.trimEnd().split('\n').map(put).join('\n');
    const read = (text: string) => readLog(under(text), builtin).findings;
    const offline = 'Error Domain=NSURLErrorDomain Code=-1009 "x"';
    expect(read(record('08:15:30', 'fine') + record('08:16:00', offline))).toMatchObject([
      { status: 'present', confidence: 0.9, firstTime: '2026-04-02 08:16:00.120045+0100' },
    ]);
    expect(read(record('08:15:30', offline, 'geod'))).toMatchObject([{ status: 'mentioned' }]);
    const policy = (decision: string) =>
      `0:com.apple.cloudphotod.sync:A1B2C3:[\n\t{name: BatteryLevelPolicy, policyWeight: 1.000, response: {Decision: ${decision}, Score: 0.00, Rationale: [{batteryLevel == 1}]}}\n ], the end}`;
    expect(
      read(record('08:15:30', policy('Must Not Proceed'), 'dasd') + record('08:20:00', policy('Can Proceed'), 'dasd')),
    ).toMatchObject([{ status: 'ruled-out' }]);
  });
});

describe('times of day alone, as the Console app copies them', () => {
  const copied = (clock: string, message: string) => `default\t${clock}+0100\tcloudphotod\t${message}\n`;
  const sync = 'Updating last successful sync date';
  test('order what stands with its newest line first', () => {
    const text = copied('09:59:12.120045', sync) + copied('09:10:00.120045', QUOTA);
    expect(readLog(text, builtin).findings).toMatchObject([{ status: 'ruled-out' }]);
  });
  test('go on behind midnight', () => {
    const text = copied('23:59:12.120045', QUOTA) + copied('00:10:00.120045', sync);
    expect(readLog(text, builtin).findings).toMatchObject([{ status: 'ruled-out' }]);
    const back = copied('23:59:12.120045', sync) + copied('00:10:00.120045', QUOTA);
    expect(readLog(back, builtin).findings).toMatchObject([{ status: 'present' }]);
  });
});

describe('facts', () => {
  test('model, iOS, battery and free space come from the log', () => {
    const text = [
      '{"bug_type":"298","timestamp":"2026-04-02 08:15:30.00 +0100","os_version":"iPhone OS 27.1 (24B80)"}',
      '{ "product" : "iPhone14,5" }',
      'Battery level: 64%',
      'RemainingDiskSpace = 41000000000',
      'DeviceDiskSize = 128000000000',
    ].join('\n');
    const { facts, findings } = readLog(text, builtin);
    expect(facts).toMatchObject({
      model: { value: 'iPhone 13' },
      ios: { value: '27.1' },
      battery: { value: 64 },
      device: { value: { free: 41e9, total: 128e9, used: 87e9 } },
    });
    expect(text.slice(facts.ios?.start, facts.ios?.end)).toContain('iPhone OS 27.1');
    expect(findings).toEqual([]);
  });

  test('the last value counts', () => {
    expect(readLog('Battery level: 9%\nBattery level: 64%\n', builtin).facts.battery?.value).toBe(64);
  });

  test.each([
    'SpringBoard: accessory "AirPods Pro" battery level: 8%',
    'Magic Keyboard Battery level: 4%',
    'rapportd: a peer with iPhone OS 15.1 (19B74) came near',
    'Found a nearby iPhone9,1',
  ])("another device's are no facts: %s", text => {
    expect(readLog(text, builtin).facts).toEqual({});
    const { facts, findings } = readLog(`Battery level: 81%\niPhone OS 27.1 (24B80)\n${text}\n`, builtin);
    expect(facts).toMatchObject({ battery: { value: 81 }, ios: { value: '27.1' } });
    expect(findings).toEqual([]);
  });

  test.each(builtin.logs.facts.flatMap(fact => Object.entries(fact.hit).map(([text]) => [fact.fact, text])))(
    '%s is read from: %s',
    (fact, text) => {
      const { facts } = readLog(text, builtin);
      expect(facts[fact.replace(/-.*/, '') as 'ios']).toBeDefined();
    },
  );

  test('every product type names a model of the device table', () => {
    const names = new Set(builtin.devices.models.map(({ name }) => name));
    for (const model of Object.values(builtin.logs.models)) expect(names).toContain(model);
  });
});

test('healthy messages say nothing', () => {
  const healthy = [
    'Starting operation, flags=noCellAccess|expensiveAccess',
    'Starting CKDFetchUserQuotaOperation',
    'Clearing all over-quota flags',
    'Session put off: Error Domain=CloudPhotoLibraryErrorDomain Code=257 "deferred by system"',
    'Batch: Error Domain=CKErrorDomain Code=2 "partial"',
    'Operation: Error Domain=CKErrorDomain Code=20 "cancelled"',
    'CKErrorDomain Code=132',
    'CKErrorDomain Code=133',
    'CPLStatus changed: iCloudLibraryClientVersionTooOld, isExceedingQuota',
    'iCloudLibraryClientVersionTooOld = 0; isExceedingQuota = NO',
    '{name: DeviceActivityPolicy, response: {Decision: Must Not Proceed, Rationale: [{deviceActivity == 1}]}}',
    '{name: MemoryPressurePolicy, response: {Decision: Must Not Proceed}}',
    'Network state changed to <private>',
    'Updating last successful sync date',
    'AirPort: Link Down on awdl0. Reason 1 (none)',
  ];
  const text = healthy.map((message, i) => line(`08:15:${10 + i}`, message)).join('');
  expect(readLog(text, builtin).findings).toEqual([]);
});

test('lines copied from the Console app are read', () => {
  const text = `error\t08:15:30.120045+0100\tcloudphotod\t${QUOTA}\n`;
  expect(readLog(text, builtin).findings).toMatchObject([{ status: 'present', firstTime: '08:15:30.120045+0100' }]);
});

test('the activity in the first line counts, however many policies stand before', () => {
  const policies = '\t{name: SomePolicy, response: {Decision: Can Proceed, Score: 0.50}}\n'.repeat(100);
  const low =
    '\t{name: BatteryLevelPolicy, response: {Decision: Must Not Proceed, Score: 0.00, Rationale: [{batteryLevel == 1}]}}\n';
  const text = `${line('08:15:30', '0:com.apple.cloudphotod.sync:A1:[', 'dasd')}${policies}${low}`;
  expect(readLog(text, builtin).findings).toMatchObject([{ cause: 'power', confidence: 0.9 }]);
});

describe('unusual text', () => {
  test('colours in the middle of a line do not hide what it says, and offsets are those of the file', () => {
    const text = line('08:15:30', 'Error Domain=CKError\x1b[31mDomain Code=25\x1b[0m ended');
    const { findings } = readLog(text, builtin);
    expect(findings).toMatchObject([{ symptom: 'log-icloud-quota-exceeded' }]);
    expect(findings[0]?.text).toBe('CKError\x1b[31mDomain Code=25');
    expect(text.slice(findings[0]?.start, findings[0]?.end)).toBe(findings[0]?.text);
  });

  test.each([
    ['an empty file', ''],
    ['lone surrogates', '\ud800\udc00\ud800 Apr  2 \udfff'],
    ['a line of five million characters', 'CKErrorDomain Code '.repeat(270_000)],
    ['zeros', '\0'.repeat(1000)],
  ])('%s is read without a finding', (_, text) => expect(readLog(text, builtin).findings).toEqual([]));

  test('the same with CRLF and without a final line end', () => {
    const text = (line('08:15:30', 'ok') + line('08:16:00', QUOTA)).replaceAll('\n', '\r\n').trimEnd();
    expect(readLog(text, builtin).findings).toMatchObject([{ text: 'CKErrorDomain Code=25' }]);
  });
});

test('a directive in the log keeps a symptom out of the triage', () => {
  const text = `# symptom-lens: ignore-file log-icloud-quota-exceeded\n${line('08:15:30', QUOTA)}`;
  const { findings, causes } = readLog(text, builtin);
  expect(findings).toMatchObject([{ ignored: true }]);
  expect(causes).toEqual([]);
});
