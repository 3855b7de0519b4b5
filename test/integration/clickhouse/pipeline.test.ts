import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { factsOf } from './facts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Auckland is ahead of UTC by 12 or 13 hours: its day of now is mostly not UTC's. */
const ZONE = 'Pacific/Auckland';
/** The business day that lies `days` from now. */
const dayFromNow = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' }).format(Date.now() + days * DAY_MS);

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation({ env: { REPORT_TIMEZONE: ZONE, CLOSING_SOON_DAYS: '2' } });
  const facts = factsOf(installation);
  await facts.directory('pipeline', '', {
    stages: [
      { stage_id: 'new', name: 'New' },
      { stage_id: 'done', name: 'Done', outcome: 'won' },
    ],
  });
  await facts.directory('salesperson', 's', { salesperson_id: 's', name: 'Sơn', role: 'agent', team_id: 't1' });
  const open = { stage_id: 'new', stage_order: 1, salesperson_id: 's' };
  await facts.opportunities([
    {
      opportunity_id: 'past',
      ...open,
      expected_close_on: dayFromNow(-1),
      estimated_value: '0.01',
      close_rate: '50',
      custom: { plan: 'B' },
    },
    {
      opportunity_id: 'today',
      ...open,
      expected_close_on: dayFromNow(0),
      estimated_value: '100.00',
      close_rate: '33.333333',
    },
    { opportunity_id: 'soon', ...open, expected_close_on: dayFromNow(2), close_rate: '0' },
    { opportunity_id: 'later', ...open, expected_close_on: dayFromNow(3), close_rate: '9.999999' },
    { opportunity_id: 'open', ...open, close_rate: '10' },
    {
      opportunity_id: 'won',
      stage_id: 'done',
      stage_order: 2,
      outcome: 'won',
      expected_close_on: dayFromNow(-1),
      close_rate: '100',
      estimated_value: '7.00',
      contact_id: 'k2',
      stage_changes: 3,
      last_stage_change_at: '2026-10-01T10:00:00Z',
    },
    {
      opportunity_id: 'gone',
      state: 'deleted',
      contact_id: 'k2',
      stage_changes: 5,
      last_stage_change_at: '2026-12-01T10:00:00Z',
    },
  ]);
  await facts.contacts([
    { contact_id: 'k1', interactions: 0 },
    {
      contact_id: 'k2',
      interactions: 2,
      last_interaction_at: '2026-10-01T09:00:00Z',
      stage_changes: 3,
      last_stage_change_at: '2026-10-01T10:00:00Z',
    },
    { contact_id: 'k3', interactions: 1, last_interaction_at: '2026-09-01T00:00:00Z' },
  ]);
});
afterAll(() => installation.cleanup());

describe('pipeline_opportunities', () => {
  it('has a clock by the business day of now and CLOSING_SOON_DAYS', async () => {
    const rows = await installation.query(
      'select opportunity_id, clock from pipeline_opportunities order by opportunity_id',
    );
    expect(Object.fromEntries(rows.map((row) => [row.opportunity_id, row.clock]))).toEqual({
      past: 'red',
      today: 'yellow',
      soon: 'yellow',
      later: 'green',
      open: '',
      won: '',
    });
  });

  it('has stars in fifths of the close rate, rounded half up', async () => {
    const rows = await installation.query('select close_rate, stars from pipeline_opportunities order by close_rate');
    expect(rows.map((row) => [row.close_rate, row.stars])).toEqual([
      [0, 0],
      [9.999999, 0],
      [10, 1],
      [33.333333, 2],
      [50, 3],
      [100, 5],
    ]);
  });

  it('names team, stage of the sales process, and custom fields', async () => {
    const [row] = await installation.query(
      "select team_id, salesperson_name, campaign_id, stage_order, stage_name, custom from pipeline_opportunities where opportunity_id = 'past'",
    );
    expect(row).toEqual({
      team_id: 't1',
      salesperson_name: 'Sơn',
      campaign_id: '(none)',
      stage_order: 1,
      stage_name: 'New',
      custom: { plan: 'B' },
    });
  });
});

describe('pipeline_stages', () => {
  it('weighs the estimated value by the close rate and rounds once', async () => {
    expect(await installation.query('select * from pipeline_stages')).toEqual([
      // 0.01 * 50 % + 100 * 33.333333 % = 0.005 + 33.333333 = 33.338333
      {
        stage_order: 1,
        stage_id: 'new',
        stage_name: 'New',
        opportunities: '5',
        estimated_value: '100.01',
        weighted_value: '33.34',
      },
      {
        stage_order: 2,
        stage_id: 'done',
        stage_name: 'Done',
        opportunities: '1',
        estimated_value: '7.00',
        weighted_value: '7.00',
      },
    ]);
  });
});

describe('contact_interactions', () => {
  it('adds stage changes of living opportunities to what was logged', async () => {
    expect(
      await installation.query(
        'select contact_id, interactions, toUnixTimestamp(assumeNotNull(last_at)) as at from contact_interactions',
      ),
    ).toEqual([
      { contact_id: 'k2', interactions: '5', at: Date.parse('2026-10-01T10:00:00Z') / 1000 },
      { contact_id: 'k3', interactions: '1', at: Date.parse('2026-09-01T00:00:00Z') / 1000 },
    ]);
  });
});
