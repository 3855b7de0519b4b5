import { compareContents, compareEvents } from '../../../schemas/compare.ts';
import type { LosingContent, StoredEvent } from '../derive/model.ts';

/** Above this many events a look-up by identity goes through an index instead of a scan. */
const SCAN_UP_TO = 48;

/** The set of a contact's (or a cost's) events, sorted by (time, source, id), each identity once. */
export interface ContactState {
  events: StoredEvent[];
  index?: Map<string, StoredEvent>;
}

/**
 * What a record turned out to be: `new`; `again`: this very record was seen before (a replay); `same`: another record
 * with a known content; `conflicting`: another content under a known identity.
 */
export type Admission = 'new' | 'again' | 'same' | 'conflicting';

/** Texts that can't be mistaken for each other: a source holds no line break. */
const identityOf = (event: StoredEvent): string => `${event.source}\n${event.id}`;

function find(state: ContactState, event: StoredEvent): StoredEvent | undefined {
  const { events } = state;
  if (events.length <= SCAN_UP_TO) {
    return events.find((known) => known.id === event.id && known.source === event.source);
  }
  state.index ??= new Map(events.map((known) => [identityOf(known), known]));
  return state.index.get(identityOf(event));
}

function insert(state: ContactState, event: StoredEvent): void {
  const { events } = state;
  let at = events.length;
  for (let before = events[at - 1]; before && compareEvents(before, event) > 0; before = events[at - 1]) at--;
  events.splice(at, 0, event);
  state.index?.set(identityOf(event), event);
}

function replace(state: ContactState, known: StoredEvent, event: StoredEvent): void {
  state.events.splice(state.events.indexOf(known), 1);
  insert(state, event);
}

const contentOf = (event: StoredEvent): LosingContent => ({
  type: event.type,
  time: event.time,
  data: { ...event.data },
});

/**
 * Adds a record's event to the set. Of two contents under one identity the greater counts, whatever arrived first
 * (events.md, "Envelope"); the other is kept, since rows may have been derived from it and versions count it.
 * @returns what it was, and the event of the set that it now stands for
 */
export function admit(state: ContactState, event: StoredEvent): { admission: Admission; event: StoredEvent } {
  const known = find(state, event);
  if (!known) {
    insert(state, event);
    return { admission: 'new', event };
  }
  const isThisRecord = known.partition === event.partition && known.offset === event.offset;
  if (compareContents(known, event) === 0) return { admission: isThisRecord ? 'again' : 'same', event: known };
  const losers = known.losers ?? [];
  if (losers.some((loser) => compareContents(loser, event) === 0)) {
    return { admission: isThisRecord ? 'again' : 'conflicting', event: known };
  }
  if (compareContents(event, known) < 0) {
    known.losers = [...losers, contentOf(event)];
    return { admission: 'conflicting', event: known };
  }
  // The identity keeps the place of its first record, so that one offset is one event, however often it repeats.
  const { partition, offset, receivedAtMs } = known;
  const winner: StoredEvent = { ...event, partition, offset, receivedAtMs, losers: [...losers, contentOf(known)] };
  replace(state, known, winner);
  return { admission: 'conflicting', event: winner };
}
