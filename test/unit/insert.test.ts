import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePack } from '../../server/knowledge/compile.ts';
import { applyChanges, insertRemedies } from '../../server/triage/insert.ts';
import { withoutEvidence } from '../../server/triage/insertion/evidence-block.ts';
import { readStructure } from '../../server/triage/reader/blocks.ts';
import { type RenderedRemedy, renderRemedy } from '../../server/triage/remedy.ts';
import { readTicket } from '../../server/triage/ticket.ts';
import { packFiles } from './pack.ts';

const knowledge = compilePack(packFiles);

const remedy = (title: string, more: Partial<RenderedRemedy> = {}): RenderedRemedy => ({
  cause: 'glitch',
  title,
  heading: `Remedy: ${title}`,
  steps: ['Do this.', 'Do that.'],
  markup: 'markdown',
  ...more,
});
const REBOOT = remedy('Reboot');
const REPLY = remedy('Reboot', { heading: 'Reply: Reboot', opening: 'Please try this.', closing: 'Write back.' });
const plain = (one: RenderedRemedy): RenderedRemedy => ({ ...one, markup: 'plain' });

/** The text after the insertion; on the way, all that must hold for every insertion. */
function inserted(text: string, remedies = [REBOOT], lines: string[] = []): string {
  const evidence = new Map([['glitch', lines]]);
  const changes = insertRemedies(text, remedies, evidence);
  expect(changes).toHaveLength(1);
  for (const { start, end } of changes) expect(start, 'nothing that was typed is replaced').toBe(end);
  const result = applyChanges(text, changes);
  expect(insertRemedies(result, remedies, evidence), 'a second time there is nothing to insert').toEqual([]);
  const [change] = changes;
  if (change) {
    const undone = applyChanges(result, [
      { start: change.start, end: change.start + change.insert.length, insert: '' },
    ]);
    expect(undone).toBe(text);
    expect(applyChanges(undone, insertRemedies(undone, remedies, evidence))).toBe(result);
  }
  return result;
}

describe('the section that takes a remedy', () => {
  test('is the one for next steps', () => {
    expect(inserted('# Case\n\nStuck.\n\n## Next steps\n\n## Resolution\n\nNone.\n')).toBe(
      '# Case\n\nStuck.\n\n## Next steps\n\n### Remedy: Reboot\n\n1. Do this.\n2. Do that.\n\n## Resolution\n\nNone.\n',
    );
  });

  test('is that one, too, where its heading is underlined', () => {
    expect(inserted('Next steps\n----------\n\nCall.\n\nNotes\n-----\n\nOld.\n')).toBe(
      'Next steps\n----------\n\nCall.\n\n### Remedy: Reboot\n\n1. Do this.\n2. Do that.\n\nNotes\n-----\n\nOld.\n',
    );
  });

  test('is the empty field of a form, before the fields that follow', () => {
    const result = inserted('Problem: stuck\nNext steps:\nOwner: Bo\nStatus: open\n', [plain(REBOOT)]);
    expect(result.indexOf('Remedy: Reboot')).toBeLessThan(result.indexOf('Owner: Bo'));
  });

  test.each([
    ['a mail in base64', 'Subject: stuck\nContent-Transfer-Encoding: base64\n\nU3R1Y2su\n'],
    ['an export in JSON', '{\n  "subject": "stuck",\n  "resolution": null\n}\n'],
    ['a list in JSON', '[{"subject": "stuck"}]'],
    ['an export with JSON on each line', '{"subject": "stuck"}\n{"subject": "again"}\n'],
    ['an export in XML', '<?xml version="1.0"?>\n<ticket>\n  <subject>Stuck</subject>\n</ticket>\n'],
    ['XML without a declaration', '<ticket>\n <d>iCloud storage is full</d>\n</ticket>\n'],
    ['an export in CSV', 'id,subject,next steps\n1,Photos are stuck,call\n2,Same,"call, then write"\n'],
    ['an export in CSV with quotes', '"id","subject","model"\n"1","Photos are stuck","iPhone 8"\n'],
  ])('is none in %s, which text would break', (_, text) => {
    expect(insertRemedies(text, [REBOOT])).toEqual([]);
  });

  test.each([
    '[x] Photos are stuck\n',
    '[1]\n[2] Photos are stuck\n',
    '{"id": 5}\n{noformat}\nlog\n{noformat}\nStuck.\n',
    'Ann,Bo,Cy\nPhotos, contacts, calendars are stuck\nwifi, plan, space checked\n',
    'Photos,videos,albums\nNone of them sync.\n',
    'id,model,os\n1,iPhone 8,16\n\nIt is stuck.\n',
  ])('may begin as an export does and be none: %j', text => {
    expect(inserted(text)).toContain('Remedy: Reboot');
  });

  test('is the resolution where there are no next steps', () => {
    expect(inserted('## Problem\n\nStuck.\n\n## Resolution\n\nNone yet.\n\n## History\n\nOld.\n')).toBe(
      '## Problem\n\nStuck.\n\n## Resolution\n\nNone yet.\n\n### Remedy: Reboot\n\n1. Do this.\n2. Do that.\n\n## History\n\nOld.\n',
    );
  });

  test('is made at the end where there is neither, beside the others and not beside the title', () => {
    expect(inserted('# Case\n\n## Problem\n\nStuck.\n')).toBe(
      '# Case\n\n## Problem\n\nStuck.\n\n## Next steps\n\n### Remedy: Reboot\n\n1. Do this.\n2. Do that.\n',
    );
    expect(inserted('# Case\n\nStuck.\n')).toContain('\n## Next steps\n\n### Remedy: Reboot\n');
    expect(inserted('# Problem\n\nStuck.\n\n# Customer\n\nDana\n')).toContain('\n# Next steps\n\n## Remedy: Reboot\n');
    expect(inserted('### Problem\n\nStuck.\n')).toContain('\n### Next steps\n\n#### Remedy: Reboot\n');
    const labelled =
      '# Case\n\n## Reported\n\nStuck.\n\nTried so far:\n- call\n\nStorage:\n- free\n\nNetwork:\n- fine\n';
    expect(inserted(labelled)).toContain('\n## Next steps\n\n### Remedy: Reboot\n');
  });

  test('is the draft of the reply for a reply, and never for a note', () => {
    const text = '## Public reply\n\nDear Dana,\n\n## Notes\n\nStuck.\n';
    expect(inserted(text, [REPLY])).toBe(
      '## Public reply\n\nDear Dana,\n\n### Reply: Reboot\n\nPlease try this.\n\n1. Do this.\n2. Do that.\n\nWrite back.\n\n## Notes\n\nStuck.\n',
    );
    expect(inserted(text)).toMatch(/Stuck\.\n\n## Next steps\n\n### Remedy: Reboot\n/);
  });

  test.each(['Plan: 50 GB', 'iCloud plan: 50 GB', 'Open since: Monday', 'Signature: Dana'])(
    'is not what only sounds like one: %s',
    line => {
      expect(inserted(`Device: iPhone 8\n${line}\nStatus: new\n`)).toMatch(/\nStatus: new\n\nNext steps:\n\nRemedy: /);
    },
  );

  test.each([
    'Next update: tomorrow 10:00',
    'Next contact: Monday',
    'Next SLA breach: 12:00',
    'Next update:',
    'Resolution due: Friday',
    'Resolution SLA: 4 h',
    'Fix version: 3',
    'Solution ID: 77',
    'To do by: Friday',
    'Advice given: restart',
    'Recommended plan: 200 GB',
    'Template: Photos v2',
    'Macro: photos-sync',
    'Customer reply: still stuck',
    'Reply to: dana@example.com',
  ])('is not the field %s of a ticket, neither for a note nor for a reply', line => {
    const text = `Subject: photos\n${line}\nDevice: iPhone 8\nDescription: stuck\n`;
    for (const one of [REBOOT, REPLY]) expect(inserted(text, [plain(one)]).startsWith(text)).toBe(true);
  });

  test.each([
    'Next action',
    'Action plan',
    'To do',
    'Follow-up',
    'Recommendations',
    'Proposed fix',
    'Resolution notes',
  ])('is the value of %s', label => {
    expect(inserted(`Problem: stuck\n${label}: call back\nOwner: Bo\n`, [plain(REBOOT)])).toBe(
      `Problem: stuck\n${label}: call back\n\nRemedy: Reboot\n1. Do this.\n2. Do that.\n\nOwner: Bo\n`,
    );
  });

  test.each(['Assessment & plan', 'Recommendations and next steps', '3. Next steps (agent)', 'Plan'])(
    'is the one that is headed %s',
    title => {
      const result = inserted(`## Problem\n\nStuck.\n\n## ${title}\n\nCall.\n\n## History\n\nOld.\n`);
      expect(result).toContain('Call.\n\n### Remedy: Reboot\n');
    },
  );

  test.each(['Reply from customer', 'Customer reply'])('is never what the customer said: %s', title => {
    const text = `## ${title}\n\nStill stuck.\n\n## Next steps\n\n- call back\n`;
    expect(inserted(text, [REPLY])).toContain('- call back\n\n### Reply: Reboot\n');
  });

  test.each(['Reply', 'Draft reply', 'Reply to the customer', 'Public response'])('for a reply is %s', title => {
    const text = `## ${title}\n\nDear Dana,\n\n## Next steps\n\n- call back\n`;
    expect(inserted(text, [REPLY])).toContain('Dear Dana,\n\n### Reply: Reboot\n');
  });

  test('is never the header of a mail', () => {
    const mail =
      'From: dana@example.com\nReply: none\nIn-Reply-To: <0@x>\nReply-To: dana@example.com\n\nPhotos are stuck.\n';
    expect(inserted(mail, [REPLY]).startsWith(mail)).toBe(true);
  });

  test('of a mail in several parts is the first that is text, where mail programs show it', () => {
    const plainText = 'Photos are stuck.\r\n';
    const mail = (body: string) =>
      [
        'From: dana@example.com',
        'Content-Type: multipart/mixed; boundary="outer"',
        '',
        '--outer',
        'Content-Type: multipart/alternative;',
        ' boundary=inner',
        '',
        '--inner',
        'Content-Type: text/plain; charset=utf-8',
        '',
        `${body}`,
        '--inner',
        'Content-Type: text/html',
        '',
        '<h2>Next steps</h2>',
        '--inner--',
        '--outer--',
        '',
      ].join('\r\n');
    expect(inserted(mail(plainText), [plain(REBOOT)])).toBe(
      mail(`${plainText}\r\nNext steps:\r\n\r\nRemedy: Reboot\r\n1. Do this.\r\n2. Do that.\r\n`),
    );
    expect(inserted(mail(`Next steps: call back\r\n`), [plain(REBOOT)])).toBe(
      mail('Next steps: call back\r\n\r\nRemedy: Reboot\r\n1. Do this.\r\n2. Do that.\r\n'),
    );
  });

  test('is none that tells of the plan for storage', () => {
    const text = '## Problem\n\nStuck.\n\n## Storage and plan\n\n50 GB.\n\n## History\n\nOld.\n';
    expect(inserted(text).startsWith(text)).toBe(true);
  });

  test('is no table', () => {
    const text = '# Case\n\n| Next steps | call back |\n|---|---|\n| Resolution | none |\n';
    expect(inserted(text).startsWith(text)).toBe(true);
  });

  test('stays apart from what another remedy stands in', () => {
    const first = inserted('## Next steps\n\n- call back\n');
    expect(inserted(first, [remedy('Charge')])).toBe(
      '## Next steps\n\n- call back\n\n### Remedy: Reboot\n\n- Do this.\n- Do that.\n\n### Remedy: Charge\n\n- Do this.\n- Do that.\n',
    );
  });

  test('keeps the signature below it', () => {
    expect(inserted('Next steps:\n- call back\n\n-- \nDana, Support\n', [plain(REBOOT)])).toBe(
      'Next steps:\n- call back\n\nRemedy: Reboot\n- Do this.\n- Do that.\n\n-- \nDana, Support\n',
    );
  });
});

test('a reply stands above the greeting of its draft, but behind that of the customer', () => {
  expect(inserted('## Public reply\n\nDear Dana,\n\nKind regards,\nBo\n\n-- \nSupport\n', [REPLY])).toBe(
    '## Public reply\n\nDear Dana,\n\n### Reply: Reboot\n\nPlease try this.\n\n1. Do this.\n2. Do that.\n\nWrite back.\n\nKind regards,\nBo\n\n-- \nSupport\n',
  );
  expect(inserted('Photos are stuck.\n\nKind regards,\nDana\n')).toContain('Dana\n\n## Next steps\n');
});

describe('the style of the ticket goes on', () => {
  test.each([
    ['bullets', '- call back', '- Do this.\n- Do that.'],
    ['stars', '* call back', '* Do this.\n* Do that.'],
    ['numbers', '1. call back', '1. Do this.\n2. Do that.'],
    ['numbers with a parenthesis', '1) call back', '1) Do this.\n2) Do that.'],
    ['tasks', '- [ ] call back\n- [x] log asked for', '- [ ] Do this.\n- [ ] Do that.'],
    ['an indented list with a nested item', '  - call back\n    - at noon', '  - Do this.\n  - Do that.'],
    ['tabs', '\t- call back', '\t- Do this.\n\t- Do that.'],
    ['a sentence', 'Call back.', '1. Do this.\n2. Do that.'],
    ['an item that is still empty', '- ', '- Do this.\n- Do that.'],
  ])('in next steps with %s', (_, list, expected) => {
    expect(inserted(`## Next steps\n\n${list}\n`)).toBe(
      `## Next steps\n\n${list}\n\n### Remedy: Reboot\n\n${expected}\n`,
    );
  });

  test('a list elsewhere gives the marker, a list of fields and front matter do not', () => {
    expect(inserted('# Case\n\n  * Wi-Fi works\n')).toContain('\n\n* Do this.\n* Do that.\n');
    expect(inserted('# Case\n\n- Model: iPhone 8\n')).toContain('\n\n1. Do this.\n');
    expect(inserted('---\nlogs:\n  - a.log\n---\nStuck.\n')).toContain('\n\n1. Do this.\n');
  });

  test('in Jira markup', () => {
    expect(inserted('h2. Problem\nStuck.\n\nh2. Next steps\n* call back\n', [plain(REBOOT)])).toBe(
      'h2. Problem\nStuck.\n\nh2. Next steps\n* call back\n\nh3. Remedy: Reboot\n* Do this.\n* Do that.\n',
    );
  });

  test('in a form with a block of Jira markup, where no step becomes a heading', () => {
    const text = 'Problem: stuck\n\n{noformat}\nlog\n{noformat}\n\nNext steps:\nOwner: Bo\n';
    const steps = remedy('Save power', {
      markup: 'plain',
      steps: ['Turn Low Power Mode off.', 'The battery is at 5%.'],
    });
    const result = inserted(text, [steps]);
    expect(result).toContain('Next steps:\n\nRemedy: Save power\n1. Turn Low Power Mode off.\n2. The battery');
    expect(readTicket(result, knowledge).findings).toEqual([]);
  });

  test('in Jira markup without headings', () => {
    expect(inserted('Stuck.\n\n{noformat}\nlog\n{noformat}\n', [plain(REBOOT)])).toBe(
      'Stuck.\n\n{noformat}\nlog\n{noformat}\n\nh2. Next steps\n\nh3. Remedy: Reboot\n# Do this.\n# Do that.\n',
    );
  });

  test('in a mail in quoted-printable, where an equals sign begins a code', () => {
    const mail = 'Subject: stuck\nContent-Transfer-Encoding: quoted-printable\n\nStuck.\n';
    expect(inserted(mail, [remedy('Reboot', { steps: ['Set a=b.'] })])).toContain('1. Set a=3Db.');
  });

  test('with bold headings', () => {
    expect(inserted('**Problem**\n\nStuck.\n\n**Next steps**\n\n- call back\n\n**History**\n\nOld.\n')).toBe(
      '**Problem**\n\nStuck.\n\n**Next steps**\n\n- call back\n\nRemedy: Reboot\n- Do this.\n- Do that.\n\n**History**\n\nOld.\n',
    );
    expect(inserted('**Problem**\n\nStuck.\n')).toContain('\n\n**Next steps**\n\nRemedy: Reboot\n');
  });

  test('in a plain-text ticket of labels', () => {
    const text = 'Device: iPhone 8\niOS: 16.7\nProblem: stuck\n';
    for (const one of [REBOOT, plain(REBOOT)])
      expect(inserted(text, [one])).toBe(`${text}\nNext steps:\n\nRemedy: Reboot\n1. Do this.\n2. Do that.\n`);
  });

  test('in a plain-text ticket with a label for next steps', () => {
    expect(
      inserted('Device: iPhone 8\nNext steps: call back\nand ask for the log\nOwner: Dana\n', [plain(REBOOT)]),
    ).toBe(
      'Device: iPhone 8\nNext steps: call back\nand ask for the log\n\nRemedy: Reboot\n1. Do this.\n2. Do that.\n\nOwner: Dana\n',
    );
  });

  test('under a plain heading, above the labels that follow', () => {
    expect(inserted('Next steps:\n- call back\n\nOwner: Dana\nPriority: high\n', [plain(REBOOT)])).toBe(
      'Next steps:\n- call back\n\nRemedy: Reboot\n- Do this.\n- Do that.\n\nOwner: Dana\nPriority: high\n',
    );
  });

  test('under a plain heading, above fields that follow its list at once', () => {
    const list = 'Photos are stuck.\n\nNext steps:\n- call back\n- write mail';
    expect(inserted(`${list}\nPriority: high\nOwner: Bob\n`, [plain(REBOOT)])).toBe(
      `${list}\n\nRemedy: Reboot\n- Do this.\n- Do that.\n\nPriority: high\nOwner: Bob\n`,
    );
  });

  test.each([
    'Problem: full\nNext steps: call\n|**Owner:** Bo\n',
    '**Next steps**\n- call\n|**Owner:** Bo\n',
    '**Next steps:** call\n|*Status:* open\n',
    '# Case\n\nResolution: none\n|**Owner:** Bo\n',
  ])('above a label in bold, of which no mark stays behind: %j', text => {
    const [before = '', behind = ''] = text.split('|');
    const result = inserted(before + behind);
    expect(result.startsWith(before.trimEnd())).toBe(true);
    expect(result.endsWith(`\n${behind}`)).toBe(true);
  });

  test('behind an item above a rule, which is no heading', () => {
    expect(inserted('## Next steps\n\n- call\n---\n\n## Notes\n')).toMatch(/- call\n+### Remedy: Reboot/);
  });

  test('above the rule that closes the section', () => {
    for (const rule of ['---', '***', '- - -'])
      expect(inserted(`## Next steps\n\n- call back\n\n${rule}\n\n## History\n\nOld.\n`)).toBe(
        `## Next steps\n\n- call back\n\n### Remedy: Reboot\n\n- Do this.\n- Do that.\n\n${rule}\n\n## History\n\nOld.\n`,
      );
  });

  test('below the line that makes words a heading', () => {
    expect(inserted('Next steps\n----------\n\nNotes\n=====\n\nOld.\n')).toContain(
      'Next steps\n----------\n\n### Remedy: Reboot\n',
    );
  });

  test('behind a log excerpt that nobody closed', () => {
    expect(inserted('# Case\n\n```\ncloudphotod: error\n')).toBe(
      '# Case\n\n```\ncloudphotod: error\n```\n\n## Next steps\n\n### Remedy: Reboot\n\n1. Do this.\n2. Do that.\n',
    );
  });

  test.each([
    ['of backticks, with tildes within', '```\nlog\n~~~\nmore\n```\n'],
    ['of tildes, with backticks within', '~~~\nlog\n```\nmore\n~~~\n'],
    ['of four backticks, with three within', '````md\n```\nlog\n````\n'],
  ])('behind a code block %s', (_, block) => {
    expect(inserted(`# Case\n\n${block}`)).toBe(
      `# Case\n\n${block}\n## Next steps\n\n### Remedy: Reboot\n\n1. Do this.\n2. Do that.\n`,
    );
  });

  test('behind a line that only looks like the beginning of a code block', () => {
    expect(inserted('# Case\n\n```ls -l``` says nothing.\n')).toContain('nothing.\n\n## Next steps');
  });
});

describe('in a page in HTML', () => {
  test.each([
    '<html><body><p>Stuck.</p>|</body></html>',
    '<html>\n<body>\n<h2>Problem</h2>\n<p>Stuck.</p>|\n</body>\n</html>\n',
  ])('a remedy stands above its end, as a browser shows it: %j', page => {
    const result = inserted(page.replace('|', ''), [remedy('Reboot', { steps: ['Settings & more.', 'Use <Back.'] })]);
    expect(result.replace(/\n/g, '')).toBe(
      page
        .replace(
          '|',
          '<pre style="white-space: pre-wrap">Next steps:Remedy: Reboot1. Settings &amp; more.2. Use &lt;Back.</pre>',
        )
        .replace(/\n/g, ''),
    );
  });

  test.each([
    '<b>Problem</b>\nFull.\n<b>Asked for a log</b>\n',
    '<details>\n<p>Log</p>\n</details>\n\nFull.\n\n<details>\n<p>Log</p>\n</details>\n',
    '<table><tr><td>Full</td></tr></table>\n\nPhotos wait.\n\n<table><tr><td>x</td></tr></table>\n',
  ])('is Markdown in Markdown that begins and ends with HTML: %j', text => {
    expect(inserted(text)).toMatch(/\n## Next steps\n\n### Remedy: Reboot\n/);
  });

  test('stands behind a part of a page, as desks export it', () => {
    const part = '<div><h2>Next steps</h2>\n<p>Call.</p>\n</div>\n';
    expect(inserted(part)).toMatch(/<\/div>\n+<pre [^>]*>\n(?:Next steps:\n+)?Remedy: Reboot\n/);
  });

  test('its words are no symptoms', () => {
    const page = '<html>\n<body>\n<p>Photos do not sync.</p>\n</body>\n</html>\n';
    const all = knowledge.causes.map(({ id }) => id);
    for (const audience of ['internal', 'customer'] as const) {
      const style = { audience, labels: 'us', markup: 'markdown' } as const;
      const after = inserted(
        page,
        all.map(cause => renderRemedy(cause, {}, style, knowledge)),
      );
      expect(readTicket(after, knowledge).findings).toEqual(readTicket(page, knowledge).findings);
    }
  });
});

describe('byte by byte', () => {
  const body = ['## Next steps', '', '### Remedy: Reboot', '', '1. Do this.', '2. Do that.'];

  test.each([
    ['an empty file', '', '\n', ['', '\n']],
    ['only blank lines', '\n\n', '\n', ['\n\n', '\n']],
    ['only a byte order mark', '\uFEFF', '\n', ['\uFEFF', '\n']],
    ['only front matter', '---\nios: 17\n---\n', '\n', ['---\nios: 17\n---\n\n', '\n']],
    ['only front matter, no final newline', '---\nios: 17\n---', '\n', ['---\nios: 17\n---\n\n', '']],
    ['front matter with CRLF', '---\r\nios: 17\r\n---\r\n', '\r\n', ['---\r\nios: 17\r\n---\r\n\r\n', '\r\n']],
    ['CRLF', 'Stuck.\r\n', '\r\n', ['Stuck.\r\n\r\n', '\r\n']],
    ['CRLF and no final newline', 'A\r\nStuck.', '\r\n', ['A\r\nStuck.\r\n\r\n', '']],
    ['CR alone', 'A\rStuck.\r', '\r', ['A\rStuck.\r\r', '\r']],
    ['no final newline', 'Stuck.', '\n', ['Stuck.\n\n', '']],
    ['several final newlines', 'Stuck.\n\n\n', '\n', ['Stuck.\n\n', '\n\n\n']],
    ['trailing spaces and a tab', 'Stuck.  \t\n', '\n', ['Stuck.  \t\n\n', '\n']],
    ['an emoji before', '👩🏽‍💻 📷 Stuck é.\n', '\n', ['👩🏽‍💻 📷 Stuck é.\n\n', '\n']],
    ['a lone surrogate', 'Stuck \uD83D.\n', '\n', ['Stuck \uD83D.\n\n', '\n']],
    ['line ends that differ', 'A\nB\r\nStuck.\r\n', '\r\n', ['A\nB\r\nStuck.\r\n\r\n', '\r\n']],
  ] as const)('%s', (_, text, eol, [before, after]) => {
    expect(inserted(text)).toBe(before + body.join(eol) + after);
  });

  test('indentation of what follows is not eaten', () => {
    expect(inserted('## Next steps\n\n- call back\n\n## Log\n\n    indented\n')).toMatch(
      /\n\n## Log\n\n {4}indented\n$/,
    );
    expect(inserted('Next steps: call\n\tOwner is Dana\n\n  kept\n', [plain(REBOOT)])).toMatch(/\n\n {2}kept\n$/);
  });

  test('one blank line is made before what stands directly below', () => {
    expect(inserted('## Next steps\n- call back\n## Log\nnone\n')).toBe(
      '## Next steps\n- call back\n\n### Remedy: Reboot\n\n- Do this.\n- Do that.\n\n## Log\nnone\n',
    );
  });
});

describe('several remedies', () => {
  test('go in with one change, in their order', () => {
    expect(inserted('Stuck.\n', [remedy('Charge'), REBOOT])).toBe(
      'Stuck.\n\n## Next steps\n\n### Remedy: Charge\n\n1. Do this.\n2. Do that.\n\n### Remedy: Reboot\n\n1. Do this.\n2. Do that.\n',
    );
  });

  test('only those that do not stand there already, each once', () => {
    const text = inserted('Stuck.\n', [REBOOT]);
    expect(inserted(text, [REBOOT, remedy('Charge'), remedy('Charge')]).match(/Remedy: \w+/g)).toEqual([
      'Remedy: Reboot',
      'Remedy: Charge',
    ]);
  });

  test.each(['## Remedy: Reboot', 'Remedy: Reboot', '**Remedy: Reboot**', 'h3. Remedy: Reboot', '  Remedy: Reboot  '])(
    'a remedy stands there as “%s”',
    heading => {
      expect(insertRemedies(`Stuck.\n\n${heading}\n1. x\n`, [REBOOT])).toEqual([]);
    },
  );

  test('a note and a reply are two things', () => {
    expect(inserted(inserted('Stuck.\n'), [REPLY])).toContain('### Reply: Reboot');
  });

  test('none change nothing', () => {
    expect(insertRemedies('Stuck.\n', [])).toEqual([]);
  });
});

describe('evidence', () => {
  test('is cited line by line above the steps', () => {
    expect(inserted('Stuck.\n', [REBOOT], ['10:00 cloudphotod: quota\n  more of it'])).toContain(
      '### Remedy: Reboot\n\n> 10:00 cloudphotod: quota\n>   more of it\n\n1. Do this.\n',
    );
  });

  test('stands under the remedy of its own cause', () => {
    const [first, second] = [remedy('Charge', { cause: 'power' }), remedy('Reboot')];
    const lines = new Map([
      ['glitch', ['10:00 cloudd: stuck']],
      ['power', ['10:01 cloudd: empty']],
    ]);
    const result = applyChanges('Stuck.\n', insertRemedies('Stuck.\n', [first, second], lines));
    expect(result).toContain('### Remedy: Charge\n\n> 10:01 cloudd: empty\n\n1. Do this.');
    expect(result).toContain('### Remedy: Reboot\n\n> 10:00 cloudd: stuck\n\n1. Do this.');
  });

  test('never goes into a reply to the customer', () => {
    expect(inserted('Stuck.\n', [REPLY], ['10:00 cloudphotod: quota'])).not.toContain('cloudphotod');
  });

  test.each([
    '# Case\n\nHe keeps Low Power Mode on all day.\n',
    'Device: iPhone 8\nProblem: he keeps Low Power Mode on all day\nNext steps: call\n',
    '**Problem**\n\nHe keeps Low Power Mode on all day.\n\n**Next steps**\n\n- call\n',
    'h2. Problem\nHe keeps Low Power Mode on all day.\n\nh2. Next steps\n* call\n',
  ])('is no symptom of the ticket, nor are the steps below it: %j', text => {
    const present = (ticket: string) =>
      readTicket(ticket, knowledge).findings.flatMap(({ symptom, status }) => (status === 'present' ? symptom : []));
    const lines = [
      'Mar  3 07:13:00 iPhone cloudphotod(CFNetwork)[77] <Error>: A task finished with error - code: -1009',
      ...Array.from(
        { length: 6 },
        (_, i) => `Mar  3 07:14:0${i} iPhone cloudphotod[77] <Error>: CKErrorDomain Code=25`,
      ),
    ];
    const real = renderRemedy('connection', {}, { audience: 'internal', labels: 'us', markup: 'plain' }, knowledge);
    const after = applyChanges(text, insertRemedies(text, [real], new Map([['connection', lines]])));
    expect(after).toContain('> Mar  3 07:13:00');
    expect(present(after)).toEqual(present(text));
    const blocks = readStructure(withoutEvidence(after)).blocks.filter(
      ({ start }) => start > after.indexOf('Remedy: '),
    );
    expect(blocks.map(({ place }) => place)).toEqual(blocks.map(() => 'inserted'));
  });
});

describe('what was inserted', () => {
  const PROBLEM = 'He keeps Low Power Mode on all day.';
  const all = [...knowledge.causes.map(({ id }) => id), 'escalation'];
  const shapes = [
    `# Case\n\n${PROBLEM}\n`,
    `Device: iPhone 8\nProblem: ${PROBLEM}\n`,
    `Next steps:\n\nProblem:\n${PROBLEM}\n`,
    `**Next steps**\n\n- call\n\n**Problem**\n\n${PROBLEM}\n`,
    `h2. Next steps\n* call\n\nh2. Problem\n${PROBLEM}\n`,
    `# Case\n\nNext steps:\n- call\n\nProblem:\n${PROBLEM}\n`,
  ];

  test.each(shapes)('flags nothing itself and hides nothing below it: %j', text => {
    const before = readTicket(text, knowledge).findings.map(({ symptom, status }) => [symptom, status]);
    expect(before).toContainEqual(['low-power-mode', 'present']);
    for (const audience of ['internal', 'customer'] as const)
      for (const markup of ['markdown', 'plain'] as const) {
        const remedies = all.map(cause => renderRemedy(cause, {}, { audience, labels: 'us', markup }, knowledge));
        const after = readTicket(inserted(text, remedies), knowledge).findings;
        expect(
          after.filter(({ status }) => status === 'present').map(({ symptom, status }) => [symptom, status]),
        ).toEqual(before.filter(([, status]) => status === 'present'));
      }
  });

  test.each(all)('of %s is read as one remedy', cause => {
    const remedies = [renderRemedy(cause, {}, { audience: 'customer', labels: 'us', markup: 'plain' }, knowledge)];
    const result = inserted('Device: iPhone 8\nProblem: stuck\n', remedies);
    const own = readStructure(result).blocks.filter(({ start }) => start > result.indexOf('Reply: '));
    expect(own.map(({ place }) => place)).toEqual(own.map(() => 'inserted'));
  });
});

describe('a ticket that grows below an inserted remedy is read on', () => {
  const HISTORY = '2026-01-01 09:00 Bob: Photos do not sync.\n\n2026-01-02 09:00 Bob: The customer was called.\n';
  const NOTE = '# Case\n\nPhotos do not sync.\n';
  const FORM = 'Device: iPhone 8\nProblem: photos do not sync\n';
  const CHAT = 'Customer: Photos do not sync.\nAgent: Since when?\nCustomer: Since Monday.\n';
  const markupFor = (text: string) => (text === NOTE ? 'markdown' : 'plain');
  const grown = (text: string, below: string, audience: 'internal' | 'customer') => {
    const style = { audience, labels: 'us', markup: markupFor(text) } as const;
    const [symptoms, grownSymptoms] = [
      text + below,
      inserted(text, [renderRemedy('icloud-storage', {}, style, knowledge)]) + below,
    ].map(ticket => readTicket(ticket, knowledge).findings.map(({ symptom, status }) => [symptom, status]));
    return { symptoms, grownSymptoms };
  };

  test.each([
    '\n2026-01-03 10:00 Bob: Low Power Mode is on and the Wi-Fi is down.\n\n2026-01-04 10:00 Bob: Airplane Mode is on.\n',
    '2026-01-03 10:00 Bob: Low Power Mode is on.\n',
    '\nCustomer: Low Power Mode is on.\n',
    'Customer: Low Power Mode is on.\n',
    '\nBob 3 Jan: Low Power Mode is on, iPhone 12 with iOS 15.1\n',
    '\n[10:12] Ann: Low Power Mode is on.\n',
    '\n**Update**\n\nLow Power Mode is on.\n',
    '\n---\n\nLow Power Mode is on.\n',
    '\n> Low Power Mode is on.\n',
    '\nObserved:\n- Low Power Mode is on\n',
    '\nOn Mon, 3 Jan 2026 at 10:02, Ann Lee wrote:\nLow Power Mode is on.\n',
    '\nShe called again. Low Power Mode is on.\n',
    '\n| Low Power Mode | on |\n|---|---|\n| Wi-Fi | weak |\n',
    '\n## Update\n\nLow Power Mode is on.\n',
  ])('%j', below => {
    for (const text of [HISTORY, NOTE, FORM, CHAT])
      for (const audience of ['internal', 'customer'] as const) {
        const { symptoms, grownSymptoms } = grown(text, below, audience);
        expect(grownSymptoms, inserted(text)).toEqual(symptoms);
        expect(symptoms?.some(([, status]) => status === 'present')).toBe(true);
      }
  });

  test('a list below it stands among the next steps', () => {
    const { grownSymptoms } = grown(NOTE, '\n- turn Low Power Mode off\n', 'internal');
    expect(grownSymptoms?.some(([, status]) => status === 'present')).toBe(false);
  });

  test('under steps of its own a section keeps what is said', () => {
    const steps = '## Next steps\n\n- call back\n';
    const below = '\nIf Low Power Mode is on, explain it.\n';
    expect(readTicket(inserted(steps) + below, knowledge).findings).toMatchObject([{ status: 'mentioned' }]);
  });

  test.each([
    ['blank lines between the steps', (part: string) => part.replace(/\n(?=\d\. )/g, '\n\n')],
    ['warnings on lines of their own', (part: string) => part.replace(/ (?=(?:\*\*)?Careful:)/g, '\n')],
    ['warnings in paragraphs of their own', (part: string) => part.replace(/ (?=(?:\*\*)?Careful:)/g, '\n\n   ')],
    ['lines that were wrapped', (part: string) => part.replace(/(?<=\n\d\. .{60,76}) /g, '\n   ')],
  ])('its own words stay its own with %s', (_, reformat) => {
    const all = knowledge.causes.map(({ id }) => id);
    for (const audience of ['internal', 'customer'] as const) {
      const style = { audience, labels: 'us', markup: 'markdown' } as const;
      const [change] = insertRemedies(
        NOTE,
        all.map(cause => renderRemedy(cause, {}, style, knowledge)),
      );
      const text = NOTE + reformat(change?.insert ?? '');
      expect(readTicket(text, knowledge).findings).toEqual(readTicket(NOTE, knowledge).findings);
    }
  });

  test('a history and a chat get it as the plain text that they are', () => {
    for (const text of [HISTORY, CHAT])
      expect(inserted(text)).toBe(`${text}\nNext steps:\n\nRemedy: Reboot\n1. Do this.\n2. Do that.\n`);
  });
});

test('any text: nothing typed is lost, a second time changes nothing, undoing is exact', () => {
  const piece = fc.constantFrom(
    ...['## Next steps', 'Next steps:', '**Next steps**', 'Next steps: call', 'Resolution', '# Case', 'h2. Plan'],
    ...[
      '- a',
      '1. b',
      '\t* c',
      '- [ ] d',
      '| a | b |',
      '> q',
      '```',
      '{code}',
      '---',
      '-- ',
      'Owner: Dana',
      '**Owner:** Bo',
      '👩🏽‍💻 e\u0301',
    ],
    ...['\n', '\n', '\n\n', '\r\n', '\r', ' ', '\t', '\uFEFF', '\u00a0', '\u2028', '\uD83D', 'Remedy: Charge'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.boolean(), (pieces, reply) => {
      const text = pieces.join('');
      inserted(text, [reply ? REPLY : REBOOT]);
      for (const { start } of insertRemedies(text, [reply ? REPLY : REBOOT]))
        expect(text.slice(0, start), 'no label is torn from its marks').not.toMatch(/(?:^|[\r\n])[*_]{1,3}$/);
    }),
    { numRuns: 3000 },
  );
});
