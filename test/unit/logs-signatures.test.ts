import { describe, expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { readLog } from '../../server/triage/log.ts';
import { readTable } from '../../server/triage/table.ts';

const presentIn = (text: string): string[] =>
  (readTable(text, builtin) ?? readLog(text, builtin)).findings
    .filter(({ status }) => status === 'present')
    .map(({ symptom }) => symptom);

describe.each(builtin.logs.signatures.map(signature => [signature.id, signature] as const))('%s', (id, signature) => {
  test.each(signature.hit)('is present in: %s', text => expect(presentIn(text)).toContain(id));
  test.each(signature.miss)('is not present in: %s', text => expect(presentIn(text)).not.toContain(id));
});

test('every signature points to a cause of the pack', () => {
  const causes = new Set(builtin.causes.map(({ id }) => id));
  for (const { cause } of builtin.logs.signatures) expect(causes).toContain(cause);
});

/** Ways in which one message stands in a log, each with a healthy neighbour. */
const carriers: Record<string, (message: string) => string> = {
  'log show': message =>
    `2026-04-02 08:15:30.120045+0100 0x3f21     Error       0x0                  411    0    cloudphotod: (CloudKit) [com.apple.cloudkit:OP] ${message}`,
  compact: message => `2026-04-02 08:15:30.120 E  cloudphotod[411:3f21] [com.apple.cloudkit:OP] ${message}`,
  syslog: message => `2026-04-02 08:15:30.000000+0100  localhost cloudphotod[411]: [com.apple.cloudkit:OP] ${message}`,
  ndjson: message =>
    JSON.stringify({
      messageType: 'Error',
      processImagePath: '/System/Library/cloudphotod',
      timestamp: '2026-04-02 08:15:30.120045+0100',
      eventMessage: message,
    }),
  json: message =>
    `[{\n${JSON.stringify({ timestamp: '2026-04-02 08:15:30.120045+0100', eventMessage: message, processImagePath: '/usr/cloudphotod' }, null, 2).slice(2)}]`,
  'device syslog': message => `Apr  2 08:15:30 iPhone cloudphotod(CloudKit)[411] <Error>: ${message}`,
  os_trace: message => `Apr  2 08:15:30.120045 cloudphotod(CloudKit)[411] <Error>: ${message}`,
  pymobiledevice3: message =>
    `2026-04-02 08:15:30.120045 cloudphotod{CloudKit}[411] <ERROR>: ${message} [com.apple.cloudkit][OP]`,
  'system.log': message => `Apr  2 08:15:30 studio cloudphotod[411]: ${message}`,
};

const messages: [message: string, cause: string][] = [
  ['Upload ended: <CKError 0x281: "Quota Exceeded" (25/2035); server message = "no room">', 'icloud-storage'],
  ['Error Domain=CloudPhotoLibraryErrorDomain Code=1005 "(null)"', 'device-storage'],
  ['Fetch: <CKError 0x1: "Not Authenticated" (9/1002); "CloudKit access was denied by user settings">', 'settings'],
  ['Error Domain=NSURLErrorDomain Code=-1009 "(null)"', 'connection'],
  ['write failed {Error Domain=NSPOSIXErrorDomain Code=28 "No space left on device"}', 'device-storage'],
];

describe.each(Object.entries(carriers))('in %s', (_, carry) => {
  test.each(messages)('%s', (message, cause) => {
    const text = `${carry('Finished an operation')}\n${carry(message)}\n${carry('Began an operation')}\n`;
    const { findings, causes } = readLog(text, builtin);
    expect(findings.map(finding => finding.cause)).toEqual([cause]);
    expect(causes[0]).toMatchObject({ cause, verdict: 'likely' });
    expect(findings[0]?.firstTime).toMatch(/08:15:30/);
  });
});

test.each([
  '{"NSErrorDomain":"CKErrorDomain","NSErrorCode":9}',
  'error = { NSErrorDomain = CKErrorDomain; NSErrorCode = 9; }',
  'domain: CKErrorDomain, code: 9',
  '(CKErrorDomain 9)',
  'CKErrorDomain errorCode=9',
])('a domain and its code are known in %s', text => expect(presentIn(text)).toEqual(['log-cloudkit-signed-out']));
