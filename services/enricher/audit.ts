import { randomUUID } from 'node:crypto';
import { type ClickHouseClient, createClickHouse } from '../shared/clickhouse.ts';
import type { Config } from '../shared/env.ts';
import { topicNames } from '../shared/kafka.ts';
import { createLogger } from '../shared/log.ts';
import { type Block, Rows } from './batch/rows.ts';
import { readSetsWhere } from './io/restore.ts';
import { createSink } from './io/sink.ts';
import { addAllFacts, FACT_TABLES, readDeriveContext } from './offline.ts';

/** 1,000 sets at a time: their rows fit into memory, and their keys into a parameter. */
const SETS_AT_ONCE = 1_000;

/** A stored row that a new derivation does not give, or the other way round. */
export interface Difference {
  table: string;
  /** Contact or cost. */
  key: string;
  kind: 'not_derived' | 'not_stored';
}

export interface AuditResult {
  /** Contacts and costs derived anew. */
  sets: number;
  rows: number;
  differences: Difference[];
}

/**
 * Derives random contacts and costs anew and compares every column but the version with what is stored, in ClickHouse:
 * the derived rows go through the very encoders of live processing into tables of this call's own.
 * The enricher's public face for `leadstream reconcile --audit`.
 */
export async function audit(
  config: Config,
  count: number,
  onProgress: (sets: number) => void = () => {},
): Promise<AuditResult> {
  const client = createClickHouse(config.clickhouse, 'audit');
  const prefix = `audit_${randomUUID().replaceAll('-', '')}`;
  const result: AuditResult = { sets: 0, rows: 0, differences: [] };
  const command = (query: string) => client.command({ query });
  try {
    const context = await readDeriveContext(client, config);
    const keys = await randomKeys(client, count);
    for (const { table } of FACT_TABLES) await command(`create table ${prefix}_${table} as ${table} engine = Memory`);
    const sink = createSink(client, createLogger('audit', 'error'), new AbortController().signal, () => {});
    for (let at = 0; at < keys.length; at += SETS_AT_ONCE) {
      const some = keys.slice(at, at + SETS_AT_ONCE);
      const rows = new Rows();
      for await (const set of readSetsWhere(client, 'key in {keys: Array(String)}', { keys: some })) {
        addAllFacts(rows, set, context, topicNames(config.kafka.topicPrefix).events);
        result.sets++;
      }
      const scratch = rows.blocks().map((block): Block => ({ ...block, table: `${prefix}_${block.table}` }));
      await sink.insert(scratch, `${prefix}-${at}`);
      result.rows += scratch.reduce((sum, block) => sum + block.rows, 0);
      onProgress(result.sets);
    }
    for (const { table, owner } of FACT_TABLES) {
      result.differences.push(...(await compare(client, table, `${prefix}_${table}`, owner, keys)));
    }
    return result;
  } finally {
    for (const { table } of FACT_TABLES) await command(`drop table if exists ${prefix}_${table} sync`).catch(() => {});
    await client.close();
  }
}

async function randomKeys(client: ClickHouseClient, count: number): Promise<string[]> {
  const result = await client.query({
    query: 'select key from (select distinct key from fact_events) order by rand() limit {count: UInt32}',
    query_params: { count },
    format: 'JSONEachRow',
  });
  return (await result.json<{ key: string }>()).map(({ key }) => key);
}

/** Keys of rows that only one of the two has. */
async function compare(
  client: ClickHouseClient,
  table: string,
  scratch: string,
  owner: string,
  keys: readonly string[],
): Promise<Difference[]> {
  const columns = '* except (version)';
  const stored = `select ${columns} from ${table} final where ${owner} in {keys: Array(String)}`;
  const derived = `select ${columns} from ${scratch} where ${owner} in {keys: Array(String)}`;
  const found: Difference[] = [];
  for (const [kind, query] of [
    ['not_derived', `${stored} except ${derived}`],
    ['not_stored', `${derived} except ${stored}`],
  ] as const) {
    for (let at = 0; at < keys.length; at += SETS_AT_ONCE) {
      const result = await client.query({
        query: `select distinct ${owner} as key from (${query})`,
        query_params: { keys: keys.slice(at, at + SETS_AT_ONCE) },
        format: 'JSONEachRow',
      });
      for (const { key } of await result.json<{ key: string }>()) found.push({ table, key, kind });
    }
  }
  return found;
}
