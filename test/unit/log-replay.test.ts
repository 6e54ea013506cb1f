import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { lineIndex } from '../../server/triage/lines.ts';
import { readLog } from '../../server/triage/log.ts';
import { unwrapped } from '../../server/triage/reader/unwrap.ts';
import { beginningsOf, likenessOf } from '../../server/triage/stream/likeness.ts';
import { newLogStream, newStreamMemory, type StreamReading } from '../../server/triage/stream/log-stream.ts';

/** Lines are known again from the third literal on; blocks are small, so that a few kilobytes make many. */
function readStream(text: string, many = 2, size = 700): StreamReading {
  const stream = newLogStream(builtin, newStreamMemory(builtin, undefined, { reach: 4096, block: 512, many }));
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += size) stream.push(bytes.subarray(from, from + size));
  return stream.end();
}

function located(positionAt: (offset: number) => unknown, { reading }: Pick<StreamReading, 'reading'>) {
  return JSON.parse(
    JSON.stringify(reading, (key, value) => (key === 'start' || key === 'end' ? positionAt(value) : value)),
  );
}

function expectAsPlain(text: string, size?: number): void {
  // What looks like a log that somebody wrapped is read as a whole, not as a stream.
  if (unwrapped(text)) return;
  const streamed = readStream(text, 2, size);
  expect(located(streamed.positionAt, streamed)).toEqual(
    located(lineIndex(text).positionAt, { reading: readLog(text, builtin) }),
  );
}

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: length });
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 1, maxLength: 5 });
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }))
  .map(parts => parts.map(part => String(part).padStart(2, '0')).join(':'));
const processes = fc.constantFrom(
  'cloudphotod',
  'kernel',
  'locationd',
  'ReportCrash',
  'proc7',
  'proc8',
  'nsurlsessiond',
);
const SENDERS = ['', '(CloudKit) [com.apple.cloudkit:OP] ', '[com.apple.photos.cpl:engine] '];
const heads = fc.oneof(
  fc
    .tuple(clock, hex, hex, digits(4), processes, fc.constantFrom(...SENDERS))
    .map(
      ([time, thread, activity, pid, process, sender]) =>
        `2026-04-02 ${time}.120045+0100 0x${thread.padEnd(8)} Default     0x${activity.padEnd(9)} ${pid.padEnd(6)} 0    ${process}: ${sender}`,
    ),
  fc
    .tuple(clock, digits(3), processes)
    .map(([time, pid, process]) => `Apr  2 ${time} iPhone ${process}(CloudKit)[${pid}] <Notice>: `),
  fc.tuple(clock, processes).map(([time, process]) => `error\t${time}.120045+0100\t${process}\t`),
);
const FACTS = builtin.logs.facts.flatMap(({ hit }) => Object.keys(hit));
const MESSAGES = FACTS.concat(
  ...builtin.logs.signatures.map(({ hit, clears, miss }) => [
    ...hit,
    ...miss.slice(0, 1),
    ...clears.map(({ literal }) => literal),
  ]),
).filter(message => !/[\r\n]/.test(message));
const lines = (messages: readonly string[]) =>
  fc.oneof(
    { arbitrary: fc.tuple(heads, fc.constantFrom(...messages)).map(parts => parts.join('')), weight: 12 },
    heads.map(head => `${head}step went well`),
    heads.map(head => `${head}Updating last successful sync date`),
    heads.map(head => `${head}of “all” kinds, Error Domain=CKErrorDomain Code=25`),
    fc.constantFrom(
      '\tcontinued: NSURLErrorDomain Code=-1009',
      'loose: Error Domain=CKErrorDomain Code=3',
      'Apr  2 08:15:40 --- last message repeated 3 times ---',
      '# symptom-lens: ignore log-path-denied',
      'Network state changed to airplane mode: nothing',
    ),
  );
/** Few messages a log, so that they come again. */
const floods = fc
  .uniqueArray(fc.constantFrom(...MESSAGES), { minLength: 1, maxLength: 6 })
  .chain(messages => fc.array(lines(messages), { minLength: 20, maxLength: 120, size: 'max' }))
  .chain(all => fc.constantFrom('\n', '\r\n', '').map(eol => all.join(eol || '\n') + eol));

test('a log of nothing but hits gives what it gives when each line is read anew', () => {
  fc.assert(
    fc.property(floods, fc.integer({ min: 1, max: 3000 }), (text, size) => expectAsPlain(text, size)),
    { numRuns: 400 },
  );
});

test('times, counts and places of a flood are those of its first and last lines', () => {
  const line = (i: number) =>
    `2026-04-02 08:15:${String(i % 60).padStart(2, '0')}.120045+0100 0x${(i * 77).toString(16).padEnd(8)} Default     0x0         ${String(i).padEnd(6)} 0    cloudphotod: Error Domain=CKErrorDomain Code=25\n`;
  const text = Array.from({ length: 5000 }, (_, i) => line(i)).join('');
  const { reading, positionAt } = readStream(text);
  const [finding] = reading.findings;
  expect(finding).toMatchObject({
    count: 5000,
    firstTime: '2026-04-02 08:15:00.120045+0100',
    lastTime: '2026-04-02 08:15:19.120045+0100',
  });
  expect(positionAt(finding?.start ?? 0).line).toBe(0);
  expect(positionAt(finding?.last?.start ?? 0).line).toBe(4999);
});

test('what needs to occur often in few hours is counted in a flood, too', () => {
  const crash = (hour: number) =>
    `2026-04-02 ${String(hour).padStart(2, '0')}:15:30.120045+0100 0x3f21     Default     0x0     411    0    osanalyticshelper: Saved crash report for cloudphotod to /logs/cloudphotod-2026.ips\n`;
  expectAsPlain(Array.from({ length: 12 }, (_, i) => crash(i * 2)).join(''));
});

test('the built-in pack lets lines be known again', () => {
  const likeness = likenessOf(builtin.logs);
  expect(likeness?.formats.size).toBeGreaterThan(8);
  for (const sample of ['Network state changed to', 'Saved crash', 'CKErrorDomain'])
    expect(likeness?.leads.test(sample)).toBe(true);
  // A rule that may begin in the head of such a line has it read anew each time.
  for (const process of ['mediaanalysisd', 'cloudphotod', 'photolibraryd', 'SpringBoard', 'runningboardd', 'assetsd'])
    expect(likeness?.leads.test(`2026-04-02 08:15:30.401129-0500 0x2be87 Default 0x0 120 8 ${process}: `)).toBe(false);
});

test.each([
  ['\\bCKError[\\s\\S]{0,600}?x', ['CKError']],
  ['\\\\{0,3}"Not\\s{1,3}', ['"Not']],
  ['\\(error\\s', ['(error']],
  ['(?:Report|os)[^\\n]{0,8}Saved', ['Report', 'os']],
  ['"name" ?:|"reason" ?:', ['"name"', '"reason"']],
  ['Low ?Power', ['Low']],
  ['(?:a|b)?c', undefined],
  ['\\d\\d:', undefined],
  ['[Nn]o', undefined],
])('a match of %s begins with %j', (pattern, beginnings) => {
  expect(beginningsOf(pattern)).toEqual(beginnings);
});

test('a rule or a format that could tell digits apart keeps lines from being known again', () => {
  const { logs } = builtin;
  const [signature] = logs.signatures;
  if (!signature) throw new Error('The pack has no signature.');
  const withRule = (pattern: string) => ({
    ...logs,
    signatures: [{ ...signature, patterns: [{ literal: 'whatever', pattern }] }],
  });
  expect(likenessOf(withRule('\\bwhatever'))).toBeDefined();
  for (const pattern of ['\\d:whatever', '28 whatever', 'fade: whatever', ': whatever', 'bad whatever'])
    expect(likenessOf(withRule(pattern)), pattern).toBeUndefined();
  const [format] = logs.formats;
  if (!format) throw new Error('The pack has no format.');
  expect(likenessOf({ ...logs, formats: [{ ...format, record: '20\\d\\d-(?<time>\\d+)' }] })).toBeUndefined();
});

test('of a fact in lines that are known again, the newest counts where it is not the last', () => {
  const line = (minute: number) => `04/02/26 08:${minute}:30.123456 pid=5 powerd: Battery at 12 %\n`;
  expectAsPlain(Array.from({ length: 40 }, (_, i) => line(i === 33 ? 59 : 10 + (i % 5))).join(''));
});
