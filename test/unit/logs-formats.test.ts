import { describe, expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { checkLinear } from '../../server/knowledge/linear.ts';
import { holdsRecords, looksLikeLog } from '../../server/triage/looks-like-log.ts';
import { readRecords } from '../../server/triage/reader/records.ts';
import { parseTime } from '../../server/triage/reader/times.ts';

const { formats } = builtin.logs;

describe.each(formats.map(format => [format.id, format] as const))('format %s', (id, format) => {
  test.each(format.samples)('reads %s', sample => {
    const records = readRecords(`${sample}\n  more of it\n${sample}\n`, formats);
    expect(records.map(record => record.format?.id)).toEqual([id, id]);
    expect(records[0]?.end).toBe(sample.length + 14);
  });
});

/** Without their neighbours these may stand in any text. */
const ALONE = /^\[\{$|^\},\{$|^Log {6}- Default|studio login:/;

test.each(formats.flatMap(({ samples }) => samples).filter(sample => !ALONE.test(sample)))(
  'a text of nothing else is known as a log: %s',
  sample => expect(looksLikeLog(`${sample}\n${sample}\n`) || holdsRecords(sample)).toBe(true),
);

test('a record knows its process, time, level, subsystem and where its message begins', () => {
  const text =
    '2026-04-02 08:15:30.120045+0100 0x3f21     Error       0x0                  411    0    cloudphotod: (CloudKit) [com.apple.cloudkit:OP] Done';
  const [record] = readRecords(text, formats);
  expect(record?.fields).toMatchObject({
    process: 'cloudphotod',
    pid: '411',
    level: 'Error',
    sender: 'CloudKit',
    subsystem: 'com.apple.cloudkit',
    category: 'OP',
    time: '2026-04-02 08:15:30.120045+0100',
  });
  expect(text.slice(record?.message)).toBe('Done');
});

test('a process is the last part of its path in an event as JSON', () => {
  const [record] = readRecords(
    '{"eventMessage":"x","processImagePath":"\\/usr\\/bin\\/cloudd","processID":7}',
    formats,
  );
  expect(record?.fields).toMatchObject({ process: 'cloudd', pid: '7' });
});

test.each([
  ['CRLF', 'Apr  2 08:15:30 studio a[1]: one\r\n\tmore\r\nApr  2 08:15:31 studio a[1]: two\r\n', 2],
  ['a byte order mark', '\ufeffApr  2 08:15:30 studio a[1]: one\nApr  2 08:15:31 studio a[1]: two', 2],
  ['a preamble', 'Filtering the log data using "x"\nApr  2 08:15:31 studio a[1]: two\n', 2],
  ['lines of no format, the indented ones kept above', 'first\n  of two\nsecond\n', 2],
  [
    'the images of a crash report',
    '{"app_name":"a","bug_type":"309"}\n{\n  "images" : [\n  {\n    "source" : "P"\n  }\n]}\n',
    1,
  ],
  ['nothing', '', 0],
  [
    'JSON that a formatter indented',
    JSON.stringify([{ traceID: 1, backtrace: { frames: [{ imageOffset: 3 }] } }, { traceID: 2 }], null, 2),
    3,
  ],
  ['two formats in one file', 'Apr  2 08:15:31 studio a[1]: two\n2026-04-02 08:15:30-0700 logd[29]: x\n', 2],
])('records with %s join to the text', (_, text, count) => {
  const records = readRecords(text, formats);
  expect(records).toHaveLength(count);
  expect(records.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
});

test.each([
  ['2026-04-02 08:15:30.500-0400', Date.UTC(2026, 3, 2, 12, 15, 30, 500)],
  ['2026-04-02 08:15:30.00 +0530', Date.UTC(2026, 3, 2, 2, 45, 30)],
  ['2026-04-02 08:15:30.25', Date.UTC(2026, 3, 2, 8, 15, 30, 250)],
  ['Apr  2 08:15:30', Date.UTC(2000, 3, 2, 8, 15, 30)],
  ['Thu Apr  2 08:15:30 2026', Date.UTC(2026, 3, 2, 8, 15, 30)],
  ['04/02/26 08:15:30.000000', Date.UTC(2026, 3, 2, 8, 15, 30)],
  ['08:15:30.250000+0100', Date.UTC(2000, 0, 1, 7, 15, 30, 250)],
  ['4/2/26, 8:15:30 PM', Date.UTC(2026, 3, 2, 20, 15, 30)],
  ['4/2/26, 12:15:30 AM', Date.UTC(2026, 3, 2, 0, 15, 30)],
  ['02.04.2026 08:15:30', Date.UTC(2026, 3, 2, 8, 15, 30)],
  ['2026-04-02T08:15:30.5Z', Date.UTC(2026, 3, 2, 8, 15, 30, 500)],
  ['Apr 2 08:15:30', Date.UTC(2000, 3, 2, 8, 15, 30)],
  ['yesterday', undefined],
])('the time %s', (text, expected) => expect(parseTime(text)?.orders[0]).toBe(expected));

test.each([
  '(a+)+',
  '(?:a*b?){2,}',
  '(a)\\1',
  '(?<=a)b',
  'a(?=b)',
  'a.*b',
  '[\\s\\S]+x',
  '(a{1,9})*',
  '(',
  'unusual(?:a|a){1,40}x',
  '(?:a|b|ab){1,60}',
  '(?:b?b)+c',
  '(?:ab?b?)+c',
  '(?:x(?:ab|a[bc]))+y',
  '(?:a(?:b|)b)+c',
  '(?:a?){1,40}',
  '\\w+\\w+\\w+\\w+!',
  '\\s*\\s*\\s*',
  '\\d+x?\\w+',
  '(?:a\\s+)?\\s+b',
  'a{0,900}a{0,900}',
  'a{0,60}a{0,60}a{0,60}',
  '[^"]*"',
  '\\S+@',
])('the expression /%s/ is refused', source => expect(() => checkLinear(source)).toThrow(/^\/.*\/ has .*; /));

test.each([
  'a.{0,200}b',
  '(?:ab)+',
  '[^"]{0,80}"',
  '(?:a+)?',
  '(?<name>\\d{1,4})-',
  '\\(a+\\)+',
  '[(+)]+',
  '\\d+\\s+\\d+',
  '(?:ab|cd){1,9}',
  '(?:ab?c)+d',
  '(?:x(?:ab|c))+y',
  '["\\\\]{0,4}[ =:]{0,3}["\\\\]{0,4}',
])('the expression /%s/ is taken', source => expect(() => checkLinear(source)).not.toThrow());

test.each([
  ['log show', '2026-04-02 08:15:30.120045+0100 0x3f21     Error       0x0    411    0    cloudd: x\n', true],
  ['its preamble', 'Filtering the log data using "process == 1"\n', true],
  ['a device console', 'Apr  2 08:15:30 iPhone assetsd[58] <Notice>: x\n\tmore\n', true],
  ['a report', '{"app_name":"a","bug_type":"309"}\n{\n', true],
  ['JSON events', '[{\n  "traceID" : 1,\n  "eventMessage" : "x"\n', true],
  ['JSON events as they are printed for reading', '[\n {\n  "traceID": 1,\n  "eventMessage": "x"\n', true],
  ['a terminal with df', 'desk:~ ana$ df -h\nFilesystem Size Used Avail Capacity Mounted on\n', true],
  ['a bare prompt with ideviceinfo', '$ ideviceinfo -s\nProductVersion: 27.1\n', true],
  ['what ideviceinfo prints', 'DeviceName: A\nProductType: iPhone14,5\nProductVersion: 27.1\n', true],
  ['colours', '\x1b[1mglobal\x1b[0m\n  over-quota: no\n', true],
  ['brctl, asked for the state', '<com.example.notes[1] foreground {client:idle server:full-sync}>\n', true],
  ['a ticket that names a tool', 'The customer ran df -h and brctl status for us.\nNot enough storage?\n', false],
  ['a heading that names a tool', '# sysdiagnose of the phone\n\niCloud storage is full.\n', false],
  ['a quote that names one', '> sysdiagnose attached\n\niCloud storage is full.\n', false],
  [
    'properties above a ticket',
    'ProductType: iPhone14,5\nProductVersion: 27.1\nTimeZone: CET\n\nThe phone is full.\n',
    false,
  ],
  ['a form', 'DeviceName: A\nModel: iPhone 13\nProblem: photos stuck\n', false],
  ['a heading and a price', '# PS: all is full\n$ 2.99 for 200 GB\n', false],
  ['lines of the Console app without their kind', '08:15:30.120045+0100\tcloudd\tx\n', true],
  [
    'a quoted log',
    '> Apr  2 08:15:30 iPhone assetsd[58] <Notice>: x\n> Apr  2 08:15:31 iPhone cloudd[60] <Notice>: y\n',
    true,
  ],
  ['lines that grep numbered', '41:Apr  2 08:15:30 iPhone assetsd[58] <Notice>: x\n', true],
  ['an indented log', '    Apr  2 08:15:30 iPhone assetsd[58] <Notice>: x\n\t{more}\n', true],
  ['a chat as a table', '08:15:30\tAnn\tMy photos are stuck\n08:16:02\tSam\tSince when?\n', false],
  [
    'a chat with dates',
    '02.04.2026 08:15:30\tdavid\tCKErrorDomain Code=25 it says\n02.04.2026 08:16:02\tSam\tHi\n',
    false,
  ],
  ['a table of the Console app', '02.04.2026 08:15:30\tgeod\tx\n02.04.2026 08:15:31\tcloudd\ty\n', true],
  ['JSON whose head was cut off', '  "frames" : [ ]\n },\n  "eventMessage" : "x",\n},{\n  "traceID" : 5,\n', true],
  ['a ticket as JSON', '{\n  "traceID": "a1",\n  "subject": "Photos are stuck"\n}\n', false],
  ['a ticket with an event', 'It says:\n\n{\n  "eventMessage" : "x"\n}\n\nWhy?\n', false],
  ['a quotation', '"Photos are stuck", she said.\n"eventMessage": what is that?\n', false],
  ['quoted mail', '> On 2026-04-02 08:15:30 Ann wrote:\n> my photos are stuck [1]\n', false],
  ['a ticket', '# Photos do not sync\n\nSince 2026-04-02 08:15:30 nothing arrives.\n', false],
  ['dated notes', '2026-04-02 08:15 called the customer\n2026-04-03 09:10:00 called again\n', false],
  ['a ticket that quotes a log', '# T\n\nIt says:\n\nApr  2 08:15:30 iPhone assetsd[58] <Notice>: x\n\nWhy?\n', false],
  ['a web server log', '127.0.0.1 - - [02/Apr/2026:08:15:30 +0100] "GET / HTTP/1.1" 200 5\n', false],
  ['nothing', '', false],
])('%s is told from other text', (_, text, expected) => expect(looksLikeLog(text)).toBe(expected));
