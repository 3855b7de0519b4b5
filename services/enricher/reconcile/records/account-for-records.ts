import type { Admin, Kafka } from 'kafkajs';
import type { ClickHouseClient } from '../../../shared/clickhouse.ts';
import { count } from '../../../shared/words.ts';
import { type Account, readAccounts } from './accounts.ts';
import { committedOffsets, existingRecords, firstOffsets } from './kafka-records.ts';
import { type OffsetRange, sizeOf, splitAt } from './ranges.ts';

export interface RecordsOptions {
  kafka: Kafka;
  admin: Admin;
  client: ClickHouseClient;
  topics: { events: string; directory: string };
  groups: { enricher: string; directory: string };
  groupPrefix: string;
  onStep: (step: string) => void;
}

/** What became of the records of one partition. */
export interface PartitionRecords {
  topic: string;
  account: Account;
  /** Records that were read, are in Kafka, and are nowhere: a loss. */
  missing: OffsetRange[];
  /** Offsets that hold no record any more, or never did. */
  gone: number;
}

export interface AccountedRecords {
  partitions: PartitionRecords[];
  /** Next offsets by topic and partition, up to which was looked. */
  committed: Map<string, number[]>;
}

/** Accounts for every offset read, directory first: an event, a duplicate or a dead letter, exactly one of them. */
export async function accountForRecords(options: RecordsOptions): Promise<AccountedRecords> {
  const { kafka, admin, client, topics, groups, groupPrefix, onStep } = options;
  // Offsets first: what was committed by then has its rows and its dead letters for good.
  const committed = new Map([
    [topics.directory, await committedOffsets(admin, groups.directory, topics.directory)],
    [topics.events, await committedOffsets(admin, groups.enricher, topics.events)],
  ]);
  const partitions: PartitionRecords[] = [];
  for (const [topic, ends] of committed) {
    onStep(`counting what became of ${topic}`);
    const accounts = await readAccounts(client, topic, ends, topic === topics.directory);
    const lows = await firstOffsets(admin, topic);
    for (const account of accounts) {
      const { partition } = account;
      const { before, from } = splitAt(account.gaps, lows.get(partition) ?? 0);
      if (from.length > 0) onStep(`looking for ${count(sizeOf(from), 'offset')} in ${topic}/${partition}`);
      const missing = await existingRecords({ kafka, topic, partition, groupPrefix }, from);
      const gone = sizeOf([...before, ...from]) - sizeOf(missing);
      partitions.push({ topic, account, missing, gone });
    }
  }
  return { partitions, committed };
}
