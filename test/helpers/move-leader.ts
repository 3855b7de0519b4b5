import type { Admin } from 'kafkajs';
import { waitFor } from '../../local/lib/wait-for.ts';

/** The broker that leads each partition of a topic. */
export async function leadersOf(admin: Admin, topic: string): Promise<Map<number, number>> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  return new Map((topics[0]?.partitions ?? []).map(({ partitionId, leader }) => [partitionId, leader]));
}

/** Moves a partition to these brokers; if its leader is none of them, another one leads when this returns. */
export async function movePartition(admin: Admin, topic: string, partition: number, replicas: number[]): Promise<void> {
  await admin.alterPartitionReassignments({ topics: [{ topic, partitionAssignment: [{ partition, replicas }] }] });
  await waitFor(async () => replicas.includes((await leadersOf(admin, topic)).get(partition) ?? -1), {
    timeoutMs: 30_000,
    what: `partition ${partition} led by one of ${replicas}`,
  });
}
