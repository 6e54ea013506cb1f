import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
// @ts-expect-error it has no types
import { noticesOf, packagesIn } from '../../scripts/notices.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const NOTICES = 'dist/THIRD-PARTY-NOTICES.txt';

test('what is shipped names every package that is bundled, with its licence', async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['server/node.ts', 'server/cli.ts', 'server/lsp.ts', 'client/extension.ts'],
    outdir: 'nowhere',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    logLevel: 'silent',
  });
  const text = readFileSync(path.join(root, NOTICES), 'utf8');
  const folders: string[] = packagesIn([metafile]);
  expect(folders.length).toBeGreaterThan(15);
  for (const folder of folders) {
    const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    expect(text).toContain(`\n${name} ${version}\n`);
  }
  expect(await listFiles({ cwd: root, packageManager: PackageManager.None })).toContain(NOTICES);
});

test('a licence that several packages share stands there once, with the copyright of each', () => {
  const inputs = Object.fromEntries(['tar-stream', 'yauzl', 'yaml'].map(name => [`node_modules/${name}/index.js`, {}]));
  const text: string = noticesOf([{ outputs: { 'dist/server.js': { inputs } } }]);
  expect(text.match(/Permission is hereby granted/g)).toHaveLength(1);
  expect(text.match(/Permission to use, copy, modify/g)).toHaveLength(1);
  expect(text).toMatch(/tar-stream \S+\n {2}Copyright .* Mathias Buus\nyauzl \S+\n {2}Copyright .* Josh Wolfe\n/);
});
