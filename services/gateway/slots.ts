/** Room for so many at once; others wait in line, up to a bound. */
export interface Slots {
  /** Runs the action when there is room; `undefined` if the line is full. */
  run: <T>(action: () => Promise<T>) => Promise<T> | undefined;
}

/** @param maxWaiting length of the line: a dashboard asks for all its panels at once, so some waiting is normal */
export function createSlots(maxRunning: number, maxWaiting: number): Slots {
  const waiting: Array<() => void> = [];
  let running = 0;

  async function hold<T>(action: () => Promise<T>): Promise<T> {
    if (running >= maxRunning) await new Promise<void>((resolve) => waiting.push(resolve));
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
    run: (action) => (running >= maxRunning && waiting.length >= maxWaiting ? undefined : hold(action)),
  };
}
