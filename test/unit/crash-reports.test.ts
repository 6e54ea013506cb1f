import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zip } from './archives.ts';
import { runCli } from './run-cli.ts';

const BANNER = `${'-'.repeat(37)}\nTranslated Report (Full Report Below)\n${'-'.repeat(37)}\n\n`;
const report = (
  clock: string,
  { process = 'photolibraryd', fault = 'Exception Type:  EXC_CRASH (SIGABRT)' } = {},
): string =>
  `Incident Identifier: 6B2E4C1A-0F3D-4E57-9A88-2C7D51${clock.replaceAll(':', '')}
CrashReporter Key:   0f1e2d3c
Hardware Model:      iPhone14,5
Process:             ${process} [411]
Path:                /System/Library/Frameworks/${process}
Parent Process:      launchd [1]

Date/Time:           2026-04-02 ${clock}.4561 +0100
Launch Time:         2026-04-02 06:00:00.0000 +0100
OS Version:          iPhone OS 27.1 (24B80)

${fault}

Thread 3 Crashed:
0   libsystem_kernel.dylib   0x1 __pthread_kill + 8

`;
const HEAD =
  '{"name":"photolibraryd","bug_type":"109","timestamp":"2026-04-02 08:15:33.00 +0100","os_version":"iPhone OS 27.1 (24B80)"}\n';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'symptom-lens-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How often processes of photo sync are said to crash in a file of this name. */
async function crashes(name: string, content: string | Uint8Array): Promise<number> {
  writeFileSync(path.join(folder, name), content);
  const { stdout } = await runCli(folder, ['check', '--format', 'json', name]);
  const [document] = JSON.parse(stdout).documents;
  expect(document).toMatchObject({ kind: 'log' });
  expect(document.notices).toBeUndefined();
  return document.findings
    .filter(
      ({ symptom, status }: Record<string, string>) => symptom === 'log-photo-daemon-crash' && status === 'present',
    )
    .reduce((sum: number, { count }: { count: number }) => sum + count, 0);
}

describe('crash reports as text are counted', () => {
  const two = report('08:15:30') + report('09:15:30');
  test.each([
    ['two in one file', 'a.crash', two],
    [
      'below the banner that Xcode puts before each',
      'b.crash',
      BANNER + report('08:15:30') + BANNER + report('09:15:30'),
    ],
    ['saved as text', 'c.txt', BANNER + two],
    ['with the line ends of Windows', 'd.crash', two.replaceAll('\n', '\r\n')],
    [
      'in files of their own',
      'e.zip',
      zip([
        { name: 'a.crash', content: report('08:15:30') },
        { name: 'b.crash', content: report('09:15:30') },
      ]),
    ],
  ])('%s', async (_, name, content) => expect(await crashes(name, content)).toBe(2));
});

describe('crash reports as text are no crash again and again', () => {
  test.each([
    ['where there is one', 'f.crash', report('08:15:30')],
    [
      'where one is there twice',
      'g.zip',
      zip([
        { name: 'a.crash', content: report('08:15:30') },
        { name: 'again/a.crash', content: report('08:15:30') },
      ]),
    ],
    ['of an app', 'h.crash', report('08:15:30') + report('09:15:30', { process: 'Albums' })],
    ['of processor time', 'i.crash', report('08:15:30') + report('09:15:30', { fault: 'Event:            cpu usage' })],
    ['below their own head in JSON', 'j.ips', HEAD + report('08:15:30')],
  ])('%s', async (_, name, content) => expect(await crashes(name, content)).toBe(0));
});
