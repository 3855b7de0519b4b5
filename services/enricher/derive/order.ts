import { orderStatus } from '../../../schemas/order-status.ts';
import type { Group } from './group.ts';
import { type DeriveContext, type EventOf, NONE, type OrderLine, type StoredEvent } from './model.ts';
import { toBase } from './money.ts';
import type { Opportunity } from './opportunity.ts';
import type { Steps } from './slicer.ts';

type OrderEvent = EventOf<'crm.order.placed'> | EventOf<'crm.order.updated'>;
type Line = { product_id: string; quantity?: string | number | null | undefined; amount: string | number };

/** An order as its own events make it. */
export interface Order {
  id: string;
  placed: EventOf<'crm.order.placed'>;
  opportunityId: string | undefined;
  status: string;
  currency: string | undefined;
  /** What was said last replaces the other: lines or an amount. */
  content: { lines: readonly Line[] } | { amount: string | number } | undefined;
  updatedAtMs: number;
}

const isOrderEvent = (event: StoredEvent): event is OrderEvent =>
  event.type === 'crm.order.placed' || event.type === 'crm.order.updated';

/** The first `placed` counts as the first event; a second acts as `updated` (docs/contract/events.md, "Rules of derivation"). */
export function* foldOrder(group: Group): Steps<Order | undefined> {
  const placed = group.events.find((event) => event.type === 'crm.order.placed');
  if (!placed) return undefined;
  const order: Order = {
    id: group.id,
    placed,
    opportunityId: undefined,
    status: 'placed',
    currency: undefined,
    content: undefined,
    updatedAtMs: placed.timeMs,
  };
  apply(order, placed);
  for (const event of group.events) {
    if (event !== placed && isOrderEvent(event)) apply(order, event);
    yield;
  }
  return order;
}

function apply(order: Order, event: OrderEvent): void {
  const { data } = event;
  if (data.opportunity_id !== undefined) order.opportunityId = data.opportunity_id ?? undefined;
  if (data.status !== undefined) order.status = data.status === null ? 'placed' : orderStatus(data.status);
  if (data.currency !== undefined) order.currency = data.currency ?? undefined;
  // If one event says both, the lines count. A cleared one leaves nothing only if it was the one that counted.
  if (data.lines) order.content = { lines: data.lines };
  else if (data.amount !== undefined && data.amount !== null) order.content = { amount: data.amount };
  else if (
    order.content &&
    (data.lines === null ? 'lines' in order.content : data.amount === null && 'amount' in order.content)
  ) {
    order.content = undefined;
  }
  order.updatedAtMs = Math.max(order.updatedAtMs, event.timeMs);
}

const ONE_MICROS = 1_000_000n;
/** Decimal(18, 6) holds 12 digits before the point. */
const MOST_QUANTITY = 999_999_999_999;

function quantityMicros(quantity: Line['quantity']): bigint {
  if (quantity === undefined || quantity === null) return ONE_MICROS;
  const bounded = Math.max(-MOST_QUANTITY, Math.min(MOST_QUANTITY, Number(quantity)));
  return BigInt(Math.round(bounded * 1e6));
}

/** What its lines amount to, as they were said; an order without lines has one amount. */
export const amountsOf = ({ content }: Order): readonly (string | number)[] =>
  content && 'lines' in content ? content.lines.map(({ amount }) => amount) : content ? [content.amount] : [];

/**
 * Lines in the base currency, each converted and rounded once. An order without lines is one line of its
 * opportunity's category, so that the lines' sum is always the order's amount.
 */
export function linesOf(
  order: Order,
  opportunity: Opportunity | undefined,
  context: DeriveContext,
): { lines: OrderLine[]; missingFx: boolean } {
  const currency = order.currency ?? context.baseCurrency;
  const day = context.dayOf(order.placed.timeMs);
  const { content } = order;
  if (!content || 'amount' in content) {
    const { cents, missing } = content ? toBase(context, content.amount, currency, day) : { cents: 0n, missing: false };
    const line = {
      productId: NONE,
      category: opportunity?.category || NONE,
      quantityMicros: ONE_MICROS,
      amountCents: cents,
    };
    return { lines: [line], missingFx: missing };
  }
  let missingFx = false;
  const lines = content.lines.map((line) => {
    const { cents, missing } = toBase(context, line.amount, currency, day);
    missingFx ||= missing;
    return {
      productId: line.product_id,
      category: context.directory.categoryOf(line.product_id) || NONE,
      quantityMicros: quantityMicros(line.quantity),
      amountCents: cents,
    };
  });
  return { lines, missingFx };
}
