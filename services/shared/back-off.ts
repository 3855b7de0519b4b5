import { setTimeout as sleep } from 'node:timers/promises';
import { LeadstreamError, messageOf } from './errors.ts';
import type { Logger } from './log.ts';

/** How long to wait between attempts: twice as long each time, from the first wait to the longest. */
export interface BackOff {
  firstMs: number;
  longestMs: number;
}

/**
 * Milliseconds to wait after so many failures in a row, the first being 1: by chance between half of the wait and all of it, so that those who failed
 * together don't return together.
 */
export function backOffMs({ firstMs, longestMs }: BackOff, failures: number, random: () => number = Math.random) {
  // Beyond 2^30 no wait is shorter than the longest, and 2^1024 is no number.
  const waitMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(waitMs * (0.5 + random() / 2));
}

/** For those whose wait is told before it begins: the whole of it. */
export const withoutJitter = (): number => 1;

/** A `Retry-After` header (seconds or an HTTP date) in milliseconds; undefined where it says nothing usable. At most a minute. */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) ? Math.min(60_000, Math.max(0, ms)) : undefined;
}

/**
 * Waits, unless stopped.
 * @throws LeadstreamError `ABORTED`
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, signal ? { signal } : {});
  } catch (cause) {
    throw new LeadstreamError('ABORTED', 'stopped', { cause });
  }
}

/** 5 s: a server that is back is noticed soon. */
const STEADY: BackOff = { firstMs: 100, longestMs: 5_000 };

export interface RetryOptions {
  /** Name of the step in the log. */
  what: string;
  /** Whether to try again; other errors are thrown. */
  isTransient: (error: unknown) => boolean;
  backOff?: BackOff;
  /** Attempts in all; left out: for ever. */
  attempts?: number;
  signal?: AbortSignal;
  log?: Logger;
  onRetry?: () => void;
  random?: () => number;
  wait?: typeof pause;
}

/**
 * Repeats a step until it works.
 * @throws what `isTransient` says no to, the last error once `attempts` are used up, LeadstreamError `ABORTED` when the signal says stop
 */
export async function retry<T>(step: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { what, isTransient, backOff = STEADY, attempts = Number.POSITIVE_INFINITY, signal, wait = pause } = options;
  for (let failures = 1; ; failures++) {
    if (signal?.aborted) throw new LeadstreamError('ABORTED', 'stopped');
    try {
      return await step();
    } catch (error) {
      if (failures >= attempts || !isTransient(error)) throw error;
      options.onRetry?.();
      const waitMs = backOffMs(backOff, failures, options.random);
      options.log?.warn({ step: what, attempt: failures, waitMs, error: messageOf(error) }, 'retrying');
      await wait(waitMs, signal);
    }
  }
}
