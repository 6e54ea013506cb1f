#!/usr/bin/env node
// Takes the place of the VS Code executable for `runTests` of @vscode/test-electron: reads the same arguments, opens
// the server build in a headless browser, and exits with the code that the test run in the extension host gives.
import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { BROWSER_ARGUMENTS, ensureBrowser } from './browser.mjs';
import { ensureServerBuild, freePort, makeDataFolder, startServer } from './server-build.mjs';

/** The whole run's limit: a workbench that never comes up must not hold the tests. */
const LIMIT_MS = 5 * 60_000;

const options = name =>
  process.argv.flatMap(argument => (argument.startsWith(`--${name}=`) ? [argument.slice(name.length + 3)] : []));
const folder = process.argv.slice(2).find(argument => !argument.startsWith('-'));
const [extension] = options('extensionDevelopmentPath');
const [tests] = options('extensionTestsPath');
if (!folder || !extension || !tests) {
  console.error('Give a folder, --extensionDevelopmentPath=… and --extensionTestsPath=….');
  process.exit(2);
}

/** What the workbench and the extension host say is long and mostly about themselves: it goes to a file if one is named. */
const log = process.env.VSCODE_HOST_LOG ? createWriteStream(process.env.VSCODE_HOST_LOG) : process.stdout;

const entry = await ensureServerBuild().catch(error => {
  console.error(error.message);
  process.exit(1);
});
const data = makeDataFolder();
const server = await startServer(entry, { data, port: await freePort() });
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: BROWSER_ARGUMENTS });

const runTests = async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.route('**/*', route =>
    new URL(route.request().url()).hostname === '127.0.0.1' ? route.continue() : route.abort(),
  );
  await page.exposeFunction('codeAutomationLog', (type, values) => {
    log.write(`[${type}] ${values.map(String).join(' ')}\n`);
  });
  const exit = new Promise(resolve => page.exposeFunction('codeAutomationExit', resolve));
  const closed = new Promise(resolve => page.once('close', () => resolve(3)));
  const limit = new Promise(resolve =>
    setTimeout(() => {
      console.error(`The tests did not end within ${LIMIT_MS / 60_000} minutes.`);
      resolve(4);
    }, LIMIT_MS).unref(),
  );
  const address = server.address(path.resolve(folder), [
    ['extensionDevelopmentPath', server.remote(extension)],
    ['extensionTestsPath', server.remote(tests)],
  ]);
  await page.goto(address);
  return Promise.race([exit, closed, limit]);
};

let code = 1;
const clean = async () => {
  await browser.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true, maxRetries: 3 });
};
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => clean().then(() => process.exit(130)));
try {
  code = await runTests();
} finally {
  await clean();
}
process.exit(code);
