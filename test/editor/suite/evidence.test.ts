import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { closeAll, hoverAt, open, place, problemsWhen, saved, symptomIn, undo } from './support.ts';

const QUIET = 'Mar  3 07:12:39 Annas-iPhone assetsd[61] <Notice>: Library opened\n';
const FULL = 'Mar  3 07:12:40 Annas-iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n';
const LINE = 'Her iCloud storage is full.';
const ticketWith = (log: string) => `---\nlogs: [${log}]\n---\n\n# Photos\n\n## Observed\n\n${LINE}\n`;

suite('a ticket and its logs', () => {
  suiteTeardown(closeAll);

  test('hover cites the line of a log that was never opened, and Insert Evidence quotes it, masked, in one undo step', async () => {
    await writeFile(place('evidence.log').fsPath, QUIET + FULL);
    const before = ticketWith('evidence.log');
    const document = await open('evidence.ticket', before);
    const problems = await problemsWhen(document, found =>
      found.some(({ relatedInformation }) =>
        relatedInformation?.some(({ location }) => location.range.start.line === 1),
      ),
    );
    const [problem] = problems;
    assert.ok(problem);
    assert.match(await hoverAt(document.uri, problem.range.start), /In the logs:[\s\S]*evidence\.log:2/);

    await vscode.commands.executeCommand('symptomLens.insertEvidence');
    const after = await saved(document);
    assert.ok(after.startsWith(before), after);
    assert.ok(
      after.includes('# evidence.log:2, Mar  3 07:12:40\nMar  3 07:12:40 <name>-iPhone cloudphotod[77]'),
      after,
    );
    await vscode.commands.executeCommand('symptomLens.insertEvidence');
    assert.equal(document.getText(), after, 'a second time there is nothing to insert');
    await undo();
    assert.equal(await saved(document), before);
  });

  test('a log that is missing is marked on its name until the file is there', async () => {
    const document = await open('missing-log.ticket', ticketWith('comes-later.log'));
    const isMissing = (problem: vscode.Diagnostic) => symptomIn(problem) === 'log-not-read';
    const problems = await problemsWhen(document, found => found.some(isMissing));
    assert.equal(document.getText(problems.find(isMissing)?.range), 'comes-later.log');
    await writeFile(place('comes-later.log').fsPath, QUIET + FULL);
    await problemsWhen(document, found => found.length > 0 && !found.some(isMissing));
  });

  test('a log that changes on disk is read again', async () => {
    await writeFile(place('changes.log').fsPath, QUIET);
    const document = await open(
      'changes.ticket',
      '---\nlogs: [changes.log]\n---\n\nPhotos wait. The battery is at 9 %.\n',
    );
    await problemsWhen(document);
    await writeFile(place('changes.log').fsPath, QUIET + FULL);
    const problems = await problemsWhen(document, found => found.some(({ range }) => range.start.line === 1));
    assert.ok(problems.some(problem => symptomIn(problem) === 'log-icloud-quota-exceeded'));
  });
});
