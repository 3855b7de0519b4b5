import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { LeadstreamError, messageOf } from '../../shared/errors.ts';

const Checkpoint = z.object({
  file: z.object({ path: z.string(), bytes: z.number(), mtimeMs: z.number() }),
  /** Rows whose events Kafka has, or that were reported as rejected. */
  rows: z.number().int(),
  accepted: z.number().int(),
  rejectedRows: z.number().int(),
  rejectedEvents: z.number().int(),
  /** Length of the report of rejected rows that belongs to `rows`. */
  rejectedBytes: z.number().int(),
  done: z.boolean(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** What makes two runs the same import. */
export interface ImportIdentity {
  mappingName: string;
  mappingDigest: string;
  filePath: string;
  ingestUrl: string;
}

/** @throws LeadstreamError `FILE_UNREADABLE` */
export async function freshCheckpoint(path: string): Promise<Checkpoint> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new LeadstreamError('FILE_UNREADABLE', messageOf(cause), { cause });
  });
  return {
    file: { path: resolve(path), bytes: info.size, mtimeMs: info.mtimeMs },
    rows: 0,
    accepted: 0,
    rejectedRows: 0,
    rejectedEvents: 0,
    rejectedBytes: 0,
    done: false,
  };
}

/** Progress of one import on disk, and beside it the report of rejected rows. */
export function createCheckpointStore(dataDir: string, identity: ImportIdentity) {
  const parts = [identity.mappingDigest, resolve(identity.filePath), identity.ingestUrl];
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
  const path = resolve(join(dataDir, 'import', `${identity.mappingName}-${hash}.json`));
  const rejectedPath = path.replace(/\.json$/, '.rejected.ndjson');

  async function stored(): Promise<Checkpoint | undefined> {
    try {
      return Checkpoint.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch {
      // None, or not readable: events are idempotent, so starting over is always right.
      return undefined;
    }
  }

  return {
    path,
    rejectedPath,
    /**
     * Where to go on: an unfinished run over the same, unchanged file; else the beginning.
     * The report of rejected rows is cut back to what belongs to it.
     */
    async open(restart: boolean): Promise<Checkpoint> {
      const fresh = await freshCheckpoint(identity.filePath);
      const old = restart ? undefined : await stored();
      const same = old && !old.done && old.file.bytes === fresh.file.bytes && old.file.mtimeMs === fresh.file.mtimeMs;
      await mkdir(dirname(path), { recursive: true });
      if (same && old.rejectedBytes > 0) await truncate(rejectedPath, old.rejectedBytes);
      else await rm(rejectedPath, { force: true });
      return same ? old : fresh;
    },
    /** Written beside and moved into place: a kill leaves the old one or the new one. */
    async save(checkpoint: Checkpoint): Promise<void> {
      await writeFile(`${path}.tmp`, JSON.stringify(checkpoint));
      await rename(`${path}.tmp`, path);
    },
    /** Appends to the report and returns its new length in bytes. */
    async report(lines: readonly object[]): Promise<number> {
      const file = await open(rejectedPath, 'a');
      try {
        await file.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
        return (await file.stat()).size;
      } finally {
        await file.close();
      }
    },
  };
}

export type CheckpointStore = ReturnType<typeof createCheckpointStore>;
