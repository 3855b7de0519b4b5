// The enricher's public face for this command (docs/adr/0037-cli-calls-public-faces.md): what becomes of records is said in one place.
import {
  accountForRecords,
  type DoubleClaim,
  firstOffsets,
  lettersWithoutRecord,
  type OffsetRange,
  type PartitionRecords,
  sizeOf,
} from '../../enricher/reconcile/records/index.ts';
import { createClickHouse } from '../../shared/clickhouse.ts';
import type { Config } from '../../shared/env.ts';
import { createKafka, groupNames, topicNames } from '../../shared/kafka.ts';
import { createLogger } from '../../shared/log.ts';
import { deadLetterOrigins } from './dead-letter-origins.ts';

/** An hour: 10 million events take 3 s to go through, and an installation may have thousands of millions. */
const LONG_QUERY_MS = 3_600_000;

/** One line of the proof: what became of the offsets of a partition. */
export interface PartitionReport {
  topic: string;
  partition: number;
  /** Offsets read: 0 up to what is committed. */
  read: number;
  events: number;
  duplicates: number;
  deadLetters: number;
  /** Offsets that are no record any more, or never were: control records, removed by retention or compaction. */
  gone: number;
  /** Records that were read and are nowhere: a loss. */
  missing: number;
  /** Offsets accounted for more than once. */
  double: number;
  missingRanges: OffsetRange[];
  doubleOffsets: DoubleClaim[];
}

export interface Report {
  ok: boolean;
  partitions: PartitionReport[];
  /** `topic:partition:offset` of dead letters that the dead-letter topic does not hold. */
  lettersMissing: string[];
  /** The same, where the dead-letter topic has been shortened by its retention: not to be told from a loss. */
  lettersExpired: number;
}

/** So many missing ranges a partition are told; all are counted. */
const MOST_RANGES_TOLD = 20;

/**
 * Proves that nothing vanished (docs/architecture.md, "Invariants"): every offset read is an event, a duplicate or a dead letter, exactly one of them.
 * Reads only; may run beside everything.
 * @throws if Kafka or ClickHouse is away
 */
export async function reconcile(config: Config, onStep: (step: string) => void = () => {}): Promise<Report> {
  const { topicPrefix, groupSuffix } = config.kafka;
  const topics = topicNames(topicPrefix);
  const groups = groupNames(topicPrefix, groupSuffix);
  const kafka = await createKafka(config.kafka, 'cli', createLogger('cli', 'silent'));
  const client = createClickHouse(config.clickhouse, 'reconcile', LONG_QUERY_MS);
  const admin = kafka.admin();
  await admin.connect();
  const report: Report = { ok: true, partitions: [], lettersMissing: [], lettersExpired: 0 };
  try {
    const options = { kafka, admin, client, topics, groups, groupPrefix: topicPrefix, onStep };
    onStep('reading the dead-letter topic');
    const { partitions, committed } = await accountForRecords(options);
    const origins = await deadLetterOrigins(kafka, topics.dlq, topicPrefix);
    const isShortened = [...(await firstOffsets(admin, topics.dlq)).values()].some((low) => low > 0);
    report.partitions.push(...partitions.map(toReport));
    for (const [topic, ends] of committed) {
      const letters = await lettersWithoutRecord(client, topic, ends, origins);
      if (isShortened) report.lettersExpired += letters.length;
      else report.lettersMissing.push(...letters);
    }
    report.ok =
      report.lettersMissing.length === 0 &&
      report.partitions.every(({ missing, double }) => missing === 0 && double === 0);
    return report;
  } finally {
    await Promise.all([admin.disconnect(), client.close()]);
  }
}

function toReport({ topic, account, missing, gone }: PartitionRecords): PartitionReport {
  const { partition, committed, counts, doubles } = account;
  return {
    topic,
    partition,
    read: committed,
    events: counts.events,
    duplicates: counts.duplicates,
    deadLetters: counts.dead_letters,
    gone,
    missing: sizeOf(missing),
    double: doubles.total,
    missingRanges: missing.slice(0, MOST_RANGES_TOLD),
    doubleOffsets: doubles.first,
  };
}
