import { LeadstreamError } from '../../shared/errors.ts';
import type { IngestClient, PushResult } from '../../shared/ingest-client.ts';
import { runInWindow } from '../../shared/ordered-window.ts';
import type { Progress } from '../progress.ts';
import { batchRows, type RejectedRow, type RowBatch } from './batches.ts';
import type { Checkpoint, CheckpointStore } from './checkpoint.ts';
import type { CompiledMapping } from './compile.ts';
import type { Mapping } from './mapping-schema.ts';
import { readRows } from './read-rows.ts';

export interface ImportJob {
  file: string;
  mapping: Mapping;
  compiled: CompiledMapping;
  client: IngestClient;
  store: CheckpointStore;
  progress: Progress;
  restart: boolean;
  /** Batches under way at a time. */
  concurrency: number;
  signal: AbortSignal;
}

export interface ImportSummary {
  mapping: string;
  file: string;
  rows: number;
  /** Rows dealt with by an earlier, interrupted run. */
  resumedFromRow: number;
  accepted: number;
  rejectedRows: number;
  rejectedEvents: number;
  rejectedFile: string | undefined;
  seconds: number;
}

function rejections(batch: RowBatch, result: PushResult): RejectedRow[] {
  const refused = result.rejected.map(({ index, code, field, message }): RejectedRow => {
    const origin = batch.origins[index];
    return { line: origin?.line ?? 0, code, field, message, event: origin?.id ?? '', type: origin?.type ?? '' };
  });
  return [...batch.faults, ...refused].sort((a, b) => a.line - b.line);
}

async function sendOnce(job: ImportJob): Promise<void> {
  if (job.compiled.once.length === 0) return;
  const { rejected } = await job.client.push(job.compiled.once.map((event) => JSON.stringify(event)));
  const [first] = rejected;
  if (!first) return;
  const what = `${job.mapping.name}: once.${first.index} (${job.compiled.once[first.index]?.type})`;
  throw new LeadstreamError('MAPPING_REFUSED', `${what}: ${first.field} ${first.message} (${first.code})`);
}

const count = (n: number) => n.toLocaleString('en');

/**
 * Reads a file, sends its events and keeps the place: started again after a stop or a kill it goes on there.
 * Rejected rows go to the report and don't stop the others.
 * @throws LeadstreamError of the mapping, the file or ingest; `ABORTED` when stopped
 */
export async function runImport(job: ImportJob): Promise<ImportSummary> {
  const startedAt = performance.now();
  const checkpoint: Checkpoint = await job.store.open(job.restart);
  const resumedFromRow = checkpoint.rows;
  if (resumedFromRow > 0) job.progress.note(`${job.mapping.name}: going on after row ${count(resumedFromRow)}`);
  await sendOnce(job);

  let bytesRead = 0;
  const rows = readRows(job.file, job.mapping.csv, job.compiled.columns, (bytes) => {
    bytesRead = bytes;
  });
  async function* unlessStopped(batches: AsyncIterable<RowBatch>): AsyncGenerator<RowBatch> {
    for await (const batch of batches) {
      if (job.signal.aborted) throw new LeadstreamError('ABORTED', 'stopped');
      yield batch;
    }
  }
  await runInWindow({
    items: unlessStopped(batchRows(rows, job.compiled.eventsOf, resumedFromRow)),
    concurrency: job.concurrency,
    send: async (batch) => (batch.events.length > 0 ? job.client.push(batch.events) : { accepted: 0, rejected: [] }),
    onDone: async (batch, result) => {
      const rejected = rejections(batch, result);
      if (rejected.length > 0) checkpoint.rejectedBytes = await job.store.report(rejected);
      checkpoint.rows = batch.rowsDone;
      checkpoint.accepted += result.accepted;
      checkpoint.rejectedEvents += result.rejected.length;
      checkpoint.rejectedRows += new Set(rejected.map((row) => row.line)).size;
      await job.store.save(checkpoint);
      job.progress.update({
        share: checkpoint.file.bytes > 0 ? bytesRead / checkpoint.file.bytes : 1,
        text: `${count(checkpoint.rows)} rows, ${count(checkpoint.accepted)} events`,
      });
    },
  });
  await job.store.save({ ...checkpoint, done: true });
  job.progress.end();
  return {
    mapping: job.mapping.name,
    file: job.file,
    rows: checkpoint.rows,
    resumedFromRow,
    accepted: checkpoint.accepted,
    rejectedRows: checkpoint.rejectedRows,
    rejectedEvents: checkpoint.rejectedEvents,
    rejectedFile: checkpoint.rejectedRows > 0 ? job.store.rejectedPath : undefined,
    seconds: Math.round(performance.now() - startedAt) / 1_000,
  };
}
