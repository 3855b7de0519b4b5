import { count, hidden, instant, rate, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { COLOURS } from '../../builder/fields.ts';
import { fieldValue } from '../../builder/links.ts';
import { select } from '../../builder/select.ts';
import { barChartPanel, tablePanel } from '../../panels/index.ts';
import { contactLink, listLink, opportunityLink } from './links.ts';
import { LIMIT } from './results.ts';

/** Lost reasons, the most frequent first. */
export const reasons = (ctx: Context) =>
  barChartPanel(ctx, {
    text: ctx.texts.campaign.lostReasons,
    ...select(ctx, 'campaign_lost_reasons', {
      fields: {
        reason: { name: ctx.texts.campaign.variables.reason.label, words: ctx.texts.campaign.reasons },
        opportunities: count(ctx.texts.common.columns.opportunities, {
          color: COLOURS.lost,
          links: [listLink(ctx, { set: { outcome: 'lost', reason: fieldValue('reason_id') } })],
        }),
        reason_id: hidden,
      },
      copies: { reason_id: 'reason' },
      orderBy: ['opportunities desc', 'reason'],
      limit: 20,
    }),
    x: 'reason',
    horizontal: true,
  });

const lostShares = (ctx: Context, link: ReturnType<typeof listLink>) => ({
  opportunities: count(ctx.texts.common.columns.opportunities, { links: [link], width: 110 }),
  share: rate(ctx.texts.common.columns.share, { cell: 'gauge' as const, min: 0, max: 1 }),
});

/** The same with shares, all of them. */
export function reasonShares(ctx: Context) {
  const link = listLink(ctx, { set: { outcome: 'lost', reason: fieldValue('reason_id') } });
  return tablePanel(ctx, {
    text: ctx.texts.campaign.lostReasonShares,
    ...select(ctx, 'campaign_lost_reasons', {
      fields: {
        reason: {
          name: ctx.texts.campaign.variables.reason.label,
          words: ctx.texts.campaign.reasons,
          links: [link],
        },
        ...lostShares(ctx, link),
        reason_id: hidden,
      },
      copies: { reason_id: 'reason' },
      orderBy: ['opportunities desc', 'reason'],
    }),
  });
}

/** Lost opportunities by industry. */
export const industries = (ctx: Context) =>
  barChartPanel(ctx, {
    text: ctx.texts.campaign.lostIndustries,
    ...select(ctx, 'campaign_lost_industries', {
      fields: {
        industry: text(ctx, ctx.texts.campaign.variables.industry.label),
        opportunities: count(ctx.texts.common.columns.opportunities, {
          color: COLOURS.lost,
          links: [listLink(ctx, { set: { outcome: 'lost', industry: fieldValue('industry_id') } })],
        }),
        industry_id: hidden,
      },
      copies: { industry_id: 'industry' },
      orderBy: ['opportunities desc', 'industry'],
      limit: 20,
    }),
    x: 'industry',
    horizontal: true,
  });

/** The same with shares, all of them. */
export function industryShares(ctx: Context) {
  const link = listLink(ctx, { set: { outcome: 'lost', industry: fieldValue('industry_id') } });
  return tablePanel(ctx, {
    text: ctx.texts.campaign.lostIndustryShares,
    ...select(ctx, 'campaign_lost_industries', {
      fields: {
        industry: text(ctx, ctx.texts.campaign.variables.industry.label, { links: [link] }),
        ...lostShares(ctx, link),
        industry_id: hidden,
      },
      copies: { industry_id: 'industry' },
      orderBy: ['opportunities desc', 'industry'],
    }),
  });
}

/** Contacts whose opportunities were lost, by industry. */
export function lostContacts(ctx: Context) {
  const { columns } = ctx.texts.common;
  const { variables } = ctx.texts.campaign;
  return tablePanel(ctx, {
    text: ctx.texts.campaign.lostContacts,
    ...select(ctx, 'campaign_lost_contacts', {
      fields: {
        industry: text(ctx, variables.industry.label),
        contact_id: hidden,
        contact_name: text(ctx, columns.contact, { links: [contactLink(ctx)] }),
        opportunity_id: { name: columns.opportunity, links: [opportunityLink(ctx)] },
        salesperson_name: text(ctx, columns.salesperson),
        reason: { name: variables.reason.label, words: ctx.texts.campaign.reasons },
        lost_at: instant(ctx.texts.campaign.columns.lostAt),
      },
      orderBy: ['industry', 'lost_at', 'opportunity_id'],
      limit: LIMIT,
    }),
  });
}
