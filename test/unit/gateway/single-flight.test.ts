import { describe, expect, it } from 'vitest';
import { createSingleFlight } from '../../../services/gateway/single-flight.ts';

/** A promise that ends when the test says so. */
function controlled() {
  const ends: { resolve?: (value: number) => void; reject?: (error: Error) => void } = {};
  const promise = new Promise<number>((resolve, reject) => Object.assign(ends, { resolve, reject }));
  return {
    promise,
    resolve: (value: number) => ends.resolve?.(value),
    reject: (error: Error) => ends.reject?.(error),
  };
}

describe('single flight', () => {
  it('does once what is asked for by eight at the same time', async () => {
    const flights = createSingleFlight<number>();
    const { promise, resolve } = controlled();
    let begun = 0;
    const act = () => {
      begun += 1;
      return promise;
    };
    const answers = Promise.all(Array.from({ length: 8 }, () => flights.run('same', act)));
    await flights.run('other', async () => 1);
    resolve(7);
    expect(await answers).toEqual(Array.from({ length: 8 }, () => 7));
    expect(begun).toBe(1);
    expect(flights.size).toBe(0);
  });

  it('tells a failure to all who wait, and does it anew for the next', async () => {
    const flights = createSingleFlight<number>();
    const { promise, reject } = controlled();
    const waiting = [flights.run('a', () => promise), flights.run('a', () => promise)];
    reject(new Error('away'));
    for (const one of waiting) await expect(one).rejects.toThrow('away');
    expect(await flights.run('a', async () => 2)).toBe(2);
  });

  it('forgets an action that fails before it has begun', async () => {
    const flights = createSingleFlight<number>();
    const fails = () => {
      throw new Error('at once');
    };
    await expect(flights.run('a', fails)).rejects.toThrow('at once');
    expect(await flights.run('a', async () => 3)).toBe(3);
  });
});
