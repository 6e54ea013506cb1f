// A Chromium to look at the workbench with.
import { existsSync } from 'node:fs';
import { ensureSystemPackages, which } from './system-packages.mjs';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Options that keep it from talking to anybody: everything it needs is on loopback. */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const find = () =>
  [process.env.CHROMIUM, ...PROGRAMS.map(which), ...PLACES].find(file => file !== undefined && existsSync(file));

/** The path of a Chromium, Chrome or Edge: the one `CHROMIUM` names, one that is installed, or Debian's. */
export const ensureBrowser = async () => {
  const found = find();
  if (found) return found;
  await ensureSystemPackages({ chromium: 'chromium' });
  const installed = find();
  if (!installed) throw new Error('No Chromium was found. Set CHROMIUM to the path of Chromium, Chrome or Edge.');
  return installed;
};
