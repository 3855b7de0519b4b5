/** One opportunity, walked event by event. */
import { addDays, dayOf, type Instant, latest } from './calendar.ts';
import { type Contact, contactAt } from './contacts.ts';
import { type Custom, mergeCustom, NO_CUSTOM } from './custom.ts';
import type { Directory, Outcome } from './directory.ts';
import { cents, type Data, Dec, decimal, next, type Said, text } from './fields.ts';
import type { Config } from './model.ts';
import { convert } from './money.ts';
import { compareEvents, firstFirst, type Seen } from './normalise.ts';
import { stagesFor, stageView } from './stages.ts';

export interface StageEntry {
  readonly stageId: string | null;
  /** The campaign that it was in as it entered the stage. */
  readonly campaignId: string | null;
  readonly enteredAt: Instant;
  readonly byId: string | null;
  readonly reason: string | null;
}

export interface Opportunity {
  readonly opportunityId: string;
  readonly contact: Contact;
  readonly deleted: boolean;
  readonly campaignId: string | null;
  readonly description: string;
  readonly ownerId: string | null;
  /** Its own, else its contact's. */
  readonly sourceId: string | null;
  readonly category: string | null;
  readonly origin: string;
  /** In which the estimated value was said. */
  readonly currency: string;
  /** In %, null if no event says one. */
  readonly saidCloseRate: Dec | null;
  /** In the base currency. */
  readonly estimatedValue: Dec;
  /** As it was said. */
  readonly original: { readonly amount: Dec; readonly currency: string };
  readonly missingRate: boolean;
  readonly expectedCloseOn: string | null;
  readonly custom: Custom;
  readonly stageId: string | null;
  readonly stageOrder: number;
  readonly stageName: string | null;
  readonly stageRate: Dec | null;
  readonly outcome: Outcome;
  readonly createdAt: Instant;
  readonly createdOn: string;
  readonly updatedAt: Instant;
  readonly transferredAt: Instant | null;
  /** Whom that hand-over names. */
  readonly transferredTo: string | null;
  readonly qualifiedAt: Instant | null;
  /** The initial stage, then every applied change, in the order of derivation. */
  readonly stages: readonly [StageEntry, ...StageEntry[]];
  readonly refused: readonly Seen[];
}

/** The walk's state: what has been said so far. */
interface Draft {
  campaignId: string | null;
  description: string | null;
  ownerId: string | null;
  sourceId: string | null;
  category: string | null;
  closeRate: Dec | null;
  value: Dec | null;
  currency: string | null;
  expectedCloseOn: string | null;
  origin: string | null;
  custom: Custom;
}

/** Null until `created` came. */
export function opportunityOf(
  opportunityId: string,
  contact: Contact,
  events: readonly Seen[],
  directory: Directory,
  config: Config,
): Opportunity | null {
  const { first, ordered } = firstFirst(events, 'crm.opportunity.created');
  if (!first) return null;

  const createdOn = dayOf(first.at, config.timezone);
  const draft = opening(first, contact, createdOn);
  const firstStage = text(first.data, 'stage_id') ?? stagesFor(draft.campaignId, directory)[0]?.stageId ?? null;
  const stages: [StageEntry, ...StageEntry[]] = [
    { stageId: firstStage, campaignId: draft.campaignId, enteredAt: first.at, byId: null, reason: null },
  ];
  const refused: Seen[] = [];

  for (const event of ordered.slice(1)) {
    const { type, data } = event;
    if (type === 'crm.opportunity.created' || type === 'crm.opportunity.updated') {
      Object.assign(draft, updated(draft, data));
    }
    if (type === 'crm.opportunity.assigned') draft.ownerId = next(draft.ownerId, text(data, 'owner_id'));

    const target = changesStage(type) ? text(data, 'stage_id') : undefined;
    const current = stages[stages.length - 1] ?? stages[0];
    if (target !== undefined && target !== null && target !== current.stageId) {
      const named = type === 'crm.opportunity.stage_changed' ? (text(data, 'by_id') ?? null) : null;
      const closed = stageView(current.stageId, draft.campaignId, directory).outcome !== 'in_progress';
      if (closed && mayNotReopen(named, directory)) {
        refused.push(event);
        continue;
      }
      const reason = type === 'crm.opportunity.stage_changed' ? (text(data, 'lost_reason') ?? null) : null;
      stages.push({ stageId: target, campaignId: draft.campaignId, enteredAt: event.at, byId: named, reason });
    }
    draft.custom = mergeCustom(draft.custom, type, data);
  }

  const now = stages[stages.length - 1] ?? stages[0];
  const stage = stageView(now.stageId, draft.campaignId, directory);
  const transferred = firstOf(events, 'crm.opportunity.transferred');
  const value = convert(draft.value ?? new Dec(0), draft.currency, createdOn, directory, config.baseCurrency);
  return {
    opportunityId,
    contact,
    deleted: events.some((event) => event.type === 'crm.opportunity.deleted'),
    campaignId: draft.campaignId,
    description: draft.description ?? '',
    ownerId: draft.ownerId,
    sourceId: draft.sourceId ?? contact.sourceId,
    category: draft.category,
    origin: draft.origin ?? 'manual',
    currency: draft.currency ?? config.baseCurrency,
    saidCloseRate: draft.closeRate,
    estimatedValue: value.value,
    original: { amount: cents(draft.value ?? new Dec(0)), currency: draft.currency ?? config.baseCurrency },
    missingRate: draft.value !== null && value.missingRate,
    expectedCloseOn: draft.expectedCloseOn,
    custom: draft.custom,
    stageId: now.stageId,
    stageOrder: stage.order,
    stageName: stage.name,
    stageRate: stage.rate,
    outcome: stage.outcome,
    createdAt: first.at,
    createdOn,
    updatedAt: latest(events.filter((event) => !refused.includes(event)).map((event) => event.at)) ?? first.at,
    transferredAt: transferred?.at ?? null,
    transferredTo: (transferred && text(transferred.data, 'to_id')) ?? null,
    qualifiedAt: firstOf(events, 'crm.opportunity.qualified')?.at ?? null,
    stages,
    refused,
  };
}

/** The first `created`, with the defaults where it doesn't say; null clears, it asks for no default. */
function opening({ at, type, data }: Seen, contact: Contact, createdOn: string): Draft {
  const then = contactAt(contact.events, at);
  return {
    campaignId: text(data, 'campaign_id') ?? null,
    description: otherwise(text(data, 'description'), then.name),
    ownerId: otherwise(text(data, 'owner_id'), then.owner),
    sourceId: text(data, 'source_id') ?? null,
    category: text(data, 'product_category') ?? null,
    closeRate: decimal(data, 'close_rate') ?? null,
    value: decimal(data, 'estimated_value') ?? null,
    currency: text(data, 'currency') ?? null,
    expectedCloseOn: otherwise(text(data, 'expected_close_on'), addDays(createdOn, 7)),
    origin: text(data, 'origin') ?? null,
    custom: mergeCustom(NO_CUSTOM, type, data),
  };
}

function updated(draft: Draft, data: Data): Omit<Draft, 'custom'> {
  return {
    campaignId: next(draft.campaignId, text(data, 'campaign_id')),
    description: next(draft.description, text(data, 'description')),
    ownerId: next(draft.ownerId, text(data, 'owner_id')),
    sourceId: next(draft.sourceId, text(data, 'source_id')),
    category: next(draft.category, text(data, 'product_category')),
    closeRate: next(draft.closeRate, decimal(data, 'close_rate')),
    value: next(draft.value, decimal(data, 'estimated_value')),
    currency: next(draft.currency, text(data, 'currency')),
    expectedCloseOn: next(draft.expectedCloseOn, text(data, 'expected_close_on')),
    origin: next(draft.origin, text(data, 'origin')),
  };
}

function changesStage(type: string): boolean {
  return ['created', 'updated', 'stage_changed'].some((verb) => type === `crm.opportunity.${verb}`);
}

/** Out of a closed stage only admins, owners, nobody named and unknown people may move it; by the roles of now. */
function mayNotReopen(byId: string | null, directory: Directory): boolean {
  const role = byId === null ? undefined : directory.salespeople.get(byId)?.role;
  return role === 'agent' || role === 'supervisor';
}

function otherwise(said: Said<string>, fallback: string | null): string | null {
  return said === undefined ? fallback : said;
}

function firstOf(events: readonly Seen[], type: string): Seen | null {
  return [...events].sort(compareEvents).find((event) => event.type === type) ?? null;
}
