import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { amount, count } from '../builder/columns.ts';
import type { Context } from '../builder/context.ts';
import { line, lines } from '../builder/layout.ts';
import { dashboardLink, urlOf } from '../builder/links.ts';
import { rawQuery, source } from '../builder/query.ts';
import { statPanel } from '../panels/index.ts';
import { orderConditions } from './campaign/filters.ts';
import { orderTable } from './campaign/results.ts';
import {
  campaignVariable,
  countedVariable,
  keywordVariable,
  salespersonVariable,
  stageVariable,
} from './campaign/variables.ts';
import { dashboard } from './dashboard.ts';

/** How many there are, also beyond those listed, and their revenue. */
function totals(ctx: Context) {
  const { columns } = ctx.texts.common;
  const sql = [
    'select count() as orders, sum(answer.revenue) as revenue',
    `from ${source(ctx, 'campaign_orders')} as answer`,
    `where ${orderConditions(ctx).join('\n  and ')}`,
  ].join('\n');
  return statPanel(ctx, {
    text: ctx.texts.campaignOrders.totals,
    query: rawQuery(sql, ['orders', 'revenue']),
    fields: { orders: count(columns.orders), revenue: amount(ctx, columns.revenue) },
  });
}

const list = (ctx: Context) => orderTable(ctx, ctx.texts.campaignOrders.list, orderConditions(ctx));

/** The list behind the revenue and the numbers of orders of the campaign KPI. */
export function campaignOrdersDashboard(ctx: Context): Dashboard {
  const { campaign, campaignOrders } = ctx.texts;
  return dashboard(ctx, {
    uid: 'leadstream-campaign-orders',
    text: campaignOrders,
    variables: [
      campaignVariable(ctx),
      countedVariable(ctx),
      salespersonVariable(ctx),
      stageVariable(ctx),
      keywordVariable(ctx),
    ],
    links: [dashboardLink(campaign.title, urlOf({ to: 'leadstream-campaign', keep: ['campaign'] }))],
    sections: [lines(line(4, [24, totals(ctx)]), line(20, [24, list(ctx)]))],
  });
}
