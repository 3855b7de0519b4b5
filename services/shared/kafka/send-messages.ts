import { LeadstreamError } from '../errors.ts';
import type { Batch, Broker, Cluster, PartitionData, Parts, SentPartition } from './internals.ts';
import { handleFailure, worstOf } from './send-failure.ts';

/** A partition's messages, until its leader has answered for them. */
interface Pending {
  topic: string;
  partition: number;
  messages: PartitionData['messages'];
}

/** A consumer that debugs: a broker answers it with the end of its log, beyond the high watermark (KafkaApis, ListOffsets). */
const DEBUGGING_CONSUMER = -2;
const READ_UNCOMMITTED = 0;
const LATEST = -1;

/**
 * Takes the place of kafkajs' `src/producer/sendMessages.js`. The original remembers over its retries which *brokers* have answered and asks those
 * no more: a partition whose new leader has answered for others already is never sent, and the call succeeds (tulios/kafkajs#1303, #1798). Here
 * *partitions* are remembered. Besides: a message keeps its partition over retries (one without a key would move), no retry begins while a request
 * of the last one is on its way, and a leader that gave no answer in time is looked for anew.
 */
export function createSendMessages({ logger, cluster, partitioner, eosManager, retrier }: Parts) {
  async function assign(topicMessages: Batch['topicMessages']): Promise<Pending[]> {
    const pending = new Map<string, Pending>();
    for (const { topic, messages } of topicMessages) {
      const partitionMetadata = cluster.findTopicPartitionMetadata(topic);
      if (partitionMetadata.length === 0) throw unknown(`no metadata of topic ${topic}`);
      for (const message of messages) {
        const partition = partitioner({ topic, partitionMetadata, message });
        const of = pending.get(`${topic}/${partition}`) ?? { topic, partition, messages: [] };
        of.messages.push(message);
        pending.set(`${topic}/${partition}`, of);
      }
    }
    return [...pending.values()];
  }

  async function sendTo(broker: Broker, part: readonly Pending[], batch: Batch): Promise<SentPartition[]> {
    await eosManager.acquireBrokerLock(broker);
    try {
      const topicData = toTopicData(part);
      if (eosManager.isTransactional()) await eosManager.addPartitionsToTransaction(topicData);
      const entries = topicData.flatMap(({ topic, partitions }) => partitions.map((entry) => ({ topic, entry })));
      for (const { topic, entry } of entries) {
        entry.firstSequence = eosManager.getSequence(topic, entry.partition);
        eosManager.updateSequence(topic, entry.partition, entry.messages.length);
      }
      try {
        const answer = await broker.produce({
          transactionalId: eosManager.isTransactional() ? eosManager.getTransactionalId() : undefined,
          producerId: eosManager.getProducerId(),
          producerEpoch: eosManager.getProducerEpoch(),
          acks: batch.acks,
          timeout: batch.timeout,
          compression: batch.compression,
          topicData,
        });
        if (batch.acks === 0)
          return part.map(({ topic, partition }) => ({ topicName: topic, partition, errorCode: 0 }));
        const sent = answer.topics.flatMap(({ topicName, partitions }) =>
          partitions.map((one) => ({ topicName, ...one })),
        );
        return await Promise.all(part.map((one) => placed(broker, one, sent)));
      } catch (error) {
        // The same messages go again under the same numbers: what the broker has already, it knows by them.
        for (const { topic, entry } of entries)
          eosManager.updateSequence(topic, entry.partition, -entry.messages.length);
        throw error;
      }
    } finally {
      eosManager.releaseBrokerLock(broker);
    }
  }

  return async (batch: Batch): Promise<SentPartition[]> => {
    const answers: SentPartition[] = [];
    let pending: Pending[] | undefined;
    return await retrier(async (bail, retryCount, retryTime) => {
      await cluster.addMultipleTargetTopics(batch.topicMessages.map(({ topic }) => topic));
      try {
        await cluster.refreshMetadataIfNecessary();
        pending ??= await assign(batch.topicMessages);
        const parts = await byLeader(cluster, pending);
        const outcomes = await Promise.allSettled([...parts].map(([broker, part]) => sendTo(broker, part, batch)));
        const errors: unknown[] = [];
        for (const outcome of outcomes) {
          if (outcome.status === 'fulfilled') answers.push(...outcome.value);
          else errors.push(outcome.reason);
        }
        const answered = new Set(answers.map(({ topicName, partition }) => `${topicName}/${partition}`));
        pending = pending.filter(({ topic, partition }) => !answered.has(`${topic}/${partition}`));
        if (errors.length > 0) throw worstOf(errors);
        return answers;
      } catch (error) {
        if (await handleFailure(error, { cluster, logger, retryCount, retryTime })) throw error;
        bail(error);
        return answers;
      }
    });
  };
}

/** Requests of one try, by the broker that leads their partitions now. */
async function byLeader(cluster: Cluster, pending: readonly Pending[]): Promise<Map<Broker, Pending[]>> {
  const parts = new Map<Broker, Pending[]>();
  for (const one of pending) {
    const metadata = cluster
      .findTopicPartitionMetadata(one.topic)
      .find(({ partitionId }) => partitionId === one.partition);
    // The original leaves such a partition out and succeeds.
    if (!metadata) throw unknown(`no metadata of partition ${one.partition} of topic ${one.topic}`);
    const broker = await cluster.findBroker({ nodeId: metadata.leader });
    parts.set(broker, [...(parts.get(broker) ?? []), one]);
  }
  return parts;
}

function toTopicData(part: readonly Pending[]) {
  const topics = new Map<string, PartitionData[]>();
  for (const { topic, partition, messages } of part) {
    topics.set(topic, [...(topics.get(topic) ?? []), { partition, messages, firstSequence: 0 }]);
  }
  return [...topics].map(([topic, partitions]) => ({ topic, partitions }));
}

/**
 * A partition's answer with the offset of its first message. A broker that recognises a repetition need not say where the first one lies (-1): then it
 * is asked for the end of its log, which is at or after the last message, and so nobody is told a place before it.
 */
async function placed(broker: Broker, one: Pending, sent: readonly SentPartition[]): Promise<SentPartition> {
  const { topic, partition, messages } = one;
  const answer = sent.find((candidate) => candidate.topicName === topic && candidate.partition === partition);
  if (!answer) throw unknown(`broker ${broker.nodeId} gave no answer for partition ${partition} of topic ${topic}`);
  if (answer.baseOffset !== '-1') return answer;
  const { responses } = await broker.listOffsets({
    replicaId: DEBUGGING_CONSUMER,
    isolationLevel: READ_UNCOMMITTED,
    topics: [{ topic, partitions: [{ partition, timestamp: LATEST }] }],
  });
  const end = responses.find((response) => response.topic === topic)?.partitions[0]?.offset;
  if (end === undefined || BigInt(end) < messages.length) throw unknown(`no end of partition ${partition} of ${topic}`);
  return { ...answer, baseOffset: String(BigInt(end) - BigInt(messages.length)) };
}

/** Passes: metadata is read again and the partition is sent again. */
const unknown = (message: string) => new LeadstreamError('KAFKA_NOT_ACKNOWLEDGED', message, { retryable: true });
