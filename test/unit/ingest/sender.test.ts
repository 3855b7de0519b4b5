import type { ProducerBatch, RecordMetadata } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import type { LinkState } from '../../../services/ingest/kafka-link.ts';
import { createSender } from '../../../services/ingest/sender.ts';
import type { Outgoing } from '../../../services/ingest/validate.ts';
import { createWatermark } from '../../../services/ingest/watermark.ts';
import { KafkaJSProtocolError } from '../../../services/shared/kafka/kafkajs.ts';
import { partitionOf } from '../../../services/shared/kafka/partitioner.ts';

const event = (key: string): Outgoing => ({
  topic: 'events',
  key,
  value: Buffer.from('{}'),
  lenient: false,
  receivedAtMs: 7,
  index: 0,
  id: key,
});

function setup(sendBatch: (batch: ProducerBatch) => Promise<RecordMetadata[]>) {
  const lost: string[] = [];
  const fatal: unknown[] = [];
  const watermark = createWatermark();
  const state: LinkState = {
    up: true,
    producer: { sendBatch, disconnect: async () => {} },
    partitions: new Map([['crm.events', 4]]),
  };
  const send = createSender({
    link: {
      state: () => state,
      lost: (_producer, reason) => lost.push(reason),
      started: Promise.resolve(),
      stop: async () => {},
    },
    topics: { events: 'crm.events', directory: 'crm.directory' },
    watermark,
    ackTimeoutMs: 50,
    onFatal: (error) => fatal.push(error),
  });
  return { send, lost, fatal, watermark };
}

const protocolError = (type: string, retriable: boolean) =>
  new KafkaJSProtocolError(Object.assign(new Error(type), { type, code: 1, retriable }));

describe('a send', () => {
  it('raises the watermark by what each partition was given', async () => {
    const keys = Array.from({ length: 50 }, (_, n) => `c-${n}`);
    const { send, watermark } = setup(async ({ topicMessages }) =>
      [0, 1, 2, 3].map((partition) => {
        expect(topicMessages?.[0]?.messages.every((message) => message.timestamp === '7')).toBe(true);
        return { topicName: 'crm.events', partition, errorCode: 0, baseOffset: '100' };
      }),
    );
    await send(keys.map(event));
    const count = (partition: number) => keys.filter((key) => partitionOf(key, 4) === partition).length;
    const expected = Object.fromEntries([0, 1, 2, 3].map((partition) => [partition, String(100 + count(partition))]));
    expect(watermark.toJson().topics).toEqual({ 'crm.events': expected });
  });

  it.each([
    ['no answer', []],
    ['an error', [{ topicName: 'crm.events', partition: 1, errorCode: 6, baseOffset: '100' }]],
    ['no place', [{ topicName: 'crm.events', partition: 1, errorCode: 0, baseOffset: '-1' }]],
  ])('of which one partition has %s fails, raises no watermark, and its producer is given up', async (_what, rest) => {
    const keys = Array.from({ length: 50 }, (_, n) => `c-${n}`).filter((key) => partitionOf(key, 4) < 2);
    const { send, lost, watermark } = setup(async () => [
      { topicName: 'crm.events', partition: 0, errorCode: 0, baseOffset: '100' },
      ...rest,
    ]);
    await expect(send(keys.map(event))).rejects.toMatchObject({ code: 'KAFKA_UNAVAILABLE', retryable: true });
    expect(lost).toEqual([expect.stringMatching(/did not acknowledge \d+ messages of crm\.events\/1/)]);
    expect(watermark.toJson()).toEqual({ topics: {} });
  });

  it('that is not acknowledged in time fails, and its producer is given up', async () => {
    const { send, lost, fatal } = setup(() => new Promise(() => {}));
    await expect(send([event('a')])).rejects.toMatchObject({ code: 'KAFKA_UNAVAILABLE', retryable: true });
    expect(lost).toEqual(['no acknowledgement within 50 ms']);
    expect(fatal).toEqual([]);
  });

  it('that three producers running are refused for good is fatal; what passes is not', async () => {
    let error = protocolError('NOT_LEADER_FOR_PARTITION', true);
    const { send, fatal } = setup(() => Promise.reject(error));
    for (let n = 0; n < 5; n++) await expect(send([event('a')])).rejects.toThrow();
    expect(fatal).toEqual([]);
    error = protocolError('TOPIC_AUTHORIZATION_FAILED', false);
    for (let n = 0; n < 2; n++) await expect(send([event('a')])).rejects.toThrow();
    expect(fatal).toEqual([]);
    await expect(send([event('a')])).rejects.toThrow();
    expect(fatal).toEqual([error]);
  });

  it('that is too large costs no producer: it is for the publisher to halve', async () => {
    const { send, lost } = setup(() => Promise.reject(protocolError('MESSAGE_TOO_LARGE', false)));
    await expect(send([event('a')])).rejects.toMatchObject({ type: 'MESSAGE_TOO_LARGE' });
    expect(lost).toEqual([]);
  });
});
