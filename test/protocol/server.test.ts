import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { type Client, edited, startClient } from './client.ts';

const FULL = 'Photos wait. iCloud storage is full.\n';
/** The pack may give these words to the general symptom or to the one of the phone's own message. */
const FULL_CODE = expect.stringMatching(/^icloud-storage-(?:full|message)$/);
let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.stop());

const uriOf = (name: string) => `file:///desk/${name}`;
let number = 0;
/** Opens a text as a ticket under a name of its own. */
const opened = (text: string, name = `case-${++number}.ticket`, languageId = 'support-ticket') => {
  client.open(uriOf(name), text, languageId);
  return uriOf(name);
};

describe('diagnostics', () => {
  test('a present finding is a warning with its symptom, a link and data for a quick fix', async () => {
    const [diagnostic] = await client.pull(opened(FULL));
    expect(diagnostic).toMatchObject({
      source: 'symptom-lens',
      code: 'icloud-storage-message',
      severity: 2,
      range: { start: { line: 0, character: 13 }, end: { line: 0, character: 35 } },
      data: { cause: 'icloud-storage' },
    });
    expect(diagnostic?.codeDescription?.href).toMatch(/^https:/);
  });

  test('what is ruled out, tried or only mentioned is none', async () => {
    expect(
      await client.pull(opened('Plenty of iCloud storage. Restarted twice. If the battery is low it waits.\n')),
    ).toEqual([]);
  });

  test('a report that has not changed is not sent again', async () => {
    const uri = opened(`Hello!\n\n${FULL}`);
    const ask = (previousResultId?: string) =>
      client.connection.sendRequest<{ kind: string; resultId: string }>('textDocument/diagnostic', {
        textDocument: { uri },
        previousResultId,
      });
    const first = await ask();
    client.change(uri, 2, `Hello, dear colleague!\n\n${FULL}\nThe weather is lovely.\n`);
    expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    client.change(uri, 3, `Hello!\n\n${FULL}\nBattery at 9 %.\n`);
    expect((await ask(first.resultId)).kind).toBe('full');
  });

  test('they follow an edit', async () => {
    const uri = opened(FULL);
    expect(await client.pull(uri)).toHaveLength(1);
    client.change(uri, 2, 'There is plenty of iCloud storage.\n');
    expect(await client.pull(uri)).toEqual([]);
  });

  test('there are at most 1000, then one that says how many more', async () => {
    const all = await client.pull(opened('iCloud storage is full.\n\n'.repeat(1100)));
    expect(all).toHaveLength(1001);
    expect(all.at(-1)?.message).toMatch(/^100 more findings are not shown/);
    const oneMore = await client.pull(opened('iCloud storage is full.\n\n'.repeat(1001)));
    expect(oneMore.at(-1)?.message).toMatch(/^One more finding is not shown/);
  });

  test('what is wrong in the ticket itself is told beside any number of them', async () => {
    const text = `---\ntype: support-ticket\nios: [\n---\n\n${'iCloud storage is full.\n\n'.repeat(1001)}`;
    const all = await client.pull(opened(text));
    expect(all.map(({ message }) => message).join('\n')).toMatch(/no valid YAML/);
    expect(all.at(-1)?.message).toMatch(/^One more finding is not shown/);
  });

  test('an unknown id in a directive is one, with a quick fix that mends it', async () => {
    const text = `<!-- symptom-lens: ignore icloud-storage-ful -->\n${FULL}`;
    const uri = opened(text);
    const codes = (await client.pull(uri)).map(({ code }) => code);
    expect(codes).toContain('unknown-directive');
    const fix = (await client.actions(uri, 0, 30)).find(({ title }) => title.includes('icloud-storage-full'));
    expect(edited(text, fix?.edit?.changes?.[uri] ?? [])).toContain('ignore icloud-storage-full -->');
  });

  test('of two misspelt directives each quick fix mends its own', async () => {
    const text = `<!-- symptom-lens: ignore icloud-storage-ful -->\n<!-- symptom-lens: ignore low-power-mod -->\n${FULL}`;
    const uri = opened(text);
    const fixes = await Promise.all([0, 1].map(line => client.actions(uri, line, 30)));
    expect(fixes.map(own => own.filter(({ title }) => title.startsWith('Write')).map(({ title }) => title))).toEqual([
      ['Write "icloud-storage-full"'],
      ['Write "low-power-mode"'],
    ]);
    expect(fixes.flatMap(([fix]) => fix?.diagnostics?.map(({ range }) => range.start.line))).toEqual([0, 1]);
  });

  test('a client that cannot pull gets them pushed, for the newest version, and cleared on close', async () => {
    const pusher = await startClient({ pulls: false });
    const uri = uriOf('pushed.ticket');
    const first = pusher.pushed(uri, ({ diagnostics }) => diagnostics.length > 0);
    pusher.open(uri, FULL);
    expect((await first).diagnostics).toHaveLength(1);
    const newest = pusher.pushed(uri, ({ version }) => version === 9);
    for (let version = 2; version <= 9; version++)
      pusher.change(uri, version, `${FULL}${'Battery at 9 %.\n\n'.repeat(version)}`);
    expect((await newest).diagnostics.length).toBeGreaterThan(1);
    const cleared = pusher.pushed(uri, ({ diagnostics }) => diagnostics.length === 0);
    pusher.close(uri);
    expect((await cleared).diagnostics).toEqual([]);
    await pusher.stop();
  });
});

describe('which documents are read', () => {
  test.each([
    ['notes.md', 'markdown', FULL, 0],
    ['notes.txt', 'plaintext', FULL, 0],
    ['case.ticket.md', 'markdown', FULL, 1],
    ['says.md', 'markdown', `---\ntype: support-ticket\n---\n${FULL}`, 1],
    ['build.log', 'log', '12:00 build started\niCloud storage is full\n', 0],
    [
      'device.log',
      'log',
      'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n',
      1,
    ],
  ])('%s (%s)', async (name, languageId, text, count) => {
    expect(await client.pull(opened(text, name, languageId))).toHaveLength(count);
  });

  test('what the front matter says counts before the name of the file', async () => {
    const line = 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n';
    const kindOf = (uri: string) =>
      client.connection.sendRequest('workspace/executeCommand', {
        command: 'symptomLens.server.kindOf',
        arguments: [{ uri }],
      });
    expect(await kindOf(opened(`---\ntype: device-log\n---\n${line}`, 'is-a-log.ticket'))).toBe('log');
    const ticket = opened(`---\ntype: support-ticket\n---\n${FULL}`, 'is-a-ticket.devicelog', 'device-log');
    expect(await kindOf(ticket)).toBe('ticket');
  });

  test('settings name more, by glob', async () => {
    const other = await startClient({ settings: { tickets: ['**/cases/*.md'] } });
    other.open(uriOf('cases/7.md'), FULL, 'markdown');
    other.open(uriOf('other/7.md'), FULL, 'markdown');
    expect(await other.pull(uriOf('cases/7.md'))).toHaveLength(1);
    expect(await other.pull(uriOf('other/7.md'))).toHaveLength(0);
    await other.stop();
  });

  test.each([
    ['what stands behind a "!" is left alone, in any order', ['!**/README.md', '**/*.md'], ['cases/7.md']],
    ['nothing but exceptions name no file', ['!x/**'], []],
    ['an empty one names no file and breaks nothing', ['', ' ', '!', '**/README.md'], ['cases/README.md']],
    ['back slashes part folders, as on Windows', ['**\\cases\\**\\7.md'], ['cases/7.md']],
    ['beside a slash a back slash escapes', ['**/cases/\\R*.md'], ['cases/README.md']],
    ['an extended pattern begins with a "!", too', ['**/!(7).md'], ['cases/README.md']],
  ])('of globs, %s', async (_what, tickets, read) => {
    const other = await startClient({ settings: { tickets, logs: [''] } });
    const names = ['cases/7.md', 'cases/README.md'];
    for (const name of names) other.open(uriOf(name), FULL, 'markdown');
    const found = await Promise.all(names.map(async name => ((await other.pull(uriOf(name))).length ? [name] : [])));
    expect(found.flat()).toEqual(read);
    await other.stop();
  });

  test('a command reads any file as a ticket', async () => {
    const uri = opened(FULL, 'chosen.txt', 'plaintext');
    expect(await client.pull(uri)).toEqual([]);
    await client.connection.sendRequest('workspace/executeCommand', {
      command: 'symptomLens.server.readAs',
      arguments: [{ uri, kind: 'ticket' }],
    });
    expect(await client.pull(uri)).toHaveLength(1);
  });
});

describe('settings', () => {
  test('set severities and switch causes off', async () => {
    const other = await startClient({ settings: { severity: { likely: 'error' }, causes: { power: false } } });
    const uri = uriOf('settings.ticket');
    other.open(uri, `${FULL}\nBattery at 9 %.\n`);
    expect((await other.pull(uri)).map(({ code, severity }) => [code, severity])).toEqual([[FULL_CODE, 1]]);
    await other.stop();
  });
});

test('what a severity of off hides has no quick fixes either', async () => {
  const other = await startClient({ settings: { severity: { likely: 'off', possible: 'warning' } } });
  const uri = uriOf('hidden.ticket');
  other.open(uri, FULL);
  expect(await other.pull(uri)).toEqual([]);
  expect(await other.actions(uri, 0, 20)).toEqual([]);
  expect(await other.actions(uri, 0, 20, ['source.fixAll'])).toEqual([]);
  await other.stop();
});

describe('hover', () => {
  test('explains a present finding with steps', async () => {
    const text = await client.hover(opened(FULL), 0, 20);
    expect(text).toMatch(/Status \*\*present\*\*/);
    expect(text).toMatch(/Ask next:/);
    expect(text).toMatch(/1\. /);
    expect(text).not.toMatch(/<\w+>/);
  });

  test('names the words that decided another status', async () => {
    expect(await client.hover(opened('Photos wait. If iCloud storage is full, buy more.\n'), 0, 20)).toMatch(
      /\*\*mentioned\*\*.*`If`/,
    );
    expect(await client.hover(opened('iCloud storage is not full.\n'), 0, 3)).toMatch(/\*\*ruled-out\*\*/);
  });

  test.each([
    ['iCloud: 4.9 GB of 5 GB used.\n', 10, /98 % used, counts as full from 95 %: `[^`]*4\.9 GB of 5 GB[^`]*`/],
    ['iPhone storage: 200 MB free.\n', 18, /counts as full under 1\.5 GB free: `200 MB free`/],
    ['An iPhone 12 on iOS 17.2.\n', 21, /newest for iPhone 12 is \d+\.\d+: `[^`]*17\.2`/],
    ['Battery at 9 %.\n', 12, /low up to 20 %: `[^`]*9 %`/],
    ['He keeps Low Power Mode on.\n', 16, /by the words `[^`]*Low Power Mode on`/],
  ])('of a present finding it says what decided: %s', async (text, character, decided) => {
    expect(await client.hover(opened(text), 0, character)).toMatch(decided);
  });

  test('leaves the title to the problem, which shows it in the same box, and brackets are no link', async () => {
    const uri = opened(FULL);
    const [problem] = await client.pull(uri);
    const text = await client.hover(uri, 0, 20);
    expect(text).not.toContain(String(problem?.message).split(' · ')[0]);
    expect(text).toContain('\\[your name\\]');
    expect(text.replace(/\[[^\]\\]+\]\(https:[^)]+\)/g, '')).not.toMatch(/(?<!\\)[[\]]/);
  });

  test('explains an error code of a log beside the finding, and one that points to no cause', async () => {
    const line = 'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: ';
    const uri = opened(
      `${line}Error Domain=CKErrorDomain Code=25 "x"\n${line}Error Domain=CloudPhotoLibraryErrorDomain Code=257 "y"\n${line}Error Domain=NSURLErrorDomain Code=-1003\n`,
      'codes.devicelog',
      'device-log',
    );
    const beside = await client.hover(uri, 0, line.length + 30);
    expect(beside).toMatch(/Status \*\*present\*\*/);
    expect(beside).toMatch(/\*\*CKErrorDomain 25\*\* `quotaExceeded`/);
    const benign = await client.hover(uri, 1, line.length + 30);
    expect(benign).toMatch(/CloudPhotoLibraryErrorDomain 257.*Photos sync engine/);
    expect(benign).toContain('**Benign**');
    const other = await client.hover(uri, 2, line.length + 30);
    expect(other).toMatch(/Points to no cause by itself/);
    expect(other).toMatch(/Source: \[developer\.apple\.com/);
  });

  test('explains an error code in a ticket, where no finding speaks for itself', async () => {
    const uri = opened('The phone said NSURLErrorDomain -1200 twice.\n\nPhotos wait. iCloud storage is full.\n');
    expect(await client.hover(uri, 0, 20)).toMatch(/NSURLErrorDomain -1200/);
    expect(await client.hover(uri, 2, 20)).not.toMatch(/ErrorDomain/);
    expect(await client.hover(uri, 0, 5)).toBe('');
  });

  test('is silent elsewhere', async () => {
    expect(await client.hover(opened(FULL), 0, 2)).toBe('');
  });
});

describe('code actions', () => {
  test('are given of all kinds where none is asked for, and where all are', async () => {
    const uri = opened(FULL);
    const all = (await client.actions(uri, 0, 20)).map(({ title }) => title);
    expect(all.length).toBeGreaterThan(2);
    expect((await client.actions(uri, 0, 20, [''])).map(({ title }) => title)).toEqual(all);
  });

  test('insert the remedy, and the reply, once', async () => {
    const uri = opened(FULL);
    const actions = await client.actions(uri, 0, 20);
    const titles = actions.map(({ title }) => title);
    expect(titles.join('\n')).toMatch(/Insert remedy: Make room in iCloud\nInsert customer reply:/);
    const text = edited(FULL, actions[0]?.edit?.changes?.[uri] ?? []);
    expect(text.startsWith(FULL)).toBe(true);
    expect(text).toContain('### Remedy: Make room in iCloud');
    client.change(uri, 2, text);
    expect((await client.actions(uri, 0, 20)).map(({ title }) => title).join()).not.toMatch(/Insert remedy:/);
  });

  test('of one cause are offered once, whichever of its symptoms are selected', async () => {
    const uri = opened('Photos wait. iCloud storage is full, 4.9 GB of 5 GB used.\n');
    const whole = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const actions = await client.connection.sendRequest<{ title: string }[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: whole,
      context: { diagnostics: await client.pull(uri) },
    });
    const titles = actions.map(({ title }) => title);
    expect(titles.filter(title => title.startsWith('Insert remedy'))).toHaveLength(1);
    expect(titles.filter(title => title.startsWith('Ignore this finding')).length).toBeGreaterThan(1);
  });

  test('ignore a finding', async () => {
    const uri = opened(FULL);
    const ignore = (await client.actions(uri, 0, 20)).find(({ title }) => title.startsWith('Ignore this finding'));
    client.change(uri, 2, edited(FULL, ignore?.edit?.changes?.[uri] ?? []));
    expect(await client.pull(uri)).toEqual([]);
  });

  test('fix all inserts the remedies of all likely causes in the order in which they are checked', async () => {
    const text = `${FULL}\nLow Power Mode is on.\n\nAirplane Mode is on.\n`;
    const uri = opened(text);
    const [all] = await client.actions(uri, 0, 0, ['source.fixAll.symptomLens']);
    const after = edited(text, all?.edit?.changes?.[uri] ?? []);
    const places = ['Test and mend the connection', 'Make room in iCloud', 'Plug in and leave it alone'].map(title =>
      after.indexOf(`Remedy: ${title}`),
    );
    expect(places.every(place => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    client.change(uri, 2, after);
    expect(await client.actions(uri, 0, 0, ['source.fixAll.symptomLens'])).toEqual([]);
  });

  test('from a log, the remedy goes into the ticket that names it, with the line as evidence', async () => {
    const ticketText = '---\nlogs: [phone.devicelog]\n---\n\nPhotos wait.\n';
    const ticket = opened(ticketText, 'with-log.ticket');
    const log = opened(
      'Mar  3 07:12:40 iPhone cloudphotod[77] <Error>: Error Domain=CKErrorDomain Code=25 "quota"\n',
      'phone.devicelog',
      'device-log',
    );
    const action = (await client.actions(log, 0, 75)).find(({ edit }) => edit?.changes?.[ticket]);
    expect(edited(ticketText, action?.edit?.changes?.[ticket] ?? [])).toMatch(/> .*CKErrorDomain Code=25/);
  });
});

describe('outline, completion, links', () => {
  test('the outline nests findings in their sections', async () => {
    const uri = opened('# Case\n\n## Observed\n\niCloud storage is full.\n');
    const [root] = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    expect(root?.children?.[0]?.children?.[0]?.name).toMatch(/iCloud storage is full/);
  });

  test('the outline of a log is by process and time, with the findings in it', async () => {
    const line = (second: number, process: string, message: string) =>
      `Mar  3 07:12:${second} iPhone ${process}[77] <Error>: ${message}\n`;
    const text = `${line(40, 'bird', 'Idle')}${line(41, 'cloudphotod', 'Error Domain=CKErrorDomain Code=25 "x"')}`;
    const uri = opened(text, 'outline.devicelog', 'device-log');
    const [bird, photos] = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    expect(bird).toMatchObject({ name: 'bird', detail: '1 record' });
    expect(photos?.children?.[0]).toMatchObject({ name: 'Mar  3 07:12:41' });
    expect(photos?.children?.[0]?.children?.[0]?.name).toMatch(/iCloud storage is full/);
  });

  test('a log folds its records of several lines and its repeats, a ticket is left to the editor', async () => {
    const line = 'Mar  3 07:12:40 iPhone bird[77] <Notice>: ';
    const text = `${line}a list (\n\tone\n)\n${[1, 2, 3].map(n => `${line}${n} items wait\n`).join('')}`;
    const ranges = (uri: string) =>
      client.connection.sendRequest<FoldingRange[] | null>('textDocument/foldingRange', { textDocument: { uri } });
    expect(await ranges(opened(text, 'folds.devicelog', 'device-log'))).toEqual([
      { startLine: 0, endLine: 2 },
      { startLine: 3, endLine: 5 },
    ]);
    expect(await ranges(opened(FULL))).toBeNull();
  });

  test('completes front matter keys, models, and "rem" to the remedies', async () => {
    const uri = opened('---\nmodel: \nx\n---\n\nrem\n');
    const ask = async (line: number, character: number) => {
      const items = await client.connection.sendRequest<{ label: string; textEdit?: TextEdit }[]>(
        'textDocument/completion',
        { textDocument: { uri }, position: { line, character } },
      );
      return items.map(({ label }) => label);
    };
    expect(await ask(1, 7)).toContain('iPhone 15 Pro');
    expect(await ask(2, 1)).toContain('logs');
    expect(await ask(5, 3)).toContain('remedy: Restart the iPhone');
  });

  /** What completion makes of the text at the bar, by label. */
  const completed = async (text: string) => {
    const at = text.indexOf('|');
    const before = text.slice(0, at).split('\n');
    const plain = before.join('\n') + text.slice(at + 1);
    const items = await client.connection.sendRequest<{ label: string; textEdit: TextEdit }[]>(
      'textDocument/completion',
      {
        textDocument: { uri: opened(plain) },
        position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
      },
    );
    return new Map(items.map(({ label, textEdit }) => [label, edited(plain, [textEdit])]));
  };

  test.each([
    ['model: iPhone 1|', 'iPhone 15 Pro', 'model: iPhone 15 Pro'],
    ['model: "iPhone 1|"', 'iPhone 15 Pro', 'model: "iPhone 15 Pro"'],
    ['model:|', 'iPhone 15 Pro', 'model: iPhone 15 Pro'],
    ['ios: 17.|', '17.7.2', 'ios: 17.7.2'],
    ['icloud: |', 'of 50 GB', 'icloud: of 50 GB'],
    ['icloud: 4.9 GB |', 'of 5 GB', 'icloud: 4.9 GB of 5 GB'],
    ['icloud: 4.9 GB of 2|', 'of 200 GB', 'icloud: 4.9 GB of 200 GB'],
    ['type: device-|', 'support-ticket', 'type: support-ticket'],
    ['mod|', 'model', 'model: '],
    ['sta|tus: Paused', 'status_line', 'status_line: Paused'],
  ])('in the front matter, %s takes "%s"', async (line, label, wanted) => {
    const items = await completed(`---\n${line}\n---\n`);
    expect(items.get(label)).toBe(`---\n${wanted}\n---\n`);
    // Keys are offered for keys only.
    expect(items.has('logs')).toBe(wanted.startsWith(label));
  });

  test.each([
    '--|-\nios: 17\n---\n',
    '---\nios: 17\n---|',
    '---\nios: 17\n-|--\nPhotos wait.\n',
    '---\ntags:\n- |\n---\n',
  ])('completes nothing between dashes: %j', async text => {
    expect(await completed(text)).toEqual(new Map());
  });

  test('completes front matter that is not closed yet, without the keys that stand there', async () => {
    const items = await completed('---\ntype: support-ticket\nlogs:\n  - a.log\nmo|');
    expect(items.get('model')).toBe('---\ntype: support-ticket\nlogs:\n  - a.log\nmodel: ');
    expect(items.has('type') || items.has('logs')).toBe(false);
    expect((await completed('---\nmodel: iPhone 1|\n')).has('iPhone 15 Pro')).toBe(true);
    expect([...(await completed('---\n\nPhotos wait.\n\nrem|')).keys()]).toContain('remedy: Restart the iPhone');
  });

  test('completes below many empty items as fast as elsewhere', { timeout: 5000 }, async () => {
    const items = await completed(`---\n${'- \n'.repeat(60)}Photos wait.\n\nrem|`);
    expect([...items.keys()]).toContain('remedy: Restart the iPhone');
  });

  test.each(['Status: ', '**Status:** ', '- **Status**: ', '__Status:__ ', '| Status | ', '|Status|'])(
    'completes a symptom behind %j as behind any label',
    async before => {
      const offered = async (typed: string) => {
        const character = before.length + typed.length;
        const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
          textDocument: { uri: opened(`${before}${typed}\n`) },
          position: { line: 0, character },
        });
        const range = { start: { line: 0, character: before.length }, end: { line: 0, character } };
        for (const { textEdit } of items) expect(textEdit).toMatchObject({ range });
        return items.map(({ label }) => label);
      };
      expect(await offered('low po')).toContain('Low Power Mode is on');
      expect(await offered('17')).toEqual([]);
    },
  );

  const RESTART = 'remedy: Restart the iPhone';
  test.each(['## Observed\n\n- rem|', 'Next steps: rem|', 'Agent: rem|', '> rem|', '    rem|'])(
    'offers no remedy where it would not be known again: %j',
    async text => {
      expect([...(await completed(`${FULL}${text}\n`)).keys()]).not.toContain(RESTART);
    },
  );

  test.each([
    'Photos wait.\n\n```log\nrem|\n```\n',
    'Photos wait.\n\n{noformat}\nrem|\n{noformat}\n',
    '<!--\nrem|\n-->\n',
    '<html>\n<body>\nrem|\n<p>Photos wait.</p>\n</body>\n</html>\n',
  ])('offers none in a code block, a comment or a page: %j', async text => {
    expect([...(await completed(text)).keys()]).not.toContain(RESTART);
  });

  test.each([
    ['h2. Next steps\n\nrem|\n', /^h2\. Next steps\n\nh3\. Remedy: Restart the iPhone\n# Note/],
    ['Device: iPhone 8\nProblem: stuck\n\nrem|\n', /\n\nRemedy: Restart the iPhone\n1\. Note/],
    ['## Next steps\n\n- call\n\nrem|\n', /- call\n\n### Remedy: Restart the iPhone\n\n- Note/],
    ['# Case\r\n\r\nStuck.\r\n\r\nrem|\r\n', /Stuck\.\r\n\r\n### Remedy: Restart the iPhone\r\n\r\n1\. Note/],
  ])('writes a remedy in the style of the ticket: %j', async (text, wanted) => {
    const result = (await completed(text)).get(RESTART) ?? '';
    expect(result).toMatch(wanted);
    expect(await client.pull(opened(result))).toEqual([]);
  });

  test('completes the logs of the front matter with those that are open, as the ticket would name them', async () => {
    const line = 'Mar  3 07:12:40 iPhone assetsd[61] <Notice>: Library opened\n';
    opened(line, 'logs/of it.devicelog', 'device-log');
    opened(line, 'near.devicelog', 'device-log');
    const labels = async (front: string, character: number) => {
      const uri = opened(`---\n${front}\n---\n`, `logs-${++number}.ticket`);
      const at = { line: front.split('\n').length, character };
      const items = await client.connection.sendRequest<{ label: string; textEdit?: TextEdit }[]>(
        'textDocument/completion',
        { textDocument: { uri }, position: at },
      );
      return new Map(items.map(({ label, textEdit }) => [label, textEdit?.newText]));
    };
    const inList = await labels('logs: [ne]', 9);
    expect(inList.get('near.devicelog')).toBe('near.devicelog');
    expect(inList.get('logs/of it.devicelog')).toBe('"logs/of it.devicelog"');
    expect(inList.has('model')).toBe(false);
    expect((await labels('logs:', 5)).get('near.devicelog')).toBe(' near.devicelog');
    const below = await labels('logs:\n  - near.devicelog\n  - ', 4);
    expect(below.has('logs/of it.devicelog')).toBe(true);
    expect(below.has('near.devicelog')).toBe(false);
  });

  test('a symptom takes the place of its words that were typed, and a directive gets ids', async () => {
    const text = 'Hm. The upload counter\n\n<!-- symptom-lens: ignore low-p\n';
    const uri = opened(text);
    const ask = async (line: number, character: number) =>
      client.connection.sendRequest<{ label: string; textEdit?: TextEdit }[]>('textDocument/completion', {
        textDocument: { uri },
        position: { line, character },
      });
    const counter = (await ask(0, 22)).find(({ label }) => label.startsWith('The upload counter'));
    expect(counter?.textEdit).toMatchObject({ range: { start: { character: 4 }, end: { character: 22 } } });
    const id = (await ask(2, 99)).find(({ label }) => label === 'low-power-mode');
    expect(edited(text, id?.textEdit ? [id.textEdit] : [])).toContain('ignore low-power-mode\n');
  });

  test.each([
    'She looked at the battery|',
    'no idea about the storage|',
    'Customer is on wifi|',
    '- iOS: 17|',
    'At 12:30|',
  ])('leaves what was typed alone: %s', async text => {
    expect(await completed(text)).toEqual(new Map());
  });

  test('a colon that was typed asks for values of the front matter, and for nothing in the text', async () => {
    const uri = opened('---\nmodel:\n---\nReported:\n');
    const typed = (line: number, character: number) =>
      client.connection.sendRequest<unknown[]>('textDocument/completion', {
        textDocument: { uri },
        position: { line, character },
        context: { triggerKind: 2, triggerCharacter: ':' },
      });
    expect((await typed(1, 6)).length).toBeGreaterThan(10);
    expect(await typed(3, 9)).toEqual([]);
  });

  test('links the log of the front matter', async () => {
    const uri = opened('---\nlogs: [a.devicelog, "b c.ips"]\n---\n', 'linked.ticket');
    const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri },
    });
    expect(links.map(({ target }) => target)).toEqual([uriOf('a.devicelog'), uriOf('b%20c.ips')]);
  });

  test('commands render and insert remedies', async () => {
    const uri = opened(FULL);
    const run = (command: string, argument: object) =>
      client.connection.sendRequest<unknown>('workspace/executeCommand', { command, arguments: [argument] });
    expect(await run('symptomLens.server.renderRemedy', { uri, cause: 'glitch' })).toMatch(
      /^### Remedy: Restart the iPhone/,
    );
    expect(await run('symptomLens.server.insertEdits', { uri, causes: ['escalation'] })).toHaveLength(1);
    await expect(run('symptomLens.server.renderRemedy', { uri, cause: 'weather' })).rejects.toThrow(
      /There is no remedy "weather"/,
    );
  });
});

describe('bad input', () => {
  test.each([
    ['broken front matter', '---\nmodel: [iPhone\n---\n\nPhotos wait. iCloud storage is full.\n'],
    ['front matter without an end', '---\nmodel: iPhone 12\n\nPhotos wait. iCloud storage is full.\n'],
  ])('%s is named, the rest is still read', async (_, text) => {
    const codes = (await client.pull(opened(text))).map(({ code }) => code);
    expect(codes).toContain('front-matter');
    expect(codes).toContainEqual(FULL_CODE);
  });

  test.each([
    ['a line of 5 MB', 'iCloud storage is full. '.repeat(220_000)],
    ['5 MB without a break', 'a'.repeat(5_000_000)],
    ['a line of 200,000 blanks', `iCloud storage${' '.repeat(200_000)}is full`],
    ['rows of HTML that never end', `${'<tr><td>'.repeat(30_000)}</tr>`],
    ['lone surrogates', `\uD800 iCloud storage is full \uDC00\n`],
    ['binary', Array.from({ length: 5000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join('')],
    ['nothing', ''],
  ])(
    '%s: the server answers, and goes on answering',
    async (_, text) => {
      expect(Array.isArray(await client.pull(opened(text)))).toBe(true);
      expect(await client.pull(opened(FULL))).toHaveLength(1);
    },
    30_000,
  );

  test('a file that is gone: nothing, and no error', async () => {
    expect(await client.pull(uriOf('gone.ticket'))).toEqual([]);
  });
});

test('the server ends when its client does', async () => {
  const other = await startClient();
  const ended = new Promise(resolve => other.process.once('exit', resolve));
  other.process.stdin?.end();
  await ended;
});
