import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const Checkpoint = z.object({
  file: z.object({ path: z.string(), bytes: z.number(), mtimeMs: z.number() }),
  /** Rows whose events Kafka has, or that were reported as rejected. */
  rows: z.number().int(),
  accepted: z.number().int(),
  rejectedRows: z.number().int(),
  rejectedEvents: z.number().int(),
  duplicateRows: z.number().int(),
  silentRows: z.number().int(),
  unlikeFirst: z.number().int(),
  /** Lengths of the two reports of rejected rows that belong to `rows`. */
  rejectedBytes: z.number().int(),
  rejectedCsvBytes: z.number().int(),
  done: z.boolean(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** What makes two runs the same import. */
export interface ImportIdentity {
  mappingName: string;
  mappingDigest: string;
  file: Checkpoint['file'];
  ingestUrl: string;
}

const freshCheckpoint = (file: Checkpoint['file']): Checkpoint => ({
  file,
  rows: 0,
  accepted: 0,
  rejectedRows: 0,
  rejectedEvents: 0,
  duplicateRows: 0,
  silentRows: 0,
  unlikeFirst: 0,
  rejectedBytes: 0,
  rejectedCsvBytes: 0,
  done: false,
});

async function cutTo(path: string, bytes: number): Promise<void> {
  if (bytes > 0) await truncate(path, bytes);
  else await rm(path, { force: true });
}

/** Appends and returns the new length in bytes. The rows are people: nobody else reads the file. */
async function append(path: string, content: string | Buffer): Promise<number> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(content);
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

/** Progress of one import on disk, and beside it the report of rejected rows. */
export function createCheckpointStore(dataDir: string, identity: ImportIdentity) {
  const parts = [identity.mappingDigest, identity.file.path, identity.ingestUrl];
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
  const path = resolve(join(dataDir, 'import', `${identity.mappingName}-${hash}.json`));
  const rejectedPath = path.replace(/\.json$/, '.rejected.ndjson');
  const rejectedCsvPath = path.replace(/\.json$/, '.rejected.csv');

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
    rejectedCsvPath,
    /**
     * Where to go on: an unfinished run over the same, unchanged file; else the beginning.
     * The reports of rejected rows are cut back to what belongs to it.
     */
    async open(restart: boolean): Promise<Checkpoint> {
      const fresh = freshCheckpoint(identity.file);
      const old = restart ? undefined : await stored();
      const same = old && !old.done && old.file.bytes === fresh.file.bytes && old.file.mtimeMs === fresh.file.mtimeMs;
      await mkdir(dirname(path), { recursive: true });
      const checkpoint = same ? old : fresh;
      await cutTo(rejectedPath, checkpoint.rejectedBytes);
      await cutTo(rejectedCsvPath, checkpoint.rejectedCsvBytes);
      return checkpoint;
    },
    /** Written beside and moved into place: a kill leaves the old one or the new one. */
    async save(checkpoint: Checkpoint): Promise<void> {
      await writeFile(`${path}.tmp`, JSON.stringify(checkpoint));
      await rename(`${path}.tmp`, path);
    },
    /** Appends reasons, one JSON a line, and returns the length of that report in bytes. */
    report: (lines: readonly object[]): Promise<number> =>
      append(rejectedPath, lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
    /** Appends rows as they are in the file, in its encoding, and returns the length of that report in bytes. */
    reportRows: (content: Buffer): Promise<number> => append(rejectedCsvPath, content),
  };
}

export type CheckpointStore = ReturnType<typeof createCheckpointStore>;
