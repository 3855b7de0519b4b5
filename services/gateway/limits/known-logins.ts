import type { ClickHouseClient } from '@clickhouse/client';
import { z } from 'zod';
import { createSingleFlight } from '../single-flight.ts';

/** 1 s: who is made a viewer waits that long at most in the lane of those without rights, whose answers are as right. */
const FRESH_MS = 1_000;
/** 60 s: who has lost all his rights keeps his lane that long, and nothing else. */
const STALE_MS = 60_000;
/** 200,000 logins are some 20 MB. Logins beyond them count as known. */
const MOST_LOGINS = 200_000;
const Logins = z.array(z.object({ login: z.string() }));
const QUERY = `select login from viewers where campaign_kpi != 'none' or salesperson_id != '(none)' limit ${MOST_LOGINS}`;

/** Logins to whom the directory gives some right, by one small query a second at most, however many strangers ask. */
export function createKnownLogins(clickhouse: ClickHouseClient, now: () => number) {
  const flight = createSingleFlight<void>();
  let logins: ReadonlySet<string> = new Set();
  let readAtMs = Number.NEGATIVE_INFINITY;

  async function read(): Promise<void> {
    const result = await clickhouse.query({ query: QUERY, format: 'JSONEachRow' });
    logins = new Set(Logins.parse(await result.json()).map(({ login }) => login));
    readAtMs = now();
  }

  return {
    /** Decides about shares of the machine only: rights are read with every request. True while the directory can't be read. */
    async has(login: string): Promise<boolean> {
      if (logins.has(login)) {
        if (now() - readAtMs > STALE_MS) flight.run('logins', read).catch(() => {});
        return true;
      }
      if (now() - readAtMs < FRESH_MS) return logins.size >= MOST_LOGINS;
      try {
        await flight.run('logins', read);
      } catch {
        return true;
      }
      return logins.has(login) || logins.size >= MOST_LOGINS;
    },
  };
}

export type KnownLogins = ReturnType<typeof createKnownLogins>;
