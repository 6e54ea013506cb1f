import { expect, test } from 'vitest';
import { type FileTriage, linksIn, triagePage } from '../../client/views/triage-page.ts';

const FOUND: FileTriage = {
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
const page = triagePage(FOUND, (line, member) => `log:${member}#L${line}`);

test('the page has the facts in words', () => {
  expect(page).toContain('# Triage of case_1.tar.gz');
  expect(page).toContain('- iOS: 17.2\n- iCloud storage: 5 GB used, 5 GB total\n- Battery: 12 %');
});

test('the page ranks the causes and says how often, when and where each symptom stands', () => {
  expect(page).toContain('1. **iCloud storage**: likely (0.9, 1 finding)');
  expect(page).toContain(
    '### iCloud storage\n\n- **iCloud reports \\*no room\\***: present, 3 times, 07:12 to 07:15; [case/photos.log, line 123](log:case/photos.log#L123)',
  );
});

test('words of the log stay words, whatever marks they have', () => {
  expect(page).toContain('`` Code=25 `quota` ``');
});

test('the page says what was not read, what was, and what to ask next', () => {
  expect(page).toContain('## Ask next\n\nHow much room is left?');
  expect(page).toContain('## Not read\n\n- The unified log was not read.');
  expect(page).toContain('## Read\n\n- `case/photos.log`');
});

test('a log without symptoms says so', () => {
  const quiet = triagePage(
    { ...FOUND, isArchive: false, report: { ...FOUND.report, facts: {}, findings: [], causes: [], notices: [] } },
    () => '',
  );
  expect(quiet).toContain('No symptom was found.');
  expect(quiet).not.toContain('## Not read');
  expect(quiet).not.toContain('## Read');
});

test('the links of a page are found by their words', () => {
  const links = linksIn(page);
  expect(links.map(({ target }) => target)).toEqual(['log:case/photos.log#L123']);
  expect(links.map(({ start, end }) => page.slice(start, end))).toEqual(['case/photos.log, line 123']);
});
