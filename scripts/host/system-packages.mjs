// Programs that npm cannot bring. On Debian and Ubuntu as root they are installed; elsewhere we say what is missing.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The full path of a program, if it is on the search path. */
export const which = name =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map(folder => path.join(folder, name))
    .find(file => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

const apt = args =>
  spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 1 << 26,
  });

/**
 * Makes sure that programs are there. `wanted` maps each program to its Debian package.
 * Throws with the command to run where they can't be installed, unless they are optional.
 */
export const ensureSystemPackages = async (wanted, { optional = false } = {}) => {
  const missing = Object.entries(wanted).filter(([program]) => !which(program));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  let output = '';
  if (which('apt-get') && process.getuid?.() === 0) {
    console.log(`Installing ${packages.join(', ')} (apt-get) …`);
    apt(['update', '-qq']);
    const result = apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
    if (result.status === 0) return;
    output = result.stderr;
  }
  if (optional) return;
  throw new Error(
    `Missing: ${missing.map(([program]) => program).join(', ')}. On Debian or Ubuntu: \`sudo ${command}\`. ` +
      `Elsewhere install it with your system's package manager.${output ? `\n${output}` : ''}`,
  );
};
