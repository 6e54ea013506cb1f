import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { evidenceInText, withLogs } from '../../server/triage/attached.ts';
import { insertEvidence } from '../../server/triage/evidence.ts';
import { applyChanges } from '../../server/triage/insert.ts';
import { readLog } from '../../server/triage/log.ts';
import type { LogEvidence } from '../../server/triage/model.ts';
import { lineAround, quoteAt } from '../../server/triage/quote.ts';
import { readTicket } from '../../server/triage/ticket.ts';

const QUIET = 'Mar  3 07:12:39 iPhone assetsd[61] <Notice>: Library opened\n';
const FULL =
  'Mar  3 07:12:40 Annas-iPhone cloudphotod[77] <Error>: jo@mail.example.com: Error Domain=CKErrorDomain Code=25 "quota"\n';
const AGAIN = FULL.replace('07:12:40', '07:15:02');
const OFFLINE = 'Mar  3 07:13:00 iPhone cloudphotod(CFNetwork)[77] <Error>: A task finished with error - code: -1009\n';

const evidenceOf = (text: string, log = 'phone.log'): LogEvidence[] =>
  evidenceInText(log, text, readLog(text, builtin));
const readWith = (ticket: string, evidence: LogEvidence[], facts = {}) =>
  withLogs(readTicket(ticket, builtin), [{ name: 'phone.log', start: 0, end: 3, evidence, facts }], builtin);
const causeIn = (ticket: string, attached: LogEvidence[], cause: string) =>
  readWith(ticket, attached).causes.find(entry => entry.cause === cause);
const inserted = (text: string, attached: LogEvidence[], causes?: string[], masksPrivate = true) =>
  applyChanges(text, insertEvidence(text, attached, builtin, { causes, masksPrivate, markup: 'markdown' }));
const statuses = (text: string) =>
  readTicket(text, builtin).findings.map(({ symptom, status, text: words }) => `${symptom} ${status} ${words}`);

describe('a ticket with its logs', () => {
  test('a log raises a cause that the ticket speaks of, and its evidence says where', () => {
    const ticket = 'The iCloud storage might be getting full.\nHer iCloud storage: 4.9 GB of 5 GB.\n';
    const alone = causeIn(ticket, [], 'icloud-storage');
    const both = causeIn(ticket, evidenceOf(QUIET + FULL + AGAIN), 'icloud-storage');
    expect(both?.score).toBeGreaterThan(alone?.score ?? 1);
    expect(both?.inLogs).toEqual({ evidence: [0], against: [] });
    expect(evidenceOf(QUIET + FULL + AGAIN)[0]).toMatchObject({
      log: 'phone.log',
      at: { line: 1 },
      lastAt: { line: 2 },
      count: 2,
      firstTime: 'Mar  3 07:12:40',
      line: FULL.trimEnd(),
    });
  });

  test('a log names a cause of which the ticket says nothing, and asks for it', () => {
    const reading = readWith('Photos wait.\n', evidenceOf(FULL));
    expect(reading.causes).toMatchObject([{ cause: 'icloud-storage', verdict: 'likely', evidence: [] }]);
    expect(reading.next.ask).toBe(builtin.causes.find(({ id }) => id === 'icloud-storage')?.ask[0]?.text);
  });

  test('a log that tells how the state ended lowers the cause', () => {
    const ended = evidenceOf(FULL).map((one): LogEvidence => ({ ...one, status: 'ruled-out' }));
    const ticket = 'His iCloud storage is full.\n';
    const lowered = causeIn(ticket, ended, 'icloud-storage');
    expect(lowered?.score).toBeLessThan(causeIn(ticket, [], 'icloud-storage')?.score ?? 0);
    expect(lowered?.inLogs).toEqual({ evidence: [], against: [0] });
  });

  test.each([
    ['is solved', 'Solved: he bought more iCloud storage, all photos synced. Ticket closed.\n'],
    ['is about something else', 'Mail does not fetch messages, the Outlook account gives an error.\n'],
  ])('in a ticket that %s a log raises nothing, and nothing is asked', (_how, ticket) => {
    const { attached, causes, next } = readWith(ticket, evidenceOf(FULL));
    expect(attached).toMatchObject([{ status: 'mentioned', symptom: 'log-icloud-quota-exceeded' }]);
    expect(causes.filter(({ verdict }) => verdict === 'likely' || verdict === 'possible')).toEqual([]);
    expect(next.ask).toBe(readTicket(ticket, builtin).next.ask);
    expect(next.ask).toMatch(/^As it stands there is nothing to ask: the ticket /);
  });

  test('without logs a reading stays as it is', () => {
    const reading = readTicket('His iCloud storage is full.\n', builtin);
    expect(withLogs(reading, [], builtin)).toBe(reading);
  });

  test('a line of a longer record is quoted with the one that says when it was and whose', () => {
    const record = `${QUIET.trimEnd()} batch ended: {\n\tError Domain=CKErrorDomain Code=25 "quota"\n}\n`;
    const [found] = evidenceOf(QUIET + record.replaceAll('assetsd', 'cloudphotod').replaceAll('07:12:39', '07:12:44'));
    expect(found).toMatchObject({ at: { line: 2 }, firstTime: 'Mar  3 07:12:44' });
    expect(found?.line).toBe(
      'Mar  3 07:12:44 iPhone cloudphotod[61] <Notice>: Library opened batch ended: { … Error Domain=CKErrorDomain Code=25 "quota"',
    );
  });

  test('what a log states of space and battery is a fact of the ticket, and is not asked again', () => {
    const told = { device: { total: 64e9, used: 63.9e9, free: 0.1e9 }, battery: 55, build: '21C62', ios: '17.2' };
    const { facts, next } = readWith('Low Power Mode is off. My iPhone is full. It has 64 GB.\n', [], told);
    expect(facts).toMatchObject({ device: { value: { used: 63.9e9 }, start: 0, end: 3 }, battery: { value: 55 } });
    expect(next.ask).toMatch(/takes the most space/);
    const own = readWith('My iPhone is full: 63 of 64 GB used.\n', [], told).facts.device?.value;
    expect(own).toMatchObject({ total: 64e9, used: 63e9 });
    expect(own?.free).toBeUndefined();
  });

  test('a log from another iOS than the ticket tells of the model, and not of space that may have changed since', () => {
    const { facts } = readWith('It is on iOS 17.2.\n', [], { model: 'iPhone 12', ios: '16.1', battery: 5 });
    expect(facts).toMatchObject({ model: { value: 'iPhone 12' }, ios: { value: '17.2' } });
    expect(facts.battery).toBeUndefined();
  });

  test('a question that a log answers is not asked, unless the ticket doubts the log', () => {
    const lowPower = { symptom: 'log-low-power-policy', cause: 'power', text: 'Low Power Mode' };
    const told = evidenceOf(FULL).map(one => ({ ...one, ...lowPower }));
    const ask = (ticket: string, facts = {}) => readWith(ticket, told, facts).next.ask;
    expect(ask('Photos wait.\n')).toMatch(/charger and on Wi-Fi at night/);
    expect(ask('Photos wait on her iPhone 12.\n', { model: 'iPhone 8' })).toMatch(/is it of this iPhone/);
  });

  test('a log tells of the device what the ticket leaves open, and says where it contradicts', () => {
    const silent = readWith('Photos wait.\n', [], { model: 'iPhone 12', ios: '15.1' });
    expect(silent.facts).toMatchObject({ model: { value: 'iPhone 12', start: 0, end: 3 }, ios: { value: '15.1' } });
    const exacter = readWith('---\nios: 17\n---\nPhotos wait.\n', [], { ios: '17.2' });
    expect(exacter.facts.ios?.value).toBe('17.2');
    expect(exacter.notices).toEqual([]);
    const other = readWith('---\nmodel: iPhone 12\nios: 17.2\n---\nPhotos wait.\n', [], {
      model: 'iPhone 8',
      ios: '15.1',
    });
    expect(other.facts).toMatchObject({ model: { value: 'iPhone 12' }, ios: { value: '17.2' } });
    expect(other.notices.filter(({ code }) => code.startsWith('conflict-log'))).toMatchObject([
      {
        code: 'conflict-log-model',
        start: 11,
        message: expect.stringMatching(/is of an iPhone 8, the ticket says iPhone 12/),
      },
      { code: 'conflict-log-ios', message: expect.stringMatching(/is of iOS 15\.1, the ticket says 17\.2/) },
    ]);
  });

  describe('a log that the ticket contradicts makes a cause possible at most, and is asked about', () => {
    const foreign = { model: 'iPhone XS', ios: '18.7.2' };

    test('where the ticket states a number', () => {
      const { causes, next } = readWith('Photos wait. iCloud: 3 GB of 50 GB used.\n', evidenceOf(FULL + AGAIN));
      expect(causes).toMatchObject([{ cause: 'icloud-storage', verdict: 'possible', inLogs: { evidence: [0] } }]);
      expect(next.ask).toBe(
        'The ticket says “iCloud: 3 GB of 50 GB used”, the log "phone.log" “CKErrorDomain Code=25”. Which of them is so now, and is the log of this iPhone?',
      );
    });

    test('but not where its last number, or what is told behind it, agrees, or where it is one that changes by the hour', () => {
      const full = readWith('iCloud: 3 GB of 50 GB used. Now iCloud: 49.9 GB of 50 GB used.\n', evidenceOf(FULL));
      expect(full.causes[0]).toMatchObject({ cause: 'icloud-storage', verdict: 'likely' });
      expect(full.next.ask).not.toMatch(/Which of them/);
      const told = readWith(
        'iCloud: 3 GB of 50 GB used before. Now it says iCloud storage is full.\n',
        evidenceOf(FULL),
      );
      expect(told.next.ask).not.toMatch(/Which of them/);
      const low = evidenceOf(FULL).map(one => ({ ...one, cause: 'power' }));
      expect(readWith('Photos wait. The battery is at 95 %.\n', low).causes[0]).toMatchObject({ verdict: 'likely' });
    });

    test('where it is of another iPhone, which also tells nothing of this one', () => {
      const ticket = '---\nmodel: iPhone 12\n---\nPhotos wait.\n';
      const { causes, facts, next } = readWith(ticket, evidenceOf(FULL), foreign);
      expect(causes).toMatchObject([{ cause: 'icloud-storage', verdict: 'possible' }]);
      expect(facts.ios).toBeUndefined();
      expect(next.ask).toBe(
        'The log "phone.log" is of an iPhone XS, the ticket says iPhone 12: is it of this iPhone, and from when?',
      );
    });

    test('while what the ticket says by itself keeps its weight', () => {
      const ticket = '---\nmodel: iPhone 12\n---\niCloud: 49.9 GB of 50 GB used.\n';
      const alone = causeIn(ticket, [], 'icloud-storage');
      const both = readWith(ticket, evidenceOf(FULL), foreign).causes[0];
      expect(both).toMatchObject({ verdict: 'likely', score: alone?.score });
    });
  });

  test('a long line is cut between words, around what was found', () => {
    const long = `${'word '.repeat(300)}needle ${'tail '.repeat(300)}`;
    const line = lineAround(`before\n${long}\nafter`, `before\n${long}`.indexOf('needle'));
    expect(line).toMatch(/^… word .*word needle tail .*tail …$/);
    expect(line.length).toBeLessThan(410);
    expect(lineAround('a\r\nbc\r\nd', 4)).toBe('bc');
  });

  test('of a long record no word is shown twice', () => {
    const words = Array.from({ length: 40 }, (_, i) => `w${i}`).join(' ');
    const text = `07:12:40 cloudd[7] ${words} ${words.toUpperCase()} needle ${words.replaceAll('w', 'v')}\n`;
    const { line } = quoteAt(text, text.indexOf('needle'), '07:12:40');
    const shown = line.split(' ').filter(word => word !== '…');
    expect(shown).toEqual([...new Set(shown)]);
    expect(line).toMatch(/^07:12:40 .*needle/);
  });
});

describe('inserting evidence', () => {
  const LOG = QUIET + FULL + AGAIN + OFFLINE;

  test('quotes file, line, count and times above each line, one block a cause, private data masked', () => {
    expect(
      inserted('# Photos\n\n## Observed\n\n- Nothing arrives.\n\n## Steps tried\n\n- none\n', evidenceOf(LOG)),
    ).toBe(
      `# Photos

## Observed

- Nothing arrives.

Log evidence: ${builtin.causes.find(({ id }) => id === 'connection')?.title}
\`\`\`log
# phone.log:4, Mar  3 07:13:00
Mar  3 07:13:00 iPhone cloudphotod(CFNetwork)[77] <Error>: A task finished with error - code: -1009
\`\`\`

Log evidence: ${builtin.causes.find(({ id }) => id === 'icloud-storage')?.title}
\`\`\`log
# phone.log:2, 2 times, Mar  3 07:12:40 to Mar  3 07:15:02, last in line 3
Mar  3 07:12:40 <name>-iPhone cloudphotod[77] <Error>: <e-mail>: Error Domain=CKErrorDomain Code=25 "quota"
\`\`\`

## Steps tried

- none
`,
    );
  });

  test('hides the half of a value that a long line is cut in, and one whose name is cut off', () => {
    const far = `deviceName: "${'Anna '.repeat(70)}" Error Domain=CKErrorDomain Code=25 "quota"`;
    const long = FULL.replace(/Error Domain.*/, far);
    const json = FULL.replace(
      /Error Domain.*/,
      `{"fullName":"Anna Müller","x":"${'y'.repeat(380)}","e":"CKErrorDomain Code=25"}`,
    );
    for (const log of [long, json]) expect(inserted('Photos wait.\n', evidenceOf(log))).not.toMatch(/Anna|Müller/);
    expect(inserted('Photos wait.\n', evidenceOf(long))).toContain('CKErrorDomain Code=25');
  });

  test('hides what the name of a file in an archive tells', () => {
    const attached = evidenceOf(FULL, 'case.zip').map(one => ({ ...one, member: 'Users/jdoe/Annas-iPhone.log' }));
    expect(inserted('Photos wait.\n', attached)).toContain('# case.zip: Users/<user>/<name>-iPhone.log:1, ');
    expect(inserted('Photos wait.\n', attached, undefined, false)).toContain(
      '# case.zip: Users/jdoe/Annas-iPhone.log:1, ',
    );
  });

  test('of a log that prints the newest line first, tells from when to when', () => {
    expect(inserted('Photos wait.\n', evidenceOf(AGAIN + QUIET + FULL))).toContain(
      '# phone.log:1, 2 times, Mar  3 07:12:40 to Mar  3 07:15:02, first in line 3\n',
    );
  });

  test('what speaks for or against a cause is quoted, what is only mentioned is not', () => {
    const [quota] = evidenceOf(FULL);
    const quotedAs = (status: LogEvidence['status']) =>
      inserted('Photos wait.\n', quota ? [{ ...quota, status }] : []).includes('CKErrorDomain Code=25');
    expect(quotedAs('present')).toBe(true);
    expect(quotedAs('ruled-out')).toBe(true);
    expect(quotedAs('mentioned')).toBe(false);
    expect(quotedAs('tried')).toBe(false);
  });

  test('takes one cause alone, and shows what is private where that was asked for', () => {
    const text = inserted('Photos wait.\n', evidenceOf(LOG), ['icloud-storage'], false);
    expect(text).toContain('## Evidence\n\nLog evidence: ');
    expect(text).toContain('Annas-iPhone cloudphotod[77] <Error>: jo@mail.example.com');
    expect(text).not.toContain('-1009');
  });

  test.each([
    ['Markdown', '# Photos\n\nHis iCloud storage is full.\n\n## Logs\n\nSee below.\n\n## Next steps\n\n- call\n'],
    ['labels', 'Model: iPhone 12\r\nIssue: his iCloud storage is full\r\n\r\nNext steps: call back\r\n'],
    ['Jira', 'h2. Report\n\nHis iCloud storage is full.\n\nh2. Findings\n\n* none yet\n'],
    ['bold headings', '**Report**\nHis iCloud storage is full.\n\n**Evidence**\nNone yet.\n'],
    ['nothing', ''],
    ['an open log excerpt', 'His iCloud storage is full.\n\n```\nsome log\n'],
  ])('in a ticket of %s changes no finding, only adds, and does nothing the second time', (_what, text) => {
    const after = inserted(text, evidenceOf(LOG));
    expect(after).toContain('Log evidence: ');
    expect(statuses(after)).toEqual(statuses(text));
    expect(inserted(after, evidenceOf(LOG))).toBe(after);
    const [change] = insertEvidence(text, evidenceOf(LOG), builtin, { masksPrivate: true, markup: 'markdown' });
    expect(change?.end).toBe(change?.start);
  });

  test('writes in the notation of the ticket', () => {
    expect(inserted('h2. Findings\n\nNone yet.\n', evidenceOf(OFFLINE))).toMatch(
      /\n\{noformat\}\n# phone\.log:1, .*\n.*\n\{noformat\}\n$/,
    );
    expect(inserted('Nothing arrives.\n\n{quote}\nHelp!\n{quote}\n', evidenceOf(OFFLINE))).toMatch(
      /\nh2\. Evidence\n\nLog evidence: .*\n\{noformat\}\n/,
    );
    expect(inserted('Model: iPhone 12\nIssue: waits\n', evidenceOf(OFFLINE))).toMatch(
      /\n> phone\.log:1, .*\n> Mar {2}3 .*\n$/,
    );
  });

  const FIXED = inserted('# Photos\n\n## Observed\n\nNothing arrives.\n', evidenceOf(FULL));
  test.each<[string, (block: string) => string]>([
    ['behind a blank line', block => block.replace('\n```log', '\n\n```log')],
    ['between tildes', block => block.replace('```log', '~~~log').replace('```', '~~~')],
    ['in a bare fence', block => block.replace('```log', '```')],
    ['in bold', block => block.replace(/^(Log evidence: .*)$/m, '**$1**')],
    ['as a heading', block => block.replace(/^(Log evidence: .*)$/m, '#### $1')],
    ['indented', block => block.replace(/\n```log\n(.*)\n(.*)\n```/, '\n\n    $1\n    $2')],
    ['in Jira’s block for code', block => block.replace('```log', '{code:title=log}').replace('```', '{code}')],
  ])('a block that was set %s is known again and says nothing of the case', (_how, change) => {
    const text = change(FIXED);
    expect(text).not.toBe(FIXED);
    expect(inserted(text, evidenceOf(FULL))).toBe(text);
    expect(statuses(text)).toEqual([]);
    expect(statuses(`${text}\n\nHis iCloud storage is full.\n`)).toHaveLength(1);
  });

  test('a line is not quoted again when it was seen more often since', () => {
    expect(
      inserted(
        FIXED,
        evidenceOf(QUIET + FULL + AGAIN).map(one => ({ ...one, at: { line: 0, character: 0 } })),
      ),
    ).toBe(FIXED);
  });

  test('goes into no mail in base64, and into one in quoted-printable in its code', () => {
    const mail = (encoding: string) => `Subject: photos\nContent-Transfer-Encoding: ${encoding}\n\nU3R1Y2su\n`;
    expect(inserted(mail('base64'), evidenceOf(FULL))).toBe(mail('base64'));
    const after = inserted(mail('quoted-printable'), evidenceOf(FULL));
    expect(after).toContain('Error Domain=3DCKErrorDomain Code=3D25');
    expect(inserted(after, evidenceOf(FULL))).toBe(after);
    expect(statuses(after)).toEqual([]);
  });

  test('what is written behind a block is read, and a sentence that only begins like one is, too', () => {
    const after = inserted('# Photos\n\n## Observed\n\nNothing arrives.\n', evidenceOf(LOG));
    expect(statuses(`${after}\nHis iCloud storage is full.\n`)).toHaveLength(1);
    expect(statuses('Log evidence: his iCloud storage is full.\n')).toHaveLength(1);
  });

  test('a remedy and a log line added later leave each other alone', () => {
    const first = inserted('# Photos\n\n## Observed\n\nNothing arrives.\n', evidenceOf(FULL));
    const second = inserted(first, evidenceOf(FULL + OFFLINE));
    expect(second.match(/^Log evidence: /gm)).toHaveLength(2);
  });

  test('whatever a log line holds, the block closes behind it and stays unread', () => {
    const piece = fc.constantFrom(
      '```',
      '````',
      '{noformat}',
      '\n',
      '> ',
      '\u001b[31m',
      '<!--',
      '-->',
      '# ',
      'his iCloud storage is full',
      'a',
    );
    const line = fc.array(piece, { maxLength: 12 }).map(parts => parts.join(' '));
    const ticket = fc.constantFrom('# A\n\nHe is fine.\n', 'h2. A\n\nHe is fine.\n', 'Model: iPhone 12\nIssue: fine\n');
    fc.assert(
      fc.property(line, ticket, (words, text) => {
        const attached = evidenceOf(FULL).map(one => ({
          ...one,
          line: words,
          masked: words,
          log: `${words.slice(0, 9)}.log`,
        }));
        const after = inserted(text, attached);
        expect(statuses(`${after}\nHis iCloud storage is full.\n`)).toHaveLength(1);
        expect(inserted(after, attached)).toBe(after);
      }),
    );
  });
});
