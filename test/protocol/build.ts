import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Builds what the tests start, unless it is newer than its sources. A build that fails has said why. */
export default function setup(): void {
  const root = path.resolve(import.meta.dirname, '../..');
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs', '--if-stale'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
