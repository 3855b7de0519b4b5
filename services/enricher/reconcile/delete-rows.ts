import { onCluster } from '../../../clickhouse/quote.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';

/** Deletes rows for good and waits for it; on a cluster on every node. */
export async function deleteRows(
  client: ClickHouseClient,
  table: string,
  condition: string,
  parameters: Record<string, unknown>,
  cluster: string,
): Promise<void> {
  const target = cluster === '' ? table : `${table}_local${onCluster(cluster)}`;
  await client.command({
    query: `alter table ${target} delete where ${condition}`,
    query_params: parameters,
    clickhouse_settings: { mutations_sync: '2' },
  });
}
