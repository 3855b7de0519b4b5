import { join } from 'node:path';
import type { Admin, Kafka } from 'kafkajs';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import type { Config } from '../../shared/env.ts';
import { messageOf } from '../../shared/errors.ts';
import { createKafka, groupNames, topicNames } from '../../shared/kafka.ts';
import type { Logger } from '../../shared/log.ts';
import { readDeriveContext } from '../directory-topic/read-directory.ts';
import type { Sink } from '../io/sink.ts';
import { type CopyReport, checkCopies } from './check-copies.ts';
import { checkFacts, type FactsReport } from './check-facts.ts';
import { createMemoFile } from './memo.ts';
import { type BrokenPart, checkParts, detachedParts, detachPart, isCorruption } from './parts.ts';
import { readProgress } from './progress.ts';
import { accountForRecords, sizeOf } from './records/index.ts';
import { replayMissing } from './records/replay-missing.ts';
import { repairFacts } from './repair-facts.ts';

export interface ReconcileOptions {
  config: Config;
  client: ClickHouseClient;
  sink: Sink;
  log: Logger;
  /** Writes what is missing or differs, and sets aside what can't be read. */
  repair: boolean;
  /** With `repair`: removes rows that no event makes. Never while events are missing. */
  removeExtra: boolean;
  /** Derives everything anew, also what is unchanged since it was found right. */
  everything: boolean;
  /** Reads every part of every table first: after an unclean end. */
  checkParts: boolean;
  /** Partitions whose keys are checked; undefined: all. Copies by month are checked with partition 0. */
  owned: readonly number[] | undefined;
  onStep: (step: string) => void;
  signal: AbortSignal;
}

export interface TablesReport {
  /** Every table is what the events make, and can be read. */
  ok: boolean;
  /** Parts that can't be read, or were set aside as such. */
  parts: BrokenPart[];
  /** Records that are nowhere, although they were read. */
  missingRecords: number;
  facts: FactsReport;
  copies: CopyReport[];
  /** What was found before it was repaired; undefined if nothing was. */
  repaired: { parts: number; records: number; rows: number; copyRows: number } | undefined;
}

const NO_FACTS: FactsReport = { months: [], derivedKeys: 0, inFlight: 0 };

export const wrongRows = ({ months }: FactsReport): number =>
  months.reduce((sum, { missing, extra, differing }) => sum + missing + extra + differing, 0);
export const wrongCopyRows = (copies: readonly CopyReport[]): number =>
  copies
    .flatMap(({ months }) => months)
    .reduce((sum, { missing, extra, differing }) => sum + missing + extra + differing, 0);

/**
 * Compares every table that the enricher writes with what the events make, and the copies that views feed with their tables; repairs them if told to.
 * May run beside workers.
 * @throws if Kafka or ClickHouse is away; AbortError when the signal says stop
 */
export async function reconcileTables(options: ReconcileOptions): Promise<TablesReport> {
  const { config, log } = options;
  const kafka = await createKafka(config.kafka, 'reconcile', log);
  const admin = kafka.admin();
  await admin.connect();
  try {
    const first = await attempt({ ...options, kafka, admin });
    const { repaired } = first;
    if (!repaired || Object.values(repaired).every((count) => count === 0)) return { ...first, repaired: undefined };
    // What was written is looked at once more; what was right before is known by now.
    const after = await attempt({ ...options, kafka, admin, repair: false, everything: false, checkParts: false });
    return { ...after, parts: mergeParts(first.parts, after.parts), repaired };
  } finally {
    await admin.disconnect();
  }
}

const mergeParts = (before: readonly BrokenPart[], after: readonly BrokenPart[]): BrokenPart[] => [
  ...before,
  ...after.filter(({ table, part }) => !before.some((known) => known.table === table && known.part === part)),
];

type Attempt = ReconcileOptions & { kafka: Kafka; admin: Admin };

/** Once; where a read meets a damaged part, that is found and, if told to, set aside, and all is looked at again. */
async function attempt(options: Attempt): Promise<TablesReport> {
  const { client, repair, signal, onStep } = options;
  const parts: BrokenPart[] = await detachedParts(client);
  let detached = 0;
  async function findParts(): Promise<boolean> {
    const broken = await checkParts(client, onStep, signal);
    parts.push(...broken);
    if (!repair) return false;
    for (const part of broken) await detachPart(client, part);
    detached += broken.length;
    return broken.length > 0;
  }
  if (options.checkParts) await findParts();
  for (let again = true; ; again = false) {
    try {
      return withParts(await compare(options), parts, detached);
    } catch (error) {
      if (!isCorruption(error) || !again) throw error;
      options.log.error({ error: messageOf(error) }, 'a part of a table can not be read');
      if (await findParts()) continue;
      const unread = { ok: false, missingRecords: 0, facts: NO_FACTS, copies: [], repaired: undefined };
      return withParts({ ...unread, parts: [] }, parts, detached);
    }
  }
}

function withParts(report: TablesReport, parts: BrokenPart[], detached: number): TablesReport {
  const repaired = report.repaired && { ...report.repaired, parts: detached };
  const isReadable = parts.every(({ state }) => state === 'detached') || detached > 0;
  return { ...report, ok: report.ok && isReadable, parts, repaired };
}

async function compare(options: Attempt): Promise<TablesReport> {
  const { config, client, sink, kafka, admin, repair, onStep, signal } = options;
  const topics = topicNames(config.kafka.topicPrefix);
  const groups = groupNames(config.kafka.topicPrefix, config.kafka.groupSuffix);
  const metadata = await admin.fetchTopicMetadata({ topics: [topics.events] });
  const partitions = metadata.topics[0]?.partitions.length ?? 0;
  const owned = options.owned ?? Array.from({ length: partitions }, (_, partition) => partition);
  const readContext = () => readDeriveContext(client, config);

  const recordOptions = { kafka, admin, client, topics, groups, groupPrefix: config.kafka.topicPrefix, onStep };
  let { partitions: records } = await accountForRecords(recordOptions);
  const missingOf = () => records.reduce((sum, { missing }) => sum + sizeOf(missing), 0);
  let replayed = 0;
  if (repair && missingOf() > 0) {
    const scratchDir = join(config.dataDir, 'reconcile');
    const replay = { ...recordOptions, sink, partitions, scratchDir, readContext };
    replayed = await replayMissing(records, replay);
    ({ partitions: records } = await accountForRecords(recordOptions));
  }
  const missingRecords = missingOf();
  const removeExtra = options.removeExtra && missingRecords === 0;
  let rows = 0;
  const facts = await checkFacts({
    client,
    topic: topics.events,
    partitions,
    owned,
    memo: createMemoFile(config),
    everything: options.everything,
    readContext,
    readProgress: () => readProgress({ admin, topics, groups }),
    onDifferences: async (differences, examined, chunk) => {
      if (!repair) return;
      const { cluster } = config.clickhouse;
      rows += await repairFacts(differences, chunk, examined, { sink, cluster, removeExtra });
    },
    onStep,
    signal,
  });
  const copies = owned.includes(0)
    ? await checkCopies({ client, cluster: config.clickhouse.cluster, repair, onStep, signal })
    : [];
  const ok = missingRecords === 0 && wrongRows(facts) === 0 && wrongCopyRows(copies) === 0;
  const repaired = repair ? { parts: 0, records: replayed, rows, copyRows: wrongCopyRows(copies) } : undefined;
  return { ok, parts: [], missingRecords, facts, copies, repaired };
}
