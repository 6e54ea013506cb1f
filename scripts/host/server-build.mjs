// The server build of VS Code from the npm registry: a complete workbench and extension host for a browser.
// It stands in where desktop VS Code cannot be downloaded or has no display.
import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostFolder, must, npm, run } from '../set-up.mjs';
import { ensureSystemPackages, which } from './system-packages.mjs';

/** The last release that runs on Node 20. */
const VERSION = '4.100.3';
const folder = path.join(hostFolder, `code-server-${VERSION}`);
const inside = base => path.join(base, 'node_modules', 'code-server', 'lib', 'vscode');

const npmEnvironment = { npm_config_yes: 'true', npm_config_audit: 'false', npm_config_fund: 'false' };
const npmInstall = (cwd, args) =>
  must('Fetching VS Code', npm, ['install', '--ignore-scripts', '--loglevel=error', ...args], {
    cwd,
    env: npmEnvironment,
    quiet: true,
  });

/** Says soon that there is no network: an install would try each package again and again, for minutes. */
const reachRegistry = async () => {
  const cache = mkdtempSync(path.join(tmpdir(), 'sl-npm-'));
  const asked = ['view', `code-server@${VERSION}`, 'version', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
  const code = await run(npm, [...asked, '--fetch-timeout=20000', '--cache', cache], { quiet: true });
  rmSync(cache, { recursive: true, force: true });
  if (code !== 0)
    throw new Error(
      "The npm registry cannot be reached, and VS Code's server build is needed from it once: try again with a network. The other tests need none: npm run test:unit",
    );
};

/** Installs the build into a folder beside its final place, so that an interrupted install is never taken for a whole one. */
const install = async () => {
  console.log(`Fetching VS Code's server build (code-server ${VERSION}) from the npm registry, once …`);
  await reachRegistry();
  mkdirSync(hostFolder, { recursive: true });
  const partial = mkdtempSync(path.join(hostFolder, 'partial-'));
  writeFileSync(path.join(partial, 'package.json'), '{ "private": true }\n');
  await npmInstall(partial, ['--no-save', `code-server@${VERSION}`]);
  const vscode = inside(partial);
  await npmInstall(vscode, ['--omit=dev']);
  await npmInstall(path.join(vscode, 'extensions'), ['--omit=dev']);
  symlinkSync('node_modules', path.join(vscode, 'node_modules.asar'));
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
};

/** VS Code's file search is ripgrep, whose own download is not part of the npm package. */
const provideRipgrep = () => {
  const target = path.join(inside(folder), 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
  if (existsSync(target)) return;
  const found = which('rg');
  if (!found) return;
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(found, target);
};

/** Resolves to the server's entry file; installs it first where it is missing. */
export const ensureServerBuild = async () => {
  const entry = path.join(inside(folder), 'out', 'server-main.js');
  if (!existsSync(entry)) await install();
  await ensureSystemPackages({ rg: 'ripgrep' }, { optional: true });
  provideRipgrep();
  return entry;
};

/** A port of the loopback interface that is free: the wanted one or, if that is taken, any. */
export const freePort = wanted =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', error =>
      wanted && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
        ? freePort(0).then(resolve, reject)
        : reject(error),
    );
    probe.listen(wanted ?? 0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  // As in the desktop build; a browser's workbench would save by itself.
  'files.autoSave': 'off',
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** A data folder in the system's temporary folder: its path must be short, since sockets are made in it. */
export const makeDataFolder = (settings = {}) => {
  const data = mkdtempSync(path.join(tmpdir(), 'sl-'));
  const user = path.join(data, 'data', 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, null, 2));
  return data;
};

/** Installs a packaged extension into the folder that a server is then started with. Works offline. */
export const installVsix = (entry, vsix, data) => {
  const result = spawnSync(
    process.execPath,
    [
      entry,
      `--install-extension=${vsix}`,
      `--extensions-dir=${path.join(data, 'extensions')}`,
      `--server-data-dir=${data}`,
      '--accept-server-license-terms',
    ],
    { encoding: 'utf8', env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
  );
  if (result.status !== 0) throw new Error(`Installing ${vsix} failed:\n${result.stdout}${result.stderr}`);
};

/** Resolves when the server says that it listens; rejects when it ends first. */
const listening = (child, port) =>
  new Promise((resolve, reject) => {
    let said = '';
    const listen = chunk => {
      said += chunk;
      if (said.includes(`${port}`) && /Extension host agent listening|Server bound|Web UI available/.test(said))
        resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', code => reject(new Error(`VS Code's server ended with ${code} before it was ready:\n${said}`)));
  });

/** Starts the server on loopback. `stop` resolves when it has ended, its extension hosts with it. */
export const startServer = async (entry, { data, port }) => {
  const child = spawn(
    process.execPath,
    [
      entry,
      '--host=127.0.0.1',
      `--port=${port}`,
      '--without-connection-token',
      '--accept-server-license-terms',
      `--server-data-dir=${data}`,
      `--extensions-dir=${path.join(data, 'extensions')}`,
      '--telemetry-level=off',
      '--disable-workspace-trust',
      '--enable-smoke-test-driver',
    ],
    // A group of its own: stopping it then reaches the extension hosts too.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
  );
  const ended = new Promise(resolve => child.once('exit', resolve));
  const stop = async () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It is gone already.
    }
    await ended;
  };
  try {
    await listening(child, port);
  } catch (error) {
    await stop();
    throw error;
  }
  const authority = `127.0.0.1:${port}`;
  /** The workbench's address for a folder; `payload` holds pairs as VS Code's web entry takes them. */
  const address = (place, payload = []) =>
    `http://${authority}/?folder=${encodeURIComponent(place)}&payload=${encodeURIComponent(
      JSON.stringify([['skipWelcome', 'true'], ...payload]),
    )}`;
  return { address, ended, stop, remote: file => `vscode-remote://${authority}${file}` };
};
