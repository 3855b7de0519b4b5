import { selected, stored } from './column.ts';
import { byMonth, copied, STAGE, versionOf } from './copies.ts';
import fact_orders from './fact_orders.ts';
import { DEDUPLICATED, table } from './table.ts';

export default table({
  name: 'orders_by_month',
  grain: 'one order in one month in which something says it was placed: fact_orders in the order in which reports ask.',
  comment:
    'Orders by the month in which they were placed, fed from fact_orders. Read it through the view revenue_lines.',
  engine: 'ReplacingMergeTree(version)',
  orderBy: ['placed_month', 'key'],
  shardKey: 'order_id',
  settings: DEDUPLICATED,
  visible: 'live = 1',
  feed: { view: 'mv_orders_by_month', ...byMonth(fact_orders, 'placed_months') },
  columns: {
    placed_month: selected('UInt16', 'month', 'Month (12 * year + month, UTC) in which something says it was placed'),
    key: selected('UInt64', 'sipHash64(fact.order_id, fact.contact_id)', 'Hash of order and contact'),
    live: selected(
      'UInt8',
      "toUInt8(fact.state = 'live' and toRelativeMonthNum(fact.ordered_at) = month)",
      '1: lives, and was placed in this month; 0: what was here is gone, or is in another month',
    ),
    ...copied(fact_orders),
    stage: stored(
      'LowCardinality(String)',
      'Order, id and name of that stage: order/id/name, id and name percent-encoded',
      {
        materialized: STAGE,
      },
    ),
    version: versionOf(fact_orders),
  },
});
