import { amount, count, hidden, instant, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { select } from '../../builder/select.ts';
import { type PanelText, tablePanel } from '../../panels/index.ts';
import { contactLink, opportunityLink, orderLink } from './links.ts';
import { outcomeField, statusField } from './words.ts';

/** Rows of a list at most; the lists that counts link to say how many there are. */
export const LIMIT = 5_000;

/** Every opportunity with its result and tasks. */
export function resultList(ctx: Context) {
  const { columns } = ctx.texts.common;
  return tablePanel(ctx, {
    text: ctx.texts.campaign.resultList,
    ...select(ctx, 'campaign_results', {
      // A description may be empty, and a link needs a text.
      labels: { opportunity: "if(description = '', opportunity_id, description)" },
      fields: {
        opportunity: { name: columns.opportunity, links: [opportunityLink(ctx)], width: 200 },
        opportunity_id: hidden,
        contact_id: hidden,
        contact_name: text(ctx, columns.contact, { links: [contactLink(ctx)] }),
        salesperson_name: text(ctx, columns.salesperson),
        stage_name: text(ctx, columns.stage),
        outcome: outcomeField(ctx),
        tasks_done: count(ctx.texts.campaign.columns.tasksDone, { width: 150 }),
        tasks_open: count(ctx.texts.campaign.columns.tasksOpen, { width: 150 }),
      },
      orderBy: ['contact_name', 'opportunity_id'],
      limit: LIMIT,
    }),
  });
}

/** Orders, cancelled ones too, the latest first. */
export const orderTable = (ctx: Context, words: PanelText, where: readonly string[] = []) =>
  tablePanel(ctx, {
    text: words,
    ...select(ctx, 'campaign_orders', {
      fields: {
        ordered_at: instant(ctx.texts.order.columns.orderedAt),
        order_id: { name: ctx.texts.order.columns.order, links: [orderLink(ctx)] },
        contact_id: hidden,
        contact_name: text(ctx, ctx.texts.common.columns.contact, { links: [contactLink(ctx)] }),
        opportunity_id: { name: ctx.texts.common.columns.opportunity, links: [opportunityLink(ctx)] },
        description: { name: ctx.texts.common.columns.description, links: [opportunityLink(ctx)] },
        revenue: amount(ctx, ctx.texts.common.columns.revenue),
        status: statusField(ctx),
      },
      where,
      orderBy: ['ordered_at desc', 'order_id'],
      limit: LIMIT,
    }),
  });

/** Orders of the period. */
export const orderList = (ctx: Context) => orderTable(ctx, ctx.texts.campaign.orderList);
