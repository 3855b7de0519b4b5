import fact_orders from '../../../clickhouse/schema/fact_orders.ts';
import { emptyRow } from '../../../clickhouse/schema/table.ts';
import { CANCELLED } from '../../../schemas/order-status.ts';
import type { Group } from './group.ts';
import { type ContactFact, type DeriveContext, NONE, type OrderFact } from './model.ts';
import { clamp, inCents } from './money.ts';
import { ascending } from './months.ts';
import { type Opportunity, placeOf } from './opportunity.ts';
import { amountsOf, linesOf, type Order } from './order.ts';

type Unversioned<T> = Omit<T, 'version'>;

const NOWHERE = { stageId: NONE, stageOrder: 0, stageName: NONE };

/** Puts together what an order's events, its opportunity and its contact say. */
export function orderFact(
  group: Group,
  order: Order | undefined,
  contact: Unversioned<ContactFact>,
  opportunityOf: (id: string) => Opportunity | undefined,
  context: DeriveContext,
): Unversioned<OrderFact> {
  if (!order) return missing(group, contact);
  const named = order.opportunityId === undefined ? undefined : opportunityOf(order.opportunityId);
  // Orders of a deleted or unknown opportunity count as orders without one (docs/contract/events.md, "Rules of derivation").
  const opportunity = named?.deleted ? undefined : named;
  const place = opportunity ? placeOf(opportunity, context) : NOWHERE;
  const { lines, missingFx } = linesOf(order, opportunity, context);
  const cancelled = order.status === CANCELLED;
  const amountCents = clamp(lines.reduce((sum, line) => sum + line.amountCents, 0n));
  return {
    orderId: order.id,
    state: 'live',
    contactId: contact.contactId,
    contactName: contact.name,
    opportunityId: opportunity?.id ?? NONE,
    description: opportunity?.description ?? '',
    campaignId: opportunity?.campaignId ?? NONE,
    sourceId: opportunity?.sourceId ?? contact.sourceId,
    salespersonId: opportunity?.ownerId ?? NONE,
    stageId: place.stageId,
    stageOrder: place.stageOrder,
    stageName: place.stageName,
    status: order.status,
    cancelled,
    currency: order.currency ?? context.baseCurrency,
    amountCents,
    revenueCents: cancelled ? 0n : amountCents,
    originalCents: clamp(amountsOf(order).reduce<bigint>((sum, amount) => sum + inCents(amount), 0n)),
    orderedAtMs: order.placed.timeMs,
    updatedAtMs: order.updatedAtMs,
    lines,
    missingFx,
    placedMonths: ascending(group.months.beginning),
  };
}

const NOTHING = emptyRow(fact_orders);

function missing(group: Group, contact: Unversioned<ContactFact>): Unversioned<OrderFact> {
  return {
    ...NOTHING,
    orderId: group.id,
    state: group.events.length > 0 ? 'incomplete' : 'gone',
    contactId: contact.contactId,
    placedMonths: ascending(group.months.beginning),
  };
}
