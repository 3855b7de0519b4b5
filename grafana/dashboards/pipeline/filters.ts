import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { literal } from '../../../clickhouse/quote.ts';
import type { Context } from '../../builder/context.ts';
import { source } from '../../builder/query.ts';
import { arrayOf, firstDay, lastDay, stringOf, today } from '../../builder/sql.ts';
import { customVariable, queryVariable, textVariable } from '../../builder/variables.ts';
import { bucketVariable } from '../filters.ts';

/** Keys to choose from at most: a list that a browser still serves. Any other can be typed. */
const KEYS = 10_000;

/** What cards and list may be ordered by, as `pipeline_board` names it; the first is the default. */
const SORTS = ['value', 'expected_close', 'created', 'updated', 'close_rate', 'description'] as const;

/** Days of creation or change to choose from: any, those of the time range, or so many up to today. */
const SPANS = ['any', 'period', 'd1', 'd7', 'd28', 'd90'] as const;

/** First day that a choice of {@link SPANS} includes, as text; empty for any. */
const firstOf = ({ timeZone }: Context, variable: string): string => {
  const chosen = stringOf(variable);
  const back = `toString(${today(timeZone)} - toUInt16OrZero(substring(${chosen}, 2)) + 1)`;
  return `multiIf(${chosen} = 'any', '', ${chosen} = 'period', toString(${firstDay(timeZone)}), ${back})`;
};

/** Day after the last that a choice includes; empty where it has no end. */
const endOf = ({ timeZone }: Context, variable: string): string =>
  `if(${stringOf(variable)} = 'period', toString(${lastDay(timeZone)} + 1), '')`;

/** Parameters that `pipeline_board` and the totals of the pipeline have in common, from the dashboard's filters. `stages`: SQL of an array of stages. */
export const boardFilters = (ctx: Context, stages: string = arrayOf('stage')) => ({
  keyword: stringOf('keyword'),
  teams: arrayOf('team'),
  owners: arrayOf('owner'),
  campaigns: arrayOf('campaign'),
  contact: stringOf('contact'),
  stages,
  custom_key: stringOf('custom_key'),
  custom_value: stringOf('custom_value'),
  created_from: firstOf(ctx, 'created'),
  created_to: endOf(ctx, 'created'),
  updated_from: firstOf(ctx, 'updated'),
  updated_to: endOf(ctx, 'updated'),
});

/** Parameters of `pipeline_board`: the first so many that the filters leave, in the chosen order. */
export const boardRows = (ctx: Context, first: number) => ({
  ...boardFilters(ctx),
  sort: stringOf('sort'),
  first: literal(String(first)),
});

/** Choice of ids with their names; what has none comes last. */
const named = (ctx: Context, table: 'salespeople' | 'campaigns', id: string, without: string): string =>
  [
    'select id, name from (',
    `  select ${id} as id, if(name = '(none)', ${id}, name) as name from ${source(ctx, table)}`,
    `  union all select '(none)', ${literal(without)}`,
    ')',
    "order by id = '(none)', lower(name), id",
  ].join('\n');

const teams = (ctx: Context, without: string): string =>
  [
    `select distinct team_id as id, if(team_id = '(none)', ${literal(without)}, team_id) as name`,
    `from ${source(ctx, 'salespeople')}`,
    "order by id = '(none)', lower(name), id",
  ].join('\n');

/** Stages that the other filters leave opportunities in, with how many: the columns of the board. */
const stages = (ctx: Context): string =>
  [
    "select stage, concat(stage_name, ' · ', toString(opportunities)) as name",
    `from ${source(ctx, 'pipeline_totals', boardFilters(ctx, '[]'))}`,
    'order by stage_order, stage_id, stage_name',
  ].join('\n');

const customKeys = (ctx: Context): string =>
  `select distinct arrayJoin(mapKeys(custom)) as name from ${source(ctx, 'pipeline_opportunities')} order by name limit ${KEYS}`;

/** Filters of the guide's list, the order, what the forecast shows, and the stages. */
export function pipelineVariables(ctx: Context): VariableModel[] {
  const { variables } = ctx.texts.pipeline;
  const span = (name: 'created' | 'updated') =>
    customVariable({
      name,
      text: variables[name],
      options: Object.fromEntries(SPANS.map((one) => [one, variables.spans[one]])),
    });
  const choice = (name: 'team' | 'owner' | 'campaign' | 'stage', sql: string) =>
    queryVariable({ name, text: variables[name], sql, multi: true, all: true, ofPeriod: name === 'stage' });
  return [
    textVariable({ name: 'keyword', text: variables.keyword }),
    choice('team', teams(ctx, variables.withoutTeam)),
    choice('owner', named(ctx, 'salespeople', 'salesperson_id', variables.withoutOwner)),
    textVariable({ name: 'contact', text: variables.contact }),
    queryVariable({ name: 'custom_key', text: variables.custom_key, sql: customKeys(ctx), all: true }),
    textVariable({ name: 'custom_value', text: variables.custom_value }),
    span('created'),
    span('updated'),
    choice('campaign', named(ctx, 'campaigns', 'campaign_id', variables.withoutCampaign)),
    customVariable({
      name: 'sort',
      text: variables.sort,
      options: Object.fromEntries(SORTS.map((one) => [one, variables.sorts[one]])),
    }),
    bucketVariable(ctx),
    customVariable({ name: 'horizon', text: variables.horizon, options: variables.horizons }),
    choice('stage', stages(ctx)),
  ];
}
