import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { history, shuffleAndDuplicate } from '../helpers/histories/index.ts';
import { byMonthDifferences } from '../helpers/pipeline/by-month-rows.ts';
import { produced, propertySettings, runPipeline, truncateAll, wildPlan } from '../helpers/pipeline/index.ts';
import { createInstallation, type Installation } from '../helpers/stack.ts';
import type { CloudEvent } from '../reference-model/index.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
});
afterAll(() => installation.cleanup());

const BY_MONTH = ['opportunities_by_month', 'milestones_by_month', 'orders_by_month'];

const said = (id: string, type: string, time: string, data: Record<string, unknown>): CloudEvent => ({
  specversion: '1.0',
  source: '/crm/a',
  id,
  type,
  time,
  data: { contact_id: 'c', ...data },
});
const created = (id: string, time: string, data: Record<string, unknown> = {}) =>
  said(id, 'crm.opportunity.created', time, { opportunity_id: 'o', ...data });
const placed = (id: string, time: string) =>
  said(id, 'crm.order.placed', time, { order_id: 'b', amount: '5', opportunity_id: 'o' });

describe('copies by month equal the facts', () => {
  it('after any arrival, repetition, crash and takeover, and after merges', async () => {
    await fc.assert(
      fc.asyncProperty(
        history({ maxEvents: 60, contested: true }),
        fc.integer(),
        wildPlan,
        async (events, seed, plan) => {
          await truncateAll(installation);
          await runPipeline(installation, produced(shuffleAndDuplicate(events, seed)), plan);
          expect(await byMonthDifferences(installation)).toEqual({});
          for (const table of BY_MONTH)
            await installation.clickhouse.command({ query: `optimize table ${table} final` });
          expect(await byMonthDifferences(installation)).toEqual({});
        },
      ),
      propertySettings(10),
    );
  });

  // One arrival at a time: what stood in a month before must leave it.
  it.each([
    [
      'an opportunity that an earlier event moves to another month and campaign',
      [
        created('1', '2024-10-05T10:00:00Z', { campaign_id: 'x' }),
        created('2', '2024-08-01T10:00:00Z', { campaign_id: 'y' }),
      ],
    ],
    [
      'an opportunity whose creation loses against another content of the same event in another month',
      [created('1', '2024-10-05T10:00:00Z'), created('1', '2024-11-05T10:00:00Z', { description: 'zzz' })],
    ],
    [
      'an opportunity that is gone because its only event turns out to be about another',
      [created('1', '2024-10-05T10:00:00Z'), created('1', '2024-11-05T10:00:00Z', { opportunity_id: 'p' })],
    ],
    [
      'milestones that an earlier event moves',
      [
        created('1', '2024-10-05T10:00:00Z'),
        said('2', 'crm.opportunity.transferred', '2024-12-01T00:00:00Z', { opportunity_id: 'o' }),
        said('3', 'crm.opportunity.transferred', '2024-11-30T23:59:59.999Z', { opportunity_id: 'o' }),
        said('4', 'crm.opportunity.qualified', '2024-12-02T00:00:00Z', { opportunity_id: 'o' }),
        said('5', 'crm.opportunity.deleted', '2024-12-03T00:00:00Z', { opportunity_id: 'o' }),
      ],
    ],
    [
      'an order that an earlier event moves, and one that loses',
      [placed('1', '2024-10-05T10:00:00Z'), placed('2', '2024-09-05T10:00:00Z'), placed('2', '1999-09-05T10:00:00Z')],
    ],
  ])('%s', async (_what, events) => {
    await truncateAll(installation);
    await runPipeline(
      installation,
      produced(events),
      events.flatMap(() => [{ do: 'arrive', count: 1 } as const, { do: 'batch', count: 1, disk: 0 } as const]),
    );
    expect(await byMonthDifferences(installation)).toEqual({});
  });

  it('after a migration of facts that were stored before, with workers that don’t know of months', async () => {
    await truncateAll(installation);
    await runPipeline(
      installation,
      produced([created('1', '2024-10-05T10:00:00Z'), placed('2', '2024-10-06T10:00:00Z')]),
      [],
    );
    // Rows as such workers write them: they name no months, and ClickHouse fills in those they are counted in.
    for (const table of ['fact_opportunities', 'fact_orders']) {
      await installation.clickhouse.command({
        query: `insert into ${table} (* except (created_months, milestone_months, placed_months, version), version)
          select * except (created_months, milestone_months, placed_months, version), version + 1 from ${table} final`,
      });
    }
    expect(await byMonthDifferences(installation)).toEqual({});
  });
});
