import type { Context } from '../../builder/context.ts';
import { dataLink, fieldValue, type LinkTarget } from '../../builder/links.ts';
import type { DataLink } from '../../model/field-config.ts';

type Where = Pick<LinkTarget, 'set' | 'time'>;

/** Link of a count to the opportunities behind it: those of the campaign and period, narrowed by `set`. */
export const listLink = (ctx: Context, { set = {}, time = 'keep' }: Where = {}): DataLink =>
  dataLink(ctx.texts.common.links.opportunities, {
    to: 'leadstream-campaign-opportunities',
    keep: ['campaign'],
    set,
    time,
  });

/** Link of revenue, or of a number of orders, to the orders behind it. */
export const ordersLink = (ctx: Context, { set = {}, time = 'keep' }: Where = {}): DataLink =>
  dataLink(ctx.texts.campaignOrders.open, {
    to: 'leadstream-campaign-orders',
    keep: ['campaign'],
    set: { counted: '1', ...set },
    time,
  });

/** Link that narrows the staff's part of the dashboard to one salesperson. */
export const figuresLink = (ctx: Context, salesperson: string): DataLink =>
  dataLink(ctx.texts.campaign.figures, {
    to: 'leadstream-campaign',
    keep: ['campaign', 'bucket'],
    set: { salesperson },
  });

export const opportunityLink = (ctx: Context): DataLink =>
  dataLink(ctx.texts.common.links.opportunity, {
    to: 'leadstream-opportunity',
    set: { opportunity: fieldValue('opportunity_id') },
  });

export const contactLink = (ctx: Context): DataLink =>
  dataLink(ctx.texts.common.links.contact, {
    to: 'leadstream-contact',
    set: { contact: fieldValue('contact_id') },
  });

export const orderLink = (ctx: Context): DataLink =>
  dataLink(ctx.texts.order.open, { to: 'leadstream-order', set: { order: fieldValue('order_id') } });
