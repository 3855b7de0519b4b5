import { canonicalContent, compareContents, compareEvents } from '../../../schemas/compare.ts';
import type { StoredEvent, SupersededContent } from '../derive/model.ts';
import type { ChunkHeader } from './codec.ts';
import { Contents } from './contents.ts';

/** Above this many events a look-up by identity goes through an index instead of a scan. */
const SCAN_UP_TO = 48;

/** The set of a contact's (or a cost's) events, sorted by (time, source, id), each identity once. */
export interface ContactState {
  events: StoredEvent[];
  /** About as many as it takes in the store. */
  bytes: number;
  /** Events that were added, or changed in place, since the set was last written. */
  changed: Set<StoredEvent>;
  /** Its chunks in the store, if it has any: with the events of the last one, unless that is full. */
  chunked?: { header: ChunkHeader; tail: StoredEvent[]; tailBytes: number };
  index?: Map<string, StoredEvent>;
  /** Contents of identities that have more than one. */
  contents?: Map<StoredEvent, Contents>;
}

/**
 * What a record turned out to be: `new`; `redelivered`: this very record was seen before (a replay); `duplicate`: another record
 * with a known content; `conflicting`: another content under a known identity.
 */
export type Admission = 'new' | 'redelivered' | 'duplicate' | 'conflicting';

/** Texts that can't be mistaken for each other: a source holds no line break. */
export const identityOf = (event: StoredEvent): string => `${event.source}\n${event.id}`;

/** A set that is given whole, sorted. */
export function stateOf(events: StoredEvent[]): ContactState {
  let bytes = 0;
  for (const event of events) bytes += sizeOfEvent(event);
  return { events, bytes, changed: new Set(events) };
}

export const emptyState = (): ContactState => ({ events: [], bytes: 0, changed: new Set() });

const sizeOfContent = (event: StoredEvent): number =>
  event.dataJson.length + event.time.length + event.type.length + 30;

/** About the bytes of an event in the store: its text, and what is around it. */
export function sizeOfEvent(event: StoredEvent): number {
  return sizeOfContent(event) + event.id.length + event.source.length + 40 + (event.supersededBytes ?? 0);
}

function find(state: ContactState, event: StoredEvent): StoredEvent | undefined {
  const { events } = state;
  if (events.length <= SCAN_UP_TO) {
    return events.find((known) => known.id === event.id && known.source === event.source);
  }
  state.index ??= new Map(events.map((known) => [identityOf(known), known]));
  return state.index.get(identityOf(event));
}

/** Place of the event in the set, or the place for it. By halving: a late event before 50,000 others is not compared with each. */
function placeOf(events: readonly StoredEvent[], event: StoredEvent): number {
  const last = events.at(-1);
  if (!last || compareEvents(last, event) < 0) return events.length;
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = events[middle];
    if (other && compareEvents(other, event) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(state: ContactState, event: StoredEvent): void {
  state.events.splice(placeOf(state.events, event), 0, event);
  state.index?.set(identityOf(event), event);
  state.changed.add(event);
}

function replace(state: ContactState, known: StoredEvent, event: StoredEvent): void {
  state.events.splice(placeOf(state.events, known), 1);
  state.changed.delete(known);
  insert(state, event);
}

const contentOf = (event: StoredEvent): SupersededContent => ({
  type: event.type,
  time: event.time,
  data: { ...event.data },
});

function contentsOf(state: ContactState, known: StoredEvent): Contents {
  state.contents ??= new Map();
  const contents = state.contents.get(known) ?? new Contents([known, ...(known.superseded ?? [])]);
  state.contents.set(known, contents);
  return contents;
}

/**
 * Adds a record's event to the set. Of two contents under one identity the greater counts, whatever arrived first
 * (docs/contract/events.md, "Envelope"); the other is kept, since rows may have been derived from it and versions count it.
 * @returns what it was, and the event of the set that it now stands for
 */
export function admit(state: ContactState, event: StoredEvent): { admission: Admission; event: StoredEvent } {
  const known = find(state, event);
  if (!known) {
    insert(state, event);
    state.bytes += sizeOfEvent(event);
    return { admission: 'new', event };
  }
  const isThisRecord = known.partition === event.partition && known.offset === event.offset;
  if (!known.superseded && compareContents(known, event) === 0) {
    return { admission: isThisRecord ? 'redelivered' : 'duplicate', event: known };
  }
  const contents = contentsOf(state, known);
  const text = canonicalContent(event);
  const order = contents.compare(event.type, text);
  if (order === 0) return { admission: isThisRecord ? 'redelivered' : 'duplicate', event: known };
  if (!contents.add(event.type, text)) return { admission: isThisRecord ? 'redelivered' : 'conflicting', event: known };
  // In place: a copy for each of ten thousand contents of one identity would be a product.
  const superseded = known.superseded ?? [];
  if (order < 0) {
    superseded.push(contentOf(event));
    known.superseded = superseded;
    known.supersededBytes = (known.supersededBytes ?? 0) + sizeOfContent(event);
    state.bytes += sizeOfContent(event);
    state.changed.add(known);
    return { admission: 'conflicting', event: known };
  }
  superseded.push(contentOf(known));
  // The identity keeps the place of its first record, so that one offset is one event, however often it repeats.
  const { partition, offset, receivedAtMs } = known;
  const supersededBytes = (known.supersededBytes ?? 0) + sizeOfContent(known);
  const winner: StoredEvent = { ...event, partition, offset, receivedAtMs, superseded, supersededBytes };
  state.bytes += sizeOfEvent(winner) - sizeOfEvent(known);
  replace(state, known, winner);
  contents.win(event.type, text);
  state.contents?.delete(known);
  state.contents?.set(winner, contents);
  return { admission: 'conflicting', event: winner };
}
