import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../dev/engines/kafka/refusal.ts';
import { replicationFor } from '../../../../dev/engines/kafka/replication.ts';

describe('how often a topic is kept', () => {
  it.each([
    [1, {}, { factor: 1, minInsync: 1 }],
    [2, {}, { factor: 2, minInsync: 1 }],
    [3, {}, { factor: 3, minInsync: 2 }],
    [9, {}, { factor: 3, minInsync: 2 }],
    [9, { factor: 5 }, { factor: 5, minInsync: 4 }],
    [9, { minInsync: 1 }, { factor: 3, minInsync: 1 }],
  ])('on %i brokers, wanted %j: %j', (brokers, wanted, expected) => {
    expect(replicationFor(brokers, wanted)).toEqual(expected);
  });

  it.each([
    [1, { factor: 3 }, 'KAFKA_REPLICATION_FACTOR is 3, but the cluster has 1 brokers'],
    [1, { minInsync: 2 }, 'KAFKA_MIN_INSYNC_REPLICAS is 2, but there are 1 replicas'],
  ])('on %i brokers, wanted %j: %s', (brokers, wanted, message) => {
    expect(() => replicationFor(brokers, wanted)).toThrow(message);
  });
});

describe('a cluster that does not create topics', () => {
  const several = (...types: string[]) => Object.assign(new Error('e'), { errors: types.map((type) => ({ type })) });

  it.each([
    [several('INVALID_CONFIG'), ['INVALID_CONFIG'], true],
    [several('POLICY_VIOLATION', 'POLICY_VIOLATION'), ['POLICY_VIOLATION'], true],
    [several('TOPIC_ALREADY_EXISTS', 'TOPIC_AUTHORIZATION_FAILED'), ['TOPIC_AUTHORIZATION_FAILED'], false],
    [new Error('away'), [], false],
  ])('refuses %s: %j, for a setting: %s', (error, types, isOfSetting) => {
    expect(refusalOf(error)).toMatchObject({ types, isOfSetting });
  });

  it('is answered with what to do', () => {
    expect(refusalOf(several('INVALID_REPLICATION_FACTOR')).advice).toContain('KAFKA_REPLICATION_FACTOR');
    expect(refusalOf(several('TOPIC_AUTHORIZATION_FAILED')).advice).toContain('Create');
  });
});
