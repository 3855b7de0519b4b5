import { LeadstreamError } from '../../shared/errors.ts';

export interface FairSemaphoreOptions {
  /** Actions that run at once, of all keys. */
  maxRunning: number;
  /** Of one key. */
  maxRunningPerKey: number;
  /** Length of all lines together. */
  maxWaiting: number;
  maxWaitingPerKey: number;
}

export interface RunOptions {
  signal?: AbortSignal;
  /** Nothing else of this key runs at the same time. */
  alone?: boolean;
}

/** Room for so many at once, shared fairly between keys: each has a separate line, and the lines take turns. */
export interface FairSemaphore {
  /**
   * Runs the action when there is room for its key. Who gives up (`signal`) leaves the line at once, and the promise fails with the
   * signal's reason; an action that runs has to heed the signal itself.
   * @throws LeadstreamError `NO_ROOM` (retryable): the key's line is full, or all are and this one is the longest
   */
  run: <T>(key: string, action: () => Promise<T>, options?: RunOptions) => Promise<T>;
  readonly running: number;
  readonly waiting: number;
}

interface Waiter {
  key: string;
  /** Places of its key that it takes. */
  weight: number;
  begin: () => void;
  refuse: (reason: unknown) => void;
}

const noRoom = () => new LeadstreamError('NO_ROOM', 'too many requests wait already: try again', { retryable: true });

export function createFairSemaphore(options: FairSemaphoreOptions): FairSemaphore {
  /** Lines that are not empty, in the order in which they take turns. */
  const lines = new Map<string, Waiter[]>();
  const runningOf = new Map<string, number>();
  let running = 0;
  let waiting = 0;

  const hasRoom = (key: string, weight: number) =>
    running < options.maxRunning && (runningOf.get(key) ?? 0) + weight <= options.maxRunningPerKey;

  function occupy(key: string, weight: number): void {
    running += 1;
    runningOf.set(key, (runningOf.get(key) ?? 0) + weight);
  }

  function remove(waiter: Waiter): void {
    const line = lines.get(waiter.key) ?? [];
    line.splice(line.indexOf(waiter), 1);
    if (line.length === 0) lines.delete(waiter.key);
    waiting -= 1;
  }

  /** The first of a line: that of the key with least under way, of equal ones the one whose turn it is; undefined if there is room for none. */
  function next(): Waiter | undefined {
    let best: Waiter | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [key, [first]] of lines) {
      const underWay = runningOf.get(key) ?? 0;
      if (!first || underWay >= least || !hasRoom(key, first.weight)) continue;
      best = first;
      least = underWay;
    }
    return best;
  }

  /** The first that can begin does; its line goes behind the others. */
  function begin(): void {
    for (let waiter = next(); waiter; waiter = next()) {
      const { key, weight } = waiter;
      remove(waiter);
      const line = lines.get(key);
      if (line && lines.delete(key)) lines.set(key, line);
      // Occupied here and not when the waiter wakes up, so that nobody overtakes.
      occupy(key, weight);
      waiter.begin();
    }
  }

  function release(key: string, weight: number): void {
    running -= 1;
    const left = (runningOf.get(key) ?? 0) - weight;
    if (left <= 0) runningOf.delete(key);
    else runningOf.set(key, left);
    begin();
  }

  /** All lines are full: the newest of the longest one makes room, unless that would be the one who asks. */
  function makeRoom(key: string): boolean {
    let longest: Waiter[] = lines.get(key) ?? [];
    for (const line of lines.values()) if (line.length > longest.length) longest = line;
    const last = longest.at(-1);
    if (!last || last.key === key) return false;
    remove(last);
    last.refuse(noRoom());
    return true;
  }

  function turn(key: string, weight: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        remove(waiter);
        reject(signal?.reason);
        // The one behind may need fewer places.
        begin();
      };
      const leave = () => signal?.removeEventListener('abort', giveUp);
      const waiter: Waiter = {
        key,
        weight,
        begin: () => {
          leave();
          resolve();
        },
        refuse: (reason) => {
          leave();
          reject(reason);
        },
      };
      const line = lines.get(key) ?? [];
      line.push(waiter);
      lines.set(key, line);
      waiting += 1;
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  return {
    async run(key, action, { signal, alone = false } = {}) {
      signal?.throwIfAborted();
      const weight = alone ? options.maxRunningPerKey : 1;
      if (hasRoom(key, weight) && !lines.has(key)) occupy(key, weight);
      else {
        if ((lines.get(key)?.length ?? 0) >= options.maxWaitingPerKey) throw noRoom();
        if (waiting >= options.maxWaiting && !makeRoom(key)) throw noRoom();
        await turn(key, weight, signal);
      }
      try {
        return await action();
      } finally {
        release(key, weight);
      }
    },
    get running() {
      return running;
    },
    get waiting() {
      return waiting;
    },
  };
}
