import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HttpError } from '../../services/shared/http/http-error.ts';
import { type FixtureBoard, startFixtureBoard } from './fixture/server.ts';
import { DESKTOP, launch, openPage, PHONE, settled, showAll } from './helpers/chromium.ts';

let board: FixtureBoard;
let browser: Browser;
let page: Page;
let problems: string[];

beforeAll(async () => {
  [board, browser] = await Promise.all([startFixtureBoard(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
});
beforeEach(async () => {
  ({ page, problems } = await openPage(browser));
  board.fake.fail.clear();
  board.fake.hold.clear();
});
afterEach(async () => {
  await page.context().close();
});

const panel = (title: string) => page.getByRole('article', { name: title, exact: true });
const parameters = () => new URL(page.url()).searchParams;
/** Panels may all be drawn still, or again, where a busy browser has not yet begun with what was asked. */
const SOON = { timeout: 10_000 };
/** Texts as read: spaces that hold figure and unit together are spaces. */
const texts = async (selector: string, title: string): Promise<string[]> =>
  (await panel(title).locator(selector).allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));

async function open(query = ''): Promise<void> {
  await page.goto(`${board.url}/${query}`);
  await showAll(page, DESKTOP.width);
}

describe('panels', () => {
  it('shows figures in full, in the locale, by thresholds and with words for nothing', async () => {
    await open();
    expect(await texts('dd', 'Totals')).toEqual(['$1,234,567.89', '-12.3%', '–', '4,321']);
    expect(await panel('Nothing').innerText()).toContain('No reasons in this period');
    expect(problems).toEqual([]);
  });

  it('draws bars for every value, and a table of the same values for readers of text', async () => {
    await open();
    const bars = panel('Created and qualified');
    expect(await bars.locator('svg path').count()).toBeGreaterThan(28);
    expect(await bars.locator('tbody tr').count()).toBe(14);
    expect((await bars.locator('tbody tr').first().innerText()).split(/\s*\t\s*|\n/)).toEqual([
      'October 1, 2026',
      '20',
      '8',
    ]);
  });

  it('names slices by the words of their rows and lists value and share', async () => {
    await open();
    expect(await texts('.legend li', 'Outcomes')).toEqual(['Won\n30\n30%', 'Lost\n18\n18%', 'In progress\n52\n52%']);
  });

  it('turns rows into a cross table', async () => {
    await open();
    expect(await texts('thead th', 'Matrix')).toEqual([
      'Salesperson',
      'Offer',
      'Negotiation',
      'Won',
      'Approach',
      'Lost',
    ]);
    expect(await texts('tbody tr:first-child td', 'Matrix')).toEqual(['Lan Nguyễn', '1', '2', '3', '0', '0']);
  });

  it('never reads a text as HTML or follows a script', async () => {
    await open();
    expect(await panel('Opportunities').getByRole('link', { name: 'Order <b>for</b> "Żabka" & co' }).count()).toBe(1);
    expect(await panel('About').locator('img').count()).toBe(0);
    expect(await panel('About').getByRole('link').allInnerTexts()).toEqual(['list']);
  });

  it('asks nothing for folded rows, and repeats a panel for every value when one is opened', async () => {
    board.fake.asked.length = 0;
    await open();
    expect(board.fake.asked).not.toContain('person');
    await page.getByRole('button', { name: 'By salesperson', exact: true }).click();
    await showAll(page, DESKTOP.width);
    expect(await page.getByRole('heading', { name: /^Won by/ }).allInnerTexts()).toEqual([
      'Won by Lan Nguyễn',
      'Won by Minh Trần',
      'Won by Zofia Łukasik',
      'Won by Jan Żak',
    ]);
  });

  it('says on the panel what failed, and tries again', async () => {
    board.fake.fail.set('stages', new HttpError(502, 'clickhouse', 'Memory limit exceeded'));
    await open();
    expect(await panel('Stages').getByRole('alert').innerText()).toContain('Memory limit exceeded');
    expect(await texts('dd', 'Totals')).toContain('4,321');
    board.fake.fail.clear();
    await panel('Stages').getByRole('button', { name: 'Try again' }).click();
    await panel('Stages').getByRole('link', { name: '120' }).waitFor();
  });
});

describe('tables', () => {
  const column = (index: number) => texts(`tbody td:nth-child(${index})`, 'Opportunities');

  it('sorts money exactly, largest first, then smallest, then as asked', async () => {
    await open();
    const value = panel('Opportunities').getByRole('button', { name: 'Value' });
    await value.click();
    expect((await column(3)).slice(0, 2)).toEqual(['9,007,199,254,740,993.02 zł', '9,007,199,254,740,993.01 zł']);
    expect(await panel('Opportunities').locator('th[aria-sort=descending]').innerText()).toBe('Value');
    await value.click();
    expect((await column(3))[0]).toBe('0.50 zł');
    await value.click();
    expect((await column(1))[0]).toBe('Deal 0');
  });

  it('goes through pages, and finds rows by what is shown, marks aside', async () => {
    await open();
    const table = panel('Opportunities');
    expect(await table.locator('tbody tr').count()).toBe(25);
    await table.getByRole('button', { name: 'Next page' }).click();
    expect(await table.locator('.pager-rows').innerText()).toBe('26–50 of 60');
    await table.getByRole('searchbox').fill('zabka');
    expect(await column(1)).toEqual(['Order <b>for</b> "Żabka" & co']);
  });

  it('shows days without a time zone, times in the business one', async () => {
    await open();
    expect((await column(4)).slice(0, 2)).toEqual(['–', '10/05/2026']);
    expect((await column(5))[0]).toBe('2026-10-01 15:30:00');
  });

  it('downloads a file under the server’s name', async () => {
    await open();
    await page.getByRole('button', { name: 'Actions of “Opportunities”' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/Opportunities.*\.csv$/);
  });
});

describe('filters, time and addresses', () => {
  it('narrows the numbers by several chosen values, and keeps them in the address', async () => {
    await open();
    await page.getByRole('button', { name: /^Source/ }).click();
    await page.getByLabel('Google Ads').check();
    await page.getByLabel('Zalo OA').check();
    await settled(page);
    await expect.poll(() => parameters().getAll('var-sources'), SOON).toEqual(['src-google', 'src-zalo']);
    await expect.poll(async () => (await texts('dd', 'Totals'))[0], SOON).toBe('$274,348.42');
    await page.reload();
    await settled(page);
    await expect.poll(async () => (await texts('dd', 'Totals'))[0], SOON).toBe('$274,348.42');
    await page.goBack();
    await settled(page);
    await expect.poll(() => parameters().getAll('var-sources'), SOON).toEqual(['src-google']);
  });

  it('asks only panels that a filter concerns', async () => {
    await open();
    board.fake.asked.length = 0;
    await page.getByRole('button', { name: /^Source/ }).click();
    await page.getByLabel('Google Ads').check();
    await settled(page);
    expect(new Set(board.fake.asked)).toEqual(new Set(['salespeople', 'totals', 'daily', 'opportunities']));
  });

  it('asks anew for options that depend on another filter', async () => {
    await open();
    await page.getByRole('button', { name: /^Source/ }).click();
    await page.getByLabel('Google Ads').check();
    await settled(page);
    await page.keyboard.press('Escape');
    await page
      .locator('.filter')
      .getByRole('button', { name: /^Salesperson/ })
      .click();
    expect(await page.getByRole('dialog').getByRole('checkbox').count()).toBe(3);
  });

  it('drops an answer that a newer question has overtaken', async () => {
    await open();
    let release = () => {};
    board.fake.hold.set('totals', new Promise((resolve) => (release = resolve)));
    await page.getByRole('button', { name: /^Source/ }).click();
    await page.getByLabel('Google Ads').check();
    await panel('Totals').and(page.locator('[data-state=loading]')).waitFor();
    board.fake.hold.clear();
    await page.getByLabel('Zalo OA').check();
    await settled(page);
    release();
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect((await texts('dd', 'Totals'))[0]).toBe('$274,348.42');
  });

  it('takes ranges offered and days of the business time zone, both included', async () => {
    await open();
    await page.getByRole('button', { name: /^Time range/ }).click();
    await page.getByRole('button', { name: 'Last 28 days' }).click();
    expect([parameters().get('from'), parameters().get('to')]).toEqual(['now-27d/d', 'now/d']);
    await page.getByRole('button', { name: /^Time range/ }).click();
    await page.getByLabel('From', { exact: true }).fill('2026-10-05');
    await page.getByLabel('To (included)').fill('2026-10-06');
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(Number(parameters().get('from'))).toBe(Date.parse('2026-10-05T00:00:00+07:00'));
    expect(Number(parameters().get('to'))).toBe(Date.parse('2026-10-06T23:59:59.999+07:00'));
    expect(await page.getByRole('button', { name: /^Time range/ }).innerText()).toContain('Oct 5 – 6, 2026');
  });

  it('carries filters along links, without loading the page anew', async () => {
    await open('?var-bucket=week&var-sources=src-zalo');
    await page.evaluate('window.kept = true');
    await panel('Outcomes').getByRole('link', { name: '18' }).click();
    await page.getByRole('heading', { level: 1, name: 'Opportunities' }).waitFor();
    expect(await page.evaluate('window.kept')).toBe(true);
    expect(parameters().getAll('var-sources')).toEqual(['src-zalo']);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Everything' }).waitFor();
    expect(parameters().get('var-bucket')).toBe('week');
  });

  it('keeps a named view of filters and time as a link, until it is removed', async () => {
    await open('?var-sources=src-zalo&from=now-27d/d&to=now/d');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByLabel('Name of the view').fill('Zalo, 4 weeks');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Reset filters' }).click();
    await page.reload();
    await page.getByRole('link', { name: 'Zalo, 4 weeks' }).click();
    await settled(page);
    expect([parameters().get('var-sources'), parameters().get('from')]).toEqual(['src-zalo', 'now-27d/d']);
    await page.getByRole('button', { name: 'Remove the view “Zalo, 4 weeks”' }).click();
    expect(await page.getByRole('link', { name: 'Zalo, 4 weeks' }).count()).toBe(0);
  });

  it('says that a dashboard does not exist', async () => {
    await page.goto(`${board.url}/d/nothing-here`);
    await page.getByText('There is no such dashboard.').waitFor();
  });
});

describe('keyboard and themes', () => {
  it('walks over a chart by arrow keys, says values and opens what is behind one', async () => {
    await open();
    await panel('Created and qualified')
      .getByRole('group', { name: /^Chart: Created/ })
      .focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.locator('[role=status]', { hasText: 'October 2, 2026, Created: 33' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=status]', { hasText: 'October 2, 2026, Qualified: 13' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Opportunities' }).waitFor();
  });

  it('opens what is behind a bar by a click', async () => {
    await open();
    const bar = panel('Created and qualified').locator('svg path[fill="#3b6fd8"]').nth(1);
    const box = await bar.boundingBox();
    // By place: ECharts draws the pointer's shadow over the bar and finds what is clicked by geometry.
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await page.getByRole('heading', { level: 1, name: 'Opportunities' }).waitFor();
  });

  it('opens a menu by the keyboard, goes through it, and gives the focus back on Escape', async () => {
    await open();
    const bucket = page.getByRole('button', { name: /^Bucket/ });
    await bucket.focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('button:focus', { hasText: 'Automatic' }).and(page.locator('.option')).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator(':focus').innerText()).toBe('Day');
    await page.keyboard.press('Escape');
    expect(await page.locator(':focus').innerText()).toContain('Bucket');
    await page.keyboard.press('Enter');
    await page.locator('.option:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(parameters().get('var-bucket')).toBe('day');
  });

  it('hides a series from the chart by its name', async () => {
    await open();
    const bars = panel('Created and qualified');
    const orange = bars.locator('svg path[fill="#e07b1f"]');
    expect(await orange.count()).toBe(14);
    await bars.getByRole('button', { name: 'Qualified', exact: true }).click();
    // The chart is drawn anew in a separate frame, after the click has been answered.
    await expect.poll(() => orange.count()).toBe(0);
  });

  it('remembers the chosen theme', async () => {
    await open();
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await page.reload();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('finds dashboards in a drawer on a phone', async () => {
    await page.setViewportSize(PHONE);
    await page.goto(board.url);
    await page.getByRole('button', { name: 'Dashboards' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Opportunities' }).click();
    await page.getByRole('heading', { level: 1, name: 'Opportunities' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
