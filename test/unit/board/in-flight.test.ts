import { expect, it } from 'vitest';
import { createInFlight } from '../../../services/board/query/in-flight.ts';

/** Work that ends when it is told to; notes how often it was begun, and whether it was stopped. */
function work() {
  const state = { begun: 0, stopped: 0, finish: (_answer: string) => {} };
  const run = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      state.begun += 1;
      state.finish = resolve;
      signal.addEventListener('abort', () => {
        state.stopped += 1;
        reject(signal.reason);
      });
    });
  return { state, run };
}
const forever = () => new AbortController().signal;

it('is begun once for all who want the same, and anew for who comes later', async () => {
  const inFlight = createInFlight<string>();
  const { state, run } = work();
  const both = [inFlight.run('a', forever(), run), inFlight.run('a', forever(), run)];
  expect(state.begun).toBe(1);
  state.finish('answer');
  expect(await Promise.all(both)).toEqual(['answer', 'answer']);
  const later = inFlight.run('a', forever(), run);
  expect(state.begun).toBe(2);
  state.finish('new');
  expect(await later).toBe('new');
});

it('goes on while anybody waits, and stops with the last', async () => {
  const inFlight = createInFlight<string>();
  const { state, run } = work();
  const [one, two] = [new AbortController(), new AbortController()];
  const first = inFlight.run('a', one.signal, run);
  const second = inFlight.run('a', two.signal, run);
  one.abort(new Error('first left'));
  await expect(first).rejects.toThrow('first left');
  expect(state.stopped).toBe(0);
  two.abort(new Error('second left'));
  await expect(second).rejects.toThrow('second left');
  expect(state.stopped).toBe(1);
});

it('does not give the answer of stopped work to who comes next', async () => {
  const inFlight = createInFlight<string>();
  const { state, run } = work();
  const one = new AbortController();
  const first = inFlight.run('a', one.signal, run);
  one.abort(new Error('left'));
  const next = inFlight.run('a', forever(), run);
  await expect(first).rejects.toThrow('left');
  state.finish('answer');
  expect(await next).toBe('answer');
});

it('tells all of an error, and tries again for the next', async () => {
  const inFlight = createInFlight<string>();
  const fail = () => Promise.reject(new Error('no'));
  const both = [inFlight.run('a', forever(), fail), inFlight.run('a', forever(), fail)];
  for (const one of both) await expect(one).rejects.toThrow('no');
  expect(await inFlight.run('a', forever(), async () => 'yes')).toBe('yes');
});
