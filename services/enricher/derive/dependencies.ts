import { ACTIVITY_TYPES } from '../../../schemas/types.ts';
import type { StoredEvent, SupersededContent } from './model.ts';

/**
 * Size of a set of events and whether any of them is new in this batch.
 * A row's version is the size of the set of events it can depend on, so that of two writers the one that knew more wins
 * (docs/architecture.md, "Invariants"), and a row is written again exactly when that set grew or a member was delivered again.
 */
export interface Dependencies {
  size: number;
  fresh: boolean;
}

export const noDependencies = (): Dependencies => ({ size: 0, fresh: false });

export function grow(dependencies: Dependencies, size: number, fresh: boolean): void {
  dependencies.size += size;
  if (fresh) dependencies.fresh = true;
}

export function join(into: Dependencies, other: Dependencies): void {
  into.size += other.size;
  if (other.fresh) into.fresh = true;
}

/** Directory revisions stay below 2^32, sets below 2^21: the product is an exact double and an exact UInt64. */
const REVISIONS = 2 ** 32;

export function versionOf(size: number, revision: number): number {
  return size * REVISIONS + revision;
}

/** Contents received under an event's identity, the superseded ones included: each makes the set grow by one. */
export function weightOf(event: StoredEvent): number {
  return 1 + (event.superseded?.length ?? 0);
}

/** What an event is about beside its contact. */
export type Kind = 'opportunity' | 'order' | 'task';

const KINDS = new Map<string, Kind>(
  ACTIVITY_TYPES.flatMap((type) => {
    const entity = type.split('.')[1];
    return entity === 'opportunity' || entity === 'order' || entity === 'task' ? [[type, entity]] : [];
  }),
);

/** Entities that a content names, also a superseded one: rows of theirs may have been written from it. */
export interface Mention {
  id: string;
  opportunityId: string | undefined;
  /** `null`: the content says that there is no campaign (or, in `created`, does not name one). */
  campaignId: string | null | undefined;
}

export const kindOf = (type: string): Kind | undefined => KINDS.get(type);

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const field = (data: object, name: string): unknown =>
  Object.hasOwn(data, name) ? Reflect.get(data, name) : undefined;

/** What a content of that kind names. */
export function mentionOf({ type, data }: SupersededContent | StoredEvent, kind: Kind): Mention {
  const opportunityId = text(field(data, 'opportunity_id'));
  if (kind === 'opportunity') {
    const campaign = field(data, 'campaign_id');
    const silent = campaign === null || type === 'crm.opportunity.created' ? null : undefined;
    return { id: opportunityId ?? '', opportunityId, campaignId: text(campaign) ?? silent };
  }
  return {
    id: text(field(data, kind === 'order' ? 'order_id' : 'task_id')) ?? '',
    opportunityId,
    campaignId: undefined,
  };
}

/** Contact events on which its opportunities and orders depend: name, owner, industry, first touch. */
export function isCore(type: string): boolean {
  return (
    type === 'crm.contact.created' ||
    type === 'crm.contact.updated' ||
    type === 'crm.contact.assigned' ||
    type === 'crm.contact.tagged'
  );
}

/** Events whose late arrival changes how later events are enriched. */
export function changesEnrichment(type: string): boolean {
  return (
    isCore(type) ||
    type === 'crm.opportunity.created' ||
    type === 'crm.opportunity.updated' ||
    type === 'crm.opportunity.assigned'
  );
}
