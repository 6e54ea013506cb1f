import { describe } from 'vitest';
import { expectStatuses } from './expect-statuses.ts';

describe('log lines that were pasted', () => {
  const line = (said: string) =>
    `2026-04-02 08:15:30.120045+0100 0x3f21     Default     0x0                  411    0    ${said}`;
  expectStatuses([
    [`Photos wait.\n\n${line('cloudphotod: Error Domain=CKErrorDomain Code=25')}\n`, 'icloud-storage present'],
    [
      `Photos wait.\n\n${line('cloudphotod: Error Domain=CKErrorDomain Code=25')}\n\n${line('cloudphotod: Clearing all over-quota flags')}\n`,
      'icloud-storage -',
    ],
    [
      `Photos wait. The log:\n${line('kernel: tcp_connection_bad failed to update 2')}\n`,
      'connection -',
      'outdated-ios -',
    ],
    [
      `Solved, all photos are there.\n\n${line('cloudphotod: Error Domain=CKErrorDomain Code=25')}\n`,
      'icloud-storage -',
    ],
    ['Photos wait.\n2026-04-02 08:15: iCloud storage is full.', 'icloud-storage present'],
  ]);
});
