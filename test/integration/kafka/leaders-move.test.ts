import { randomUUID } from 'node:crypto';
import type { Admin, Kafka } from 'kafkajs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureTopics } from '../../../dev/engines/kafka/topics.ts';
import { ingestConfig } from '../../../services/ingest/config.ts';
import { startIngest } from '../../../services/ingest/ingest.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { createCheckedProducer } from '../../../services/shared/kafka/checked-producer.ts';
import { createKafka, topicNames } from '../../../services/shared/kafka.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { parseWatermark } from '../../../services/shared/watermark.ts';
import { type KafkaCluster, startKafkaCluster } from '../../helpers/kafka-cluster.ts';
import { leadersOf, movePartition } from '../../helpers/move-leader.ts';
import { originalKafkajs } from '../../helpers/original-kafkajs.ts';
import { waitFor } from '../../helpers/stack.ts';
import { eventJson } from '../../unit/schemas/make.ts';
import { readTopic } from '../ingest/read-topic.ts';

const log = createLogger('test', 'silent');
let cluster: KafkaCluster;
let kafka: Kafka;
let admin: Admin;

beforeAll(async () => {
  cluster = await startKafkaCluster();
  kafka = await createKafka(config().kafka, 'test', log);
  admin = kafka.admin();
  await admin.connect();
});
afterAll(async () => {
  await admin?.disconnect();
  await cluster?.stop();
});

const config = (prefix = 'crm') =>
  loadConfig({
    KAFKA_BROKERS: cluster.brokers.join(','),
    KAFKA_TOPIC_PREFIX: prefix,
    KAFKA_PARTITIONS: '6',
    INGEST_KEYS: 'key',
  });

/** Partition 0 is led by broker 1, partition 1 by broker 2. */
async function twoPartitions(): Promise<string> {
  const topic = `moved-${randomUUID()}`;
  const replicaAssignment = [
    { partition: 0, replicas: [1, 2, 3] },
    { partition: 1, replicas: [2, 1, 3] },
  ];
  await admin.createTopics({ topics: [{ topic, replicaAssignment }], waitForLeaders: false });
  await waitFor(async () => (await leadersOf(admin, topic)).get(1) === 2, { timeoutMs: 30_000, what: 'leaders' });
  return topic;
}

/**
 * Sends to both partitions, lets the leader of partition 1 move to broker 1 behind the producer's back, and sends again: broker 1 answers for partition 0,
 * broker 2 leads nothing any more, and partition 1 now belongs to broker 1, which has answered already.
 */
async function sendWhileLeaderMoves(make: Kafka['producer']) {
  const topic = await twoPartitions();
  const producer = make({ idempotent: true, allowAutoTopicCreation: false });
  const both = (name: string) => ({
    topicMessages: [{ topic, messages: [0, 1].map((partition) => ({ value: `${name}-${partition}`, partition })) }],
    acks: -1,
  });
  await producer.connect();
  try {
    await producer.sendBatch(both('before'));
    await movePartition(admin, topic, 1, [1, 3]);
    const outcome = await producer.sendBatch(both('during')).then(
      () => 'acknowledged',
      (error: { code: string }) => error.code,
    );
    const ends = await admin.fetchTopicOffsets(topic);
    return { outcome, ends: ends.sort((a, b) => a.partition - b.partition).map(({ high }) => Number(high)) };
  } finally {
    await producer.disconnect();
  }
}

const original = () => {
  const { Kafka: Original, logLevel } = originalKafkajs();
  const client = new Original({ brokers: cluster.brokers, logLevel: logLevel.NOTHING });
  return client.producer.bind(client);
};

it('kafkajs as it is published acknowledges half a batch when a leader moves: the fault', async () => {
  expect(await sendWhileLeaderMoves(original())).toEqual({ outcome: 'acknowledged', ends: [2, 1] });
});

it('the check alone finds the half that was not sent', async () => {
  const make = original();
  const outcome = await sendWhileLeaderMoves((options) => createCheckedProducer(make, options));
  expect(outcome).toEqual({ outcome: 'KAFKA_NOT_ACKNOWLEDGED', ends: [2, 1] });
});

it('our producers send the other half to its new leader', async () => {
  expect(await sendWhileLeaderMoves(kafka.producer)).toEqual({ outcome: 'acknowledged', ends: [2, 2] });
});

it('makes topics that survive a broker, three replicas of which two must have a record', async () => {
  const prefix = `r${randomUUID()}`;
  await ensureTopics(kafka, prefix, config(prefix).kafka);
  const { topics } = await admin.fetchTopicMetadata({ topics: Object.values(topicNames(prefix)) });
  expect(topics.flatMap(({ partitions }) => partitions.map(({ replicas }) => replicas.length))).toEqual(
    Array.from({ length: 13 }, () => 3),
  );
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [
      { type: 2, name: topicNames(prefix).events, configNames: ['min.insync.replicas', 'max.message.bytes'] },
    ],
  });
  expect(resources[0]?.configEntries.map(({ configValue }) => configValue).sort()).toEqual(['16777216', '2']);
});

it('keeps every event that ingest acknowledges while leaders move', async () => {
  const prefix = `m${randomUUID()}`;
  const { events } = topicNames(prefix);
  await ensureTopics(kafka, prefix, config(prefix).kafka);
  const ingest = await startIngest({
    config: { ...ingestConfig(config(prefix)), port: 0 },
    log,
    onFatal: (error) => {
      throw error;
    },
  });
  const acknowledged = new Set<string>();
  let moving = true;
  try {
    async function post(): Promise<void> {
      const batch = Array.from({ length: 40 }, () => {
        const id = randomUUID();
        return eventJson('crm.contact.tagged', { contact_id: id }, { id });
      });
      const response = await fetch(`${ingest.url}/v1/events`, {
        method: 'POST',
        headers: { authorization: 'Bearer key', 'content-type': 'application/cloudevents-batch+json' },
        body: JSON.stringify(batch),
      });
      await response.text();
      if (response.status === 202) for (const { id } of batch) acknowledged.add(String(id));
    }
    const posting = (async () => {
      while (moving) await post();
    })();
    posting.catch(() => {});
    for (let move = 0; move < 18; move++) {
      const partition = move % 6;
      const leader = (await leadersOf(admin, events)).get(partition) ?? 1;
      await movePartition(
        admin,
        events,
        partition,
        [1, 2, 3].filter((id) => id !== leader),
      );
    }
    moving = false;
    await posting;
    const stored = new Set((await readTopic(kafka, events)).map(({ json }) => json.id));
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(500);
    // Nothing that was acknowledged is behind what `leadstream wait` waits for.
    const watermark = parseWatermark(await (await fetch(`${ingest.url}/v1/watermark`)).json());
    const highs = (await admin.fetchTopicOffsets(events)).map(
      ({ partition, high }) => [partition, BigInt(high)] as const,
    );
    expect(watermark.get(events)).toEqual(new Map(highs));
  } finally {
    moving = false;
    await ingest.stop();
  }
});
