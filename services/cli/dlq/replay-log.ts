import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * What was replayed from this machine, in a file of the data folder: `replay` without a selection takes each dead letter once.
 * That a replay failed again is read from the dead-letter topic, from whatever machine it was replayed.
 * @param cluster id of the Kafka cluster: offsets of another one mean other records
 */
export function createReplayLog(dataDir: string, cluster: string, topic: string) {
  const path = join(dataDir, 'dlq', `${topic}-${cluster}.replayed`);
  return {
    path,
    /** Ids of dead letters that were replayed, and when (RFC 3339). */
    async load(): Promise<Map<string, string | undefined>> {
      const text = await readFile(path, 'utf8').catch(() => '');
      const lines = text.split('\n').filter((line) => line !== '');
      return new Map(
        lines.map((line) => {
          const [id = '', at] = line.split('\t');
          return [id, at];
        }),
      );
    },
    async add(ids: readonly string[], at: Date): Promise<void> {
      await mkdir(dirname(path), { recursive: true });
      await appendFile(path, ids.map((id) => `${id}\t${at.toISOString()}\n`).join(''));
    },
  };
}

export type ReplayLog = ReturnType<typeof createReplayLog>;
