import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { UIDS } from '../../grafana/model/uids.ts';
import { accessibilityProblems } from './helpers/accessibility.ts';
import { DESKTOP, keepPicture, launch, openPage, PHONE, settled, showAll } from './helpers/chromium.ts';
import { type SampleBoard, startSampleBoard } from './helpers/sample-board.ts';

let board: SampleBoard;
let browser: Browser;
let details: Record<string, string>;

beforeAll(async () => {
  [board, browser] = await Promise.all([startSampleBoard(), launch()]);
  const [ids] = await board.installation.query(`
    select contact_id, opportunity_id, order_id from orders
    where opportunity_id != '(none)' and contact_id != '(none)' order by ordered_at desc limit 1`);
  const { contact_id, opportunity_id, order_id } = z.record(z.string(), z.string()).parse(ids);
  details = { contact: contact_id ?? '', opportunity: opportunity_id ?? '', order: order_id ?? '' };
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await board?.stop();
});

/** Twelve months, so that the small sample has something for every panel. */
const address = (uid: string) => {
  const variables = Object.entries(details).map(([name, value]) => `&var-${name}=${encodeURIComponent(value)}`);
  return `${board.url}/d/${uid}?from=now-11M/M&to=now/M${variables.join('')}`;
};

const Answer = z.object({ frames: z.array(z.object({ rows: z.array(z.unknown()) })) });

/** Rows that each panel was answered, by its id. */
function countRows(page: Page): Map<number, number> {
  const rows = new Map<number, number>();
  page.on('response', async (response) => {
    if (!response.url().endsWith('/api/query') || !response.ok()) return;
    const { panelId } = z.object({ panelId: z.number() }).parse(response.request().postDataJSON());
    const { frames } = Answer.parse(await response.json());
    rows.set(panelId, frames[0]?.rows.length ?? 0);
  });
  return rows;
}

describe.each(UIDS)('%s on sample data', (uid) => {
  it('draws every panel that has rows, in light and in dark, and complains about nothing', async () => {
    const { page, problems } = await openPage(browser);
    const rows = countRows(page);
    await page.goto(address(uid));
    await showAll(page, DESKTOP.width);
    await keepPicture(page, `${uid}-light`);
    expect(problems).toEqual([]);
    expect(await page.locator('[data-state=failed], .panel-notice').allInnerTexts()).toEqual([]);
    const everyPanelIsDrawn = async () => {
      for (const panel of await page.locator('[data-panel-id]').all()) {
        const id = Number(await panel.getAttribute('data-panel-id'));
        const title = await panel.locator('h3').allInnerTexts();
        const drawn = await panel.locator('.chart svg path, dd, tbody tr, .gauge, .markdown *').count();
        expect({ title, drawn: drawn > 0 }).toEqual({ title, drawn: (rows.get(id) ?? 1) > 0 });
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(DESKTOP.width);
      expect(await accessibilityProblems(page)).toEqual([]);
    };
    await everyPanelIsDrawn();
    // As the system turns dark in the evening; opened in dark, every kind of panel is in accessibility.test.ts.
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
    await settled(page);
    await page.evaluate('new Promise(requestAnimationFrame)');
    await keepPicture(page, `${uid}-dark`);
    await everyPanelIsDrawn();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('is drawn on a phone too', async () => {
    const { page, problems } = await openPage(browser, { viewport: PHONE });
    await page.goto(address(uid));
    await showAll(page, PHONE.width);
    await keepPicture(page, `${uid}-phone`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

describe('numbers on the screen are those of the views', () => {
  const money = (value: string) =>
    new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' }).format(Number(value));
  const count = (value: string) => new Intl.NumberFormat('en').format(Number(value));
  const rate = (value: string | null) =>
    value === null
      ? '–'
      : new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1 }).format(Number(value));
  /** The same twelve months as in `address`, computed by ClickHouse. */
  const period = `from=toStartOfMonth(today()) - interval 11 month, to=toStartOfMonth(today()) + interval 1 month`;
  const Row = z.record(z.string(), z.union([z.string(), z.null(), z.number().transform(String)]));
  const rowsOf = async (sql: string) => z.array(Row).parse(await board.installation.query(sql));
  const panel = (page: Page, title: string) => page.getByRole('article', { name: title, exact: true });
  const read = async (page: Page, title: string, selector: string) =>
    (await panel(page, title).locator(selector).allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' ').trim());

  it('of the overview: totals and sources, for all and for one source', async () => {
    const { page } = await openPage(browser);
    await page.goto(address('leadstream-overview'));
    await showAll(page, DESKTOP.width);
    const check = async (sources: string) => {
      const [totals] = await rowsOf(`select * from overview_totals(${period}, sources=${sources}, categories=[])`);
      expect((await read(page, 'Revenue', 'dd'))[0]).toBe(money(totals?.revenue ?? ''));
      expect((await read(page, 'Cost', 'dd'))[0]).toBe(money(totals?.cost ?? ''));
      expect((await read(page, 'ROI', 'dd'))[0]).toBe(rate(totals?.roi ?? null));
      const care = await rowsOf(`select * from source_care(${period}, sources=${sources}, categories=[])`);
      const expected = care.map((row) =>
        [
          row.source_name,
          count(row.created ?? ''),
          count(row.transferred ?? ''),
          count(row.qualified ?? ''),
          count(row.with_revenue ?? ''),
          rate(row.qualification_rate ?? null),
          rate(row.order_rate ?? null),
          money(row.revenue ?? ''),
        ].join(' | '),
      );
      const shown = await panel(page, 'Effectiveness by source').locator('tbody tr').all();
      const actual = await Promise.all(
        shown.map(async (row) =>
          (await row.locator('td').allInnerTexts())
            .slice(0, 8)
            .map((text) => text.trim())
            .join(' | '),
        ),
      );
      expect(actual.sort()).toEqual(expected.sort());
      return totals?.revenue;
    };
    const everything = await check('[]');
    const [first] = await rowsOf(
      `select source_id, source_name from source_care(${period}, sources=[], categories=[]) where source_id != '(none)' order by created desc limit 1`,
    );
    await panel(page, 'Effectiveness by source')
      .getByRole('link', { name: first?.source_name ?? '', exact: true })
      .click();
    await page.waitForURL((url) => url.searchParams.get('var-sources') === first?.source_id);
    await settled(page);
    expect(await check(`['${first?.source_id}']`)).not.toBe(everything);
    await page.context().close();
  });

  it('behind every count of the funnel stands a list of so many', async () => {
    const { page } = await openPage(browser);
    await page.goto(address('leadstream-overview'));
    await showAll(page, DESKTOP.width);
    const counts = await panel(page, 'Funnel of opportunities').getByRole('link').all();
    expect(counts.length).toBeGreaterThanOrEqual(4);
    const lists = await Promise.all(
      counts.slice(0, 4).map(async (link) => ({
        wanted: (await link.innerText()).trim(),
        href: (await link.getAttribute('href')) ?? '',
      })),
    );
    for (const { wanted, href } of lists) {
      expect(href).toContain('leadstream-opportunities');
      await page.goto(new URL(href, board.url).href);
      await showAll(page, DESKTOP.width);
      const listed = await page.locator('.pager-rows').first().innerText();
      expect(listed).toBe(`1–25 of ${wanted}`);
    }
    await page.context().close();
  });

  it('of a campaign: outcomes, and the list behind each', async () => {
    const [campaign] = await rowsOf(
      `select campaign_id from campaign_opportunities(${period}, campaign='') as o inner join opportunities using (opportunity_id) group by campaign_id order by count() desc limit 1`,
    );
    const id = campaign?.campaign_id ?? '';
    const outcomes = await rowsOf(`select outcome, opportunities from campaign_outcomes(${period}, campaign='${id}')`);
    const { page } = await openPage(browser);
    await page.goto(`${address('leadstream-campaign')}&var-campaign=${id}`);
    await showAll(page, DESKTOP.width);
    const shown = await read(page, 'Current state', '.legend-value');
    expect([...shown].sort()).toEqual(outcomes.map(({ opportunities }) => count(opportunities ?? '')).sort());
    await page.context().close();
  });
});
