#!/usr/bin/env node
// Compiles the built-in pack to dist/knowledge.json (for the command line in parts), bundles server, command line and
// client, and writes the licences of what is in the bundles.
//   --if-stale    do nothing when dist is newer than every source
//   --production  minified, without source maps (for the VSIX)
//   --watch       goes on building server, client and pack at each change; the command line and what compiles the pack
//                 are left as they are
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  watch,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { noticesOf } from './notices.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const production = process.argv.includes('--production');
const SOURCES = ['client', 'server', 'packs', 'scripts/build.mjs', 'scripts/notices.mjs', 'package.json'];
const ENTRIES = { server: 'server/node.ts', client: 'client/extension.ts' };

const filesBelow = place => {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [full];
  return readdirSync(full, { withFileTypes: true }).flatMap(entry => filesBelow(path.join(place, entry.name)));
};

/** What was built, and of which files. */
const stampOf = sources => [production ? 'production' : 'development', ...sources].join('\n');

const isFresh = () => {
  const stamp = path.join(dist, '.built');
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  const sources = SOURCES.flatMap(filesBelow);
  return readFileSync(stamp, 'utf8') === stampOf(sources) && sources.every(file => statSync(file).mtimeMs <= built);
};

if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);

const { build, context } = await import('esbuild');
mkdirSync(dist, { recursive: true });
// Half a build is no build.
rmSync(path.join(dist, '.built'), { force: true });
if (production) for (const name of readdirSync(dist)) if (name.endsWith('.map')) rmSync(path.join(dist, name));
const sources = SOURCES.flatMap(filesBelow);
const started = new Date();

/** The pack's YAML files as a record from the path inside the pack to the text. */
const packFiles = name => {
  const folder = path.join('packs', name);
  const files = filesBelow(folder)
    .filter(file => /\.ya?ml$/.test(file))
    .sort();
  return Object.fromEntries(
    files.map(file => [
      path.relative(path.join(root, folder), file).split(path.sep).join('/'),
      readFileSync(file, 'utf8'),
    ]),
  );
};

const compiler = path.join(dist, 'compile.mjs');
await build({
  entryPoints: [path.join(root, 'server/knowledge/compile.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: compiler,
  logLevel: 'warning',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
const { compilePack } = await import(`${pathToFileURL(compiler).href}?${Date.now()}`);

/** Says what is wrong in the pack as a compiler does, and returns whether all is right. */
const writePack = name => {
  try {
    writeFileSync(path.join(dist, 'knowledge.json'), JSON.stringify(compilePack(packFiles(name))));
    return true;
  } catch (error) {
    if (error.constructor !== Error) throw error;
    console.error(error.message.replace(/^/gm, `packs/${name}/`));
    return false;
  }
};
if (!writePack('icloud-photos')) process.exit(1);

const entryPoints = Object.fromEntries(
  Object.entries(ENTRIES)
    .filter(([, file]) => existsSync(path.join(root, file)))
    .map(([name, file]) => [name, path.join(root, file)]),
);
const options = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  mainFields: ['module', 'main'],
  outdir: dist,
  minify: production,
  sourcemap: !production,
  metafile: true,
  logLevel: 'warning',
};
const bundles = [await build({ ...options, entryPoints })];

// The command line is not one bundle: what it loads late are bundles of their own, since merely parsing what a log
// does not need takes as long as reading ten megabytes of it. For the same reason the part of the pack that only
// tickets need is a file of its own.
const late = new Map([['cli', path.join(root, 'server/cli.ts')]]);
const loadLate = {
  name: 'load-late',
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ kind, path: name, resolveDir }) => {
      const file = path.resolve(resolveDir, name);
      if (file === path.join(dist, 'knowledge.json')) return { path: './cli-knowledge.js', external: true };
      if (kind !== 'dynamic-import') return undefined;
      const bundle = `cli-${path.basename(file, '.ts')}`;
      late.set(bundle, file);
      return { path: `./${bundle}.js`, external: true };
    });
  },
};
for (const [name, file] of late)
  bundles.push(
    await build({
      ...options,
      entryPoints: { [name]: file },
      supported: { 'dynamic-import': false },
      plugins: [loadLate],
    }),
  );
const { tickets, ...others } = JSON.parse(readFileSync(path.join(dist, 'knowledge.json'), 'utf8'));
writeFileSync(path.join(dist, 'cli-knowledge.json'), JSON.stringify(others));
writeFileSync(path.join(dist, 'cli-tickets.json'), JSON.stringify(tickets));
writeFileSync(
  path.join(dist, 'cli-knowledge.js'),
  `const { readFileSync } = require('node:fs');
const read = name => JSON.parse(readFileSync(\`\${__dirname}/\${name}\`, 'utf8'));
let tickets;
module.exports = {
  ...read('cli-knowledge.json'),
  get tickets() {
    tickets ??= read('cli-tickets.json');
    return tickets;
  },
};
`,
);
writeFileSync(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), noticesOf(bundles.map(({ metafile }) => metafile)));
copyFileSync(path.join(root, 'node_modules/sql.js/dist/sql-wasm.wasm'), path.join(dist, 'sql-wasm.wasm'));
// The time at which this began: what was saved meanwhile is newer.
writeFileSync(path.join(dist, '.built'), stampOf(sources));
utimesSync(path.join(dist, '.built'), started, started);

if (process.argv.includes('--watch')) {
  // The bundles hold the pack: esbuild sees it change.
  const bundles = await context({ ...options, entryPoints, logLevel: 'info' });
  await bundles.watch();
  // One saving is told of several times.
  let soon;
  watch(path.join(root, 'packs'), { recursive: true }, () => {
    clearTimeout(soon);
    soon = setTimeout(writePack, 100, 'icloud-photos');
  });
}
