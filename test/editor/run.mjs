// `npm run test:editor`: mocha inside the extension host, then the walk through the workbench in a browser.
//   --host, --walk   only that part
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { testExecutable } from '../../scripts/host/desktop.mjs';
import { root } from '../../scripts/set-up.mjs';

const here = path.join(root, 'test', 'editor');
const out = path.join(here, 'out');

/** Bundles every test file of a folder, for a host that knows no TypeScript. Mocha stays the one in node_modules. */
const bundle = async folder => {
  const entryPoints = readdirSync(path.join(here, folder))
    .filter(name => name.endsWith('.test.ts') || name === 'index.ts')
    .map(name => path.join(here, folder, name));
  const outdir = path.join(out, folder);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha', 'playwright-core'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return readdirSync(outdir)
    .filter(name => name.endsWith('.test.js'))
    .map(name => path.join(outdir, name));
};

const indent = text => text.replace(/^/gm, '        ');

/** Prints one line a test and counts. A run that ended without its report is one failure, told with the host's last words. */
const sumUp = (report, log, code) => {
  if (!existsSync(report)) {
    console.log(`  ✖ the run ended without a report (exit code ${code})`);
    if (existsSync(log)) console.log(indent(readFileSync(log, 'utf8').split('\n').slice(-40).join('\n')));
    return { passed: 0, failed: 1 };
  }
  const tests = JSON.parse(readFileSync(report, 'utf8'));
  for (const { title, error } of tests) console.log(error ? `  ✖ ${title}\n${indent(error)}` : `  ✔ ${title}`);
  const failed = tests.filter(test => test.error).length;
  return { passed: tests.length - failed, failed: code !== 0 && failed === 0 ? 1 : failed };
};

/** The tests edit and save files: they get a copy. */
const workspaceCopy = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sl-workspace-'));
  const source = path.join(here, 'workspace');
  if (existsSync(source)) cpSync(source, folder, { recursive: true });
  return folder;
};

const inExtensionHost = async () => {
  const files = await bundle('suite');
  const report = path.join(out, 'host.json');
  const log = path.join(out, 'host.log');
  rmSync(report, { force: true });
  const { file: vscodeExecutablePath, what } = await testExecutable();
  console.log(`In the extension host of ${what}:`);
  const workspace = workspaceCopy();
  const code = await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(out, 'suite', 'index'),
    launchArgs: [workspace],
    extensionTestsEnv: { EDITOR_TEST_FILES: files.join(';'), EDITOR_TEST_REPORT: report, VSCODE_HOST_LOG: log },
  }).catch(error => {
    console.error(error.message);
    return 1;
  });
  rmSync(workspace, { recursive: true, force: true });
  return sumUp(report, log, code);
};

mkdirSync(out, { recursive: true });
const parts = [process.argv.includes('--walk') ? undefined : inExtensionHost].filter(Boolean);
const totals = { passed: 0, failed: 0 };
for (const part of parts) {
  const { passed, failed } = await part();
  totals.passed += passed;
  totals.failed += failed;
}
writeFileSync(path.join(out, 'results.json'), JSON.stringify(totals));
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
