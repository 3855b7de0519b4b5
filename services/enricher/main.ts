import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createClickHouse } from '../shared/clickhouse.ts';
import { folderPlace, SHARES, watchSpace } from '../shared/disk-space.ts';
import { createRegistry, type Readiness, startOperationsServer } from '../shared/http/operations.ts';
import { createKafka, groupNames, topicNames } from '../shared/kafka.ts';
import { startProcess } from '../shared/start-process.ts';
import { createBusinessTime } from './derive/business-time.ts';
import { Directory } from './directory/directory.ts';
import { settingsFingerprint } from './directory/fingerprint.ts';
import { startReplica } from './directory-topic/replica.ts';
import { startDirectoryWriter } from './directory-topic/writer.ts';
import { clickhousePlace } from './io/clickhouse-place.ts';
import { connectKafka } from './io/connect-kafka.ts';
import { createEventConsumer } from './io/consumer.ts';
import { createDlqProducer } from './io/dlq-producer.ts';
import { createSink } from './io/sink.ts';
import { createWorkerMetrics } from './pipeline/metrics.ts';
import { DEFAULT_LIMITS, RecordQueue } from './pipeline/queue.ts';
import { Signal } from './pipeline/signal.ts';
import { Worker } from './pipeline/worker.ts';
import { startBackground } from './reconcile/background.ts';
import { openPartition } from './state/open-partition.ts';
import { StateCache } from './state/state-cache.ts';
import { startWatchdog } from './watchdog.ts';
import { readWatermark } from './watermark.ts';

/** Half of what a graceful stop may take. */
const FLUSH_WITHIN_MS = 5_000;

const { config, log, lifecycle } = startProcess('enricher');
const topics = topicNames(config.kafka.topicPrefix);
const groups = groupNames(config.kafka.topicPrefix, config.kafka.groupSuffix);
const registry = createRegistry('enricher');
const metrics = createWorkerMetrics(registry);
const abort = new AbortController();

const client = createClickHouse(config.clickhouse, 'enricher');
lifecycle.onStop('clickhouse', () => client.close());
const kafka = await createKafka(config.kafka, `enricher-${randomUUID().slice(0, 8)}`, log);
// Listens before Kafka is reached: what is in the way is told there.
let readiness: () => Readiness = () => ({ ready: false, reason: 'connecting to Kafka' });
let watermark = (): Promise<unknown> => Promise.reject(new Error('not connected to Kafka yet'));
const server = await startOperationsServer({
  service: 'the enricher',
  config,
  log,
  metricsToken: config.metricsToken,
  registry,
  ready: () => readiness(),
  watermark: () => watermark(),
});
lifecycle.onStop('operations server', () => server.close());
const connecting = new AbortController();
lifecycle.onStop('connecting', () => connecting.abort());
const { admin, producer, clusterId, partitions } = await connectKafka(kafka, {
  topic: topics.events,
  log,
  signal: connecting.signal,
  onProblem: (reason) => {
    readiness = () => ({ ready: false, reason });
  },
});
readiness = () => ({ ready: false, reason: 'loading the directory' });
watermark = () => readWatermark({ admin, topics, groups });
lifecycle.onStop('kafka', () => Promise.all([admin.disconnect(), producer.disconnect()]));

const space = watchSpace({
  places: [folderPlace('state', join(config.dataDir, 'state')), clickhousePlace(config, client)],
  minFree: config.disk.minFree,
  share: SHARES.enricher,
  registry,
  log,
});
lifecycle.onStop('disk space', space.stop);
await space.started;
const sink = createSink(client, log, abort.signal, metrics.retried, space.whenRoom);
const dlqProducer = createDlqProducer(producer, topics.dlq, log, abort.signal);
const directory = new Directory(Date.now());
const changed = new Signal();
const cache = new StateCache();

const directoryWriter = await startDirectoryWriter({
  kafka,
  topic: topics.directory,
  groupId: groups.directory,
  client,
  sink,
  dlqProducer,
  log,
  signal: abort.signal,
  onFatal: lifecycle.fatal,
});
lifecycle.onStop('directory writer', directoryWriter.stop);
const replica = await startReplica({
  kafka,
  topic: topics.directory,
  groupPrefix: groups.directory,
  client,
  directory,
  log,
  onFatal: lifecycle.fatal,
  onChange: () => changed.raise(),
});
lifecycle.onStop('directory replica', replica.stop);

const worker = new Worker({
  topic: topics.events,
  groupId: groups.enricher,
  partitions,
  admin,
  sink,
  dlqProducer,
  directory,
  directoryOffset: replica.offset,
  wake: changed,
  derive: { directory, dayOf: createBusinessTime(config.timeZone).dayOf, baseCurrency: config.baseCurrency },
  fingerprint: settingsFingerprint(config),
  queue: new RecordQueue(DEFAULT_LIMITS),
  cache,
  openPartition: (partition, committed) =>
    openPartition(partition, committed, {
      dir: join(config.dataDir, 'state'),
      clusterId,
      topic: topics.events,
      partitions,
      client,
      cache,
      log,
      signal: abort.signal,
    }),
  metrics,
  log,
  onFatal: lifecycle.fatal,
  nowMs: Date.now,
});
const consumer = createEventConsumer(kafka, {
  topic: topics.events,
  groupId: groups.enricher,
  log,
  handlers: worker.handlers,
});
worker.start(consumer);
lifecycle.onStop('worker', () => worker.stop());

const watchdog = startWatchdog({
  admin,
  topic: topics.events,
  groupId: groups.enricher,
  worker,
  paused: space.shortage,
  partitions,
  registry,
  log,
  onFatal: lifecycle.fatal,
});
lifecycle.onStop('watchdog', watchdog.stop);
const background = startBackground({
  config,
  registry,
  log,
  owned: () => worker.owned(),
  isReady: () => worker.isReady(),
  whenRoom: space.whenRoom,
});
lifecycle.onStop('reconcile', background.stop);
readiness = () => {
  const ready = watchdog.readiness();
  const reason = background.problem();
  return ready.ready && reason !== undefined ? { ready: false, reason } : ready;
};
// First to run: what can't be flushed within 5 s (ClickHouse is away) is read again after the restart.
lifecycle.onStop('bound', () => void setTimeout(() => abort.abort(), FLUSH_WITHIN_MS).unref());
await consumer.start();
log.info({ port: config.ports.metrics, partitions }, 'enricher started');
