import { amount, count, hidden, instant, text } from '../../builder/columns.ts';
import type { Context } from '../../builder/context.ts';
import { query } from '../../builder/query.ts';
import { tablePanel } from '../../panels/index.ts';
import { withColumns } from './computed.ts';
import { contactLink, opportunityLink, orderLink } from './links.ts';
import { outcomeField, statusField } from './words.ts';

/** Rows of a list at most; the lists that counts link to say how many there are. */
export const LIMIT = 5_000;

/** Every opportunity with its result and tasks. */
export function resultList(ctx: Context) {
  const { columns } = ctx.texts.common;
  return tablePanel(ctx, {
    text: ctx.texts.campaign.resultList,
    query: withColumns(
      query(ctx, 'campaign_results', {
        columns: [
          'opportunity_id',
          'contact_id',
          'contact_name',
          'salesperson_name',
          'stage_name',
          'outcome',
          'tasks_done',
          'tasks_open',
        ],
        orderBy: ['contact_name', 'opportunity_id'],
        limit: LIMIT,
      }),
      // A description may be empty, and a link needs a text.
      { opportunity: "if(description = '', opportunity_id, description)" },
    ),
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
  });
}

/** Orders of the period, cancelled ones too. */
export function orderList(ctx: Context) {
  return tablePanel(ctx, {
    text: ctx.texts.campaign.orderList,
    query: query(ctx, 'campaign_orders', {
      columns: [
        'ordered_at',
        'order_id',
        'contact_id',
        'contact_name',
        'opportunity_id',
        'description',
        'revenue',
        'status',
      ],
      orderBy: ['ordered_at desc', 'order_id'],
      limit: LIMIT,
    }),
    fields: orderFields(ctx),
  });
}

/** How orders are shown in lists. */
export const orderFields = (ctx: Context) => ({
  ordered_at: instant(ctx.texts.order.columns.orderedAt),
  order_id: { name: ctx.texts.order.columns.order, links: [orderLink(ctx)] },
  contact_id: hidden,
  contact_name: text(ctx, ctx.texts.common.columns.contact, { links: [contactLink(ctx)] }),
  opportunity_id: { name: ctx.texts.common.columns.opportunity, links: [opportunityLink(ctx)] },
  description: { name: ctx.texts.common.columns.description, links: [opportunityLink(ctx)] },
  revenue: amount(ctx, ctx.texts.common.columns.revenue),
  status: statusField(ctx),
});
