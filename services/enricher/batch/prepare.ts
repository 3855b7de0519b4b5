import { deriveInSteps } from '../derive/derive.ts';
import type { DeriveContext, StoredEvent } from '../derive/model.ts';
import type { Slicer } from '../derive/slicer.ts';
import type { Record } from '../io/record.ts';
import { admit } from '../state/contact-state.ts';
import { RecordingDirectory } from '../state/lookups.ts';
import type { PartitionState } from '../state/partition-state.ts';
import { encodeState } from '../state/set-codec.ts';
import type { StateCache } from '../state/state-cache.ts';
import { decodeActivity, type Item, itemOf } from './decode.ts';
import { nothingPrepared, type Prepared, rangesOf } from './prepared.ts';
import { Rows } from './rows.ts';
import { byKey, type KeyItems, type SlowRule, splitSlow } from './split-slow.ts';

/** What a batch depends on beside its records. */
export interface PrepareContext {
  topic: string;
  partitions: number;
  derive: DeriveContext;
  states: ReadonlyMap<number, PartitionState>;
  cache: StateCache;
  /** What cuts the work into slices. */
  slicer: Slicer;
}

/**
 * Decides a micro-batch: reads each record, adds its event to its contact's set and derives every contact that was touched once.
 * Changes the sets in `states` in memory only. Without I/O but for look-ups in the local store; the event loop turns between slices.
 * @param rule which keys are left to the slow lane; none if not given
 */
export async function prepare(records: readonly Record[], context: PrepareContext, rule?: SlowRule): Promise<Prepared> {
  const prepared = nothingPrepared(rangesOf(records));
  const rows = new Rows();
  const items: Item[] = [];
  for (const record of records) {
    const { partition, offset } = record;
    const place = { topic: context.topic, partition, offset, receivedAtMs: record.timestampMs };
    const decoded = decodeActivity(record, context.partitions);
    if (decoded.kind === 'dead') {
      prepared.counts.dead++;
      prepared.deadLetters.push({ ...decoded.fault, record });
      rows.addDeadLetter({ ...place, ...decoded.fault });
    } else if (decoded.kind === 'misplaced') {
      const { key, source, id } = decoded.event;
      prepared.counts.rerouted++;
      prepared.misplaced.push({ record, key });
      rows.addDuplicate({ ...place, kind: 'rerouted', source, id });
    } else items.push(itemOf(record, decoded.event));
    if (context.slicer.isOver) await context.slicer.breathe();
  }
  const keys = byKey(items);
  const { now, slow } = rule ? splitSlow(keys, context, rule) : { now: keys, slow: [] };
  prepared.slow = slow;
  await decide(now, prepared, rows, context);
  return prepared;
}

/** Decides events that were read before: the slow lane's batches. */
export async function prepareItems(items: readonly Item[], context: PrepareContext): Promise<Prepared> {
  const prepared = nothingPrepared(rangesOf(items.map(({ record }) => record)));
  await decide(byKey(items), prepared, new Rows(), context);
  return prepared;
}

async function decide(
  keys: Iterable<KeyItems>,
  prepared: Prepared,
  rows: Rows,
  context: PrepareContext,
): Promise<void> {
  const directory = new RecordingDirectory(context.derive.directory);
  const derived = { ...context.derive, directory };
  const { slicer, topic, cache } = context;
  for (const { partition, key, id, items } of keys) {
    const own = context.states.get(partition);
    if (!own) continue;
    const state = await slicer.run(own.open(own.find(key, cache), cache));
    const isFirst = state.events.length === 0;
    const fresh = new Set<StoredEvent>();
    for (const { record, event } of items) {
      const admitted = admit(state, event);
      if (admitted.event !== event && admitted.admission !== 'redelivered') {
        // Another record of a known identity: the set has its place already.
        rows.addDuplicate({
          topic,
          partition,
          offset: record.offset,
          receivedAtMs: record.timestampMs,
          kind: admitted.admission === 'duplicate' ? 'same' : 'conflicting',
          source: event.source,
          id: event.id,
        });
      }
      prepared.counts[admitted.admission === 'new' ? 'events' : admitted.admission]++;
      if (admitted.admission !== 'duplicate') fresh.add(admitted.event);
      if (slicer.isOver) await slicer.breathe();
    }
    prepared.largestSet = Math.max(prepared.largestSet, state.events.length);
    if (fresh.size === 0) continue;
    const facts = await slicer.run(deriveInSteps(id, state.events, derived, (event) => fresh.has(event)));
    await slicer.run(rows.addFactsInSteps(facts, topic));
    const entries = inPartition(prepared.states, partition);
    for (const [entry, bytes] of await slicer.run(encodeState(key, state))) entries.set(entry, bytes);
    // Not by their numbers: `fresh` may also have contents that another one of this batch supersedes.
    const isWhole = fresh.size >= state.events.length && state.events.every((event) => fresh.has(event));
    const coverage = isFirst ? 'first' : isWhole ? 'whole' : 'part';
    inPartition(prepared.lookups, partition).set(key, { asked: directory.take(), coverage });
  }
  cache.trim();
  prepared.blocks = rows.blocks();
}

function inPartition<T>(byPartition: Map<number, Map<string, T>>, partition: number): Map<string, T> {
  let some = byPartition.get(partition);
  if (!some) {
    some = new Map();
    byPartition.set(partition, some);
  }
  return some;
}
