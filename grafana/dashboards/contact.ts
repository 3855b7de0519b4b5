import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { amount, count, instant, percentage, text } from '../builder/columns.ts';
import type { Context } from '../builder/context.ts';
import { foldedSection, line, section } from '../builder/layout.ts';
import { select } from '../builder/select.ts';
import { stringOf } from '../builder/sql.ts';
import { textVariable } from '../builder/variables.ts';
import { tablePanel } from '../panels/index.ts';
import { opportunityLink } from './campaign/links.ts';
import { outcomeField } from './campaign/words.ts';
import { dashboard } from './dashboard.ts';
import { customFields, detailPanel, instantText } from './opportunity/details.ts';
import { events } from './opportunity/history.ts';
import { interactions, orders, tasks } from './opportunity/lists.ts';

const CHOSEN = stringOf('contact');
const IS_IT = `contact_id = ${CHOSEN}`;

/** Who it is, and who cares for it, in one row. */
function head(ctx: Context): Panel {
  const { contact, common } = ctx.texts;
  return tablePanel(ctx, {
    text: contact.head,
    ...select(ctx, 'contacts', {
      fields: {
        name: text(ctx, common.columns.contact),
        company: text(ctx, contact.fields.company),
        phone: text(ctx, contact.fields.phone),
        email: text(ctx, contact.fields.email),
        salesperson_name: text(ctx, common.columns.salesperson),
        source_name: text(ctx, common.columns.source),
        created_at: instant(common.columns.createdAt),
      },
      where: [IS_IT],
    }),
  });
}

/** Interactions, changes of stage included. */
const figures = (ctx: Context): Panel =>
  tablePanel(ctx, {
    text: ctx.texts.contact.figures,
    ...select(ctx, 'contact_interactions', {
      fields: {
        interactions: count(ctx.texts.contact.columns.interactions),
        last_at: instant(ctx.texts.contact.columns.lastAt),
      },
      where: [IS_IT],
    }),
  });

const details = (ctx: Context): Panel =>
  detailPanel(ctx, {
    text: ctx.texts.contact.details,
    view: 'contacts',
    where: { column: 'contact_id', equals: CHOSEN },
    names: ctx.texts.contact.fields,
    values: {
      contact_id: 'contact_id',
      company: 'company',
      phone: 'phone',
      email: 'email',
      industry: 'industry',
      origin: 'toString(origin)',
      account_id: 'account_id',
      source_tag: 'source_tag',
      acquired_at: instantText('acquired_at'),
      stage_id: 'stage_id',
      stage_entered_at: instantText('stage_entered_at'),
      tags: "if(empty(tags), '–', arrayStringConcat(tags, ', '))",
      updated_at: instantText('updated_at'),
    },
    words: ctx.texts.contact.origins,
  });

/** All opportunities of the contact, of whatever campaign. */
function opportunities(ctx: Context): Panel {
  const { columns } = ctx.texts.common;
  return tablePanel(ctx, {
    text: ctx.texts.contact.opportunities,
    ...select(ctx, 'opportunities', {
      fields: {
        opportunity_id: { name: columns.opportunity, links: [opportunityLink(ctx)] },
        description: { name: columns.description, links: [opportunityLink(ctx)] },
        campaign_name: text(ctx, columns.campaign),
        stage_name: text(ctx, columns.stage),
        outcome: outcomeField(ctx),
        salesperson_name: text(ctx, columns.salesperson),
        probability: percentage(columns.probability, { width: 120 }),
        estimated_value: amount(ctx, columns.estimatedValue),
        revenue: amount(ctx, columns.revenue),
        created_at: instant(columns.createdAt),
      },
      where: [IS_IT],
      orderBy: ['created_at desc', 'opportunity_id'],
    }),
  });
}

/** One contact: what is known of it, and everything that happened. */
export function contactDashboard(ctx: Context): Dashboard {
  const text = ctx.texts.contact;
  return dashboard(ctx, {
    uid: 'leadstream-contact',
    text,
    variables: [textVariable({ name: 'contact', text: text.variable })],
    sections: [
      section(
        text.sections.itself,
        line(5, [17, head(ctx)], [7, figures(ctx)]),
        line(11, [14, details(ctx)], [10, customFields(ctx, 'contacts', IS_IT)]),
      ),
      section(
        text.sections.business,
        line(8, [24, opportunities(ctx)]),
        line(7, [24, orders(ctx, IS_IT)]),
        line(8, [12, tasks(ctx, IS_IT)], [12, interactions(ctx, CHOSEN, '1')]),
      ),
      foldedSection(text.sections.events, line(14, [24, events(ctx)])),
    ],
  });
}
