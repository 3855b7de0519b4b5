import type { IHeaders, Producer } from 'kafkajs';
import { retry } from '../../shared/back-off.ts';
import { DLQ_HEADERS, ORIGINAL_PREFIX } from '../../shared/kafka/dlq-headers.ts';
import { CompressionTypes } from '../../shared/kafka/kafkajs.ts';
import type { Logger } from '../../shared/log.ts';
import type { DeadLetter, Record } from './record.ts';

/** Sends what leaves the normal way: dead letters, and records that are in the wrong partition. */
export interface DlqProducer {
  /** Returns when the broker has every record (acks=all); tries for ever. */
  sendDeadLetters(letters: readonly DeadLetter[], fromTopic: string): Promise<void>;
  reroute(records: readonly { record: Record; key: string }[], topic: string): Promise<void>;
}

const present = (headers: Record['headers'], prefix = ''): IHeaders =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[prefix + name, value]])),
  );

/** A dead letter as it is on the DLQ: the record's own bytes and key, and headers that say why and from where. */
export function deadLetterMessage({ record, code, field, message }: DeadLetter, fromTopic: string, failedAt: Date) {
  return {
    key: record.key,
    value: record.value,
    headers: {
      ...present(record.headers, ORIGINAL_PREFIX),
      [DLQ_HEADERS.code]: code,
      [DLQ_HEADERS.field]: field,
      [DLQ_HEADERS.message]: message,
      [DLQ_HEADERS.topic]: fromTopic,
      [DLQ_HEADERS.partition]: String(record.partition),
      [DLQ_HEADERS.offset]: String(record.offset),
      [DLQ_HEADERS.timestamp]: String(record.timestampMs),
      [DLQ_HEADERS.failedAt]: failedAt.toISOString(),
    },
  };
}

/** 100 records a request: an oversized record may have a megabyte. */
const RECORDS_A_REQUEST = 100;

export function createDlqProducer(producer: Producer, dlqTopic: string, log: Logger, signal: AbortSignal): DlqProducer {
  async function send(topic: string, messages: Parameters<Producer['send']>[0]['messages']): Promise<void> {
    for (let at = 0; at < messages.length; at += RECORDS_A_REQUEST) {
      const some = messages.slice(at, at + RECORDS_A_REQUEST);
      await retry(() => producer.send({ topic, messages: some, acks: -1, compression: CompressionTypes.GZIP }), {
        what: `produce ${topic}`,
        log,
        signal,
        isTransient: () => true,
      });
    }
  }
  return {
    sendDeadLetters: (letters, fromTopic) =>
      send(
        dlqTopic,
        letters.map((letter) => deadLetterMessage(letter, fromTopic, new Date())),
      ),
    reroute: (records, topic) =>
      send(
        topic,
        records.map(({ record, key }) => ({
          key,
          value: record.value,
          headers: present(record.headers),
          timestamp: String(record.timestampMs),
        })),
      ),
  };
}
