import { createHash } from 'node:crypto';
import { type BackOff, backOffMs, pause, withoutJitter } from '../back-off.ts';
import { networkOf } from './network-of.ts';

export interface CredentialGuardOptions {
  now?: () => number;
  pauseMs?: (ms: number) => Promise<unknown>;
}

/** What a request is let in by. `refused`: it must be answered 429, without a look at its credential. */
export interface CredentialGuard {
  /** Before the credential is looked at: waits as long as the address must. */
  admit: (address: string, credential: string) => Promise<'admitted' | 'refused'>;
  /** The credential was right: this address may show it again at any time. */
  right: (address: string, credential: string) => void;
  /** The credential was wrong. @returns true if the address has tried so many that it is answered 429 */
  wrong: (address: string) => boolean;
}

/** Wrong ones that cost nothing: a tool with an old secret asks a few times before somebody sees it. */
const FREE = 10;
/** 1 s: with {@link MOST_WAITING} at once an address gets eight guesses a second at most, and a right credential beside them still comes through. */
const BACK_OFF: BackOff = { firstMs: 50, longestMs: 1_000 };
const MOST_WAITING = 8;
/** One wrong credential is forgotten in this time. */
const FORGET_ONE_MS = 30_000;
/** Beyond these more wrong ones change nothing: an address that stops is as any other after a quarter of an hour. */
const MOST_COUNTED = 30;
/** Addresses, and pairs of address and credential, that are remembered: 10,000 are some 2 MB. The longest unused go first. */
const REMEMBERED = 10_000;

interface Attempts {
  count: number;
  atMs: number;
  waiting: number;
}

/**
 * Slows down who tries credentials, by address. It holds up nobody who shares the address: a credential that this address has shown rightly before
 * passes at once, a new one waits a second at most, unless eight others wait.
 */
export function createCredentialGuard(options: CredentialGuardOptions = {}): CredentialGuard {
  const { now = Date.now, pauseMs = pause } = options;
  const attempts = new Map<string, Attempts>();
  const proven = new Set<string>();
  // Not the credential itself: nothing keeps one longer than a request.
  const pairOf = (network: string, credential: string) =>
    createHash('sha256').update(`${network}\n${credential}`).digest('base64');

  function countNow(known: Attempts): number {
    return Math.max(0, known.count - Math.floor((now() - known.atMs) / FORGET_ONE_MS));
  }

  return {
    async admit(address, credential) {
      const network = networkOf(address);
      const known = attempts.get(network);
      const excess = known ? countNow(known) - FREE : 0;
      if (!known || excess <= 0 || proven.has(pairOf(network, credential))) return 'admitted';
      if (known.waiting >= MOST_WAITING) return 'refused';
      known.waiting += 1;
      try {
        await pauseMs(backOffMs(BACK_OFF, excess, withoutJitter));
      } finally {
        known.waiting -= 1;
      }
      return 'admitted';
    },
    right(address, credential) {
      remember(proven, pairOf(networkOf(address), credential));
    },
    wrong(address) {
      const network = networkOf(address);
      const known = attempts.get(network);
      const count = Math.min(MOST_COUNTED, (known ? countNow(known) : 0) + 1);
      attempts.delete(network);
      // The same object while requests wait on it, so that they are counted together.
      attempts.set(network, Object.assign(known ?? { waiting: 0 }, { count, atMs: now() }));
      dropOldest(attempts);
      return count > FREE;
    },
  };
}

function remember(set: Set<string>, key: string): void {
  set.delete(key);
  set.add(key);
  dropOldest(set);
}

function dropOldest(kept: { size: number; keys: () => Iterator<string>; delete: (key: string) => boolean }): void {
  if (kept.size <= REMEMBERED) return;
  const oldest = kept.keys().next();
  if (!oldest.done) kept.delete(oldest.value);
}
