import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Prepared } from '../batch/prepared.ts';

/** Above this a contact is counted as oversized (docs/operations.md, "Limits"): it is derived like any other, only slower. */
const OVERSIZED_EVENTS = 10_000;

/** What an operator sees of a worker. */
export interface WorkerMetrics {
  batch(prepared: Prepared, flushSeconds: number): void;
  retried(): void;
  /** What waits in the slow lane. */
  owed(records: number, keys: number): void;
  /** Contacts and costs derived again for the directory, or for a new derivation. */
  rederived(sets: number): void;
  /** One that could not be. */
  notRederived(): void;
}

export function createWorkerMetrics(registry: Registry): WorkerMetrics {
  const registers = [registry];
  const records = new Counter({
    name: 'leadstream_records_total',
    help: 'Kafka records by what they turned out to be',
    labelNames: ['outcome'],
    registers,
  });
  const rows = new Counter({ name: 'leadstream_rows_total', help: 'Rows inserted', labelNames: ['table'], registers });
  const deadLetters = new Counter({
    name: 'leadstream_dead_letters_total',
    help: 'Dead letters by reason',
    labelNames: ['code'],
    registers,
  });
  const seconds = new Histogram({
    name: 'leadstream_flush_seconds',
    help: 'Time from a decided batch to its durability',
    buckets: [0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const sizes = new Histogram({
    name: 'leadstream_batch_records',
    help: 'Records per batch',
    buckets: [1, 10, 100, 1_000, 5_000, 10_000, 20_000],
    registers,
  });
  const retries = new Counter({ name: 'leadstream_insert_retries_total', help: 'Inserts tried again', registers });
  const rederived = new Counter({
    name: 'leadstream_rederived_contacts_total',
    help: 'Contacts and costs derived again because the directory or the derivation changed',
    registers,
  });
  const notRederived = new Counter({
    name: 'leadstream_rederive_failures_total',
    help: 'Contacts and costs that could not be derived again: they keep what the directory said before',
    registers,
  });
  const oversized = new Counter({
    name: 'leadstream_oversized_contacts_total',
    help: 'Batches that touched a contact of more than 10,000 events',
    registers,
  });
  const owedRecords = new Gauge({
    name: 'leadstream_owed_records',
    help: 'Records of contacts that are derived apart from the others (large sets), read and not derived yet',
    registers,
  });
  const owedKeys = new Gauge({ name: 'leadstream_owed_contacts', help: 'Contacts that these belong to', registers });
  const lastBatch = new Gauge({
    name: 'leadstream_last_batch_timestamp_seconds',
    help: 'When a batch last became durable',
    registers,
  });
  return {
    batch({ counts, blocks, deadLetters: letters, largestSet }, flushSeconds) {
      for (const [outcome, count] of Object.entries(counts)) records.inc({ outcome }, count);
      for (const block of blocks) rows.inc({ table: block.table }, block.rows);
      for (const letter of letters) deadLetters.inc({ code: letter.code });
      if (largestSet > OVERSIZED_EVENTS) oversized.inc();
      seconds.observe(flushSeconds);
      sizes.observe(Object.values(counts).reduce((a, b) => a + b, 0));
      lastBatch.setToCurrentTime();
    },
    retried: () => retries.inc(),
    owed(records, keys) {
      owedRecords.set(records);
      owedKeys.set(keys);
    },
    rederived: (sets) => rederived.inc(sets),
    notRederived: () => notRederived.inc(),
  };
}
