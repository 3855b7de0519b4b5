/** Facts of a few hand-written events, derived as the enricher does: read, admitted to a set, and given to `derive()`. */
import { parseEvent } from '../../../schemas/parse.ts';
import { isDirectoryEvent } from '../../../schemas/types.ts';
import { createBusinessTime } from '../../../services/enricher/derive/business-time.ts';
import { derive } from '../../../services/enricher/derive/derive.ts';
import type { Facts, OpportunityFact, OrderFact } from '../../../services/enricher/derive/model.ts';
import { Directory } from '../../../services/enricher/directory/directory.ts';
import { admit, emptyState } from '../../../services/enricher/state/contact-state.ts';

/** `[type without crm., time, data, id]`. The id is by position (`e0`, `e1` …) unless given. */
export type Said = readonly [type: string, time: string, data: Record<string, unknown>, id?: string];

export interface Deriving {
  timeZone?: string;
  /** What is derived: the contact `c1`, unless a cost is. */
  key?: string;
}

/** Milliseconds of an instant that the expected values name. */
export const ms = (time: string): number => Date.parse(time);

/** Whole units of the base currency in cents. */
export const cents = (units: number): bigint => BigInt(Math.round(units * 100));

/**
 * Derives what the events say, in whatever order they come. Events of the directory (`*.set`) say what is asked of it; the base currency is USD.
 * @throws Error if an event breaks the contract
 */
export function factsOf(events: readonly Said[], { timeZone = 'UTC', key = 'c1' }: Deriving = {}): Facts {
  const directory = new Directory(Number.POSITIVE_INFINITY);
  const state = emptyState();
  for (const [offset, [type, time, data, id = `e${offset}`]] of events.entries()) {
    const json = { specversion: '1.0', source: '/crm/test', id, type: `crm.${type}`, time, data };
    const parsed = parseEvent(json, { receivedAtMs: ms('2030-01-01T00:00:00Z'), lenient: true });
    if (!parsed.ok) throw new Error(`${type}: ${parsed.field} ${parsed.message}`);
    const { event } = parsed;
    if (isDirectoryEvent(event)) directory.add(event);
    else admit(state, { ...event, partition: 0, offset, receivedAtMs: 0, dataJson: JSON.stringify(event.data) });
  }
  const context = { directory, dayOf: createBusinessTime(timeZone).dayOf, baseCurrency: 'USD' };
  return derive(key, state.events, context, () => true);
}

/** The row of an opportunity that counts, or says that it is gone or incomplete. */
export function opportunityOf(facts: Facts, id = 'o1'): OpportunityFact {
  const row = facts.opportunities.find(({ opportunityId, state }) => opportunityId === id && state !== 'moved');
  if (!row) throw new Error(`no row of opportunity ${id}`);
  return row;
}

export function orderOf(facts: Facts, id = 'r1'): OrderFact {
  const row = facts.orders.find(({ orderId }) => orderId === id);
  if (!row) throw new Error(`no row of order ${id}`);
  return row;
}

const STAGES = [
  { stage_id: 'new', name: 'New', rate: 10 },
  { stage_id: 'talk', name: 'Talk', rate: 40 },
  { stage_id: 'won', name: 'Won', rate: 100, outcome: 'won' },
  { stage_id: 'lost', name: 'Lost', rate: 0, outcome: 'lost' },
];

/** Campaign `k1` of four stages, and a sales process of one. */
export const PROCESSES: readonly Said[] = [
  [
    'campaign.set',
    '2026-01-01T00:00:00Z',
    { campaign_id: 'k1', name: 'K', stages: STAGES, managers: [], participants: [] },
  ],
  ['pipeline.set', '2026-01-01T00:00:00Z', { stages: [{ stage_id: 'fresh', name: 'Fresh' }] }],
];

export const opportunityCreated = (time: string, more: Record<string, unknown> = {}): Said => [
  'opportunity.created',
  time,
  { opportunity_id: 'o1', contact_id: 'c1', ...more },
];

export const opportunityUpdated = (time: string, more: Record<string, unknown>): Said => [
  'opportunity.updated',
  time,
  { opportunity_id: 'o1', contact_id: 'c1', ...more },
];

export const stageChanged = (time: string, stage_id: string, more: Record<string, unknown> = {}): Said => [
  'opportunity.stage_changed',
  time,
  { opportunity_id: 'o1', contact_id: 'c1', stage_id, ...more },
];

export const orderPlaced = (time: string, more: Record<string, unknown>): Said => [
  'order.placed',
  time,
  { order_id: 'r1', contact_id: 'c1', ...more },
];

export const orderUpdated = (time: string, more: Record<string, unknown>): Said => [
  'order.updated',
  time,
  { order_id: 'r1', contact_id: 'c1', ...more },
];
