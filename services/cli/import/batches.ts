import type { CompiledMapping, ImportEvent } from './compile.ts';
import type { ReadRow } from './read-rows.ts';
import { RowError, type RowFault } from './row.ts';

/** A row, or an event of it, that did not get in. */
export interface RejectedRow extends RowFault {
  line: number;
  /** The event, where it was refused by ingest. */
  event?: string;
  type?: string;
}

/** Rows that are sent together. */
export interface RowBatch {
  /** Count of rows up to and including this batch, from the beginning of the file. */
  rowsDone: number;
  /** The JSON of the events, and where each comes from. */
  events: string[];
  origins: { line: number; id: string; type: string }[];
  /** Rows that did not become events at all. */
  faults: RejectedRow[];
}

/** 1,000 events or 2 MiB: well below the 10 MiB that ingest takes. */
const MAX_EVENTS = 1_000;
const MAX_CHARACTERS = 2 << 20;
/** Directory entities remembered as sent; beyond that some are sent twice, which is harmless. */
const MAX_REMEMBERED = 1_000_000;

const isDirectory = (event: ImportEvent) => event.type.endsWith('.set');

/**
 * Turns rows into batches of events. A directory event that many rows give rise to (the source of each lead) goes out once.
 * @param skipRows rows that an earlier run has dealt with
 */
export async function* batchRows(
  rows: AsyncIterable<ReadRow>,
  eventsOf: CompiledMapping['eventsOf'],
  skipRows: number,
): AsyncGenerator<RowBatch> {
  const sent = new Set<string>();
  let rowsDone = 0;
  let characters = 0;
  const empty = (): RowBatch => ({ rowsDone, events: [], origins: [], faults: [] });
  let batch = empty();
  const add = (event: ImportEvent, line: number): void => {
    if (isDirectory(event)) {
      if (sent.has(event.id)) return;
      if (sent.size < MAX_REMEMBERED) sent.add(event.id);
    }
    const text = JSON.stringify(event);
    characters += text.length;
    batch.events.push(text);
    batch.origins.push({ line, id: event.id, type: event.type });
  };
  for await (const read of rows) {
    rowsDone++;
    if (rowsDone <= skipRows) continue;
    if ('fault' in read) batch.faults.push({ line: read.line, ...read.fault });
    else {
      try {
        for (const event of eventsOf(read.row)) add(event, read.line);
      } catch (error) {
        if (!(error instanceof RowError)) throw error;
        batch.faults.push({ line: read.line, ...error.fault });
      }
    }
    batch.rowsDone = rowsDone;
    if (batch.events.length >= MAX_EVENTS || characters >= MAX_CHARACTERS || batch.faults.length >= MAX_EVENTS) {
      yield batch;
      characters = 0;
      batch = empty();
    }
  }
  if (batch.events.length > 0 || batch.faults.length > 0 || batch.rowsDone > skipRows) yield batch;
}
