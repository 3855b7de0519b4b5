import { compareEvents } from '../../../schemas/compare.ts';
import { compareInstants } from '../../../schemas/instant.ts';
import { CustomFields, MAX_TAGS } from './custom.ts';
import { type ContactFact, type EventOf, NONE, type StoredEvent } from './model.ts';
import { type Opportunity, stageChangesOf } from './opportunity.ts';
import { Sayings } from './sayings.ts';
import type { Steps } from './slicer.ts';

type Said<T> = T | null | undefined;

/** A contact's own events in the order in which they count: the first `created` first, whatever the others' times. */
export interface ContactTimeline {
  created: EventOf<'crm.contact.created'> | undefined;
  /** The rest by (time, source, id). */
  rest: StoredEvent[];
  firstTouch: { event: StoredEvent; sourceId: string; tag: string } | undefined;
  /** What `rest` says of the owner and the name; `null`: cleared. */
  owners: Sayings<string | null>;
  names: Sayings<string | null>;
}

export function* timelineOf(
  events: readonly StoredEvent[],
  sourceOfTag: (tag: string) => string | undefined,
): Steps<ContactTimeline> {
  const created = events.find((event) => event.type === 'crm.contact.created');
  const rest = created ? events.filter((event) => event !== created) : [...events];
  let firstTouch: ContactTimeline['firstTouch'];
  const owners = new Sayings<string | null>();
  const names = new Sayings<string | null>();
  for (const event of rest) {
    const owner = saidOwner(event);
    if (owner !== undefined) owners.add(event, owner);
    const name = saidName(event);
    if (name !== undefined) names.add(event, name);
    yield;
    if (firstTouch || event.type !== 'crm.contact.tagged') continue;
    const sourceId = sourceOfTag(event.data.tag);
    if (sourceId !== undefined) firstTouch = { event, sourceId, tag: event.data.tag };
  }
  return { created, rest, firstTouch, owners, names };
}

/**
 * What the contact's events with the same or an earlier time than `at` say last (docs/contract/events.md, "Rules of derivation");
 * all of them without `at`. `null`: cleared, `undefined`: never said.
 */
function saidBy<T>(
  { created }: ContactTimeline,
  sayings: Sayings<T>,
  at: StoredEvent | undefined,
  read: (event: StoredEvent) => Said<T>,
): Said<T> {
  const said = at ? sayings.atTime(at) : sayings.last();
  if (said !== undefined) return said;
  return created && !(at && compareInstants(created, at) > 0) ? read(created) : undefined;
}

function saidOwner(event: StoredEvent): Said<string> {
  if (event.type === 'crm.contact.created' || event.type === 'crm.contact.updated') return event.data.owner_id;
  return event.type === 'crm.contact.assigned' ? event.data.to_id : undefined;
}

const ATTRIBUTES = ['name', 'email', 'phone', 'industry', 'company', 'account_id', 'origin'] as const;
type Attribute = (typeof ATTRIBUTES)[number];

function saidName(event: StoredEvent): Said<string> {
  return event.type === 'crm.contact.created' || event.type === 'crm.contact.updated' ? event.data.name : undefined;
}

export function ownerAt(timeline: ContactTimeline, at?: StoredEvent): string | undefined {
  return saidBy(timeline, timeline.owners, at, saidOwner) ?? undefined;
}

export function nameAt(timeline: ContactTimeline, at?: StoredEvent): string | undefined {
  return saidBy(timeline, timeline.names, at, saidName) ?? undefined;
}

/** First-touch source as of an event, in the order of events. */
export function sourceAt(timeline: ContactTimeline, at: StoredEvent): string {
  const touch = timeline.firstTouch;
  return touch && compareEvents(touch.event, at) <= 0 ? touch.sourceId : NONE;
}

/** The contact as it is now; its version is the caller's. */
export function* deriveContact(
  contactId: string,
  timeline: ContactTimeline,
  interactions: readonly StoredEvent[],
  opportunities: Iterable<Opportunity>,
): Steps<Omit<ContactFact, 'version'>> {
  const { created, rest, firstTouch } = timeline;
  // What is said last of each, `null` if that clears it.
  const said: { [name in Attribute]?: string | null | undefined } = {};
  const tags = new Set<string>();
  const custom = new CustomFields();
  let stage: EventOf<'crm.contact.stage_changed'> | undefined;
  for (const event of created ? [created, ...rest] : rest) {
    switch (event.type) {
      case 'crm.contact.tagged':
        // A tag that comes while so many are in force finds no room; its event still counts for the first touch.
        if (tags.size < MAX_TAGS) tags.add(event.data.tag);
        break;
      case 'crm.contact.untagged':
        tags.delete(event.data.tag);
        break;
      case 'crm.contact.stage_changed':
        if (event.data.stage_id !== stage?.data.stage_id) stage = event;
        break;
      case 'crm.contact.created':
      case 'crm.contact.updated':
        for (const name of ATTRIBUTES) said[name] = event.data[name] === undefined ? said[name] : event.data[name];
        custom.merge(event.type, event.data);
    }
    yield;
  }
  return {
    contactId,
    name: said.name || NONE,
    email: said.email ?? '',
    phone: said.phone ?? '',
    industry: said.industry || NONE,
    company: said.company ?? '',
    salespersonId: ownerAt(timeline) ?? NONE,
    accountId: said.account_id ?? NONE,
    origin: said.origin ?? NONE,
    sourceId: firstTouch?.sourceId ?? NONE,
    sourceTag: firstTouch?.tag ?? NONE,
    acquiredAtMs: firstTouch?.event.timeMs,
    stageId: stage?.data.stage_id ?? NONE,
    stageEnteredAtMs: stage?.timeMs,
    tags: [...tags].sort(),
    custom: custom.fields,
    customDropped: custom.dropped,
    interactions: interactions.length,
    lastInteractionAtMs: interactions.at(-1)?.timeMs,
    ...stageChanges(opportunities),
    createdAtMs: created?.timeMs,
    updatedAtMs: latest(created, rest),
  };
}

/** Over the opportunities that live: stage changes of deleted ones are no interactions (docs/contract/metrics.md, "Sales pipeline"). */
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
