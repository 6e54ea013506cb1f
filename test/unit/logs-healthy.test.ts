import { describe, expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { readLog } from '../../server/triage/log.ts';

let clock = 0;
const line = (process: string, message: string) =>
  `Apr  2 08:15:${10 + (clock++ % 40)} iPhone ${process}[411] <Notice>: ${message}\n`;
const statuses = (...lines: [process: string, message: string][]) => {
  clock = 0;
  return readLog(lines.map(([process, message]) => line(process, message)).join(''), builtin).findings.map(
    ({ status }) => status,
  );
};
const URL = 'Error Domain=NSURLErrorDomain';

describe('what was lost on the way and came back', () => {
  const lost: [process: string, message: string][] = [
    ['cloudd', `${URL} Code=-1009 "offline"`],
    ['cloudd', `${URL} Code=-1001 "late"`],
    ['cloudd', `${URL} Code=-1005 "lost"`],
    ['cloudd', 'Fetch: <CKError 0x1: "Network Failure" (4/NSURLErrorDomain:-1200)>'],
    ['cloudphotod', 'Network state changed to airplane mode'],
    ['cloudphotod', 'Saw change in network reachability (isReachable=0)'],
  ];
  test.each(lost)('the phone is back on the network: %s, %s', (...said) => {
    expect(statuses(said)).toEqual(['present']);
    expect(statuses(said, ['kernel', 'AirPort: Link Up on en0'])).toEqual(['ruled-out']);
    expect(statuses(['kernel', 'AirPort: Link Up on en0'], said)).toEqual(['present']);
  });

  const answered: [process: string, message: string][] = [
    ['cloudd', 'Task <A1>.<2> received response, status 200 content K'],
    ['cloudd', 'Task <A1>.<2> summary for task success {response_status=200}'],
    ['cloudd', 'Finished operation <CKDModifyRecordsOperation: 0x1> with error (null)'],
    ['cloudphotod', 'Push session finished successfully'],
  ];
  test.each(answered)('a later request is answered: %s, %s', (...said) => {
    const late: [string, string] = ['cloudd', `${URL} Code=-1001 "late"`];
    expect(statuses(late, said)).toEqual(['ruled-out']);
    // Another one's answers say nothing of iCloud's servers.
    expect(statuses(late, ['geod', said[1]])).toEqual(['present']);
    expect(statuses(late, ['Albums', said[1]])).toEqual(['present']);
    expect(statuses(['Albums', `${URL} Code=-1001 "late"`], ['Albums', said[1]])).toEqual(['ruled-out']);
  });

  test('an answer that is an error ends nothing', () =>
    expect(
      statuses(['cloudd', `${URL} Code=-1001 "late"`], ['cloudd', 'Task <A1>.<2> received response, status 503']),
    ).toEqual(['present']));

  test('a sign-in that was renewed', () => {
    const token: [string, string] = ['cloudd', '<CKError 0x6: "Account Temporarily Unavailable" (36/1029)>'];
    expect(statuses(token)).toEqual(['present']);
    expect(statuses(token, ['accountsd', 'renewed: ACAccountCredentialRenewResultRenewed'])).toEqual(['ruled-out']);
    expect(statuses(token, ['accountsd', 'renewed: ACAccountCredentialRenewResultRejected'])).toEqual(['present']);
  });

  test('a plan that has room again', () => {
    const full: [string, string] = ['bird', 'upload failed: CKErrorDomain Code=25'];
    expect(statuses(full, ['bird', '90121003008 bytes of quota remaining in personal account'])).toEqual(['ruled-out']);
  });

  test('room that was made', () => {
    const full: [string, string] = ['photolibraryd', 'write failed: No space left on device'];
    expect(statuses(full, ['deleted', 'RemainingDiskSpace = 41000000000'])).toEqual(['ruled-out']);
    expect(statuses(full, ['deleted', 'RemainingDiskSpace = 2000000000'])).toEqual(['present']);
    expect(statuses(['deleted', 'RemainingDiskSpace = 41000000000'], full)).toEqual(['present']);
  });
});

describe('somebody else', () => {
  test.each(['anewdaemond', 'dmd', 'symptomsd', 'com.apple.some.service', 'StocksWidget', 'SpringBoard'])(
    "the system's own process %s says nothing of photos, in no list or not",
    process => expect(statuses([process, `${URL} Code=-1009`])).toEqual(['mentioned']),
  );
  test.each(['cloudphotod', 'com.apple.photolibraryd', 'PhotosReliveWidget', 'Albums'])('%s does', process =>
    expect(statuses([process, `${URL} Code=-1009`])).toEqual(['present']),
  );

  test('a server of an app that answers late is not the connection', () => {
    const late = (host: string) => `${URL} Code=-1001 UserInfo={NSErrorFailingURLStringKey=https://${host}/a/b}`;
    expect(statuses(['Chatter', late('api.chatter.example')])).toEqual(['mentioned']);
    expect(statuses(['Chatter', late('icloud.com.example')])).toEqual(['mentioned']);
    expect(statuses(['cloudd', late('p12-ckdatabase.icloud.com')])).toEqual(['present']);
    expect(statuses(['Albums', late('cvws.icloud-content.com')])).toEqual(['present']);
  });

  test.each(['501:bgRefresh-com.example.chat', 'app.example.radio', '0:com.apple.analysis.full'])(
    'the scheduler puts off %s',
    activity =>
      expect(
        statuses([
          'dasd',
          `${activity}:4F00A1:[{name: BatteryLevelPolicy, policyWeight: 5.000, response: {Decision: Must Not Proceed, Score: 0.00, Rationale: [{batteryLevel == 1}]}}]`,
        ]),
      ).toEqual(['mentioned']),
  );

  test.each(['remindd', 'notesd', 'calendaragent'])("%s's own sync was switched off", process =>
    expect(statuses([process, "Disabling synchronization for reason 'no network'"])).toEqual(['mentioned']),
  );

  test('a log of installing or activating, which names no process', () => {
    const text = `Thu Apr  2 08:15:30 2026 [70] <err> (0x16fd2b000) -[Server send]: ${URL} Code=-1001\n`;
    expect(readLog(text, builtin).findings).toMatchObject([{ status: 'mentioned' }]);
  });

  test('another volume is full', () => {
    const full = (name: string) => `You can’t save the file “a” because the volume ${name} is out of space.`;
    expect(statuses(['backupd', full('“Time Machine”')])).toEqual(['mentioned']);
    expect(statuses(['backupd', full('“Data Stick”')])).toEqual(['mentioned']);
    expect(statuses(['backupd', full('“Data”')])).toEqual(['present']);
    expect(statuses(['backupd', 'write to /private/var/mobile/a: No space left on device'])).toEqual(['present']);
  });
});

describe('an error that is not there', () => {
  test.each([
    'Last error (cleared 2026-04-01): Error Domain=CKErrorDomain Code=25',
    'No longer failing with Error Domain=CKErrorDomain Code=25',
    'Recovered from Error Domain=CloudPhotoLibraryErrorDomain Code=1005',
    'Would retry on CKErrorDomain Code=7 or CKErrorDomain Code=6',
    'Retry succeeded after Error Domain=NSURLErrorDomain Code=-1001',
    'Stubbed response: Error Domain=CKErrorDomain Code=25',
    'Simulating Error Domain=CKErrorDomain Code=25 for the tests',
    'Error mapping: CPLErrorDomain 1005 -> full, CPLErrorDomain 30 -> quota',
    'Throttled 0 s, none of CKErrorDomain 25, CKErrorDomain 9',
    'Push: Error Domain=CKErrorDomain Code=4, retry succeeded',
  ])('%s', message => expect(statuses(['cloudphotod', message])).toEqual([]));
  test.each([
    'Retry failed after Error Domain=CKErrorDomain Code=25',
    'The upload would exceed the quota: Error Domain=CKErrorDomain Code=25',
    'Cache cleared, then Error Domain=CKErrorDomain Code=25',
    'It would retry; Error Domain=CKErrorDomain Code=25',
  ])('but %s', message => expect(statuses(['cloudphotod', message])).toEqual(['present']));
});

describe('numbers that are not the state of this phone', () => {
  test.each([
    'Battery complication: Battery level: 14%',
    'CarPlay connected, EV battery level: 18%',
    "Device 'Annas Uhr' battery level 9%",
    'Screen-on battery: 12%, screen-off battery: 3%',
    'App com.example.chat battery 9%',
    'next alert when battery at 20%',
    'Low Power Mode suggestion at battery level 20%',
    'Expected drop: battery charge 4%',
    "Reenabling synchonization for reason 'low battery level (battery level: 14%)'",
  ])('%s', message => {
    const { facts, findings } = readLog(`${line('powerd', 'Battery level: 83%')}${line('xd', message)}`, builtin);
    expect(facts.battery?.value).toBe(83);
    expect(findings.filter(({ status }) => status === 'present')).toEqual([]);
  });

  test.each([
    'Found snapshot 8 from iPhone OS 16.3.1 (20D67)',
    'Rollback object removed for previous version iPhone OS 26.5 (23F77)',
    'com.example.app: MinimumOSVersion 15.0, built with iPhone OS 18.2 (22C146)',
    'Catalog lists iOS 18.7.10 (22H120) for iPhone11,8',
    'Source revision: Health, iPhone12,1, iOS 16.3.1 (20D67)',
  ])('%s', message => {
    const text = `${line('backupd', 'Running on iPhone OS 27.1 (24B80)')}${line('xd', message)}`;
    const { facts, findings } = readLog(text, builtin);
    expect(facts.ios?.value).toBe('27.1');
    expect(findings).toEqual([]);
  });
});

describe('what was, or is only listed', () => {
  test('a battery that a reason names is none of now', () => {
    expect(
      statuses(
        ['cloudphotod', "Disabling synchronization for reason 'low battery level (battery level: 8%)'"],
        ['cloudphotod', "Reenabling synchonization for reason 'low battery level (battery level: 61%)'"],
      ),
    ).not.toContain('present');
    expect(statuses(['nanobatteryd', 'watch: low battery level (battery level: 3%)'])).toEqual(['mentioned']);
  });

  test('the last charge in the log counts, however it is written', () => {
    const low: [string, string] = ['powerd', 'Battery level: 9%'];
    expect(statuses(low)).toEqual(['present']);
    expect(statuses(low, ['powerd', 'Battery capacity change posted(0x1). Capacity:64 Source:AC'])).toEqual([]);
    expect(statuses(['powerd', 'InternalBattery-0 Current Capacity=64'], low)).toEqual(['present']);
  });

  test('a record that names errors of four causes or more', () => {
    const all = ['CKErrorDomain 3', 'CKErrorDomain 9', 'CKErrorDomain 25', 'CloudPhotoLibraryErrorDomain 1005'];
    const table = (codes: string[]) => codes.map(code => `\t${code} -> a text\n`).join('');
    const read = (codes: string[]) =>
      readLog(line('Albums', 'known errors:') + table(codes), builtin).findings.map(({ status }) => status);
    expect(read(all)).toEqual([]);
    expect(read(all.slice(2))).toEqual(['present', 'present']);
    const failed = all.map(code => `\trecord: Error Domain=${code.replace(' ', ' Code=')} "x"\n`).join('');
    expect(
      readLog(line('cloudphotod', 'Sync failed, partly {') + failed, builtin).findings.map(({ status }) => status),
    ).toEqual(['present', 'present', 'present', 'present']);
  });

  test.each([
    'previous-error: <NSError:0x1(CKErrorDomain:25)>',
    'last-error cleared 2026-04-01 (was <NSError:(CKErrorDomain:25)>)',
    'upload <NSError:0x1(CKErrorDomain:25)> healed: 2026-04-01',
    'stub returns CKErrorDomain Code=25; XCTAssertEqual passed',
  ])('an error that is over: %s', message => expect(statuses(['bird', message])).toEqual([]));

  test("an app's errors between which photos synced", () => {
    const offline: [string, string] = ['Albums', `${URL} Code=-1009 "offline"`];
    const synced: [string, string] = ['cloudphotod', 'Updating last successful sync date'];
    expect(statuses(offline, synced, offline)).not.toContain('present');
    expect(statuses(synced, offline)).toEqual(['present']);
    expect(statuses(offline, synced, offline, offline, offline)).toContain('present');
    expect(statuses(offline, ['kernel', 'AirPort: Link Up on en0'], offline)).toContain('present');
    expect(statuses(['cloudd', offline[1]], synced, ['cloudd', offline[1]])).toContain('present');
  });

  test('the iOS of a simulator', () =>
    expect(statuses(['Albums', 'Device: iPhone 17 - Runtime: iOS 26.0 (23A343) - DeviceType: iPhone 17'])).toEqual([]));
});
