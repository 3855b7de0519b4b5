import type { Admin } from 'kafkajs';
import { fetchCommitted } from './io/offsets.ts';

export interface WatermarkOptions {
  admin: Admin;
  topics: { events: string; directory: string };
  groups: { enricher: string; directory: string };
}

/** Next offsets by topic and partition; everything before them is readable in ClickHouse. */
export interface Watermark {
  topics: Record<string, Record<string, string>>;
}

/**
 * What is readable, of all workers: offsets are committed only after the facts are, and each commit says up to where in the
 * directory the partition's facts are derived. A directory change counts once every partition has it.
 */
export async function readWatermark({ admin, topics, groups }: WatermarkOptions): Promise<Watermark> {
  const [events, directory] = await Promise.all([
    fetchCommitted(admin, groups.enricher, topics.events),
    fetchCommitted(admin, groups.directory, topics.directory),
  ]);
  const derived = Math.min(...[...events.values()].map((committed) => committed.directory));
  const offsets = (entries: Iterable<[number, number]>) =>
    Object.fromEntries([...entries].map(([partition, next]) => [String(partition), String(next)]));
  return {
    topics: {
      [topics.events]: offsets([...events].map(([partition, { offset }]) => [partition, offset ?? 0])),
      [topics.directory]: offsets(
        [...directory].map(([partition, { offset }]) => [partition, Math.max(0, Math.min(offset ?? 0, derived))]),
      ),
    },
  };
}
