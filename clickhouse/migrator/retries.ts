import { setTimeout as delay } from 'node:timers/promises';

/** 8 attempts, 50 ms doubling to 2 s: about 6 s, enough for other processes that create the same objects at this moment. */
const ATTEMPTS = 8;
const FIRST_DELAY_MS = 50;
const MAX_DELAY_MS = 2_000;

/**
 * Codes of ClickHouse that another process's concurrent create or replace causes: unknown table (60) or already existing
 * one (57), table being dropped or detached (218, 219), unfinished DDL or lock (159, 473, 479, 741), metadata changed (517).
 * Syntax and type errors are not among them: they fail at once.
 */
const TRANSIENT = new Set(['57', '60', '82', '159', '218', '219', '473', '479', '517', '741', '999']);
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return TRANSIENT.has(String(error.code)) || NETWORK.has(String(error.code));
}

/** Repeats `action` while it fails with what concurrency or a starting server causes; other errors are thrown at once. */
export async function withRetries<T>(action: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isTransient(error)) throw error;
      await delay(Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2));
    }
  }
}
