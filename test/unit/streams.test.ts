import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runShell } from './run-cli.ts';

const LOG = 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n';
const QUIET = 'Mar  3 07:12:39 iPhone cloudphotod[77] <Notice>: Pushed 12 changes.\n';
const DISKS = `Filesystem 1024-blocks Used Available Capacity Mounted on
/dev/disk0s1s2 62500000 62450000 50000 100% /private/var
`;
const PS = `USER PID PPID %CPU %MEM STAT STARTED TIME COMMAND
mobile 411 1 0.0 0.4 T 8:15AM 0:04.12 /usr/libexec/cloudphotod
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'symptom-lens-'));
  mkdirSync(path.join(folder, 'case'));
  const files = {
    'phone.log': LOG,
    'disks.txt': DISKS,
    'ps.txt': PS,
    'case.md': 'The phone says that iCloud storage is full.\n',
    'empty.log': '',
    'empty.ticket': '',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what is piped in is read as the file that it is', () => {
  test.each([
    ['a log', 'cat phone.log | lens check --kind log -', 'log-icloud-quota-exceeded'],
    ['a ticket', 'cat case.md | lens check --kind ticket -', 'icloud-storage-message'],
    ['a table of disks', 'cat disks.txt | lens check --kind log -', 'log-device-space-low'],
    ['a table of processes', 'lens check --kind log - < ps.txt', 'log-photo-process-stopped'],
    ['a log from another command', 'lens check <(cat phone.log)', 'log-icloud-quota-exceeded'],
    ['a log that comes line by line', 'lens check <(head -n 1 phone.log; sleep 0.2; cat phone.log)', '×2'],
    ['a ticket from another command', 'lens check <(cat case.md)', 'icloud-storage-message'],
    ['a table of disks from another command', 'lens check <(cat disks.txt)', 'log-device-space-low'],
  ])('%s', async (_, line, told) => {
    expect(await runShell(folder, line)).toMatchObject({ code: 1, stdout: expect.stringContaining(told), stderr: '' });
  });

  test('a long log that begins with a table, to its end', async () => {
    writeFileSync(path.join(folder, 'long.log'), DISKS + QUIET.repeat(20_000) + LOG);
    const { stdout } = await runShell(folder, 'cat long.log | lens check --kind log -');
    expect(stdout).toContain('20003:');
  });
});

describe('what is missing is no good state', () => {
  test.each([
    ['an empty log', 'lens check --kind log - < empty.log', /Nothing came from it/],
    ['an empty ticket', 'lens check --kind ticket - < empty.ticket', /Nothing came from it/],
    ['nothing but a line end', 'echo | lens check --kind ticket -', /Nothing came from it/],
    ['a command that failed', 'lens check <(cat gone.log 2>/dev/null)', /Nothing came from it/],
    ['no input at all', 'lens check --kind log - <&-', /Nothing came from it/],
    ['a folder', 'lens check --kind log - < case', /This is a folder/],
  ])('%s on standard input or in a pipe is an error', async (_, line, message) => {
    expect(await runShell(folder, line)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  });

  test.each(['empty.ticket', 'empty.log --kind log'])('an empty file is asked for again: %s', async file => {
    const { stdout } = await runShell(folder, `lens check ${file}`);
    expect(stdout).toContain('The file is empty; ask for it again.');
  });
});

test('what is too long for a ticket is asked for as a log', async () => {
  const line = 'truncate -s 600M long.txt; lens check --kind ticket long.txt; rm long.txt';
  const { stderr } = await runShell(folder, `printf 'Hello\\n%.0s' {1..20000} > long.txt; ${line}`);
  expect(stderr).toMatch(/A ticket is no larger than 512 MiB; say --kind log/);
});
