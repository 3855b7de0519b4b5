import type { Admin } from 'kafkajs';
import { z } from 'zod';

/** Where a consumer group is in one partition. */
export interface Committed {
  /** Next offset; undefined if nothing was ever committed. */
  offset: number | undefined;
  /** Next directory offset up to which the partition's facts are derived. */
  directory: number;
}

const Metadata = z.object({ directory: z.number() });

/** What is committed beside an offset: up to where in the directory topic the partition's facts are derived. */
export function toMetadata(directory: number): string {
  return JSON.stringify({ directory });
}

function directoryOf(metadata: string | null): number {
  if (!metadata) return 0;
  try {
    const parsed = Metadata.safeParse(JSON.parse(metadata));
    return parsed.success ? parsed.data.directory : 0;
  } catch {
    return 0;
  }
}

/** Committed offsets of a group by partition. */
export async function fetchCommitted(admin: Admin, groupId: string, topic: string): Promise<Map<number, Committed>> {
  const [answer] = await admin.fetchOffsets({ groupId, topics: [topic] });
  return new Map(
    (answer?.partitions ?? []).map(({ partition, offset, metadata }) => [
      partition,
      { offset: Number(offset) < 0 ? undefined : Number(offset), directory: directoryOf(metadata) },
    ]),
  );
}

/** First and next offset of each partition of a topic. */
export async function fetchRanges(admin: Admin, topic: string): Promise<Map<number, { low: number; high: number }>> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
}
