#!/usr/bin/env node
// How well are the records of real logs recognised? Prints one line a file:
//   node scripts/measure-logs.mjs FOLDER|FILE...
// A line counts as a record's first when it begins with a time stamp (or is a report's or an event's JSON);
// this is judged without the pack's formats, so that the two can disagree.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const places = process.argv.slice(2);
if (!places.length) {
  console.error('usage: node scripts/measure-logs.mjs FOLDER|FILE...');
  process.exit(2);
}

const { build } = await import('esbuild');
const load = async code => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(import.meta.url)});`,
    },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
};
const { compilePack, readRecords, describeBinary, withoutColours } = await load(`
  export { compilePack } from './server/knowledge/compile.ts';
  export { readRecords } from './server/triage/reader/records.ts';
  export { describeBinary } from './server/triage/reader/binary.ts';
  export { withoutColours } from './server/triage/reader/plain.ts';
`);

const pack = path.join(root, 'packs/icloud-photos');
const yaml = readdirSync(pack, { recursive: true })
  .filter(file => file.endsWith('.yaml'))
  .map(file => [file.split(path.sep).join('/'), readFileSync(path.join(pack, file), 'utf8')]);
const { formats } = compilePack(Object.fromEntries(yaml)).logs;

const STAMP =
  /^(?:\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:|\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d|\{"[a-zA-Z_]{1,24}" ?:|\[connected:)/;

/** Offsets of all lines that look like the first of a record. */
const stampedLines = text => {
  const found = new Set();
  for (let line = 0; line < text.length; ) {
    if (STAMP.test(text.slice(line, line + 60))) found.add(line);
    const end = text.indexOf('\n', line);
    line = end < 0 ? text.length : end + 1;
  }
  return found;
};

const filesOf = place =>
  statSync(place).isDirectory()
    ? readdirSync(place, { recursive: true })
        .map(name => path.join(place, name))
        .filter(file => statSync(file).isFile())
    : [place];

let worst = 1;
for (const file of places.flatMap(filesOf).sort()) {
  const bytes = readFileSync(file);
  const name = path.basename(file);
  const kind = describeBinary(bytes);
  if (kind) {
    console.log(`${name.padEnd(28)} not read: ${kind}`);
    continue;
  }
  const { text } = withoutColours(bytes.toString('utf8'));
  const began = performance.now();
  const records = readRecords(text, formats);
  const ms = performance.now() - began;
  const known = records.filter(({ format }) => format);
  const stamped = stampedLines(text);
  const starts = new Set(known.map(({ start }) => start));
  const recognised = [...stamped].filter(line => starts.has(line)).length;
  const split = known.filter(({ start, format }) => !stamped.has(start) && format.id !== 'log-json').length;
  const roundTrip = records.map(({ start, end }) => text.slice(start, end)).join('') === text;
  const share = stamped.size ? recognised / stamped.size : 1;
  if (stamped.size > 1) worst = Math.min(worst, share);
  const used = [...new Set(known.map(({ format }) => format.id))].join(', ') || 'no format';
  console.log(
    `${name.padEnd(28)} ${String(recognised).padStart(7)} of ${stamped.size} record lines (${(share * 100).toFixed(1)} %), ` +
      `wrongly split ${split}, round trip ${roundTrip ? 'exact' : 'BROKEN'}, ${ms.toFixed(0)} ms, ${used}`,
  );
}
console.log(`lowest share ${(worst * 100).toFixed(1)} %`);
