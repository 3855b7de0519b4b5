import type { Kafka } from 'kafkajs';
import { parseEvent } from '../../schemas/parse.ts';
import { CompressionTypes } from '../../services/shared/kafka/kafkajs.ts';
import { topicNames } from '../../services/shared/kafka.ts';
import { directoryEvents } from '../sample/directory.ts';
import { generateHistory } from '../sample/history.ts';

const EVENTS_PER_CONTACT = 11;
const ANCHOR_DAY = '2026-10-31';
const SEED = 1;

/** Writes `events` events of the sample's mix straight to Kafka, as fast as the broker takes them. @returns how many */
export async function produceSample(
  kafka: Kafka,
  prefix: string,
  events: number,
  onProgress: (sent: number) => void,
): Promise<number> {
  const topics = topicNames(prefix);
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const toMessage = (event: { time: string }) => {
    const parsed = parseEvent(event, { receivedAtMs: Date.now(), lenient: true });
    if (!parsed.ok) throw new Error(`the sample made a bad event: ${parsed.field} ${parsed.message}`);
    return { key: parsed.event.key, value: JSON.stringify(event), headers: { 'leadstream-lenient': '1' } };
  };
  const send = (topic: string, messages: ReturnType<typeof toMessage>[]) =>
    producer.send({ topic, messages, acks: -1, compression: CompressionTypes.None });
  await send(
    topics.directory,
    [...directoryEvents({ seed: SEED, anchorDay: ANCHOR_DAY, baseCurrency: 'USD' })].map(toMessage),
  );
  let sent = 0;
  let batch: ReturnType<typeof toMessage>[] = [];
  for (const { event } of generateHistory({
    seed: SEED,
    anchorDay: ANCHOR_DAY,
    contacts: Math.ceil((events * 1.15) / EVENTS_PER_CONTACT),
  })) {
    batch.push(toMessage(event));
    if (batch.length === 5_000 || sent + batch.length === events) {
      await send(topics.events, batch);
      sent += batch.length;
      batch = [];
      onProgress(sent);
      if (sent === events) break;
    }
  }
  if (sent < events && batch.length > 0) {
    await send(topics.events, batch);
    sent += batch.length;
  }
  await producer.disconnect();
  return sent;
}
