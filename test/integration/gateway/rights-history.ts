import type { Facts } from '../clickhouse/facts.ts';

type Cells = Record<string, unknown>;
type Row = Cells & { contact_id: string; opportunity_id: string };
type Opportunity = Row & { campaign_id: string; salesperson_id: string };

/** A small company in which every rule of "who sees what" makes a difference. `(none)` is what the enricher writes for "has none". */
export const NONE = '(none)';

const stages = [
  { stage_id: 'new', name: 'New' },
  { stage_id: 'won', name: 'Won', outcome: 'won' },
  { stage_id: 'lost', name: 'Lost', outcome: 'lost' },
];

export const campaigns: Record<string, Cells> = {
  c1: { campaign_id: 'c1', name: 'One', stages, managers: ['fay'], participants: ['ann'] },
  c2: { campaign_id: 'c2', name: 'Two', stages, managers: ['bob'], participants: ['cid', 'ghost'] },
  // Without opportunities: its stages and its staff are there at 0.
  c3: {
    campaign_id: 'c3',
    name: 'Empty',
    stages: [{ stage_id: 'e', name: 'E' }],
    managers: [],
    participants: ['ann', 'dan'],
  },
};

export const salespeople: Record<string, Cells> = {
  ann: { name: 'Ann', role: 'agent', team_id: 'north' },
  bob: { name: 'Bob', role: 'supervisor', team_id: 'north', department_id: 'd' },
  cid: { name: 'Cid', role: 'agent', team_id: 'south', department_id: 'd' },
  // A supervisor without a team; `(none)` is no team that he shares with others without one.
  dan: { name: 'Dan', role: 'supervisor' },
  eve: { name: 'Eve', role: 'admin' },
  fay: { name: 'Fay', role: 'owner' },
  // Head of the department of bob and cid: that adds nothing.
  hal: { name: 'Hal', role: 'agent', department_id: 'd', department_head: true },
};

export const viewers: Record<string, Cells> = {
  ann: { salesperson_id: 'ann', campaign_kpi: 'access' },
  bob: { salesperson_id: 'bob', campaign_kpi: 'access' },
  cid: { salesperson_id: 'cid', campaign_kpi: 'none' },
  dan: { salesperson_id: 'dan', campaign_kpi: 'access' },
  eve: { salesperson_id: 'eve', campaign_kpi: 'none' },
  fay: { salesperson_id: 'fay', campaign_kpi: 'view_all' },
  hal: { salesperson_id: 'hal', campaign_kpi: 'access' },
  auditor: { campaign_kpi: 'view_all' },
  // Its salesperson is not in the directory, but takes part in a campaign.
  ghost: { salesperson_id: 'ghost', campaign_kpi: 'access' },
};

const at = (day: number) => `2026-10-${String(day).padStart(2, '0')}T10:00:00Z`;

const deal = (
  id: string,
  campaign: string,
  owner: string,
  contact: string,
  day: number,
  over: Cells = {},
): Opportunity => ({
  opportunity_id: id,
  campaign_id: campaign,
  salesperson_id: owner,
  contact_id: contact,
  contact_name: contact.toUpperCase(),
  description: `Deal ${id}`,
  stage_id: 'new',
  stage_order: 1,
  estimated_value: `${day}00`,
  expected_close_on: '2026-12-01',
  created_at: at(day),
  stage_changes: 1,
  last_stage_change_at: at(day),
  source_id: day % 2 === 0 ? 'web' : NONE,
  'history.stage_id': ['new'],
  'history.stage_order': [1],
  'history.outcome': ['in_progress'],
  'history.entered_at': [at(day)],
  'history.by_id': [owner],
  'history.reason': [NONE],
  ...over,
});

export const opportunities: Opportunity[] = [
  deal('o1', 'c1', 'ann', 'k1', 1),
  // Of the same contact, another's.
  deal('o2', 'c1', 'cid', 'k1', 2, {
    stage_id: 'lost',
    stage_order: 3,
    outcome: 'lost',
    lost_reason: 'price_too_high',
  }),
  deal('o3', 'c2', 'ann', 'k2', 3),
  deal('o4', 'c2', 'bob', 'k3', 4, { stage_id: 'won', stage_order: 2, outcome: 'won' }),
  deal('o5', NONE, 'ann', 'k4', 5),
  deal('o6', NONE, NONE, 'k5', 6),
  deal('o7', 'c2', 'cid', 'k3', 7),
  deal('o8', 'c1', 'dan', 'k6', 8, { transferred_at: at(9), qualified_at: at(10) }),
  deal('o9', 'c1', NONE, 'k7', 9),
  // What the directory does not know.
  deal('o10', 'c9', 'zoe', 'k8', 10),
];

/** Deleted: it counts nowhere, but its refusal stays listed. */
const deleted: Opportunity = deal('o11', 'c1', 'ann', 'k9', 11, {
  state: 'deleted',
  'refusals.refused_at': [at(12)],
  'refusals.event_source': ['/crm/test'],
  'refusals.event_id': ['r'],
  'refusals.by_id': ['ann'],
  'refusals.detail': ['won to new'],
});

const owned = new Map([...opportunities].map((one) => [one.opportunity_id, one]));

/** An order carries campaign and owner of its opportunity. */
function order(id: string, opportunity: string, contact: string, day: number, amount: string, over: Cells = {}): Row {
  const { campaign_id = NONE, salesperson_id = NONE } = owned.get(opportunity) ?? {};
  const ids = { order_id: id, opportunity_id: opportunity, contact_id: contact, campaign_id, salesperson_id };
  return { ...ids, ordered_at: at(day), amount, ...over };
}

const orders: Row[] = [
  order('r1', 'o1', 'k1', 12, '10.50'),
  order('r2', 'o2', 'k1', 13, '20'),
  order('r3', 'o4', 'k3', 14, '40'),
  order('r4', 'o5', 'k4', 15, '80', { status: 'cancelled' }),
  order('r5', NONE, 'k1', 16, '160'),
  order('r6', 'o8', 'k6', 17, '320'),
  order('r7', 'o9', 'k7', 18, '640'),
];

const tasks: Row[] = ['o1', 'o2', 'o4', 'o6', NONE].map((opportunity_id, place) => ({
  task_id: `t${place}`,
  opportunity_id,
  contact_id: owned.get(opportunity_id)?.contact_id ?? 'k1',
  state: 'live',
  title: 'Call',
  assignee_id: 'ann',
  done: place % 2,
  version: 1,
}));

const contacts: Row[] = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8', 'k9', 'k10'].map((contact_id, place) => ({
  contact_id,
  opportunity_id: NONE,
  name: contact_id.toUpperCase(),
  interactions: place + 1,
  stage_changes: place,
  last_interaction_at: at(20),
}));

const events: Row[] = [
  ...[...opportunities, deleted].map(({ opportunity_id, contact_id }) => ({ opportunity_id, contact_id })),
  ...contacts.map(({ contact_id }) => ({ opportunity_id: NONE, contact_id })),
].map((row, place) => ({ ...row, id: `e${place}`, key: row.contact_id, offset: place }));

const cost = { cost_id: 'x1', amount: '5', spent_on: '2026-10-04', source_id: 'web', campaign_id: 'c1' };

/** What of it is visible: everything of some opportunities, and what belongs to no opportunity at all if `rest`. */
export interface Visible {
  /** Of opportunities by campaign and owner. */
  opportunity: (campaign: string, owner: string) => boolean;
  campaign: (id: string) => boolean;
  /** Orders and contacts without an opportunity, costs, lead reports, records that were not processed. */
  rest: boolean;
}

/** Writes the history, or what of it is visible: a simple choice of rows, independent of how the gateway chooses. */
export async function write(facts: Facts, visible: Visible): Promise<void> {
  const sees = (row: Opportunity) => visible.opportunity(row.campaign_id, row.salesperson_id);
  const seen = opportunities.filter(sees);
  const ids = new Set(seen.map((row) => row.opportunity_id));
  const people = new Set(seen.map((row) => row.contact_id));
  const belongs = (row: Row) =>
    row.opportunity_id === NONE ? visible.rest : ids.has(row.opportunity_id) || visible.rest;
  const kept = [...seen, ...[deleted].filter(sees)];
  const keptContacts = contacts.filter((row) => visible.rest || people.has(row.contact_id));
  const keptEvents = events.filter(
    (row) => visible.rest || (row.opportunity_id === NONE ? people.has(row.contact_id) : ids.has(row.opportunity_id)),
  );
  await facts.entities([
    ...Object.entries(campaigns)
      .filter(([id]) => visible.campaign(id))
      .map(([id, data]) => ['campaign', id, data] as const),
    ...Object.entries(salespeople).map(([id, data]) => ['salesperson', id, { salesperson_id: id, ...data }] as const),
    ['source', 'web', { source_id: 'web', name: 'Web', tags: ['ad'] }],
    ['pipeline', 'pipeline', { stages }],
  ]);
  if (kept.length > 0) await facts.opportunities(kept);
  if (orders.some(belongs)) await facts.orders(orders.filter(belongs));
  if (tasks.some(belongs)) await facts.insert('fact_tasks', tasks.filter(belongs));
  if (keptContacts.length > 0) await facts.contacts(keptContacts.map(({ opportunity_id: _, ...row }) => row));
  if (keptEvents.length > 0) await facts.events(keptEvents);
  if (visible.rest) await writeRest(facts);
}

async function writeRest(facts: Facts): Promise<void> {
  await facts.costs([cost]);
  const report = { report_id: 'lr', name: 'Leads', active: true, source_tags: ['ad'], salespeople: ['ann'] };
  await facts.directory('lead_report', 'lr', report);
  const contact = { run: 'x', report_id: 'lr', contact_id: 'k1', source_tag: 'ad', salesperson_id: 'ann' };
  await facts.insert('fact_lead_contacts', [{ ...contact, acquired_at: at(5), transferred_at: at(6) }]);
  const generation = { report_id: 'lr', run: 'x', day: '2026-10-20', generated_at: at(20), recorded_at: at(20) };
  await facts.insert('fact_lead_generations', [
    { ...generation, source_tags: ['ad'], salespeople: ['ann'], known_versions: ['1'] },
  ]);
  const record = { topic: 'crm.events', partition: 0, received_at: at(20) };
  await facts.insert('fact_dead_letters', [{ ...record, offset: 1, code: 'invalid', field: 'data', message: 'no' }]);
  await facts.insert('fact_duplicates', [{ ...record, offset: 2, kind: 'same', source: '/crm/test', id: 'e1' }]);
}

/** What each access policy shows, by viewer, as docs/contract/access.md has it. */
const everything: Visible = { opportunity: () => true, campaign: () => true, rest: true };
const nothing: Visible = { opportunity: () => false, campaign: () => false, rest: false };

const kpi: Record<string, readonly string[]> = { ann: ['c1', 'c3'], bob: ['c2'], dan: ['c3'], ghost: ['c2'] };
const pipeline: Record<string, readonly string[]> = {
  ann: ['ann'],
  bob: ['ann', 'bob'],
  cid: ['cid'],
  dan: ['dan'],
  hal: ['hal'],
};
const sees = (ids: readonly string[] | undefined, id: string) => ids?.includes(id) ?? false;
const leads = ['eve', 'fay'];

export const BY_POLICY = {
  campaign: (viewer: string): Visible => {
    if (['fay', 'auditor'].includes(viewer)) return everything;
    if (!kpi[viewer]) return nothing;
    return {
      ...nothing,
      opportunity: (campaign) => sees(kpi[viewer], campaign),
      campaign: (id) => sees(kpi[viewer], id),
    };
  },
  pipeline: (viewer: string): Visible => {
    if (viewer === 'fay') return everything;
    return {
      ...nothing,
      opportunity: (_, owner) => leads.includes(viewer) || sees(pipeline[viewer], owner),
      campaign: () => viewer !== 'auditor' && viewer !== 'ghost',
    };
  },
  view_all: (viewer: string): Visible => (['fay', 'auditor'].includes(viewer) ? everything : nothing),
  tables: (viewer: string): Visible => {
    if (['fay', 'auditor'].includes(viewer)) return everything;
    const opportunity = (campaign: string, owner: string) =>
      sees(kpi[viewer], campaign) || leads.includes(viewer) || sees(pipeline[viewer], owner);
    const named = (id: string) =>
      opportunities.some((one) => one.campaign_id === id && opportunity(id, one.salesperson_id));
    return { opportunity, campaign: (id) => sees(kpi[viewer], id) || leads.includes(viewer) || named(id), rest: false };
  },
} as const;
