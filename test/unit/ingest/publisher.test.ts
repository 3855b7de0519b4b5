import { describe, expect, it } from 'vitest';
import { createPublisher } from '../../../services/ingest/publisher.ts';
import type { Outgoing } from '../../../services/ingest/validate.ts';

const outgoing = (id: string, bytes = 10): Outgoing => ({
  topic: 'events',
  key: id,
  value: Buffer.alloc(bytes),
  lenient: false,
  receivedAtMs: 0,
  index: 0,
  id,
});

/** A stand-in for Kafka that answers when it is told to. */
function manualSend() {
  const batches: { ids: string[]; done: (error?: Error) => void }[] = [];
  const send = (batch: readonly Outgoing[]) =>
    new Promise<void>((resolve, reject) => {
      batches.push({ ids: batch.map(({ id }) => id), done: (error) => (error ? reject(error) : resolve()) });
    });
  return { batches, send };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the publisher', () => {
  it('sends at once, and gathers what comes meanwhile into the next batch', async () => {
    const { batches, send } = manualSend();
    const publisher = createPublisher({ send, isTooLarge: () => false });
    const results = ['a', 'b', 'c'].map((id) => publisher.publish([outgoing(id)]));
    expect(batches.map(({ ids }) => ids)).toEqual([['a']]);
    batches[0]?.done();
    await settled();
    expect(batches.map(({ ids }) => ids)).toEqual([['a'], ['b', 'c']]);
    batches[1]?.done();
    expect(await Promise.all(results)).toEqual([[], [], []]);
  });

  it('answers a request when its last event is written, over several batches', async () => {
    const { batches, send } = manualSend();
    // 356 bytes a record with its overhead: two fit into a batch, three do not.
    const publisher = createPublisher({ send, isTooLarge: () => false, maxBatchBytes: 800 });
    let answered = false;
    const request = publisher.publish(['a', 'b', 'c'].map((id) => outgoing(id, 100))).then(() => {
      answered = true;
    });
    batches[0]?.done();
    await settled();
    expect(batches.map(({ ids }) => ids)).toEqual([['a', 'b'], ['c']]);
    expect(answered).toBe(false);
    batches[1]?.done();
    await request;
  });

  it('fails all that wait when Kafka fails, and works again afterwards', async () => {
    const { batches, send } = manualSend();
    const publisher = createPublisher({ send, isTooLarge: () => false });
    const results = Promise.allSettled(['a', 'b'].map((id) => publisher.publish([outgoing(id)])));
    batches[0]?.done(new Error('away'));
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(batches).toHaveLength(1);
    const again = publisher.publish([outgoing('c')]);
    batches[1]?.done();
    expect(await again).toEqual([]);
  });

  it('finds the one record that is too large by halving, and returns it', async () => {
    const written: string[] = [];
    const publisher = createPublisher({
      isTooLarge: (error) => error instanceof RangeError,
      send: async (batch) => {
        if (batch.some(({ id }) => id === 'big')) throw new RangeError();
        written.push(...batch.map(({ id }) => id));
      },
    });
    const refused = await publisher.publish(['a', 'b', 'big', 'c', 'd'].map((id) => outgoing(id)));
    expect(refused.map(({ id }) => id)).toEqual(['big']);
    expect(written).toEqual(['a', 'b', 'c', 'd']);
  });

  it('has nothing to wait for without events', async () => {
    const publisher = createPublisher({ send: () => Promise.reject(new Error()), isTooLarge: () => false });
    expect(await publisher.publish([])).toEqual([]);
  });
});
