import { describe, expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { readLog } from '../../server/triage/log.ts';

const shown = (time: string, message: string, process = 'cloudphotod') =>
  `${time}.000000+0100 0x3f21     Default     0x0                  411    0    ${process}: ${message}\n`;
const DOWN = 'AirPort: Link Down on en0. Reason 8';
const UP = 'AirPort: Link Up on en0';
const statuses = (text: string) => readLog(text, builtin).findings.map(({ status }) => status);

describe('a year that is written counts', () => {
  test('what ended a state eight months before it does not end it', () => {
    const text = shown('2026-04-02 08:00:00', DOWN, 'kernel') + shown('2025-08-01 08:00:00', UP, 'kernel');
    expect(statuses(text)).toEqual(['present']);
  });
  test('what stands before a state and came eleven months after it ends it', () => {
    const text = shown('2026-12-01 08:00:00', UP, 'kernel') + shown('2026-01-02 08:00:00', DOWN, 'kernel');
    expect(statuses(text)).toEqual(['ruled-out']);
  });
});

describe('copies of the Console app with the day before the month', () => {
  const copied = (date: string, clock: string, message: string) => `default\t${date}, ${clock}\tkernel\t${message}\n`;
  test('go on behind midnight, though only one of the two days can be no month', () => {
    const text = copied('12/10/2026', '23:59:30', DOWN) + copied('13/10/2026', '00:05:30', UP);
    expect(statuses(text)).toEqual(['ruled-out']);
    const back = copied('12/10/2026', '23:59:30', UP) + copied('13/10/2026', '00:05:30', DOWN);
    expect(statuses(back)).toEqual(['present']);
  });
  test('are known where both days could be months, since a log is of days and not of years', () => {
    const text = copied('12/10/2026', '23:59:30', DOWN) + copied('01/11/2026', '00:05:30', UP);
    expect(statuses(text)).toEqual(['ruled-out']);
    const american = copied('10/12/2026', '23:59:30', DOWN) + copied('11/1/2026', '00:05:30', UP);
    expect(statuses(american)).toEqual(['ruled-out']);
  });
});

describe('crashes are counted by their times', () => {
  const report = (process: string, time: string) =>
    `{"app_name":"${process}","timestamp":"${time}.00 +0100","bug_type":"309","os_version":"iPhone OS 27.1 (24B80)"}\n{\n  "procName" : "${process}"\n}\n`;
  const crashes = (text: string) => readLog(text, builtin).findings.filter(({ cause }) => cause === 'glitch');

  test('in whichever order the reports of a folder were joined', () => {
    const text =
      report('assetsd', '2026-04-02 08:15:30') +
      report('assetsd', '2026-05-20 08:15:30') +
      report('cloudphotod', '2026-04-02 10:15:30');
    expect(crashes(text)).toMatchObject([{ status: 'present', count: 3 }]);
  });
  test('a year apart they are no series', () => {
    const text = report('assetsd', '2026-04-02 08:15:30') + report('assetsd', '2025-04-01 12:15:30');
    expect(crashes(text)).toMatchObject([{ status: 'mentioned' }]);
  });
  test('a report that is there twice counts once', () => {
    const one = report('assetsd', '2026-04-02 08:15:30');
    expect(crashes(one + one)).toMatchObject([{ status: 'mentioned', count: 1 }]);
    expect(crashes(one + one + report('assetsd', '2026-04-02 09:15:30'))).toMatchObject([
      { status: 'present', count: 2 },
    ]);
  });
  test('two processes that crash in the same second are two', () => {
    const both = report('assetsd', '2026-04-02 08:15:30') + report('cloudphotod', '2026-04-02 08:15:30');
    expect(crashes(both)).toMatchObject([{ status: 'present', count: 2 }]);
    expect(crashes(both + both)).toMatchObject([{ status: 'present', count: 2 }]);
  });
  test.each([
    ['ReportCrash[9]: Saved crash report for cloudphotod[411] version 785.0 to x', 1],
    ['com.apple.xpc.launchd[1] (com.apple.cloudphotod[411]) <Notice>: Service exited with abnormal code: 6', 5],
  ])('what the log itself folded counts each time: %s', (message, times) => {
    const folded = (clock: string) =>
      `Apr  2 ${clock} --- last message repeated ${times} time${times > 1 ? 's' : ''} ---\n`;
    const line = `Apr  2 08:15:30 iPhone ${message}\n`;
    expect(crashes(line + folded('09:15:40'))).toMatchObject([{ status: 'present', count: times + 1 }]);
    expect(crashes(line)).toMatchObject([{ status: 'mentioned' }]);
  });
  test('they are a series on both sides of a New Year that the times do not name, too', () => {
    const line = (time: string) =>
      `${time} iPhone ReportCrash[9]: Saved crash report for cloudphotod[411] version 785.0 to x\n`;
    expect(crashes(line('Dec 31 23:15:30') + line('Jan  1 01:15:30'))).toMatchObject([{ status: 'present' }]);
    expect(crashes(line('Jan  1 01:15:30') + line('Dec 31 23:15:30'))).toMatchObject([{ status: 'present' }]);
  });
});

describe('of what a log states several times the newest counts', () => {
  const room = (time: string) => shown(time, 'RemainingDiskSpace = 41000000000', 'x');
  const full = (time: string) => shown(time, 'Error Domain=CloudPhotoLibraryErrorDomain Code=1005');
  test.each([
    ['the newest line last', full('2026-04-02 08:00:00') + room('2026-04-02 09:00:00'), 'ruled-out'],
    ['the newest line first', room('2026-04-02 09:00:00') + full('2026-04-02 08:00:00'), 'ruled-out'],
    ['a size before the error', room('2026-04-02 08:00:00') + full('2026-04-02 09:00:00'), 'present'],
    ['an older log behind it', full('2026-04-02 09:00:00') + room('2026-04-02 08:00:00'), 'present'],
    [
      'a size between errors, newest first',
      full('2026-04-02 09:00:00') + room('2026-04-02 08:30:00') + full('2026-04-02 08:00:00'),
      'present',
    ],
  ])('room ends only an error that is older, with %s', (_, text, status) => {
    expect(statuses(text)).toEqual([status]);
  });
  test('so it is with the plan', () => {
    const quota = shown('2026-04-02 09:00:00', 'Error Domain=CKErrorDomain Code=25');
    const left = (time: string) => shown(time, '73014444032 bytes of quota remaining in personal account');
    expect(statuses(quota + left('2026-04-02 08:00:00'))).toEqual(['present']);
    expect(statuses(left('2026-04-02 10:00:00') + quota)).toEqual(['ruled-out']);
  });
  test.each([
    ['newest first', ['09:00', '79'], ['08:00', '9']],
    ['two logs joined', ['08:40', '80'], ['09:00', '79'], ['07:00', '12'], ['08:00', '9']],
  ])('the battery, %s', (_, ...levels) => {
    const text = levels
      .map(([clock, level]) => shown(`2026-04-02 ${clock}:00`, `Battery level: ${level}%`, 'x'))
      .join('');
    expect(readLog(text, builtin)).toMatchObject({ facts: { battery: { value: 79 } }, findings: [] });
  });
  test('the version, behind which stands what is from before an update', () => {
    const text =
      shown('2026-04-02 09:00:00', 'Started on iPhone OS 27.1 (24B80)', 'x') +
      shown('2025-04-02 09:00:00', 'Started on iPhone OS 18.1 (22B83)', 'x');
    expect(readLog(text, builtin)).toMatchObject({ facts: { ios: { value: '27.1' } }, findings: [] });
  });
  test('by their places where the times cannot be compared', () => {
    expect(readLog('Battery level: 9%\nBattery level: 64%\n', builtin).facts.battery?.value).toBe(64);
    const mixed = `Apr  2 09:00:00 iPhone x[1] <Notice>: Battery level: 79%\n${shown('2026-04-02 08:00:00', 'Battery level: 9%', 'x')}`;
    expect(readLog(mixed, builtin).facts.battery?.value).toBe(9);
  });
});
