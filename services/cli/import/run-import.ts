import { LeadstreamError } from '../../shared/errors.ts';
import type { IngestClient } from '../../shared/ingest-client.ts';
import { runInWindow } from '../../shared/ordered-window.ts';
import { count, number } from '../../shared/words.ts';
import type { Progress } from '../terminal.ts';
import { batchRows, type RowBatch } from './batches.ts';
import type { Checkpoint, CheckpointStore } from './checkpoint.ts';
import type { CompiledMapping } from './compile.ts';
import type { Mapping } from './mapping-schema.ts';
import type { ImportSource } from './open-source.ts';
import { readRows } from './read-rows.ts';
import { rejections, reportRejected } from './rejected-rows.ts';
import { surveyFile } from './survey.ts';

export interface ImportJob {
  source: ImportSource;
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

/** What became of a file. `rows` = `acceptedRows` + `rejectedRows` + `duplicateRows`, always. */
export interface ImportSummary {
  mapping: string;
  file: string;
  /** Rows below the header. */
  rows: number;
  /** Rows dealt with by an earlier, interrupted run. */
  resumedFromRow: number;
  /** Rows whose events are in Kafka, and `silentRows`, for which the mapping makes none. */
  acceptedRows: number;
  rejectedRows: number;
  /** Rows whose events are all those of earlier rows, word for word. */
  duplicateRows: number;
  silentRows: number;
  /** Events accepted and refused by ingest. */
  accepted: number;
  rejectedEvents: number;
  /** Directory events that say something else than the first of their id, which counts. */
  unlikeFirst: number;
  /** Reasons, and the rows themselves. */
  rejectedFile: string | undefined;
  rejectedCsv: string | undefined;
  /** What was inferred from the file, in words. */
  notes: string[];
  seconds: number;
}

async function sendOnce(job: ImportJob): Promise<void> {
  if (job.compiled.once.length === 0) return;
  const { rejected } = await job.client.push(job.compiled.once.map((event) => JSON.stringify(event)));
  const [first] = rejected;
  if (!first) return;
  const what = `${job.mapping.name}: once.${first.index} (${job.compiled.once[first.index]?.type})`;
  throw new LeadstreamError('MAPPING_REFUSED', `${what}: ${first.field} ${first.message} (${first.code})`);
}

function summarise(job: ImportJob, checkpoint: Checkpoint, resumedFromRow: number, notes: string[]) {
  const { rows, accepted, rejectedRows, rejectedEvents, duplicateRows, silentRows, unlikeFirst } = checkpoint;
  return {
    mapping: job.mapping.name,
    file: job.source.name,
    rows,
    resumedFromRow,
    acceptedRows: rows - rejectedRows - duplicateRows,
    rejectedRows,
    duplicateRows,
    silentRows,
    accepted,
    rejectedEvents,
    unlikeFirst,
    rejectedFile: rejectedRows > 0 ? job.store.rejectedPath : undefined,
    rejectedCsv: rejectedRows > 0 ? job.store.rejectedCsvPath : undefined,
    notes,
  };
}

/**
 * Reads a file twice: first to find out whether it can be read and how it writes numbers, then to send its events. Keeps the
 * place: started again after a stop or a kill it goes on there. Rejected rows go to the reports and don't stop the others.
 * @throws LeadstreamError of the mapping, the file or ingest; `ABORTED` when stopped
 */
export async function runImport(job: ImportJob): Promise<ImportSummary> {
  const { source, mapping, compiled, store, progress, signal } = job;
  const startedAt = performance.now();
  const { bytes } = source.identity;
  const checking = (read: number) => progress.update({ share: read / bytes / 10, text: 'checking the file' });
  const survey = await surveyFile(source, mapping, compiled, { onBytes: checking, signal });
  for (const note of survey.notes) progress.note(`${mapping.name}: ${note}`);
  const checkpoint: Checkpoint = await store.open(job.restart);
  const resumedFromRow = checkpoint.rows;
  if (resumedFromRow > 0) progress.note(`${mapping.name}: going on after row ${number(resumedFromRow)}`);
  await sendOnce(job);

  async function* unlessStopped(batches: AsyncIterable<RowBatch>): AsyncGenerator<RowBatch> {
    for await (const batch of batches) {
      if (signal.aborted) throw new LeadstreamError('ABORTED', 'stopped');
      yield batch;
    }
  }
  const file = { header: survey.header.raw, encoding: mapping.csv.encoding };
  await runInWindow({
    items: unlessStopped(batchRows(readRows(source, mapping.csv, compiled.columns), compiled.eventsOf, resumedFromRow)),
    concurrency: job.concurrency,
    send: async (batch) => (batch.events.length > 0 ? job.client.push(batch.events) : { accepted: 0, rejected: [] }),
    onDone: async (batch, result) => {
      const rejected = rejections(batch, result);
      if (rejected.length > 0) {
        const csvBytes = checkpoint.rejectedCsvBytes;
        Object.assign(checkpoint, await reportRejected(store, rejected, batch.raw, { ...file, csvBytes }));
      }
      checkpoint.rows = batch.rowsDone;
      checkpoint.accepted += result.accepted;
      checkpoint.rejectedEvents += result.rejected.length;
      checkpoint.rejectedRows += new Set(rejected.map((row) => row.line)).size;
      checkpoint.duplicateRows += batch.duplicates.length;
      checkpoint.silentRows += batch.silent;
      checkpoint.unlikeFirst += batch.unlikeFirst.length;
      await store.save(checkpoint);
      const share = survey.rows > 0 ? checkpoint.rows / survey.rows : 1;
      progress.update({
        share: 0.1 + share * 0.9,
        text: `${number(checkpoint.rows)} of ${count(survey.rows, 'row')}, ${count(checkpoint.accepted, 'event')}`,
      });
    },
  });
  if (checkpoint.rows !== survey.rows) {
    const message = `${source.name}: had ${count(survey.rows, 'row')} when it was checked and ${checkpoint.rows} when it was sent; import it again`;
    throw new LeadstreamError('FILE_CHANGED', message);
  }
  await store.save({ ...checkpoint, done: true });
  progress.end();
  const seconds = Math.round(performance.now() - startedAt) / 1_000;
  return { ...summarise(job, checkpoint, resumedFromRow, survey.notes), seconds };
}
