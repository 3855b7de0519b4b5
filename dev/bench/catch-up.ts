import { readWatermark } from '../../services/enricher/watermark.ts';
import type { ClickHouseClient } from '../../services/shared/clickhouse.ts';
import { groupNames, topicNames } from '../../services/shared/kafka.ts';
import { waitFor } from '../engines/lib/wait-for.ts';
import type { BenchStack } from './stack.ts';
import { type Usage, watch } from './usage.ts';

/** How fast a consumer went through a topic that was full when it started. */
export interface CatchUp {
  what: string;
  events: number;
  /** From the start of the process (of the peer: from the creation of its view) to the last readable row. */
  totalSeconds: number;
  /** From the first readable row to the last. */
  movingSeconds: number;
  usage: Record<string, Usage>;
}

async function countOf(client: ClickHouseClient, table: string): Promise<number> {
  const result = await client.query({ query: `SELECT count() AS n FROM ${table}`, format: 'JSONEachRow' });
  const [row] = await result.json<{ n: string }>();
  return Number(row?.n ?? 0);
}

/** Starts `workers` enrichers of a new consumer group on an empty database and waits until every record is durable. */
export async function catchUp(
  stack: BenchStack,
  options: { workers: number; events: number; name: string },
): Promise<CatchUp> {
  const { workers, events, name } = options;
  const fresh = await stack.freshDatabase(name);
  const env = { ...fresh.env, KAFKA_GROUP_SUFFIX: `.${name}`, LEADSTREAM_DATA: `${stack.env.LEADSTREAM_DATA}/${name}` };
  const topics = topicNames(stack.config.kafka.topicPrefix);
  const admin = stack.kafka.admin();
  await admin.connect();
  const groups = groupNames(stack.config.kafka.topicPrefix, env.KAFKA_GROUP_SUFFIX);
  const startedMs = performance.now();
  const services = await Promise.all(Array.from({ length: workers }, () => stack.launch('enricher', env)));
  const watched = watch({
    ...stack.pids,
    ...Object.fromEntries(services.map((service, index) => [`enricher ${index + 1}`, service.pid])),
  });
  const landed = async () => {
    const { topics: offsets } = await readWatermark({ admin, topics, groups });
    return Object.values(offsets[topics.events] ?? {}).reduce((sum, next) => sum + Number(next), 0);
  };
  let movingMs = 0;
  await waitFor(
    async () => {
      const count = await landed();
      if (count > 0 && movingMs === 0) movingMs = performance.now();
      process.stdout.write(`\r${name}: ${count} of ${events}   `);
      return count >= events;
    },
    { timeoutMs: 900_000, intervalMs: 200, what: 'every event durable' },
  );
  const endMs = performance.now();
  process.stdout.write('\n');
  const usage = watched.end();
  await Promise.all(services.map((service) => service.child.stop()));
  await admin.disconnect();
  return {
    what: `${workers} enricher${workers > 1 ? 's' : ''}`,
    events: await countOf(fresh.clickhouse, 'fact_events FINAL'),
    totalSeconds: (endMs - startedMs) / 1000,
    movingSeconds: (endMs - movingMs) / 1000,
    usage,
  };
}
