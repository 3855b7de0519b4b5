import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureBoard, startFixtureBoard } from './fixture/server.ts';
import { accessibilityProblems } from './helpers/accessibility.ts';
import { DESKTOP, keepPicture, launch, openPage, PHONE, showAll } from './helpers/chromium.ts';

let board: FixtureBoard;
let browser: Browser;
beforeAll(async () => {
  [board, browser] = await Promise.all([startFixtureBoard(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
});

const VIEWS = [
  { name: 'desktop-light', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'desktop-dark', viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'phone-light', viewport: PHONE, colorScheme: 'light' },
  { name: 'phone-dark', viewport: PHONE, colorScheme: 'dark' },
] as const;

describe.each(VIEWS)('every kind of panel on $name', ({ name, viewport, colorScheme }) => {
  it('has nothing that axe-core calls serious or critical, and no page wider than the screen', async () => {
    const { page, problems } = await openPage(browser, { viewport, colorScheme });
    await page.goto(board.url);
    await showAll(page, viewport.width);
    await keepPicture(page, `fixture-${name}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

it('has no such problem while menus are open or a chart is shown as a table', async () => {
  const { page } = await openPage(browser);
  await page.goto(board.url);
  await showAll(page, DESKTOP.width);
  await page.getByRole('button', { name: 'Actions of “Created and qualified”' }).click();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show as table' }).click();
  await page.getByRole('button', { name: /^Source/ }).click();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Time range/ }).click();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.context().close();
});
