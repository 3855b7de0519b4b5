import { BinaryWriter } from '../../../clickhouse/schema/binary-writer.ts';
import fact_contacts from '../../../clickhouse/schema/fact_contacts.ts';
import fact_costs from '../../../clickhouse/schema/fact_costs.ts';
import fact_dead_letters from '../../../clickhouse/schema/fact_dead_letters.ts';
import fact_duplicates from '../../../clickhouse/schema/fact_duplicates.ts';
import fact_events from '../../../clickhouse/schema/fact_events.ts';
import fact_opportunities from '../../../clickhouse/schema/fact_opportunities.ts';
import fact_orders from '../../../clickhouse/schema/fact_orders.ts';
import fact_tasks from '../../../clickhouse/schema/fact_tasks.ts';
import { flat, type RowOf, type TableOf } from '../../../clickhouse/schema/table.ts';
import { eventRow } from '../derive/event-row.ts';
import type { Facts } from '../derive/model.ts';
import { atOnce, type Steps } from '../slicer.ts';

export type DuplicateRow = RowOf<typeof fact_duplicates>;
export type DeadLetterRow = RowOf<typeof fact_dead_letters>;

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
  readonly #table: string;
  readonly #columns: readonly string[];
  #writer = new BinaryWriter();
  readonly #full: Block[] = [];
  readonly #writes: ((writer: BinaryWriter, row: Row) => void)[];
  #rows = 0;

  constructor(table: TableOf<Row>) {
    this.#table = table.name;
    const columns = flat(table.columns);
    this.#columns = columns.map(({ name }) => name);
    this.#writes = columns.map(({ write }) => write);
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
      table: this.#table,
      columns: this.#columns,
      bytes: this.#writer.bytes(),
      rows: this.#rows,
    };
  }
}

/** All rows of a batch, one block a table. */
export class Rows {
  readonly #contacts = new BlockWriter(fact_contacts);
  readonly #opportunities = new BlockWriter(fact_opportunities);
  readonly #orders = new BlockWriter(fact_orders);
  readonly #tasks = new BlockWriter(fact_tasks);
  readonly #costs = new BlockWriter(fact_costs);
  readonly #events = new BlockWriter(fact_events);
  readonly #duplicates = new BlockWriter(fact_duplicates);
  readonly #deadLetters = new BlockWriter(fact_dead_letters);

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
      this.#events.add(eventRow(event, enrichment, topic, facts.eventsVersion));
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
