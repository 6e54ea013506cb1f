#!/usr/bin/env node
// `npm test`: everything that must hold, from a fresh clone on. The last line is `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { checkNodeForTests, ensureDependencies, root, run } from './set-up.mjs';

const out = path.join(root, 'test', 'editor', 'out');
const tool = name => path.join(root, 'node_modules', ...name);
const totals = { passed: 0, failed: 0 };

const add = (name, passed, failed) => {
  totals.passed += passed;
  totals.failed += failed;
  console.log(`\n${name}: ${passed} passed, ${failed} failed\n`);
};

/** A step that holds or does not counts as one test. */
const step = async (name, file, args) => {
  console.log(`\n── ${name}`);
  const code = await run(process.execPath, [file, ...args]);
  add(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
  return code === 0;
};

const readJson = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** Vitest with its own report to count from; a file that cannot be loaded is a failure although it holds no test. */
const unitAndProtocol = async () => {
  console.log('\n── unit and protocol tests (vitest)');
  const report = path.join(out, 'vitest.json');
  rmSync(report, { force: true });
  const code = await run(process.execPath, [
    tool(['vitest', 'vitest.mjs']),
    'run',
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const result = readJson(report);
  const broken = (result?.testResults ?? []).filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = (result?.numFailedTests ?? 0) + broken.length;
  add('unit and protocol tests', result?.numPassedTests ?? 0, code !== 0 && failed === 0 ? 1 : failed);
};

const editor = async () => {
  console.log('\n── editor tests (a real VS Code)');
  const report = path.join(out, 'results.json');
  rmSync(report, { force: true });
  const code = await run(process.execPath, [path.join(root, 'test', 'editor', 'run.mjs')]);
  const result = readJson(report) ?? { passed: 0, failed: 0 };
  add('editor tests', result.passed, code !== 0 && result.failed === 0 ? 1 : result.failed);
};

const main = async () => {
  checkNodeForTests();
  await ensureDependencies();
  mkdirSync(out, { recursive: true });
  // Every other step would build again and say the same.
  if (!(await step('build', path.join(root, 'scripts', 'build.mjs'), []))) return;
  await step('lint and format (biome)', tool(['@biomejs', 'biome', 'bin', 'biome']), ['check', '--max-diagnostics=40']);
  await step('types (tsc)', tool(['typescript', 'bin', 'tsc']), ['--noEmit']);
  await step('direction of imports', path.join(root, 'scripts', 'check-imports.mjs'), []);
  await unitAndProtocol();
  await step('how well tickets are read (npm run score)', path.join(root, 'scripts', 'score.mjs'), ['--floor']);
  await editor();
};

try {
  await main();
} catch (error) {
  totals.failed += 1;
  console.error(error instanceof Error ? error.message : error);
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
