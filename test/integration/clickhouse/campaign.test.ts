import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Installation } from '../../helpers/stack.ts';
import { ask, spring } from './spring.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await spring();
});
afterAll(() => installation.cleanup());

const stage = (order: number, id: string, name: string) => ({ stage_order: order, stage_id: id, stage_name: name });

describe('campaign numbers', () => {
  it('campaign_revenue: orders of the period through any opportunity, whenever created', async () => {
    expect(await ask(installation, 'campaign_revenue', 'spring', ", bucket='month'")).toEqual([
      { bucket_start: '2026-10-01', revenue: '200.00', orders: '2' },
    ]);
  });

  it('campaign_stages: every stage, also empty ones, and the one that is not listed', async () => {
    expect(await ask(installation, 'campaign_stages_in_period')).toEqual([
      { ...stage(0, 'odd', '(none)'), opportunities: '1', share: 0.2 },
      { ...stage(1, 'lead', 'Lead'), opportunities: '1', share: 0.2 },
      { ...stage(2, 'talk', 'Rozmowa'), opportunities: '0', share: 0 },
      { ...stage(3, 'won', 'Won'), opportunities: '1', share: 0.2 },
      { ...stage(4, 'lost', 'Lost'), opportunities: '2', share: 0.4 },
    ]);
  });

  it('campaign_stages is the report where it is given arguments, and the table where it is not', async () => {
    expect(await ask(installation, 'campaign_stages')).toEqual(await ask(installation, 'campaign_stages_in_period'));
    const [stage] = await installation.query("select * from campaign_stages where stage_id = 'lead'");
    expect(Object.keys(stage ?? {})).toContain('campaign_id');
  });

  it('campaign_stages of all campaigns: equal stages merge, opportunities without a campaign are left out', async () => {
    const rows = await ask(installation, 'campaign_stages_in_period', '');
    expect(rows).toHaveLength(6);
    expect(rows).toContainEqual({ ...stage(1, 'lead', 'Lead'), opportunities: '2', share: 2 / 6 });
    expect(rows).toContainEqual({ ...stage(2, 'call', 'Call'), opportunities: '0', share: 0 });
  });

  it('campaign_stages of a campaign without opportunities: shares are NULL', async () => {
    const empty = await installation.query(
      "select opportunities, share from campaign_stages_in_period(campaign='autumn', from='2030-01-01', to='2030-02-01')",
    );
    expect(empty).toEqual([
      { opportunities: '0', share: null },
      { opportunities: '0', share: null },
    ]);
  });

  it('campaign_outcomes: always three rows', async () => {
    expect(await ask(installation, 'campaign_outcomes')).toEqual([
      { outcome: 'won', opportunities: '1', share: 0.2 },
      { outcome: 'lost', opportunities: '2', share: 0.4 },
      { outcome: 'in_progress', opportunities: '2', share: 0.4 },
    ]);
    expect(await ask(installation, 'campaign_outcomes', 'nobody knows')).toEqual(
      ['won', 'lost', 'in_progress'].map((outcome) => ({ outcome, opportunities: '0', share: null })),
    );
  });

  it('campaign_probability: a row per percentage', async () => {
    expect(await ask(installation, 'campaign_probability')).toEqual([
      { probability: 33.333333, opportunities: '1' },
      { probability: 50, opportunities: '3' },
      { probability: 100, opportunities: '1' },
    ]);
  });

  it('campaign_registration: shares add up within each group', async () => {
    expect(await ask(installation, 'campaign_registration')).toEqual([
      { registered: 1, ...stage(0, 'odd', '(none)'), opportunities: '1', share: 1 / 3 },
      { registered: 1, ...stage(3, 'won', 'Won'), opportunities: '1', share: 1 / 3 },
      { registered: 1, ...stage(4, 'lost', 'Lost'), opportunities: '1', share: 1 / 3 },
      { registered: 0, ...stage(1, 'lead', 'Lead'), opportunities: '1', share: 0.5 },
      { registered: 0, ...stage(4, 'lost', 'Lost'), opportunities: '1', share: 0.5 },
    ]);
  });

  it('campaign_staff: managers and participants also at 0, other owners, and nobody', async () => {
    const person = (
      id: string,
      name: string,
      revenue: string,
      share: number,
      counts: [string, string, string, string],
    ) => {
      const [registered, won, lost, inProgress] = counts;
      return {
        salesperson_id: id,
        salesperson_name: name,
        revenue,
        revenue_share: share,
        registered,
        won,
        lost,
        in_progress: inProgress,
      };
    };
    expect(await ask(installation, 'campaign_staff')).toEqual([
      person('m', 'Name m', '150.00', 0.75, ['1', '1', '0', '0']),
      person('o', 'Name o', '50.00', 0.25, ['2', '0', '1', '1']),
      person('(none)', '(none)', '0.00', 0, ['0', '0', '1', '1']),
      person('p', 'Name p', '0.00', 0, ['0', '0', '0', '0']),
    ]);
  });

  it('campaign_staff_stages: opportunities of the period, revenue by the stage of now', async () => {
    const cell = (id: string, name: string, at: object, opportunities: string, revenue: string, share: number) => ({
      salesperson_id: id,
      salesperson_name: name,
      ...at,
      opportunities,
      revenue,
      revenue_share: share,
    });
    expect(await ask(installation, 'campaign_staff_stages')).toEqual([
      cell('(none)', '(none)', stage(1, 'lead', 'Lead'), '1', '0.00', 0),
      cell('(none)', '(none)', stage(4, 'lost', 'Lost'), '1', '0.00', 0),
      cell('m', 'Name m', stage(3, 'won', 'Won'), '1', '150.00', 0.75),
      cell('o', 'Name o', stage(0, 'odd', '(none)'), '1', '0.00', 0),
      cell('o', 'Name o', stage(2, 'talk', 'Rozmowa'), '0', '50.00', 0.25),
      cell('o', 'Name o', stage(4, 'lost', 'Lost'), '1', '0.00', 0),
    ]);
  });

  it('campaign_created: by the business day', async () => {
    const rows = await ask(installation, 'campaign_created', 'spring', ", bucket='day'");
    expect(rows).toHaveLength(31);
    expect(rows.filter((row) => row.opportunities !== '0')).toEqual([
      { bucket_start: '2026-10-05', opportunities: '4' },
      { bucket_start: '2026-10-06', opportunities: '1' },
    ]);
  });

  it('campaign_created_by_stage_owner: one row per stage and owner', async () => {
    const rows = await ask(installation, 'campaign_created_by_stage_owner');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toEqual({
      ...stage(0, 'odd', '(none)'),
      salesperson_id: 'o',
      salesperson_name: 'Name o',
      opportunities: '1',
    });
  });
});
