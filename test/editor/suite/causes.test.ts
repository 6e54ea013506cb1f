import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsAt,
  actionThatInserts,
  CAUSES,
  causesIn,
  choose,
  closeAll,
  headingOf,
  hoverAt,
  open,
  problemsWhen,
  undo,
} from './support.ts';

/** A line of a ticket for each cause, as somebody at a help desk would type it. */
const LINES: Record<string, string> = {
  settings: 'Sync this iPhone is switched off under iCloud > Photos.',
  connection: 'The cafe Wi-Fi keeps dropping and cellular data for Photos is off.',
  'icloud-storage': 'His iCloud storage is full, the 50 GB plan is used up.',
  'device-storage': 'iPhone storage is full, 63.6 GB of 64 GB used.',
  glitch: 'The upload counter has been stuck at 1,204 items since Friday.',
  'outdated-ios': 'The phone is an iPhone 12 that still runs iOS 15.1.',
  power: 'He keeps Low Power Mode on all day.',
};

suite('each cause in a ticket', () => {
  suiteTeardown(closeAll);

  test('there is a line for each of the seven causes', () => {
    assert.deepEqual(Object.keys(LINES), CAUSES);
  });

  for (const [cause, line] of Object.entries(LINES)) {
    test(`${cause} is marked, explained on hover, and remedied by a quick fix that one undo takes back`, async () => {
      const text = `---\ntype: support-ticket\n---\n\n# Photos do not sync\n\n${line}\n`;
      const document = await open(`cause-${cause}.ticket`, text);
      const problems = await problemsWhen(document, found => causesIn(found).includes(cause));
      const problem = problems.find(one => causesIn([one]).includes(cause) && one.range.start.line === 6);
      assert.ok(problem, `no problem of ${cause} on the line`);

      const hover = await hoverAt(document.uri, problem.range.start);
      assert.match(hover, /present/i);
      assert.ok(hover.length > 80, `the hover says too little: ${hover}`);
      assert.doesNotMatch(hover, /<\/?[a-z]+>/, 'the hover is Markdown without HTML');

      const actions = await actionsAt(document.uri, problem.range);
      await choose(actionThatInserts(actions, document, headingOf(cause)));
      assert.ok(document.getText().includes(`### ${headingOf(cause)}`), document.getText());
      assert.ok(document.getText().startsWith(text.trimEnd()), 'what was typed stays');

      await undo();
      assert.equal(document.getText(), text);
    });
  }

  test('the inserted remedy is not flagged itself, and a second time nothing is offered', async () => {
    const document = await open('twice.ticket', `# Photos\n\n${LINES.power}\n`);
    const [problem] = await problemsWhen(document);
    assert.ok(problem);
    const before = await actionsAt(document.uri, problem.range);
    await choose(actionThatInserts(before, document, headingOf('power')));
    const after = await problemsWhen(document);
    assert.deepEqual(
      after.map(({ range }) => range.start.line),
      [2],
    );
    const again = await actionsAt(document.uri, problem.range);
    assert.throws(() => actionThatInserts(again, document, headingOf('power')));
  });

  test('a customer reply is offered beside the internal remedy', async () => {
    const document = await open('reply.ticket', `# Photos\n\n${LINES.power}\n`);
    const [problem] = await problemsWhen(document);
    assert.ok(problem);
    const reply = headingOf('power').replace('Remedy: ', 'Reply: ');
    actionThatInserts(await actionsAt(document.uri, problem.range), document, reply);
  });

  test('an ignored finding is no longer marked', async () => {
    const document = await open('ignored.ticket', `# Photos\n\n${LINES.power}\n`);
    const [problem] = await problemsWhen(document);
    assert.ok(problem);
    const actions = await actionsAt(document.uri, problem.range);
    await choose(actionThatInserts(actions, document, 'symptom-lens: ignore '));
    await problemsWhen(document, found => found.length === 0);
  });

  test('findings are marked by their exact range, also behind an emoji', async () => {
    const document = await open('emoji.ticket', '# Photos\n\n👩🏽‍💻 📱 iCloud storage is full.\n');
    const [problem] = await problemsWhen(document, found => causesIn(found).includes('icloud-storage'));
    assert.ok(problem);
    assert.match(document.getText(problem.range), /^iCloud storage is full/);
  });

  test('a likely cause is a warning, and its code links to an explanation', async () => {
    const document = await open('severity.ticket', `# Photos\n\n${LINES['icloud-storage']}\n`);
    const [problem] = await problemsWhen(document);
    assert.ok(problem);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(typeof problem.code === 'object' && problem.code.target.toString().length > 0);
  });
});
