import { randomUUID } from 'node:crypto';
import { type ClickHouseClient, createClickHouse } from '../shared/clickhouse.ts';
import type { Config } from '../shared/env.ts';
import { topicNames } from '../shared/kafka.ts';
import { createLogger } from '../shared/log.ts';
import { Rows } from './batch/rows.ts';
import { readDeriveContext } from './directory-topic/read-directory.ts';
import type { Block } from './io/blocks.ts';
import { createSink } from './io/sink.ts';
import { addAllFacts, FACT_TABLES } from './reconcile/offline.ts';
import { readSetsWhere } from './state/restore.ts';

/** An hour: 10 million events take 3 s to go through, and an installation may have thousands of millions. */
const LONG_QUERY_MS = 3_600_000;

/** 1,000 sets a block: their rows fit into memory. */
const SETS_A_BLOCK = 1_000;

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
  const client = createClickHouse(config.clickhouse, 'audit', LONG_QUERY_MS);
  const prefix = `audit_${randomUUID().replaceAll('-', '')}`;
  const keys = `${prefix}_keys`;
  const result: AuditResult = { sets: 0, rows: 0, differences: [] };
  const sink = createSink(client, createLogger('audit', 'error'), new AbortController().signal, () => {});
  let rows = new Rows();

  async function flush(): Promise<void> {
    const blocks = rows.blocks().map((block): Block => ({ ...block, table: `${prefix}_${block.table}` }));
    await sink.insert(blocks, `${prefix}-${result.sets}`);
    result.rows += blocks.reduce((sum, block) => sum + block.rows, 0);
    rows = new Rows();
    onProgress(result.sets);
  }

  try {
    const context = await readDeriveContext(client, config);
    await client.command({
      query: `create table ${keys} engine = Memory as
        select key from (select distinct key from fact_events) order by rand() limit {count: UInt32}`,
      query_params: { count },
    });
    for (const { table } of FACT_TABLES) {
      await client.command({ query: `create table ${prefix}_${table} as ${table} engine = Memory` });
    }
    for await (const set of readSetsWhere(client, `key in ${keys}`, {})) {
      addAllFacts(rows, set, context, topicNames(config.kafka.topicPrefix).events);
      result.sets++;
      if (result.sets % SETS_A_BLOCK === 0) await flush();
    }
    await flush();
    for (const { table, owner } of FACT_TABLES) {
      result.differences.push(...(await compare(client, { table, scratch: `${prefix}_${table}`, owner, keys })));
    }
    return result;
  } finally {
    for (const table of [keys, ...FACT_TABLES.map((fact) => `${prefix}_${fact.table}`)]) {
      await client.command({ query: `drop table if exists ${table} sync` }).catch(() => {});
    }
    await client.close();
  }
}

/**
 * Columns in which rows may rightly differ: the version, and months of rows from before there were such columns, which read those
 * that the row is counted in and not every one that it ever might have been (their defaults in clickhouse/schema).
 */
const NOT_COMPARED = 'version, created_months, milestone_months, placed_months';

/** Keys of rows that only one of the two has. */
async function compare(
  client: ClickHouseClient,
  { table, scratch, owner, keys }: { table: string; scratch: string; owner: string; keys: string },
): Promise<Difference[]> {
  const stored = `select * except (${NOT_COMPARED}) from ${table} final where ${owner} in ${keys}`;
  const derived = `select * except (${NOT_COMPARED}) from ${scratch}`;
  const found: Difference[] = [];
  for (const [kind, query] of [
    ['not_derived', `${stored} except ${derived}`],
    ['not_stored', `${derived} except ${stored}`],
  ] as const) {
    const result = await client.query({
      query: `select distinct ${owner} as key from (${query})`,
      format: 'JSONEachRow',
    });
    for (const { key } of await result.json<{ key: string }>()) found.push({ table, key, kind });
  }
  return found;
}
