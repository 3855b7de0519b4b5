import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { amount, count, hidden, instant, text } from '../builder/columns.ts';
import type { Context } from '../builder/context.ts';
import { line, lines } from '../builder/layout.ts';
import { dashboardLink, dataLink, fieldValue, urlOf } from '../builder/links.ts';
import { rawQuery, source } from '../builder/query.ts';
import { select } from '../builder/select.ts';
import { stringOf } from '../builder/sql.ts';
import { customVariable, textVariable } from '../builder/variables.ts';
import { statPanel, tablePanel } from '../panels/index.ts';
import { dashboard } from './dashboard.ts';
import { categoriesVariable, sourcesVariable } from './filters.ts';
import { MILESTONES } from './overview/links.ts';

/** Rows of the list at most; the number above it counts all. */
const LIMIT = 5_000;

/** The one filter that is not the report's own. */
function conditions(): string[] {
  const word = stringOf('keyword');
  const texts = ['opportunity_id', 'description', 'contact_id', 'contact_name', 'salesperson_name'];
  const found = texts.map((column) => `positionCaseInsensitiveUTF8(${column}, ${word}) > 0`).join(' or ');
  return [`(${word} = '' or ${found})`];
}

const chosen = () => ({ milestone: stringOf('milestone') });

function totals(ctx: Context) {
  const { opportunities } = ctx.texts;
  const { columns } = ctx.texts.common;
  const sql = [
    'select count() as opportunities, sum(revenue) as revenue, sum(estimated_value) as estimated_value',
    `from ${source(ctx, 'overview_opportunities', chosen())}`,
    `where ${conditions().join('\n  and ')}`,
  ].join('\n');
  return statPanel(ctx, {
    text: opportunities.totals,
    query: rawQuery(sql, ['opportunities', 'revenue', 'estimated_value']),
    fields: {
      opportunities: count(ctx.texts.overview.columns.opportunities),
      revenue: amount(ctx, columns.revenue),
      estimated_value: amount(ctx, columns.estimatedValue),
    },
  });
}

function list(ctx: Context) {
  const { columns, links, outcomes } = ctx.texts.common;
  const { opportunities } = ctx.texts;
  const detail = dataLink(links.opportunity, {
    to: 'leadstream-opportunity',
    set: { opportunity: fieldValue('opportunity_id') },
  });
  const contact = dataLink(links.contact, { to: 'leadstream-contact', set: { contact: fieldValue('contact_id') } });
  return tablePanel(ctx, {
    text: opportunities.list,
    ...select(ctx, 'overview_opportunities', {
      fields: {
        opportunity_id: { name: opportunities.opportunity, links: [detail] },
        description: { name: columns.description, links: [detail] },
        contact_id: hidden,
        contact_name: text(ctx, columns.contact, { links: [contact] }),
        source_name: text(ctx, columns.source),
        product_category: text(ctx, columns.category),
        salesperson_name: text(ctx, columns.salesperson),
        stage_name: text(ctx, columns.stage),
        outcome: { name: columns.outcome, words: outcomes, width: 120 },
        estimated_value: amount(ctx, columns.estimatedValue),
        revenue: amount(ctx, columns.revenue),
        created_at: instant(columns.createdAt),
        transferred_at: instant(opportunities.transferredAt),
        qualified_at: instant(opportunities.qualifiedAt),
        first_order_at: instant(opportunities.orderedAt),
      },
      arguments: chosen(),
      where: conditions(),
      orderBy: ['created_at desc', 'opportunity_id'],
      limit: LIMIT,
    }),
  });
}

/** The list behind the counts of the marketing overview. */
export function opportunitiesDashboard(ctx: Context): Dashboard {
  const { common, opportunities, overview } = ctx.texts;
  const back = urlOf({ to: 'leadstream-overview', keep: ['sources', 'categories'] });
  const options = Object.fromEntries(MILESTONES.map((name) => [name, opportunities.milestones[name]]));
  return dashboard(ctx, {
    uid: 'leadstream-opportunities',
    text: opportunities,
    variables: [
      customVariable({ name: 'milestone', text: common.variables.milestone, options }),
      sourcesVariable(ctx),
      categoriesVariable(ctx),
      textVariable({ name: 'keyword', text: common.variables.keyword }),
    ],
    links: [dashboardLink(overview.title, back)],
    sections: [lines(line(4, [24, totals(ctx)]), line(20, [24, list(ctx)]))],
  });
}
