import { compareEvents } from '../../../schemas/compare.ts';
import { type ContactTimeline, ownerAt, sourceAt } from './contact.ts';
import { type Enrichment, NONE, type StoredEvent } from './model.ts';
import type { Opportunity } from './opportunity.ts';

/**
 * What the opportunity's events up to `at` (in the order of events) say last; `created` counts as its first.
 * Undefined before it was created: else a `created` that arrives late would change events that are earlier in order.
 */
function opportunityAt(
  opportunity: Opportunity,
  at: StoredEvent,
): { campaignId: string | undefined; ownerId: string | undefined } | undefined {
  const { created, campaigns, owners } = opportunity;
  if (compareEvents(created, at) > 0) return undefined;
  const owner = created.data.owner_id === null ? NONE : created.data.owner_id;
  return {
    campaignId: campaigns.atPlace(at) ?? created.data.campaign_id ?? undefined,
    ownerId: owners.atPlace(at) ?? owner,
  };
}

/**
 * Campaign, first-touch source and salesperson of an event as of that event, so that what arrives later in
 * order never changes the rows of earlier events.
 */
export function enrich(
  event: StoredEvent,
  timeline: ContactTimeline,
  opportunities: ReadonlyMap<string, Opportunity>,
): Enrichment {
  const named =
    'opportunity_id' in event.data && typeof event.data.opportunity_id === 'string'
      ? event.data.opportunity_id
      : undefined;
  const opportunity = named === undefined ? undefined : opportunities.get(named);
  const then = opportunity && opportunityAt(opportunity, event);
  return {
    contactId: 'contact_id' in event.data ? event.data.contact_id : NONE,
    opportunityId: named ?? NONE,
    campaignId: then?.campaignId ?? NONE,
    sourceId:
      opportunity && then && opportunity.created.data.source_id
        ? opportunity.created.data.source_id
        : sourceAt(timeline, event),
    salespersonId: then?.ownerId ?? ownerAt(timeline, event) ?? NONE,
  };
}
