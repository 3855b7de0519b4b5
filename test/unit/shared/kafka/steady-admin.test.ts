import { expect, it } from 'vitest';
import { Kafka, logLevel } from '../../../../services/shared/kafka/kafkajs.ts';
import { steadyAdmin } from '../../../../services/shared/kafka/steady-admin.ts';
import { ProtocolError } from './fake-cluster.ts';

const OFFSETS = [{ partition: 0, offset: '7', high: '7', low: '0' }];

/** An admin whose first answers are errors; it notes when leaders are looked for anew. */
function setup(errors: Error[]) {
  const log: string[] = [];
  const admin = steadyAdmin({
    ...new Kafka({ brokers: ['127.0.0.1:1'], logLevel: logLevel.NOTHING }).admin(),
    fetchTopicOffsets: async () => {
      log.push('offsets');
      const error = errors.shift();
      if (error) throw error;
      return OFFSETS;
    },
    listGroups: async () => {
      log.push('leaders');
      throw new Error('one broker is away');
    },
  });
  return { admin, log };
}

it('asks for offsets again, and for leaders first, while they move', async () => {
  const { admin, log } = setup([
    new ProtocolError('NOT_LEADER_FOR_PARTITION'),
    new ProtocolError('LEADER_NOT_AVAILABLE'),
  ]);
  expect(await admin.fetchTopicOffsets('t')).toEqual(OFFSETS);
  expect(log).toEqual(['offsets', 'leaders', 'offsets', 'leaders', 'offsets']);
});

it('does not ask again after what does not pass', async () => {
  const { admin, log } = setup([new ProtocolError('TOPIC_AUTHORIZATION_FAILED', false)]);
  await expect(admin.fetchTopicOffsets('t')).rejects.toThrow('TOPIC_AUTHORIZATION_FAILED');
  expect(log).toEqual(['offsets']);
});
