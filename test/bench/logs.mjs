#!/usr/bin/env node
// Whole processes on generated `log show` text: `symptom-lens check` against ripgrep with the same patterns.
//   --big     1 GB too
//   --keep    leave the logs in the temporary folder
// Needs rg on the path (Debian's package ripgrep). Prints medians, the ratio (over 1: faster than rg) and peak memory.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { makeLog } from './log-maker.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const cli = path.join(root, 'dist/cli.js');
const folder = path.join(tmpdir(), 'symptom-lens-bench-logs');
const big = process.argv.includes('--big');
mkdirSync(folder, { recursive: true });
if (spawnSync('rg', ['--version']).error) {
  console.error('ripgrep is missing: apt-get install ripgrep');
  process.exit(2);
}

const { logs } = JSON.parse(readFileSync(path.join(root, 'dist/knowledge.json'), 'utf8'));
const patterns = [
  ...logs.signatures.flatMap(({ patterns: own, clears }) => [...own, ...clears]),
  ...logs.healthy,
  ...logs.endings.flatMap(({ patterns: own }) => own),
];
// Records are one line here, and rg searches lines; its Unicode mode is slow with gaps of a bounded length.
const forRg = patterns.map(({ pattern }) =>
  pattern
    .replaceAll('[\\s\\S]', '.')
    .replaceAll('\\s', '[ \\t]')
    .replaceAll('\\/', '/')
    // It takes no turned quotation marks into a class; these logs have none.
    .replace(/[“”‘’]/g, ''),
);
const patternFile = path.join(folder, 'patterns.txt');
writeFileSync(patternFile, `${[...new Set(forRg)].join('\n')}\n`);
const messages = logs.signatures.flatMap(({ hit }) => hit).filter(text => !text.includes('\n'));

// The plain reader, for the same findings on the same file.
const plain = path.join(folder, 'plain.mjs');
await build({
  stdin: {
    contents: `export { readLog } from './server/triage/log.ts'; export { lineIndex } from './server/triage/lines.ts';`,
    resolveDir: root,
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: plain,
  logLevel: 'error',
});
const { readLog, lineIndex } = await import(pathToFileURL(plain).href);
const knowledge = JSON.parse(readFileSync(path.join(root, 'dist/knowledge.json'), 'utf8'));

const memoryHook = path.join(folder, 'memory.cjs');
writeFileSync(memoryHook, "process.on('exit', () => process.stderr.write('rss ' + process.resourceUsage().maxRSS));\n");

const check = file => ['check', '--format', 'json', '--kind', 'log', file];
const runs = {
  lens: file => spawnSync(process.execPath, [cli, ...check(file)], { maxBuffer: 1 << 28 }),
  rg: file =>
    spawnSync('rg', ['--no-unicode', '--no-config', '-f', patternFile, file], {
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
};
const peak = file =>
  Number(
    /rss (\d+)/.exec(
      spawnSync(process.execPath, ['-r', memoryHook, cli, ...check(file)], { encoding: 'utf8', maxBuffer: 1 << 28 })
        .stderr,
    )?.[1],
  ) / 1024;

const median = times => [...times].sort((a, b) => a - b)[times.length >> 1];

function measure(file, rounds) {
  const times = { lens: [], rg: [] };
  for (let i = 0; i < rounds; i++)
    for (const name of ['lens', 'rg']) {
      const start = performance.now();
      const { stderr, status } = runs[name](file);
      times[name].push(performance.now() - start);
      if (status === 2) throw new Error(`${name}: ${stderr}`);
    }
  return { lens: median(times.lens), rg: median(times.rg) };
}

/** The findings of both readers, without what differs by nature. */
function sameFindings(file) {
  const [document] = JSON.parse(runs.lens(file).stdout).documents;
  const text = readFileSync(file, 'utf8');
  const { positionAt } = lineIndex(text);
  const expected = readLog(text, knowledge).findings.map(
    ({ symptom, status, count, start, end, text: said, firstTime, lastTime }) => ({
      symptom,
      status,
      count,
      text: said,
      range: { start: positionAt(start), end: positionAt(end) },
      firstTime,
      lastTime,
    }),
  );
  const found = document.findings.map(({ symptom, status, count, range, text: said, firstTime, lastTime }) => ({
    symptom,
    status,
    count,
    text: said,
    range,
    firstTime,
    lastTime,
  }));
  return JSON.stringify(found) === JSON.stringify(expected);
}

console.log(`${availableParallelism()} processors, Node ${process.version}, ${new Set(forRg).size} patterns`);
console.log('log                          check      rg   ratio    MB/s   peak MB   same findings');
const row = (name, file, rounds, compare) => {
  const { lens, rg } = measure(file, rounds);
  const size = statSync(file).size / 1e6;
  console.log(
    [
      name.padEnd(24),
      `${lens.toFixed(0)} ms`.padStart(9),
      `${rg.toFixed(0)} ms`.padStart(9),
      (rg / lens).toFixed(2).padStart(6),
      ((size / lens) * 1000).toFixed(0).padStart(7),
      peak(file).toFixed(0).padStart(9),
      compare ? (sameFindings(file) ? 'yes' : 'NO') : '-',
    ].join(' '),
  );
};

const made = (name, size, every, varied) => {
  const file = path.join(folder, name);
  if (!existsSync(file)) makeLog(file, size, messages, every, varied);
  readFileSync(file, { flag: 'r' }).length;
  return file;
};
row('10 MB, 0.5 % signatures', made('10.log', 10e6, 200), 9, true);
row('100 MB, 0.5 %', made('100.log', 100e6, 200), 9, true);
if (big) {
  const file = path.join(folder, '1000.log');
  if (!existsSync(file)) makeLog(file, 1e9, messages, 200);
  row('1 GB, 0.5 %', file, 5, false);
}
row('10 MB, every line', made('10-all.log', 10e6, 1), 5, true);
row('100 MB, every line', made('100-all.log', 100e6, 1), 5, true);
row('100 MB, all different', made('100-varied.log', 100e6, 1, true), 3, true);
if (!process.argv.includes('--keep')) rmSync(folder, { recursive: true, force: true });
