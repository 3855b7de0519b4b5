import type { Admin } from 'kafkajs';
import { Gauge, type Registry } from 'prom-client';
import { LeadstreamError, messageOf } from '../shared/errors.ts';
import type { Readiness } from '../shared/http/operations.ts';
import type { Logger } from '../shared/log.ts';
import { fetchCommitted, fetchRanges } from './io/offsets.ts';
import type { Worker } from './pipeline/worker.ts';

const LOOK_EVERY_MS = 10_000;
/** Not ready: something is in the way, ClickHouse for one. */
const STALLED_AFTER_MS = 60_000;
/** A worker that lags and has consumed nothing for so long is stuck, whatever the reason: a restart is the cure. */
const STUCK_AFTER_MS = 15 * 60_000;

export interface WatchdogOptions {
  admin: Admin;
  topic: string;
  groupId: string;
  worker: Worker;
  /** Why nothing is written just now, if so: a full disk, which a restart doesn't cure. */
  paused: () => string | undefined;
  partitions: number;
  registry: Registry;
  log: Logger;
  onFatal: (error: unknown) => void;
}

/** Looks at the lag from outside the loop, so that a loop that has stopped can't report that all is well. */
export function startWatchdog(options: WatchdogOptions): { stop(): void; readiness(): Readiness } {
  const { admin, topic, groupId, worker, log } = options;
  const lagGauge = new Gauge({
    name: 'leadstream_lag_records',
    help: 'Records in Kafka that are not durable yet',
    labelNames: ['partition'],
    registers: [options.registry],
  });
  let lag = 0;
  let progressAtMs = Date.now();
  let before = new Map<number, number | undefined>();
  let flushedBefore = 0;
  const stalledMs = () => Date.now() - progressAtMs;

  async function look(): Promise<void> {
    const [committed, ranges] = await Promise.all([fetchCommitted(admin, groupId, topic), fetchRanges(admin, topic)]);
    const now = new Map<number, number | undefined>();
    lag = 0;
    for (const partition of worker.owned()) {
      const { low, high } = ranges.get(partition) ?? { low: 0, high: 0 };
      const offset = committed.get(partition)?.offset;
      const behind = Math.max(0, high - (offset ?? low));
      lagGauge.set({ partition: String(partition) }, behind);
      lag += behind;
      now.set(partition, offset);
    }
    // Progress is what the broker says was committed, or what became durable behind a record whose facts are owed.
    const flushed = worker.flushed();
    const moved =
      flushed !== flushedBefore ||
      [...now].some(([partition, offset]) => before.get(partition) !== offset) ||
      now.size !== before.size;
    flushedBefore = flushed;
    before = now;
    if (lag === 0 || moved || options.paused() !== undefined) progressAtMs = Date.now();
    if (ranges.size > options.partitions) {
      throw new LeadstreamError(
        'PARTITIONS_CHANGED',
        `${topic} now has ${ranges.size} partitions: restarting with them`,
      );
    }
    if (stalledMs() > STUCK_AFTER_MS)
      throw new LeadstreamError('STUCK', `lag of ${lag} records and no progress: restarting`);
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      if (error instanceof LeadstreamError) options.onFatal(error);
      else log.warn({ error: messageOf(error) }, 'lag unknown');
    });
  }, LOOK_EVERY_MS);
  return {
    stop: () => clearInterval(timer),
    readiness() {
      const pause = options.paused();
      if (pause !== undefined) return { ready: false, reason: pause };
      if (!worker.isReady()) return { ready: false, reason: 'waiting for partitions' };
      if (stalledMs() > STALLED_AFTER_MS)
        return {
          ready: false,
          reason: `lag of ${lag} records and no progress for ${Math.round(stalledMs() / 1000)} s`,
        };
      return { ready: true };
    },
  };
}
