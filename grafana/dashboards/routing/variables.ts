import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../../builder/context.ts';
import { source } from '../../builder/query.ts';
import { customVariable, queryVariable } from '../../builder/variables.ts';
import { COHORTS } from './period.ts';

/** Reports list every salesperson and tag whatever the period: an empty one asks for no counts. */
const NO_DAYS = { from: "toDate('2000-01-01')", to: "toDate('2000-01-01')" };

/** Reports that are set up; those that are generated come first. */
export function reportVariable(ctx: Context): VariableModel {
  const sql = [
    "select report_id, if(name = '(none)', report_id, name) as title",
    `from ${source(ctx, 'lead_reports')}`,
    'order by active desc, lower(title), report_id',
  ];
  return queryVariable({ name: 'report', text: ctx.texts.routing.variables.report, sql: sql.join('\n') });
}

/** Salespeople of the report. `all`: together, or one of them. */
export function salespersonVariable(ctx: Context, all: boolean): VariableModel {
  const sql = [
    "select salesperson_id, if(salesperson_name = '(none)', salesperson_id, salesperson_name) as name",
    `from ${source(ctx, 'lead_routing_salespeople', NO_DAYS)}`,
    'order by lower(name), salesperson_id',
  ];
  return queryVariable({
    name: 'salesperson',
    text: ctx.texts.routing.variables.salesperson,
    sql: sql.join('\n'),
    all,
  });
}

/** Tags of the report. */
export function sourceTagVariable(ctx: Context): VariableModel {
  const sql = `select source_tag, source_tag as text from ${source(ctx, 'lead_routing_sources', NO_DAYS)} order by source_tag`;
  return queryVariable({ name: 'source_tag', text: ctx.texts.routing.variables.source_tag, sql, all: true });
}

/** When the contacts of the flow were acquired. */
export function acquiredInVariable(ctx: Context): VariableModel {
  const { acquired_in, cohorts } = ctx.texts.routing.variables;
  const options = Object.fromEntries(COHORTS.map((name) => [name, cohorts[name]]));
  return customVariable({ name: 'acquired_in', text: acquired_in, options });
}
