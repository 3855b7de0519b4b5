import type { Kafka } from 'kafkajs';
import type { Config } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { explainKafkaError } from '../../shared/kafka/explain.ts';
import { createKafka, topicNames } from '../../shared/kafka.ts';
import { createLogger } from '../../shared/log.ts';
import type { Watermark } from '../../shared/watermark.ts';
import { type DeadLetter, isSelected, parseDeadLetter, type Selection } from './dead-letter.ts';
import { failuresOfReplays, type LetterState, stateOf } from './outcome.ts';
import { readTopic } from './read-topic.ts';
import { createReplayLog, type ReplayLog } from './replay-log.ts';

/** A dead letter and what has become of it. */
export interface FoundLetter {
  letter: DeadLetter;
  state: LetterState;
}

/** What every `dlq` command works with. */
export interface DlqSession {
  kafka: Kafka;
  topics: ReturnType<typeof topicNames>;
  replayLog: ReplayLog;
  /** All dead letters, oldest failure first, and what has become of each. */
  all: () => Promise<FoundLetter[]>;
  /** Those of them that are meant. */
  find: (selection: Selection) => Promise<FoundLetter[]>;
  /** Next offsets of the topics that replays go to. */
  ends: () => Promise<Watermark>;
}

/** Options that select dead letters. */
export const selectionOptions = {
  code: { type: 'string', description: 'Only this reason, e.g. invalid_field' },
  since: { type: 'string', description: 'Only what failed since then: 2026-03-31, 2026-03-31T08:00:00Z, 90m, 12h, 7d' },
} as const;

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `7d` before `nowMs`, or a date. @throws LeadstreamError `USAGE` */
export function parseSince(text: string, nowMs: number): number {
  const ago = /^(\d+)([mhd])$/.exec(text);
  const unit = ago?.[2];
  if (ago && (unit === 'm' || unit === 'h' || unit === 'd')) return nowMs - Number(ago[1]) * UNIT_MS[unit];
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new LeadstreamError('USAGE', '--since: a time (2026-03-31T08:00:00Z) or 90m, 12h, 7d');
  return ms;
}

/** @throws LeadstreamError `USAGE` */
export function selectionFrom(
  args: { code?: string | undefined; since?: string | undefined },
  ids: readonly string[] = [],
): Selection {
  return { code: args.code, sinceMs: args.since === undefined ? undefined : parseSince(args.since, Date.now()), ids };
}

/** Those that a selection means. @param dlqTopic may be before an id */
export function chosenOf(found: readonly FoundLetter[], given: Selection, dlqTopic: string): FoundLetter[] {
  const bare = (id: string) => (id.startsWith(`${dlqTopic}:`) ? id.slice(dlqTopic.length + 1) : id);
  const selection = { ...given, ids: given.ids.map(bare) };
  return found.filter(({ letter }) => isSelected(letter, selection));
}

/** Opens the installation's dead letters. @throws if Kafka is away */
export async function openDlq(config: Config): Promise<DlqSession> {
  // Standard output belongs to the answer; a client's warnings don't.
  const kafka = await createKafka(config.kafka, 'cli', createLogger('cli', 'silent'));
  const topics = topicNames(config.kafka.topicPrefix);
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { clusterId } = await admin.describeCluster();
    const replayLog = createReplayLog(config.dataDir, clusterId, topics.dlq);
    const all = async () => {
      const letters: DeadLetter[] = [];
      await readTopic(kafka, topics.dlq, config.kafka.topicPrefix, (record) => {
        letters.push(parseDeadLetter(record));
      });
      letters.sort((a, b) => (a.failedAt < b.failedAt ? -1 : a.failedAt > b.failedAt ? 1 : 0));
      const failures = failuresOfReplays(letters, topics.dlq);
      const replayed = await replayLog.load();
      return letters.map((letter) => ({ letter, state: stateOf(letter, replayed, failures) }));
    };
    return {
      kafka,
      topics,
      replayLog,
      all,
      find: async (selection) => chosenOf(await all(), selection, topics.dlq),
      async ends() {
        const ends: Watermark = new Map();
        const reader = kafka.admin();
        await reader.connect();
        try {
          for (const topic of [topics.events, topics.directory]) {
            const offsets = await reader.fetchTopicOffsets(topic);
            ends.set(topic, new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)])));
          }
        } finally {
          await reader.disconnect();
        }
        return ends;
      },
    };
  } catch (cause) {
    const explained = explainKafkaError(cause);
    if (explained) throw explained;
    const where = config.kafka.brokers.join(', ');
    throw new LeadstreamError('KAFKA_UNAVAILABLE', `cannot reach Kafka at ${where}; is it running (npm start)?`, {
      cause,
    });
  } finally {
    await admin.disconnect();
  }
}
