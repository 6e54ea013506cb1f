import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { lineIndex } from '../../server/triage/lines.ts';
import { readLog } from '../../server/triage/log.ts';
import { withoutColours } from '../../server/triage/reader/plain.ts';
import { unwrapped } from '../../server/triage/reader/unwrap.ts';
import { newColours, takenOutAt, takeOut } from '../../server/triage/stream/colours.ts';
import { newLogStream, newStreamMemory, type StreamReading } from '../../server/triage/stream/log-stream.ts';

/** Small, so that a few kilobytes make many blocks; no record of these texts reaches further. */
const small = () => newStreamMemory(builtin, undefined, { reach: 4096, block: 512, many: 2 });

function readInChunks(bytes: Uint8Array, cuts: readonly number[]): StreamReading {
  const stream = newLogStream(builtin, small());
  let from = 0;
  for (let i = 0; from < bytes.length; i++) {
    const size = cuts[i % cuts.length] ?? bytes.length;
    stream.push(bytes.subarray(from, from + size));
    from += size;
  }
  return stream.end();
}

/** Both readings with lines and characters in place of offsets. */
function located(positionAt: (offset: number) => unknown, { reading }: Pick<StreamReading, 'reading'>) {
  return JSON.parse(
    JSON.stringify(reading, (key, value) => (key === 'start' || key === 'end' ? positionAt(value) : value)),
  );
}

function expectSame(text: string, cuts: readonly number[]): void {
  const bytes = new TextEncoder().encode(text);
  const plain = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // What looks like a log that somebody wrapped is read as a whole, not as a stream.
  if (unwrapped(withoutColours(plain).text)) return;
  const streamed = readInChunks(bytes, cuts);
  expect(located(streamed.positionAt, streamed)).toEqual(
    located(lineIndex(plain).positionAt, { reading: readLog(plain, builtin) }),
  );
}

const HEADS = builtin.logs.formats.flatMap(({ id, samples }) =>
  id === 'log-json' || id === 'repeated' ? [] : samples,
);
const MESSAGES = builtin.logs.signatures.flatMap(({ hit, miss }) => [...hit, ...miss]);
const HEALTHY = Array.from({ length: 8 }, (_, i) => `${HEADS[i % 3]} step ${i} of the work went well`);

const logs = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...HEALTHY), weight: 6 },
      fc.tuple(fc.constantFrom(...HEADS), fc.constantFrom(...MESSAGES)).map(([head, message]) => `${head} ${message}`),
      fc.constantFrom(...MESSAGES),
      fc.constantFrom(
        'Updating last successful sync date',
        'plain “words” 😀 of all kinds',
        '\tcontinued',
        'Apr  2 08:15:40 --- last message repeated 3 times ---',
        'OS Version: iPhone OS 16.3.1 (20D67)',
        'Battery at 12 %',
        '"modelCode" : "iPhone14,5"',
        'Started on iOS 17.4 (21E219)',
        '# symptom-lens: ignore log-path-denied, log-nothing',
        '// symptom-lens: ignore-file log-offline',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }).map(text => text.replaceAll('\ufeff', '')),
    ),
    { minLength: 1, maxLength: 200, size: 'max' },
  )
  .chain(lines => fc.constantFrom('\n', '\r\n').map(eol => lines.join(eol) + eol));
/** The same with colours anywhere in it. */
const coloured = fc
  .tuple(logs, fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.constantFrom('\x1b[31m', '\x1b[0;1m', '\x1b['))))
  .map(([lines, marks]) => {
    // A colour inside a line break would make it two lines; people write directives without colours.
    const text = lines.replaceAll('\r', '').replaceAll('symptom-lens:', '');
    let from = 0;
    const parts = marks.map(([length, mark]) => {
      from += length;
      return text.slice(from - length, from) + mark;
    });
    return parts.join('') + text.slice(from);
  });
const cuts = fc.array(fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9000 })), {
  minLength: 1,
  maxLength: 5,
});

test('a log read in chunks gives what it gives as a whole, wherever the chunks end', () => {
  fc.assert(
    fc.property(logs, cuts, (text, sizes) => expectSame(text, sizes)),
    { numRuns: 300 },
  );
});

test('so does a log with colours in the middle of its lines', () => {
  fc.assert(
    fc.property(coloured, cuts, (text, sizes) => expectSame(text, sizes)),
    { numRuns: 300 },
  );
});

test('a line of nothing but colours takes no memory of its own, and what stands behind it is found in its place', () => {
  const colour = '\x1b[31m';
  const many = new TextEncoder().encode(colour.repeat(200_000));
  const colours = newColours();
  for (let i = 0; i < 10; i++) takeOut(colours, many.slice(), 0, 0, many.length);
  expect(takenOutAt(colours, 0)).toBe(10 * many.length);
  expect(colours.at.length + colours.bytes.length).toBeLessThan(50_000);
  const line = `${HEADS[0]} Error Domain=CKErrorDomain Code=25`;
  const text = `${colour.repeat(200_000)}\n${line}\n`;
  const streamed = readInChunks(new TextEncoder().encode(text), [70_000]);
  expect(streamed.reading.findings.map(({ start }) => streamed.positionAt(start))).toMatchObject([{ line: 1 }]);
});

test('every signature and fact is found in the middle of a long log', () => {
  const filler = `${HEALTHY.join('\n')}\n`.repeat(60);
  for (const { hit, miss } of builtin.logs.signatures)
    for (const message of [...hit, ...miss]) expectSame(`${filler}${HEADS[0]} ${message}\n${filler}`, [5000]);
  for (const { hit } of builtin.logs.facts)
    for (const said of Object.keys(hit)) expectSame(`${filler}${HEADS[0]} ${said}\n${filler}`, [5000]);
});

test('below an object of JSON a crash report is no record of its own, wherever it is met', () => {
  const report = 'Incident Identifier: 6B2E4C1A-0F3D-4E57-9A88-2C7D51E0B964 Error Domain=CKErrorDomain Code=4';
  for (const above of ['{ "pid" : 5 }\n', '{ "pid" : 5 }\n\n \n', 'nothing }\n', 'nothing\n'])
    for (const filler of ['', `${HEALTHY.join('\n')}\n`.repeat(60)])
      expectSame(`${filler}${HEADS[0]} Opened ${above}${report}\nUpdating last successful sync date\n`, [1, 700]);
});

test('times with and without a zone are compared alike, whatever was read before', () => {
  const filler = `${HEALTHY.join('\n')}\n`.repeat(20);
  const said = (time: string) => `{"bug_type":"109","timestamp":"${time}","os_version":"iPhone OS 10.1.1 (14B100)"}`;
  const lines = [
    `2026-04-02 08:15:30.120 Df cloudphotod[411:3f21] [com.apple.photos.cpl:engine.system] ${said('x')}`,
    `2026-04-02 08:15:30.018822+0200 Albums[3243:21550] [Uploader] Could not save ${said('x')}`,
    said('2016-12-01 09:15:30.00 +0100'),
  ];
  for (let i = 0; i < 20; i++)
    expectSame(`${lines[0]}\n${filler}${'x'.repeat(25 * i)}\n${lines[1]}\n${lines[2]}\n${filler}`, [1]);
});

test('a byte order mark at the beginning is no part of the first record', () => {
  const text = `${HEADS[0]} Error Domain=CKErrorDomain Code=25\n`;
  const streamed = readInChunks(new TextEncoder().encode(`\ufeff${text}`), [1]);
  expect(located(streamed.positionAt, streamed)).toEqual(
    located(lineIndex(text).positionAt, { reading: readLog(text, builtin) }),
  );
});

test('damaged UTF-8 does not move what stands behind it', () => {
  const line = new TextEncoder().encode(`${HEADS[0]} Error Domain=CKErrorDomain Code=25\n`);
  for (const damage of [[0xff], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90]]) {
    const bytes = new Uint8Array([...damage, 0x20, ...line.slice(0, 90), ...damage, ...line.slice(90)]);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const streamed = readInChunks(bytes, [7]);
    expect(located(streamed.positionAt, streamed)).toEqual(
      located(lineIndex(text).positionAt, { reading: readLog(text, builtin) }),
    );
  }
});

test('far into a log, what ends a state is read where there is one, and where one may follow that is older', () => {
  const line = (clock: string, message: string, process = 'cloudd') =>
    `Apr  2 ${clock} iPhone ${process}[411] <Error>: ${message}\n`;
  const answer = line('08:15:31', 'Task <A1>.<2> received response, status 200');
  const late = line('08:15:30', 'Error Domain=NSURLErrorDomain Code=-1001');
  const far = line('08:00:00', 'Nothing to do').repeat(30_000);
  const read = (text: string) => {
    const stream = newLogStream(builtin);
    stream.push(new TextEncoder().encode(far + text));
    const { findings } = stream.end().reading;
    expect(findings.map(({ status }) => status)).toEqual(
      readLog(far + text, builtin).findings.map(({ status }) => status),
    );
    return findings.map(({ status, count }) => [status, count]);
  };
  expect(read(late + answer)).toEqual([['ruled-out', 1]]);
  // As in logs that were joined, and where the newest line stands first.
  expect(read(answer + late)).toEqual([['ruled-out', 1]]);
  expect(read(answer + far.repeat(2) + late)).toEqual([['ruled-out', 1]]);
  expect(read(answer.replace('08:15:31', '08:15:29') + late)).toEqual([['present', 1]]);
  expect(read(late + answer + late.replace('15:30', '15:32'))).toEqual([
    ['ruled-out', 1],
    ['present', 1],
  ]);
  const account = (clock: string, message: string) => line(clock, message, 'cloudphotod');
  expect(
    read(
      account('09:00:00', 'Account status changed to CKAccountStatusAvailable') +
        account('08:00:00', 'CKErrorDomain Code=36'),
    ),
  ).toEqual([['ruled-out', 1]]);
  expect(
    read(
      line('09:00:00', 'wlan0 now associated to x', 'wifid') +
        line('08:00:00', 'AirPort: Link Down on en0. Reason 8', 'kernel'),
    ),
  ).toEqual([['ruled-out', 1]]);
});

test('far into a long line its head and its column are known', () => {
  const before = `${HEADS[0]} Nothing to do\n`.repeat(3);
  const text = `${before}Apr  2 08:15:31 iPhone geod[1] <Error>: ${'x'.repeat(300_000)} NSURLErrorDomain Code=-1009\n`;
  const stream = newLogStream(builtin);
  stream.push(new TextEncoder().encode(text));
  const streamed = stream.end();
  expect(streamed.reading.findings).toMatchObject([{ status: 'mentioned', firstTime: 'Apr  2 08:15:31' }]);
  expect(located(streamed.positionAt, streamed)).toEqual(
    located(lineIndex(text).positionAt, { reading: readLog(text, builtin) }),
  );
});
