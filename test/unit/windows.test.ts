import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'symptom-lens-'));
  mkdirSync(path.join(folder, 'logs'));
  for (const name of ['a.log', 'b.log', 'c.txt', 'logs/d.log', 'what?.log', 'x[1].log'])
    writeFileSync(path.join(folder, name), 'Mar  3 07:12:40 iPhone a[77] <Notice>: Größe\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['?.log', ['a.log', 'b.log']],
  ['lo*/*.log', ['logs/d.log']],
  ['./*.txt', ['c.txt']],
  ['what?.log', ['what?.log']],
  ['x[1].log', ['x[1].log']],
])('the shells of Windows leave %s to the program, which puts the files in', async (name, files) => {
  const { stdout } = await runCli(folder, ['check', '--format', 'json', name]);
  expect(JSON.parse(stdout).documents.map((document: { path: string }) => document.path)).toEqual(files);
});

test('a name that stands for no file is said to be none', async () => {
  const { code, stderr } = await runCli(folder, ['check', 'z*.log']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'z*.log: There is no such file; check the name.\n' });
});

test('on Windows all is written through the streams, for its console garbles what is not', async () => {
  const windows = path.join(folder, 'windows.cjs');
  writeFileSync(
    windows,
    `Object.defineProperty(process, 'platform', { value: 'win32' });
     require('node:fs').writeSync = () => { throw new Error('written past the streams'); };`,
  );
  const { code, stdout } = await runCli(folder, ['check', 'a.log'], '', ['--require', windows]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('No symptom found.') });
});
