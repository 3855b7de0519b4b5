import { messageOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';
import type { EventConsumer } from '../io/consumer.ts';
import { toMetadata } from '../io/offsets.ts';
import type { Assignment } from './assignment.ts';
import type { SlowLane } from './slow-lane.ts';
import type { StoreQueue } from './store-queue.ts';

interface CommitDeps {
  assignment: Assignment;
  lane: SlowLane;
  stores: StoreQueue;
  log: Logger;
}

/** Commits what is durable, but nothing at or behind a record whose facts are owed. */
export async function commit(consumer: EventConsumer, { assignment, lane, stores, log }: CommitDeps): Promise<void> {
  const offsets = assignment.commitable((partition) => lane.firstOf(partition));
  if (offsets.length === 0) return;
  try {
    await consumer.commit(
      offsets.map(({ partition, offset, directory }) => ({ partition, offset, metadata: toMetadata(directory) })),
    );
    assignment.markCommitted(offsets);
    await stores.run(() => completeStates(offsets, assignment));
  } catch (error) {
    // A rebalance, or the broker is away: the next commit covers these offsets, or their new owner repeats the work.
    log.warn({ error: messageOf(error) }, 'offsets not committed');
  }
}

/** What is committed is in the states: those that an owed record had kept behind say so, lest they be restored for nothing. */
async function completeStates(
  offsets: readonly { partition: number; offset: number }[],
  { states }: Assignment,
): Promise<void> {
  for (const { partition, offset } of offsets) {
    const store = states.get(partition)?.store;
    if (store && (store.meta()?.offset ?? 0) < offset) await store.write([], { offset });
  }
}
