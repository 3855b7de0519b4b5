import opportunitiesByMonth from '../../../clickhouse/schema/opportunities_by_month.ts';
import ordersByMonth from '../../../clickhouse/schema/orders_by_month.ts';
import { flat, type Table } from '../../../clickhouse/schema/table.ts';
import type { Installation } from '../stack.ts';

const KEY =
  'bitOr(bitShiftLeft(toUInt128(sipHash64(campaign_id)), 64), toUInt128(sipHash64(opportunity_id, contact_id)))';

/** What a copy has of its own; all its other columns must be the fact's. */
const OWN = ['created_month', 'placed_month', 'key', 'live', 'stage', 'version'];
const copiedOf = (copy: Table) =>
  flat(copy.columns)
    .filter(({ name }) => !OWN.includes(name))
    .map(({ name }) => `\`${name}\``)
    .join(', ');
const STAGE = "concat(toString(stage_order), '/', encodeURLComponent(stage_id), '/', encodeURLComponent(stage_name))";
const OPPORTUNITY = copiedOf(opportunitiesByMonth);
const ORDER = copiedOf(ordersByMonth);

const MILESTONES = ['created_at', 'transferred_at', 'qualified_at'];

const milestones = (from: string, live: string, month: string) =>
  MILESTONES.map(
    (milestone) =>
      `select ${month.replace('?', milestone)} as month, ${KEY} as key, '${milestone}' as milestone, toNullable(${milestone}) as at, source_id, category from ${from} where ${live} and ${milestone} is not null`,
  ).join(' union all ');

/** What each copy by month must hold: the same question, asked of the facts and of the copy. */
const COMPARED: Readonly<Record<string, { facts: string; byMonth: string }>> = {
  opportunities_by_month: {
    facts: `select toUInt16(toRelativeMonthNum(created_at)), ${KEY}, ${STAGE}, ${OPPORTUNITY} from fact_opportunities final where state = 'live'`,
    byMonth: `select created_month, key, stage, ${OPPORTUNITY} from opportunities_by_month final where live`,
  },
  milestones_by_month: {
    facts: milestones('fact_opportunities final', "state = 'live'", 'toUInt16(toRelativeMonthNum(assumeNotNull(?)))'),
    byMonth: MILESTONES.map(
      (milestone) =>
        `select milestone_month as month, key, '${milestone}' as milestone, ${milestone} as at, source_id, category from milestones_by_month final where ${milestone} is not null`,
    ).join(' union all '),
  },
  orders_by_month: {
    facts: `select toUInt16(toRelativeMonthNum(ordered_at)), sipHash64(order_id, contact_id), ${STAGE}, ${ORDER} from fact_orders final where state = 'live'`,
    byMonth: `select placed_month, key, stage, ${ORDER} from orders_by_month final where live`,
  },
};

/**
 * Where copies by month (`*_by_month`) differ from the facts they are fed from, duplicates included.
 * @returns rows that only one of the two has, by table; empty if all are equal
 */
export async function byMonthDifferences(installation: Installation): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [table, { facts, byMonth }] of Object.entries(COMPARED)) {
    const rows = await installation.query(
      `select sides, row from
      (
        select arraySort(groupArray(side)) as sides, row
        from (select 'facts' as side, toString(tuple(*)) as row from (${facts}) union all select 'byMonth', toString(tuple(*)) from (${byMonth}))
        group by row
      )
      where sides != ['byMonth', 'facts'] order by all`,
    );
    if (rows.length > 0) found[table] = rows;
  }
  return found;
}
