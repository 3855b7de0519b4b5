import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

const ROOT = `${import.meta.dirname}/../../../..`;
const require = createRequire(import.meta.url);
const sha256 = (path: string) =>
  createHash('sha256')
    .update(readFileSync(require.resolve(path)))
    .digest('hex');

it('loads kafkajs in one module only: all others import its types at most', () => {
  const files = ['services', 'dev', 'test', 'clickhouse', 'schemas', 'grafana'].flatMap((folder) =>
    readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|mjs)$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const loads = /^\s*import (?!type )[^;]*?from 'kafkajs|\b(?:import|require)\('kafkajs/m;
  const loading = files.filter((file) => loads.test(readFileSync(`${ROOT}/${file}`, 'utf8')));
  expect(files.length).toBeGreaterThan(500);
  // The other one shows what is wrong with kafkajs as it is published.
  expect(loading).toEqual(['services/shared/kafka/kafkajs.ts', 'test/helpers/original-kafkajs.ts']);
});

it('makes clients in one function, which checks what is acknowledged and knows how the brokers want to be spoken to', () => {
  const making = ['services', 'dev'].flatMap((folder) =>
    readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|mjs)$/.test(file))
      .map((file) => `${folder}/${file}`)
      .filter((file) => readFileSync(`${ROOT}/${file}`, 'utf8').includes('new Kafka(')),
  );
  // The local broker is asked whether it answers.
  expect(making.sort()).toEqual(['dev/engines/kafka/start-kafka.ts', 'services/shared/kafka.ts']);
});

/**
 * What our replacements were written against. If one of these differs, kafkajs has changed beneath: read what changed, see whether the faults are still
 * there (services/shared/kafka/README.md), then change our parts, and these sums last.
 */
it.each([
  ['kafkajs/src/producer/sendMessages.js', '8a120e6993955e040a13014cccebd79b8d41e7355d6eda1065fa83fea2fbbcdb'],
  ['kafkajs/src/producer/messageProducer.js', '529636e6ab99b29765e44e7ffbbbccf256b7241f2b9d00e6933bae4e50e841f8'],
  ['kafkajs/src/producer/eosManager/index.js', 'a74ae029d7aa786b8616b77f922d30a81bec2833878769dbfa6b4a9dab66db22'],
  ['kafkajs/src/network/requestQueue/index.js', 'b55986089c14f8f7bfc377922e2e65b3e4c1e7c7af2752d3b10a75dfe9e9260c'],
  ['kafkajs/src/cluster/index.js', '3831a6845e4e9fb0de73d5ff50a3695974fb8a927acde677c524fe1c362bd57d'],
])('replaces parts of the kafkajs that they were written for: %s', (path, sum) => {
  expect(sha256(path)).toBe(sum);
});
