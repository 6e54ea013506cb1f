// What `npm start` and `npm test` share: where things are, running a step, dependencies in place.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const hostFolder = path.join(root, '.vscode-host');
export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Windows starts what is no program of its own only through its shell, which parts words at blanks. */
const forSpawn = (command, args) => {
  const shell = process.platform === 'win32' && !/\.exe$/i.test(command);
  return { command, args: shell ? args.map(arg => (/\s/.test(arg) ? `"${arg}"` : arg)) : args, shell };
};

/** Runs a command in the project's folder with its output shown; resolves to the exit code. */
export const run = (command, args, { cwd = root, env = {}, quiet = false } = {}) =>
  new Promise((resolve, reject) => {
    const { shell, ...start } = forSpawn(command, args);
    const child = spawn(start.command, start.args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'ignore', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell,
    });
    let complaints = '';
    child.stderr?.on('data', chunk => {
      complaints += chunk;
    });
    child.on('error', reject);
    child.on('close', code => {
      if (code !== 0 && complaints) process.stderr.write(complaints);
      resolve(code ?? 1);
    });
  });

/** As `run`, but anything except success is an error that says what was attempted. */
export const must = async (what, command, args, options) => {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${what} failed: \`${[command, ...args].join(' ')}\` ended with ${code}.`);
};

const packagesOf = file => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/** npm writes what it installed into `node_modules/.package-lock.json`; it is stale when a version differs from ours. */
const installedAsLocked = () => {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = packagesOf(installed);
  return Object.entries(packagesOf(path.join(root, 'package-lock.json')))
    .filter(([place, entry]) => place !== '' && !entry.optional && !entry.link)
    .every(([place, entry]) => have[place]?.version === entry.version || (entry.peer && !have[place]));
};

/** Throws where this Node cannot run the tools of the tests, which ask for more than the product does. */
export const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return;
  throw new Error(
    `Node 20.19, or 22.12 or newer, is needed for development; this is ${process.version}. See https://nodejs.org.`,
  );
};

/** Installs the locked dependencies when they are missing or older than the lock file. */
export const ensureDependencies = async () => {
  checkNode();
  if (installedAsLocked()) return;
  console.log('Installing dependencies (npm ci) …');
  await must('Installing dependencies', npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts']);
};

/** Packages the extension and returns the VSIX file. */
export const packageVsix = async () => {
  await must('Packaging the extension', process.execPath, [path.join(root, 'scripts', 'package.mjs')], { quiet: true });
  return path.join(root, 'symptom-lens.vsix');
};
