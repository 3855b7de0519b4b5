import { KnownVersions } from '../../../services/enricher/directory-topic/known-versions.ts';
import { readDirectory } from '../../../services/enricher/directory-topic/read-directory.ts';
import { FaultySink } from './faulty-sink.ts';
import type { Surroundings } from './worker-run.ts';

/**
 * Persists the directory records that were not committed yet, as a directory writer that has just been given the partition.
 * @param crashAfter blocks that are inserted before it dies, so that the records are read again
 * @throws Crash where asked for
 */
export async function persistDirectory(around: Surroundings, crashAfter?: number): Promise<void> {
  const { topics, client } = around;
  const records = topics.directoryRecords.slice(topics.committedDirectory);
  const last = records.at(-1);
  if (!last) return;
  const known = new KnownVersions();
  for await (const version of readDirectory(client)) known.restore(version);
  const sink = new FaultySink(around.sink);
  if (crashAfter !== undefined) sink.arm({ kind: 'crash', after: crashAfter });
  const { blocks, deadLetters } = known.decide(records, topics.directory);
  await sink.insert(blocks, `${topics.directory}:${last.partition}:${records[0]?.offset}-${last.offset}`);
  topics.deadLetters += deadLetters.length;
  topics.committedDirectory = last.offset + 1;
}
