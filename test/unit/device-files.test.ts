import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMember } from '../../server/archive-member.ts';
import { readAttachedLog } from '../../server/attached/read-log.ts';
import { builtin } from '../../server/knowledge/builtin.ts';
import { looksLikeLog } from '../../server/triage/looks-like-log.ts';
import { triageFile } from '../../server/triage-file.ts';
import { tarGz, zip } from './archives.ts';
import { database, flatPlist, POWER_LOG } from './device-files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'symptom-lens-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, content: string | Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

const reportOf = async (name: string, content: string | Uint8Array) =>
  (await triageFile(written(name, content), builtin)).report;

const GIB = 1024 ** 3;

describe('the output of df', () => {
  test('gives the space of the volume with the data, in the unit of its header, and where that stands', async () => {
    const report = await reportOf(
      'disks.txt',
      [
        'Filesystem    512-blocks      Used Available Capacity iused     ifree %iused  Mounted on',
        '/dev/disk0s1s1  16777216  16777000       216   100%  300000    200000   60%   /',
        'devfs                 60        60         0   100%      60         0  100%   /dev',
        '/dev/disk0s1s2 125829120 123731968   2097152    99%  900000   4000000   18%   /private/var',
        '',
      ].join('\n'),
    );
    expect(report.kind).toBe('log');
    expect(report.facts.device).toEqual({ total: 60 * GIB, free: GIB, used: 59 * GIB });
    expect(report.findings).toMatchObject([
      { symptom: 'log-device-space-low', cause: 'device-storage', range: { start: { line: 3, character: 0 } } },
    ]);
  });

  test.each([
    ['1024-blocks', '62914560 61865984 1048576', GIB],
    ['1K-blocks', '62914560 61865984 1048576', GIB],
    ['Size', '60Gi 58Gi 2Gi', 2 * GIB],
    ['Size', '64G 60G 4G', 4e9],
    ['Size', '64G 63.5G 512M', 512e6],
  ])('is read with %s: %s', async (header, numbers, free) => {
    const text = `Filesystem ${header} Used Avail Capacity Mounted on\r\n/dev/disk1s2 ${numbers} 97% /private/var\r\n`;
    expect((await reportOf('any.txt', text)).facts.device).toMatchObject({ free });
  });

  test('with much room is no fault, and without a data volume says nothing', async () => {
    const head = 'Filesystem Size Used Avail Capacity Mounted on\n';
    expect((await reportOf('a.txt', `${head}/dev/disk1s2 60Gi 20Gi 40Gi 34% /private/var\n`)).findings).toEqual([]);
    expect((await reportOf('b.txt', `${head}/dev/disk1s1 8Gi 8Gi 1Mi 100% /\n`)).facts).toEqual({});
  });

  test.each([
    ['numbers that cannot be', 'Filesystem Size Used Avail Capacity Mounted on\nx 1Gi 1Gi 9Gi 1% /private/var\n'],
    ['endless lines', `Filesystem Size Used Avail Capacity Mounted on\n${'/dev/disk '.repeat(100_000)}\n`],
    ['a cut row', 'Filesystem Size Used Avail Capacity Mounted on\n/dev/disk1s2 60Gi 20'],
  ])('with %s is read without a fact', async (_, text) => {
    expect((await reportOf('disks.txt', text)).facts).toEqual({});
  });
});

test('a log behind such a table, as when outputs are put into one file, is read too', async () => {
  const table = 'Filesystem Size Used Avail Capacity Mounted on\n/dev/disk1s2 60Gi 59Gi 512Mi 100% /private/var\n';
  const log = 'Apr  2 08:15:30 iPhone cloudphotod[58] <Error>: Error Domain=CKErrorDomain Code=25 "(null)"\n';
  const expected = ['log-device-space-low', 'log-icloud-quota-exceeded'];
  const symptoms = async (content: string) => (await reportOf('all.txt', content)).findings.map(f => f.symptom).sort();
  expect(await symptoms(`${table}\n${log}`)).toEqual(expected);
  const quiet = 'Apr  2 08:15:30 iPhone assetsd[58] <Notice>: Opened the library\n';
  expect(await symptoms(`${table}\n${log}${quiet.repeat(20_000)}`)).toEqual(expected);
});

describe('the output of ps', () => {
  const head = 'USER   PID  PPID  %CPU %MEM STAT STARTED      TIME COMMAND\n';
  test('names a process of photo sync that is stopped, at its line', async () => {
    const row = 'mobile 411     1   0.0  0.4 T    8:15AM    0:04.12 /usr/libexec/cloudphotod --quiet\n';
    const report = await reportOf(
      'ps.txt',
      `${head}root     1     0   0.1  0.4 Ss   8:15AM    0:09.00 /sbin/launchd\n${row}`,
    );
    expect(report.facts.stoppedProcess).toBe('cloudphotod');
    expect(report.findings).toMatchObject([
      { symptom: 'log-photo-process-stopped', status: 'present', range: { start: { line: 2, character: 0 } } },
    ]);
  });

  test('in which all run, or another process is stopped, shows nothing', async () => {
    const rows =
      'mobile 411 1 0.0 0.4 Ss 8:15AM 0:04.12 /usr/libexec/cloudphotod\nmobile 9 1 0.0 0.4 T 8:15AM 0:04 /bin/zsh\n';
    expect((await reportOf('ps.txt', head + rows)).findings).toEqual([]);
  });
});

describe('the version file', () => {
  const XML =
    '<?xml version="1.0"?>\n<plist><dict>\n<key>ProductBuildVersion</key>\n<string>19B74</string>\n<key>ProductVersion</key>\n<string>15.1</string>\n</dict></plist>\n';

  test('as XML gives version and build, with the line', async () => {
    const report = await reportOf('SystemVersion.plist', XML);
    expect(report.facts).toEqual({ ios: '15.1', build: '19B74' });
    expect(report.findings).toMatchObject([{ cause: 'outdated-ios', range: { start: { line: 4, character: 0 } } }]);
  });

  test('as a binary property list gives the same, whatever its name', async () => {
    const bytes = flatPlist({
      ProductName: 'iPhone OS',
      ProductBuildVersion: '19B74',
      ProductVersion: '15.1',
      ProductCopyright: '1983–2021 Somebody Incorporated',
    });
    expect((await reportOf('renamed.plist', bytes)).facts).toEqual({ ios: '15.1', build: '19B74' });
  });

  test('of a Mac says nothing of an iPhone', async () => {
    const bytes = flatPlist({ ProductName: 'macOS', ProductBuildVersion: '23B74', ProductVersion: '14.1' });
    expect((await reportOf('SystemVersion.plist', bytes)).facts).toEqual({});
  });

  test('that is damaged anywhere is refused in words or read, and nothing else happens', async () => {
    const whole = flatPlist({ ProductBuildVersion: '19B74', ProductVersion: '15.1' });
    for (let at = 8; at < whole.length; at++)
      for (const byte of [0, 0x5f, 0xdf, 0xff]) {
        const bytes = Buffer.from(whole);
        bytes[at] = byte;
        await reportOf('SystemVersion.plist', bytes).catch((error: Error) =>
          expect(error.message).toMatch(/is damaged/),
        );
      }
    await expect(reportOf('SystemVersion.plist', whole.subarray(0, 30))).rejects.toThrow(/is damaged/);
  });

  test('as plutil prints it gives the same, whatever its name', async () => {
    const printed = '{\n  "ProductBuildVersion" => "19B74"\n  "ProductVersion" => "15.1"\n}\n';
    for (const name of ['SystemVersion.plist', 'version.txt'])
      expect((await reportOf(name, printed)).facts).toEqual({ ios: '15.1', build: '19B74' });
  });
});

test('a file in UTF-16 is read like any other, whatever its name', async () => {
  const text = '\ufeffFilesystem Size Used Avail Capacity Mounted on\n/dev/disk1s2 60Gi 59Gi 512Mi 100% /private/var\n';
  for (const name of ['disks.txt', 'space.txt'])
    expect((await reportOf(name, Buffer.from(text, 'utf16le'))).findings).toMatchObject([
      { symptom: 'log-device-space-low', range: { start: { line: 1, character: 0 } } },
    ]);
});

test.each([
  ['disks.txt', 'df: command failed\n'],
  ['ps.txt', 'mobile 411 1 0.0 0.4 T 8:15AM 0:04.12 /usr/libexec/cloudphotod\n'],
  ['SystemVersion.plist', '<?xml version="1.0"?>\n<plist><dict/></plist>\n'],
  ['BDC_SBC_1.csv', 'TimeStamp,Voltage\n2026-04-02 08:15:30,4100\n'],
])('%s that holds nothing of its kind is told, since no symptom would be untrue', async (name, content) => {
  const { findings, notices } = await reportOf(name, content);
  expect(findings).toEqual([]);
  expect(notices).toMatchObject([{ code: 'partly-read', message: expect.stringMatching(/ask for the file again/) }]);
});

test.each(['disks.txt', 'ps.txt', 'SystemVersion.plist', 'BDC_SBC_1.csv', 'log.PLSQL'])(
  '%s that is empty is asked for again',
  async name => {
    await expect(reportOf(name, '')).rejects.toThrow('The file is empty; ask for it again.');
  },
);

test("the battery's table may have semicolons", async () => {
  const report = await reportOf('BDC_SBC_1.csv', 'TimeStamp;StateOfCharge\n2026-04-02 08:15:30;12\n');
  expect(report.facts.battery).toBe(12);
});

test("the battery's table gives the charge of its last whole row", async () => {
  const report = await reportOf(
    'BDC_SBC_version1.csv',
    'TimeStamp,IsCharging,StateOfCharge,Voltage\n2026-04-02 08:15:30,1,"71",4100\n2026-04-02 09:15:30,0,12,3700\n2026-04-02 10:1',
  );
  expect(report.facts).toEqual({ battery: 12 });
  expect(report.findings).toMatchObject([{ symptom: 'log-battery-stated-low', range: { start: { line: 2 } } }]);
  expect((await reportOf('BDC_SBC_other.csv', 'TimeStamp,Voltage\n1,2\n')).facts).toEqual({});
});

test("the battery's table is known by its name when it is packed", async () => {
  const table = 'TimeStamp,StateOfCharge\n2026-04-02 08:15:30,80\n2026-04-02 09:15:30,3\n';
  const [plain, packed] = [await reportOf('BDC_SBC_2.csv', table), await reportOf('BDC_SBC_2.csv.gz', gzipSync(table))];
  expect(packed.facts).toEqual({ battery: 3 });
  expect(packed.causes).toEqual(plain.causes);
});

describe('a power log', () => {
  test('gives battery, space, model and build of its last rows', async () => {
    const report = await reportOf('powerlog_1.PLSQL', await database(POWER_LOG));
    expect(report.facts).toEqual({
      battery: 9,
      build: '19B74',
      model: 'iPhone 12',
      device: { total: 64e9, free: 1e9, used: 63e9 },
    });
    expect(report.findings.map(({ symptom }) => symptom).sort()).toEqual([
      'log-battery-stated-low',
      'log-device-space-low',
    ]);
    expect(report.findings.map(({ text }) => text).sort()).toEqual(['Level = 9', 'RemainingDiskSpace = 1']);
  });

  test('by itself has lines that can be opened, though it is binary', async () => {
    const file = written('open.PLSQL', await database(POWER_LOG));
    const { report } = await triageFile(file, builtin);
    const [finding] = report.findings;
    const text = await readMember(file, finding?.member ?? '', builtin);
    expect(text.split('\n')[finding?.range.start.line ?? -1]).toBe(finding?.text);
    await expect(readMember(file, 'other', builtin)).rejects.toThrow(/no archive/);
  });

  test('that is packed by itself is read too', async () => {
    const { report, read } = await triageFile(written('p.PLSQL.gz', gzipSync(await database(POWER_LOG))), builtin);
    expect(report.facts.battery).toBe(9);
    expect(read).toEqual(['p.PLSQL']);
  });

  test('without what is looked for, or of another kind, says so', async () => {
    const other = await database('CREATE TABLE notes (text); INSERT INTO notes VALUES (1)');
    await expect(reportOf('notes.sqlite', other)).rejects.toThrow(/without the tables of a power log.*sqlite3/);
    const bare = await database('CREATE TABLE PLConfigAgent_EventNone_Config (ID INTEGER PRIMARY KEY, Build TEXT)');
    await expect(reportOf('bare.PLSQL', bare)).rejects.toThrow(/without the tables/);
  });

  test('whose rows may not have been written to it yet names the file where they may be', async () => {
    const bytes = await database('CREATE TABLE PLConfigAgent_EventNone_Config (ID INTEGER PRIMARY KEY, Build TEXT)');
    bytes.fill(2, 18, 20);
    await expect(reportOf('early.PLSQL', bytes)).rejects.toThrow(/ends in -wal: .*wal_checkpoint/);
  });

  test('whose tables are views or made columns, which could run for ever, is not asked', async () => {
    const trap = await database(`
      CREATE VIEW PLConfigAgent_EventNone_Config AS
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS Build FROM n;
      CREATE TABLE PLBatteryAgent_EventBackward_BatteryUI (ID INTEGER PRIMARY KEY, Level AS (hex(zeroblob(400000000))));
      INSERT INTO PLBatteryAgent_EventBackward_BatteryUI (ID) VALUES (1);
    `);
    await expect(reportOf('trap.PLSQL', trap)).rejects.toThrow(/without the tables/);
  });

  test('of which one table is damaged gives what the others say, and says so', async () => {
    const bytes = await database(POWER_LOG);
    // The pages: the schema, the battery, the sequence of numbers, the configuration.
    const page = bytes.readUInt16BE(16);
    bytes.fill(0xee, page, 2 * page);
    const { facts, notices } = await reportOf('part.PLSQL', bytes);
    expect(facts).toMatchObject({ build: '19B74', device: { free: 1e9 } });
    expect(facts.battery).toBeUndefined();
    expect(notices).toMatchObject([{ code: 'partly-read', message: expect.stringMatching(/damaged/) }]);
  });

  test('that is damaged or cut off anywhere is refused in words or read as far as it goes', async () => {
    const whole = await database(POWER_LOG);
    for (let at = 97; at < whole.length; at += 97) {
      const cut = whole.subarray(0, at);
      await reportOf('cut.PLSQL', cut).catch((error: Error) => expect(error.message).toMatch(/SQLite database/));
      const bytes = Buffer.from(whole);
      bytes.fill(0xff, at, at + 40);
      await reportOf('bad.PLSQL', bytes).catch((error: Error) => expect(error.message).toMatch(/SQLite database/));
    }
  });
});

describe.each([
  ['tar.gz', tarGz],
  ['zip', async (files: Parameters<typeof zip>[0]) => zip(files)],
])('in an archive, as %s,', (kind, make) => {
  const log = 'Apr  2 08:15:30 iPhone assetsd[58] <Notice>: Battery level: 55%\n';

  test('each file is believed in what it was made for, and its lines can be opened', async () => {
    const file = written(
      `all.${kind}`,
      await make([
        {
          name: 's/disks.txt',
          content: 'Filesystem Size Used Avail Capacity Mounted on\n/dev/disk1s2 64G 63G 900M 99% /private/var\n',
        },
        { name: 's/logs/powerlogs/powerlog_2.PLSQL', content: await database(POWER_LOG) },
        {
          name: 's/logs/powerlogs/old.PLSQL.gz',
          content: gzipSync(await database(POWER_LOG.replaceAll('1775', '1774').replace(', 9)', ', 80)'))),
        },
        { name: 's/logs/SystemVersion/SystemVersion.plist', content: flatPlist({ ProductVersion: '15.1' }) },
        {
          name: 's/brctl/brctl-quota.txt',
          content: '\x1b[32m1258291\x1b[0m bytes of quota remaining in personal account\n',
        },
        { name: 's/logs/a.log', content: log },
      ]),
    );
    const { report } = await triageFile(file, builtin);
    expect(report.facts).toMatchObject({
      battery: 9,
      build: '19B74',
      ios: '15.1',
      device: { free: 900e6 },
      icloud: { free: 1_258_291 },
    });
    const places = report.findings.map(({ symptom, member, range }) => [symptom, member, range.start.line]);
    expect(places.sort()).toEqual([
      ['log-battery-stated-low', 's/logs/powerlogs/powerlog_2.PLSQL', 2],
      ['log-device-space-low', 's/disks.txt', 1],
      ['log-icloud-space-low', 's/brctl/brctl-quota.txt', 0],
      ['log-ios-outdated', 's/logs/SystemVersion/SystemVersion.plist', 0],
    ]);
    expect((await readMember(file, 's/logs/powerlogs/powerlog_2.PLSQL', builtin)).split('\n')[2]).toBe('Level = 9');
  });

  test('one that is damaged, too large, or packed to burst is named, and the rest is read', async () => {
    const file = written(
      `bad.${kind}`,
      await make([
        { name: 's/disks.txt', content: Buffer.alloc(2_000_000, 0x61) },
        { name: 's/logs/SystemVersion/SystemVersion.plist', content: Buffer.from('bplist00 and no more') },
        { name: 's/powerlogs/bomb.PLSQL.gz', content: gzipSync(Buffer.alloc(140 * 1024 ** 2)) },
        { name: 's/powerlogs/cut.PLSQL.gz', content: gzipSync(await database(POWER_LOG)).subarray(0, 200) },
        { name: 's/logs/pictures.log', content: Buffer.alloc(1_000_000) },
        { name: 's/logs/a.log', content: log },
      ]),
    );
    const { report, read } = await triageFile(file, builtin);
    expect(read).toEqual(['s/logs/a.log']);
    expect(report.facts.battery).toBe(55);
    expect(report.notices?.map(({ member, severity, message }) => [member, severity, message])).toEqual([
      ['s/disks.txt', 'information', expect.stringMatching(/larger than 1 MiB/)],
      ['s/logs/SystemVersion/SystemVersion.plist', 'information', expect.stringMatching(/damaged/)],
      ['s/powerlogs/bomb.PLSQL.gz', 'information', expect.stringMatching(/larger than 128 MiB/)],
      ['s/powerlogs/cut.PLSQL.gz', 'information', expect.stringMatching(/damaged or cut off/)],
      ['s/logs/pictures.log', 'information', expect.stringMatching(/not text/)],
    ]);
  });
});

test.each([
  ['a quota', '1258291 bytes of quota remaining in family account\n'],
  ['a dump', 'dump taken at 2026-04-02 08:15:30 +0100 [account=7] [inCarry=NO] [home=/var/mobile]\n'],
  ['containers', "12 containers matching '*'\n<com.example.notes[1] foreground {client:idle server:full-sync}>\n"],
  ['a list', 'listing 3 containers for account 00000000-0000-0000-0000-000000000000:\n'],
])('what brctl prints is known as a log: %s', (_, text) => expect(looksLikeLog(text)).toBe(true));

test('a quota of brctl with room left is a fact and no fault', async () => {
  const { facts, findings } = await reportOf('quota.txt', '73014444032 bytes of quota remaining in personal account\n');
  expect(facts).toEqual({ icloud: { free: 73_014_444_032 } });
  expect(findings).toEqual([]);
});

describe('a ticket that names such files as its logs', () => {
  test('is given the line, also of a binary file', async () => {
    const file = written('attached.PLSQL', await database(POWER_LOG));
    const { evidence } = await readAttachedLog(file, 'attached.PLSQL', builtin);
    expect(evidence.map(({ line }) => line)).toContain('Level = 9');
  });

  test('is given the line out of an archive too', async () => {
    const file = written(
      'attached.tar.gz',
      await tarGz([
        { name: 's/p.PLSQL', content: await database(POWER_LOG) },
        { name: 's/SystemVersion.plist', content: '<plist><key>ProductVersion</key>\n\t<string>15.1</string></plist>' },
      ]),
    );
    const { evidence } = await readAttachedLog(file, 'attached.tar.gz', builtin);
    expect(evidence.map(({ line }) => line).sort()).toEqual([
      '<key>ProductVersion</key> <string>15.1</string>',
      'Level = 9',
      'RemainingDiskSpace = 1',
    ]);
  });
});
