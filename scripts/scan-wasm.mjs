#!/usr/bin/env node
// Compiles server/triage/stream/scan.wat into scan-wasm.ts; run it after a change of the former.
//   --check   write nothing, fail when they are not of the same make
import { readFileSync, writeFileSync } from 'node:fs';
import wabtOf from 'wabt';

const folder = new URL('../server/triage/stream/', import.meta.url);

const source = new URL('scan.wat', folder);
const target = new URL('scan-wasm.ts', folder);
const wabt = await wabtOf();
const module = wabt.parseWat('scan.wat', readFileSync(source, 'utf8'), { simd: true });
const code = Buffer.from(module.toBinary({}).buffer).toString('base64');
if (process.argv.includes('--check')) {
  const written = [...readFileSync(target, 'utf8').matchAll(/'([^']+)'/g)].map(match => match[1]).join('');
  if (written !== code) {
    console.error('scan-wasm.ts is not made from scan.wat as it is: run scripts/scan-wasm.mjs');
    process.exitCode = 1;
  }
} else {
  const lines = code.match(/.{1,110}/g).map(line => `  '${line}'`);
  writeFileSync(
    target,
    `// Made from scan.wat by scripts/scan-wasm.mjs.\nexport const SCAN_WASM =\n${lines.join(' +\n')};\n`,
  );
}
