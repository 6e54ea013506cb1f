import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const read = (file: string) => JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8'));
const { contributes } = read('package.json');

interface Language {
  id: string;
  firstLine?: string;
}
interface SnippetFile {
  language: string;
  path: string;
}

describe('the first line that makes a file a device log', () => {
  const source: string = contributes.languages.find(({ id }: Language) => id === 'device-log').firstLine;
  const firstLine = new RegExp(source);

  test.each([
    '{"app_name":"cloudphotod","timestamp":"2026-03-03 07:12:40.00 +0000","bug_type":"309","os_version":"iPhone OS 15.1"}',
    '{"bug_type":"298","timestamp":"2026-03-03 07:12:40.00 +0000"}',
    '{"name":"assetsd","bug_type":"202"}',
    'Timestamp                       Thread     Type        Activity             PID',
  ])('is %s', line => {
    expect(line).toMatch(firstLine);
  });

  test.each(['{"name":"my-package","version":"1.0.0"}', '{"name": "Anna", "bugs": []}', '{', 'name: bug_type'])(
    'is not %s',
    line => {
      expect(line).not.toMatch(firstLine);
    },
  );
});

test('the menu of the editor is there wherever a ticket is read, in Markdown as well', () => {
  const whens: string[] = contributes.menus['editor/context'].map(({ when }: { when: string }) => when);
  expect(whens).toHaveLength(3);
  for (const when of whens)
    expect(when.split(' || ')).toContainEqual(expect.stringMatching(/^symptomLens\.kind(?: == ticket)?$/));
});

describe('the snippets', () => {
  const files: SnippetFile[] = contributes.snippets;
  const bodiesOf = (file: string): { prefix: string; body: string[] }[] => Object.values(read(file));

  test('a plain ticket is offered in plain text, and nothing in Markdown markup there', () => {
    const offered = files.filter(({ language }) => language === 'plaintext').flatMap(({ path }) => bodiesOf(path));
    expect(offered.map(({ prefix }) => prefix)).toEqual(['ticket-plain']);
    expect(offered.flatMap(({ body }) => body).join('\n')).not.toMatch(/^(?:#|---)/m);
  });

  test('no choice is empty: editors insert such a place as it is written', () => {
    const bodies = files.flatMap(({ path }) => bodiesOf(path)).map(({ body }) => body.join('\n'));
    const choices = bodies.flatMap(body => [...body.matchAll(/\$\{\d+\|(.*?)\|\}/g)].map(([, choice = '']) => choice));
    expect(choices.length).toBeGreaterThan(3);
    for (const choice of choices) expect(choice.split(',')).not.toContain('');
  });

  test('the choice of iOS versions has each major by itself: the ticket may not say more', () => {
    const bodies = files.flatMap(({ path }) => bodiesOf(path)).map(({ body }) => body.join('\n'));
    const choices = bodies.flatMap(body => [...body.matchAll(/^(?:ios|OS version): \$\{\d\|(.*)\|\}$/gm)]);
    expect(choices.length).toBeGreaterThan(1);
    for (const [, choice = ''] of choices) {
      const versions = choice.split(',');
      for (const version of versions) expect(versions).toContain(version.split('.')[0]);
    }
  });
});
