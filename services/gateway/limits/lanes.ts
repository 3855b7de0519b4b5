import { createHash } from 'node:crypto';
import { createByteCache } from '../../shared/byte-cache.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import type { Share } from './engine-settings.ts';
import { createFairSemaphore } from './fair-semaphore.ts';
import type { KnownLogins } from './known-logins.ts';
import { LimitReached } from './limit-reached.ts';
import type { Limits } from './limits.ts';

/** For a whole lane of strangers: enough for the hello of a client, its health check, and an empty answer. */
const STRANGERS = { memoryBytes: 256 * 1024 * 1024, seconds: 5, threads: 1 };
/** Statements that needed a viewer's whole memory: 32 bytes of hash, and what the cache's own records take. */
const REMEMBERED_BYTES = 1024 * 1024;
const BYTES_PER_STATEMENT = 128;

export interface Turn {
  /** Undefined: hello and health check of Grafana name nobody. */
  login: string | undefined;
  /** What is asked: text of the statement or name of the report. */
  statement: string;
  signal: AbortSignal;
}

export interface Lanes {
  /**
   * Asks when it is the viewer's turn, within what it may take.
   * @throws HttpError 429 if too many of the viewer's, or of all, wait already
   */
  run: <T>(turn: Turn, ask: (share: Share) => Promise<T>) => Promise<T>;
  readonly running: number;
  readonly waiting: number;
}

/**
 * Fair shares between viewers (docs/contract/running.md, "Viewers"). Each viewer has a separate line and as many queries at once as
 * `maxConcurrent`; lines take turns. Who has no rights shares one place beside them with all like him, so that he takes none of theirs.
 *
 * A viewer's memory is his queries' together: each gets an even part of it, so that what runs at once never has more. A query that needs more than
 * its part is asked again alone, with all of it, when the viewer's others have ended; the next time it is at once.
 */
export function createLanes(limits: Limits, known: Pick<KnownLogins, 'has'>): Lanes {
  const viewers = createFairSemaphore({
    maxRunning: limits.maxRunning,
    maxRunningPerKey: limits.maxConcurrent,
    maxWaiting: limits.maxWaiting,
    maxWaitingPerKey: limits.maxWaitingPerViewer,
  });
  const strangers = createFairSemaphore({
    maxRunning: 1,
    maxRunningPerKey: 1,
    maxWaiting: limits.maxWaitingPerViewer,
    maxWaitingPerKey: limits.maxWaitingPerViewer,
  });
  const needAll = createByteCache<true>({ maxBytes: REMEMBERED_BYTES });
  const whole: Share = { memoryBytes: limits.maxMemoryBytes, seconds: limits.maxSeconds };
  const part: Share = { ...whole, memoryBytes: Math.floor(limits.maxMemoryBytes / limits.maxConcurrent) };
  const ofStrangers: Share = { ...STRANGERS, seconds: Math.min(STRANGERS.seconds, limits.maxSeconds) };

  async function asViewer<T>(login: string, { statement, signal }: Turn, ask: (share: Share) => Promise<T>) {
    const key = createHash('sha256').update(statement).digest('base64');
    const alone = () => viewers.run(login, () => ask(whole), { signal, alone: true });
    if (limits.maxConcurrent === 1 || needAll.get(key)) return await alone();
    try {
      return await viewers.run(login, () => ask(part), { signal });
    } catch (error) {
      if (!(error instanceof LimitReached && error.ofShare)) throw error;
      needAll.set(key, true, BYTES_PER_STATEMENT);
      return await alone();
    }
  }

  return {
    async run(turn, ask) {
      const { login, signal } = turn;
      try {
        if (login !== undefined && (await known.has(login))) return await asViewer(login, turn, ask);
        return await strangers.run(login ?? '', () => ask(ofStrangers), { signal });
      } catch (error) {
        if (error instanceof LeadstreamError && error.code === 'NO_ROOM')
          throw new HttpError(
            429,
            'too_many_requests',
            `one viewer has ${limits.maxConcurrent} queries at once (GATEWAY_MAX_CONCURRENT) and ${limits.maxWaitingPerViewer} waiting: try again`,
          );
        throw error;
      }
    },
    get running() {
      return viewers.running + strangers.running;
    },
    get waiting() {
      return viewers.waiting + strangers.waiting;
    },
  };
}
