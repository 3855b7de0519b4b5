import type { Admin } from 'kafkajs';
import { waitFor } from '../../dev/engines/lib/wait-for.ts';

/** The broker that leads each partition of a topic. */
export async function leadersOf(admin: Admin, topic: string): Promise<Map<number, number>> {
  // A broker may not have heard yet of a topic that is new.
  const { topics } = await waitFor(() => admin.fetchTopicMetadata({ topics: [topic] }), {
    timeoutMs: 30_000,
    what: `leaders of ${topic}`,
  });
  return new Map((topics[0]?.partitions ?? []).map(({ partitionId, leader }) => [partitionId, leader]));
}

/** Reads in a row that agree: each asks any broker, so that by then all of them know. */
const READS = 12;

/** Moves a partition to these brokers; if its leader is none of them, another one leads when this returns, and every broker knows. */
export async function movePartition(admin: Admin, topic: string, partition: number, replicas: number[]): Promise<void> {
  await admin.alterPartitionReassignments({ topics: [{ topic, partitionAssignment: [{ partition, replicas }] }] });
  let agreeing = 0;
  await waitFor(
    async () => {
      const leader = (await leadersOf(admin, topic)).get(partition) ?? -1;
      agreeing = replicas.includes(leader) ? agreeing + 1 : 0;
      return agreeing >= READS;
    },
    { timeoutMs: 30_000, intervalMs: 10, what: `partition ${partition} led by one of ${replicas}` },
  );
}
