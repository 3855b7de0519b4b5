import fact_opportunities from '../../../clickhouse/schema/fact_opportunities.ts';
import { emptyRow } from '../../../clickhouse/schema/table.ts';
import type { Group } from './group.ts';
import {
  type ContactFact,
  type DeriveContext,
  NONE,
  type OpportunityFact,
  type OrderFact,
  type TaskFact,
} from './model.ts';
import { clamp, inCents, toBase, toMicros } from './money.ts';
import { ascending } from './months.ts';
import { type Opportunity, placeOf, stageChangesOf } from './opportunity.ts';

const DEFAULT_RATE_MICROS = 50_000_000;

type Unversioned<T> = Omit<T, 'version'>;
type Contact = Unversioned<ContactFact>;

/** Orders that count for an opportunity: placed, not cancelled (docs/contract/metrics.md, "Terms"). */
function totals(orders: readonly Unversioned<OrderFact>[]) {
  const counting = orders.filter((order) => order.state === 'live' && !order.cancelled);
  const first = counting.reduce<Unversioned<OrderFact> | undefined>(
    (a, b) =>
      !a || b.orderedAtMs < a.orderedAtMs || (b.orderedAtMs === a.orderedAtMs && b.orderId < a.orderId) ? b : a,
    undefined,
  );
  return {
    orders: counting.length,
    revenueCents: clamp(counting.reduce((sum, order) => sum + order.amountCents, 0n)),
    firstOrderAtMs: first?.orderedAtMs,
    firstOrderId: first?.orderId,
  };
}

const monthsOf = ({ months }: Group) => ({
  createdMonths: ascending(months.beginning),
  milestoneMonths: ascending(months.milestones),
});

/** Puts together what an opportunity's events, contact, orders and tasks say. */
export function opportunityFact(
  group: Group,
  opportunity: Opportunity,
  contact: Contact,
  orders: readonly Unversioned<OrderFact>[],
  tasks: readonly Unversioned<TaskFact>[],
  context: DeriveContext,
): Unversioned<OpportunityFact> {
  const { stageId, stageOrder, stageName, stage } = placeOf(opportunity, context);
  const entered = opportunity.history.at(-1);
  const { count, lastAtMs } = stageChangesOf(opportunity);
  const currency = opportunity.currency ?? context.baseCurrency;
  const estimated =
    opportunity.estimatedValue === undefined
      ? { cents: 0n, missing: false }
      : toBase(context, opportunity.estimatedValue, currency, context.dayOf(opportunity.created.timeMs));
  const said = opportunity.closeRate === undefined ? undefined : toMicros(opportunity.closeRate);
  return {
    campaignId: opportunity.campaignId ?? NONE,
    opportunityId: opportunity.id,
    state: opportunity.deleted ? 'deleted' : 'live',
    contactId: contact.contactId,
    contactName: contact.name,
    industry: contact.industry,
    description: opportunity.description,
    salespersonId: opportunity.ownerId ?? NONE,
    stageId,
    stageOrder,
    stageName,
    outcome: stage?.outcome ?? 'in_progress',
    sourceId: opportunity.sourceId ?? contact.sourceId,
    category: opportunity.category || NONE,
    origin: opportunity.origin,
    estimatedCents: estimated.cents,
    originalCents: inCents(opportunity.estimatedValue ?? 0),
    currency,
    closeRateMicros: said ?? DEFAULT_RATE_MICROS,
    probabilityMicros: said ?? stage?.rateMicros ?? DEFAULT_RATE_MICROS,
    expectedCloseDay: opportunity.expectedCloseDay,
    custom: opportunity.custom.fields,
    customDropped: opportunity.custom.dropped,
    createdAtMs: opportunity.created.timeMs,
    updatedAtMs: opportunity.updatedAtMs,
    transferredAtMs: opportunity.transferred?.timeMs,
    transferredTo: opportunity.transferred?.data.to_id ?? undefined,
    qualifiedAtMs: opportunity.qualifiedAtMs,
    ...totals(orders),
    tasksDone: tasks.filter((task) => task.state === 'live' && task.done).length,
    tasksOpen: tasks.filter((task) => task.state === 'live' && !task.done).length,
    history: opportunity.history,
    lostReason: entered?.reason ?? NONE,
    stageEnteredAtMs: entered?.enteredAtMs ?? 0,
    stageChanges: count,
    lastStageChangeAtMs: lastAtMs,
    refusals: opportunity.refusals,
    missingFx: estimated.missing,
    ...monthsOf(group),
  };
}

const NOTHING = emptyRow(fact_opportunities);

/** A row that only says that this opportunity does not stand here: not created yet, or now under another campaign. */
export function placeholder(
  group: Group,
  campaignId: string,
  state: Exclude<OpportunityFact['state'], 'live'>,
  contactId: string,
): Unversioned<OpportunityFact> {
  return { ...NOTHING, campaignId, opportunityId: group.id, state, contactId, ...monthsOf(group) };
}
