import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../server/files/report.ts';
import { tarGz, zip } from './archives.ts';
import { database, POWER_LOG } from './device-files.ts';
import { runCli } from './run-cli.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'symptom-lens-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: string[], input?: string | Uint8Array) => runCli(folder, args, input);

async function check(args: string[], input?: string): Promise<Report & { code: number | null }> {
  const { stdout, code } = await run(['check', '--format', 'json', ...args], input);
  const report: Report = JSON.parse(stdout);
  return { ...report, code };
}

const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(path.join(folder, name), content);
  return name;
};

const FULL = 'The phone says that iCloud storage is full.\n';
const symptoms = (report: Report) => report.documents.flatMap(({ findings }) => findings.map(({ symptom }) => symptom));

describe('a packed ticket', () => {
  test('is read as the ticket that it is, by its name, its front matter or the word of the caller', async () => {
    for (const [name, ...more] of [
      ['a.md.gz'],
      ['case.ticket.gz', '--kind', 'ticket'],
      ['case.gz'],
      ['b.log.gz', '--kind', 'ticket'],
    ] as const) {
      const report = await check([write(name, gzipSync(`---\ntype: support-ticket\n---\n${FULL}`)), ...more]);
      expect(report).toMatchObject({
        code: 1,
        documents: [{ kind: 'ticket', findings: [{ symptom: 'icloud-storage-message' }] }],
      });
    }
  });

  test('that is cut off is read up to there, and an error', async () => {
    const whole = gzipSync(FULL + Array.from({ length: 500 }, (_, i) => `Note ${Math.sin(i)}.\n`).join(''));
    const report = await check([write('cut.md.gz', whole.subarray(0, whole.length - 50))]);
    expect(report).toMatchObject({ code: 2, documents: [{ kind: 'ticket', findings: [{}] }] });
  });

  test('is asked for by itself where an archive holds several files', async () => {
    const bytes = await tarGz([{ name: 'a.md', content: FULL }]);
    const report = await check(['--kind', 'ticket', write('several.tar.gz', bytes)]);
    expect(report).toMatchObject({ code: 2, errors: [{ message: expect.stringMatching(/unpack the ticket/) }] });
  });

  test('and a packed log that reads like none is doubted', async () => {
    const [document] = (await check([write('prose.log.gz', gzipSync(FULL))])).documents;
    expect(document).toMatchObject({ kind: 'log', notices: [{ code: 'no-log' }] });
  });
});

test('an empty file that is called an archive is asked for again', async () => {
  for (const name of ['sysdiagnose_2026.tar.gz', 'a.zip', 'a.tar', 'a.gz'])
    expect(await check([write(name, '')])).toMatchObject({
      code: 2,
      errors: [{ message: expect.stringMatching(/empty/) }],
    });
  expect((await check([write('quiet.log.gz', gzipSync(''))])).code).toBe(0);
});

describe('a file that is called an archive and is none', () => {
  const page = `<!DOCTYPE html>\n<html><body><h1>Link expired</h1><p>${FULL}</p></body></html>\n`;
  test.each([
    ['a page that says why', 'sysdiagnose_2026.04.02_iPhone.tar.gz', page],
    ['that page, packed on its way', 'packed.tar.gz', gzipSync(page)],
    ['an answer of the server', 'answer.zip', '{"error":"AccessDenied"}\n'],
    ['a pointer to a file elsewhere', 'pointer.zip', 'version https://git-lfs.github.com/spec/v1\nsize 1234\n'],
    ['nothing but line ends', 'blank.tgz', '\n\n'],
  ])('is asked for again: %s', async (_, name, content) => {
    expect(await check([write(name, content)])).toMatchObject({
      code: 2,
      documents: [],
      errors: [{ message: expect.stringMatching(/ask for it again\.$/) }],
    });
  });

  test('is read where it is a log, or where something says what it is', async () => {
    const log = write('log.zip', 'Mar  3 07:12:40 iPhone a[77] <Error>: b\n');
    expect(await check([log])).toMatchObject({ code: 0, documents: [{ kind: 'log' }] });
    const stated = write('stated.gz', `---\ntype: support-ticket\n---\n${FULL}`);
    expect(symptoms(await check([stated]))).toEqual(['icloud-storage-message']);
    expect(symptoms(await check([write('told.gz', FULL), '--kind', 'ticket']))).toEqual(['icloud-storage-message']);
  });
});

describe('a file whose name says that it is a log', () => {
  test('and that reads like none is doubted, aloud', async () => {
    const [prose, log] = (
      await check([write('note.log', FULL), write('quiet.log', 'Mar  3 07:12:40 iPhone a[77] <Error>: b\n')])
    ).documents;
    expect(prose).toMatchObject({ kind: 'log', notices: [{ code: 'no-log', severity: 'warning' }] });
    expect(log?.notices).toBeUndefined();
  });

  test('or that is empty is asked for again', async () => {
    const [document] = (await check([write('nothing.log', '')])).documents;
    expect(document?.notices?.map(({ message }) => message)).toEqual(['The file is empty; ask for it again.']);
  });

  test('or whose front matter says so is told of by what says it', async () => {
    const [document] = (await check([write('front.md', `---\ntype: device-log\n---\n${FULL}`)])).documents;
    expect(document).toMatchObject({ kind: 'log', notices: [{ message: expect.stringMatching(/front matter says/) }] });
    expect(document?.notices?.[0]?.message).not.toMatch(/name/);
  });
});

describe('a ticket that names its logs', () => {
  const LOG = 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n';
  const TICKET = '---\nlogs: [logs/phone.log]\n---\n\nPhotos wait.\n';

  test('is read with them: each cause says what in which log speaks for it', async () => {
    mkdirSync(path.join(folder, 'desk/logs'), { recursive: true });
    write('desk/logs/phone.log', LOG);
    const { documents, code } = await check([write('desk/case.ticket', TICKET)]);
    expect(code).toBe(1);
    expect(documents).toMatchObject([
      {
        findings: [],
        attached: [{ log: 'logs/phone.log', symptom: 'log-icloud-quota-exceeded', at: { line: 0 }, count: 1 }],
        causes: [{ cause: 'icloud-storage', verdict: 'likely', evidence: [], inLogs: { evidence: [0], against: [] } }],
      },
    ]);
    expect((await run(['check', 'desk/case.ticket'])).stdout).toMatch(/^ {2}logs\/phone\.log:1:\d+ {2}present /m);
    const { stdout } = await run(['check', '--format', 'sarif', 'desk/case.ticket']);
    expect(JSON.parse(stdout).runs[0].results).toMatchObject([
      {
        locations: [
          { physicalLocation: { artifactLocation: { uri: 'desk/logs/phone.log' }, region: { startLine: 1 } } },
        ],
      },
    ]);
  });

  test('has a notice where one is not there, and the exit code is that of the ticket', async () => {
    const { documents, code } = await check([write('alone.ticket', '---\nlogs: [gone.log]\n---\n\nAll is well.\n')]);
    expect(code).toBe(0);
    expect(documents[0]?.notices).toMatchObject([
      {
        code: 'log-not-read',
        message: 'The log "gone.log" was not read with the ticket. There is no such file; check the name.',
        range: { start: { line: 1, character: 7 } },
      },
    ]);
  });
});

describe('files that state facts of the device', () => {
  test('are read alone, and one that cannot be read is named with what to do', async () => {
    const good = write('powerlog_1.PLSQL', await database(POWER_LOG));
    const bad = write('cut.PLSQL', (await database(POWER_LOG)).subarray(0, 3000));
    const disks = write(
      'disks.txt',
      'Filesystem 512-blocks Used Avail Capacity Mounted on\n/dev/d 100000000 9 99000000 1% /private/var\n',
    );
    const report = await check([good, bad, disks]);
    expect(report.code).toBe(2);
    expect(report.documents.map(({ kind }) => kind)).toEqual(['log', 'log']);
    expect(report.documents[0]?.facts).toMatchObject({ battery: 9, build: '19B74', model: 'iPhone 12' });
    expect(report.documents[1]?.facts).toMatchObject({ device: { total: 51_200_000_000 } });
    expect(report.errors).toEqual([
      { path: bad, message: expect.stringMatching(/SQLite database is damaged or cut off/) },
    ]);
  });
});

describe('large logs and archives', () => {
  const line = '2026-04-02 08:15:30.120045+0100 0x3f21     Default     0x0    411    0    cloudphotod: All is well\n';
  const hit = line.replace('All is well', 'Error Domain=CKErrorDomain Code=25');

  test('a log of many blocks has the ranges that an editor shows, and nothing else on standard error', async () => {
    const name = write('large.log', `${line.repeat(60_000)}${hit}${line.repeat(60_000)}${hit}`);
    const { stdout, stderr, code } = await run(['check', '--format', 'json', name]);
    const [document] = (JSON.parse(stdout) as Report).documents;
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(document?.findings).toMatchObject([
      { symptom: 'log-icloud-quota-exceeded', count: 2, range: { start: { line: 60_000 }, end: { line: 60_000 } } },
    ]);
  });

  test('an archive is one document whose findings name their file', async () => {
    const files = [
      { name: 'sysdiagnose/logs/a.log', content: line },
      { name: 'sysdiagnose/logs/b.log', content: line + hit },
    ];
    for (const [name, bytes] of [
      ['device.tar.gz', await tarGz(files)],
      ['device.zip', zip(files)],
    ] as const) {
      const report = await check([write(name, bytes)]);
      expect(report.code).toBe(1);
      expect(report.documents).toMatchObject([
        { path: name, kind: 'log', findings: [{ member: 'sysdiagnose/logs/b.log', range: { start: { line: 1 } } }] },
      ]);
      const { stdout } = await run(['check', name]);
      expect(stdout).toContain('sysdiagnose/logs/b.log:2:');
    }
  });

  test('an archive that is cut off gives what stands before, and an error', async () => {
    const noise = Array.from({ length: 5000 }, (_, i) => line.replace('well', `${Math.sin(i)}`)).join('');
    const whole = await tarGz([
      { name: 'a.log', content: hit },
      { name: 'b.log', content: noise },
    ]);
    const report = await check([write('cut.tar.gz', whole.subarray(0, whole.length / 2))]);
    expect(report.code).toBe(2);
    expect(report.errors).toMatchObject([{ message: expect.stringContaining('cut off') }]);
    expect(report.documents).toMatchObject([
      { findings: [{ member: 'a.log' }], notices: [{ code: 'archive-broken', severity: 'error' }] },
    ]);
  });
});

describe('check', () => {
  test('prints the contract: facts as plain values, ranges in lines and UTF-16 characters, evidence by index', async () => {
    const text = 'Customer 📷 has an iPhone 12 on iOS 15.1.\r\n📷 She says iCloud storage is full.\r\n';
    const report = await check([write('case.ticket', text)]);
    expect(report.version).toBe(1);
    expect(report.errors).toEqual([]);
    const [document] = report.documents;
    expect(document).toMatchObject({ path: 'case.ticket', kind: 'ticket', facts: { model: 'iPhone 12', ios: '15.1' } });
    expect(document?.next.ask).toMatch(/\?$/);
    const lines = text.split('\r\n');
    for (const finding of document?.findings ?? []) {
      const { start, end } = finding.range;
      expect(start.line).toBe(end.line);
      expect(lines[start.line]?.slice(start.character, end.character)).toBe(finding.text);
    }
    const storage = document?.causes.find(({ cause }) => cause === 'icloud-storage');
    expect(storage?.verdict).toBe('likely');
    expect(storage?.evidence.map(index => document?.findings[index]?.cause)).toEqual(
      storage?.evidence.map(() => 'icloud-storage'),
    );
  });

  test('exits with 0 for nothing present, 1 for something, 2 for what cannot be read', async () => {
    write('fine.ticket', 'Thank you, all photos are there.\n');
    write('full.ticket', FULL);
    expect((await check(['fine.ticket'])).code).toBe(0);
    expect((await check(['fine.ticket', 'full.ticket'])).code).toBe(1);
    expect((await check(['full.ticket', 'gone.ticket'])).code).toBe(2);
  });

  test('reads standard input for "-"', async () => {
    const report = await check(['--kind', 'ticket', '-'], FULL);
    expect(report.documents).toMatchObject([{ path: '-', kind: 'ticket' }]);
    expect(report.code).toBe(1);
  });

  test('finds the kind from the front matter, the name and the content', async () => {
    const log = 'Apr  2 08:15:30 iPhone assetsd[58] <Notice>: Opened the library\n'.repeat(3);
    const names = [
      write('a.devicelog', log),
      write('b.ips', '{"app_name":"assetsd"}\n{}\n'),
      write('c.txt', log),
      write('d.ticket.md', FULL),
      write('e.txt', FULL),
      write('f.md', `---\ntype: device-log\n---\n${log}`),
    ];
    const { documents } = await check(names);
    expect(documents.map(({ kind }) => kind)).toEqual(['log', 'log', 'log', 'ticket', 'ticket', 'log']);
    expect((await check(['--kind', 'ticket', 'c.txt'])).documents[0]?.kind).toBe('ticket');
  });

  test('leaves out what a directive ignores', async () => {
    const report = await check([
      write('own.ticket', `${FULL}<!-- symptom-lens: ignore-file icloud-storage-message -->`),
    ]);
    expect(symptoms(report)).not.toContain('icloud-storage-message');
  });

  test('reads many files in one run', async () => {
    mkdirSync(path.join(folder, 'many'), { recursive: true });
    const names = Array.from({ length: 300 }, (_, i) => write(`many/${i}.txt`, `Battery at ${i % 100} %, iOS 16.2\n`));
    expect((await check(names)).documents.map(({ path: name }) => name)).toEqual(names);
  });

  test('takes a name with * or ? for the files that it stands for, as the shells of Windows pass it', async () => {
    mkdirSync(path.join(folder, 'shelf'), { recursive: true });
    for (const name of ['a1.ticket', 'a2.ticket', 'b1.ticket', 'what?.ticket']) write(`shelf/${name}`, FULL);
    const named = async (name: string) =>
      (await check([name])).documents.map(document => document.path.split(/[/\\]/).pop());
    expect(await named('shelf/a*.ticket')).toEqual(['a1.ticket', 'a2.ticket']);
    expect(await named('s*f/?1.ticket')).toEqual(['a1.ticket', 'b1.ticket']);
    expect(await named(path.join(folder, 'shelf', 'b*'))).toEqual(['b1.ticket']);
    expect(await named('shelf/what?.ticket')).toEqual(['what?.ticket']);
    const none = await check(['shelf/c*.ticket']);
    expect([none.code, none.errors]).toEqual([
      2,
      [{ path: 'shelf/c*.ticket', message: 'There is no such file; check the name.' }],
    ]);
  });
});

test('colours within what was found stand in its text as they do in the file', async () => {
  const said = 'C\x1b[0mKErr\x1b[1morDomain Code=25';
  const name = write('coloured.log', `Nov 20 10:00:00 iPhone cloudphotod[1] <Error>: ${said} "quota"\n`);
  const { documents } = await check([name]);
  expect(documents[0]?.findings.map(({ text }) => text)).toEqual([said]);
});

describe('bad input', () => {
  test('is reported by name with what to do, while the others are still read', async () => {
    mkdirSync(path.join(folder, 'folder'), { recursive: true });
    write('archive.txt', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]));
    write(
      'noise.log',
      Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256),
    );
    write('good.ticket', FULL);
    const report = await check(['vanished.ticket', 'folder', 'archive.txt', 'noise.log', 'good.ticket']);
    expect(report.code).toBe(2);
    expect(report.errors).toMatchObject([
      { path: 'vanished.ticket', message: expect.stringContaining('no such file') },
      { path: 'folder', message: expect.stringContaining('name the files in it') },
      { path: 'archive.txt', message: expect.stringContaining('cut off') },
      { path: 'noise.log', message: expect.stringContaining('binary') },
    ]);
    expect(report.documents.map(({ path: name }) => name)).toEqual(['good.ticket']);
  });

  test('of UTF-32 is named, and so is a path through a file', async () => {
    write('wide.log', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]));
    write('plain.log', 'x');
    const { errors } = await check(['wide.log', 'plain.log/inner.log']);
    expect(errors).toMatchObject([
      { path: 'wide.log', message: expect.stringContaining('UTF-32') },
      { path: 'plain.log/inner.log', message: expect.stringContaining('is a file and no folder') },
    ]);
  });

  test('of UTF-16 without a mark is called text, and a packed log that is piped in can be unpacked as said', async () => {
    const wide = write('wide.log', Buffer.from('Apr  2 08:15:30 iPhone a[1]: b\n', 'utf16le'));
    const { errors } = await check([wide]);
    expect(errors[0]?.message).toBe('This is text in UTF-16 without a mark; save it as UTF-8.');
    const piped = await run(['check', '--kind', 'log', '-'], gzipSync(FULL));
    expect(piped.stderr).toMatch(/a gzip archive; unpack it \(gzip -d FILE/);
  });

  test('is named on the terminal too', async () => {
    const { stderr, code } = await run(['check', 'vanished.ticket']);
    expect(stderr).toContain('vanished.ticket: There is no such file');
    expect(code).toBe(2);
  });

  test('of broken front matter is a notice with its place, and the rest is read', async () => {
    const report = await check([write('broken.ticket', `---\nmodel: [iPhone 12\nios: 15.1\n---\n${FULL}`)]);
    expect(report.documents[0]?.notices).toMatchObject([{ code: 'front-matter', severity: 'error' }]);
    expect(symptoms(report)).toContain('icloud-storage-message');
  });

  test('of a line of 5 MB is read as far as it can be, and the report says so', async () => {
    const line = `${FULL} ${'the customer tells a long story of her holiday, day by day. '.repeat(84_000)}`;
    const report = await check([write('long.ticket', line)]);
    expect(symptoms(report)).toContain('icloud-storage-message');
    expect(JSON.stringify(report)).toContain('Break it up with blank lines.');
  }, 60_000);

  test('in UTF-16 with a byte order mark is decoded, either way round', async () => {
    const little = Buffer.from(`\uFEFF${FULL}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    const report = await check([write('little.ticket', little), write('big.ticket', big)]);
    expect(report.errors).toEqual([]);
    expect(symptoms(report).filter(id => id === 'icloud-storage-message')).toHaveLength(2);
  });

  test('in Windows-1252 is read as such, and the report says so', async () => {
    const file = path.join(folder, 'windows.ticket');
    writeFileSync(file, Buffer.from('Photos wait. iCloud storage isn\x92t full\n', 'latin1'));
    const { documents, code } = await check([file]);
    expect(documents[0]?.findings).toMatchObject([{ cause: 'icloud-storage', status: 'ruled-out' }]);
    expect(documents[0]?.notices).toMatchObject([{ code: 'encoding' }]);
    expect(code).toBe(0);
  });

  test('with a UTF-8 byte order mark has the ranges that an editor shows', async () => {
    const [marked, plain] = (await check([write('bom.ticket', `\uFEFF${FULL}`), write('plain.ticket', FULL)]))
      .documents;
    expect(marked?.findings).toEqual(plain?.findings);
  });

  test('of lone surrogates and broken UTF-8 is read around', async () => {
    const broken = Buffer.concat([Buffer.from([0xed, 0xa0, 0xbd, 0x20, 0xff, 0x20]), Buffer.from(FULL)]);
    expect(symptoms(await check([write('lone.ticket', broken)]))).toContain('icloud-storage-message');
  });

  test('of an empty file is a ticket without findings', async () => {
    const report = await check([write('empty.ticket', '')]);
    expect(report.documents[0]?.findings).toEqual([]);
    expect(report.code).toBe(0);
  });
});

describe('the other formats', () => {
  test('stylish, the default, is for people', async () => {
    const { stdout } = await run(['check', write('style.ticket', FULL)]);
    expect(stdout).toContain('style.ticket');
    expect(stdout).toMatch(/1:\d+ +present/);
    expect(stdout).toContain('Ask next: ');
  });

  test('SARIF holds the present findings with one-based columns', async () => {
    const { stdout } = await run(['check', '--format', 'sarif', write('sarif.ticket', FULL)]);
    const { version, runs } = JSON.parse(stdout);
    expect(version).toBe('2.1.0');
    expect(runs[0].results[0]).toMatchObject({
      locations: [{ physicalLocation: { artifactLocation: { uri: 'sarif.ticket' }, region: { startLine: 1 } } }],
    });
    expect(runs[0].tool.driver.rules.length).toBeGreaterThan(0);
  });

  test('SARIF tells of notices, of lines of a log that a ticket names, and of standard input', async () => {
    write(
      'sarif.log',
      '2026-04-02 08:15:30.120045+0100 0x1 Default 0x0 4 0 cloudd: Error Domain=CKErrorDomain Code=25\n',
    );
    const ticket =
      '---\ntype: support-ticket\nlogs: [sarif.log]\n---\n<!-- symptom-lens: ignore low-pover-mode -->\nHello\n';
    const { stdout } = await run(['check', '--format', 'sarif', write('named.ticket', ticket)]);
    const [{ results, invocations }] = JSON.parse(stdout).runs;
    const [{ physicalLocation }] = results[0].locations;
    expect(physicalLocation).toMatchObject({ artifactLocation: { uri: 'sarif.log' }, region: { startLine: 1 } });
    expect(physicalLocation.region).not.toHaveProperty('endColumn');
    expect(invocations[0]).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [
        {
          level: 'warning',
          descriptor: { id: 'unknown-directive' },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'named.ticket' }, region: { startLine: 5 } } }],
        },
      ],
    });
    const input = await run(['check', '--format', 'sarif', '--kind', 'ticket', '-'], FULL);
    const [result] = JSON.parse(input.stdout).runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation).toEqual({ uri: 'stdin' });
  });
});

test('SARIF gives the findings of a log once that is both named by a ticket and read itself', async () => {
  write('twice.log', 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n');
  write('twice.ticket', '---\nlogs: [twice.log]\n---\n\nPhotos wait.\n');
  const resultsOf = async (...files: string[]) =>
    JSON.parse((await run(['check', '--format', 'sarif', ...files])).stdout).runs[0].results;
  expect(await resultsOf('twice.ticket')).toHaveLength(1);
  expect(await resultsOf('twice.ticket', './twice.log')).toHaveLength(1);
});

test('a damaged file of an archive is an error of the archive that was named, and says which file it is', async () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `Mar  3 07:12:40 iPhone a[77] <Error>: ${Math.sin(i)}\n`).join(
    '',
  );
  const whole = await tarGz([{ name: 'ar/a.log', content: lines }]);
  const name = write('torn.tar.gz', whole.subarray(0, whole.length - 3000));
  const { errors } = await check([name]);
  expect(errors).toEqual([{ path: name, member: 'ar/a.log', message: expect.stringMatching(/cut off/) }]);
  expect((await run(['check', name])).stderr).toMatch(/^torn\.tar\.gz: ar\/a\.log: /);
});

test('where nothing could be read, people get the error and no empty line', async () => {
  expect(await run(['check', 'gone.md'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/no such/),
  });
});

describe('usage', () => {
  test('is printed for --help, and the version for --version', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('symptom-lens check') });
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test.each([
    ['without a command', []],
    ['with an unknown command', ['chek']],
    ['without a file', ['check']],
    ['with an unknown option', ['check', '--fast', 'a.ticket']],
    ['with an unknown format', ['check', '--format', 'xml', 'a.ticket']],
    ['with an unknown kind', ['check', '--kind', 'mail', 'a.ticket']],
    ['with "-" and no kind', ['check', '-']],
    ['with lsp and no channel', ['lsp']],
  ])('%s exits with 2 and says so on standard error', async (_, args) => {
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(2);
    expect(`${stdout}${stderr}`).toContain('symptom-lens');
  });
});
