import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

/** What the runner hands in. */
const given = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; start this through npm run test:editor.`);
  return value;
};

export const ticketFile = (): string => given('WALK_TICKET');

export interface Workbench {
  browser: Browser;
  page: Page;
}

/** Opens the served VS Code. Nothing but loopback is reachable. */
export const openWorkbench = async (): Promise<Workbench> => {
  const browser = await chromium.launch({
    executablePath: given('WALK_BROWSER'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
  const page = await browser.newPage({ viewport: { width: 1080, height: 720 } });
  const log = createWriteStream(given('WALK_LOG'));
  page.on('console', message => log.write(`[${message.type()}] ${message.text()}\n`));
  await page.route('**/*', route =>
    new URL(route.request().url()).hostname === '127.0.0.1' ? route.continue() : route.abort(),
  );
  await page.goto(given('WALK_ADDRESS'));
  return { browser, page };
};

/** Takes a picture once what it is to show is there. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = given('WALK_PICTURES');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
};

/** Does something until what is wanted is visible: what is done while the workbench is busy can get lost. */
const doUntil = async (act: () => Promise<void>, wanted: Locator, name: string): Promise<void> => {
  for (let left = 10; left > 0; left -= 1) {
    await act();
    const seen = await wanted.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (seen) return;
  }
  throw new Error(`${name} did not bring up what was wanted.`);
};

export const pressUntil = (page: Page, key: string, wanted: Locator): Promise<void> =>
  doUntil(() => page.keyboard.press(key), wanted, key);

/** Opens the editor's menu on a line until an entry is there: it is made from what is known when it opens. */
export const openMenu = (page: Page, line: Locator, entry: Locator): Promise<void> =>
  doUntil(
    async () => {
      await page.keyboard.press('Escape');
      await line.click({ button: 'right' });
    },
    entry,
    'The menu',
  );

/** Rests the mouse on a word of the editor until its hover is there; returns what the hover says. */
export const hoverOver = async (page: Page, word: string): Promise<string> => {
  const place = await page
    .locator('.view-line')
    .filter({ hasText: word })
    .first()
    .evaluate((line, wanted) => {
      const range = line.ownerDocument.createRange();
      const walker = line.ownerDocument.createTreeWalker(line, 4); // text nodes
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      return undefined;
    }, word);
  if (!place) throw new Error(`“${word}” is not to be seen.`);
  await page.mouse.move(place.x, place.y, { steps: 5 });
  const hover = page.locator('.monaco-hover:not(.hidden)').filter({ hasText: 'Status' }).first();
  await hover.waitFor();
  return ((await hover.textContent()) ?? '').replaceAll('\u00a0', ' ');
};

/** Runs a command by its title. */
export const runCommand = async (page: Page, title: string): Promise<void> => {
  const box = page.locator('.quick-input-widget input.input');
  await pressUntil(page, 'F1', box);
  await box.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
};

/** Opens a file of the folder by its name. */
export const openFile = async (page: Page, name: string): Promise<void> => {
  const box = page.locator('.quick-input-widget input.input');
  await pressUntil(page, 'Control+p', box);
  await box.fill(name);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active').filter({ hasText: name }).waitFor();
};

/** Saves the file in front and waits until the workbench shows no unsaved change. */
export const save = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+s');
  await page.locator('.tab.active:not(.dirty)').waitFor();
};
