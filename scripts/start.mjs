#!/usr/bin/env node
// `npm start`: shows the product on the sample ticket, in the terminal and in VS Code, with all the set-up it needs.
//   npm start -- --port 8123    the loopback port to serve VS Code on, if no desktop VS Code is there
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies, hostFolder, must, packageVsix, root, run } from './set-up.mjs';

const SAMPLE = 'sync-stalled.ticket';
const PREFERRED_PORT = 8123;

const wantedPort = () => {
  const index = process.argv.indexOf('--port');
  if (index < 0) return PREFERRED_PORT;
  const port = Number(process.argv[index + 1]);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error('--port takes a number from 1 to 65535.');
  return port;
};

const script = name => path.join(root, 'scripts', name);

/** A copy of the samples to try things on, so that the project's own files stay as they are. */
const samplesToTry = () => {
  const folder = path.join(hostFolder, 'samples');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(root, 'samples'), folder, { recursive: true });
  return { folder, ticket: path.join(folder, SAMPLE) };
};

/** Whether there is a desktop VS Code and a screen to show it on. */
const hasDesktop = () =>
  (process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)) &&
  spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0;

/** Opens desktop VS Code with a profile of its own: the extension is not left in the user's. */
const openDesktop = async (vsix, { folder, ticket }) => {
  const profile = path.join(hostFolder, 'profile');
  const options = ['--user-data-dir', path.join(profile, 'data'), '--extensions-dir', path.join(profile, 'extensions')];
  await must('Installing the extension', 'code', [...options, '--install-extension', vsix, '--force']);
  await must('Opening VS Code', 'code', [...options, '--disable-workspace-trust', '--new-window', folder, ticket]);
  console.log(`\nVS Code shows ${ticket}, a copy of samples/${SAMPLE}, in a profile of its own.`);
};

/** Serves VS Code on loopback until Ctrl+C. */
const serve = async (vsix, { folder, ticket }) => {
  const { ensureServerBuild, freePort, installVsix, makeDataFolder, startServer } = await import(
    './host/server-build.mjs'
  );
  const entry = await ensureServerBuild();
  const wanted = wantedPort();
  const port = await freePort(wanted);
  if (port !== wanted) console.log(`Port ${wanted} is taken; using ${port}.`);
  const data = makeDataFolder();
  const server = await (async () => {
    try {
      installVsix(entry, vsix, data);
      return await startServer(entry, { data, port });
    } catch (error) {
      rmSync(data, { recursive: true, force: true });
      throw error;
    }
  })();
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping VS Code.');
    await server.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  console.log(
    `\nNo desktop VS Code here, so this one is served on this machine only, with the packaged extension installed.`,
  );
  console.log(`It shows a copy of samples/${SAMPLE}. Open in a browser (Chrome, Edge, Firefox or Safari):\n`);
  console.log(`  ${server.address(folder, [['openFile', server.remote(ticket)]])}\n`);
  console.log('Press Ctrl+C to stop.');
  await server.ended;
  rmSync(data, { recursive: true, force: true, maxRetries: 3 });
  if (!stopping) throw new Error('VS Code ended by itself.');
};

const main = async () => {
  wantedPort();
  await ensureDependencies();
  const vsix = await packageVsix();
  // Packaging leaves minified bundles; these are for people, with source maps.
  await must('Building', process.execPath, [script('build.mjs')]);
  console.log(`\n$ node dist/cli.js check samples/${SAMPLE}`);
  // Findings are what is shown, so "something present" (1) is fine here.
  const code = await run(process.execPath, [
    'dist/cli.js',
    'check',
    '--format',
    'stylish',
    path.join('samples', SAMPLE),
  ]);
  if (code > 1) throw new Error('The sample ticket could not be checked.');
  const samples = samplesToTry();
  await (hasDesktop() ? openDesktop(vsix, samples) : serve(vsix, samples));
};

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
