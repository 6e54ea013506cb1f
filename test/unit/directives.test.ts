import { describe, expect, test } from 'vitest';
import { compilePack } from '../../server/knowledge/compile.ts';
import { allSymptoms } from '../../server/knowledge/knowledge.ts';
import { readDirectives } from '../../server/triage/directives.ts';
import type { TextChange } from '../../server/triage/insert.ts';
import { ignoreFindingChange, ignoreSymptomChange } from '../../server/triage/insertion/ignore.ts';
import { readLog } from '../../server/triage/log.ts';
import { readTicket } from '../../server/triage/ticket.ts';
import { packFiles } from './pack.ts';

const knowledge = compilePack(packFiles);
const FULL = 'icloud-storage-message';
const apply = (text: string, change: TextChange | undefined) =>
  change ? text.slice(0, change.start) + change.insert + text.slice(change.end) : text;

/** The symptoms that a ticket shows. */
const shown = (text: string) =>
  readTicket(text, knowledge)
    .findings.filter(({ ignored }) => !ignored)
    .map(({ symptom }) => symptom);

const TICKET = 'Message: iCloud Storage Is Full\n\nLater again: iCloud Storage Is Full\n';

describe('a directive', () => {
  test('leaves alone what stands before it on its line, and on the next line where it stands alone', () => {
    expect(shown(TICKET).filter(id => id === FULL)).toHaveLength(2);
    expect(shown(`<!-- symptom-lens: ignore ${FULL} -->\n${TICKET}`).filter(id => id === FULL)).toHaveLength(1);
    expect(shown(TICKET.replace('Full\n', `Full <!-- symptom-lens: ignore ${FULL} -->\n`))).toHaveLength(
      shown(TICKET).length - 1,
    );
  });

  test('may stand above other directives', () => {
    const [first, second] = ['ignore low-power-mode', `ignore ${FULL}`].map(d => `<!-- symptom-lens: ${d} -->\n`);
    expect(shown(`${second}${first}\n${TICKET}`).filter(id => id === FULL)).toHaveLength(1);
  });

  test('leaves a symptom alone in the whole file', () => {
    expect(shown(`${TICKET}\n<!-- symptom-lens: ignore-file ${FULL} -->\n`)).not.toContain(FULL);
  });

  test('takes several ids, with commas or blanks between them', () => {
    const { file, notices } = readDirectives(
      '<!-- symptom-lens: ignore-file low-power-mode, wifi-down ios-behind -->',
      knowledge,
    );
    expect([...file]).toEqual(['low-power-mode', 'wifi-down', 'ios-behind']);
    expect(notices).toEqual([]);
  });

  test('stands behind # in a log', () => {
    const line = 'Apr  2 08:15:30 iPhone cloudphotod[58] <Error>: Error uploading asset: Quota exceeded\n';
    const log = (text: string) => readLog(text, knowledge).findings.filter(({ ignored }) => !ignored).length;
    expect(log(line)).toBe(1);
    expect(log(`# symptom-lens: ignore-file log-icloud-quota-exceeded\n${line}`)).toBe(0);
  });

  test('with an unknown id is a notice on that id, with the nearest one as the suggestion', () => {
    const text = 'Text\n<!-- symptom-lens: ignore low-pover-mode -->\n';
    const { notices } = readDirectives(text, knowledge);
    expect(notices).toMatchObject([{ code: 'unknown-directive', suggestion: 'low-power-mode' }]);
    expect(text.slice(notices[0]?.start, notices[0]?.end)).toBe('low-pover-mode');
  });

  test('with an id like no other has no suggestion', () => {
    expect(readDirectives('# symptom-lens: ignore zzzzzzzzzzzz', knowledge).notices[0]?.suggestion).toBeUndefined();
  });
});

describe('a directive that says why', () => {
  test.each(['--', '—', '-'])('behind %s ignores its symptom and complains of nothing', dash => {
    for (const text of [
      `<!-- symptom-lens: ignore-file low-power-mode ${dash} plugged in later -->`,
      `# symptom-lens: ignore-file low-power-mode ${dash} plugged in later`,
    ]) {
      const { file, notices } = readDirectives(text, knowledge);
      expect([...file]).toEqual(['low-power-mode']);
      expect(notices).toEqual([]);
    }
  });

  test('says nothing of the case by its reason, and what stands behind it still counts', () => {
    expect(shown('# symptom-lens: ignore wifi-down -- iCloud storage is full\n\nPhotos wait.\n')).not.toContain(FULL);
    expect(shown(`<!-- symptom-lens: ignore wifi-down -- no --> ${TICKET}`)).toContain(FULL);
    const own = `${TICKET.trim()} <!-- symptom-lens: ignore ${FULL} -- the other phone -->\n\nMessage: iCloud Storage Is Full\n`;
    expect(shown(own).filter(id => id === FULL)).toHaveLength(2);
  });

  test('or one whose dashes touch the symptom is no text of the line', () => {
    const { lines } = readDirectives('<!-- symptom-lens: ignore low-power-mode--car-->\nText\n', knowledge);
    expect(lines).toMatchObject([{ symptom: 'low-power-mode', extent: { end: 53 } }]);
  });

  test('or anything else without a dash is told of it, but not that it ignores nothing', () => {
    const { file, notices } = readDirectives('# symptom-lens: ignore-file low-power-mode plugged', knowledge);
    expect([...file]).toEqual(['low-power-mode']);
    expect(notices.map(({ message }) => message)).toEqual(['There is no symptom "plugged".']);
  });
});

describe('a directive that nobody knows', () => {
  test.each([
    ['ignore-line low-power-mode', 'ignore'],
    ['ignore-next-line low-power-mode', 'ignore'],
    ['disable low-power-mode', 'ignore'],
    ['Ignore low-power-mode', 'ignore'],
    ['ignorefile low-power-mode', 'ignore-file'],
  ])('%s is a notice on its verb with the one that is meant', (directive, suggestion) => {
    const text = `Text\n<!-- symptom-lens: ${directive} -->\n`;
    const { file, lines, notices } = readDirectives(text, knowledge);
    expect([file.size, lines]).toEqual([0, []]);
    expect(notices).toMatchObject([{ code: 'unknown-directive', suggestion }]);
    expect(text.slice(notices[0]?.start, notices[0]?.end)).toBe(directive.split(' ')[0]);
  });

  test.each(['ignore', 'ignore-file -- later', 'ignore-->'])('%s names no symptom, which is said', directive => {
    expect(readDirectives(`<!-- symptom-lens: ${directive}`, knowledge).notices).toMatchObject([
      { message: expect.stringMatching(/names no symptom/) },
    ]);
  });

  test.each(['# symptom-lens: how we use it', '# symptom-lens: Low Power Mode is on', 'http://symptom-lens: x'])(
    'is no heading and no address: %s',
    text => {
      expect(readDirectives(text, knowledge).notices).toEqual([]);
      expect(readTicket(text, knowledge).findings.map(({ symptom }) => symptom)).toEqual(
        text.includes('Low') ? ['low-power-mode'] : [],
      );
    },
  );

  test.each(['# symptom-lens: disable low-power-mode', '// symptom-lens: ignore-line low-power-mode -- the office'])(
    'is told of before ids in any comment: %s',
    text => expect(readDirectives(text, knowledge).notices).toMatchObject([{ suggestion: 'ignore' }]),
  );

  test('is no address of a machine that is called so', () => {
    expect(readDirectives('See http://symptom-lens:8080/ignore x', knowledge).notices).toEqual([]);
  });
});

test('ignoring on a line of the front matter with several values writes a comment above it', () => {
  const text = '---\nlogs: [a.log,b.log,c.log]\n---\n';
  const change = ignoreFindingChange(text, { start: text.indexOf('a.log'), symptom: 'log-battery-policy' });
  expect(apply(text, change)).toBe(text.replace('logs', '# symptom-lens: ignore log-battery-policy\nlogs'));
});

test('a directive says nothing of the case, whatever symptom it names', () => {
  const ids = allSymptoms(knowledge).map(({ id }) => id);
  for (const id of ids)
    for (const directive of [`# symptom-lens: ignore ${id}`, `// symptom-lens: ignore-file ${id}`])
      expect(readTicket(`---\n${directive}\n---\n\nPhotos wait.\n`, knowledge).findings).toEqual([]);
});

describe('ignoring', () => {
  test('one finding writes the directive above it, with its indent and the line ends of the file', () => {
    const text = 'Seen:\r\n  - iCloud Storage Is Full\r\n';
    const finding = readTicket(text, knowledge).findings.find(({ symptom }) => symptom === FULL);
    expect(finding).toBeDefined();
    if (!finding) return;
    const changed = apply(text, ignoreFindingChange(text, finding));
    expect(changed).toBe(`Seen:\r\n  <!-- symptom-lens: ignore ${FULL} -->\r\n  - iCloud Storage Is Full\r\n`);
    expect(shown(changed)).not.toContain(FULL);
  });

  test.each([
    ['in a table', '| Check | Result |\n|---|---|\n| Phone | iCloud Storage Is Full |\n| Wi-Fi | ok |\n'],
    ['in a quote', '> It says iCloud Storage Is Full\n> since Monday.\n'],
    ['in an export', 'case,what it says,who\n71,"iCloud Storage Is Full",Mo\n'],
    ['in an export without quotes', 'case;what it says\n71;iCloud Storage Is Full\n'],
    ['in the front matter', '---\nsummary: iCloud Storage Is Full\n---\n'],
  ])('a finding %s is ignored without breaking it', (_, text) => {
    const [finding] = readTicket(text, knowledge).findings;
    expect(finding?.symptom).toBe(FULL);
    const change = ignoreFindingChange(text, { start: finding?.start ?? 0, symptom: FULL });
    const changed = apply(text, change);
    expect(shown(changed)).not.toContain(FULL);
    if (text.startsWith('---')) expect(changed).toBe(`---\n# symptom-lens: ignore ${FULL}\n${text.slice(4)}`);
    else expect(changed.split('\n')).toHaveLength(text.split('\n').length);
  });

  test.each([
    ['quoted-printable', 'The phone says iCloud Storage=\n Is Full'],
    ['base64', 'VGhlIHBob25lIHNheXMgaUNsb3VkIFN0b3JhZ2UgSXMgRnVsbA=='],
  ])('in a mail in %s only the symptom is, above all', (encoding, body) => {
    const mail = `From: mo@example.org\nContent-Type: text/plain\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n`;
    const [finding] = readTicket(mail, knowledge).findings;
    expect(finding?.symptom).toBe(FULL);
    expect(ignoreFindingChange(mail, { start: finding?.start ?? 0, symptom: FULL })).toBeUndefined();
    const changed = apply(mail, ignoreSymptomChange(mail, FULL));
    expect(readTicket(changed, knowledge).findings).toMatchObject([{ symptom: FULL, ignored: true }]);
  });

  test('a symptom of an export keeps its rows together', () => {
    const text = 'case,what it says\n71,"iCloud Storage Is Full"\n';
    expect(shown(apply(text, ignoreSymptomChange(text, FULL)))).not.toContain(FULL);
  });

  test('a symptom in the file writes the directive behind the front matter', () => {
    const text = '---\nmodel: iPhone 12\n---\niCloud Storage Is Full\n';
    const changed = apply(text, ignoreSymptomChange(text, FULL));
    expect(changed).toBe(
      `---\nmodel: iPhone 12\n---\n<!-- symptom-lens: ignore-file ${FULL} -->\niCloud Storage Is Full\n`,
    );
    expect(shown(changed)).not.toContain(FULL);
  });
});

describe('ignoring writes nothing that breaks the file', () => {
  test.each([
    ['a ticket in JSON', '{\n  "subject": "iCloud Storage Is Full"\n}\n', 'html'],
    ['a list of tickets in JSON', '[{"subject": "iCloud Storage Is Full"}]', 'html'],
    ['a log with JSON on each line', '{"eventMessage":"Quota exceeded"}\n{"eventMessage":"again"}\n', 'hash'],
    ['a log that is one list in JSON', '[{\n  "eventMessage": "Quota exceeded"\n}]\n', 'hash'],
    ['a crash report', '{"app_name":"Photos"}\n{\n  "pid": 77\n}\n', 'hash'],
    ['a property list', '<?xml version="1.0"?>\n<plist>\n<string>15.1</string>\n</plist>\n', 'hash'],
  ] as const)('in %s', (_, text, comment) => {
    expect(ignoreFindingChange(text, { symptom: FULL, start: text.indexOf('l') }, comment)).toBeUndefined();
    expect(ignoreSymptomChange(text, FULL, comment)).toBeUndefined();
  });

  test('the declaration of XML stays the first line', () => {
    const text = '<?xml version="1.0"?>\n<ticket>\n<note>iCloud Storage Is Full</note>\n</ticket>\n';
    const changed = apply(text, ignoreSymptomChange(text, FULL));
    expect(changed).toMatch(/^<\?xml version="1\.0"\?>\n<!-- symptom-lens: ignore-file .* -->\n<ticket>\n/);
    expect(shown(changed)).not.toContain(FULL);
  });

  test('the head of a CSV stays the first line', () => {
    const text = 'id,subject,model\n1,iCloud Storage Is Full,iPhone 8\n';
    expect(ignoreSymptomChange(text, FULL)).toBeUndefined();
    expect(shown(apply(text, ignoreFindingChange(text, { symptom: FULL, start: text.indexOf('iCloud') })))).toEqual([]);
  });

  test('behind a byte order mark it stands on the first line', () => {
    const text = '\uFEFFiCloud Storage Is Full\n';
    const change = ignoreFindingChange(text, { symptom: FULL, start: 1 });
    expect(apply(text, change)).toBe(`\uFEFF<!-- symptom-lens: ignore ${FULL} -->\niCloud Storage Is Full\n`);
    expect(shown(apply(text, change))).not.toContain(FULL);
  });

  test.each([
    'notes: |\n  Photos do not sync.\n  iCloud Storage Is Full\n',
    'notes: the phone says\n  iCloud Storage Is Full\n',
  ])('within a value of the front matter only the symptom can be ignored: %j', yaml => {
    const text = `---\n${yaml}---\n\nStuck.\n`;
    expect(ignoreFindingChange(text, { symptom: FULL, start: text.indexOf('iCloud') })).toBeUndefined();
    expect(shown(apply(text, ignoreSymptomChange(text, FULL)))).not.toContain(FULL);
  });

  test('a value of one line in the front matter has the directive above it', () => {
    const text = '---\nlogs:\n  - a.log\nmessage: iCloud Storage Is Full\n---\n';
    const change = ignoreFindingChange(text, { symptom: FULL, start: text.indexOf('iCloud') });
    expect(apply(text, change)).toContain(`\n# symptom-lens: ignore ${FULL}\nmessage: iCloud`);
  });
});
