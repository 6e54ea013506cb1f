import { expect, test } from 'vitest';
import { newSink } from '../../server/archive/sink.ts';
import { builtin } from '../../server/knowledge/builtin.ts';
import { readLargeLog } from '../../server/large-log.ts';
import { lineIndex } from '../../server/triage/lines.ts';
import { readLog } from '../../server/triage/log.ts';

/** What `log show --style json` writes of an event. */
const event = (process: string, message: string, second = 30) => ({
  traceID: 1,
  eventMessage: message,
  processImagePath: `/usr/libexec/${process}`,
  timestamp: `2026-04-02 08:15:${second}.120045+0100`,
  backtrace: { frames: [{ imageOffset: 3 }, { imageOffset: 4 }] },
});
const events = [
  event('geod', 'Über Error Domain=NSURLErrorDomain Code=-1009 "x"'),
  event('cloudd', 'Upload ended: Error Domain=CKErrorDomain Code=25 "{"},{"traceID"'),
  event('cloudd', 'Upload ended: Error Domain=CKErrorDomain Code=25 "x"', 45),
];

const inOneLine = (all: readonly unknown[]) => JSON.stringify(all);
/** As Python joins them. */
const withBlanks = (all: readonly unknown[]) => `[${all.map(each => JSON.stringify(each)).join(', ')}]`;

const readStream = (text: string) => {
  const sink = newSink(builtin);
  sink.push(new TextEncoder().encode(text));
  return sink.end();
};

test.each([
  ['jq -c', inOneLine],
  ['Python', withBlanks],
])('events that %s wrote in one line are told apart', (_, write) => {
  const text = write(events);
  const { findings } = readLog(text, builtin);
  expect(findings).toMatchObject([
    { symptom: 'log-offline', status: 'mentioned' },
    {
      symptom: 'log-icloud-quota-exceeded',
      status: 'present',
      count: 2,
      firstTime: '2026-04-02 08:15:30.120045+0100',
      lastTime: '2026-04-02 08:15:45.120045+0100',
    },
  ]);
  for (const finding of findings) expect(text.slice(finding.start, finding.end)).toBe(finding.text);
  expect(readStream(text).reading.findings.map(({ status }) => status)).toEqual(['mentioned', 'present']);
});

test('so are thousands of them, from disk and in the editor, and each finding stands in the first line', () => {
  const text = inOneLine([...Array.from({ length: 6000 }, () => events[0]), events[1]]);
  const { reading, positionAt } = readStream(text);
  expect(reading.findings).toMatchObject([{ status: 'mentioned', count: 6000 }, { status: 'present' }]);
  const at = text.lastIndexOf('CKErrorDomain');
  expect(positionAt(reading.findings[1]?.start ?? 0)).toEqual({ line: 0, character: at });
  expect(readLargeLog(text, lineIndex(text), builtin).findings).toMatchObject([
    { status: 'mentioned', count: 6000 },
    { status: 'present', start: at },
  ]);
});
