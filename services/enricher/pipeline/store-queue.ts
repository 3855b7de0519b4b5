import type { Signal } from './signal.ts';

/**
 * Writes to the states, one at a time: each reads the index, then changes it. The slow lane asks the worker's loop to write for it, so that it
 * never does while the loop derives again for the directory.
 */
export class StoreQueue {
  #last: Promise<unknown> = Promise.resolve();
  #asked: { write: () => Promise<void>; signal: AbortSignal; done: () => void; failed: (error: unknown) => void }[] =
    [];

  /** Writes after what is being written. */
  run(write: () => Promise<void>): Promise<void> {
    const written = this.#last.then(write);
    this.#last = written.catch(() => {});
    return written;
  }

  /** Has the loop, which is woken up, {@link perform} a write. @throws the signal's reason if that is raised before it began */
  ask(write: () => Promise<void>, signal: AbortSignal, wake: Signal): Promise<void> {
    return new Promise((done, failed) => {
      if (signal.aborted) return failed(signal.reason);
      signal.addEventListener('abort', () => failed(signal.reason), { once: true });
      this.#asked.push({ write, signal, done, failed });
      wake.raise();
    });
  }

  /** What was asked for until now. */
  async perform(): Promise<void> {
    const asked = this.#asked;
    this.#asked = [];
    for (const { write, signal, done, failed } of asked) {
      if (!signal.aborted) await this.run(write).then(done, failed);
    }
  }
}
