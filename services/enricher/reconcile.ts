import { createClickHouse } from '../shared/clickhouse.ts';
import type { Config } from '../shared/env.ts';
import { createLogger } from '../shared/log.ts';
import { createSink } from './io/sink.ts';
import { reconcileTables as run, type TablesReport } from './reconcile/run.ts';

export type { BrokenPart } from './reconcile/parts.ts';
export type { TablesReport } from './reconcile/run.ts';

/** An hour: an installation may have thousands of millions of rows. */
const LONG_QUERY_MS = 3_600_000;

export interface ReconcileTablesOptions {
  repair: boolean;
  everything: boolean;
  onStep: (step: string) => void;
  signal: AbortSignal;
}

/**
 * Compares all tables of an installation with what its events make (`reconcile/run.ts`).
 * The enricher's public face for `leadstream reconcile`.
 * @throws if Kafka or ClickHouse is away; AbortError when the signal says stop
 */
export async function reconcileTables(config: Config, options: ReconcileTablesOptions): Promise<TablesReport> {
  const client = createClickHouse(config.clickhouse, 'reconcile', LONG_QUERY_MS);
  const log = createLogger('reconcile', 'error');
  const sink = createSink(client, log, options.signal, () => {});
  try {
    return await run({ ...options, config, client, sink, log, removeExtra: true, checkParts: false, owned: undefined });
  } finally {
    await client.close();
  }
}
