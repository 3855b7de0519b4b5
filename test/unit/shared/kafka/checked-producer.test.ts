import type { ProducerBatch, ProducerConfig, RecordMetadata } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { createCheckedProducer } from '../../../../services/shared/kafka/checked-producer.ts';
import { Kafka, logLevel } from '../../../../services/shared/kafka/kafkajs.ts';

const never = new Kafka({ brokers: ['127.0.0.1:1'], logLevel: logLevel.NOTHING });
const answer = (partition: number, more: Partial<RecordMetadata> = {}): RecordMetadata => ({
  topicName: 't',
  partition,
  errorCode: 0,
  baseOffset: '10',
  ...more,
});
const batch: ProducerBatch = {
  topicMessages: [
    {
      topic: 't',
      messages: [
        { value: 'a', partition: 0 },
        { value: 'b', partition: 1 },
      ],
    },
  ],
};

/** A checked producer over ones that ask the partitioner and then answer as told; each that is made is counted. */
function setup(answers: (call: number) => Promise<RecordMetadata[]> | RecordMetadata[]) {
  const log: string[] = [];
  let calls = 0;
  const make = (config: ProducerConfig = {}) => {
    const name = `producer ${log.filter((line) => line.startsWith('made')).length + 1}`;
    log.push(`made ${name}${config.idempotent ? ', idempotent' : ''}`);
    return {
      ...never.producer({ createPartitioner: () => () => 0 }),
      connect: async () => {},
      disconnect: async () => void log.push(`${name} disconnects`),
      sendBatch: async ({ topicMessages = [], acks }: ProducerBatch) => {
        log.push(`${name} sends, acks ${acks}`);
        const partitioner = config.createPartitioner?.();
        for (const { topic, messages } of topicMessages) {
          for (const message of messages) partitioner?.({ topic, message, partitionMetadata: [] });
        }
        return await answers(++calls);
      },
    };
  };
  return { producer: createCheckedProducer(make), log };
}

describe('a checked producer', () => {
  it('succeeds when every partition has answered', async () => {
    const { producer, log } = setup(() => [answer(0), answer(1)]);
    await expect(producer.sendBatch(batch)).resolves.toHaveLength(2);
    await producer.send({ topic: 't', messages: [{ value: 'c', partition: 0 }] });
    expect(log).toEqual(['made producer 1, idempotent', 'producer 1 sends, acks -1', 'producer 1 sends, acks -1']);
  });

  it.each([
    ['leaves a partition out', [answer(0)]],
    ['is empty', []],
    ['has an error', [answer(0), answer(1, { errorCode: 6 })]],
    ['does not say where', [answer(0), { topicName: 't', partition: 1, errorCode: 0 }]],
    ['says -1', [answer(0), answer(1, { baseOffset: '-1' })]],
    ['is of another topic', [answer(0), answer(1, { topicName: 'u' })]],
  ])('fails when the answer %s, and sends by a new producer after that', async (_what, answers) => {
    const { producer, log } = setup((call) => (call === 1 ? answers : [answer(0), answer(1)]));
    await expect(producer.sendBatch(batch)).rejects.toMatchObject({ code: 'KAFKA_NOT_ACKNOWLEDGED', retryable: true });
    await producer.sendBatch(batch);
    const after = ['made producer 2, idempotent', 'producer 1 disconnects', 'producer 2 sends, acks -1'];
    expect(log.slice(2)).toEqual(after);
  });

  it('has one send on its way at a time', async () => {
    const settle: (() => void)[] = [];
    const { producer, log } = setup(() => new Promise((resolve) => settle.push(() => resolve([answer(0), answer(1)]))));
    const both = Promise.all([producer.sendBatch(batch), producer.sendBatch(batch)]);
    await expect.poll(() => settle.length).toBe(1);
    settle[0]?.();
    await expect.poll(() => settle.length).toBe(2);
    settle[1]?.();
    await both;
    expect(log).toHaveLength(3);
  });

  it('is disconnected once more when a send that was on its way has ended: it may have connected again', async () => {
    let settle = () => {};
    const { producer, log } = setup(
      () =>
        new Promise((resolve) => {
          settle = () => resolve([answer(0), answer(1)]);
        }),
    );
    const sent = producer.sendBatch(batch);
    await expect.poll(() => log.length).toBe(2);
    await producer.disconnect();
    settle();
    await sent;
    await expect.poll(() => log.filter((line) => line === 'producer 1 disconnects').length).toBe(2);
  });

  it('refuses what a leader alone would acknowledge, and what is sent after its end', async () => {
    const { producer } = setup(() => [answer(0), answer(1)]);
    await expect(producer.sendBatch({ ...batch, acks: 1 })).rejects.toMatchObject({ code: 'KAFKA_ACKS' });
    await producer.disconnect();
    await expect(producer.sendBatch(batch)).rejects.toMatchObject({ code: 'KAFKA_PRODUCER_CLOSED' });
  });
});
