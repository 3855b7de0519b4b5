import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

describe('an installation of a test', () => {
  let one: Installation;
  let other: Installation;
  beforeAll(async () => {
    [one, other] = await Promise.all([createInstallation(), createInstallation({ partitions: 2 })]);
  });
  afterAll(async () => {
    await Promise.all([one?.cleanup(), other?.cleanup()]);
  });

  it('has its own migrated database', async () => {
    await one.clickhouse.insert({
      table: 'fact_events',
      values: [{ key: 'k', source: '/s', id: '1', version: 1 }],
      format: 'JSONEachRow',
    });
    expect(await one.query('select key, id from fact_events final')).toEqual([{ key: 'k', id: '1' }]);
    expect(await other.query('select key, id from fact_events final')).toEqual([]);
  });

  it('has its own topics, with the partitions asked for', async () => {
    const admin = other.kafka.admin();
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata({
      topics: [`${other.prefix}.events`, `${other.prefix}.directory`, `${other.prefix}.events.dlq`],
    });
    await admin.disconnect();
    expect(Object.fromEntries(topics.map(({ name, partitions }) => [name, partitions.length]))).toEqual({
      [`${other.prefix}.events`]: 2,
      [`${other.prefix}.directory`]: 1,
      [`${other.prefix}.events.dlq`]: 2,
    });
  });
});
