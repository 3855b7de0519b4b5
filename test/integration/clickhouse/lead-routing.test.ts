import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { factsOf } from './facts.ts';

/** October in Warsaw: from 2026-09-30T22:00:00Z to 2026-10-31T23:00:00Z. */
const OCTOBER = "report = 'lr', from = '2026-10-01', to = '2026-11-01'";

let installation: Installation;

const contact = (run: string, contact_id: string, acquired_at: string, over: Record<string, unknown> = {}) => ({
  run,
  report_id: 'lr',
  contact_id,
  source_tag: 'ad',
  salesperson_id: '(none)',
  acquired_at,
  ...over,
});

const generation = (day: string, run: string, recorded_at: string) => ({
  report_id: 'lr',
  day,
  run,
  recorded_at,
  generated_at: `${day}T00:15:00Z`,
  source_tags: ['ad', 'site'],
  salespeople: ['an', 'su'],
  known_versions: ['1'],
});

beforeAll(async () => {
  installation = await createInstallation({ env: { REPORT_TIMEZONE: 'Europe/Warsaw' } });
  const facts = factsOf(installation);
  await facts.directory('salesperson', 'an', { name: 'Anna' });
  await facts.contacts([{ contact_id: 'c1', name: 'One' }]);
  await facts.insert('fact_lead_contacts', [
    contact('old', 'c9', '2026-10-05T12:00:00Z'),
    contact('lost', 'c8', '2026-10-05T12:00:00Z'),
    // All the way, beyond the period.
    contact('new', 'c1', '2026-09-30T22:00:00Z', {
      salesperson_id: 'an',
      transferred_at: '2026-10-01T10:00:00Z',
      taken_up_at: '2026-10-31T23:00:00Z',
      conversion_1_at: '2026-11-02T10:00:00Z',
      conversion_2_at: '2026-11-02T10:00:00Z',
      final_at: '2026-11-03T10:00:00Z',
    }),
    // In stages, but never taken up: not nested.
    contact('new', 'c2', '2026-10-05T10:00:00Z', {
      salesperson_id: 'su',
      source_tag: 'site',
      transferred_at: '2026-10-05T16:00:00Z',
      conversion_1_at: '2026-10-06T10:00:00Z',
      final_at: '2026-10-06T10:00:00Z',
    }),
    contact('new', 'c3', '2026-10-31T22:59:59.999Z'),
    // Before and after the period.
    contact('new', 'c4', '2026-09-30T21:59:59.999Z', { salesperson_id: 'an', transferred_at: '2026-10-05T12:00:00Z' }),
    contact('new', 'c5', '2026-10-31T23:00:00Z'),
  ]);
  await facts.insert('fact_lead_generations', [
    generation('2026-11-14', 'old', '2026-11-14T00:15:01Z'),
    generation('2026-11-15', 'lost', '2026-11-15T00:15:02Z'),
    generation('2026-11-15', 'new', '2026-11-15T00:15:01Z'),
  ]);
});
afterAll(() => installation.cleanup());

const rows = (sql: string) => installation.query(sql);

describe('lead routing, on the last generation', () => {
  it('counts each milestone by its own time', async () => {
    expect(await rows(`select * from lead_routing_basics(${OCTOBER})`)).toEqual([
      { acquired: '3', transferred: '3', taken_up: '0', per_salesperson: 1.5 },
    ]);
    expect(await rows(`select * from lead_routing_daily(${OCTOBER})`)).toEqual([
      { day: '2026-10-01', acquired: '1', transferred: '1', taken_up: '0' },
      { day: '2026-10-05', acquired: '1', transferred: '2', taken_up: '0' },
      { day: '2026-10-31', acquired: '1', transferred: '0', taken_up: '0' },
    ]);
  });

  it('follows the cohort through nested stages, up to the generation', async () => {
    const flow = (salesperson: string) =>
      rows(
        `select stage, toUInt8(contacts) as n, toUInt8(dropped) as out, average_hours_to_transfer as hours
        from lead_routing_flow(${OCTOBER}, salesperson = '${salesperson}')`,
      );
    expect(await flow('')).toEqual([
      { stage: 'acquired', n: 3, out: 0, hours: null },
      { stage: 'transferred', n: 2, out: 1, hours: 9 },
      { stage: 'taken_up', n: 1, out: 1, hours: null },
      { stage: 'conversion_1', n: 1, out: 0, hours: null },
      { stage: 'conversion_2', n: 1, out: 0, hours: null },
      { stage: 'final', n: 1, out: 0, hours: null },
    ]);
    expect((await flow('su')).slice(0, 3)).toEqual([
      { stage: 'acquired', n: 3, out: 0, hours: null },
      { stage: 'transferred', n: 1, out: 2, hours: 6 },
      { stage: 'taken_up', n: 0, out: 1, hours: null },
    ]);
    expect((await flow('nobody'))[1]).toEqual({ stage: 'transferred', n: 0, out: 3, hours: null });
  });

  it('lists every salesperson and every tag, also at 0', async () => {
    expect(await rows(`select * from lead_routing_salespeople(${OCTOBER})`)).toEqual([
      {
        salesperson_id: 'an',
        salesperson_name: 'Anna',
        transferred: '1',
        taken_up: '1',
        conversion_1: '1',
        conversion_2: '1',
        final: '1',
      },
      {
        salesperson_id: 'su',
        salesperson_name: '(none)',
        transferred: '1',
        taken_up: '0',
        conversion_1: '0',
        conversion_2: '0',
        final: '0',
      },
    ]);
    expect(
      await rows(`select source_tag, transferred from lead_routing_salesperson(${OCTOBER}, salesperson = 'an')`),
    ).toEqual([
      { source_tag: 'ad', transferred: '1' },
      { source_tag: 'site', transferred: '0' },
    ]);
    expect(await rows(`select * from lead_routing_sources(${OCTOBER})`)).toEqual([
      { source_tag: 'ad', acquired: '2' },
      { source_tag: 'site', acquired: '1' },
    ]);
  });

  it('lists the contacts behind the flow: as many of at least a stage as the flow counts', async () => {
    expect(
      await rows(
        `select contact_id, contact_name, source_tag, salesperson_id, salesperson_name, stage_order, stage, hours_to_transfer
        from lead_routing_contacts(${OCTOBER})`,
      ),
    ).toEqual([
      {
        contact_id: 'c1',
        contact_name: 'One',
        source_tag: 'ad',
        salesperson_id: 'an',
        salesperson_name: 'Anna',
        stage_order: 6,
        stage: 'final',
        hours_to_transfer: 12,
      },
      {
        contact_id: 'c2',
        contact_name: '(none)',
        source_tag: 'site',
        salesperson_id: 'su',
        salesperson_name: '(none)',
        stage_order: 2,
        stage: 'transferred',
        hours_to_transfer: 6,
      },
      {
        contact_id: 'c3',
        contact_name: '(none)',
        source_tag: 'ad',
        salesperson_id: '(none)',
        salesperson_name: '(none)',
        stage_order: 1,
        stage: 'acquired',
        hours_to_transfer: null,
      },
    ]);
    const [order] = await rows(
      `select stage_order, toUInt8(contacts) = (select count() from lead_routing_contacts(${OCTOBER}) as list where list.stage_order >= 2) as same
      from lead_routing_flow(${OCTOBER}, salesperson = '') as flow where flow.stage_order = 2`,
    );
    expect(order).toEqual({ stage_order: 2, same: 1 });
  });

  it('says nothing of a report without a generation, in any view', async () => {
    const none = "report = 'none', from = '2026-10-01', to = '2026-11-01'";
    for (const view of ['basics', 'daily', 'sources', 'salespeople', 'contacts']) {
      expect(await rows(`select * from lead_routing_${view}(${none})`)).toEqual([]);
    }
    for (const view of ['flow', 'salesperson']) {
      expect(await rows(`select * from lead_routing_${view}(${none}, salesperson = '')`)).toEqual([]);
    }
    expect(await rows('select * from lead_reports')).toEqual([]);
  });

  it('keeps the fixed rows in an empty period', async () => {
    const empty = "report = 'lr', from = '2026-10-01', to = '2026-10-01'";
    expect(await rows(`select acquired, per_salesperson from lead_routing_basics(${empty})`)).toEqual([
      { acquired: '0', per_salesperson: 0 },
    ]);
    expect(await rows(`select * from lead_routing_flow(${empty}, salesperson = '')`)).toHaveLength(6);
    expect(await rows(`select * from lead_routing_salespeople(${empty})`)).toHaveLength(2);
    expect(await rows(`select * from lead_routing_daily(${empty})`)).toEqual([]);
  });
});
