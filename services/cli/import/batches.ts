import type { CompiledMapping, ImportEvent } from './compile.ts';
import { createEventIds, digestOf, type EventDigest, type EventIds } from './event-ids.ts';
import type { ReadRow } from './read-rows.ts';
import { RowError, type RowFault } from './row.ts';

/** A row, or an event of it, that did not get in. */
export interface RejectedRow extends RowFault {
  line: number;
  /** The event, where it was refused by ingest. */
  event?: string;
  type?: string;
}

/** Rows that are sent together; each is in one batch with all of its events. */
export interface RowBatch {
  /** Count of rows up to and including this batch, from the beginning of the file. */
  rowsDone: number;
  /** The JSON of the events, and where each comes from. */
  events: string[];
  origins: { line: number; id: string; type: string }[];
  /** Rows that did not become events at all. */
  faults: RejectedRow[];
  /** Lines of rows whose events are all those of earlier rows, word for word. */
  duplicates: number[];
  /** Count of rows for which the mapping makes no event. */
  silent: number;
  /** Directory events that say something else than the first of their id; the first counts. */
  unlikeFirst: { line: number; type: string }[];
  /** Text of each row as in the file, by line: what is refused goes to the file of rejected rows. */
  raw: Map<number, string>;
}

/** 1,000 events or 2 MiB: well below the 10 MiB that ingest takes. */
const MAX_EVENTS = 1_000;
const MAX_ROWS = 5_000;
const MAX_CHARACTERS = 2 << 20;

const isDirectory = (type: string) => type.endsWith('.set');

/** What a row's events are beside those of the rows before. */
interface RowEvents {
  fresh: { text: string; event: ImportEvent; digest: EventDigest }[];
  repeated: number;
  unlikeFirst: string[];
}

function compare(events: readonly ImportEvent[], ids: EventIds): RowEvents {
  const found: RowEvents = { fresh: [], repeated: 0, unlikeFirst: [] };
  const own = new Map<string, string>();
  for (const event of events) {
    const text = JSON.stringify(event);
    const digest = digestOf(event.id, text);
    const seen = own.has(event.id) ? (own.get(event.id) === text ? 'same' : { line: undefined }) : ids.seen(digest);
    if (seen === 'no') {
      own.set(event.id, text);
      found.fresh.push({ text, event, digest });
    } else if (seen === 'same') found.repeated++;
    else if (isDirectory(event.type) && events.length > 1) found.unlikeFirst.push(event.type);
    else {
      const other = seen.line === undefined ? 'another event of this row' : `the row in line ${seen.line}`;
      throw new RowError(
        'duplicate_id',
        'id',
        `makes ${event.type} with the id that ${other} made, and other contents`,
      );
    }
  }
  return found;
}

/**
 * Turns rows into batches of events. A directory event that many rows give rise to (the source of each lead) goes out
 * once, by the first; of other events none is lost for its id without a word: see {@link RowBatch.duplicates} and the
 * fault `duplicate_id`.
 * @param skipRows rows that an earlier run has dealt with: built again for their ids, not sent
 */
export async function* batchRows(
  rows: AsyncIterable<ReadRow>,
  eventsOf: CompiledMapping['eventsOf'],
  skipRows: number,
): AsyncGenerator<RowBatch> {
  const ids = createEventIds();
  let rowsDone = 0;
  let characters = 0;
  const empty = (): RowBatch => ({
    rowsDone,
    events: [],
    origins: [],
    faults: [],
    duplicates: [],
    silent: 0,
    unlikeFirst: [],
    raw: new Map(),
  });
  let batch = empty();

  function add(line: number, { fresh, repeated, unlikeFirst }: RowEvents): void {
    for (const { text, event, digest } of fresh) {
      ids.add(digest, line);
      characters += text.length;
      batch.events.push(text);
      batch.origins.push({ line, id: event.id, type: event.type });
    }
    for (const type of unlikeFirst) batch.unlikeFirst.push({ line, type });
    if (fresh.length > 0) return;
    if (repeated > 0) batch.duplicates.push(line);
    else if (unlikeFirst.length === 0) batch.silent++;
  }

  for await (const read of rows) {
    rowsDone++;
    const { line, raw } = read;
    if ('fault' in read) batch.faults.push({ line, ...read.fault });
    else {
      try {
        add(line, compare(eventsOf(read.row), ids));
      } catch (error) {
        if (!(error instanceof RowError)) throw error;
        batch.faults.push({ line, ...error.fault });
      }
    }
    if (rowsDone <= skipRows) {
      characters = 0;
      batch = empty();
      continue;
    }
    batch.raw.set(line, raw);
    characters += raw.length;
    batch.rowsDone = rowsDone;
    if (batch.events.length >= MAX_EVENTS || characters >= MAX_CHARACTERS || batch.raw.size >= MAX_ROWS) {
      yield batch;
      characters = 0;
      batch = empty();
    }
  }
  if (batch.raw.size > 0) yield batch;
}
