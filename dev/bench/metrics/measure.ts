import type { ClickHouseClient } from '../../../services/shared/clickhouse.ts';
import { waitFor } from '../../engines/lib/wait-for.ts';
import { openBoards } from './boards.ts';
import { allCases, type Case } from './cases.ts';
import { startStream } from './stream.ts';
import { type Timing, timed } from './timing.ts';

export interface Measured extends Case {
  idle: Timing;
  streamed: Timing;
}

export interface MeasuredBoard {
  uid: string;
  panels: number;
  idle: Timing;
  streamed: Timing;
}

export interface Scale {
  opportunities: number;
  /** Rows and active parts of the tables when it began. */
  tables: { table: string; rows: number; parts: number; bytes: number }[];
  views: Measured[];
  boards: MeasuredBoard[];
  /** Events a second that came in meanwhile. */
  eventsPerSecond: number;
  failures: string[];
}

export interface MeasureOptions {
  client: ClickHouseClient;
  database: string;
  opportunities: number;
  /** CPU seconds of the server. */
  cpuSeconds: () => number;
  /** Time for the repetitions of one question. */
  budgetMs: number;
  onProgress: (what: string) => void;
}

async function tablesOf(client: ClickHouseClient): Promise<Scale['tables']> {
  const result = await client.query({
    query: `select table, toFloat64(sum(rows)) as rows, toFloat64(count()) as parts, toFloat64(sum(bytes_on_disk)) as bytes
      from system.parts where active and database = currentDatabase() and match(table, '^(fact|agg)_|_by_month$') group by table order by table`,
    format: 'JSONEachRow',
  });
  return result.json();
}

/** Every view and every dashboard, first alone, then beside 500 events a second. */
export async function measure(options: MeasureOptions): Promise<Scale> {
  const { client, database, opportunities, cpuSeconds, budgetMs, onProgress } = options;
  const merging = async () => {
    const result = await client.query({ query: 'select 1 from system.merges limit 1', format: 'JSONEachRow' });
    return (await result.json()).length > 0;
  };
  await waitFor(async () => !(await merging()), { timeoutMs: 120_000, what: 'merges to end' }).catch(() => {});
  const failures = new Set<string>();
  const tables = await tablesOf(client);
  const cases = await allCases();
  const boards = await openBoards(client, database);

  async function askCase({ sql }: Case): Promise<void> {
    const result = await client.query({ query: sql, format: 'JSONCompact' });
    await result.text();
  }
  const views = async (condition: string, cpu?: () => number) => {
    const timings: (Timing | undefined)[] = [];
    for (const [at, one] of cases.entries()) {
      onProgress(`${condition}: view ${at + 1} of ${cases.length}, ${one.view}`);
      const timing = await timed(() => askCase(one), budgetMs, cpu).catch((error: unknown) => {
        failures.add(`${one.view}, ${one.what}: ${String(error).slice(0, 200)}`);
        return undefined;
      });
      timings.push(timing);
    }
    return timings;
  };
  const dashboards = async (condition: string, cpu?: () => number) => {
    const timings: Timing[] = [];
    for (const { uid, open } of boards) {
      onProgress(`${condition}: dashboard ${uid}`);
      const ask = async () => {
        for (const failure of await open()) failures.add(failure);
      };
      timings.push(await timed(ask, budgetMs, cpu));
    }
    return timings;
  };

  const idle = { views: await views('alone', cpuSeconds), boards: await dashboards('alone', cpuSeconds) };
  const stream = await startStream(client, opportunities);
  const streamed = { views: await views('beside the stream'), boards: await dashboards('beside the stream') };
  const eventsPerSecond = await stream.stop();

  return {
    opportunities,
    tables,
    views: cases.flatMap((one, at) => {
      const [alone, beside] = [idle.views[at], streamed.views[at]];
      return alone && beside ? [{ ...one, idle: alone, streamed: beside }] : [];
    }),
    boards: boards.flatMap(({ uid, panels }, at) => {
      const [alone, beside] = [idle.boards[at], streamed.boards[at]];
      return alone && beside ? [{ uid, panels, idle: alone, streamed: beside }] : [];
    }),
    eventsPerSecond,
    failures: [...failures],
  };
}
