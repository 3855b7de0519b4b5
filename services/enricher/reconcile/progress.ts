import type { Admin } from 'kafkajs';
import { fetchCommitted, fetchRanges } from '../io/offsets.ts';
import type { WorkerProgress } from './examine.ts';

export interface ProgressOptions {
  admin: Admin;
  topics: { events: string; directory: string };
  groups: { enricher: string; directory: string };
}

/** Progress of an installation's workers: committed offsets, and whose facts still wait for the stored directory. */
export async function readProgress({ admin, topics, groups }: ProgressOptions): Promise<WorkerProgress> {
  const [events, directory, ranges] = await Promise.all([
    fetchCommitted(admin, groups.enricher, topics.events),
    fetchCommitted(admin, groups.directory, topics.directory),
    fetchRanges(admin, topics.directory),
  ]);
  const stored = directory.get(0)?.offset ?? 0;
  const hasDirectory = (ranges.get(0)?.high ?? 0) > 0;
  const committed = new Map<number, number>();
  const behindDirectory = new Set<number>();
  for (const [partition, { offset, directory: derived }] of events) {
    committed.set(partition, offset ?? 0);
    if (hasDirectory && offset !== undefined && derived < stored) behindDirectory.add(partition);
  }
  return { committed, behindDirectory };
}
