import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { amount, count, hidden, instant, percentage, text } from '../builder/columns.ts';
import type { Context } from '../builder/context.ts';
import { line, lines } from '../builder/layout.ts';
import { dashboardLink, urlOf } from '../builder/links.ts';
import { rawQuery, source } from '../builder/query.ts';
import { select } from '../builder/select.ts';
import { statPanel, tablePanel } from '../panels/index.ts';
import { opportunityConditions } from './campaign/filters.ts';
import { contactLink, opportunityLink } from './campaign/links.ts';
import { LIMIT } from './campaign/results.ts';
import {
  campaignVariable,
  industryVariable,
  keywordVariable,
  outcomeVariable,
  probabilityVariable,
  reasonVariable,
  registeredVariable,
  salespersonVariable,
  stageVariable,
} from './campaign/variables.ts';
import { outcomeField } from './campaign/words.ts';
import { dashboard } from './dashboard.ts';

/** How many there are, also beyond those listed, and what they are worth. */
function totals(ctx: Context) {
  const { columns } = ctx.texts.common;
  const sql = [
    'select count() as opportunities, sum(answer.revenue) as revenue, sum(answer.estimated_value) as estimated_value',
    `from ${source(ctx, 'campaign_opportunities')} as answer`,
    `where ${opportunityConditions(ctx).join('\n  and ')}`,
  ].join('\n');
  return statPanel(ctx, {
    text: ctx.texts.campaignOpportunities.totals,
    query: rawQuery(sql, ['opportunities', 'revenue', 'estimated_value']),
    fields: {
      opportunities: count(columns.opportunities),
      revenue: amount(ctx, columns.revenue),
      estimated_value: amount(ctx, columns.estimatedValue),
    },
  });
}

function list(ctx: Context) {
  const { columns } = ctx.texts.common;
  const { registered } = ctx.texts.campaign;
  return tablePanel(ctx, {
    text: ctx.texts.campaignOpportunities.list,
    ...select(ctx, 'campaign_opportunities', {
      fields: {
        opportunity_id: { name: columns.opportunity, links: [opportunityLink(ctx)], width: 160 },
        description: { name: columns.description, links: [opportunityLink(ctx)], width: 200 },
        contact_id: hidden,
        contact_name: text(ctx, columns.contact, { links: [contactLink(ctx)] }),
        salesperson_id: hidden,
        salesperson_name: text(ctx, columns.salesperson),
        stage_id: hidden,
        stage_name: text(ctx, columns.stage),
        outcome: outcomeField(ctx),
        registered: {
          name: ctx.texts.campaign.variables.registered.label,
          words: { '1': registered.yes, '0': registered.no },
          align: 'left',
        },
        probability: percentage(columns.probability, { width: 120 }),
        estimated_value: amount(ctx, columns.estimatedValue),
        revenue: amount(ctx, columns.revenue),
        created_at: instant(columns.createdAt),
        updated_at: instant(columns.updatedAt),
      },
      where: opportunityConditions(ctx),
      orderBy: ['created_at desc', 'opportunity_id'],
      limit: LIMIT,
    }),
  });
}

/** The list behind every number of the campaign KPI that counts opportunities. */
export function campaignOpportunitiesDashboard(ctx: Context): Dashboard {
  const { campaign, campaignOpportunities } = ctx.texts;
  return dashboard(ctx, {
    uid: 'leadstream-campaign-opportunities',
    text: campaignOpportunities,
    variables: [
      campaignVariable(ctx),
      stageVariable(ctx),
      outcomeVariable(ctx),
      registeredVariable(ctx),
      salespersonVariable(ctx),
      probabilityVariable(ctx),
      reasonVariable(ctx),
      industryVariable(ctx),
      keywordVariable(ctx),
    ],
    links: [dashboardLink(campaign.title, urlOf({ to: 'leadstream-campaign', keep: ['campaign'] }))],
    sections: [lines(line(4, [24, totals(ctx)]), line(20, [24, list(ctx)]))],
  });
}
