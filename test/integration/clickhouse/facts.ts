import type { Installation } from '../../helpers/stack.ts';

type Cells = Record<string, unknown>;

/**
 * Rows of the base tables, written by hand. What is left out reads as the enricher writes it: `(none)`, and the name of a stage as the lists
 * of stages written so far say.
 */
export function factsOf(installation: Pick<Installation, 'clickhouse'>) {
  const insert = (table: string, rows: Cells[]) =>
    installation.clickhouse.insert({
      table,
      values: rows,
      format: 'JSONEachRow',
      clickhouse_settings: { date_time_input_format: 'best_effort', input_format_skip_unknown_fields: 0 },
    });
  let count = 0;
  const names = new Map<string, unknown>();
  const listed = (campaignId: string, stages: unknown) => {
    for (const stage of Array.isArray(stages) ? stages : [])
      names.set(`${campaignId}/${stage.stage_id}`, stage.name || NOTHING);
  };
  const named = (row: Cells): Cells => ({
    ...row,
    stage_name: row.stage_name ?? names.get(`${row.campaign_id}/${row.stage_id}`) ?? NOTHING,
  });

  const entity = (type: string, entityId: string, data: Cells, over: Cells = {}): Cells => {
    const time = '2020-01-01T00:00:00Z';
    if (type === 'campaign' || type === 'pipeline') listed(type === 'pipeline' ? NOTHING : entityId, data.stages);
    return {
      type: `crm.${type}.set`,
      entity_id: entityId,
      source: '/crm/test',
      id: `d${++count}`,
      time,
      time_text: typeof over.time === 'string' ? over.time : time,
      received_at: time,
      data: JSON.stringify(data),
      conflicts: [],
      topic: 'crm.directory',
      partition: 0,
      offset: count,
      version: 1,
      ...over,
    };
  };

  return {
    insert,
    /** A version of a directory entity; `entityId` as the enricher makes it. */
    directory: (type: string, entityId: string, data: Cells, over: Cells = {}) =>
      insert('fact_directory', [entity(type, entityId, data, over)]),
    /** Many of them in one insert. */
    entities: (all: ReadonlyArray<readonly [type: string, entityId: string, data: Cells]>) =>
      insert(
        'fact_directory',
        all.map(([type, entityId, data]) => entity(type, entityId, data)),
      ),
    opportunities: (rows: Cells[]) => insert('fact_opportunities', rows.map(opportunity).map(named)),
    orders: (rows: Cells[]) => insert('fact_orders', rows.map(order).map(named)),
    costs: (rows: Cells[]) => insert('fact_costs', rows.map(cost)),
    contacts: (rows: Cells[]) => insert('fact_contacts', rows.map(contact)),
    events: (rows: Cells[]) => insert('fact_events', rows.map(event)),
  };
}

export type Facts = ReturnType<typeof factsOf>;

const NOTHING = '(none)';

function opportunity(cells: Cells): Cells {
  const { created_at: createdAt = '2026-10-01T00:00:00Z' } = cells;
  return {
    campaign_id: NOTHING,
    state: 'live',
    contact_id: 'k1',
    contact_name: NOTHING,
    industry: NOTHING,
    description: '',
    salesperson_id: NOTHING,
    stage_id: NOTHING,
    stage_order: 0,
    outcome: 'in_progress',
    source_id: NOTHING,
    category: NOTHING,
    origin: 'manual',
    estimated_value: '0',
    currency: 'USD',
    close_rate: '50',
    probability: '50',
    lost_reason: NOTHING,
    created_at: createdAt,
    updated_at: createdAt,
    stage_entered_at: createdAt,
    version: 1,
    ...cells,
  };
}

/** `lines`: `[product, category, amount]` each; left out: one line of `amount` in the category `category`. */
function order(cells: Cells & { lines?: Array<[string, string, string]> }): Cells {
  const { lines, category = NOTHING, amount = '0', status = 'placed', ...rest } = cells;
  const all = lines ?? [[NOTHING, category, amount]];
  const cancelled = status === 'cancelled' ? 1 : 0;
  const total = (all.reduce((sum, line) => sum + Math.round(Number(line[2]) * 100), 0) / 100).toFixed(2);
  return {
    state: 'live',
    contact_id: 'k1',
    contact_name: NOTHING,
    opportunity_id: NOTHING,
    description: '',
    campaign_id: NOTHING,
    source_id: NOTHING,
    salesperson_id: NOTHING,
    stage_id: NOTHING,
    stage_order: 0,
    status,
    cancelled,
    currency: 'USD',
    amount: total,
    revenue: cancelled ? '0' : total,
    updated_at: rest.ordered_at,
    'lines.product_id': all.map((line) => line[0]),
    'lines.category': all.map((line) => line[1]),
    'lines.quantity': all.map(() => '1'),
    'lines.amount': all.map((line) => line[2]),
    version: 1,
    ...rest,
  };
}

const cost = (cells: Cells): Cells => ({
  state: 'live',
  currency: 'USD',
  campaign_id: NOTHING,
  source_id: NOTHING,
  category: NOTHING,
  recorded_at: '2026-10-01T00:00:00Z',
  version: 1,
  ...cells,
});

const contact = (cells: Cells): Cells => ({
  name: NOTHING,
  industry: NOTHING,
  salesperson_id: NOTHING,
  account_id: NOTHING,
  origin: NOTHING,
  source_id: NOTHING,
  source_tag: NOTHING,
  stage_id: NOTHING,
  created_at: '2026-10-01T00:00:00Z',
  updated_at: '2026-10-01T00:00:00Z',
  version: 1,
  ...cells,
});

const event = (cells: Cells): Cells => ({
  key: 'k1',
  source: '/crm/test',
  type: 'crm.contact.created',
  time: '2026-10-01T00:00:00Z',
  time_text: '2026-10-01T00:00:00Z',
  received_at: '2026-10-01T00:00:01Z',
  contact_id: 'k1',
  opportunity_id: NOTHING,
  campaign_id: NOTHING,
  source_id: NOTHING,
  salesperson_id: NOTHING,
  data: '{}',
  topic: 'crm.events',
  partition: 0,
  offset: 1,
  version: 1,
  ...cells,
});
