import type { EventConsumer } from '../io/consumer.ts';
import type { Assignment } from './assignment.ts';
import type { RecordQueue } from './queue.ts';
import type { SlowLane } from './slow-lane.ts';

interface ReadingDeps {
  assignment: Assignment;
  queue: RecordQueue;
  lane: SlowLane;
}

/** Which partitions are not read for now: too much waits, or they are not open yet. */
export class Reading {
  readonly #deps: ReadingDeps;
  #paused = new Set<number>();

  constructor(deps: ReadingDeps) {
    this.#deps = deps;
  }

  /** The consumer pauses a partition whose records were not taken by itself. */
  refused(partition: number): void {
    this.#paused.add(partition);
  }

  /** Pauses where too much waits. */
  pauseFull(consumer: EventConsumer | undefined): void {
    const { assignment, queue, lane } = this.#deps;
    const full = queue.isOverfull() ? [...assignment.owned] : lane.isOverfull() ? lane.partitions() : [];
    if (full.length === 0) return;
    for (const partition of full) this.#paused.add(partition);
    consumer?.pause(full);
  }

  /** Goes on reading where there is room for it. */
  resumeOpen(consumer: EventConsumer | undefined): void {
    const { assignment, queue, lane } = this.#deps;
    if (this.#paused.size === 0 || !queue.hasRoom()) return;
    const full = lane.hasRoom() ? [] : lane.partitions();
    const open = [...this.#paused].filter((partition) => assignment.isOpen(partition) && !full.includes(partition));
    if (open.length === 0) return;
    for (const partition of open) this.#paused.delete(partition);
    consumer?.resume(open);
  }
}
