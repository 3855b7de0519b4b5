import type { Message } from 'kafkajs';

/**
 * What our replacement of kafkajs' `sendMessages` sees of kafkajs 2.2.4 (`src/producer/sendMessages.js`, `src/cluster/index.js`,
 * `src/producer/eosManager`). None of it is exported, so none of it has types.
 */

/** One partition's part of an answer to a produce request. */
export interface PartitionAnswer {
  partition: number;
  errorCode: number;
  baseOffset?: string | undefined;
}

/** What a call of `sendMessages` resolves with, one for each partition. */
export interface SentPartition extends PartitionAnswer {
  topicName: string;
}

/** One partition's part of a produce request; `firstSequence` is what an idempotent producer numbers it with. */
export interface PartitionData {
  partition: number;
  messages: Message[];
  firstSequence: number;
}

export interface TopicData {
  topic: string;
  partitions: PartitionData[];
}

interface ListOffsets {
  replicaId: number;
  isolationLevel: number;
  topics: { topic: string; partitions: { partition: number; timestamp: number }[] }[];
}

export interface Broker {
  nodeId: number;
  produce: (request: {
    transactionalId: string | undefined;
    producerId: number;
    producerEpoch: number;
    acks: number | undefined;
    timeout: number | undefined;
    compression: number | undefined;
    topicData: TopicData[];
  }) => Promise<{ topics: { topicName: string; partitions: PartitionAnswer[] }[] }>;
  listOffsets: (request: ListOffsets) => Promise<{
    responses: { topic: string; partitions: { partition: number; errorCode: number; offset: string }[] }[];
  }>;
}

export interface PartitionMetadata {
  partitionId: number;
  leader: number;
}

export interface Cluster {
  addMultipleTargetTopics: (topics: string[]) => Promise<void>;
  refreshMetadata: () => Promise<void>;
  refreshMetadataIfNecessary: () => Promise<void>;
  findTopicPartitionMetadata: (topic: string) => PartitionMetadata[];
  findBroker: (node: { nodeId: number }) => Promise<Broker>;
  removeBroker: (address: { host: string; port: number }) => void;
  isConnected: () => boolean;
  connect: () => Promise<void>;
}

export interface EosManager {
  acquireBrokerLock: (broker: Broker) => Promise<void>;
  releaseBrokerLock: (broker: Broker) => void;
  isTransactional: () => boolean;
  addPartitionsToTransaction: (topicData: TopicData[]) => Promise<void>;
  getTransactionalId: () => string;
  getProducerId: () => number;
  getProducerEpoch: () => number;
  getSequence: (topic: string, partition: number) => number;
  updateSequence: (topic: string, partition: number, increment: number) => void;
}

/** Calls again while what it throws may pass; `bail` ends it with an error. */
export type Retrier = <T>(
  step: (bail: (error: unknown) => void, retryCount: number, retryTime: number) => Promise<T>,
) => Promise<T>;

export interface Parts {
  logger: {
    debug: (message: string, details: object) => void;
    error: (message: string, details: object) => void;
  };
  cluster: Cluster;
  partitioner: (of: { topic: string; partitionMetadata: PartitionMetadata[]; message: Message }) => number;
  eosManager: EosManager;
  retrier: Retrier;
}

export interface Batch {
  acks?: number;
  timeout?: number;
  compression?: number;
  topicMessages: { topic: string; messages: Message[] }[];
}
