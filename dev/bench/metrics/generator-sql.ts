/**
 * Made-up facts by SQL, the same on every run: every cell is a hash of its row's number `n` and of the version `v` of that row.
 * Ids are hashes too, so that they lie anywhere in the order of a key, as a CRM's UUIDs do.
 */

/** First and last instant of three years; more and more is created as they pass. */
export const FIRST_DAY = '2023-11-01';
export const LAST_DAY = '2026-11-01';

export const COUNTS = { campaigns: 300, sources: 60, categories: 20, products: 2_000, salespeople: 300, teams: 30 };

/** Rows per opportunity. */
export const PER_OPPORTUNITY = {
  contacts: 2 / 3,
  orders: 0.5,
  tasks: 1,
  costs: 1 / 50,
  leadContacts: 1 / 5,
  events: 1,
};

const seconds = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1_000;
const SPAN = seconds(LAST_DAY) - seconds(FIRST_DAY);

/** A number below `size`, other for every `salt`. */
const pick = (salt: string, size: number, of = 'n') => `sipHash64('${salt}', ${of}) % ${size}`;
/** A number below 1. */
const unit = (salt: string, of = 'n') => `(sipHash64('${salt}', ${of}) / 18446744073709551616)`;
const id = (prefix: string, of = 'n') => `concat('${prefix}', lower(hex(sipHash64('${prefix}', ${of}))))`;
/** Entities of the directory by number; `skew` 1: all alike, 3: the first hundredth has a fifth of the rows. */
const skewed = (prefix: string, salt: string, size: number, skew: number, of = 'n') =>
  `concat('${prefix}', leftPad(toString(toUInt32(floor(${size} * pow(${unit(salt, of)}, ${skew})))), 4, '0'))`;
const listed = (salt: string, values: readonly string[], of = 'n') =>
  `[${values.map((value) => `'${value}'`).join(', ')}][1 + ${pick(salt, values.length, of)}]`;

/** Of opportunity number `n`, for whatever names it. */
const opportunity = (n: string) => ({
  id: id('o', n),
  number: n,
  contact: id('k', `intDiv(${n} * 2, 3)`),
  campaign: `if(${pick('no campaign', 10, n)} = 0, '(none)', ${skewed('c', 'campaign', COUNTS.campaigns, 2.5, n)})`,
  source: `if(${pick('no source', 12, n)} = 0, '(none)', ${skewed('s', 'source', COUNTS.sources, 2, n)})`,
  category: skewed('g', 'category', COUNTS.categories, 1.5, n),
  owner: `if(${pick('no owner', 8, n)} = 0, '(none)', ${skewed('p', 'owner', COUNTS.salespeople, 1, n)})`,
  // The greater the number, the later: recent opportunities have been stored last.
  createdAt: `fromUnixTimestamp64Milli(toInt64(1000 * (${seconds(FIRST_DAY)} + ${SPAN} * sqrt((${n} + ${unit('jitter', n)}) / opportunities))), 'UTC')`,
});

export const STAGES = ['new', 'contacted', 'meeting', 'offer', 'negotiation', 'won', 'lost'] as const;
const REASONS = ['price', 'competitor', 'no budget', 'no answer', 'timing', '(none)'];
const INDUSTRIES = ['retail', 'construction', 'education', 'health', 'logistics', 'food', 'software', '(none)'];

/** A statement's `with … select` over rows `(n, v)`; `opportunities` is their number at this scale. */
export type RowsOf = (rows: string, opportunities: number) => string;

const after = (at: string, salt: string, days: number, of = 'n') =>
  `addSeconds(${at}, toUInt32(${unit(salt, of)} * ${days * 86_400}))`;

const opportunities: RowsOf = (rows, total) => {
  const o = opportunity('n');
  return `
with ${total} as opportunities,
  ${o.createdAt} as created,
  least(7, 1 + toUInt16(v - 1) % 2 + ${pick('stage', 7)}) as place,
  arrayConcat(range(1, toUInt16(least(place, 6))), [toUInt16(place)]) as path,
  ${pick('transferred', 3)} > 0 as is_transferred,
  is_transferred and ${pick('qualified', 2)} = 0 or ${pick('qualified alone', 20)} = 0 as is_qualified,
  place = 6 and ${pick('ordered', 10)} < 8 as has_order
select ${o.campaign} as campaign_id, ${o.id} as opportunity_id, if(${pick('deleted', 100)} = 0, 'deleted', 'live') as state,
  ${o.contact} as contact_id, concat('Contact ', toString(intDiv(n * 2, 3))) as contact_name,
  ${listed('industry', INDUSTRIES, 'intDiv(n * 2, 3)')} as industry, concat('Opportunity ', toString(n)) as description,
  ${o.owner} as salesperson_id, arrayElement([${STAGES.map((stage) => `'${stage}'`).join(', ')}], place) as stage_id,
  toUInt16(place) as stage_order, upper(stage_id) as stage_name, multiIf(place = 6, 'won', place = 7, 'lost', 'in_progress') as outcome,
  ${o.source} as source_id, ${o.category} as category, 'manual' as origin,
  toDecimal64(100 + ${pick('value', 1_000_000)} / 100, 2) as estimated_value, 'USD' as currency,
  toDecimal32(if(${pick('said rate', 5)} = 0, 5 * (${pick('rate', 21)}), 50), 6) as close_rate,
  toDecimal32(if(${pick('said rate', 5)} = 0, 5 * (${pick('rate', 21)}), [10, 20, 40, 60, 80, 100, 0][place]), 6) as probability,
  if(${pick('closing', 2)} = 0, null, toDate32(${after('created', 'closing on', 90)})) as expected_close_on,
  map('budget', toString(${pick('budget', 10)})) as custom,
  created as created_at, ${after('created', 'updated', 60)} + v as updated_at,
  if(is_transferred, ${after('created', 'transfer', 10)}, null) as transferred_at, if(is_transferred, ${o.owner}, null) as transferred_to,
  if(is_qualified, ${after('created', 'qualify', 25)}, null) as qualified_at,
  if(has_order, ${after('created', 'order', 40)}, null) as first_order_at, if(has_order, ${id('b')}, null) as first_order_id,
  toUInt32(has_order) as orders, toDecimal64(if(has_order, ${pick('revenue', 1_000_000)} / 100, 0), 2) as revenue,
  toUInt32(${pick('done', 3)}) as tasks_done, toUInt32(${pick('open', 3)}) as tasks_open,
  if(place = 7, ${listed('reason', REASONS)}, '(none)') as lost_reason,
  addDays(created, place) as stage_entered_at, toUInt32(length(path) - 1) as stage_changes,
  if(length(path) > 1, addDays(created, place), null) as last_stage_change_at,
  arrayMap(at -> arrayElement([${STAGES.map((stage) => `'${stage}'`).join(', ')}], at), path) as \`history.stage_id\`,
  path as \`history.stage_order\`,
  arrayMap(at -> multiIf(at = 6, 'won', at = 7, 'lost', 'in_progress'), path) as \`history.outcome\`,
  arrayMap(at -> addDays(created, at), path) as \`history.entered_at\`,
  arrayMap(at -> ${o.owner}, path) as \`history.by_id\`,
  arrayMap(at -> if(at = 7, ${listed('reason', REASONS)}, '(none)'), path) as \`history.reason\`,
  toUInt64(v) * 4294967296 as version
from (${rows})`;
};

const contacts: RowsOf = (rows, total) => `
with ${total} as opportunities, intDiv(n * 3 + 1, 2) as first,
  ${opportunity('intDiv(n * 3 + 1, 2)').createdAt} as created
select ${id('k')} as contact_id, concat('Contact ', toString(n)) as name, concat('k', toString(n), '@example.com') as email,
  concat('+48', toString(500000000 + n)) as phone, ${listed('industry', INDUSTRIES)} as industry, concat('Company ', toString(intDiv(n, 3))) as company,
  ${opportunity('first').owner} as salesperson_id, 'a1' as account_id, 'form' as origin, ${opportunity('first').source} as source_id,
  'tag' as source_tag, created as acquired_at, 'new' as stage_id, created as stage_entered_at, ['tag'] as tags,
  map('size', toString(${pick('size', 5)})) as custom, toUInt32(${pick('interactions', 5)}) as interactions,
  if(interactions > 0, ${after('created', 'interaction', 30)}, null) as last_interaction_at,
  toUInt32(${pick('changes', 5)}) as stage_changes, if(stage_changes > 0, ${after('created', 'change', 30)}, null) as last_stage_change_at,
  created as created_at, ${after('created', 'updated', 30)} + v as updated_at, toUInt64(v) * 4294967296 as version
from (${rows})`;

const orders: RowsOf = (rows, total) => {
  const o = opportunity('(2 * n + 1)');
  return `
with ${total} as opportunities, ${pick('without opportunity', 10)} = 0 as alone, 1 + ${pick('lines', 3)} as lines,
  ${pick('cancelled', 12)} = v % 2 as is_cancelled,
  arrayMap(at -> toDecimal64((100 + sipHash64('amount', n, at) % 500000) / 100, 2), range(lines)) as amounts
select ${id('b')} as order_id, toUInt8(1) as live, ${o.contact} as contact_id, concat('Contact ', toString(intDiv((2 * n + 1) * 2, 3))) as contact_name,
  if(alone, '(none)', ${o.id}) as opportunity_id, if(alone, '', concat('Opportunity ', toString(2 * n + 1))) as description,
  if(alone, '(none)', ${o.campaign}) as campaign_id, ${o.source} as source_id, if(alone, '(none)', ${o.owner}) as salesperson_id,
  toUInt16(if(alone, 0, 1 + ${pick('stage', 7, '2 * n + 1')})) as stage_order,
  if(alone, '(none)', arrayElement([${STAGES.map((stage) => `'${stage}'`).join(', ')}], stage_order)) as stage_id, if(alone, '(none)', upper(stage_id)) as stage_name,
  if(is_cancelled, 'cancelled', 'placed') as status, toUInt8(is_cancelled) as cancelled, 'USD' as currency,
  arraySum(amounts) as amount, if(is_cancelled, toDecimal64(0, 2), arraySum(amounts)) as revenue,
  ${after(o.createdAt, 'ordered', 40)} as ordered_at, ordered_at + v as updated_at,
  arrayMap(at -> concat('i', toString(sipHash64('product', n, at) % ${COUNTS.products})), range(lines)) as \`lines.product_id\`,
  arrayMap(at -> concat('g', leftPad(toString(sipHash64('product', n, at) % ${COUNTS.products} % ${COUNTS.categories}), 4, '0')), range(lines)) as \`lines.category\`,
  arrayMap(at -> toDecimal64(1, 6), range(lines)) as \`lines.quantity\`, amounts as \`lines.amount\`,
  toUInt64(v) * 4294967296 as version
from (${rows})`;
};

const tasks: RowsOf = (rows, total) => {
  const o = opportunity('n');
  return `
with ${total} as opportunities, ${o.createdAt} as created
select ${id('t')} as task_id, toUInt8(${pick('task deleted', 50)} > 0) as live, ${o.contact} as contact_id, ${o.id} as opportunity_id,
  'Call' as title, ${o.owner} as assignee_id, toDate32(${after('created', 'due', 20)}) as due_on, toUInt8(${pick('task done', 2)}) as done,
  created as created_at, if(done = 1, ${after('created', 'completed', 20)}, null) as completed_at, toUInt64(v) * 4294967296 as version
from (${rows})`;
};

const costs: RowsOf = (rows) => `
select ${id('x')} as cost_id, toUInt8(${pick('cost cancelled', 40)} > 0) as live, toDecimal64(if(live = 1, ${pick('cost', 100_000)} / 100, 0), 2) as amount,
  'USD' as currency, addDays(toDate32('${FIRST_DAY}'), ${pick('spent', Math.round(SPAN / 86_400))}) as spent_on,
  ${skewed('c', 'cost campaign', COUNTS.campaigns, 2.5)} as campaign_id, ${skewed('s', 'cost source', COUNTS.sources, 2)} as source_id,
  ${skewed('g', 'cost category', COUNTS.categories, 1.5)} as category, toDateTime64(spent_on, 3, 'UTC') as recorded_at, toUInt64(v) * 4294967296 as version
from (${rows})`;

const events: RowsOf = (rows, total) => {
  const o = opportunity('intDiv(n, 2)');
  return `
with ${total} as opportunities, ${o.createdAt} as created, intDiv(n, 2) as number
select ${o.contact} as key, '/crm/bench' as source, ${id('e')} as id,
  if(n % 2 = 0, 'crm.opportunity.created', 'crm.opportunity.stage_changed') as type, addDays(created, n % 2) as time,
  formatDateTime(time, '%FT%TZ') as time_text, ${o.id} as subject, addMilliseconds(toDateTime64('${LAST_DAY}', 3, 'UTC'), intDiv(n * 86400000, opportunities) - 86400000) as received_at,
  ${o.contact} as contact_id, ${o.id} as opportunity_id, ${o.campaign} as campaign_id, ${o.source} as source_id, ${o.owner} as salesperson_id,
  concat('{"opportunity_id":"', ${o.id}, '","contact_id":"', ${o.contact}, '","description":"Opportunity ', toString(number), '"}') as data,
  emptyArrayString() as conflicts, 'crm.events' as topic, toUInt32(sipHash64(key) % 4) as partition, toUInt64(n) as offset, toUInt64(v) * 4294967296 as version
from (${rows})`;
};

const leadContacts: RowsOf = (rows, total) => `
with ${total} as opportunities, ${opportunity('(5 * n)').createdAt} as created,
  ${pick('reached', 6)} as reached
select 'run' as run, 'r' as report_id, ${id('k', 'intDiv(n * 10, 3)')} as contact_id, concat('tag', toString(${pick('tag', 10)})) as source_tag,
  if(reached > 0, ${skewed('p', 'routed to', 50, 1)}, '(none)') as salesperson_id, created as acquired_at,
  if(reached > 0, ${after('created', 'routed', 2)}, null) as transferred_at, if(reached > 1, addHours(transferred_at, 5), null) as taken_up_at,
  if(reached > 2, addDays(transferred_at, 3), null) as conversion_1_at, if(reached > 3, addDays(transferred_at, 9), null) as conversion_2_at,
  if(reached > 4, addDays(transferred_at, 20), null) as final_at
from (${rows})`;

/** Fact tables in the order they are filled in; of those that are versioned, a share is written again. */
export const FACTS: Readonly<Record<string, { rows: RowsOf; perOpportunity: number; versioned: boolean }>> = {
  fact_opportunities: { rows: opportunities, perOpportunity: 1, versioned: true },
  fact_contacts: { rows: contacts, perOpportunity: PER_OPPORTUNITY.contacts, versioned: true },
  fact_orders: { rows: orders, perOpportunity: PER_OPPORTUNITY.orders, versioned: true },
  fact_tasks: { rows: tasks, perOpportunity: PER_OPPORTUNITY.tasks, versioned: true },
  fact_costs: { rows: costs, perOpportunity: PER_OPPORTUNITY.costs, versioned: true },
  fact_lead_contacts: { rows: leadContacts, perOpportunity: PER_OPPORTUNITY.leadContacts, versioned: false },
  fact_events: { rows: events, perOpportunity: PER_OPPORTUNITY.events, versioned: true },
};
