import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../schemas/parse.ts';
import { config, history, routingHistory, shuffleAndDuplicate, viewParams } from '../../helpers/histories/index.ts';
import {
  ANALYST_TABLES,
  answer,
  type Delivery,
  LEAD_ROUTING_VIEWS,
  METRIC_VIEWS,
  observe,
  type ReferenceModel,
  routingAnswer,
  routingOf,
  table,
} from '../../reference-model/index.ts';
import { CONFIG, deliver } from './build.ts';

const RECEIVED = { receivedAtMs: Date.UTC(2026, 0, 1), lenient: false };

describe('random histories', () => {
  it('hold only events that the contract accepts', () => {
    fc.assert(
      fc.property(history({ contested: true }), (events) => {
        for (const event of events) {
          const result = parseEvent(JSON.parse(JSON.stringify(event)), RECEIVED);
          expect(result, JSON.stringify([event, result])).toMatchObject({ ok: true });
        }
      }),
      { numRuns: 50 },
    );
  });

  it('come upon every rule of derivation', () => {
    const models = fc.sample(history(), { numRuns: 150, seed: 3 }).map((events) => observe(deliver(events), CONFIG));
    const seen = (happened: (model: ReferenceModel) => boolean) => models.filter(happened).length;
    const issues = models.flatMap((model) => table(model, 'data_quality').map((row) => row.issue));
    expect(new Set(issues)).toEqual(
      new Set([
        'missing_fx_rate',
        'conflicting_duplicate',
        'opportunity_without_created',
        'order_without_placed',
        'unknown_stage',
      ]),
    );
    const least = 5;
    expect(seen((model) => table(model, 'refusals').length > 0)).toBeGreaterThan(least);
    expect(seen((model) => model.deletedOpportunities.length > 0)).toBeGreaterThan(least);
    expect(seen((model) => model.opportunities.some((one) => one.outcome === 'won'))).toBeGreaterThan(least);
    expect(seen((model) => model.opportunities.some((one) => one.outcome === 'lost'))).toBeGreaterThan(least);
    expect(seen((model) => model.opportunities.some((one) => one.stages.length > 3))).toBeGreaterThan(least);
    expect(seen((model) => model.opportunities.some((one) => one.custom.fields.size > 2))).toBeGreaterThan(least);
    expect(seen((model) => model.orders.some((order) => order.lines.length > 1))).toBeGreaterThan(least);
    expect(seen((model) => model.orders.some((order) => order.opportunity && !order.cancelled))).toBeGreaterThan(least);
    expect(seen((model) => model.contacts.some((contact) => contact.sourceId !== null))).toBeGreaterThan(least);
    expect(seen((model) => model.tasks.some((task) => task.done))).toBeGreaterThan(least);
  });
});

describe('the reference model', () => {
  it('answers alike in any order and with any repetition', () => {
    fc.assert(
      fc.property(history({ contested: true }), config, viewParams, fc.integer(), (events, settings, params, seed) => {
        const answers = (model: ReferenceModel) => [
          METRIC_VIEWS.map((view) => answer(model, view, params)),
          ANALYST_TABLES.map((name) => table(model, name)),
        ];
        const shuffled = shuffleAndDuplicate(events, seed);
        expect(answers(observe(deliver(shuffled), settings))).toEqual(answers(observe(deliver(events), settings)));
      }),
      { numRuns: 40 },
    );
  });

  it('routes leads alike in any order and with any repetition', () => {
    const params = { from: '2024-09-01', to: '2024-12-01' };
    const flows = fc.sample(routingHistory, { numRuns: 100, seed: 5 }).map(({ reportId, deliveries, generations }) => {
      const flow = (list: readonly Delivery[]) => {
        const [model, routing] = [observe(list, CONFIG), routingOf(reportId, list, generations, CONFIG)];
        return LEAD_ROUTING_VIEWS.map((view) => routingAnswer(model, routing, view, params));
      };
      const [basics, ...others] = flow(deliveries);
      expect(flow(shuffleAndDuplicate(deliveries, 11))).toEqual([basics, ...others]);
      return basics?.[0];
    });
    for (const column of ['acquired', 'transferred', 'taken_up']) {
      expect(flows.filter((row) => Number(row?.[column] ?? 0) > 0).length, column).toBeGreaterThan(5);
    }
    expect(flows.filter((row) => row === undefined).length).toBeGreaterThan(5);
  });

  it('agrees with itself between lists and totals', () => {
    fc.assert(
      fc.property(history(), viewParams, (events, params) => {
        const model = observe(deliver(events), CONFIG);
        const total = (view: Parameters<typeof answer>[1], column: string) =>
          answer(model, view, params).reduce((sum, row) => sum + Number(row[column]), 0);
        const listed = answer(model, 'campaign_opportunities', params).length;
        for (const view of ['campaign_stages', 'campaign_created', 'campaign_staff_stages'] as const) {
          expect(total(view, 'opportunities'), view).toBe(listed);
        }
        const orders = total('campaign_orders', 'revenue');
        for (const view of ['campaign_revenue', 'campaign_staff', 'campaign_staff_stages'] as const) {
          expect(total(view, 'revenue'), view).toBeCloseTo(orders, 1);
        }
        const revenue = total('overview_totals', 'revenue');
        for (const view of ['overview_categories', 'source_care', 'source_cost', 'category_cost'] as const) {
          expect(total(view, 'revenue'), view).toBeCloseTo(revenue, 1);
        }
        const created = total('overview_care', 'created');
        for (const view of ['overview_conversion', 'source_care'] as const) {
          expect(total(view, 'created'), view).toBe(created);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('shuffleAndDuplicate', () => {
  it('loses nothing, repeats some, and repeats itself for a seed', () => {
    const list = Array.from({ length: 50 }, (_, index) => index);
    const one = shuffleAndDuplicate(list, 7);
    expect(new Set(one)).toEqual(new Set(list));
    expect(one.length).toBeGreaterThan(list.length);
    expect(one).not.toEqual([...one].sort((a, b) => a - b));
    expect(shuffleAndDuplicate(list, 7)).toEqual(one);
    expect(shuffleAndDuplicate(list, 8)).not.toEqual(one);
  });
});
