import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { literal } from '../../clickhouse/quote.ts';
import type { Context } from '../builder/context.ts';
import { source } from '../builder/query.ts';
import { customVariable, queryVariable } from '../builder/variables.ts';

/** Sources as the directory names them, and "no source" at the end. */
export function sourcesVariable(ctx: Context): VariableModel {
  const { variables } = ctx.texts.common;
  const sql = [
    'select id, name from (',
    `  select source_id as id, if(name = '(none)', source_id, name) as name from ${source(ctx, 'sources')}`,
    `  union all select '(none)', ${literal(variables.withoutSource)}`,
    ')',
    "order by id = '(none)', lower(name), id",
  ];
  return queryVariable({
    name: 'sources',
    text: variables.sources,
    multi: true,
    all: true,
    sql: sql.join('\n'),
  });
}

/**
 * Categories of the directory's products, and those of the period's costs, orders and opportunities: a CRM may use categories
 * that no product has.
 */
export function categoriesVariable(ctx: Context): VariableModel {
  const { variables } = ctx.texts.common;
  const everything = { sources: '[]', categories: '[]' };
  const sql = [
    `select category, if(category = '(none)', ${literal(variables.withoutCategory)}, category) as name`,
    'from (',
    `  select category from ${source(ctx, 'products')}`,
    `  union distinct select category from ${source(ctx, 'category_cost', everything)}`,
    "  union distinct select '(none)'",
    ')',
    "order by category = '(none)', lower(category)",
  ];
  return queryVariable({
    name: 'categories',
    text: variables.categories,
    multi: true,
    all: true,
    ofPeriod: true,
    sql: sql.join('\n'),
  });
}

/** How long one bar of a chart over time is. */
export function bucketVariable({ texts }: Context): VariableModel {
  const { bucket, buckets } = texts.common.variables;
  return customVariable({ name: 'bucket', text: bucket, options: buckets });
}
