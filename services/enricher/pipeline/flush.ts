import { crc32 } from 'node:zlib';
import type { Prepared } from '../batch/prepared.ts';
import type { DlqProducer } from '../io/dlq-producer.ts';
import type { Sink } from '../io/sink.ts';
import { addMixed, LookupIndex } from '../state/lookup-index.ts';
import type { PartitionState } from '../state/partition-state.ts';
import type { StateEntries } from '../state/set-codec.ts';

export interface InsertDeps {
  sink: Sink;
  dlqProducer: DlqProducer;
  topic: string;
}

export interface StoreDeps {
  states: ReadonlyMap<number, PartitionState>;
  /** Offset up to which a partition's state is complete once this batch, which ends before `next`, is in it; the batch's own if not given. */
  completeTo?: (partition: number, next: number) => number;
}

/**
 * Names a batch by what it was made from (docs/architecture.md, "Flush") and what came out: the same
 * records replayed after the directory changed are other rows, which ClickHouse must not take for a repetition.
 */
export function tokenOf(topic: string, { ranges, blocks }: Prepared): string {
  const places = ranges.map(({ partition, first, next }) => `${topic}:${partition}:${first}-${next - 1}`).join(',');
  const content = blocks.reduce((sum, { bytes }) => crc32(bytes, sum), 0);
  return `${places}:${content.toString(16)}`;
}

/**
 * Makes a decided batch durable, in the order that lets a crash between any two steps only repeat work:
 * facts in ClickHouse and dead letters in Kafka, then the local state. The offset is the caller's to commit.
 * @throws ClickHouseError of the data class: nothing was stored, the batch is to be bisected
 */
export async function flush(prepared: Prepared, deps: InsertDeps & StoreDeps): Promise<void> {
  await insertRows(prepared, deps);
  await storeStates(prepared, deps);
}

/** The first step of {@link flush}: facts and dead letters. */
export async function insertRows(prepared: Prepared, deps: InsertDeps): Promise<void> {
  await deps.sink.insert(prepared.blocks, tokenOf(deps.topic, prepared));
  await Promise.all([
    prepared.deadLetters.length > 0 && deps.dlqProducer.sendDeadLetters(prepared.deadLetters, deps.topic),
    prepared.misplaced.length > 0 && deps.dlqProducer.reroute(prepared.misplaced, deps.topic),
  ]);
}

/** The second step of {@link flush}: the local state. One batch at a time: what the index says is read, then written. */
export async function storeStates(prepared: Prepared, { states, completeTo }: StoreDeps): Promise<void> {
  await Promise.all(
    prepared.ranges.map(async ({ partition, next }) => {
      const state = states.get(partition);
      if (!state) return;
      const entries: StateEntries = prepared.states.get(partition) ?? new Map();
      // Compared now, not when the batch was decided: the batch before was flushed since.
      const index = new LookupIndex(state.store);
      for (const [key, { asked, coverage }] of prepared.lookups.get(partition) ?? [])
        index.record(key, asked, coverage);
      const complete = completeTo ? completeTo(partition, next) : next;
      // A store that somebody else took over refuses the write: then the new owner has, or will read, the same records.
      await state.store.write(entries, { offset: Math.max(complete, state.store.meta()?.offset ?? 0) }, index.writes);
      for (const [lookup, digests] of index.mixed) {
        for (const digest of digests) addMixed(state.mixed, lookup, digest);
      }
      state.settle(entries);
    }),
  );
}
