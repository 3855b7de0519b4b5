import { setTimeout as pause } from 'node:timers/promises';
import { LeadstreamError, messageOf } from '../../../services/shared/errors.ts';

export interface WaitOptions {
  timeoutMs: number;
  intervalMs?: number;
  /** What is waited for, for the message. */
  what?: string;
}

/**
 * Calls `condition` until it answers something truthy, and returns that. A throw counts as "not yet".
 * @throws LeadstreamError `TIMEOUT` with the last error as cause
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  options: WaitOptions,
): Promise<Exclude<T, false | 0 | '' | null | undefined>> {
  const deadline = performance.now() + options.timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (isTruthy(value)) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (performance.now() >= deadline) {
      const why = last === undefined ? '' : `: ${messageOf(last)}`;
      throw new LeadstreamError(
        'TIMEOUT',
        `${options.what ?? 'condition'} not met within ${options.timeoutMs} ms${why}`,
        {
          cause: last,
        },
      );
    }
    await pause(options.intervalMs ?? 50);
  }
}

function isTruthy<T>(value: T): value is Exclude<T, false | 0 | '' | null | undefined> {
  return Boolean(value);
}
