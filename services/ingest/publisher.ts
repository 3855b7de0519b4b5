import type { Outgoing } from './validate.ts';

/** Sends one batch; resolves when Kafka has it. */
export type Send = (batch: readonly Outgoing[]) => Promise<void>;

export interface PublisherOptions {
  send: Send;
  /** Whether the error says that a record is larger than the broker takes: not a matter of trying again. */
  isTooLarge: (error: unknown) => boolean;
  maxBatchBytes?: number;
}

/** One call of publish: settled when its last event is. */
interface Ticket {
  left: number;
  refused: Outgoing[];
  failed: boolean;
  resolve: (refused: Outgoing[]) => void;
  reject: (error: unknown) => void;
}

interface Queued {
  event: Outgoing;
  ticket: Ticket;
}

/**
 * 768 KiB: kafkajs makes one record batch per partition and request, and a broker refuses batches over 1 MiB unless it is told otherwise.
 * Some 2,000 events.
 */
const MAX_BATCH_BYTES = 768 * 1024;
/** Key, headers, timestamps and lengths of a record, generously. */
const RECORD_OVERHEAD_BYTES = 256;

/**
 * Group commit: while one batch is on its way, the events of all requests gather for the next. So a single event waits for no timer, and under
 * load requests share round trips. One batch at a time also keeps the sequence numbers of the idempotent producer in order.
 */
export function createPublisher({ send, isTooLarge, maxBatchBytes = MAX_BATCH_BYTES }: PublisherOptions) {
  let queue: Queued[] = [];
  let running = false;

  function nextBatch(): Queued[] {
    const batch: Queued[] = [];
    let bytes = 0;
    let taken = 0;
    for (const item of queue) {
      const size = item.event.value.length + RECORD_OVERHEAD_BYTES;
      if (batch.length > 0 && bytes + size > maxBatchBytes) break;
      taken++;
      // A request that has failed already is not written further: its client will send all of it again.
      if (item.ticket.failed) continue;
      bytes += size;
      batch.push(item);
    }
    queue = queue.slice(taken);
    return batch;
  }

  async function deliver(batch: readonly Queued[]): Promise<void> {
    try {
      await send(batch.map(({ event }) => event));
      for (const { ticket } of batch) settleOne(ticket);
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      const [only] = batch;
      if (batch.length === 1 && only) {
        only.ticket.refused.push(only.event);
        settleOne(only.ticket);
        return;
      }
      await deliver(batch.slice(0, batch.length >> 1));
      await deliver(batch.slice(batch.length >> 1));
    }
  }

  async function run(): Promise<void> {
    running = true;
    while (queue.length > 0) {
      const batch = nextBatch();
      if (batch.length === 0) continue;
      try {
        await deliver(batch);
      } catch (error) {
        // All that wait would meet the same broker: they learn it now and not after as many time-outs as there are batches.
        for (const { ticket } of [...batch, ...queue]) fail(ticket, error);
        queue = [];
      }
    }
    running = false;
  }

  return {
    /**
     * Hands events to Kafka in their order.
     * @returns those that the broker refused for their size, once it has all the others
     * @throws what `send` throws; then some of the events may have been written all the same
     */
    publish: (events: readonly Outgoing[]): Promise<Outgoing[]> =>
      new Promise((resolve, reject) => {
        if (events.length === 0) return resolve([]);
        const ticket = { left: events.length, refused: [], failed: false, resolve, reject };
        for (const event of events) queue.push({ event, ticket });
        if (!running) void run();
      }),
  };
}

export type Publisher = ReturnType<typeof createPublisher>;

function settleOne(ticket: Ticket): void {
  ticket.left--;
  if (ticket.left === 0) ticket.resolve(ticket.refused);
}

function fail(ticket: Ticket, error: unknown): void {
  ticket.failed = true;
  ticket.reject(error);
}
