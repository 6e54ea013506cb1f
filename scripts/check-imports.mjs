#!/usr/bin/env node
// The direction of imports: client -> (protocol) -> server -> features -> triage -> nothing.
// Prints each import that runs the wrong way and exits with 1 if there is one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './set-up.mjs';

const ENGINE = ['server/triage', 'server/knowledge'];
/** Which layers a layer may reach into, itself aside; `server` are the files that stand in no folder below it. */
const MAY_IMPORT = {
  client: [],
  'server/knowledge': ['server/triage'],
  'server/triage': ['server/knowledge'],
  'server/addresses': [],
  'server/features': ['server/addresses', ...ENGINE],
  'server/device-files': ENGINE,
  'server/archive': ['server/device-files', ...ENGINE],
  'server/files': ['server/archive', 'server/device-files', ...ENGINE],
  'server/attached': ['server/addresses', 'server/files', 'server/archive', 'server/device-files', ...ENGINE],
  'server/commands': ['server/attached', 'server/files', 'server/archive', 'server/device-files', 'server', ...ENGINE],
  server: [
    'server/addresses',
    'server/features',
    'server/attached',
    'server/files',
    'server/archive',
    'server/device-files',
    'server/commands',
    ...ENGINE,
  ],
};
const layerOf = file => Object.keys(MAY_IMPORT).find(layer => file.startsWith(`${layer}/`));

const sourcesBelow = folder =>
  existsSync(path.join(root, folder))
    ? readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(entry => {
        const place = `${folder}/${entry.name}`;
        return entry.isDirectory() ? sourcesBelow(place) : place.endsWith('.ts') ? [place] : [];
      })
    : [];

const IMPORT = /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

const importsOf = file =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(IMPORT)].map(([, from, bare, late]) => from ?? bare ?? late);

const complaint = (file, name) => {
  const layer = layerOf(file);
  if (!name.startsWith('.')) {
    if (layer === 'server/triage') return 'the engine imports no package and nothing of Node';
    if (layer !== 'client' && name === 'vscode') return 'only the client knows VS Code';
    return undefined;
  }
  const target = path.posix.join(path.posix.dirname(file), name);
  const targetLayer = layerOf(target);
  if (targetLayer === undefined)
    return target.startsWith('dist/') || target === 'package.json' ? undefined : 'it leaves client/ and server/';
  if (targetLayer === 'server/commands' && layer === 'server' && file !== 'server/cli.ts')
    return 'only the command line knows its commands';
  if (targetLayer !== layer) {
    return MAY_IMPORT[layer].includes(targetLayer) ? undefined : `${layer} may not reach into ${targetLayer}`;
  }
  return layer === 'server/features' ? 'features never import each other' : undefined;
};

const wrong = ['client', 'server'].flatMap(sourcesBelow).flatMap(file =>
  importsOf(file).flatMap(name => {
    const why = complaint(file, name);
    return why ? [`${file}: '${name}': ${why}`] : [];
  }),
);
for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exit(1);
console.log('Imports run one way.');
