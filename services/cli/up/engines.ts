import { migrateInstallation } from '../../../clickhouse/migrator/migrate.ts';
import { startClickHouse } from '../../../dev/engines/clickhouse/start-clickhouse.ts';
import { startKafka } from '../../../dev/engines/kafka/start-kafka.ts';
import { ensureTopics } from '../../../dev/engines/kafka/topics.ts';
import type { Config } from '../../shared/env.ts';
import { createKafka } from '../../shared/kafka.ts';
import { createLogger } from '../../shared/log.ts';
import { count } from '../../shared/words.ts';
import { type Kept, keepRunning } from './keep-running.ts';
import type { places } from './layout.ts';

export interface EngineContext {
  config: Config;
  dataDir: string;
  at: ReturnType<typeof places>;
  say: (line: string) => void;
  /** Told of every process as soon as it runs, so that it can be stopped whatever happens next. */
  started: (kept: Kept) => void;
}

/** Kafka (a local broker, unless there is a cluster) with its topics. */
export async function bringUpKafka({ config, at, say, started }: EngineContext): Promise<void> {
  if (!config.kafka.external) {
    const logFile = at.log('kafka');
    const start = async () => {
      const kafka = await startKafka({ dataDir: at.kafka, port: config.ports.kafka, log: say, logFile });
      return kafka.child;
    };
    started(await keepRunning({ name: 'kafka', start, say, logFile }));
  }
  const kafka = await createKafka(config.kafka, 'up', createLogger('up', 'fatal'));
  await ensureTopics(kafka, config.kafka.topicPrefix, config.kafka);
  say('Kafka is ready');
}

/** ClickHouse (the embedded server, unless there is one) with database, tables and views. */
export async function bringUpClickHouse({ config, dataDir, at, say, started }: EngineContext): Promise<void> {
  if (!config.clickhouse.external) {
    const logFile = at.log('clickhouse');
    const options = {
      dataDir,
      port: config.ports.clickhouse,
      database: config.clickhouse.database,
      password: config.clickhouse.password,
      logFile,
      pidFile: at.pid('clickhouse'),
    };
    const start = async () => (await startClickHouse(options)).child;
    started(await keepRunning({ name: 'clickhouse', start, say, logFile }));
  }
  const { applied, replaced } = await migrateInstallation(config);
  say(
    `ClickHouse is ready (${count(applied.length, 'migration')} applied, ${count(replaced.length, 'view')} created or replaced)`,
  );
}
