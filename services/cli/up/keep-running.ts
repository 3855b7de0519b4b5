import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../../../dev/engines/lib/child.ts';
import { messageOf } from '../../shared/errors.ts';

/** After a run of this length a death counts as the first again. */
const HEALTHY_MS = 30_000;
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 15_000;

export interface KeepRunningOptions {
  name: string;
  /** Starts it; returns when it is started (for an engine: when it answers). */
  start: () => Promise<Child>;
  say: (line: string) => void;
  logFile: string;
  /** Code 0 means that it is done, not that it died. */
  mayFinish?: boolean;
  now?: () => number;
}

export interface Kept {
  name: string;
  /** Graceful stop, for good. */
  stop: (graceMs: number) => Promise<void>;
}

/** Wait before the nth start in a row (0 = the first restart). */
export const backOffMs = (restarts: number): number => Math.min(FIRST_WAIT_MS * 2 ** restarts, MAX_WAIT_MS);

/**
 * Starts a process, and starts it again whenever it ends, after 0.5 s at first and at most 15 s.
 * @throws what the first start throws
 */
export async function keepRunning(options: KeepRunningOptions): Promise<Kept> {
  const { name, say, now = Date.now } = options;
  const stopping = new AbortController();
  let child = await options.start();
  const loop = watch();

  async function watch(): Promise<void> {
    let restarts = 0;
    let startedAt = now();
    for (;;) {
      const { code, signal } = await child.exited;
      if (stopping.signal.aborted) return;
      if (options.mayFinish && code === 0) return;
      if (now() - startedAt > HEALTHY_MS) restarts = 0;
      let cause = `${name} ended (${signal ?? `code ${code}`})`;
      for (let started = false; !started; ) {
        const waitMs = backOffMs(restarts);
        say(`${cause}; starting it again in ${waitMs / 1000} s. Its log: ${options.logFile}`);
        restarts += 1;
        await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
        if (stopping.signal.aborted) return;
        startedAt = now();
        try {
          child = await options.start();
          started = true;
        } catch (error) {
          cause = `${name} did not start (${messageOf(error)})`;
        }
        if (stopping.signal.aborted) return;
      }
    }
  }

  return {
    name,
    async stop(graceMs) {
      stopping.abort();
      await child.stop(graceMs);
      await loop;
      // A start that was under way when we were told to stop.
      await child.stop(graceMs);
    },
  };
}
