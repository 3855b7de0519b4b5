import { compareEvents } from '../../../schemas/compare.ts';
import { mergeCustom } from './custom.ts';
import { type ContactFact, type EventOf, NONE, type StoredEvent } from './model.ts';
import { type Opportunity, stageChangesOf } from './opportunity.ts';

type Said<T> = T | null | undefined;

/** A contact's own events in the order in which they count: the first `created` first, whatever the others' times. */
export interface ContactTimeline {
  created: EventOf<'crm.contact.created'> | undefined;
  /** The rest by (time, source, id). */
  rest: StoredEvent[];
  firstTouch: { event: StoredEvent; sourceId: string; tag: string } | undefined;
}

export function timelineOf(
  events: readonly StoredEvent[],
  sourceOfTag: (tag: string) => string | undefined,
): ContactTimeline {
  const created = events.find((event) => event.type === 'crm.contact.created');
  const rest = created ? events.filter((event) => event !== created) : [...events];
  let firstTouch: ContactTimeline['firstTouch'];
  for (const event of rest) {
    if (event.type !== 'crm.contact.tagged') continue;
    const sourceId = sourceOfTag(event.data.tag);
    if (sourceId === undefined) continue;
    firstTouch = { event, sourceId, tag: event.data.tag };
    break;
  }
  return { created, rest, firstTouch };
}

const isAfter = (event: StoredEvent, at: StoredEvent): boolean =>
  event.timeMs > at.timeMs || (event.timeMs === at.timeMs && event.timeSub > at.timeSub);

/**
 * What the contact's events with the same or an earlier time than `at` say last (events.md, "At that time");
 * all of them without `at`. `null`: cleared, `undefined`: never said.
 */
function lastSaid<T>(
  timeline: ContactTimeline,
  at: StoredEvent | undefined,
  read: (event: StoredEvent) => Said<T>,
): Said<T> {
  for (let i = timeline.rest.length - 1; i >= 0; i--) {
    const event = timeline.rest[i];
    if (!event || (at && isAfter(event, at))) continue;
    const said = read(event);
    if (said !== undefined) return said;
  }
  const { created } = timeline;
  return created && !(at && isAfter(created, at)) ? read(created) : undefined;
}

function saidOwner(event: StoredEvent): Said<string> {
  if (event.type === 'crm.contact.created' || event.type === 'crm.contact.updated') return event.data.owner_id;
  return event.type === 'crm.contact.assigned' ? event.data.to_id : undefined;
}

type Attribute = 'name' | 'email' | 'phone' | 'industry' | 'company' | 'account_id' | 'origin';

const saidAttribute =
  (name: Attribute) =>
  (event: StoredEvent): Said<string> =>
    event.type === 'crm.contact.created' || event.type === 'crm.contact.updated' ? event.data[name] : undefined;
const saidName = saidAttribute('name');

export function ownerAt(timeline: ContactTimeline, at?: StoredEvent): string | undefined {
  return lastSaid(timeline, at, saidOwner) ?? undefined;
}

export function nameAt(timeline: ContactTimeline, at?: StoredEvent): string | undefined {
  return lastSaid(timeline, at, saidName) ?? undefined;
}

/** First-touch source as of an event, in the order of events. */
export function sourceAt(timeline: ContactTimeline, at: StoredEvent): string {
  const touch = timeline.firstTouch;
  return touch && compareEvents(touch.event, at) <= 0 ? touch.sourceId : NONE;
}

/** The contact as it is now; its version is the caller's. */
export function deriveContact(
  contactId: string,
  timeline: ContactTimeline,
  interactions: readonly StoredEvent[],
  opportunities: Iterable<Opportunity>,
): Omit<ContactFact, 'version'> {
  const { created, rest, firstTouch } = timeline;
  const attribute = (name: Attribute) => lastSaid(timeline, undefined, saidAttribute(name));
  const tags = new Set<string>();
  const custom: Record<string, string> = {};
  let stage: EventOf<'crm.contact.stage_changed'> | undefined;
  for (const event of created ? [created, ...rest] : rest) {
    switch (event.type) {
      case 'crm.contact.tagged':
        tags.add(event.data.tag);
        break;
      case 'crm.contact.untagged':
        tags.delete(event.data.tag);
        break;
      case 'crm.contact.stage_changed':
        if (event.data.stage_id !== stage?.data.stage_id) stage = event;
        break;
      case 'crm.contact.created':
      case 'crm.contact.updated':
        mergeCustom(custom, event.type, event.data);
    }
  }
  return {
    contactId,
    name: attribute('name') || NONE,
    email: attribute('email') ?? '',
    phone: attribute('phone') ?? '',
    industry: attribute('industry') || NONE,
    company: attribute('company') ?? '',
    salespersonId: ownerAt(timeline) ?? NONE,
    accountId: attribute('account_id') ?? NONE,
    origin: attribute('origin') ?? NONE,
    sourceId: firstTouch?.sourceId ?? NONE,
    sourceTag: firstTouch?.tag ?? NONE,
    acquiredAtMs: firstTouch?.event.timeMs,
    stageId: stage?.data.stage_id ?? NONE,
    stageEnteredAtMs: stage?.timeMs,
    tags: [...tags].sort(),
    custom,
    interactions: interactions.length,
    lastInteractionAtMs: interactions.at(-1)?.timeMs,
    ...stageChanges(opportunities),
    createdAtMs: created?.timeMs,
    updatedAtMs: latest(created, rest),
  };
}

/** Over the opportunities that live: stage changes of deleted ones are no interactions (metrics.md, "Sales pipeline"). */
function stageChanges(opportunities: Iterable<Opportunity>): Pick<ContactFact, 'stageChanges' | 'lastStageChangeAtMs'> {
  let stageChanges = 0;
  let lastStageChangeAtMs: number | undefined;
  for (const opportunity of opportunities) {
    if (opportunity.deleted) continue;
    const { count, lastAtMs } = stageChangesOf(opportunity);
    stageChanges += count;
    if (lastAtMs !== undefined) lastStageChangeAtMs = Math.max(lastStageChangeAtMs ?? lastAtMs, lastAtMs);
  }
  return { stageChanges, lastStageChangeAtMs };
}

function latest(created: StoredEvent | undefined, rest: readonly StoredEvent[]): number | undefined {
  const last = rest.at(-1)?.timeMs;
  if (last === undefined || created === undefined) return last ?? created?.timeMs;
  return Math.max(last, created.timeMs);
}
