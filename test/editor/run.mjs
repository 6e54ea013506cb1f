// `npm run test:editor`: mocha inside the extension host, then the walk through the workbench in a browser.
//   --host, --walk   only that part
//   --pictures       let the walk refresh the README's pictures in docs/
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { ensureBrowser } from '../../scripts/host/browser.mjs';
import { testExecutable } from '../../scripts/host/desktop.mjs';
import {
  ensureServerBuild,
  freePort,
  installVsix,
  makeDataFolder,
  startServer,
} from '../../scripts/host/server-build.mjs';
import { packageVsix, root } from '../../scripts/set-up.mjs';

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

/** The walk: the packaged extension, installed in a served VS Code, used through a browser as a person would. */
const inBrowser = async () => {
  const [file] = await bundle('walk');
  const report = path.join(out, 'walk.json');
  const log = path.join(out, 'walk.log');
  rmSync(report, { force: true });
  const entry = await ensureServerBuild();
  const data = makeDataFolder();
  const temporary = mkdtempSync(path.join(tmpdir(), 'sl-walk-'));
  // Its name is in the pictures.
  const samples = path.join(temporary, 'tickets');
  cpSync(path.join(root, 'samples'), samples, { recursive: true });
  installVsix(entry, await packageVsix(), data);
  const server = await startServer(entry, { data, port: await freePort() });
  console.log('\nIn the workbench of the server build of VS Code, through a browser:');
  const ticket = path.join(samples, 'sync-stalled.ticket');
  Object.assign(process.env, {
    EDITOR_TEST_FILES: file,
    EDITOR_TEST_REPORT: report,
    WALK_ADDRESS: server.address(samples, [['openFile', server.remote(ticket)]]),
    WALK_TICKET: ticket,
    WALK_BROWSER: await ensureBrowser(),
    WALK_LOG: log,
    WALK_PICTURES: path.join(out, 'pictures'),
  });
  const { run } = createRequire(import.meta.url)(path.join(out, 'suite', 'index.js'));
  const code = await run().then(
    () => 0,
    () => 1,
  );
  await server.stop();
  for (const folder of [data, temporary]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  if (process.argv.includes('--pictures')) {
    for (const name of ['ticket', 'hover', 'quick-fix', 'remedy', 'evidence'])
      cpSync(path.join(out, 'pictures', `${name}.png`), path.join(root, 'docs', `${name}.png`));
    console.log('The pictures in docs/ are new.');
  }
  return sumUp(report, log, code);
};

mkdirSync(out, { recursive: true });
await bundle('suite');
const wants = part => !['--host', '--walk'].some(only => process.argv.includes(only) && only !== part);
const parts = [wants('--host') && inExtensionHost, wants('--walk') && inBrowser].filter(Boolean);
const totals = { passed: 0, failed: 0 };
for (const part of parts) {
  const { passed, failed } = await part().catch(error => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  totals.passed += passed;
  totals.failed += failed;
}
writeFileSync(path.join(out, 'results.json'), JSON.stringify(totals));
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
