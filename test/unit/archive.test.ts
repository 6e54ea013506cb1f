import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { archiveKind } from '../../server/archive/kind.ts';
import { LIMITS, type Limits } from '../../server/archive/limits.ts';
import type { ArchiveOptions } from '../../server/archive/open-archive.ts';
import { type ArchiveReading, readArchive } from '../../server/archive/read-archive.ts';
import { readMember } from '../../server/archive-member.ts';
import { builtin } from '../../server/knowledge/builtin.ts';
import { type File, tar, tarGz, zip } from './archives.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'symptom-lens-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Uint8Array, options: Partial<ArchiveOptions> = {}): Promise<ArchiveReading> {
  const file = path.join(folder, 'archive');
  writeFileSync(file, bytes);
  const kind = archiveKind(bytes.subarray(0, 65_536));
  if (!kind) throw new Error('no archive');
  return readArchive(file, builtin, { kind, ...options });
}

const HEAD = '2026-04-02 08:15:30.120045+0100 0x3f21     Default     0x0                  411    0    cloudphotod: ';
const QUOTA = `${HEAD}All is well\n${HEAD}Error Domain=CKErrorDomain Code=25\n`;
const VERSION =
  '<plist><dict>\n<key>ProductName</key>\n<string>iPhone OS</string>\n<key>ProductVersion</key>\n<string>15.1</string>\n</dict></plist>\n';
const FULL_DISK = '/dev/disk0s1s2  119Gi  118Gi  512Mi  100%  900000 4000000 18% /private/var\n';
/** Does not pack, so that an archive can be cut in the middle of it. */
const noise = (length: number): string => {
  let state = 7;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return `${HEAD}step ${state.toString(36)}\n`;
  }).join('');
};
const TOP = 'sysdiagnose_2026.04.02_08-15-30+0100_iPhone-OS_iPhone_19B74';
const sysdiagnose: File[] = [
  { name: `${TOP}/disks.txt`, content: FULL_DISK },
  { name: `${TOP}/logs/SystemVersion/SystemVersion.plist`, content: VERSION },
  { name: `${TOP}/logs/MobileLockdown/lockdownd.log`, content: QUOTA },
  { name: `${TOP}/system_logs.logarchive/Persist/1.tracev3`, content: Uint8Array.of(0, 0x10, 0, 0, 1, 2, 3) },
  { name: `${TOP}/logs/powerlogs/powerlog_1.PLSQL`, content: 'SQLite format 3\0' },
  { name: `${TOP}/pictures/one.png`, content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) },
];
const found = ({ reading, members, places }: ArchiveReading) =>
  reading.findings.map(({ symptom, status }, i) => ({ symptom, status, member: members[i], at: places[i]?.start }));
const messages = ({ remarks }: ArchiveReading) => remarks.map(({ message }) => message).join('\n');

describe.each([
  ['tar.gz', tarGz],
  ['tar', tar],
  ['zip', async (files: readonly File[]) => zip(files)],
])('an archive, as %s,', (_, make) => {
  test('is one triage: findings with their file and place, facts from all files', async () => {
    const reading = await read(await make(sysdiagnose));
    expect(found(reading)).toContainEqual({
      symptom: 'log-icloud-quota-exceeded',
      status: 'present',
      member: `${TOP}/logs/MobileLockdown/lockdownd.log`,
      at: { line: 1, character: HEAD.length + 'Error Domain='.length },
    });
    expect(reading.reading.facts.ios?.value).toBe('15.1');
    expect(reading.reading.facts.device?.value.free).toBe(512 * 1024 ** 2);
    const causes = reading.reading.causes.map(({ cause }) => cause).sort();
    expect(causes).toEqual(['device-storage', 'icloud-storage', 'outdated-ios']);
    expect(found(reading).find(({ member }) => member?.endsWith('SystemVersion.plist'))?.at).toEqual({
      line: 3,
      character: 0,
    });
  });

  test('tells a fact of a log apart from what else the log says', async () => {
    const reading = await read(await make([{ name: 'a.log', content: QUOTA + FULL_DISK }]));
    expect(found(reading).map(({ symptom, at }) => `${symptom} in line ${(at?.line ?? 0) + 1}`)).toEqual([
      'log-icloud-quota-exceeded in line 2',
      'log-device-space-low in line 3',
    ]);
  });

  test('names the unified log and the power log, which are binary, with the way to get text from them', async () => {
    const reading = await read(await make(sysdiagnose));
    expect(messages(reading)).toMatch(/log show --archive/);
    expect(messages(reading)).toMatch(/SQLite/);
    expect(reading.remarks.every(({ severity }) => severity === 'note')).toBe(true);
  });

  test('is not followed out of itself', async () => {
    const reading = await read(
      await make([
        { name: '../../etc/one.log', content: QUOTA },
        { name: '/etc/two.log', content: QUOTA },
        { name: 'C:\\three.log', content: QUOTA },
      ]),
    );
    expect(found(reading)).toEqual([]);
    expect(messages(reading).match(/leads out of the archive/g)).toHaveLength(3);
  });

  test('whose file is binary says what it is and reads the others', async () => {
    const reading = await read(
      await make([
        { name: 'a.log', content: Uint8Array.of(0x62, 0x70, 0x6c, 0x69, 0x73, 0x74, 0, 0) },
        { name: 'b.log', content: QUOTA },
      ]),
    );
    expect(messages(reading)).toMatch(/binary property list/);
    expect(found(reading)).toMatchObject([{ symptom: 'log-icloud-quota-exceeded', member: 'b.log' }]);
  });

  test('cut off anywhere gives what stands before the cut and says so', async () => {
    const whole = await make([
      { name: 'a.log', content: QUOTA },
      { name: 'b.log', content: noise(3000) },
      { name: 'c.log', content: QUOTA },
    ]);
    for (const part of [0.3, 0.5, 0.9]) {
      const reading = await read(whole.subarray(0, Math.floor(whole.length * part)));
      expect(messages(reading)).toMatch(/cut off/);
      expect(reading.remarks[0]?.severity).toBe('broken');
      if (archiveKind(whole) !== 'zip') expect(found(reading)).toMatchObject([{ member: 'a.log' }]);
    }
  });

  test('that unpacks to far too much is left, what was read is kept', async () => {
    const limits: Limits = { ...LIMITS, ratio: 20, free: 100_000 };
    const whole = await make([
      { name: 'a.log', content: QUOTA },
      { name: 'b.log', content: Buffer.alloc(20_000_000, 0x61) },
    ]);
    if (archiveKind(whole) === 'tar') return;
    const reading = await read(whole, { limits });
    expect(messages(reading)).toMatch(/more than 20 times its size/);
    expect(found(reading)).toMatchObject([{ member: 'a.log' }]);
  });

  test('with too many files is left', async () => {
    const files = Array.from({ length: 12 }, (__, i) => ({ name: `${i}.txt`, content: '' }));
    const reading = await read(await make(files), { limits: { ...LIMITS, members: 10 } });
    expect(messages(reading)).toMatch(/more than 10 files/);
  });

  test('stops in the middle when asked to', async () => {
    const stop = new AbortController();
    const whole = await make([{ name: 'a.log', content: noise(40_000) }]);
    await expect(read(whole, { signal: stop.signal, progress: () => stop.abort() })).rejects.toThrow(/abort/i);
  });

  test('without any log says so', async () => {
    expect(messages(await read(await make([{ name: 'a.png', content: 'x' }])))).toMatch(/No file in it is a log/);
    const empty = ['a.log', 'b/console.txt'].map(name => ({ name, content: '' }));
    expect(messages(await read(await make(empty)))).toMatch(/The logs in it are empty/);
  });
});

test('a damaged file of a zip is named, the others are read', async () => {
  const log = noise(500);
  const whole = zip([
    { name: 'a.log', content: log },
    { name: 'b.log', content: QUOTA },
  ]);
  whole.fill(0xff, 200, 400);
  const reading = await read(whole);
  expect(reading.remarks).toMatchObject([{ member: 'a.log', severity: 'broken' }]);
  expect(found(reading)).toMatchObject([{ symptom: 'log-icloud-quota-exceeded', member: 'b.log' }]);
});

test('a file of a zip with other words than were packed is damaged, what it says is kept', async () => {
  const whole = zip([{ name: 'a.log', content: QUOTA }], { isPlain: true });
  expect((await read(whole)).remarks).toEqual([]);
  whole[whole.indexOf('All is well')] = 0x61;
  const reading = await read(whole);
  expect(reading.remarks).toMatchObject([
    { member: 'a.log', severity: 'broken', message: expect.stringMatching(/damaged \(incorrect data check\)/) },
  ]);
  expect(found(reading)).toMatchObject([{ symptom: 'log-icloud-quota-exceeded', member: 'a.log' }]);
  const shown = await readMember(path.join(folder, 'archive'), 'a.log', builtin);
  expect(shown).toMatch(/Code=25\n\n\[The archive is damaged/);
});

test('the checksum of a zip is the same where Node has none', async () => {
  const bytes = Buffer.from(noise(50));
  const { crc32: native } = await import('node:zlib');
  expect(native).toBeTypeOf('function');
  vi.resetModules();
  vi.doMock('node:zlib', () => ({ default: {} }));
  const { crc32 } = await import('../../server/archive/crc32.ts');
  vi.doUnmock('node:zlib');
  expect(crc32(bytes.subarray(100), crc32(bytes.subarray(0, 100), 0))).toBe(native(bytes));
});

test('a damaged tar.gz gives what stands before the damage', async () => {
  const whole = await tarGz([
    { name: 'a.log', content: QUOTA },
    { name: 'b.log', content: noise(30_000) },
  ]);
  const middle = whole.length >> 1;
  whole.fill(0xff, middle, middle + 200);
  const reading = await read(whole);
  expect(messages(reading)).toMatch(/damaged/);
  expect(found(reading)).toMatchObject([{ member: 'a.log' }]);
});

test('a small damaged gzip file gives what stands before the damage too', async () => {
  const whole = Buffer.from(gzipSync(QUOTA + noise(20)));
  whole.fill(0xff, whole.length - 8, whole.length - 4);
  const reading = await read(whole);
  expect(messages(reading)).toMatch(/damaged/);
  expect(found(reading)).toMatchObject([{ symptom: 'log-icloud-quota-exceeded' }]);
});

test.each([
  ['bytes behind its end', (whole: Buffer) => Buffer.concat([whole, Buffer.from('\nhello')]), 'note'],
  ['a line break behind its end', (whole: Buffer) => Buffer.concat([whole, Buffer.from('\n')]), 'note'],
  ['a wrong checksum', (whole: Buffer) => whole.fill(0xff, whole.length - 8, whole.length - 4), 'broken'],
] as const)('a packed log with %s is read to its last line', async (_, spoil, severity) => {
  const reading = await read(spoil(gzipSync(noise(1000) + QUOTA)));
  expect(found(reading)).toMatchObject([{ symptom: 'log-icloud-quota-exceeded', at: { line: 1001 } }]);
  expect(reading.remarks).toMatchObject([{ severity }]);
});

test('a tar.gz with bytes behind its end is whole', async () => {
  const whole = await tarGz([{ name: 'a.log', content: noise(1000) + QUOTA }]);
  const reading = await read(Buffer.concat([whole, Buffer.from('\nhello')]));
  expect(found(reading)).toMatchObject([{ member: 'a.log' }]);
  expect(reading.remarks).toMatchObject([{ severity: 'note' }]);
});

test('of a packed log with damage in the middle, what stands just before it is read', async () => {
  const before = noise(1000) + QUOTA;
  const whole = gzipSync(before + noise(1000), { level: 0 });
  const reading = await read(whole.fill(0xff, before.length + 400));
  expect(found(reading)).toMatchObject([{ symptom: 'log-icloud-quota-exceeded', at: { line: 1001 } }]);
});

test('a packed log of nothing is empty and not cut off', async () => {
  expect((await read(gzipSync(''))).remarks).toEqual([]);
  for (const length of [10, 12, 19]) expect(messages(await read(gzipSync('').subarray(0, length)))).toMatch(/cut off/);
});

test('a zip with a byte behind its end is whole', async () => {
  const reading = await read(Buffer.concat([zip([{ name: 'a.log', content: QUOTA }]), Buffer.from('\n')]));
  expect(found(reading)).toMatchObject([{ member: 'a.log' }]);
  expect(reading.remarks).toMatchObject([{ severity: 'note' }]);
});

test('a zip that is cut off is said to lack its list of files, and nothing to have been read of it', async () => {
  const whole = zip([{ name: 'a.log', content: QUOTA }]);
  const said = messages(await read(whole.subarray(0, whole.length - 30)));
  expect(said).toMatch(/list of files is missing/);
  expect(said).not.toMatch(/was read/);
});

test('a file of a zip that is packed in an unknown way, or whose size is wrong, ends none of the others', async () => {
  const files = ['a.log', 'b.log', 'c.log'].map(name => ({ name, content: QUOTA }));
  const whole = zip(files);
  const entry = (name: string) => whole.lastIndexOf(name) - 46;
  whole.writeUInt16LE(14, entry('a.log') + 10);
  whole.writeUInt16LE(0, entry('b.log') + 10);
  const reading = await read(whole);
  expect(reading.remarks).toMatchObject([
    { member: 'a.log', message: expect.stringMatching(/packed in a way that is not read here \(LZMA\)/) },
    { member: 'b.log', severity: 'broken' },
  ]);
  expect(found(reading).map(({ member }) => member)).toContain('c.log');
});

test('an archive in an archive is named as not read, and so is one of which nothing could be read', async () => {
  const nested = await tarGz([{ name: 'a.log', content: QUOTA }]);
  const mixed = await read(
    zip([
      { name: 'quiet.log', content: `${HEAD}All is well\n` },
      { name: 'sysdiagnose_1.tar.gz', content: nested },
    ]),
  );
  expect(mixed.remarks).toMatchObject([{ member: 'sysdiagnose_1.tar.gz', severity: 'broken' }]);
  const binary = await read(
    zip([{ name: 'device.log', content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) }]),
  );
  expect(binary.remarks.map(({ severity }) => severity)).toContain('broken');
});

describe.each([
  ['zip', async (files: readonly File[]) => zip(files)],
  ['tar.gz', tarGz],
])('in a folder of a %s', (kind, make) => {
  const quiet = `${HEAD}All is well\n`;

  test('an archive is named as not read, whatever it is called; those of a sysdiagnose are its own', async () => {
    const inner = zip([{ name: 'a.log', content: QUOTA }]);
    const names = ['Case 17/Anna.zip', 'Case 17/logs.7z', 'Case 17/iphone', 'Case 17/phone.gz'];
    const contents = [inner, '7z', inner, gzipSync(await tar([{ name: 'a.log', content: QUOTA }]))];
    const reading = await read(
      await make([
        ...names.map((name, i) => ({ name, content: contents[i] ?? '' })),
        { name: `${TOP}/WiFi/traces.tgz`, content: inner },
        { name: 'Anna/logs/CoreCapture/x.tgz', content: inner },
        { name: 'Case 17/ok.log', content: quiet },
      ]),
    );
    const broken = reading.remarks.filter(({ severity }) => severity === 'broken');
    expect(broken.map(({ member }) => member)).toEqual(names);
    expect(reading.read).toEqual(['Case 17/ok.log']);
  });

  test('a log that is packed by itself is read, and shown as it is', async () => {
    const names = ['Case/system.log.0.gz', 'Case/Anna.txt.gz', `${TOP}/logs/x.log.gz`, 'Case/plain.log.gz'];
    const reading = await read(
      await make([
        ...names.map((name, i) => ({ name, content: i < 3 ? gzipSync(QUOTA) : QUOTA })),
        { name: 'Case/disks.txt.gz', content: gzipSync(FULL_DISK) },
      ]),
    );
    expect(found(reading)).toMatchObject([
      ...names.map(member => ({ symptom: 'log-icloud-quota-exceeded', member, at: { line: 1 } })),
      { symptom: 'log-device-space-low', member: 'Case/disks.txt.gz' },
    ]);
    expect(reading.remarks).toEqual([]);
    expect(await readMember(path.join(folder, 'archive'), 'Case/Anna.txt.gz', builtin)).toBe(QUOTA);
  });

  test('a packed log that is damaged is named, and what stands before it and after it is read', async () => {
    const damaged = gzipSync(QUOTA + noise(1000), { level: 0 });
    damaged.fill(0xff, 70_000);
    const reading = await read(
      await make([
        { name: 'x/a.log.gz', content: damaged },
        { name: 'x/b.txt.gz', content: gzipSync(QUOTA).subarray(0, 11) },
        { name: 'x/c.log', content: QUOTA },
      ]),
    );
    expect(reading.remarks).toMatchObject([
      { member: 'x/a.log.gz', severity: 'broken', message: expect.stringMatching(/damaged/) },
      { member: 'x/b.txt.gz', severity: 'broken', message: expect.stringMatching(/cut off/) },
    ]);
    expect(found(reading).map(({ member }) => member)).toEqual(['x/a.log.gz', 'x/c.log']);
  });

  test('a packed log that unpacks to far too much is left', async () => {
    const limits: Limits = { ...LIMITS, ratio: 20, free: 100_000 };
    const bomb = await make([{ name: 'x/a.log.gz', content: gzipSync(Buffer.alloc(20_000_000, 0x61)) }]);
    expect(messages(await read(bomb, { limits }))).toMatch(/more than 20 times its size/);
  });

  test('a log is known by its content where its name says nothing', async () => {
    const names = ['Case 17/Anna iPhone.txt', 'Case 17/console', 'events.csv'];
    const others = ['Case 17/note.txt', 'Case 17/list.json', 'Case 17/IMG_1', 'a.pdf', 'b.pdf', 'c.pdf'];
    const reading = await read(
      await make([
        ...names.map(name => ({ name, content: QUOTA })),
        { name: 'Case 17/df output.txt', content: `Filesystem Size Used Avail Capacity Mounted on\n${FULL_DISK}` },
        ...others.map(name => ({ name, content: name.includes('IMG') ? Uint8Array.of(0xff, 0xd8, 0xff) : 'Hello\n' })),
        { name: `${TOP}/errors/taken.txt`, content: QUOTA },
        { name: '__MACOSX/Case 17/._console', content: QUOTA },
      ]),
    );
    expect(reading.read).toEqual([...names, 'Case 17/df output.txt']);
    expect(found(reading).map(({ member }) => member)).toEqual(reading.read);
    expect(messages(reading)).toMatch(/^7 files in it were not read: .*\(Case 17\/note\.txt, .*b\.pdf, …\)\.$/);
  });

  test('one file of unknown kind that cannot be unpacked may be a log, and is named', async () => {
    if (kind !== 'zip') return;
    const whole = await make([
      { name: 'x/a.txt', content: QUOTA },
      { name: 'x/b.log', content: quiet },
    ]);
    whole.writeUInt16LE(14, whole.lastIndexOf('x/a.txt') - 46 + 10);
    expect((await read(whole)).remarks).toMatchObject([{ member: 'x/a.txt', severity: 'broken' }]);
  });
});

test('names are known in capitals too', async () => {
  expect(found(await read(zip([{ name: 'DEVICE.LOG', content: QUOTA }])))).toHaveLength(1);
});

test('names of older zips are read as their makers wrote them', async () => {
  const named = (name: Uint8Array, content = QUOTA) => ({ name, content });
  const reading = await read(
    zip([
      named(Buffer.from('WiFi\\wifi_status.txt')),
      named(Buffer.from('Ger\x84t.log', 'latin1')),
      named(Buffer.from('Ger\x81t.log', 'latin1')),
      named(Buffer.from('Prüfung.log')),
      named(Buffer.from('empty\\'), ''),
      named(Buffer.from('..\\..\\out.log')),
    ]),
  );
  expect(found(reading).map(({ member }) => member)).toEqual([
    'WiFi/wifi_status.txt',
    'Gerät.log',
    'Gerüt.log',
    'Prüfung.log',
  ]);
  expect(messages(reading)).toBe('Its name leads out of the archive; it was not read.');
});

test('a tar of the seventh edition of Unix is read', async () => {
  const whole = await tar([{ name: 'a.log', content: QUOTA }]);
  changed(whole, header => header.fill(0, 257));
  expect(found(await read(whole))).toMatchObject([{ symptom: 'log-icloud-quota-exceeded', member: 'a.log' }]);
});

test('a file with gaps in a tar is named as not read, the others are read', async () => {
  const whole = await tar([
    { name: 'gaps.log', content: QUOTA },
    { name: 'b.log', content: QUOTA },
  ]);
  changed(whole, header => header.write('S', 156));
  const reading = await read(whole);
  expect(reading.remarks).toMatchObject([
    { member: 'gaps.log', severity: 'broken', message: expect.stringMatching(/sparse file.*unpack the archive/) },
  ]);
  expect(reading.read).toEqual(['b.log']);
  const map = { 'GNU.sparse.major': '1', 'GNU.sparse.name': 'x/gaps.log' };
  const newer = await read(await tar([{ name: 'GNUSparseFile.1/gaps.log', content: QUOTA, pax: map }]));
  expect(newer.remarks).toMatchObject([{ member: 'x/gaps.log', severity: 'broken' }]);
});

/** With another first header, whose checksum is right. */
function changed(archive: Buffer, change: (header: Buffer) => void): void {
  const header = archive.subarray(0, 512);
  change(header);
  header.fill(0x20, 148, 156);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
}

test('the progress of a zip goes on within a file', async () => {
  const whole = zip([
    { name: 'a.log', content: noise(40_000) },
    { name: 'b.png', content: noise(1000) },
    { name: 'c.log', content: noise(10_000) },
  ]);
  const steps: number[] = [];
  await read(whole, { progress: packed => steps.push(packed / whole.length) });
  expect(steps.filter(share => share > 0.1 && share < 0.6).length).toBeGreaterThan(3);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(steps.at(-1)).toBeGreaterThan(0.99);
  expect(steps.at(-1)).toBeLessThanOrEqual(1);
});

test('links are not followed', async () => {
  const reading = await read(await tarGz([{ name: 'a.log', content: '', linkTo: '/etc/passwd' }]));
  expect(reading.read).toEqual([]);
});

test('a single packed log is read like a log', async () => {
  const reading = await read(gzipSync(QUOTA));
  expect(found(reading)).toMatchObject([{ symptom: 'log-icloud-quota-exceeded', at: { line: 1 } }]);
});

test('the version file is right on the version, whatever older reports in the archive say', async () => {
  const report =
    '{"app_name":"Albums","timestamp":"2025-04-02 08:15:30.00 +0100","os_version":"iPhone OS 14.1 (18A8395)"}\n';
  const file = { name: 'x/crashes_and_spins/Albums.ips', content: report };
  expect((await read(await tarGz([...sysdiagnose, file]))).reading.facts.ios?.value).toBe('15.1');
  expect((await read(await tarGz([file]))).reading.facts.ios?.value).toBe('14.1');
});

test('among thousands of notes in a zip the one that is a log is found, and none is named that is none', async () => {
  const notes = Array.from({ length: 3000 }, (_, i) => ({ name: `n/${i}.txt`, content: `Call ${i} back tomorrow.\n` }));
  const { members, remarks } = await read(zip([...notes, { name: 'n/last.txt', content: QUOTA }]));
  expect(members).toEqual(['n/last.txt']);
  expect(remarks).toMatchObject([
    { severity: 'note', message: expect.stringMatching(/^3000 files in it were not read/) },
  ]);
});

test.each([
  ['Office', ['[Content_Types].xml', 'word/document.xml']],
  ['OpenDocument', ['mimetype', 'content.xml', 'Thumbnails/thumbnail.png']],
  ['Pages', ['Index/Document.iwa', 'Metadata/Properties.plist', 'preview.jpg']],
])('a document of %s is named as one, and not taken for an archive without logs', async (_, names) => {
  const { remarks } = await read(zip(names.map(name => ({ name, content: 'x' }))));
  expect(remarks).toEqual([{ severity: 'broken', message: expect.stringMatching(/a document .* copy its text/) }]);
});

test('a document beside a log does not keep the log from being read', async () => {
  const { reading } = await read(
    zip([
      { name: 'mimetype', content: 'x' },
      { name: 'a.log', content: QUOTA },
    ]),
  );
  expect(reading.findings).toHaveLength(1);
});

test('crashes are counted over all reports, since each has its own file', async () => {
  const report = (name: string, time: string): File => ({
    name: `x/crashes_and_spins/${name}-${time.replaceAll(':', '')}.ips`,
    content: `{"app_name":"${name}","timestamp":"${time}.00 +0100","bug_type":"309","os_version":"iPhone OS 27.1 (24B80)"}\n{\n  "procName" : "${name}"\n}\n`,
  });
  const crashes = async (...files: File[]) =>
    (await read(await tarGz(files))).reading.findings.filter(({ cause }) => cause === 'glitch');
  const first = report('cloudphotod', '2026-04-02 08:15:30');
  expect(await crashes(report('cloudphotod', '2026-04-02 20:15:30'), first)).toMatchObject([
    {
      status: 'present',
      count: 2,
      firstTime: '2026-04-02 08:15:30.00 +0100',
      lastTime: '2026-04-02 20:15:30.00 +0100',
    },
  ]);
  const apart = await crashes(first, report('cloudphotod', '2026-04-09 20:15:30'));
  expect(apart.map(({ status }) => status)).toEqual(['mentioned', 'mentioned']);
  const copy = { ...first, name: first.name.replace('x/', 'x/again/') };
  const line = `${HEAD.replace('cloudphotod: ', 'ReportCrash: ')}Saved crash report to /var/mobile/cloudphotod-1.ips\n`;
  const once = await crashes(first, copy, { name: 'x/logs/a.log', content: line });
  expect(once.map(({ status }) => status)).not.toContain('present');
  expect(await crashes(report('Albums', '2026-04-02 08:15:30'), report('Albums', '2026-04-02 09:15:30'))).toEqual([]);
});

test("the build is known from a sysdiagnose's name where no file states it", async () => {
  const quiet = { name: `${TOP}/a.log`, content: `${HEAD}All is well\n` };
  expect((await read(await tarGz([quiet]))).reading.facts.build?.value).toBe('19B74');
});

test('names cannot write on the terminal', async () => {
  const reading = await read(await tarGz([{ name: '\x1b[31ma.log', content: QUOTA }]));
  expect(reading.members[0]).not.toContain('\x1b');
});

describe('a state in one log of an archive', () => {
  const at = (clock: string, message: string) => `${HEAD.replace('08:15:30', clock)}${message}\n`;
  const fault = at('08:15:30', 'Error Domain=CKErrorDomain Code=25');
  const statuses = async (...files: [name: string, content: string][]) =>
    (await read(zip(files.map(([name, content]) => ({ name, content }))))).reading.findings.map(({ status }) => status);

  test('is ended by a later record of another', async () => {
    const later = at('09:20:00', 'Updating last successful sync date');
    expect(await statuses(['console.log.1', fault], ['console.log', later])).toEqual(['ruled-out']);
    expect(await statuses(['a.log', later], ['b.log', fault])).toEqual(['ruled-out']);
  });
  test('is not ended by an earlier one, by one whose time cannot be compared, or by that of another device', async () => {
    const earlier = at('07:20:00', 'Updating last successful sync date');
    expect(await statuses(['a.log', fault], ['b.log', earlier])).toEqual(['present']);
    const other = 'Apr  2 09:20:00 iPhone cloudphotod[411] <Notice>: Updating last successful sync date\n';
    expect(await statuses(['a.log', fault], ['b.log', other])).toEqual(['present']);
    const later = at('09:20:00', 'Updating last successful sync date');
    expect(await statuses(['iphone.log', fault], ['ipad.log', later])).toEqual(['present']);
  });
});
