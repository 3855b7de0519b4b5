/** Random `*.set` events: several versions of few entities. */
import fc from 'fast-check';
import {
  type Body,
  CATEGORIES,
  clearable,
  type Data,
  money,
  name,
  PRODUCTS,
  percent,
  pick,
  ROLES,
  SALESPEOPLE,
  STAGES,
  saying,
  TAGS,
} from './pools.ts';
import { day } from './times.ts';

const joined = (...parts: fc.Arbitrary<Data>[]): fc.Arbitrary<Data> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all));

/** 1–4 stages in any order; what is won in one campaign may be lost in another. */
const stages = fc
  .shuffledSubarray([...STAGES.slice(0, 4)], { minLength: 1 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((stage_id) =>
        joined(
          fc.record({ stage_id: fc.constant(stage_id), name: pick([stage_id.toUpperCase(), 'Any', '']) }),
          saying({ rate: percent, outcome: usualOutcome(stage_id) }),
        ),
      ),
    ),
  );

function usualOutcome(stageId: string): fc.Arbitrary<string> {
  const usual = stageId === 'won' || stageId === 'lost' ? stageId : 'open';
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: pick(['open', 'won', 'lost']) },
  );
}

const people = fc.subarray([...SALESPEOPLE]);

/** A campaign ends on the day it starts or later. */
const period = saying({ starts_on: clearable(day), ends_on: clearable(day) }).map((said) => {
  const [starts_on, ends_on] = [said.starts_on, said.ends_on];
  const backwards = typeof starts_on === 'string' && typeof ends_on === 'string' && ends_on < starts_on;
  return backwards ? { ...said, starts_on: ends_on, ends_on: starts_on } : said;
});
const campaign = joined(
  fc.record({ campaign_id: pick(['k1', 'k2']), name, stages, managers: people, participants: people }),
  joined(period, saying({ budget: money, currency: pick(['USD', 'EUR']) })),
);
const pipeline = fc.record({ stages });
const salesperson = joined(
  fc.record({ salesperson_id: pick(SALESPEOPLE.slice(0, 4)), name, role: pick(ROLES) }),
  saying({ team_id: clearable(pick(['t1', 't2'])), department_id: pick(['d1']), active: fc.boolean() }),
);
const source = joined(
  fc.record({ source_id: pick(['s1', 's2']), name, tags: fc.subarray([...TAGS]) }),
  saying({ channel: clearable(pick(['online', 'street'])) }),
);
const product = fc.record({ product_id: pick(PRODUCTS.slice(0, 2)), name, category: pick(CATEGORIES) });
const rate = fc.record({
  currency: pick(['EUR', 'VND']),
  on: pick(['2024-09-20', '2024-10-05', '2024-10-11', '2024-11-01']),
  rate: pick([1.1, '1.085', '0.000040000001', 25000, '0.5']),
});

const of = (type: string, data: fc.Arbitrary<Data>): fc.Arbitrary<Body> => data.map((value) => ({ type, data: value }));

export const directoryBody: fc.Arbitrary<Body> = fc.oneof(
  { weight: 4, arbitrary: of('crm.campaign.set', campaign) },
  { weight: 1, arbitrary: of('crm.pipeline.set', pipeline) },
  { weight: 3, arbitrary: of('crm.salesperson.set', salesperson) },
  { weight: 3, arbitrary: of('crm.source.set', source) },
  { weight: 2, arbitrary: of('crm.product.set', product) },
  { weight: 2, arbitrary: of('crm.fx_rate.set', rate) },
);

const usualStages = [
  { stage_id: 'new', name: 'New', rate: 10 },
  { stage_id: 'talk', name: 'Talking', rate: 40 },
  { stage_id: 'won', name: 'Won', rate: 100, outcome: 'won' },
  { stage_id: 'lost', name: 'Lost', rate: 0, outcome: 'lost' },
];

/** What most companies have set up before the first contact comes. */
export const USUAL_DIRECTORY: readonly Body[] = [
  {
    type: 'crm.campaign.set',
    data: { campaign_id: 'k1', name: 'One', stages: usualStages, managers: ['boss'], participants: ['agent'] },
  },
  {
    type: 'crm.campaign.set',
    data: { campaign_id: 'k2', name: 'Two', stages: usualStages.slice(1), managers: [], participants: [] },
  },
  { type: 'crm.pipeline.set', data: { stages: usualStages } },
  { type: 'crm.salesperson.set', data: { salesperson_id: 'agent', name: 'Agent', role: 'agent', team_id: 't1' } },
  { type: 'crm.salesperson.set', data: { salesperson_id: 'boss', name: 'Boss', role: 'supervisor', team_id: 't1' } },
  { type: 'crm.source.set', data: { source_id: 's1', name: 'Ads', tags: ['ad'] } },
  { type: 'crm.source.set', data: { source_id: 's2', name: 'Site', tags: ['site', 'ad'] } },
  { type: 'crm.product.set', data: { product_id: 'boot', name: 'Boot', category: 'shoes' } },
  { type: 'crm.fx_rate.set', data: { currency: 'EUR', on: '2024-10-01', rate: '1.1' } },
];
