import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { ClickHouseClient } from '@clickhouse/client';
import { z } from 'zod';
import { pause } from '../../services/shared/back-off.ts';
import { LeadstreamError, messageOf } from '../../services/shared/errors.ts';
import { literal, onCluster } from '../quote.ts';

/** Times of a lock. */
export interface LockTimes {
  /** How often the holder says that it is alive. */
  heartbeatMs: number;
  /** After so long without a sign of life the holder counts as dead. The engine tells the age in whole seconds. */
  expiryMs: number;
}

/** 15 s: a crashed migrate holds the next one up no longer; five heartbeats may fail before a living one loses its lock. */
const TIMES: LockTimes = { heartbeatMs: 3_000, expiryMs: 15_000 };
const PREFIX = 'migration_lock_';
const POLL_MS = 200;

export interface MigrationLock {
  /** Asks for a proof of the lock if the last one is old. @throws LeadstreamError `MIGRATION_LOCK_LOST` */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
}

const Others = z.array(z.object({ name: z.string(), age: z.coerce.number(), comment: z.string() }));

/**
 * Waits until no other process migrates this database. Each process creates a table with a separate name, then looks for others: of two that hold
 * each other up both withdraw and try again, so at most one goes on. The age of a table's definition is its holder's last sign of life; a dead
 * holder's table is dropped by its own name, which cannot hit a living one's. On a cluster statements run `on cluster` and return when all hosts have
 * executed them, so each sees the tables of the others.
 */
export async function acquireMigrationLock(
  client: ClickHouseClient,
  cluster: string,
  { heartbeatMs, expiryMs }: LockTimes = TIMES,
): Promise<MigrationLock> {
  const name = `${PREFIX}${randomBytes(8).toString('hex')}`;
  const on = onCluster(cluster);
  const command = (query: string) => client.command({ query });
  const drop = (table: string) => command(`drop table if exists ${table}${on} sync`);
  const comment = literal(`leadstream migrate, process ${process.pid} on ${hostname()}`);
  let provenAtMs = 0;

  async function isAlone(): Promise<boolean> {
    const query = `
      select name, comment, dateDiff('second', metadata_modification_time, now()) as age
      from system.tables
      where database = currentDatabase() and startsWith(name, '${PREFIX}') and name != '${name}'`;
    const others = Others.parse(await (await client.query({ query, format: 'JSONEachRow' })).json());
    const living = others.filter(({ age }) => age * 1000 <= expiryMs);
    for (const other of others) if (!living.includes(other)) await drop(other.name);
    return living.length === 0;
  }

  /** A statement on the lock itself: it fails once somebody has dropped it. */
  async function prove(): Promise<void> {
    const atMs = performance.now();
    await command(`alter table ${name}${on} modify comment ${comment}`);
    provenAtMs = atMs;
  }

  for (;;) {
    if (await isAlone()) {
      const atMs = performance.now();
      await command(`create table ${name}${on} (held UInt8 comment 'Nothing') engine = Null comment ${comment}`);
      provenAtMs = atMs;
      if (await isAlone()) break;
      await drop(name);
    }
    await pause(POLL_MS * (0.5 + Math.random()));
  }

  // A failed one is made up for by assertHeld.
  const heartbeat = setInterval(() => prove().catch(() => {}), heartbeatMs);
  return {
    async assertHeld() {
      if (performance.now() - provenAtMs < expiryMs / 2) return;
      await prove().catch((cause) => {
        throw new LeadstreamError(
          'MIGRATION_LOCK_LOST',
          `this migrate was silent for more than ${expiryMs / 1000} s and another one may have gone on: run it again (${messageOf(cause)})`,
          { cause },
        );
      });
    },
    async release() {
      clearInterval(heartbeat);
      await drop(name);
    },
  };
}
