import type { Message } from 'kafkajs';
import { directoryEvents } from '../../dev/sample/directory.ts';
import { generateHistory } from '../../dev/sample/history.ts';
import { parseEvent } from '../../schemas/parse.ts';
import { isDirectoryEvent } from '../../schemas/types.ts';
import { LENIENT_HEADER } from '../../services/shared/kafka/dlq-headers.ts';
import { topicNames } from '../../services/shared/kafka.ts';
import { lagsBehind, parseWatermark } from '../../services/shared/watermark.ts';
import { shuffleAndDuplicate } from '../helpers/histories/shuffle.ts';
import { type Installation, waitFor } from '../helpers/stack.ts';

const ANCHOR_DAY = '2026-03-31';

/** What a company's CRM sent in 18 months, in any order, a third of it twice or more. About 15 records a contact. */
export function sampleHistory(seed: number, contacts: number): object[] {
  const directory = directoryEvents({ seed, anchorDay: ANCHOR_DAY, baseCurrency: 'USD' });
  const history = Array.from(generateHistory({ seed, anchorDay: ANCHOR_DAY, contacts }), ({ event }) => event);
  return shuffleAndDuplicate<object>([...directory, ...history], seed);
}

/** Cuts a list into `parts` of about the same length. */
export function cut<T>(list: readonly T[], parts: number): T[][] {
  const size = Math.ceil(list.length / parts);
  return Array.from({ length: parts }, (_, part) => list.slice(part * size, (part + 1) * size));
}

/** Writes events to their topics as ingest would, and returns when Kafka has them. */
export async function publish(installation: Installation, events: readonly object[]): Promise<void> {
  const topics = topicNames(installation.prefix);
  const byTopic = new Map<string, Message[]>([
    [topics.directory, []],
    [topics.events, []],
  ]);
  for (const json of events) {
    const parsed = parseEvent(json, { receivedAtMs: Date.now(), lenient: true });
    if (!parsed.ok) throw new Error(`the test's own event is wrong: ${parsed.field} ${parsed.message}`);
    const topic = isDirectoryEvent(parsed.event) ? topics.directory : topics.events;
    const headers = { [LENIENT_HEADER]: '1' };
    byTopic.get(topic)?.push({ key: parsed.event.key, value: JSON.stringify(json), headers });
  }
  await publishRaw(installation, byTopic);
}

/** Writes records as they are. */
export async function publishRaw(
  installation: Installation,
  byTopic: ReadonlyMap<string, readonly Message[]>,
): Promise<void> {
  const producer = installation.kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    for (const [topic, messages] of byTopic) {
      if (messages.length > 0) await producer.send({ topic, messages: [...messages], acks: -1 });
    }
  } finally {
    await producer.disconnect();
  }
}

/** Waits until everything that is in Kafka is readable in ClickHouse, what the enricher itself forwards included. */
export async function readable(installation: Installation, enricherUrl: string, timeoutMs = 90_000): Promise<void> {
  const { events, directory } = topicNames(installation.prefix);
  const admin = installation.kafka.admin();
  await admin.connect();
  try {
    await waitFor(
      async () => {
        const current = parseWatermark(await (await fetch(`${enricherUrl}/v1/watermark`)).json());
        const target = new Map<string, Map<number, bigint>>();
        for (const topic of [events, directory]) {
          const offsets = await admin.fetchTopicOffsets(topic);
          target.set(topic, new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)])));
        }
        return lagsBehind(target, current).length === 0;
      },
      { timeoutMs, intervalMs: 200, what: 'everything readable' },
    );
  } finally {
    await admin.disconnect();
  }
}

/** Number of rows of a query `select … as n`. */
export async function count(installation: Installation, table: string): Promise<number> {
  const [row] = await installation.query(`select toFloat64(count()) as n from ${table} final`);
  return Number(row?.n);
}
