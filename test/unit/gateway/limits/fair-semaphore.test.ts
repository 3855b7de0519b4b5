import { describe, expect, it } from 'vitest';
import { createFairSemaphore, type FairSemaphore } from '../../../../services/gateway/limits/fair-semaphore.ts';

const BOUNDS = { maxRunning: 3, maxRunningPerKey: 2, maxWaiting: 6, maxWaitingPerKey: 4 };

/** Actions by name that begin when it is their turn and end when the test says so. */
function play(semaphore: FairSemaphore) {
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    log,
    ask: (name: string, options: { signal?: AbortSignal; alone?: boolean } = {}) =>
      semaphore.run(
        name.slice(0, 1),
        () =>
          new Promise<string>((resolve) => {
            log.push(name);
            ends.set(name, () => resolve(name));
          }),
        options,
      ),
    async end(name: string) {
      ends.get(name)?.();
      // The place passes on in microtasks.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('fair semaphore', () => {
  it('gives each key its turn, however much another asks for', async () => {
    const { ask, end, log } = play(createFairSemaphore(BOUNDS));
    const all = ['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'c1'].map((name) => ask(name));
    expect(log).toEqual(['a1', 'a2', 'b1']);
    await end('b1');
    expect(log.at(-1)).toBe('b2');
    await end('a1');
    expect(log.at(-1)).toBe('c1');
    for (const name of ['b2', 'c1', 'a2', 'a3', 'a4', 'a5']) await end(name);
    expect(log.slice(5)).toEqual(['a3', 'a4', 'a5']);
    expect(await Promise.all(all)).toHaveLength(8);
  });

  it('refuses whose own line is full, while others still get in', async () => {
    const semaphore = createFairSemaphore(BOUNDS);
    const { ask, log } = play(semaphore);
    for (let index = 1; index <= 6; index += 1) void ask(`a${index}`);
    await expect(ask('a7')).rejects.toMatchObject({ code: 'NO_ROOM', retryable: true });
    void ask('b1');
    expect(log).toEqual(['a1', 'a2', 'b1']);
    expect([semaphore.running, semaphore.waiting]).toEqual([3, 4]);
  });

  it('makes room in full lines at the cost of the longest one', async () => {
    const { ask } = play(createFairSemaphore({ ...BOUNDS, maxWaiting: 3 }));
    for (const name of ['a1', 'a2', 'a3', 'a4', 'b1']) void ask(name);
    const last = ask('a5');
    const refused = expect(last).rejects.toMatchObject({ code: 'NO_ROOM' });
    void ask('c1');
    await refused;
    // Whose own line is the longest gives way himself.
    await expect(ask('a6')).rejects.toMatchObject({ code: 'NO_ROOM' });
  });

  it('lets who gives up out of the line at once, and passes his turn on', async () => {
    const semaphore = createFairSemaphore(BOUNDS);
    const { ask, end, log } = play(semaphore);
    for (const name of ['a1', 'a2']) void ask(name);
    const leaving = new AbortController();
    const left = expect(ask('a3', { signal: leaving.signal })).rejects.toThrow('gone');
    void ask('a4');
    leaving.abort(new Error('gone'));
    await left;
    expect(semaphore.waiting).toBe(1);
    await end('a1');
    expect(log).toEqual(['a1', 'a2', 'a4']);
    await expect(ask('a5', { signal: leaving.signal })).rejects.toThrow('gone');
  });

  it('runs alone what needs all of its key, without holding others up', async () => {
    const { ask, end, log } = play(createFairSemaphore(BOUNDS));
    void ask('a1');
    void ask('a2', { alone: true });
    void ask('a3');
    void ask('b1');
    expect(log).toEqual(['a1', 'b1']);
    await end('a1');
    expect(log).toEqual(['a1', 'b1', 'a2']);
    await end('a2');
    expect(log.at(-1)).toBe('a3');
  });

  it('lets the next begin when the one before who needs everything gives up', async () => {
    const { ask, log } = play(createFairSemaphore(BOUNDS));
    const leaving = new AbortController();
    void ask('a1');
    const left = expect(ask('a2', { alone: true, signal: leaving.signal })).rejects.toThrow('gone');
    void ask('a3');
    leaving.abort(new Error('gone'));
    await left;
    expect(log).toEqual(['a1', 'a3']);
  });

  it('gives the place back when an action fails', async () => {
    const semaphore = createFairSemaphore({ ...BOUNDS, maxWaitingPerKey: 0 });
    for (const key of ['a', 'a', 'a', 'a']) {
      const fails = semaphore.run(key, () => Promise.reject(new Error('no')));
      await expect(fails).rejects.toThrow('no');
    }
    expect([semaphore.running, semaphore.waiting]).toEqual([0, 0]);
  });
});
