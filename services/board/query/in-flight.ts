interface Running<T> {
  answer: Promise<T>;
  askers: number;
  stop: AbortController;
}

/**
 * Asks once for what several want at the same time. The work is stopped when the last who wanted it has gone.
 * @param onJoin told when somebody wants what is already asked
 */
export function createInFlight<T>(onJoin: () => void = () => {}) {
  const running = new Map<string, Running<T>>();

  function begin(key: string, work: (signal: AbortSignal) => Promise<T>): Running<T> {
    const stop = new AbortController();
    const started: Running<T> = { answer: work(stop.signal), askers: 0, stop };
    running.set(key, started);
    const forget = () => {
      if (running.get(key) === started) running.delete(key);
    };
    started.answer.then(forget, forget);
    return started;
  }

  return {
    /** @throws what `work` throws, or the signal's reason */
    async run(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
      signal.throwIfAborted();
      const joined = running.get(key);
      if (joined) onJoin();
      const shared = joined ?? begin(key, work);
      shared.askers += 1;
      return await new Promise<T>((resolve, reject) => {
        const leave = () => {
          shared.askers -= 1;
          if (shared.askers === 0) {
            // Who comes now asks anew: this work is being stopped.
            if (running.get(key) === shared) running.delete(key);
            shared.stop.abort(signal.reason);
          }
          reject(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        shared.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
      });
    },
  };
}
