// Which VS Code the tests run in: the desktop build where it can be had and shown, else the server build.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { hostFolder } from '../set-up.mjs';

const STAND_IN = path.join(path.dirname(fileURLToPath(import.meta.url)), 'stand-in.mjs');
const RELEASES = 'https://update.code.visualstudio.com/api/releases/stable';

const canShowWindows = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const canDownload = () =>
  fetch(RELEASES, { method: 'HEAD', signal: AbortSignal.timeout(5000) }).then(
    response => response.ok,
    () => false,
  );

/** The executable for `runTests`, and a word for people on which one it is. */
export const testExecutable = async () => {
  if (!canShowWindows()) return { file: STAND_IN, what: 'the server build of VS Code (there is no display here)' };
  if (!(await canDownload()))
    return { file: STAND_IN, what: 'the server build of VS Code (the desktop build cannot be downloaded here)' };
  return {
    file: await downloadAndUnzipVSCode({ cachePath: path.join(hostFolder, 'desktop') }),
    what: 'desktop VS Code',
  };
};
