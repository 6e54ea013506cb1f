import { expect, test } from 'vitest';
import { type Triage, triagePage } from '../../client/views/triage-page.ts';

const FOUND: Triage = {
  isArchive: true,
  read: ['case/photos.log'],
  titles: { full: 'iCloud reports *no room*', storage: 'iCloud storage' },
  report: {
    path: '/desk/case_1.tar.gz',
    facts: { ios: '17.2', icloud: { used: 5e9, total: 5e9 }, battery: 12 },
    findings: [
      {
        symptom: 'full',
        cause: 'storage',
        status: 'present',
        text: 'Code=25\n `quota`',
        count: 3,
        range: { start: { line: 122, character: 4 } },
        member: 'case/photos.log',
        firstTime: '07:12',
        lastTime: '07:15',
      },
    ],
    causes: [{ cause: 'storage', verdict: 'likely', score: 0.9, evidence: [0] }],
    next: { ask: 'How much room is left?' },
    notices: [
      {
        severity: 'information',
        message: 'The unified log was not read.',
        range: { start: { line: 0, character: 0 } },
      },
    ],
  },
};
const { text: page, links } = triagePage(FOUND, (line, { member }) => `log:${member}#L${line}`);

test('the page has the facts in words', () => {
  expect(page).toContain('# Triage of case_1.tar.gz');
  expect(page).toContain('- iOS: 17.2\n- iCloud storage: 5 GB used, 5 GB total\n- Battery: 12 %');
});

test('the page ranks the causes and says how often, when and where each symptom stands', () => {
  expect(page).toContain('1. **iCloud storage**, likely (0.90): `` Code=25 `quota` ``\n');
  expect(page).toContain(
    '### iCloud storage\n\n- **iCloud reports \\*no room\\***: present, 3 times, 07:12 to 07:15; case/photos.log, line 123\n',
  );
});

test('words of the log stay words, whatever marks they have', () => {
  expect(page).toContain('`` Code=25 `quota` ``');
});

test('the page says what was not read, what was, and what to ask next', () => {
  expect(page).toContain('## Ask next\n\nHow much room is left?');
  expect(page).toContain('## Remarks\n\n- The unified log was not read.');
  expect(page).toContain('## Files read\n\n- `case/photos.log`');
});

test('a log without symptoms says so', () => {
  const { text: quiet } = triagePage(
    { ...FOUND, isArchive: false, report: { ...FOUND.report, facts: {}, findings: [], causes: [], notices: [] } },
    () => '',
  );
  expect(quiet).toContain('No symptom was found.');
  expect(quiet).not.toContain('## Remarks');
  expect(quiet).not.toContain('## Files read');
});

test('the links stand beside the page, over the words that say where', () => {
  expect(links.map(({ target }) => target)).toEqual(['log:case/photos.log#L123']);
  expect(links.map(({ start, end }) => page.slice(start, end))).toEqual(['case/photos.log, line 123']);
});

test('what is found in a file never becomes a link', () => {
  const [finding] = FOUND.report.findings;
  const trap = '[see](command:workbench.action.closeWindow)';
  const page = triagePage(
    {
      ...FOUND,
      read: [`${trap}.log`],
      report: { ...FOUND.report, findings: finding ? [{ ...finding, text: trap, member: `${trap}.log` }] : [] },
    },
    line => `log:x#L${line}`,
  );
  expect(page.links.map(({ target }) => target)).toEqual(['log:x#L123']);
  expect(page.text).toContain(`- \`${trap}.log\``);
});

test('of an open ticket, the page says which words decided, what applies first, and what its logs say', () => {
  const finding = { symptom: 'full', cause: 'storage', count: 1, range: { start: { line: 3, character: 0 } } };
  const { text } = triagePage(
    {
      ...FOUND,
      isArchive: false,
      decided: ['denied by `not`', 'by the words `4.9 of 5 GB`'],
      report: {
        ...FOUND.report,
        findings: [
          { ...finding, status: 'ruled-out', text: 'not full' },
          { ...finding, status: 'present', text: '4.9 of 5 GB' },
        ],
        attached: [{ ...finding, status: 'present', text: 'quota', log: 'case.log', at: { line: 8, character: 0 } }],
      },
    },
    line => `file:///desk/case.md#L${line}`,
  );
  expect(text).toContain(
    'present; line 4\n  by the words `4.9 of 5 GB`\n- **iCloud reports \\*no room\\***: ruled-out; line 4\n  `not full`: denied by `not`\n',
  );
  expect(text).toContain('## In the logs\n\n- **iCloud reports \\*no room\\***: present; case.log, line 9\n  `quota`');
});

test('the page says why something in a log is not simply present', () => {
  const [found] = FOUND.report.findings;
  if (!found) throw new Error('no finding');
  const { text } = triagePage(
    {
      ...FOUND,
      report: {
        ...FOUND.report,
        findings: [{ ...found, status: 'ruled-out', why: ['ended by the later “*all* clear”'] }],
      },
    },
    () => 'log:1',
  );
  expect(text).toContain('`: ended by the later “\\*all\\* clear”');
});

test('what only a log shows decides its cause by its words, and the ticket is said to name nothing', () => {
  const [finding] = FOUND.report.findings;
  if (!finding) throw new Error('no finding');
  const { text } = triagePage(
    {
      ...FOUND,
      isArchive: false,
      report: {
        ...FOUND.report,
        findings: [],
        causes: [{ cause: 'storage', verdict: 'likely', score: 0.9, evidence: [] }],
        attached: [{ ...finding, text: 'quota', log: 'case.log', at: { line: 8, character: 0 } }],
      },
    },
    () => '',
  );
  expect(text).toContain('1. **iCloud storage**, likely (0.90): `quota` (case.log)\n');
  expect(text).toContain('## Findings\n\nThe ticket itself names no symptom.\n\n## In the logs');
});

test('a remark is no markup, whatever the log is called that it names', () => {
  const message = 'The log "[click](https://evil.example) *b* <img src=x>\n# Hello.log" was not read.';
  const start = { line: 0, character: 0 };
  const { text } = triagePage(
    { ...FOUND, report: { ...FOUND.report, notices: [{ severity: 'warning', message, range: { start } }] } },
    () => '',
  );
  expect(text).toContain(
    '- The log "\\[click\\](https://evil.example) \\*b\\* \\<img src=x> # Hello.log" was not read.\n',
  );
});
