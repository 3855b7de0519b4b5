/** Kafka as the in-process pipeline needs it: records with offsets, in order of arrival, and what is committed. */
import { parseEvent } from '../../../schemas/parse.ts';
import { isDirectoryEvent } from '../../../schemas/types.ts';
import type { Committed } from '../../../services/enricher/io/offsets.ts';
import type { Record } from '../../../services/enricher/io/record.ts';
import { LENIENT_HEADER } from '../../../services/shared/kafka/dlq-headers.ts';
import { partitionOf } from '../../../services/shared/kafka/partitioner.ts';

/** After every event of the histories: none is too far ahead. */
const RECEIVED_AT_MS = Date.UTC(2025, 0, 1);

/** What a producer puts on a topic: an event as text (or what should be one), perhaps in a partition of its own choice. */
export interface Produced {
  readonly text: string;
  /** Unset: the partition of the event's key. */
  readonly partition?: number;
}

export interface Topics {
  readonly events: string;
  readonly directory: string;
  readonly partitions: number;
  /** Activity records in order of arrival over all partitions. */
  readonly activity: Record[];
  /** Records of the directory topic's one partition. */
  readonly directoryRecords: Record[];
  readonly committed: Map<number, Committed>;
  committedDirectory: number;
  deadLetters: number;
}

export function createTopics(name: string, partitions: number): Topics {
  return {
    events: `${name}.events`,
    directory: `${name}.directory`,
    partitions,
    activity: [],
    directoryRecords: [],
    committed: new Map(),
    committedDirectory: 0,
    deadLetters: 0,
  };
}

const record = (partition: number, offset: number, key: string, text: string): Record => ({
  partition,
  offset,
  timestampMs: RECEIVED_AT_MS + offset,
  key: Buffer.from(key),
  value: Buffer.from(text),
  headers: { [LENIENT_HEADER]: Buffer.from('1') },
});

/** Next offset of an activity partition. */
export const endOf = (topics: Topics, partition: number): number =>
  topics.activity.filter((one) => one.partition === partition).length;

/** Appends to the topic and partition where it belongs; what is no event goes to the first activity partition. */
export function produce(topics: Topics, { text, partition }: Produced): void {
  const parsed = parseJson(text);
  const result = parseEvent(parsed, { receivedAtMs: RECEIVED_AT_MS, lenient: true });
  const key = result.ok ? result.event.key : '';
  if (result.ok && isDirectoryEvent(result.event)) {
    topics.directoryRecords.push(record(0, topics.directoryRecords.length, key, text));
    return;
  }
  const to = partition ?? (result.ok ? partitionOf(key, topics.partitions) : 0);
  topics.activity.push(record(to, endOf(topics, to), key, text));
}

/** What a replica finds: of the persisted records only the last of each key, as compaction leaves it. */
export function compactedDirectory({ directoryRecords, committedDirectory }: Topics): Record[] {
  const last = new Map(directoryRecords.map((one) => [String(one.key), one]));
  return directoryRecords.filter((one) => one.offset >= committedDirectory || last.get(String(one.key)) === one);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
