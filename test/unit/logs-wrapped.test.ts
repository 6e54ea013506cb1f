import { describe, expect, test } from 'vitest';
import { newSink } from '../../server/archive/sink.ts';
import { builtin } from '../../server/knowledge/builtin.ts';
import { readLog } from '../../server/triage/log.ts';
import { outlineOf } from '../../server/triage/log-outline.ts';
import { unwrapped } from '../../server/triage/reader/unwrap.ts';

const line = (clock: string, process: string, message: string) =>
  `2026-04-02 ${clock}.120045+0100 0x3f21     Error       0x0                  411    0    ${process}: (CloudKit) [com.apple.cloudkit:OP] ${message}\n`;
const log =
  line('08:15:30', 'assetsd', 'The library was opened, and all of its thumbnails are in their places') +
  line('08:16:00', 'geod', 'A tile was not loaded: Error Domain=NSURLErrorDomain Code=-1009 "The line is down"') +
  line(
    '08:17:00',
    'cloudd',
    'Upload ended with <CKError 0x281: "Quota Exceeded" (25/2035); server message = "no room">',
  ) +
  line('08:18:00', 'dasd', 'A round of scores was made, and nothing in it has to wait for anything at all');

/** As a terminal does it. */
const cut = (width: number) => (text: string) => text.replace(new RegExp(`(.{${width}})(?=.)`, 'g'), '$1\n');
/** As mail does it. */
const fill = (width: number) => (text: string) =>
  text
    .split('\n')
    .map(whole => whole.replace(new RegExp(`(?=.{${width + 1}})(.{1,${width}}) +`, 'g'), '$1\n'))
    .join('\n');

/** As mail does it with what it quotes, and tickets with what they indent. */
const under = (margin: string) => (text: string) => text.replace(/^(?=.)/gm, margin);
/** As viewers do it, which indent the rest. */
const hang = (indent: string) => (text: string) => text.replace(/^(?!\d{4}-)(?=.)/gm, indent);

describe.each([
  ['at 80 signs', cut(80)],
  ['at 76 signs in quote marks', (text: string) => under('> ')(cut(76)(text))],
  ['at words in quote marks of two mails', (text: string) => under('>> ')(fill(90)(text))],
  ['at 90 signs and indented', (text: string) => under('    ')(cut(90)(text))],
  ['at words with the rest indented', (text: string) => hang('      ')(fill(100)(text))],
  ['at 100 signs', cut(100)],
  ['at 133 signs', cut(133)],
  ['at words before 76 signs', fill(76)],
  ['at words before 100 signs', fill(100)],
])('a log that was wrapped %s', (_, wrap) => {
  test.each([
    ['as it is', (text: string) => text],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text: string) => `\ufeff${text}`],
  ])('is read %s as if it were not', (__, write) => {
    const text = write(wrap(log));
    const seen = ({ symptom, status, confidence, firstTime }: ReturnType<typeof readLog>['findings'][number]) => ({
      symptom,
      status,
      confidence,
      firstTime,
    });
    const { findings } = readLog(text, builtin);
    expect(findings.map(seen)).toEqual(readLog(log, builtin).findings.map(seen));
    for (const { text: said, start, end } of findings) expect(said).toBe(text.slice(start, end));
  });

  test('has the outline that it would have', () => {
    const seen = (text: string) =>
      outlineOf(text, builtin.logs.formats, []).map(({ process, records, stretches: [first] }) => [
        process,
        records,
        first?.firstTime,
      ]);
    expect(seen(wrap(log))).toEqual(seen(log));
  });

  test('says on the command line where it stands in the file', () => {
    const text = wrap(log.replaceAll('library', 'bibliothèque'));
    const bytes = new TextEncoder().encode(text);
    const sink = newSink(builtin);
    sink.push(bytes.subarray(0, 100));
    sink.push(bytes.subarray(100));
    const { reading, positionAt } = sink.end();
    const found = reading.findings.find(({ cause }) => cause === 'icloud-storage');
    expect(found?.status).toBe('present');
    expect(new TextDecoder().decode(bytes.subarray(found?.start, found?.end))).toBe(found?.text);
    const { line: at, character } = positionAt(found?.start ?? 0);
    expect(text.split('\n')[at]?.slice(character)).toContain(found?.text.split('\n')[0]);
    expect(reading.causes).toMatchObject([{ cause: 'icloud-storage' }]);
  });
});

test.each([
  ['a log with one record a line', log],
  [
    'messages of several lines',
    `${line('08:15:30', 'dasd', '0:com.example.backup:A1B2C3:[')}\t{name: SomePolicy, response: {Decision: Can Proceed}}\n ], FinalDecision: Can Proceed}\n`.repeat(
      5,
    ),
  ],
  [
    'messages whose lines end anywhere',
    `${line('08:15:30', 'assetsd', 'State')}albums are there\nnone is missing here\nand so on\nthe end of it all is here\n`.repeat(
      5,
    ),
  ],
  ['a report', '{"app_name":"a","bug_type":"309"}\n{\n  "images" : [\n  {\n    "source" : "P"\n  }\n]}\n'],
  ['no log', 'The photos of Ann do not\narrive since Monday, and\nshe has restarted twice\nalready today\n'.repeat(3)],
])('%s is left as it is', (_, text) => expect(unwrapped(text)).toBeUndefined());

test('the width of a terminal needs but one line that it cut', () => {
  const long = line('08:17:00', 'cloudd', 'gave up, CKErrorDomain/25').replace('(CloudKit) ', '');
  const text = `${line('08:15:30', 'a', 'x').slice(0, 70)}\n${cut(120)(long)}`;
  expect(unwrapped(text)).toBeDefined();
  expect(readLog(text, builtin).findings).toMatchObject([
    { status: 'present', text: expect.stringContaining('CKErr') },
  ]);
});

test('blanks between the columns of a head may be lost where it was cut', () => {
  const head = (clock: string, rest: string) =>
    `2026-04-02 ${clock}.120045-0700 0x1235     Default     0x3\n77     1    ${rest}\n`;
  const text = [1, 2, 3, 4]
    .map(minute =>
      head(
        `08:1${minute}:00`,
        'geod: (CFNetwork) [com.apple.geod:default] A tile failed\nwith Error Domain=NSURLErrorDomain Code=-1009',
      ),
    )
    .join('');
  expect(readLog(text, builtin).findings).toMatchObject([{ status: 'mentioned', count: 4 }]);
});

describe('what mail and pages make of a log', () => {
  const head = '2026-04-02 08:15:30.120045+0100 0x3f21     Error       0x0                  411    0    cloudd: ';
  const quota = '<CKError 0x281: "Quota Exceeded" (25/2035); server message = "no room">';
  test.each([
    ['turned quote marks', quota.replace(/"([^"]*)"/g, '“$1”')],
    ['doubled quote marks', quota.replaceAll('"', '""')],
  ])('%s', (_, message) =>
    expect(readLog(`${head}${message}\n`, builtin).findings).toMatchObject([
      { symptom: 'log-icloud-quota-exceeded', status: 'present' },
    ]),
  );
  test('hard blanks', () => {
    const text = `${head.replaceAll('  ', '\u00a0 ')}${quota}\n`;
    const time = '2026-04-02 08:15:30.120045+0100';
    expect(readLog(text, builtin).findings).toMatchObject([{ status: 'present', firstTime: time }]);
    const sink = newSink(builtin);
    sink.push(new TextEncoder().encode(text));
    expect(sink.end().reading.findings).toMatchObject([{ status: 'present', firstTime: time }]);
  });
  test('events that stand indented', () => {
    const event = JSON.stringify({
      traceID: 1,
      eventMessage: quota,
      timestamp: '2026-04-02 08:15:30.120045+0100',
      processImagePath: '/usr/cloudd',
    });
    expect(readLog(`    ${event}\n`, builtin).findings).toMatchObject([
      { status: 'present', firstTime: '2026-04-02 08:15:30.120045+0100' },
    ]);
  });
});

test('lines about the connection to the device are no rest of a record', () => {
  const text =
    'Apr  2 08:15:40 iPhone assetsd[58] <Notice>: The library was opened by the app\n' +
    '[connected:00008110-000A11112222801E]\n'.repeat(3);
  expect(unwrapped(text)).toBeUndefined();
});
