import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../../shared/env.ts';
import type { Buckets } from './buckets.ts';
import type { Sum } from './sums.ts';

const Stored = z.object({
  partitions: z.number().int(),
  buckets: z.number().int(),
  /** Of what facts depend on beside their events. */
  directory: z.string(),
  /** Fingerprint of a bucket's tables when they were found to be what its events make, by bucket. */
  fingerprints: z.record(z.string(), z.string()),
});

/**
 * Buckets that were found right, with the sums they had. Facts are a function of events and directory, and the events are a table like the others:
 * while all of these are unchanged, a bucket is right, and nothing of it need be derived again.
 */
export interface Memo {
  buckets: Buckets;
  directory: string;
  fingerprints: Map<number, string>;
}

/** Fingerprint of a bucket: the sums of all its tables. */
export const fingerprintOf = (sums: readonly (Sum | undefined)[]): string =>
  createHash('sha256')
    .update(sums.map((sum) => `${sum?.rows ?? 0}:${sum?.checksum ?? 0}`).join(' '))
    .digest('base64url')
    .slice(0, 16);

/** The memo of an installation: a file per database below the data folder; without it everything is derived once more. */
export function createMemoFile(config: Config) {
  const server = new URL(config.clickhouse.url).host.replaceAll(/[^\w.-]/g, '_');
  const file = join(config.dataDir, 'reconcile', `${server}-${config.clickhouse.database}.json`);
  return {
    async load(): Promise<Memo | undefined> {
      try {
        const json: unknown = JSON.parse(await readFile(file, 'utf8'));
        const { partitions, buckets, directory, fingerprints } = Stored.parse(json);
        const entries = Object.entries(fingerprints).map(([bucket, fingerprint]): [number, string] => [
          Number(bucket),
          fingerprint,
        ]);
        return { buckets: { partitions, buckets }, directory, fingerprints: new Map(entries) };
      } catch {
        return undefined;
      }
    },
    /** Renamed into place: whatever moment the process dies at, the file is whole. */
    async save({ buckets, directory, fingerprints }: Memo): Promise<void> {
      await mkdir(dirname(file), { recursive: true });
      const json = JSON.stringify({ ...buckets, directory, fingerprints: Object.fromEntries(fingerprints) });
      await writeFile(`${file}.${process.pid}`, json);
      await rename(`${file}.${process.pid}`, file);
    },
  };
}

export type MemoFile = ReturnType<typeof createMemoFile>;
