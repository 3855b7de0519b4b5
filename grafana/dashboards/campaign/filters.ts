import type { Context } from '../../builder/context.ts';
import { query, source } from '../../builder/query.ts';
import { isChosen, isInMonths, isInPeriod, stringOf } from '../../builder/sql.ts';
import { isChosenSalesperson, stageIsChosen } from './labels.ts';

/** Condition: some column contains the word searched for. */
export function matchesKeyword(columns: readonly string[]): string {
  const word = stringOf('keyword');
  const found = columns.map((column) => `positionCaseInsensitiveUTF8(${column}, ${word}) > 0`);
  return `(${[`${word} = ''`, ...found].join(' or ')})`;
}

/**
 * Condition on `opportunity_id`: the opportunity is in the chosen stage. The list of opportunities has no order of stages,
 * by which reports tell two stages of one id and name apart. Asks nothing while all stages are chosen.
 */
export function isInChosenStage(ctx: Context): string {
  const chosen = stringOf('stage');
  const inStage = [
    `select opportunity_id from ${source(ctx, 'opportunities')}`,
    `where ${chosen} != '' and ${isChosen('campaign_id', 'campaign')} and ${stageIsChosen(ctx)}`,
  ];
  return `(${chosen} = '' or opportunity_id in (${inStage.join(' ')}))`;
}

/** Condition on `opportunity_id`: lost for the chosen reason, by a contact of the chosen industry. */
function isLostFor(ctx: Context): string {
  const [reason, industry] = [stringOf('reason'), stringOf('industry')];
  const lost = query(ctx, 'campaign_lost_contacts', {
    columns: ['opportunity_id'],
    where: [isChosen('reason', 'reason'), isChosen('industry', 'industry')],
  });
  return `((${reason} = '' and ${industry} = '') or opportunity_id in (${lost.sql.replaceAll(/\s+/g, ' ')}))`;
}

/** The filters of the list of opportunities as conditions on `campaign_opportunities`. */
export const opportunityConditions = (ctx: Context): string[] => [
  isChosen('outcome', 'outcome'),
  isChosen('toString(registered)', 'registered'),
  isChosen('toString(probability)', 'probability'),
  isChosenSalesperson(ctx),
  isInChosenStage(ctx),
  isLostFor(ctx),
  matchesKeyword(['opportunity_id', 'description', 'contact_id', 'contact_name', 'salesperson_name']),
];

/** Condition on `order_id`: the order's opportunity is the chosen salesperson's. The list of orders names nobody. */
function isSoldByChosen(ctx: Context): string {
  const placed = [isInMonths(ctx.timeZone, 'placed_month'), isInPeriod(ctx.timeZone, 'ordered_at')].join(' and ');
  const sold = `select order_id from ${source(ctx, 'order_owners')} where ${placed} and ${isChosenSalesperson(ctx)}`;
  return `(${stringOf('salesperson')} = '' or order_id in (${sold}))`;
}

/** The filters of the list of orders as conditions on `campaign_orders`. */
export const orderConditions = (ctx: Context): string[] => [
  isChosen("toString(status != 'cancelled')", 'counted'),
  isSoldByChosen(ctx),
  isInChosenStage(ctx),
  matchesKeyword(['order_id', 'opportunity_id', 'description', 'contact_id', 'contact_name']),
];
