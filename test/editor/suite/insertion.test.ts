import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { choose, closeAll, fixAll, headingOf, open, problemsWhen, saved, undo } from './support.ts';

const LINE = 'He keeps Low Power Mode on all day.';

/** Tickets whose bytes are easily spoilt; `kept` is what must stand before and after the insertion, unchanged. */
const SHAPES: { what: string; text: string; kept?: { before: string; after: string } }[] = [
  { what: 'LF line ends', text: `# Photos\n\n${LINE}\n` },
  { what: 'CRLF line ends', text: `# Photos\r\n\r\n${LINE}\r\n` },
  { what: 'no final newline', text: `# Photos\n\n${LINE}` },
  { what: 'CRLF and no final newline', text: `# Photos\r\n\r\n${LINE}` },
  { what: 'a list indented with tabs', text: `# Photos\n\n\t- model: iPhone 8\n\t- ${LINE}\n` },
  { what: 'an emoji before the finding', text: `# Photos 📷\n\n👩🏽‍💻 ${LINE}\n` },
  { what: 'front matter', text: `---\nmodel: iPhone 8\nios: 16.7\n---\n${LINE}\n` },
  {
    what: 'a section for next steps in the middle',
    text: `# Photos\n\n${LINE}\n\n## Next steps\n\n- call back\n\n## History\n\n- none\n`,
    kept: { before: `# Photos\n\n${LINE}\n\n## Next steps\n\n- call back`, after: '## History\n\n- none\n' },
  },
];

/** Every line break of a text, once each. */
const breaksIn = (text: string): string[] => [...new Set(text.match(/\r\n|\r|\n/g) ?? [])];

const insertAll = async (document: vscode.TextDocument): Promise<void> => {
  const action = await fixAll(document);
  assert.ok(action, 'the document has something to fix');
  await choose(action);
};

suite('an insertion', () => {
  suiteTeardown(closeAll);

  for (const [number, { what, text, kept }] of SHAPES.entries()) {
    test(`keeps a ticket with ${what} byte by byte, is one undo step, and comes out the same a second time`, async () => {
      const document = await open(`insertion-${number}.ticket`, text);
      await problemsWhen(document);

      await insertAll(document);
      const first = await saved(document);
      const before = kept?.before ?? text.trimEnd();
      const after = kept?.after ?? (/[\r\n]$/.test(text) ? (breaksIn(text)[0] ?? '') : '');
      assert.ok(first.startsWith(before) && first.endsWith(after), JSON.stringify(first));
      assert.deepEqual(breaksIn(first), breaksIn(text), 'line ends are as they were');
      assert.equal(/[\r\n]$/.test(first), /[\r\n]$/.test(text), 'the end of the file is as it was');
      assert.equal(first.split(headingOf('power')).length, 2, 'the remedy stands there once');
      assert.equal(await fixAll(document), undefined, 'a second time there is nothing to insert');

      await undo();
      assert.equal(await saved(document), text);

      await problemsWhen(document);
      await insertAll(document);
      assert.equal(await saved(document), first);
    });
  }

  test('writes exactly this, to the byte', async () => {
    const document = await open('exact.ticket', `---\r\nmodel: iPhone 8\r\n---\r\n${LINE}\r\n`);
    await problemsWhen(document);
    await insertAll(document);
    const [head, ...steps] = (await saved(document)).split('\r\n\r\n### Remedy: ');
    assert.equal(head, `---\r\nmodel: iPhone 8\r\n---\r\n${LINE}\r\n\r\n## Next steps`);
    assert.match(steps[0] ?? '', /^Plug in and leave it alone\r\n\r\n1\. Turn Low Power Mode off: .+\r\n2\. /);
    assert.equal(steps.length, 1);
  });

  test('puts the remedies of all likely causes in the order in which they are checked', async () => {
    const document = await open(
      'order.ticket',
      `# Photos\n\n${LINE}\n\nHis iCloud storage is full, the 50 GB plan is used up.\n`,
    );
    await problemsWhen(document, found => found.length >= 2);
    await insertAll(document);
    const text = document.getText();
    const places = ['icloud-storage', 'power'].map(cause => text.indexOf(headingOf(cause)));
    assert.ok((places[0] ?? -1) > 0 && (places[0] ?? -1) < (places[1] ?? -1), text);
    await undo();
    assert.ok(!document.getText().includes('Remedy: '), 'one undo takes them all back');
  });

  for (const [what, text] of [
    ['an empty file', ''],
    ['a file that is only front matter', '---\nmodel: iPhone 8\n---\n'],
  ] as const) {
    test(`is not offered for ${what}, which stays as it is`, async () => {
      const document = await open(`nothing-${text.length}.ticket`, text);
      assert.equal(await fixAll(document), undefined);
      assert.equal(await saved(document), text);
    });
  }
});
