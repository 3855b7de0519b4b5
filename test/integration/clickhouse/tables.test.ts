import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { type Facts, factsOf } from './facts.ts';

let installation: Installation;
let facts: Facts;
beforeAll(async () => {
  installation = await createInstallation({ env: { REPORT_TIMEZONE: 'Asia/Ho_Chi_Minh', BASE_CURRENCY: 'VND' } });
  facts = factsOf(installation);
});
afterAll(() => installation.cleanup());

const query = (sql: string) => installation.query(sql);

describe('directory tables', () => {
  it('let the last version by time win, down to the digits beyond milliseconds, then by source and id in byte order', async () => {
    const product = (name: string, over: Record<string, unknown>) =>
      facts.directory('product', 'p', { product_id: 'p', name, category: 'c' }, over);
    const winner = async () => (await query("select name from products where product_id = 'p'"))[0]?.name;
    await product('early', { time: '2026-01-01T00:00:00.123Z' });
    await product('finer', { time: '2026-01-01T00:00:00.123Z', time_text: '2026-01-01T00:00:00.1230004Z' });
    expect(await winner()).toBe('finer');
    await product('finest', { time: '2026-01-01T00:00:00.123Z', time_text: '2026-01-01T01:00:00.12305+01:00' });
    expect(await winner()).toBe('finest');
    await product('zeros', {
      time: '2026-01-01T00:00:00.123Z',
      time_text: '2026-01-01T00:00:00.12305000Z',
      source: '/a',
      id: 'zzz',
    });
    expect(await winner()).toBe('finest'); // /a < /crm/test
    await product('accent', { time: '2026-01-01T00:00:00.123Z', time_text: '2026-01-01T00:00:00.12305Z', id: 'é' });
    await product('letter', { time: '2026-01-01T00:00:00.123Z', time_text: '2026-01-01T00:00:00.12305Z', id: 'z' });
    expect(await winner()).toBe('accent'); // z is one byte, é two greater ones
    expect(await query("select count() as n from directory_events where entity_id = 'p'")).toEqual([{ n: '6' }]);
  });

  it('read loosely typed, missing and null fields', async () => {
    const stages = [
      { stage_id: 's1', name: 'One', rate: '12.5' },
      { stage_id: 's2', name: null, rate: 100, outcome: 'won' },
      { stage_id: 's1', name: 'again' },
    ];
    await facts.directory('campaign', 'c1', {
      campaign_id: 'c1',
      name: 'C',
      budget: '1e3',
      currency: null,
      starts_on: 'soon',
      stages,
      managers: null,
    });
    await facts.directory('campaign', 'c2', {
      campaign_id: 'c2',
      budget: 12.345,
      currency: 'EUR',
      ends_on: '2026-12-31',
    });
    expect(await query('select * except set_at from campaigns order by campaign_id')).toEqual([
      {
        campaign_id: 'c1',
        name: 'C',
        starts_on: null,
        ends_on: null,
        budget: '1000.00',
        currency: 'VND',
        stages: 3,
        managers: [],
        participants: [],
      },
      {
        campaign_id: 'c2',
        name: '(none)',
        starts_on: null,
        ends_on: '2026-12-31',
        budget: '12.34',
        currency: 'EUR',
        stages: 0,
        managers: [],
        participants: [],
      },
    ]);
    expect(await query('select * from campaign_stages order by stage_order')).toEqual([
      {
        campaign_id: 'c1',
        campaign_name: 'C',
        stage_order: 1,
        stage_id: 's1',
        stage_name: 'One',
        rate: 12.5,
        outcome: 'in_progress',
      },
      {
        campaign_id: 'c1',
        campaign_name: 'C',
        stage_order: 2,
        stage_id: 's2',
        stage_name: '(none)',
        rate: 100,
        outcome: 'won',
      },
    ]);
    await facts.directory('salesperson', 's', {
      salesperson_id: 's',
      name: 'Anna',
      role: 'owner',
      team_id: null,
      department_head: true,
      active: false,
    });
    expect(await query('select * except set_at from salespeople')).toEqual([
      {
        salesperson_id: 's',
        name: 'Anna',
        email: '(none)',
        role: 'owner',
        team_id: '(none)',
        department_id: '(none)',
        department_head: 1,
        active: 0,
      },
    ]);
    await facts.directory('fx_rate', 'EUR|2026-01-01', {
      currency: 'EUR',
      on: '2026-01-01',
      rate: '28000.123456789012',
    });
    expect(await query('select * except set_at from fx_rates')).toEqual([
      { currency: 'EUR', valid_from: '2026-01-01', rate: '28000.123456789012' },
    ]);
    await facts.directory('viewer', 'żółw', { login: 'żółw', campaign_kpi: 'everything' });
    expect(await query('select * except set_at from viewers')).toEqual([
      { login: 'żółw', salesperson_id: '(none)', campaign_kpi: 'none' },
    ]);
  });
});

describe('opportunities', () => {
  it('show the latest state once, milestones that have not happened as NULL, and names as they are now', async () => {
    await facts.opportunities([
      { opportunity_id: 'o1', campaign_id: 'c1', stage_id: 's1', stage_order: 1, salesperson_id: 's', version: 1 },
    ]);
    await facts.opportunities([
      {
        opportunity_id: 'o1',
        campaign_id: 'c1',
        stage_id: 's2',
        stage_order: 2,
        salesperson_id: 's',
        transferred_at: '2026-10-01T00:00:00Z',
        version: 3,
      },
    ]);
    await facts.opportunities([
      {
        opportunity_id: 'o1',
        campaign_id: 'c1',
        stage_id: 's1',
        stage_order: 1,
        description: 'late writer',
        version: 2,
      },
    ]);
    const columns =
      'opportunity_id, campaign_name, salesperson_name, stage_id, stage_name, description, transferred_at, transferred_to, qualified_at, first_order_at, first_order_id, registered';
    expect(await query(`select ${columns} from opportunities where opportunity_id = 'o1'`)).toEqual([
      {
        opportunity_id: 'o1',
        campaign_name: 'C',
        salesperson_name: 'Anna',
        stage_id: 's2',
        stage_name: '(none)',
        description: '',
        transferred_at: '2026-10-01 07:00:00.000',
        transferred_to: '(none)',
        qualified_at: null,
        first_order_at: null,
        first_order_id: null,
        registered: 1,
      },
    ]);
  });

  it('leave out the deleted, the incomplete and what moved to another campaign, and keep refusals of all but the last', async () => {
    const refusal = (id: string) => ({
      'refusals.refused_at': ['2026-10-01T00:00:00Z'],
      'refusals.event_source': ['/crm'],
      'refusals.event_id': [id],
      'refusals.by_id': [''],
      'refusals.detail': ['won -> lost'],
    });
    const states = ['live', 'deleted', 'incomplete', 'moved'].map((state) => ({
      opportunity_id: `q-${state}`,
      state,
      ...refusal(state),
    }));
    await facts.opportunities(states);
    expect(await query("select opportunity_id from opportunities where opportunity_id like 'q-%'")).toEqual([
      { opportunity_id: 'q-live' },
    ]);
    expect(await query('select * from refusals order by event_id limit 1')).toEqual([
      {
        refused_at: '2026-10-01 07:00:00.000',
        rule: 'reopening',
        event_source: '/crm',
        event_id: 'deleted',
        entity_id: 'q-deleted',
        by_id: '',
        detail: 'won -> lost',
      },
    ]);
    expect(await query('select count() as n from refusals')).toEqual([{ n: '3' }]);
  });

  it('unfold their stages: left when the next began, never for a negative time', async () => {
    const at = ['2026-10-01T00:00:00Z', '2026-09-30T00:00:00Z', '2026-10-01T00:00:01.5Z'];
    await facts.opportunities([
      {
        opportunity_id: 'h',
        campaign_id: 'c1',
        'history.stage_id': ['s1', 's9', 's2'],
        'history.stage_order': [1, 0, 2],
        'history.outcome': ['in_progress', 'in_progress', 'won'],
        'history.entered_at': at,
        'history.by_id': ['', 's', ''],
        'history.reason': ['(none)', '(none)', '(none)'],
      },
    ]);
    const rows = await query(
      "select sequence, stage_id, stage_name, toUnixTimestamp64Milli(entered_at) as entered, left_at, seconds from opportunity_stages where opportunity_id = 'h' order by sequence",
    );
    expect(
      rows.map((row) => [row.sequence, row.stage_id, row.stage_name, Number(row.entered), row.left_at, row.seconds]),
    ).toEqual([
      [1, 's1', 'One', Date.parse('2026-10-01T00:00:00Z'), '2026-09-30 07:00:00.000', 0],
      [2, 's9', '(none)', Date.parse('2026-09-30T00:00:00Z'), '2026-10-01 07:00:01.500', 86401.5],
      [3, 's2', '(none)', Date.parse('2026-10-01T00:00:01.500Z'), null, null],
    ]);
  });
});

describe('orders and their lines', () => {
  it('add up alike, cancelled ones to nothing', async () => {
    await facts.orders([
      {
        order_id: 'r1',
        ordered_at: '2026-10-01T00:00:00Z',
        lines: [
          ['p', 'c', '1.10'],
          ['unknown', '(none)', '2.20'],
        ],
      },
      { order_id: 'r2', ordered_at: '2026-10-01T00:00:00Z', status: 'cancelled', amount: '5.00' },
      { order_id: 'r3', ordered_at: '2026-10-01T00:00:00Z', state: 'incomplete', amount: '5.00' },
      // Gone: its only event lost against a content that names another order.
      { order_id: 'r4', ordered_at: '1970-01-01T00:00:00Z', state: 'gone', amount: '5.00' },
    ]);
    expect(await query('select order_id, amount, revenue, lines from orders order by order_id')).toEqual([
      { order_id: 'r1', amount: '3.30', revenue: '3.30', lines: 2 },
      { order_id: 'r2', amount: '5.00', revenue: '0.00', lines: 1 },
    ]);
    expect(
      await query(
        'select order_id, line, product_name, category, amount, revenue from order_lines order by order_id, line',
      ),
    ).toEqual([
      { order_id: 'r1', line: 1, product_name: 'accent', category: 'c', amount: '1.10', revenue: '1.10' },
      { order_id: 'r1', line: 2, product_name: '(none)', category: '(none)', amount: '2.20', revenue: '2.20' },
      { order_id: 'r2', line: 1, product_name: '(none)', category: '(none)', amount: '5.00', revenue: '0.00' },
    ]);
    expect(await query('select order_id, sum(revenue) as revenue from revenue_lines group by order_id')).toEqual([
      { order_id: 'r1', revenue: '3.30' },
    ]);
  });
});

describe('names in the directory', () => {
  it('keep the last name of what a later version no longer names, and of stages that it no longer lists', async () => {
    const at = (day: number) => ({ time: `2026-01-0${day}T00:00:00.000Z`, id: `v${day}` });
    const campaign = (stages: object[], day: number) =>
      facts.directory('campaign', 'k', { campaign_id: 'k', name: day === 1 ? 'K' : '', stages }, at(day));
    await campaign(
      [
        { stage_id: 'demo', name: 'Trial' },
        { stage_id: 'won', name: 'Won', outcome: 'won' },
      ],
      1,
    );
    await campaign([{ stage_id: 'demo', name: 'Demo' }], 2);
    await campaign([{ stage_id: 'won', name: '' }], 3);
    for (const [type, key] of [
      ['source', 'source_id'],
      ['salesperson', 'salesperson_id'],
      ['product', 'product_id'],
    ] as const) {
      await facts.directory(type, 'n', { [key]: 'n', name: 'Named' }, at(1));
      await facts.directory(type, 'n', { [key]: 'n', name: null }, at(2));
      await facts.directory(type, 'n', { [key]: 'n' }, at(3));
    }
    expect(await query("select name from campaigns where campaign_id = 'k'")).toEqual([{ name: 'K' }]);
    for (const view of ['sources', 'salespeople', 'products', 'source_names', 'salesperson_names']) {
      const key = view.startsWith('so') ? 'source_id' : view.startsWith('sa') ? 'salesperson_id' : 'product_id';
      expect(await query(`select name from ${view} where ${key} = 'n'`), view).toEqual([{ name: 'Named' }]);
    }
    expect(await query("select stage_id, name from stage_names where campaign_id = 'k' order by stage_id")).toEqual([
      { stage_id: 'demo', name: 'Demo' },
      { stage_id: 'won', name: 'Won' },
    ]);
    expect(await query("select stage_id, stage_name, outcome from stages where campaign_id = 'k'")).toEqual([
      { stage_id: 'won', stage_name: 'Won', outcome: 'in_progress' },
    ]);
  });
});
