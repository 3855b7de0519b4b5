import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * What was replayed, in a file of the data folder: `replay` without a selection takes each dead letter once.
 * @param cluster id of the Kafka cluster: offsets of another one mean other records
 */
export function createLedger(dataDir: string, cluster: string, topic: string) {
  const path = join(dataDir, 'dlq', `${topic}-${cluster}.replayed`);
  return {
    path,
    /** Ids of dead letters that were replayed. */
    async load(): Promise<Set<string>> {
      const text = await readFile(path, 'utf8').catch(() => '');
      return new Set(text.split('\n').filter((line) => line !== ''));
    },
    async add(ids: readonly string[]): Promise<void> {
      await mkdir(dirname(path), { recursive: true });
      await appendFile(path, ids.map((id) => `${id}\n`).join(''));
    },
  };
}

export type Ledger = ReturnType<typeof createLedger>;
