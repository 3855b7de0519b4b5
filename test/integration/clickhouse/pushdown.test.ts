import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { factsOf } from './facts.ts';

/** Marks and parts that a query would read, from its plan. */
const GRANULES = /Granules: (\d+)\/(\d+)/;

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
  const campaigns = Array.from({ length: 40 }, (_, n) => `c${String(n).padStart(2, '0')}`);
  const rows = campaigns.flatMap((campaign) =>
    Array.from({ length: 1_000 }, (_, n) => ({ campaign_id: campaign, opportunity_id: `${campaign}-${n}` })),
  );
  await factsOf(installation).opportunities(rows);
  await factsOf(installation).events(
    Array.from({ length: 40_000 }, (_, n) => ({ key: `k${n}`, contact_id: `k${n}`, id: `e${n}` })),
  );
});
afterAll(() => installation.cleanup());

async function plan(sql: string): Promise<string> {
  return (await installation.query(`explain indexes = 1 ${sql}`)).map((row) => String(row.explain)).join('\n');
}

async function shareRead(sql: string): Promise<number> {
  const text = await plan(sql);
  const match = GRANULES.exec(text.slice(text.search(/fact_(opportunities|events)/)));
  return Number(match?.[1]) / Number(match?.[2]);
}

it.each([
  ['a table', "select count() from opportunities where campaign_id = 'c20'"],
  ['a table by a name', "select stage_name, count() from opportunities where campaign_id = 'c20' group by stage_name"],
  ['a metric view', "select * from campaign_outcomes(campaign='c20', from='2026-10-01', to='2026-11-01')"],
  ['another metric view', "select * from campaign_staff_stages(campaign='c20', from='2026-10-01', to='2026-11-01')"],
  ['events by key', "select count() from events where key = 'k12345'"],
])('reads only what the key selects through %s', async (_what, sql) => {
  expect(await shareRead(sql)).toBeLessThan(0.5);
});

it('reads every campaign where none is named', async () => {
  expect(await shareRead("select * from campaign_outcomes(campaign='', from='2026-10-01', to='2026-11-01')")).toBe(1);
});

it('joins nothing to count opportunities', async () => {
  expect(await plan('select count() from opportunities')).not.toMatch(/Join/);
});
