import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Builds what the tests start, unless it is newer than its sources. */
export default function setup(): void {
  const root = path.resolve(import.meta.dirname, '../..');
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-stale'], { cwd: root, stdio: 'inherit' });
}
