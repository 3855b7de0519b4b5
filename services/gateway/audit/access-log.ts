import { messageOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';

/** A request of a viewer as it is kept. */
export interface AccessEntry {
  /** Milliseconds since 1970. */
  at: number;
  login: string;
  via: string;
  token_id: string;
  address: string;
  route: 'report' | 'sql' | 'other';
  report: string;
  statement: string;
  rows: number;
  bytes: number;
  ms: number;
  status: number;
  refused: boolean;
  reason: string;
}

export interface AccessLogOptions {
  /** Writes rows; fails if they are not kept. */
  insert: (entries: readonly AccessEntry[]) => Promise<void>;
  log: Logger;
  onDropped: (entries: number) => void;
  flushEveryMs?: number;
  /** Some 5 MB: of a few hundred requests a second, what comes in half a minute without ClickHouse. */
  maxBuffered?: number;
}

/** 5,000 rows of 300 bytes in one insert. */
const BATCH = 5_000;
/** 2 s for what is left at the end: the supervisor waits ten, for everything. */
const LAST_WITHIN_MS = 2_000;

export interface AccessLog {
  /** Keeps an entry in memory until it is written; never waits and never fails. */
  record: (entry: AccessEntry) => void;
  /** Writes what there is. */
  stop: () => Promise<void>;
}

/**
 * Writes entries in the background, in batches. While they can't be written they are held, up to a bound; what is beyond it is dropped and counted.
 * An answer never waits for its entry.
 */
export function createAccessLog(options: AccessLogOptions): AccessLog {
  const { insert, log, onDropped, flushEveryMs = 1_000, maxBuffered = 10_000 } = options;
  let buffered: AccessEntry[] = [];
  let flushing: Promise<void> | undefined;
  let failing = false;
  let dropped = 0;

  async function write(): Promise<void> {
    const batch = buffered.slice(0, BATCH);
    if (batch.length === 0) return;
    try {
      await insert(batch);
      buffered = buffered.slice(batch.length);
      if (failing) log.info({ dropped }, 'the access log is written again');
      failing = false;
      dropped = 0;
    } catch (error) {
      if (!failing)
        log.error({ error: messageOf(error) }, 'the access log can not be written; requests are answered all the same');
      failing = true;
    }
  }

  function flush(): Promise<void> {
    flushing ??= write().finally(() => {
      flushing = undefined;
    });
    return flushing;
  }

  const timer = setInterval(() => void flush(), flushEveryMs);
  timer.unref();

  return {
    record(entry) {
      if (buffered.length < maxBuffered) buffered.push(entry);
      else {
        dropped += 1;
        onDropped(1);
      }
    },
    async stop() {
      clearInterval(timer);
      const last = async () => {
        await flushing;
        while (buffered.length > 0) {
          await flush();
          if (failing) break;
        }
      };
      let giveUp: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        giveUp = setTimeout(resolve, LAST_WITHIN_MS);
      });
      await Promise.race([last(), late]);
      clearTimeout(giveUp);
      if (buffered.length > 0) {
        onDropped(buffered.length);
        log.error({ dropped: buffered.length }, 'requests are missing in the access log');
      }
    },
  };
}
