import { dayNumber } from './business-time.ts';
import { type ContactTimeline, nameAt, ownerAt } from './contact.ts';
import { CustomFields } from './custom.ts';
import type { Group } from './group.ts';
import { type DeriveContext, type EventOf, NONE, type Refusal, type StageEntry, type StoredEvent } from './model.ts';
import { Sayings } from './sayings.ts';
import type { Steps } from './slicer.ts';

const DEFAULT_CLOSE_DAYS = 7;

/** An opportunity as its own events and its contact's make it; money by orders and its version come later. */
export interface Opportunity {
  id: string;
  created: EventOf<'crm.opportunity.created'>;
  /** What its other events say of its campaign and its owner; `(none)`: cleared. */
  campaigns: Sayings<string>;
  owners: Sayings<string>;
  deleted: boolean;
  campaignId?: string | undefined;
  description: string;
  ownerId: string | undefined;
  sourceId?: string | undefined;
  category?: string | undefined;
  origin: string;
  estimatedValue?: string | number | undefined;
  currency?: string | undefined;
  closeRate?: string | number | undefined;
  expectedCloseDay: number | undefined;
  custom: CustomFields;
  updatedAtMs: number;
  transferred: EventOf<'crm.opportunity.transferred'> | undefined;
  qualifiedAtMs: number | undefined;
  history: StageEntry[];
  refusals: Refusal[];
}

/** The first `created` counts as the first event whatever the others' times; a second acts as `updated` (docs/contract/events.md, "Rules of derivation"). */
export function* foldOpportunity(
  group: Group,
  timeline: ContactTimeline,
  context: DeriveContext,
): Steps<Opportunity | undefined> {
  const created = group.events.find((event) => event.type === 'crm.opportunity.created');
  if (!created) return undefined;
  const opportunity = start(group.id, created, timeline, context);
  for (const event of group.events) {
    if (event === created) continue;
    listen(opportunity, event);
    if (!apply(opportunity, event, context)) continue;
    opportunity.custom.merge(event.type, event.data);
    opportunity.updatedAtMs = Math.max(opportunity.updatedAtMs, event.timeMs);
    yield;
  }
  return opportunity;
}

function start(
  id: string,
  created: EventOf<'crm.opportunity.created'>,
  timeline: ContactTimeline,
  context: DeriveContext,
): Opportunity {
  // What holds where `created` says nothing of it; everything else is as an update says it.
  const opportunity: Opportunity = {
    id,
    created,
    campaigns: new Sayings(),
    owners: new Sayings(),
    deleted: false,
    description: nameAt(timeline, created) ?? '',
    ownerId: ownerAt(timeline, created),
    origin: 'manual',
    expectedCloseDay: context.dayOf(created.timeMs) + DEFAULT_CLOSE_DAYS,
    custom: new CustomFields(),
    updatedAtMs: created.timeMs,
    transferred: undefined,
    qualifiedAtMs: undefined,
    history: [],
    refusals: [],
  };
  opportunity.custom.merge(created.type, created.data);
  update(opportunity, created, context);
  if (opportunity.history.length === 0) {
    const first = context.directory.stagesOf(opportunity.campaignId)?.first ?? NONE;
    enter(opportunity, first, created, '', NONE, context);
  }
  return opportunity;
}

const dayOrNone = (date: string | null): number | undefined => (date === null ? undefined : dayNumber(date));

function enter(
  opportunity: Opportunity,
  stageId: string,
  event: StoredEvent,
  byId: string,
  reason: string,
  context: DeriveContext,
): void {
  const stage = context.directory.stagesOf(opportunity.campaignId)?.byId.get(stageId);
  opportunity.history.push({
    stageId,
    stageOrder: stage?.order ?? 0,
    outcome: stage?.outcome ?? 'in_progress',
    enteredAtMs: event.timeMs,
    byId,
    reason,
  });
}

/** Keeps what an event says for {@link enrich}, refused or not. */
function listen({ campaigns, owners }: Opportunity, event: StoredEvent): void {
  if (event.type === 'crm.opportunity.updated' || event.type === 'crm.opportunity.created') {
    const { campaign_id: campaign, owner_id: owner } = event.data;
    if (campaign !== undefined) campaigns.add(event, campaign ?? NONE);
    if (owner !== undefined) owners.add(event, owner ?? NONE);
  } else if (event.type === 'crm.opportunity.assigned') {
    owners.add(event, event.data.owner_id ?? NONE);
  }
}

/** @returns false if the event was refused */
function apply(opportunity: Opportunity, event: StoredEvent, context: DeriveContext): boolean {
  switch (event.type) {
    case 'crm.opportunity.created':
    case 'crm.opportunity.updated':
      update(opportunity, event, context);
      return true;
    case 'crm.opportunity.stage_changed':
      return change(opportunity, event, context);
    case 'crm.opportunity.assigned':
      opportunity.ownerId = event.data.owner_id ?? undefined;
      return true;
    case 'crm.opportunity.transferred':
      opportunity.transferred ??= event;
      return true;
    case 'crm.opportunity.qualified':
      opportunity.qualifiedAtMs ??= event.timeMs;
      return true;
    case 'crm.opportunity.deleted':
      opportunity.deleted = true;
      return true;
    default:
      return true;
  }
}

function update(
  opportunity: Opportunity,
  event: EventOf<'crm.opportunity.created'> | EventOf<'crm.opportunity.updated'>,
  context: DeriveContext,
): void {
  const { data } = event;
  if (data.campaign_id !== undefined) opportunity.campaignId = data.campaign_id ?? undefined;
  if (data.description !== undefined) opportunity.description = data.description ?? '';
  if (data.owner_id !== undefined) opportunity.ownerId = data.owner_id ?? undefined;
  if (data.source_id !== undefined) opportunity.sourceId = data.source_id ?? undefined;
  if (data.product_category !== undefined) opportunity.category = data.product_category ?? undefined;
  if (data.origin !== undefined) opportunity.origin = data.origin ?? 'manual';
  if (data.estimated_value !== undefined) opportunity.estimatedValue = data.estimated_value ?? undefined;
  if (data.currency !== undefined) opportunity.currency = data.currency ?? undefined;
  if (data.close_rate !== undefined) opportunity.closeRate = data.close_rate ?? undefined;
  if (data.expected_close_on !== undefined) opportunity.expectedCloseDay = dayOrNone(data.expected_close_on);
  // A stage said here is a change by nobody named: never refused, and without a reason.
  const stageId = data.stage_id;
  if (typeof stageId === 'string' && stageId !== opportunity.history.at(-1)?.stageId) {
    enter(opportunity, stageId, event, '', NONE, context);
  }
}

function change(
  opportunity: Opportunity,
  event: EventOf<'crm.opportunity.stage_changed'>,
  context: DeriveContext,
): boolean {
  const from = opportunity.history.at(-1)?.stageId ?? NONE;
  const to = event.data.stage_id;
  if (to === from) return true;
  const byId = event.data.by_id ?? '';
  if (isClosed(opportunity, from, context) && mayNotReopen(context.directory.roleOf(byId))) {
    opportunity.refusals.push({
      refusedAtMs: event.timeMs,
      eventSource: event.source,
      eventId: event.id,
      byId,
      detail: `${from} -> ${to}`,
    });
    return false;
  }
  enter(opportunity, to, event, byId, event.data.lost_reason || NONE, context);
  return true;
}

function isClosed(opportunity: Opportunity, stageId: string, context: DeriveContext): boolean {
  const outcome = context.directory.stagesOf(opportunity.campaignId)?.byId.get(stageId)?.outcome ?? 'in_progress';
  return outcome !== 'in_progress';
}

/** Roles of the directory now; nobody named and unknown ids may (docs/contract/metrics.md, "Sales pipeline"). */
const mayNotReopen = (role: string | undefined): boolean => role === 'agent' || role === 'supervisor';

/**
 * Where it stands now. Order, name and outcome are those of the stage by the campaign it has now, which may not be the one it entered the stage in;
 * a stage that this campaign does not list has the order 0 (docs/contract/metrics.md, "Conventions")
 * and the last name that the campaign gave it.
 */
export function placeOf(opportunity: Opportunity, context: DeriveContext) {
  const stageId = opportunity.history.at(-1)?.stageId ?? NONE;
  const list = context.directory.stagesOf(opportunity.campaignId);
  const stage = list?.byId.get(stageId);
  const stageName = stage?.name ?? list?.formerNames.get(stageId) ?? NONE;
  return { stageId, stageOrder: stage?.order ?? 0, stageName, stage };
}

/** Applied stage changes: every entry of the history but the first, which it was created in. */
export function stageChangesOf({ history }: Opportunity): { count: number; lastAtMs: number | undefined } {
  let lastAtMs: number | undefined;
  for (let i = 1; i < history.length; i++) {
    const atMs = history[i]?.enteredAtMs;
    if (atMs !== undefined && (lastAtMs === undefined || atMs > lastAtMs)) lastAtMs = atMs;
  }
  return { count: Math.max(0, history.length - 1), lastAtMs };
}
