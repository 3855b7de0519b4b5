import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';

const FIRST_MS = 100;
const MOST_MS = 5_000;

export interface RetryOptions {
  what: string;
  log: Logger;
  signal: AbortSignal;
  /** Whether to try again; errors that are not transient are thrown. */
  isTransient: (error: unknown) => boolean;
  onRetry?: () => void;
}

/**
 * Repeats a step until it works: for ever, with capped, jittered back-off (docs/architecture.md, "Errors").
 * @throws what `isTransient` says no to, and AbortError when the signal says stop
 */
export async function retry<T>(step: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    options.signal.throwIfAborted();
    try {
      return await step();
    } catch (error) {
      if (!options.isTransient(error)) throw error;
      options.onRetry?.();
      const waitMs = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2);
      options.log.warn(
        { step: options.what, attempt, waitMs: Math.round(waitMs), error: messageOf(error) },
        'retrying',
      );
      await delay(waitMs, undefined, { signal: options.signal });
    }
  }
}
