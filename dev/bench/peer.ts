import { waitFor } from '../engines/lib/wait-for.ts';
import type { CatchUp } from './catch-up.ts';
import type { BenchStack } from './stack.ts';
import { watch } from './usage.ts';

/**
 * The peer: ClickHouse's own Kafka engine with a materialized view over the same topic. It parses and stores events
 * (six extractions) and derives nothing.
 * @param identities number of different (source, id) in the topic
 */
export async function catchUpPeer(stack: BenchStack, identities: number): Promise<CatchUp> {
  const { clickhouse } = await stack.freshDatabase('peer');
  const run = (query: string) => clickhouse.command({ query });
  await run(`create table peer_events (id String, source String, type LowCardinality(String), time DateTime64(3, 'UTC'), contact_id String, data String)
    engine = ReplacingMergeTree order by (contact_id, source, id)`);
  await run(`create table peer_queue (json String) engine = Kafka settings
    kafka_broker_list = '${stack.config.kafka.brokers[0]}', kafka_topic_list = '${stack.config.kafka.topicPrefix}.events',
    kafka_group_name = 'bench-peer', kafka_format = 'JSONAsString', kafka_num_consumers = 1, kafka_max_block_size = 65536`);
  const startedMs = performance.now();
  const watched = watch(stack.pids);
  await run(`create materialized view peer_view to peer_events as select
    JSONExtractString(json, 'id') as id, JSONExtractString(json, 'source') as source, JSONExtractString(json, 'type') as type,
    parseDateTime64BestEffort(JSONExtractString(json, 'time'), 3, 'UTC') as time,
    JSONExtractString(json, 'data', 'contact_id') as contact_id, JSONExtractRaw(json, 'data') as data from peer_queue`);
  let movingMs = 0;
  await waitFor(
    async () => {
      const result = await clickhouse.query({
        query: 'select uniqExact(source, id) as n from peer_events',
        format: 'JSONEachRow',
      });
      const [row] = await result.json<{ n: string }>();
      const count = Number(row?.n ?? 0);
      if (count > 0 && movingMs === 0) movingMs = performance.now();
      process.stdout.write(`\rpeer: ${count} of ${identities}   `);
      return count >= identities;
    },
    { timeoutMs: 600_000, intervalMs: 250, what: 'the peer to have every event' },
  );
  const endMs = performance.now();
  process.stdout.write('\n');
  const usage = watched.end();
  await run('drop table peer_view');
  await run('drop table peer_queue');
  return {
    what: "ClickHouse's Kafka engine with a materialized view (no enrichment)",
    events: identities,
    totalSeconds: (endMs - startedMs) / 1000,
    movingSeconds: (endMs - movingMs) / 1000,
    usage,
  };
}
