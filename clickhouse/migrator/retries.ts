import { type BackOff, retry } from '../../services/shared/back-off.ts';

/** 8 attempts, 50 ms doubling to 2 s: about 6 s, enough for other processes that create the same objects at this moment. */
const ATTEMPTS = 8;
const BACK_OFF: BackOff = { firstMs: 50, longestMs: 2_000 };

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
export const withRetries = <T>(action: () => Promise<T>): Promise<T> =>
  retry(action, { what: 'migrate', attempts: ATTEMPTS, backOff: BACK_OFF, isTransient });
