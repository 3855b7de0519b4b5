import type { Child } from '../../../dev/engines/lib/child.ts';
import { type BackOff, backOffMs, pause, withoutJitter } from '../../shared/back-off.ts';
import { messageOf } from '../../shared/errors.ts';

/** After a run of this length a death counts as the first again. */
const HEALTHY_MS = 30_000;
const BACK_OFF: BackOff = { firstMs: 500, longestMs: 15_000 };

export interface KeepRunningOptions {
  name: string;
  /** Starts it; returns when it is started (for an engine: when it answers). */
  start: () => Promise<Child>;
  say: (line: string) => void;
  logFile: string;
  /** Code 0 means that it is done, not that it died. */
  mayFinish?: boolean;
  now?: () => number;
  wait?: typeof pause;
}

export interface Kept {
  name: string;
  /** Graceful stop, for good. */
  stop: (graceMs: number) => Promise<void>;
}

/**
 * Starts a process, and starts it again whenever it ends, after 0.5 s at first and at most 15 s.
 * @throws what the first start throws
 */
export async function keepRunning(options: KeepRunningOptions): Promise<Kept> {
  const { name, say, now = Date.now, wait = pause } = options;
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
        restarts += 1;
        const waitMs = backOffMs(BACK_OFF, restarts, withoutJitter);
        say(`${cause}; starting it again in ${waitMs / 1000} s. Its log: ${options.logFile}`);
        await wait(waitMs, stopping.signal).catch(() => {});
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
