import { expect, it } from 'vitest';
import { createSemaphore } from '../../../services/board/query/semaphore.ts';

/** An action that ends when it is told to. */
function action(name: string, log: string[]) {
  let end: (() => void) | undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    log.push(`${name} begins`);
    await ended;
    return name;
  };
  return { run, end: () => end?.() };
}

it('runs so many at once, the others in the order they came, and turns away who finds the line full', async () => {
  const log: string[] = [];
  const semaphore = createSemaphore(1, 2);
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => action(name, log));
  if (!a || !b || !c || !d) throw new Error('four actions');
  const first = semaphore.run(a.run);
  const second = semaphore.run(b.run);
  const third = semaphore.run(c.run);
  expect(semaphore.run(d.run)).toBeUndefined();
  expect(log).toEqual(['a begins']);
  a.end();
  expect(await first).toBe('a');
  b.end();
  expect(await second).toBe('b');
  c.end();
  expect(await third).toBe('c');
  expect(log).toEqual(['a begins', 'b begins', 'c begins']);
});

it('gives the place back when an action fails', async () => {
  const semaphore = createSemaphore(1, 0);
  await expect(semaphore.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await semaphore.run(async () => 'yes')).toBe('yes');
});

it('lets who gives up leave the line, and frees his place in it', async () => {
  const log: string[] = [];
  const semaphore = createSemaphore(1, 1);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => action(name, log));
  if (!a || !b || !c) throw new Error('three actions');
  const first = semaphore.run(a.run);
  const gone = new AbortController();
  const second = semaphore.run(b.run, gone.signal);
  gone.abort(new Error('went away'));
  await expect(second).rejects.toThrow('went away');
  const third = semaphore.run(c.run);
  a.end();
  expect(await first).toBe('a');
  c.end();
  expect(await third).toBe('c');
  expect(log).toEqual(['a begins', 'c begins']);
});
