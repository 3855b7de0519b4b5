import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../../shared/env.ts';

const Stored = z.object({
  afterKey: z.string(),
  sets: z.number().int(),
  events: z.number().int(),
  rows: z.number().int(),
});

export type RebuildCheckpoint = z.infer<typeof Stored>;

export const FROM_THE_BEGINNING: RebuildCheckpoint = { afterKey: '', sets: 0, events: 0, rows: 0 };

/** Where an interrupted rebuild goes on: a file per database below the data folder. */
export function createCheckpoint(config: Config) {
  const server = new URL(config.clickhouse.url).host.replaceAll(/[^\w.-]/g, '_');
  const file = join(config.dataDir, 'rebuild', `${server}-${config.clickhouse.database}.json`);
  return {
    /** What was saved; undefined if there is nothing, or nothing that can be read: then a rebuild begins anew. */
    async load(): Promise<RebuildCheckpoint | undefined> {
      try {
        const stored: unknown = JSON.parse(await readFile(file, 'utf8'));
        return Stored.safeParse(stored).data;
      } catch {
        return undefined;
      }
    },
    /** Renamed into place: whatever moment the process dies at, the file is whole. */
    async save(state: RebuildCheckpoint): Promise<void> {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.new`, JSON.stringify(state));
      await rename(`${file}.new`, file);
    },
    remove: () => rm(file, { force: true }),
  };
}
