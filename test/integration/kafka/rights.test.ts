import { readFileSync } from 'node:fs';
import type { Admin } from 'kafkajs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureTopics } from '../../../dev/engines/kafka/topics.ts';
import { freePort } from '../../../dev/engines/lib/ports.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes } from '../../../services/shared/kafka/kafkajs.ts';
import { createKafka } from '../../../services/shared/kafka.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { type SecuredKafka, startSecuredKafka } from '../../helpers/secured-kafka.ts';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../../helpers/stack.ts';
import { eventJson } from '../../unit/schemas/make.ts';
import { leadstream } from '../import/command.ts';

const log = createLogger('test', 'silent');
const GUIDE = `${import.meta.dirname}/../../../docs/guides/kafka.md`;
const USERS = ['ingest', 'enricher', 'operator', 'founder'];
let broker: SecuredKafka;
let installation: Installation;
let admin: Admin;
const services: Service[] = [];

beforeAll(async () => {
  broker = await startSecuredKafka(Object.fromEntries(USERS.map((name) => [name, `of-${name}`])));
  admin = (await createKafka(loadConfig({ KAFKA_BROKERS: broker.open }).kafka, 'test', log)).admin();
  await admin.connect();
});
afterAll(async () => {
  await Promise.all(services.map((service) => service.kill9()));
  await admin?.disconnect();
  await installation?.cleanup();
  await broker?.stop();
});

const OPERATIONS: Record<string, number> = {
  Read: AclOperationTypes.READ,
  Write: AclOperationTypes.WRITE,
  Create: AclOperationTypes.CREATE,
  Delete: AclOperationTypes.DELETE,
  Describe: AclOperationTypes.DESCRIBE,
};

/** What the guide lists for kafka-acls, for a prefix. */
function aclsOfGuide(prefix: string) {
  const block = /```acls\n([^`]*)```/.exec(readFileSync(GUIDE, 'utf8'))?.[1] ?? '';
  return block.split('\n').flatMap((line) => {
    const principal = /--allow-principal (\S+)/.exec(line)?.[1];
    const [, kind, name] = /--(topic|group) crm(\S+)/.exec(line) ?? [];
    if (!principal || !kind || !name) return [];
    return [...line.matchAll(/--operation (\w+)/g)].map(([, operation = '']) => ({
      principal,
      host: '*',
      permissionType: AclPermissionTypes.ALLOW,
      operation: OPERATIONS[operation] ?? AclOperationTypes.UNKNOWN,
      resourceType: kind === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
      resourceName: `${prefix}${name}`,
      resourcePatternType: line.includes('prefixed') ? 4 : 3,
    }));
  });
}

/** How one of them reaches the broker. */
const as = (user: string) => ({
  KAFKA_BROKERS: broker.sasl,
  KAFKA_TLS: '1',
  KAFKA_TLS_CA: broker.authority.cert,
  KAFKA_SASL_MECHANISM: user === 'ingest' ? 'plain' : 'scram-sha-256',
  KAFKA_SASL_USERNAME: user,
  KAFKA_SASL_PASSWORD: `of-${user}`,
});

it('works with the least rights that the guide lists, and says which are missing until they are there', async () => {
  installation = await createInstallation({ env: { KAFKA_BROKERS: broker.open } });
  const { prefix, env } = installation;
  const acls = aclsOfGuide(prefix);
  expect(acls.length).toBeGreaterThan(15);

  // Started without any right, both wait and say so.
  const ports = { INGEST_PORT: String(await freePort()), METRICS_PORT: String(await freePort()) };
  const starting = ['ingest', 'enricher'].map((name) => startService(name, { ...env, ...as(name), ...ports }));
  for (const port of Object.values(ports)) {
    const says = async () => await (await fetch(`http://127.0.0.1:${port}/readyz`)).text();
    await waitFor(async () => (await says()).includes('the user lacks a right'), { timeoutMs: 40_000, what: 'reason' });
  }
  const refused = await leadstream(['reconcile'], { ...env, ...as('operator') }).ended;
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^leadstream: Kafka: .*lacks a right.*\n$/) });
  await admin.createAcls({ acl: acls });
  services.push(...(await Promise.all(starting)));
  const [ingest, enricher] = services;

  const founder = await createKafka(loadConfig({ ...env, ...as('founder') }).kafka, 'test', log);
  await ensureTopics(founder, `${prefix}.more`, { partitions: 1 });
  expect(await admin.listTopics()).toContain(`${prefix}.more.events.dlq`);

  const post = async (event: object) => {
    const response = await fetch(`${ingest?.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: 'Bearer local-dev-key', 'content-type': 'application/json' },
      body: JSON.stringify(event),
    });
    return response.status;
  };
  expect(await post(eventJson('crm.contact.created', { contact_id: 'c1' }, { id: 'e1' }))).toBe(202);
  expect(await post(eventJson('crm.campaign.set', {}, { id: 'e2' }))).toBe(202);
  // A record that is none, put there by somebody else: the enricher may write the dead letter.
  const producer = installation.kafka.producer();
  await producer.connect();
  await producer.send({ topic: `${prefix}.events`, messages: [{ key: 'x', value: 'not JSON' }] });
  await producer.disconnect();

  const count = async (table: string) => (await installation.query(`select 1 from ${table} final`)).length;
  await waitFor(async () => (await count('fact_events')) === 1 && (await count('fact_directory')) === 1, {
    timeoutMs: 40_000,
    what: 'facts',
  });
  const letters = async () =>
    (await admin.fetchTopicOffsets(`${prefix}.events.dlq`)).reduce((sum, { high }) => sum + Number(high), 0);
  await waitFor(async () => (await letters()) === 1, { timeoutMs: 40_000, what: 'the dead letter' });
  expect((await fetch(`${enricher?.url}/readyz`)).status).toBe(200);

  const command = async (...args: string[]) => await leadstream(args, { ...env, ...as('operator') }).ended;
  expect(await command('dlq', 'list', '--json')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/invalid_json/),
  });
  expect(await command('reconcile', '--json')).toMatchObject({ code: 0 });
});
