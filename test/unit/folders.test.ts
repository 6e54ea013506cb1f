import { expect, test } from 'vitest';
import { folderOf } from '../../server/folders.ts';

test.each([
  ['file:///a/b/case.md', ['file:///a/b'], 'file:///a/b'],
  ['file:///a/bc/case.md', ['file:///a/b'], undefined],
  ['file:///a/b/c/case.md', ['file:///a/b', 'file:///a/b/c/', 'file:///a'], 'file:///a/b/c/'],
  ['file:///c%3A/desk/case.md', ['file:///c:/desk'], 'file:///c:/desk'],
  ['file:///case.md', ['file:///'], 'file:///'],
  ['untitled:Untitled-1', ['file:///a'], undefined],
  ['file:///a/case.md', [], undefined],
  ['file:////server/share/case.md', ['file://server/share'], 'file://server/share'],
  ['file://localhost/a/case.md', ['file:///a'], 'file:///a'],
  ['foo bar:/a/case.md', ['foo bar:/a', 'file:///a'], 'foo bar:/a'],
])('%s in %j is in %s', (uri, folders, folder) => {
  expect(folderOf(uri, folders)).toBe(folder);
});
