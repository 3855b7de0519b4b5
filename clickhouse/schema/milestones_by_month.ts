import { selected } from './column.ts';
import { byMonth, copied, OPPORTUNITY_KEY, versionOf } from './copies.ts';
import fact_opportunities from './fact_opportunities.ts';
import { DEDUPLICATED, table } from './table.ts';
import { TIME_OR_NULL } from './types.ts';

const inMonth = (at: string) => `if(fact.state = 'live' and toRelativeMonthNum(fact.${at}) = month, fact.${at}, null)`;

export default table({
  name: 'milestones_by_month',
  grain:
    'one opportunity under one campaign in one month in which something says it was created, transferred or qualified: for reports that count each milestone by its own time.',
  comment:
    'Milestones of opportunities by their own month, fed from fact_opportunities. Read by the report overview_conversion.',
  engine: 'ReplacingMergeTree(version)',
  orderBy: ['milestone_month', 'key'],
  shardKey: 'opportunity_id',
  settings: DEDUPLICATED,
  visible: 'created_at is not null or transferred_at is not null or qualified_at is not null',
  feed: { view: 'mv_milestones_by_month', ...byMonth(fact_opportunities, 'milestone_months') },
  columns: {
    milestone_month: selected(
      'UInt16',
      'month',
      'Month (12 * year + month, UTC) in which something says it was created, transferred or qualified',
    ),
    key: selected('UInt128', OPPORTUNITY_KEY, 'Hash of the campaign, then of opportunity and contact'),
    ...copied(fact_opportunities, ['opportunity_id', 'source_id', 'category']),
    created_at: selected(TIME_OR_NULL, inMonth('created_at'), 'When it was created, if in this month'),
    transferred_at: selected(
      TIME_OR_NULL,
      inMonth('transferred_at'),
      'When it was first transferred, if in this month',
    ),
    qualified_at: selected(TIME_OR_NULL, inMonth('qualified_at'), 'When it was first qualified, if in this month'),
    version: versionOf(fact_opportunities),
  },
});
