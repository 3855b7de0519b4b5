import { derive } from '../derive/derive.ts';
import type { DeriveContext, StoredEvent } from '../derive/model.ts';
import { type Lookups, RecordingDirectory } from '../directory/recorder.ts';
import { encodeState } from '../state/codec.ts';
import { admit, type ContactState } from '../state/contact-state.ts';
import type { Extent } from '../state/lookup-index.ts';
import type { PartitionState, StateCache } from '../state/partition-state.ts';
import { stateKey } from '../state/partition-store.ts';
import { decodeActivity } from './decode.ts';
import type { DeadLetter, Record } from './record.ts';
import { type Block, Rows } from './rows.ts';

/** What a batch depends on beside its records. */
export interface PrepareContext {
  topic: string;
  partitions: number;
  derive: DeriveContext;
  states: ReadonlyMap<number, PartitionState>;
  cache: StateCache;
}

/** Offsets that a batch covers in one partition: `first` to `next` − 1. */
export interface OffsetRange {
  partition: number;
  first: number;
  next: number;
}

/** Counts of what the records turned out to be. Their sum is the number of records read (design.md, invariant 4). */
export interface Counts {
  events: number;
  again: number;
  same: number;
  conflicting: number;
  rerouted: number;
  dead: number;
}

/** A batch, decided: what to insert, to produce, to store and to commit. Nothing of it has happened yet. */
export interface Prepared {
  ranges: OffsetRange[];
  blocks: Block[];
  deadLetters: DeadLetter[];
  /** Records to be sent again under the key of their event. */
  misplaced: { record: Record; key: string }[];
  states: Map<number, Map<string, Buffer>>;
  /** By partition and key: what was asked of the directory, and of how many of its rows. */
  lookups: Map<number, Map<string, { asked: Lookups; extent: Extent }>>;
  counts: Counts;
  /** Number of events in the largest set touched. */
  largestSet: number;
}

interface Touched {
  partition: number;
  key: string;
  id: string;
  state: ContactState;
  fresh: Set<StoredEvent>;
  /** There was no event of it before this batch. */
  isFirst: boolean;
}

/**
 * Decides a micro-batch: reads each record, adds its event to its contact's set and derives every contact that was touched once.
 * Changes the sets in `states` in memory only. Synchronous, without I/O but for look-ups in the local store.
 */
export function prepare(records: readonly Record[], context: PrepareContext): Prepared {
  const rows = new Rows();
  const touched = new Map<string, Touched>();
  const counts: Counts = { events: 0, again: 0, same: 0, conflicting: 0, rerouted: 0, dead: 0 };
  const prepared: Prepared = {
    ranges: rangesOf(records),
    blocks: [],
    deadLetters: [],
    misplaced: [],
    states: new Map(),
    lookups: new Map(),
    counts,
    largestSet: 0,
  };
  for (const record of records) {
    const { partition, offset } = record;
    const place = { topic: context.topic, partition, offset, receivedAtMs: record.timestampMs };
    const decoded = decodeActivity(record, context.partitions);
    if (decoded.kind === 'dead') {
      counts.dead++;
      prepared.deadLetters.push({ ...decoded.fault, record });
      rows.addDeadLetter({ ...place, ...decoded.fault });
      continue;
    }
    const { event } = decoded;
    if (decoded.kind === 'misplaced') {
      counts.rerouted++;
      prepared.misplaced.push({ record, key: event.key });
      rows.addDuplicate({ ...place, kind: 'rerouted', source: event.source, id: event.id });
      continue;
    }
    const entry = touch(touched, event, context);
    const admitted = admit(entry.state, event);
    if (admitted.event !== event && admitted.admission !== 'again') {
      // Another record of a known identity: the set has its place already.
      rows.addDuplicate({
        ...place,
        kind: admitted.admission === 'same' ? 'same' : 'conflicting',
        source: event.source,
        id: event.id,
      });
    }
    switch (admitted.admission) {
      case 'new':
        counts.events++;
        context.cache.grew();
        entry.fresh.add(event);
        break;
      case 'again':
        counts.again++;
        entry.fresh.add(admitted.event);
        break;
      case 'same':
        counts.same++;
        break;
      case 'conflicting':
        counts.conflicting++;
        entry.fresh.add(admitted.event);
    }
  }
  const directory = new RecordingDirectory(context.derive.directory);
  const derived = { ...context.derive, directory };
  for (const entry of touched.values()) {
    prepared.largestSet = Math.max(prepared.largestSet, entry.state.events.length);
    if (entry.fresh.size === 0) continue;
    rows.addFacts(
      derive(entry.id, entry.state.events, derived, (event) => entry.fresh.has(event)),
      context.topic,
    );
    inPartition(prepared.states, entry.partition).set(entry.key, encodeState(entry.state));
    const isWhole = entry.fresh.size === entry.state.events.length;
    const extent = entry.isFirst ? 'first' : isWhole ? 'whole' : 'part';
    inPartition(prepared.lookups, entry.partition).set(entry.key, { asked: directory.take(), extent });
  }
  context.cache.trim();
  prepared.blocks = rows.blocks();
  return prepared;
}

function inPartition<T>(byPartition: Map<number, Map<string, T>>, partition: number): Map<string, T> {
  let some = byPartition.get(partition);
  if (!some) {
    some = new Map();
    byPartition.set(partition, some);
  }
  return some;
}

function touch(touched: Map<string, Touched>, event: StoredEvent, context: PrepareContext): Touched {
  const key = stateKey(event.type === 'crm.cost.recorded' ? 'cost' : 'contact', event.key);
  const known = touched.get(key);
  if (known) return known;
  const state = context.states.get(event.partition)?.load(key) ?? { events: [] };
  const entry = {
    partition: event.partition,
    key,
    id: event.key,
    state,
    fresh: new Set<StoredEvent>(),
    isFirst: state.events.length === 0,
  };
  touched.set(key, entry);
  return entry;
}

function rangesOf(records: readonly Record[]): OffsetRange[] {
  const ranges = new Map<number, OffsetRange>();
  for (const { partition, offset } of records) {
    const range = ranges.get(partition);
    if (range) range.next = Math.max(range.next, offset + 1);
    else ranges.set(partition, { partition, first: offset, next: offset + 1 });
  }
  return [...ranges.values()];
}
