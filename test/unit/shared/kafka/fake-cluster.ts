import type { Broker, Parts, SentPartition, TopicData } from '../../../../services/shared/kafka/internals.ts';

/** What a fake broker does with a produce request: answers for each partition, or throws. */
export type Produce = (topicData: TopicData[]) => SentPartition[];

/** As kafkajs makes it of an error code. */
export class ProtocolError extends Error {
  readonly type: string;
  readonly retriable: boolean;
  constructor(type: string, retriable = true) {
    super(type);
    this.name = 'KafkaJSProtocolError';
    this.type = type;
    this.retriable = retriable;
  }
}

/** Answers every partition with an offset. */
export const accept =
  (baseOffset = '100'): Produce =>
  (topicData) =>
    topicData.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition }) => ({ topicName: topic, partition, errorCode: 0, baseOffset })),
    );

/**
 * The parts that kafkajs hands to `sendMessages`, with brokers that follow a script: leaders move when metadata is read again.
 * @param leaders leader of each partition at first, and after each refresh
 */
export function fakeCluster(leaders: readonly number[][], produce: Record<number, Produce>, endOffset = '0') {
  const sent: string[] = [];
  const sequences = new Map<string, number>();
  let refreshes = 0;
  const now = () => leaders[Math.min(refreshes, leaders.length - 1)] ?? [];
  const brokers = new Map<number, Broker>(
    Object.entries(produce).map(([id, answer]) => [
      Number(id),
      {
        nodeId: Number(id),
        produce: async ({ topicData }) => {
          for (const { partitions } of topicData) {
            for (const { partition, messages, firstSequence } of partitions) {
              sent.push(`${id}: p${partition} ${messages.map(({ value }) => value).join()} from ${firstSequence}`);
            }
          }
          const answers = answer(topicData);
          const topics = topicData.map(({ topic }) => ({
            topicName: topic,
            partitions: answers.filter(({ topicName }) => topicName === topic),
          }));
          return { topics };
        },
        listOffsets: async ({ topics }) => ({
          responses: topics.map(({ topic, partitions }) => ({
            topic,
            partitions: partitions.map(({ partition }) => ({ partition, errorCode: 0, offset: endOffset })),
          })),
        }),
      },
    ]),
  );
  const cluster = {
    addMultipleTargetTopics: async () => {},
    refreshMetadataIfNecessary: async () => {},
    refreshMetadata: async () => {
      refreshes++;
    },
    findTopicPartitionMetadata: () => now().map((leader, partitionId) => ({ leader, partitionId })),
    // Only the original asks for this.
    findLeaderForPartitions: (_topic: string, partitions: string[]) =>
      Object.fromEntries(now().map((leader) => [leader, partitions.map(Number).filter((id) => now()[id] === leader)])),
    findBroker: async ({ nodeId }: { nodeId: number }) => {
      const broker = brokers.get(Number(nodeId));
      if (!broker) throw Object.assign(new Error('no such broker'), { name: 'KafkaJSBrokerNotFound', retriable: true });
      return broker;
    },
    removeBroker: () => {},
    isConnected: () => true,
    connect: async () => {},
  };
  const parts: Parts = {
    logger: { debug: () => {}, error: () => {} },
    cluster,
    partitioner: ({ message }) => message.partition ?? 0,
    eosManager: {
      acquireBrokerLock: async () => {},
      releaseBrokerLock: () => {},
      isTransactional: () => false,
      addPartitionsToTransaction: async () => {},
      getTransactionalId: () => '',
      getProducerId: () => 1,
      getProducerEpoch: () => 0,
      getSequence: (topic, partition) => sequences.get(`${topic}/${partition}`) ?? 0,
      updateSequence: (topic, partition, by) =>
        void sequences.set(`${topic}/${partition}`, (sequences.get(`${topic}/${partition}`) ?? 0) + by),
    },
    retrier: async (step) => {
      for (let attempt = 0; ; attempt++) {
        let ended: { error: unknown } | undefined;
        try {
          const value = await step(
            (error) => {
              ended = { error };
            },
            attempt,
            0,
          );
          if (ended) throw ended.error;
          return value;
        } catch (error) {
          if (ended || attempt >= 5) throw error;
        }
      }
    },
  };
  return { parts, sent, refreshes: () => refreshes };
}
