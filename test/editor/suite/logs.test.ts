import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, causesIn, choose, closeAll, headingOf, hoverAt, open, problemsWhen, saved } from './support.ts';

const HEAD = 'Mar  3 07:12:40 iPhone';

/** A stretch of a device log for each cause that shows in logs; `line` is where it must be marked. */
const STRETCHES: Record<string, { text: string; line: number; extension?: string }> = {
  settings: {
    line: 1,
    text: `${HEAD} assetsd[61] <Notice>: Library opened\n${HEAD} cloudd[90] <Error>: fetch ended: <CKError 0x7: "Not Authenticated" (9/1002); "CloudKit access was denied by user settings">\n`,
  },
  connection: {
    line: 1,
    text: `${HEAD} assetsd[61] <Notice>: Library opened\n${HEAD} cloudphotod(CFNetwork)[77] <Error>: A task finished with error - code: -1009\n`,
  },
  'icloud-storage': {
    line: 1,
    text: `${HEAD} assetsd[61] <Notice>: Library opened\n${HEAD} cloudphotod[77] <Error>: upload batch: Error Domain=CKErrorDomain Code=25 "quota"\n`,
  },
  'device-storage': {
    line: 1,
    text: `${HEAD} assetsd[61] <Notice>: Library opened\n${HEAD} photolibraryd[70] <Error>: copy: Error Domain=NSPOSIXErrorDomain Code=28 "No space left on device"\n`,
  },
  'outdated-ios': {
    line: 0,
    extension: 'ips',
    text: '{"app_name":"cloudphotod","bug_type":"309","os_version":"iPhone OS 15.1 (19B74)","timestamp":"2026-03-03 07:12:40.00 +0000"}\n{"modelCode":"iPhone13,2","procName":"cloudphotod"}\n',
  },
  power: {
    line: 1,
    text: '2026-03-03 07:12:40.000001+0000 0x11 Default 0x0 95 0 dasd: [com.apple.duetactivityscheduler:scoring] 0:com.apple.cloudphotod.sync.discretionary:B2:[\n\t{name: BatteryLevelPolicy, policyWeight: 1.000, response: {Decision: Must Not Proceed, Score: 0.00, Rationale: [{batteryLevel == 1}]}}\n\t] FinalDecision: Must Not Proceed}\n',
  },
};

suite('each cause in a device log', () => {
  suiteTeardown(closeAll);

  for (const [cause, { text, line, extension = 'devicelog' }] of Object.entries(STRETCHES)) {
    test(`${cause} is marked on its line and explained on hover`, async () => {
      const document = await open(`cause-${cause}.${extension}`, text);
      assert.equal(document.languageId, 'device-log');
      const problems = await problemsWhen(document, found => causesIn(found).includes(cause));
      const problem = problems.find(one => causesIn([one]).includes(cause));
      assert.ok(problem);
      assert.equal(problem.range.start.line, line);
      assert.match(await hoverAt(document.uri, problem.range.start), /present/i);
    });
  }

  test('an error code that points to no cause is explained on hover, and repeats are folded', async () => {
    const line = `${HEAD} cloudphotod[77] <Error>: Error Domain=CloudPhotoLibraryErrorDomain Code=257 "deferred"\n`;
    const document = await open('codes.devicelog', line.repeat(4));
    assert.match(await hoverAt(document.uri, new vscode.Position(0, line.indexOf('Code=257'))), /Benign/);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [[0, 3]],
    );
    const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      outline.map(({ name, detail }) => [name, detail]),
      [['cloudphotod', '4 records']],
    );
  });

  test('what only resembles a fault is left alone', async () => {
    const document = await open(
      'healthy.devicelog',
      `${HEAD} geod[50] <Error>: A task finished with error - code: -1009\n${HEAD} cloudphotod[77] <Error>: Error Domain=CloudPhotoLibraryErrorDomain Code=257 "deferred"\n${HEAD} cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n`,
    );
    const problems = await problemsWhen(document);
    assert.deepEqual([...new Set(problems.map(({ range }) => range.start.line))], [2]);
  });

  test('a remedy goes into the ticket that names the log, with the log line as evidence', async () => {
    const { text } = STRETCHES['icloud-storage'] ?? { text: '' };
    const before = '---\ntype: support-ticket\nlogs: [phone.devicelog]\n---\n\n# Photos\n\nSee the log.\n';
    const ticket = await open('names-log.ticket', before);
    const log = await open('phone.devicelog', text);
    const [problem] = await problemsWhen(log, found => causesIn(found).includes('icloud-storage'));
    assert.ok(problem);
    const actions = await actionsAt(log.uri, problem.range);
    const action = actions.find(({ edit }) =>
      edit?.get(ticket.uri).some(({ newText }) => newText.includes(headingOf('icloud-storage'))),
    );
    assert.ok(action, `no action writes into the ticket: ${actions.map(({ title }) => title).join(' | ')}`);
    await choose(action);
    const after = await saved(ticket);
    assert.ok(after.startsWith(before.trimEnd()), after);
    assert.ok(after.includes('Error Domain=CKErrorDomain Code=25'), after);
    assert.equal(log.getText(), text, 'the log itself stays as it is');
  });

  test('Insert All Remedies in a log writes into the ticket that names it, and the log stays as it is', async () => {
    const { text } = STRETCHES['icloud-storage'] ?? { text: '' };
    const ticket = await open('names-all.ticket', '---\nlogs: [all.devicelog]\n---\n\n# Photos\n\nSee the log.\n');
    const log = await open('all.devicelog', text);
    await problemsWhen(log);
    await vscode.commands.executeCommand('symptomLens.insertAllRemedies');
    assert.ok(ticket.getText().includes(headingOf('icloud-storage')), ticket.getText());
    assert.ok(ticket.getText().includes('> Mar  3 07:12:40'), ticket.getText());
    assert.equal(log.getText(), text);
  });
});
