/** A contact: what is known of it at an instant and now, and where it came from. */
import { compareInstants, type Instant, latest } from './calendar.ts';
import { type Custom, mergeCustom, NO_CUSTOM } from './custom.ts';
import type { Directory } from './directory.ts';
import { next, text } from './fields.ts';
import { firstFirst, type Seen } from './normalise.ts';

export interface ContactState {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly industry: string | null;
  readonly company: string | null;
  readonly owner: string | null;
  readonly account: string | null;
  readonly origin: string | null;
  readonly stageId: string | null;
}

export interface Contact extends ContactState {
  readonly contactId: string;
  /** Every event that names the contact, ordered by (time, source, id). */
  readonly events: readonly Seen[];
  /** Null until `contact.created` came. */
  readonly createdAt: Instant | null;
  /** The last of its own `contact.*` events. */
  readonly updatedAt: Instant | null;
  readonly sourceId: string | null;
  readonly sourceTag: string | null;
  /** When that tag came. */
  readonly acquiredAt: Instant | null;
  readonly stageEnteredAt: Instant | null;
  readonly custom: Custom;
  /** In force, sorted; 1,000 at most: one that comes while so many are in force finds no room. */
  readonly tags: readonly string[];
}

const UNKNOWN: ContactState = {
  name: null,
  email: null,
  phone: null,
  industry: null,
  company: null,
  owner: null,
  account: null,
  origin: null,
  stageId: null,
};

export function contactOf(contactId: string, events: readonly Seen[], directory: Directory): Contact {
  const own = events.filter((event) => event.type.startsWith('crm.contact.'));
  const { first, ordered } = firstFirst(own, 'crm.contact.created');
  const touch = firstTouch(own, directory);
  const sourceTag = touch ? (text(touch.data, 'tag') ?? null) : null;
  return {
    contactId,
    events,
    ...contactState(own),
    createdAt: first?.at ?? null,
    updatedAt: latest(own.map((event) => event.at)),
    sourceTag,
    acquiredAt: touch?.at ?? null,
    stageEnteredAt: stageEnteredAt(own),
    custom: ordered
      .filter(({ type }) => DESCRIBING.includes(type))
      .reduce((custom, { type, data }) => mergeCustom(custom, type, data), NO_CUSTOM),
    tags: tagsOf(own),
    sourceId: sourceTag === null ? null : (directory.sourceOfTag.get(sourceTag) ?? null),
  };
}

const DESCRIBING = ['crm.contact.created', 'crm.contact.updated'];
const MOST_TAGS = 1_000;

function tagsOf(events: readonly Seen[]): string[] {
  const tags: string[] = [];
  for (const { type, data } of events) {
    const tag = text(data, 'tag');
    if (tag === undefined || tag === null) continue;
    const at = tags.indexOf(tag);
    if (type === 'crm.contact.untagged' && at >= 0) tags.splice(at, 1);
    if (type === 'crm.contact.tagged' && at < 0 && tags.length < MOST_TAGS) tags.push(tag);
  }
  return tags.sort();
}

/** After the contact's events with the same or an earlier time. */
export function contactAt(events: readonly Seen[], at: Instant): ContactState {
  return contactState(events.filter((event) => compareInstants(event.at, at) <= 0));
}

export function contactState(events: readonly Seen[]): ContactState {
  const own = events.filter((event) => event.type.startsWith('crm.contact.'));
  return firstFirst(own, 'crm.contact.created').ordered.reduce(apply, UNKNOWN);
}

function apply(state: ContactState, { type, data }: Seen): ContactState {
  switch (type) {
    case 'crm.contact.created':
    case 'crm.contact.updated':
      return {
        ...state,
        name: next(state.name, text(data, 'name')),
        email: next(state.email, text(data, 'email')),
        phone: next(state.phone, text(data, 'phone')),
        industry: next(state.industry, text(data, 'industry')),
        company: next(state.company, text(data, 'company')),
        owner: next(state.owner, text(data, 'owner_id')),
        account: next(state.account, text(data, 'account_id')),
        origin: next(state.origin, text(data, 'origin')),
      };
    case 'crm.contact.assigned':
      return { ...state, owner: next(state.owner, text(data, 'to_id')) };
    case 'crm.contact.stage_changed':
      return { ...state, stageId: text(data, 'stage_id') ?? state.stageId };
    default:
      return state;
  }
}

/** First touch: the earliest tag that belongs to a source; what comes later changes nothing. */
function firstTouch(events: readonly Seen[], directory: Directory): Seen | undefined {
  return events.find(({ type, data }) => {
    const tag = type === 'crm.contact.tagged' ? text(data, 'tag') : undefined;
    return tag !== undefined && tag !== null && directory.sourceOfTag.has(tag);
  });
}

/** A repeated change into the same stage is none. */
function stageEnteredAt(events: readonly Seen[]): Instant | null {
  const changes = firstFirst(events, 'crm.contact.created').ordered.filter(
    ({ type }) => type === 'crm.contact.stage_changed',
  );
  const entered = changes.filter(
    ({ data }, place) => text(data, 'stage_id') !== text(changes[place - 1]?.data ?? {}, 'stage_id'),
  );
  return entered.at(-1)?.at ?? null;
}
