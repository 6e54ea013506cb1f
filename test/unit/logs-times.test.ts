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
