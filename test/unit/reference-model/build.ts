/** Short notation for hand-made histories. */
import {
  type CloudEvent,
  type Config,
  type Delivery,
  observe,
  type ReferenceModel,
} from '../../reference-model/index.ts';

export const CONFIG: Config = {
  timezone: 'Europe/Warsaw',
  baseCurrency: 'USD',
  closingSoonDays: 3,
  today: '2026-10-20',
};

export const OCTOBER = { from: '2026-10-01', to: '2026-11-01' };

/** [type without `crm.`, time, data, other attributes]; a time may be a day: then noon UTC. */
export type Entry = readonly [string, string, CloudEvent['data'], Partial<CloudEvent>?];

/** Events of source `/crm/test` with ids `<prefix>001` and so on, by position. */
export function events(entries: readonly Entry[], prefix = 'e'): CloudEvent[] {
  return entries.map(([type, time, data, other], index) => ({
    specversion: '1.0',
    source: '/crm/test',
    id: `${prefix}${String(index + 1).padStart(3, '0')}`,
    type: `crm.${type}`,
    time: time.length === 10 ? `${time}T12:00:00Z` : time,
    data,
    ...other,
  }));
}

export function deliver(list: readonly CloudEvent[]): Delivery[] {
  return list.map((event) => ({ event }));
}

/** The model of the standard directory and the entries. */
export function modelOf(entries: readonly Entry[], config: Partial<Config> = {}): ReferenceModel {
  return observe(deliver([...events(DIRECTORY, 'd'), ...events(entries)]), { ...CONFIG, ...config });
}

const STAGES = [
  { stage_id: 'new', name: 'New', rate: 20 },
  { stage_id: 'talk', name: 'Talking', rate: 40, outcome: 'open' },
  { stage_id: 'won', name: 'Won', rate: 100, outcome: 'won' },
  { stage_id: 'lost', name: 'Lost', rate: 0, outcome: 'lost' },
];

export const DIRECTORY: readonly Entry[] = [
  [
    'campaign.set',
    '2026-01-01',
    { campaign_id: 'k1', name: 'Autumn', stages: STAGES, managers: ['ma'], participants: ['an', 'idle'] },
  ],
  ['campaign.set', '2026-01-01', { campaign_id: 'k2', name: 'Winter', stages: STAGES, managers: [], participants: [] }],
  [
    'pipeline.set',
    '2026-01-01',
    {
      stages: [
        { stage_id: 'p-new', name: 'Fresh' },
        { stage_id: 'p-won', name: 'Done', outcome: 'won' },
      ],
    },
  ],
  ['salesperson.set', '2026-01-01', { salesperson_id: 'an', name: 'An', role: 'agent', team_id: 't1' }],
  ['salesperson.set', '2026-01-01', { salesperson_id: 'su', name: 'Su', role: 'supervisor', team_id: 't1' }],
  ['salesperson.set', '2026-01-01', { salesperson_id: 'ad', name: 'Ada', role: 'admin' }],
  ['salesperson.set', '2026-01-01', { salesperson_id: 'ow', name: 'Owen', role: 'owner' }],
  ['salesperson.set', '2026-01-01', { salesperson_id: 'ma', name: 'Maja', role: 'supervisor' }],
  ['source.set', '2026-01-01', { source_id: 'ads', name: 'Advertising', tags: ['ad', 'shared'] }],
  ['source.set', '2026-01-01', { source_id: 'web', name: 'Web site', tags: ['site', 'shared'] }],
  ['product.set', '2026-01-01', { product_id: 'boot', name: 'Boot', category: 'shoes' }],
  ['product.set', '2026-01-01', { product_id: 'cap', name: 'Cap', category: 'hats' }],
  ['fx_rate.set', '2026-01-01', { currency: 'EUR', on: '2026-10-05', rate: '1.1' }],
  ['fx_rate.set', '2026-01-01', { currency: 'EUR', on: '2026-10-10', rate: '1.25' }],
];

/** A created opportunity with all that a manual one must say. */
export function created(
  opportunity_id: string,
  contact_id: string,
  time: string,
  more: CloudEvent['data'] = {},
): Entry {
  const required = { description: `About ${opportunity_id}`, estimated_value: 100, expected_close_on: '2026-12-24' };
  return ['opportunity.created', time, { opportunity_id, contact_id, campaign_id: 'k1', ...required, ...more }];
}

export function stage(opportunity_id: string, contact_id: string, time: string, stage_id: string, by?: string): Entry {
  const by_id = by === undefined ? {} : { by_id: by };
  return ['opportunity.stage_changed', time, { opportunity_id, contact_id, stage_id, ...by_id }];
}
