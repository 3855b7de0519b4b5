import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { literal } from '../../../clickhouse/quote.ts';
import type { Context } from '../../builder/context.ts';
import { query, source, withColumns } from '../../builder/query.ts';
import { customVariable, queryVariable, textVariable } from '../../builder/variables.ts';
import { stageLabel } from './labels.ts';

/** Campaigns as the directory names them. */
export function campaignVariable(ctx: Context): VariableModel {
  const name = "if(name = '(none)', campaign_id, name)";
  return queryVariable({
    name: 'campaign',
    text: ctx.texts.campaign.variables.campaign,
    all: true,
    sql: `select campaign_id, ${name} as text from ${source(ctx, 'campaigns')} order by lower(text), campaign_id`,
  });
}

/** Salespeople as the directory names them, and "nobody" at the end. */
export function salespersonVariable(ctx: Context): VariableModel {
  const { salesperson, nobody } = ctx.texts.campaign.variables;
  const people = `select salesperson_id, if(name = '(none)', salesperson_id, name) as text from ${source(ctx, 'salespeople')}`;
  return queryVariable({
    name: 'salesperson',
    text: salesperson,
    all: true,
    sql: `select * from (${people} order by lower(text), salesperson_id)\nunion all select '(none)', ${literal(nobody)}`,
  });
}

/** Stages of the chosen campaign, and others that an opportunity of the period is in. */
export function stageVariable(ctx: Context): VariableModel {
  const stages = withColumns(query(ctx, 'campaign_stages', { columns: ['stage_order'] }), {
    label: stageLabel(ctx),
  });
  return queryVariable({
    name: 'stage',
    text: ctx.texts.campaign.variables.stage,
    all: true,
    ofPeriod: true,
    sql: `select label, label as text from (${stages.sql})\norder by stage_order, label`,
  });
}

export const outcomeVariable = ({ texts }: Context): VariableModel =>
  customVariable({
    name: 'outcome',
    text: texts.campaign.variables.outcome,
    options: texts.common.outcomes,
    all: true,
  });

export const registeredVariable = ({ texts }: Context): VariableModel =>
  customVariable({
    name: 'registered',
    text: texts.campaign.variables.registered,
    options: { '1': texts.campaign.registered.yes, '0': texts.campaign.registered.no },
    all: true,
  });

export const countedVariable = ({ texts }: Context): VariableModel =>
  customVariable({
    name: 'counted',
    text: texts.campaignOrders.counted,
    options: { '1': texts.campaignOrders.countedValues.yes, '0': texts.campaignOrders.countedValues.no },
    all: true,
  });

/** Probabilities that opportunities of the period have. */
export const probabilityVariable = (ctx: Context): VariableModel =>
  queryVariable({
    name: 'probability',
    text: ctx.texts.campaign.variables.probability,
    all: true,
    ofPeriod: true,
    sql: [
      "select toString(probability), concat(toString(probability), ' %') as text",
      `from ${source(ctx, 'campaign_probability')}`,
      'order by probability',
    ].join('\n'),
  });

/** Values of a report of lost opportunities, the most frequent first. `words`: what values are called. */
function lostVariable(
  ctx: Context,
  view: 'campaign_lost_reasons' | 'campaign_lost_industries',
  column: 'reason' | 'industry',
  words: Readonly<Record<string, string>>,
): VariableModel {
  const values = Object.keys(words).map(literal).join(', ');
  const texts = Object.values(words).map(literal).join(', ');
  return queryVariable({
    name: column,
    text: ctx.texts.campaign.variables[column],
    all: true,
    ofPeriod: true,
    sql: [
      `select ${column}, transform(${column}, [${values}], [${texts}], ${column}) as text`,
      `from ${source(ctx, view)}`,
      `order by opportunities desc, ${column}`,
    ].join('\n'),
  });
}

export const reasonVariable = (ctx: Context): VariableModel =>
  lostVariable(ctx, 'campaign_lost_reasons', 'reason', ctx.texts.campaign.reasons);

export const industryVariable = (ctx: Context): VariableModel =>
  lostVariable(ctx, 'campaign_lost_industries', 'industry', { '(none)': ctx.texts.common.none });

export const keywordVariable = ({ texts }: Context): VariableModel =>
  textVariable({ name: 'keyword', text: texts.common.variables.keyword });
