/** Room for so many at once; others wait in line, up to a bound. */
export interface Semaphore {
  /**
   * Runs the action when there is room; `undefined` if the line is full. Who gives up (`signal`) leaves the line, and the promise
   * fails with the signal's reason; an action that runs has to heed the signal itself.
   */
  run: <T>(action: () => Promise<T>, signal?: AbortSignal) => Promise<T> | undefined;
}

/** @param maxWaiting length of the line: a dashboard asks for all its panels at once, so some waiting is normal */
export function createSemaphore(maxRunning: number, maxWaiting: number): Semaphore {
  const waiting: Array<() => void> = [];
  let running = 0;

  function turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(signal?.reason);
      };
      waiting.push(begin);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  async function hold<T>(action: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    if (running >= maxRunning) await turn(signal);
    else running += 1;
    try {
      return await action();
    } finally {
      // The place passes to the next in line without becoming free, so that nobody overtakes.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    run: (action, signal) => (running >= maxRunning && waiting.length >= maxWaiting ? undefined : hold(action, signal)),
  };
}
