import type { Facts } from '../derive/model.ts';
import { BinaryWriter } from '../rows/binary-writer.ts';
import {
  DEAD_LETTERS,
  type DeadLetterRow,
  DUPLICATES,
  type DuplicateRow,
  EVENTS,
  type EventRow,
} from '../rows/record-tables.ts';
import { CONTACTS, COSTS, OPPORTUNITIES, ORDERS, TASKS, type Table } from '../rows/tables.ts';
import { atOnce, type Steps } from '../slicer.ts';

/** Rows of one table in RowBinary, ready to be inserted. */
export interface Block {
  table: string;
  columns: readonly string[];
  bytes: Buffer;
  rows: number;
}

/** 16 MiB: rows of one contact may be hundreds, and the engine holds a block in memory several times over. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Rows of one table as they are written. */
export class BlockWriter<Row> {
  readonly #table: Table<Row>;
  #writer = new BinaryWriter();
  readonly #full: Block[] = [];
  readonly #writes: ((writer: BinaryWriter, row: Row) => void)[];
  #rows = 0;

  constructor(table: Table<Row>) {
    this.#table = table;
    this.#writes = table.columns.map(([, write]) => write);
  }

  add(row: Row): void {
    for (let i = 0; i < this.#writes.length; i++) this.#writes[i]?.(this.#writer, row);
    this.#rows++;
    if (this.#writer.length < MOST_BYTES) return;
    this.#full.push(this.block());
    this.#writer = new BinaryWriter();
    this.#rows = 0;
  }

  /** Blocks that have rows. */
  blocks(): Block[] {
    return this.#rows > 0 ? [...this.#full, this.block()] : [...this.#full];
  }

  /** What was added since the last full block. */
  block(): Block {
    return {
      table: this.#table.name,
      columns: this.#table.columns.map(([name]) => name),
      bytes: this.#writer.bytes(),
      rows: this.#rows,
    };
  }
}

/** All rows of a batch, one block a table. */
export class Rows {
  readonly #contacts = new BlockWriter(CONTACTS);
  readonly #opportunities = new BlockWriter(OPPORTUNITIES);
  readonly #orders = new BlockWriter(ORDERS);
  readonly #tasks = new BlockWriter(TASKS);
  readonly #costs = new BlockWriter(COSTS);
  readonly #events = new BlockWriter<EventRow>(EVENTS);
  readonly #duplicates = new BlockWriter<DuplicateRow>(DUPLICATES);
  readonly #deadLetters = new BlockWriter<DeadLetterRow>(DEAD_LETTERS);

  addFacts(facts: Facts, topic: string): void {
    atOnce(this.addFactsInSteps(facts, topic));
  }

  *addFactsInSteps(facts: Facts, topic: string): Steps<void> {
    if (facts.contact) this.#contacts.add(facts.contact);
    yield* addAll(this.#opportunities, facts.opportunities);
    yield* addAll(this.#orders, facts.orders);
    yield* addAll(this.#tasks, facts.tasks);
    if (facts.cost) this.#costs.add(facts.cost);
    for (const { event, enrichment } of facts.events) {
      this.#events.add({ event, enrichment, topic, version: facts.eventsVersion });
      yield;
    }
  }

  addDuplicate(row: DuplicateRow): void {
    this.#duplicates.add(row);
  }

  addDeadLetter(row: DeadLetterRow): void {
    this.#deadLetters.add(row);
  }

  /** Blocks that have rows; `fact_events` first. */
  blocks(): Block[] {
    const writers = [
      this.#events,
      this.#contacts,
      this.#opportunities,
      this.#orders,
      this.#tasks,
      this.#costs,
      this.#duplicates,
      this.#deadLetters,
    ];
    return writers.flatMap((writer) => writer.blocks());
  }
}

function* addAll<Row>(writer: BlockWriter<Row>, rows: readonly Row[]): Steps<void> {
  for (const row of rows) {
    writer.add(row);
    yield;
  }
}
