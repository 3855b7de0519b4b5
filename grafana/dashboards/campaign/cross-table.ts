import type { DataTransformerConfig } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../../builder/context.ts';
import type { Field } from '../../builder/fields.ts';
import { CLICKED_FIELD, fieldValue } from '../../builder/links.ts';
import { type Query, rawQuery, source } from '../../builder/query.ts';
import { isChosen } from '../../builder/sql.ts';
import { matrixColumn, toMatrix } from '../../panels/index.ts';
import { isChosenSalesperson, salespersonLabel, stageLabel } from './labels.ts';

/** First column of the cross tables: the salesperson. */
export const PERSON = matrixColumn('person', 'stage');
/** Columns that are no stages are marked, so that no stage can be taken for one of them. */
export const EXTRA = { registered: '~registered', revenue: '~revenue', share: '~share' } as const;
/** Columns of stages: all others. */
export const STAGES = /^(?!~|person\\stage$)/;

/** The filter of a stage's cell: the column is the stage, the row the salesperson. */
export const CELL = { stage: CLICKED_FIELD, salesperson: fieldValue(PERSON) };

/** One row per salesperson, one column per stage. */
export const byPersonAndStage = (empty: 'zero' | 'null'): DataTransformerConfig[] => [
  toMatrix('person', 'stage', 'value', empty),
];

type Cross = Query<'person' | 'stage' | 'value'>;

/** Rows `(person, stage, value)`, of which Grafana makes a table; its order is that of first appearance: so every cell is there. */
const crossQuery = (sql: string): Cross => rawQuery(sql, ['person', 'stage', 'value']);

/** Opportunities by owner and stage; owners with the most first. Every owner has every stage that occurs. */
export function ownersAndStages(ctx: Context): Cross {
  const cells = [
    `select ${salespersonLabel(ctx)} as person, ${stageLabel(ctx)} as stage, stage_order, opportunities`,
    `from ${source(ctx, 'campaign_created_by_stage_owner')}`,
  ].join(' ');
  return crossQuery(`select
  person,
  place.2 as stage,
  arrayFirst(cell -> cell.1 = place.1 and cell.2 = place.2, own).3 as value
from (
  select
    person,
    groupArray((stage_order, stage, opportunities)) as own,
    sum(opportunities) as total,
    groupUniqArrayArray(arrayMap(cell -> (cell.1, cell.2), own)) over () as places
  from (${cells})
  group by person
)
array join places as place
order by total desc, person, place.1 = 0, place.1, stage`);
}

/** Every salesperson of the campaign with opportunities by stage, and their sum, revenue and its share; the most revenue first. */
export function staffAndStages(ctx: Context): Cross {
  const staff = [
    `select ${salespersonLabel(ctx)} as person, revenue, revenue_share, registered`,
    `from ${source(ctx, 'campaign_staff')} where ${isChosenSalesperson(ctx)}`,
  ].join(' ');
  const listed = `campaign_id != '(none)' and ${isChosen('campaign_id', 'campaign')}`;
  const stages = `select distinct stage_order, ${stageLabel(ctx)} as stage from ${source(ctx, 'stages')} where ${listed}`;
  const cells = [
    `select ${salespersonLabel(ctx)} as person, stage_order, ${stageLabel(ctx)} as stage, opportunities`,
    `from ${source(ctx, 'campaign_staff_stages')} where ${isChosenSalesperson(ctx)}`,
  ].join(' ');
  const extra = (part: number, name: string, value: string) =>
    `(${part}, 0, '${name}', toNullable(toFloat64(${value})))`;
  // Every stage that is listed at 0, over which the count of those that occur is laid; behind the sums, which stay in sight however many there are.
  return crossQuery(`select person, stage, value
from (
  select person, part, stage_order, stage, max(number) as value, max(revenue) as rank
  from (
    select person, place.1 as part, place.2 as stage_order, place.3 as stage, place.4 as number, revenue
    from (${staff}) as staff
    array join arrayConcat(
      (select groupArray((4, stage_order, stage, toNullable(toFloat64(0)))) from (${stages})),
      [${extra(1, EXTRA.registered, 'registered')}, ${extra(2, EXTRA.revenue, 'revenue')}, ${extra(3, EXTRA.share, 'revenue_share')}]
    ) as place
    union all
    select person, 4, stage_order, stage, toFloat64(opportunities), toDecimal64(0, 2) from (${cells})
  )
  group by person, part, stage_order, stage
)
order by max(rank) over (partition by person) desc, person, part, stage_order = 0, stage_order, stage`);
}

/** How the salesperson's column of a cross table is shown. */
export const personField = (ctx: Context, field: Omit<Field, 'name'> = {}) => ({
  matches: PERSON,
  field: { name: ctx.texts.common.columns.salesperson, ...field },
});
