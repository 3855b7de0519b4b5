import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { waitFor } from '../../../dev/engines/lib/wait-for.ts';

/** Screenshots lie here, outside of git. */
const ARTIFACTS = resolve(import.meta.dirname, '../../artifacts/board');

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A real browser: `CHROMIUM_PATH`, which `npm test` sets, or the usual place. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ARGUMENTS });

export interface Watched {
  page: Page;
  /** Errors of the console, of the page, and answers with an error, in order. */
  problems: string[];
}

/** A fresh page in a separate context, whose every complaint is noted. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('requestfailed', (request) => {
    // A question that a newer one overtakes is given up; that is no failure.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') problems.push(`${request.url()} failed`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.url()} ${response.status()}`);
  });
  return { page, problems };
}

const stateOf = (allowed: readonly string[]) => `document.querySelectorAll('[data-panel-id]').length > 0
  && [...document.querySelectorAll('[data-panel-id]')].every(({ dataset }) => ${JSON.stringify(allowed)}.includes(dataset.state))
  && document.querySelector('main').getAttribute('aria-busy') === 'false'`;

/** Waits until nothing is asked any more: panels are drawn or say what failed. `far`: some may wait to be scrolled to. */
export async function settled(page: Page, far = false): Promise<void> {
  const allowed = far ? ['ready', 'failed', 'waiting'] : ['ready', 'failed'];
  // Asked from outside: the page's content security policy lets nobody evaluate texts inside.
  await waitFor(() => page.evaluate<boolean>(stateOf(allowed)), { timeoutMs: 30_000, what: 'all panels drawn' });
}

/** Makes the window as tall as the page, so that no panel waits to be scrolled to, and waits until all are drawn. */
export async function showAll(page: Page, width: number): Promise<void> {
  await page.waitForSelector('[data-panel-id]');
  let height = 0;
  for (let wanted = 1; wanted > height; ) {
    await settled(page, true);
    height = Math.max(height, wanted);
    wanted = Math.min(16_000, await page.evaluate<number>('document.documentElement.scrollHeight'));
    if (wanted > height) await page.setViewportSize({ width, height: wanted });
  }
  await settled(page);
}

/** Keeps a picture of the page as an artefact of the test run. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(ARTIFACTS, { recursive: true });
  await page.screenshot({ path: join(ARTIFACTS, `${name}.png`) });
}
