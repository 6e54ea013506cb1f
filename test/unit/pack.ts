import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../packs/icloud-photos', import.meta.url));

/** The built-in pack's YAML files, from the path inside the pack to the text. */
export const packFiles: Record<string, string> = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.yaml'))
    .map(file => [file.split(path.sep).join('/'), readFileSync(path.join(folder, file), 'utf8')]),
);
