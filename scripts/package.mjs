#!/usr/bin/env node
// `npm run package`: builds for production and packages the extension as a VSIX.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
// SQLite takes 320 of them, the pack 640, the licences and documents 20, the rest is code: what goes beyond
// should not be there.
const LIMIT_KB = 1450;

const built = spawnSync(process.execPath, [path.join(root, 'scripts', 'build.mjs'), '--production'], {
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(built.status ?? 1);

// The packaged README does without pictures and links into the project, which would point nowhere. What is left of
// them (HTML, the changelog) stays as it is: without a public repository vsce has nothing to resolve it against.
const readmePath = 'dist/readme.md';
const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  .replace(/^!\[[^\]]*\]\((?!\w+:)[^)]*\)(?:\r?\n)+/gm, '')
  .replace(/\[([^\]]+)\]\((?!\w+:)[^)]*\)/g, '$1');
writeFileSync(path.join(root, readmePath), readme);

const packagePath = path.join(root, 'symptom-lens.vsix');
await createVSIX({
  cwd: root,
  packagePath,
  readmePath,
  dependencies: false,
  rewriteRelativeLinks: false,
  skipLicense: true,
  allowMissingRepository: true,
});
const size = Math.round(statSync(packagePath).size / 1024);
console.log(`symptom-lens.vsix: ${size} KB`);
if (size > LIMIT_KB) {
  console.error(`The VSIX is larger than ${LIMIT_KB} KB; look at what the bundles hold.`);
  process.exit(1);
}
