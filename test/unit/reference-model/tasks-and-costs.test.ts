import { describe, expect, it } from 'vitest';
import { answer, type CloudEvent, table } from '../../reference-model/index.ts';
import { created, type Entry, modelOf, OCTOBER } from './build.ts';

function task(verb: string, time: string, data: CloudEvent['data'] = {}): Entry {
  return [`task.${verb}`, time, { task_id: 't1', contact_id: 'c1', ...data }];
}

function cost(time: string, data: CloudEvent['data']): Entry {
  return ['cost.recorded', time, { cost_id: 'x1', spent_on: '2026-10-06', ...data }];
}

describe('a task', () => {
  it('is done once completed came, also before it was created or without', () => {
    expect(table(modelOf([task('created', '2026-10-01')]), 'tasks')).toMatchObject([{ done: 0 }]);
    const completedFirst = modelOf([task('completed', '2026-10-01'), task('created', '2026-10-02')]);
    expect(table(completedFirst, 'tasks')).toMatchObject([{ done: 1 }]);
    expect(table(modelOf([task('completed', '2026-10-01')]), 'tasks')).toMatchObject([{ done: 1, created_at: null }]);
  });

  it('is gone once deleted came, in whatever order', () => {
    const events = [task('deleted', '2026-10-01'), task('created', '2026-10-02'), task('completed', '2026-10-03')];
    expect(table(modelOf(events), 'tasks')).toEqual([]);
  });

  it('counts for its opportunity, done or open', () => {
    const campaign = { ...OCTOBER, campaign: 'k1' };
    const rows = answer(
      modelOf([
        created('o1', 'c1', '2026-10-01'),
        task('created', '2026-10-01', { opportunity_id: 'o1' }),
        task('completed', '2026-10-02'),
        task('created', '2026-10-01', { task_id: 't2', opportunity_id: 'o1' }),
        task('created', '2026-10-01', { task_id: 't3', opportunity_id: 'o2' }),
      ]),
      'campaign_results',
      campaign,
    );
    expect(rows).toMatchObject([{ opportunity_id: 'o1', tasks_done: 1, tasks_open: 1 }]);
  });
});

describe('a cost', () => {
  it('is replaced as a whole by the last event of its id', () => {
    const rows = table(
      modelOf([
        cost('2026-10-03', { amount: 20, currency: 'EUR' }),
        cost('2026-10-01', { amount: 10, source_id: 'ads', campaign_id: 'k1', product_category: 'shoes' }),
      ]),
      'costs',
    );
    expect(rows).toEqual([
      {
        cost_id: 'x1',
        amount: '22.00',
        currency: 'EUR',
        spent_on: '2026-10-06',
        campaign_id: '(none)',
        campaign_name: '(none)',
        source_id: '(none)',
        source_name: '(none)',
        product_category: '(none)',
        recorded_at: '2026-10-03T12:00:00.000Z',
      },
    ]);
  });

  it('is cancelled by 0 and comes back with a later amount', () => {
    const cancelled = [cost('2026-10-01', { amount: 10 }), cost('2026-10-02', { amount: '0.00' })];
    expect(table(modelOf(cancelled), 'costs')).toEqual([]);
    expect(table(modelOf([...cancelled, cost('2026-10-03', { amount: 3 })]), 'costs')).toMatchObject([
      { amount: '3.00' },
    ]);
  });

  it('is converted by the day it was spent on, and counted where there is no rate', () => {
    const early = modelOf([cost('2026-10-20', { amount: 10, currency: 'EUR', spent_on: '2026-10-04' })]);
    expect(table(early, 'costs')).toMatchObject([{ amount: '0.00' }]);
    expect(table(early, 'data_quality')).toEqual([{ issue: 'missing_fx_rate', records: 1 }]);
    const cancelled = modelOf([cost('2026-10-20', { amount: 0, currency: 'VND' })]);
    expect(table(cancelled, 'data_quality')).toEqual([]);
  });
});
