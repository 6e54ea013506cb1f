import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { applyChanges, insertRemedies } from '../../../server/triage/insert.ts';
import { renderRemedy } from '../../../server/triage/remedy.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { tarGz } from '../../unit/archives.ts';
import {
  hoverOver,
  openFile,
  openMenu,
  openWorkbench,
  picture,
  pressUntil,
  runCommand,
  save,
  ticketFile,
  type Workbench,
} from './workbench.ts';

const REMEDY = /^#+ Remedy: (.+)$/m;
const style = { audience: 'internal', labels: 'us', markup: 'markdown' } as const;

/** The ticket as it must be after the quick fix that inserted the remedy with this title. */
const expectedWith = (original: string, title: string): string => {
  const cause = builtin.causes.find(({ remedy }) => remedy.title === title)?.id;
  assert.ok(cause, `“${title}” is a remedy of the pack`);
  const { facts } = readTicket(original, builtin);
  return applyChanges(original, insertRemedies(original, [renderRemedy(cause, facts, style, builtin)]));
};

const LOG = 'quota.devicelog';
const ARCHIVE = 'sysdiagnose_quota.tar.gz';
const MARKDOWN = 'quota.md';
const beside = (name: string): string => path.join(path.dirname(ticketFile()), name);

/** A log in which one message comes back again and again among others. */
const repeating = Array.from({ length: 120 }, (_, i) => {
  const time = `2026-11-19 08:${String(Math.floor(i / 60) + 10)}:${String(i % 60).padStart(2, '0')}.000000+0100`;
  const said =
    i >= 20 && i < 60
      ? 'batch ended: <CKError 0x1f3a0: "Quota Exceeded" (25/2035); Retry after 310.0 seconds>'
      : `checked ${i} resources, nothing to do`;
  return `${time} 0x31c8     Error       0x0                  214    0    cloudphotod: (CloudKit) [com.apple.cloudkit:OP] ${said}\n`;
}).join('');

suite('a walk through the workbench', () => {
  let workbench: Workbench;
  let page: Page;
  let original: string;
  const onDisk = () => readFileSync(ticketFile(), 'utf8');

  suiteSetup(async function () {
    this.timeout(60_000);
    original = onDisk();
    writeFileSync(beside(LOG), repeating);
    writeFileSync(beside(MARKDOWN), '---\ntype: support-ticket\n---\n\nPhotos wait. iCloud storage is full.\n');
    const members = [{ name: 'sysdiagnose_quota/logs/photos.log', content: repeating }];
    writeFileSync(beside(ARCHIVE), await tarGz(members));
    workbench = await openWorkbench();
    page = workbench.page;
  });

  suiteTeardown(() => workbench?.browser.close());

  test('the sample ticket opens with its symptoms marked', async function () {
    this.timeout(60_000);
    await page.locator('.squiggly-warning').first().waitFor();
    await page.locator('.codelens-decoration a').first().waitFor();
    await picture(page, 'ticket');
  });

  test('the mouse on a marked symptom shows what it means, and the number that decided', async () => {
    const text = await hoverOver(page, 'used');
    assert.match(text, /iCloud storage/);
    assert.match(text, /98 % used, counts as full from 95 %: 4\.9 GB of 5 GB used/);
    assert.match(text, /Settings > \[your name\] > iCloud/);
    await picture(page, 'hover');
    await page.keyboard.press('Escape');
  });

  test('on what is ruled out it shows the words that say so', async () => {
    const text = await hoverOver(page, 'plenty');
    assert.match(text, /ruled-out: .*by the words plenty of space on the phone/);
    await picture(page, 'hover-words');
    await page.keyboard.press('Escape');
  });

  test('the keyboard applies a quick fix that writes the remedy into the ticket', async function () {
    this.timeout(30_000);
    await page
      .locator('.monaco-editor .view-lines')
      .first()
      .click({ position: { x: 300, y: 5 } });
    await page.keyboard.press('Control+Home');
    await pressUntil(page, 'F8', page.locator('.marker-widget').filter({ hasText: /iCloud.storage/ }));
    await picture(page, 'problem');
    await page.keyboard.press('Escape');
    const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
    await pressUntil(page, 'Control+.', menu.getByText(/remedy/i).first());
    await picture(page, 'quick-fix');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active.dirty').waitFor();
    await save(page);
    const text = onDisk();
    const title = REMEDY.exec(text)?.[1];
    assert.ok(title, text);
    assert.equal(text, expectedWith(original, title));
  });

  test('the remedy stands in the section for next steps', async () => {
    await page.keyboard.press('Control+End');
    await page
      .locator('.view-line')
      .filter({ hasText: /Remedy:/ })
      .waitFor();
    await picture(page, 'remedy');
  });

  test('one undo takes it back, and the saved file is the old one byte by byte', async () => {
    await page.keyboard.press('Control+z');
    await page.locator('.tab.active.dirty').waitFor();
    await save(page);
    assert.equal(onDisk(), original);
  });

  test('Insert Evidence quotes the lines of the log beside the ticket, and one undo takes them back', async function () {
    this.timeout(30_000);
    await runCommand(page, 'Symptom Lens: Insert Evidence…');
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'All causes' }).waitFor();
    await picture(page, 'evidence-choice');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active.dirty').waitFor();
    await page
      .locator('.view-line')
      .filter({ hasText: /sync-stalled\.devicelog:3,.2.times/ })
      .waitFor();
    await picture(page, 'evidence');
    await save(page);
    assert.match(onDisk(), /^# sync-stalled\.devicelog:3, 2 times, .* to .*, last in line 4\n.*Quota Exceeded/m);
    await page.keyboard.press('Control+z');
    await page.locator('.tab.active.dirty').waitFor();
    await save(page);
    assert.equal(onDisk(), original);
  });

  test('Show Triage puts beside the ticket what its causes are, and the words that decided', async function () {
    this.timeout(60_000);
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await runCommand(page, 'Symptom Lens: Show Triage');
    const triage = page.locator('.editor-group-container').nth(1);
    await triage
      .locator('.view-line')
      .filter({ hasText: /Internet.connection/ })
      .waitFor();
    await picture(page, 'triage-ticket');
    await runCommand(page, 'View: Close Editors in Other Groups');
    await triage.waitFor({ state: 'detached' });
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  });

  test('the list of problems names every symptom', async () => {
    await page.keyboard.press('Control+Home');
    await runCommand(page, 'View: Focus Problems');
    await page.locator('.markers-panel .monaco-list-row').nth(1).waitFor();
    await picture(page, 'problems');
  });

  test('a log folds what repeats, and the mouse on its first line says how often and when', async function () {
    this.timeout(60_000);
    await openFile(page, LOG);
    await runCommand(page, 'View: Toggle Word Wrap');
    await runCommand(page, 'Fold All');
    await page.locator('.codicon-folding-collapsed').first().waitFor();
    await page.locator('.squiggly-warning').first().waitFor();
    const text = await hoverOver(page, 'Exceeded');
    assert.match(text, /40 times/);
    await picture(page, 'log');
    await page.keyboard.press('Escape');
  });

  test('the menu of the editor offers the remedy in a Markdown ticket', async function () {
    this.timeout(60_000);
    await openFile(page, MARKDOWN);
    const entry = (title: string) => page.locator('.monaco-menu .action-label').filter({ hasText: title });
    await openMenu(page, page.locator('.view-line').filter({ hasText: 'Photos wait.' }), entry('Insert Remedy…'));
    await entry('Show Triage').waitFor();
    await page.keyboard.press('Escape');
  });

  test('Triage Device Log or Archive shows what an archive holds, member by member', async function () {
    this.timeout(60_000);
    await runCommand(page, 'Symptom Lens: Triage Device Log or Archive…');
    // The dialog lists the ticket's folder.
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: ARCHIVE }).click();
    await page.locator('.tab.active').filter({ hasText: ARCHIVE }).waitFor();
    await page
      .locator('.view-line')
      .filter({ hasText: /iCloud.storage.*likely/ })
      .first()
      .waitFor();
    // The notification of its progress goes by itself.
    await page.locator('.notification-toast').first().waitFor({ state: 'detached' });
    await picture(page, 'triage');
  });
});
