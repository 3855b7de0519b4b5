import { setTimeout as sleep } from 'node:timers/promises';
import { LeadstreamError } from './errors.ts';

/** 10 s: a service that is started again is noticed soon, one that is away is not hammered. */
const LONGEST_WAIT_MS = 10_000;

/** Milliseconds to wait before attempt `attempt + 1`: doubling from 200 ms, capped, with jitter so that clients don't return together. */
export function backOff(attempt: number, random: () => number = Math.random): number {
  return Math.round(Math.min(LONGEST_WAIT_MS, 200 * 2 ** Math.min(attempt, 10)) * (0.5 + random() / 2));
}

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
