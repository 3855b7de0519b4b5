import fact_contacts from '../../../clickhouse/schema/fact_contacts.ts';
import fact_costs from '../../../clickhouse/schema/fact_costs.ts';
import fact_dead_letters from '../../../clickhouse/schema/fact_dead_letters.ts';
import fact_duplicates from '../../../clickhouse/schema/fact_duplicates.ts';
import fact_events from '../../../clickhouse/schema/fact_events.ts';
import fact_opportunities from '../../../clickhouse/schema/fact_opportunities.ts';
import fact_orders from '../../../clickhouse/schema/fact_orders.ts';
import fact_tasks from '../../../clickhouse/schema/fact_tasks.ts';
import type { RowOf } from '../../../clickhouse/schema/table.ts';
import { eventRow } from '../derive/event-row.ts';
import type { Facts } from '../derive/model.ts';
import { atOnce, type Steps } from '../derive/slicer.ts';
import { type Block, BlockWriter } from '../io/blocks.ts';

export type DuplicateRow = RowOf<typeof fact_duplicates>;
export type DeadLetterRow = RowOf<typeof fact_dead_letters>;

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
