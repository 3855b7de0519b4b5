import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Parts, SentPartition } from '../../../../services/shared/kafka/internals.ts';
import { createSendMessages } from '../../../../services/shared/kafka/send-messages.ts';
import { accept, fakeCluster, type Produce, ProtocolError } from './fake-cluster.ts';

const require = createRequire(import.meta.url);

/** kafkajs' own `sendMessages`, which in this process nobody else gets any more. */
function originalSendMessages(): typeof createSendMessages {
  const path = require.resolve('kafkajs/src/producer/sendMessages.js');
  const wrapped = runInThisContext(`(function (require, module) {${readFileSync(path, 'utf8')}\n})`, path);
  const module = { exports: undefined };
  wrapped(createRequire(path), module);
  return module.exports ?? createSendMessages;
}

const messages = [0, 0, 1].map((partition, n) => ({ value: `m${n}`, partition }));
const batch = { acks: -1, topicMessages: [{ topic: 't', messages }] };
const answered = (answers: SentPartition[]) =>
  answers.map(({ partition, baseOffset }) => `${partition}@${baseOffset}`).sort();

/** Broker 2 no longer leads partition 1: broker 1 does, which has answered for partition 0 by then. */
const halfAnswered = () => {
  const notLeader: Produce = () => {
    throw new ProtocolError('NOT_LEADER_FOR_PARTITION');
  };
  return fakeCluster(
    [
      [1, 2],
      [1, 1],
    ],
    { 1: accept(), 2: notLeader },
  );
};
const run = (parts: Parts, create = createSendMessages) => create(parts)(batch);

describe('a batch that is half answered when a leader moves', () => {
  it('is acknowledged without its other half by kafkajs: the fault for which its function is replaced', async () => {
    const { parts, sent } = halfAnswered();
    expect(answered(await run(parts, originalSendMessages()))).toEqual(['0@100']);
    expect(sent).toEqual(['1: p0 m0,m1 from 0', '2: p1 m2 from 0']);
  });

  it('is sent to the new leader, though that has answered for another partition, and what is answered is not sent again', async () => {
    const { parts, sent } = halfAnswered();
    expect(answered(await run(parts))).toEqual(['0@100', '1@100']);
    expect(sent).toEqual(['1: p0 m0,m1 from 0', '2: p1 m2 from 0', '1: p1 m2 from 0']);
  });
});

it('sends a partition again that an answer leaves out, under the same sequence numbers', async () => {
  let calls = 0;
  const forgetful: Produce = (topicData) => (++calls === 1 ? accept()(topicData).slice(0, 1) : accept('7')(topicData));
  const { parts, sent } = fakeCluster([[1, 1]], { 1: forgetful });
  expect(answered(await run(parts))).toEqual(['0@7', '1@7']);
  expect(sent.slice(2)).toEqual(['1: p0 m0,m1 from 0', '1: p1 m2 from 0']);
});

it('fails for a partition that the metadata does not know, in place of leaving it out', async () => {
  const { parts } = fakeCluster([[1]], { 1: accept() });
  await expect(run(parts)).rejects.toMatchObject({ code: 'KAFKA_NOT_ACKNOWLEDGED' });
});

it('waits for a leader while a partition has none', async () => {
  const { parts } = fakeCluster(
    [
      [1, -1],
      [1, -1],
      [1, 1],
    ],
    { 1: accept() },
  );
  expect(answered(await run(parts))).toEqual(['0@100', '1@100']);
});

it('keeps the partition of a message over retries, also of one without a key', async () => {
  let turn = 0;
  const { parts, sent } = fakeCluster(
    [
      [1, 2],
      [1, 1],
    ],
    {
      1: accept(),
      2: () => {
        throw new ProtocolError('NOT_LEADER_FOR_PARTITION');
      },
    },
  );
  await createSendMessages({ ...parts, partitioner: () => turn++ % 2 })({
    acks: -1,
    topicMessages: [{ topic: 't', messages: [{ value: 'a' }, { value: 'b' }] }],
  });
  expect(sent).toEqual(['1: p0 a from 0', '2: p1 b from 0', '1: p1 b from 0']);
});

it('tells the end of the log as place of a batch whose offset the broker does not repeat', async () => {
  const { parts } = fakeCluster([[1, 1]], { 1: accept('-1') }, '50');
  expect(answered(await run(parts))).toEqual(['0@48', '1@49']);
});

it('looks for another leader when one gives no answer in time', async () => {
  const frozen: Produce = () => {
    throw Object.assign(new Error('Request timed out'), { name: 'KafkaJSRequestTimeoutError', retriable: true });
  };
  const { parts, refreshes } = fakeCluster(
    [
      [1, 2],
      [1, 3],
    ],
    { 1: accept(), 2: frozen, 3: accept('5') },
  );
  expect(answered(await run(parts))).toEqual(['0@100', '1@5']);
  expect(refreshes()).toBe(1);
});

it('does not repeat what no repetition cures, also when another broker fails in a way that passes', async () => {
  const failing =
    (error: ProtocolError): Produce =>
    () => {
      throw error;
    };
  const { parts, sent } = fakeCluster([[1, 2]], {
    1: failing(new ProtocolError('NOT_LEADER_FOR_PARTITION')),
    2: failing(new ProtocolError('MESSAGE_TOO_LARGE', false)),
  });
  await expect(run(parts)).rejects.toMatchObject({ type: 'MESSAGE_TOO_LARGE' });
  expect(sent).toHaveLength(2);
});
