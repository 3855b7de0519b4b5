import { column, enumeration } from './column.ts';
import { DEDUPLICATED, factTable } from './table.ts';
import { ROW_STATES, TIME } from './types.ts';

export default factTable({
  name: 'fact_costs',
  grain: 'one cost.',
  comment: 'One row per cost in its latest state. Read it through the view costs.',
  engine: 'ReplacingMergeTree(version)',
  orderBy: ['cost_id'],
  shardKey: 'cost_id',
  settings: DEDUPLICATED,
  derived: { owner: 'cost_id', month: 'spent_on' },
  columns: {
    state: enumeration(ROW_STATES, 'state', 'live or deleted: cancelled (amount 0)', { hidden: true }),
    cost_id: column('String', 'costId', 'Cost'),
    amount: column('Decimal(18, 2)', 'amountCents', 'Amount in the base currency'),
    currency: column('LowCardinality(String)', 'currency', 'Currency it was recorded in'),
    spent_on: column('Date32', 'spentOnDay', 'Day it was spent on'),
    campaign_id: column('String', 'campaignId', 'Campaign, else (none)'),
    source_id: column('String', 'sourceId', 'Marketing source, else (none)'),
    category: column('String', 'category', 'Product category, else (none)', { shown: { name: 'product_category' } }),
    recorded_at: column(TIME, 'recordedAtMs', 'Time of the event that counts'),
    missing_fx: column(
      'UInt8',
      'missingFx',
      '1: there is no exchange rate on or before the day; the amount reads 0.00',
      { hidden: true },
    ),
    version: column('UInt64', 'version', 'Grows with the set of events this row was derived from', { hidden: true }),
  },
});
