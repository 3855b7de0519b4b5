import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CompressionCodecs, CompressionTypes } from '../../../services/shared/kafka/kafkajs.ts';
import { produceByJava } from '../../helpers/java-producer.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';
import { readTopic } from '../ingest/read-topic.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation({ migrated: false });
});
afterAll(() => installation?.cleanup());

/** Repetitive as events are, some of it not ASCII, one with 300 kB: more than a block of any codec. */
const lines = Array.from({ length: 800 }, (_, n) =>
  JSON.stringify({ n, name: 'Nguyễn Thị Ánh ☕', id: randomUUID(), note: 'x'.repeat(n === 400 ? 300_000 : n) }),
);

it.each([
  ['gzip', CompressionTypes.GZIP],
  ['snappy', CompressionTypes.Snappy],
  ['lz4', CompressionTypes.LZ4],
  ['zstd', CompressionTypes.ZSTD],
] as const)('reads what Kafka’s own client compresses with %s', async (name, type) => {
  const topic = `${installation.prefix}.${name}`;
  const admin = installation.kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
  await admin.disconnect();
  const brokers = installation.config.kafka.brokers;
  await produceByJava({ brokers, topic, compression: name, lines });

  const codec = CompressionCodecs[type];
  let unpacked = 0;
  CompressionCodecs[type] = () => {
    unpacked++;
    return codec();
  };
  try {
    const records = await readTopic(installation.kafka, topic);
    expect(records.map(({ json }) => JSON.stringify(json))).toEqual(lines);
    expect(unpacked, `batches in ${name}`).toBeGreaterThan(0);
  } finally {
    CompressionCodecs[type] = codec;
  }
});

it.each([
  ['snappy', CompressionTypes.Snappy],
  ['lz4', CompressionTypes.LZ4],
  ['zstd', CompressionTypes.ZSTD],
] as const)('writes %s that it can read', async (_name, type) => {
  const codec = CompressionCodecs[type]();
  const text = Buffer.from(lines.join('\n'));
  const packed: Buffer = await codec.compress({ buffer: text });
  expect(packed.length).toBeLessThan(text.length / 2);
  expect((await codec.decompress(packed)).equals(text)).toBe(true);
});
