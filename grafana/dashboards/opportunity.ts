import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { amount, count, hidden, instant, percentage, text } from '../builder/columns.ts';
import type { Context } from '../builder/context.ts';
import { line, section } from '../builder/layout.ts';
import { dataLink, fieldValue } from '../builder/links.ts';
import { source } from '../builder/query.ts';
import { select } from '../builder/select.ts';
import { stringOf } from '../builder/sql.ts';
import { textVariable } from '../builder/variables.ts';
import { statPanel, tablePanel } from '../panels/index.ts';
import { contactLink } from './campaign/links.ts';
import { outcomeField } from './campaign/words.ts';
import { dashboard } from './dashboard.ts';
import { customFields, dayText, detailPanel, instantText } from './opportunity/details.ts';
import { refusals, stageHistory } from './opportunity/history.ts';
import { interactions, orders, tasks } from './opportunity/lists.ts';

const CHOSEN = stringOf('opportunity');
const IS_IT = `opportunity_id = ${CHOSEN}`;

/** What it is and whose, in one row. */
function head(ctx: Context): Panel {
  const { columns, links } = ctx.texts.common;
  const campaign = dataLink(links.campaign, {
    to: 'leadstream-campaign',
    set: { campaign: fieldValue('campaign_id') },
    time: 'default',
  });
  return tablePanel(ctx, {
    text: ctx.texts.opportunity.head,
    ...select(ctx, 'opportunities', {
      fields: {
        description: { name: columns.description },
        contact_id: hidden,
        contact_name: text(ctx, columns.contact, { links: [contactLink(ctx)] }),
        campaign_id: hidden,
        campaign_name: text(ctx, columns.campaign, { links: [campaign] }),
        salesperson_name: text(ctx, columns.salesperson),
        stage_name: text(ctx, columns.stage),
        outcome: outcomeField(ctx),
        created_at: instant(columns.createdAt),
        updated_at: instant(columns.updatedAt),
      },
      where: [IS_IT],
    }),
  });
}

/** What it is worth and how far it is. */
function figures(ctx: Context): Panel {
  const { columns } = ctx.texts.common;
  const { tasksDone, tasksOpen } = ctx.texts.campaign.columns;
  return statPanel(ctx, {
    text: ctx.texts.opportunity.figures,
    ...select(ctx, 'opportunities', {
      fields: {
        estimated_value: amount(ctx, columns.estimatedValue),
        revenue: amount(ctx, columns.revenue),
        probability: percentage(columns.probability),
        orders: count(columns.orders),
        tasks_done: count(tasksDone),
        tasks_open: count(tasksOpen),
      },
      where: [IS_IT],
    }),
  });
}

const details = (ctx: Context): Panel =>
  detailPanel(ctx, {
    text: ctx.texts.opportunity.details,
    view: 'opportunities',
    where: { column: 'opportunity_id', equals: CHOSEN },
    names: ctx.texts.opportunity.fields,
    values: {
      opportunity_id: 'opportunity_id',
      industry: 'industry',
      source_name: 'source_name',
      product_category: 'product_category',
      origin: 'toString(origin)',
      team_id: 'team_id',
      currency: 'toString(currency)',
      close_rate: "concat(toString(close_rate), ' %')",
      expected_close_on: dayText('expected_close_on'),
      transferred_at: instantText('transferred_at'),
      transferred_to: "ifNull(transferred_to, '–')",
      qualified_at: instantText('qualified_at'),
      first_order_at: instantText('first_order_at'),
      lost_reason: 'lost_reason',
    },
    words: { ...ctx.texts.campaign.reasons, ...ctx.texts.opportunity.origins },
  });

/** One opportunity: what the CRM said of it and what became of it. */
export function opportunityDashboard(ctx: Context): Dashboard {
  const text = ctx.texts.opportunity;
  const contact = `select contact_id from ${source(ctx, 'opportunities')} where ${IS_IT}`;
  return dashboard(ctx, {
    uid: 'leadstream-opportunity',
    text,
    variables: [textVariable({ name: 'opportunity', text: text.variable })],
    sections: [
      section(
        text.sections.itself,
        line(5, [24, head(ctx)]),
        line(4, [24, figures(ctx)]),
        line(11, [14, details(ctx)], [10, customFields(ctx, 'opportunities', IS_IT)]),
      ),
      section(
        text.sections.happened,
        line(8, [24, stageHistory(ctx, IS_IT)]),
        line(6, [24, orders(ctx, IS_IT)]),
        line(8, [12, tasks(ctx, IS_IT)], [12, interactions(ctx, contact, IS_IT)]),
        line(6, [24, refusals(ctx, `entity_id = ${CHOSEN}`)]),
      ),
    ],
  });
}
