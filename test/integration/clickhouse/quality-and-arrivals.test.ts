import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BASE_TABLES } from '../../../clickhouse/schema/tables.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { type Facts, factsOf } from './facts.ts';

let installation: Installation;
let facts: Facts;
beforeAll(async () => {
  installation = await createInstallation();
  facts = factsOf(installation);
});
beforeEach(async () => {
  for (const table of BASE_TABLES) await installation.clickhouse.command({ query: `truncate table ${table}` });
});
afterAll(() => installation.cleanup());

const query = (sql: string) => installation.query(sql);
const issues = async () =>
  Object.fromEntries((await query('select * from data_quality')).map((row) => [row.issue, Number(row.records)]));

describe('data_quality', () => {
  it('has no rows where nothing is wrong', async () => {
    await facts.directory('campaign', 'c', { stages: [{ stage_id: 's' }] });
    await facts.opportunities([
      { opportunity_id: 'o', campaign_id: 'c', stage_id: 's', stage_order: 1 },
      { opportunity_id: 'stageless' },
    ]);
    await facts.orders([{ order_id: 'r', ordered_at: '2026-10-01T00:00:00Z' }]);
    await facts.events([{ id: 'e' }]);
    expect(await issues()).toEqual({});
  });

  it('counts each record with an issue once, in its latest state', async () => {
    const day = '2026-10-01T00:00:00Z';
    await facts.orders([
      { order_id: 'r1', ordered_at: day, missing_fx: 1 },
      { order_id: 'r2', ordered_at: day, state: 'incomplete', missing_fx: 1 },
      { order_id: 'r4', ordered_at: day, state: 'gone', missing_fx: 1 },
    ]);
    await facts.orders([{ order_id: 'r3', ordered_at: day, missing_fx: 1 }]);
    await facts.orders([{ order_id: 'r3', ordered_at: day, missing_fx: 0, version: 2 }]);
    await facts.costs([{ cost_id: 'c1', spent_on: '2026-10-01', amount: '0', missing_fx: 1 }]);
    await facts.opportunities([
      { opportunity_id: 'o1', missing_fx: 1, custom_dropped: 1 },
      { opportunity_id: 'o2', state: 'incomplete', custom_dropped: 1 },
      { opportunity_id: 'o3', state: 'moved', missing_fx: 1 },
      { opportunity_id: 'o4', stage_id: 'odd', campaign_id: 'ghost', salesperson_id: 'ghost', source_id: 'ghost' },
    ]);
    await facts.contacts([
      { contact_id: 'k1', created_at: null },
      { contact_id: 'k2', custom_dropped: 1 },
    ]);
    await facts.insert('fact_dead_letters', [
      { topic: 't', partition: 0, offset: 1, code: 'invalid_json' },
      { topic: 't', partition: 0, offset: 1, code: 'invalid_json' },
    ]);
    expect(await issues()).toEqual({
      missing_fx_rate: 3,
      too_many_custom_fields: 2,
      opportunity_without_created: 1,
      order_without_placed: 1,
      unknown_stage: 1,
      unknown_campaign: 1,
      unknown_salesperson: 1,
      unknown_source: 1,
      contact_without_created: 1,
      dead_letter: 1,
    });
  });

  it('counts every superseded content of an identity, of activity and directory, however often its row was written', async () => {
    await facts.events([
      { id: 'e1', conflicts: ['a'] },
      { id: 'e2', conflicts: ['x'] },
    ]);
    await facts.events([{ id: 'e1', conflicts: ['a', 'b'], version: 2 }]);
    await facts.events([{ id: 'e1', conflicts: ['a', 'b'], version: 3 }]);
    await facts.directory('product', 'p', {}, { conflicts: ['y'] });
    expect(await issues()).toEqual({ conflicting_duplicate: 4 });
  });

  it('keeps what is known of an opportunity, order or task apart by contact: a stray event replaces nothing', async () => {
    await facts.opportunities([
      { opportunity_id: 'o', contact_id: 'k1', version: 1 },
      { opportunity_id: 'o', contact_id: 'k2', state: 'incomplete', version: 9 },
    ]);
    await facts.orders([
      { order_id: 'r', contact_id: 'k1', ordered_at: '2026-10-01T00:00:00Z', version: 1 },
      { order_id: 'r', contact_id: 'k2', state: 'incomplete', ordered_at: '2026-10-01T00:00:00Z', version: 9 },
    ]);
    expect(await query('select contact_id from opportunities')).toEqual([{ contact_id: 'k1' }]);
    expect(await query('select contact_id from orders')).toEqual([{ contact_id: 'k1' }]);
    expect(await issues()).toEqual({ opportunity_without_created: 1, order_without_placed: 1 });
  });

  it('counts contacts with more than 10,000 events', async () => {
    // Versions as the enricher gives them: the size of the contact's set by then, and the directory's revision.
    const many = (key: string, n: number) =>
      Array.from({ length: n }, (_, i) => ({ key, id: `${key}-${i}`, version: (i + 1) * 2 ** 32 + 7 }));
    await facts.events(many('big', 10_001));
    // More rows than events: some were written again; and a set that is that large by contents that lost.
    await facts.events([
      ...many('ok', 10_000),
      ...many('ok', 5_000).map((row) => ({ ...row, version: 10_000 * 2 ** 32 + 7 })),
    ]);
    await facts.events(many('contested', 10).map((row) => ({ ...row, version: 10_001 * 2 ** 32 + 7 })));
    expect(await issues()).toEqual({ oversized_contact: 1 });
  });
});

describe('arrivals', () => {
  const received = '2026-10-01T12:00:30Z';
  const rows = [
    { id: 'e1', time: '2026-10-01T12:00:29.9Z', received_at: received },
    { id: 'e2', time: '2026-10-01T12:00:00Z', received_at: '2026-10-01T12:00:59.999Z' },
    { id: 'e3', time: '2026-10-01T12:30:00Z', received_at: '2026-10-01T12:01:00Z', type: 'crm.order.placed' },
  ];

  it('count each event once, however often its row is written', async () => {
    await facts.events(rows);
    const before = await query('select * from arrivals order by minute');
    expect(before.map((row) => [row.minute, row.type, row.events, row.last_time, row.last_event_id])).toEqual([
      ['2026-10-01 12:00:00', 'crm.contact.created', '2', '2026-10-01 12:00:29.900', 'e2'],
      ['2026-10-01 12:01:00', 'crm.order.placed', '1', '2026-10-01 12:30:00.000', 'e3'],
    ]);
    await facts.events(rows.map((row) => ({ ...row, version: 2, campaign_id: 'now known' })));
    await facts.events(rows.slice(1).map((row) => ({ ...row, version: 3 })));
    expect(await query('select * from arrivals order by minute')).toEqual(before);
    expect(await query('select type, events from event_types order by type')).toEqual([
      { type: 'crm.contact.created', events: '2' },
      { type: 'crm.order.placed', events: '1' },
    ]);
  });

  it('tell the lag between an event and its receipt, none for one from the future', async () => {
    await facts.events(rows);
    await facts.events(rows.map((row) => ({ ...row, version: 2 })));
    expect(await query('select * from freshness order by minute')).toEqual([
      // 100 ms → 125 ms; 59,999 ms → 125 ms * 2^9
      { minute: '2026-10-01 12:00:00', events: '2', p50_lag_ms: '125', p95_lag_ms: '64000', max_lag_ms: '59999' },
      { minute: '2026-10-01 12:01:00', events: '1', p50_lag_ms: '125', p95_lag_ms: '125', max_lag_ms: '0' },
    ]);
  });
});
