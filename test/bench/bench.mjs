#!/usr/bin/env node
// `npm run bench`: ratios to named peers, measured side by side in one run. Benchmarks, no tests.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { must, npm, packageVsix, root } from '../../scripts/set-up.mjs';
import { keystrokes } from './keystroke.mjs';
import { makeLog } from './log-maker.mjs';
import { ticketOf } from './tickets.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

async function setUp() {
  if (!existsSync(path.join(here, 'node_modules', 'write-good'))) {
    console.log('Installing the peers (test/bench/node_modules) …');
    await must('Installing the peers', npm, ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here });
  }
  await packageVsix();
}

/** The engine as a module of its own. */
async function loadEngine() {
  const outfile = path.join(here, 'node_modules', '.engine.mjs');
  const contents =
    "export { builtin } from './server/knowledge/builtin.ts'; export { readTicket, newMemory } from './server/triage/ticket.ts';";
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}

const median = times => [...times].sort((a, b) => a - b)[times.length >> 1];

/** Median time of each job in milliseconds, the jobs taking turns. */
async function sideBySide(jobs, rounds) {
  const times = jobs.map(() => []);
  const warmUp = Math.max(3, rounds);
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const [i, job] of jobs.entries()) {
      const began = performance.now();
      await job();
      if (round >= warmUp) times[i].push(performance.now() - began);
    }
  }
  return times.map(median);
}

async function lints(engine, text, rounds) {
  const writeGood = require(path.join(here, 'node_modules/write-good'));
  const { lint } = await import(pathToFileURL(path.join(here, 'node_modules/markdownlint/lib/exports-sync.mjs')).href);
  return sideBySide(
    [() => engine.readTicket(text, engine.builtin), () => writeGood(text), () => lint({ strings: { ticket: text } })],
    rounds,
  );
}

const ms = value => `${value.toFixed(2)} ms`;
const times = value => `${value.toFixed(2)} times`;

await setUp();
const engine = await loadEngine();
const servers = [path.join(root, 'dist/server.js'), path.join(here, 'empty-server.mjs')];
for (const [name, bytes, rounds] of [
  ['2 KB', 2_000, 3_000],
  ['200 KB', 200_000, 200],
]) {
  const text = ticketOf(bytes);
  const [own, empty] = await keystrokes(servers, text, rounds);
  console.log(
    `${name}, keystroke to diagnostics: p50 ${ms(own.p50)}, p95 ${ms(own.p95)}; a server that does nothing ${ms(empty.p50)}, ${ms(empty.p95)}: p95 ${times(own.p95 / empty.p95)}`,
  );
  const [read, writeGood, markdownlint] = await lints(engine, text, bytes > 10_000 ? 7 : 150);
  console.log(
    `${name}, one warm read: ${ms(read)}; write-good ${ms(writeGood)} (${times(writeGood / read)} ours), markdownlint ${ms(markdownlint)} (${times(markdownlint / read)} ours)`,
  );
}
const large = path.join(tmpdir(), 'symptom-lens-bench-45.log');
const said = engine.builtin.logs.signatures.flatMap(({ hit }) => hit).filter(text => !text.includes('\n'));
makeLog(large, 45e6, said);
const [own, empty] = await keystrokes(servers, readFileSync(large, 'utf8'), 60, 'device-log');
rmSync(large);
console.log(
  `45 MB log: opens with its first diagnostics in ${ms(own.open)}, an edit p50 ${ms(own.p50)}; a server that does nothing ${ms(empty.open)}, ${ms(empty.p50)}: ${times(own.open / empty.open)}, ${times(own.p50 / empty.p50)}`,
);
const began = performance.now();
spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), 'check', path.join(root, 'samples/sync-stalled.ticket')]);
const cold = performance.now() - began;
const emptyBegan = performance.now();
spawnSync(process.execPath, ['-e', '0']);
console.log(`cold start to a checked ticket: ${ms(cold)}; Node alone ${ms(performance.now() - emptyBegan)}`);
console.log(`VSIX: ${Math.round(statSync(path.join(root, 'symptom-lens.vsix')).size / 1024)} KB`);
