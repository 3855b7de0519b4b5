import type { Admin, Kafka } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestConfig } from '../../../services/ingest/config.ts';
import { startIngest } from '../../../services/ingest/ingest.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes } from '../../../services/shared/kafka/kafkajs.ts';
import { createKafka } from '../../../services/shared/kafka.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { createCertificateAuthority, expired } from '../../helpers/certificates.ts';
import { type SecuredKafka, startSecuredKafka } from '../../helpers/secured-kafka.ts';
import { waitFor } from '../../helpers/stack.ts';
import { startTokenEndpoint, type TokenEndpoint } from '../../helpers/token-endpoint.ts';
import { readTopic } from '../ingest/read-topic.ts';

const log = createLogger('test', 'silent');
const CLIENT = { id: 'robot', secret: 'hush' };
let broker: SecuredKafka;
let tokens: TokenEndpoint;
let admin: Admin;

beforeAll(async () => {
  [broker, tokens] = await Promise.all([startSecuredKafka({ alice: 'wonderland' }), startTokenEndpoint(CLIENT)]);
  const open = await createKafka(loadConfig({ KAFKA_BROKERS: broker.open }).kafka, 'test', log);
  admin = open.admin();
  await admin.connect();
  await admin.createTopics({
    topics: ['t', 'crm.events', 'crm.directory'].map((topic) => ({ topic, numPartitions: 2 })),
  });
  // Everybody who is known by name may do everything.
  const everything = { operation: AclOperationTypes.ALL, permissionType: AclPermissionTypes.ALLOW, resourceName: '*' };
  await admin.createAcls({
    acl: ['User:alice', 'User:robot', 'User:CN=alice'].flatMap((principal) =>
      [AclResourceTypes.TOPIC, AclResourceTypes.GROUP].map((resourceType) => ({
        ...everything,
        resourceType,
        principal,
        host: '*',
        resourcePatternType: 3,
      })),
    ),
  });
});
afterAll(async () => {
  await admin?.disconnect();
  await Promise.all([broker?.stop(), tokens?.stop()]);
});

const tls = () => ({ KAFKA_TLS: '1', KAFKA_TLS_CA: broker.authority.cert });
const named = (mechanism: string, password = 'wonderland') => ({
  KAFKA_BROKERS: broker.sasl,
  ...tls(),
  KAFKA_SASL_MECHANISM: mechanism,
  KAFKA_SASL_USERNAME: 'alice',
  KAFKA_SASL_PASSWORD: password,
});
const oauth = (secret = CLIENT.secret) => ({
  KAFKA_BROKERS: broker.sasl,
  ...tls(),
  KAFKA_SASL_MECHANISM: 'oauthbearer',
  KAFKA_OAUTH_TOKEN_URL: tokens.url,
  KAFKA_OAUTH_CLIENT_ID: CLIENT.id,
  KAFKA_OAUTH_CLIENT_SECRET: secret,
  KAFKA_OAUTH_SCOPE: 'kafka',
});

const client = (env: Record<string, string>): Promise<Kafka> =>
  createKafka(loadConfig(env).kafka, 'test', log, { retry: { retries: 1, initialRetryTime: 50 } });

/** Writes a record and reads it again. */
async function roundTrip(env: Record<string, string>, id: string): Promise<boolean> {
  const kafka = await client(env);
  const producer = kafka.producer();
  await producer.connect();
  try {
    await producer.send({ topic: 't', messages: [{ key: id, value: JSON.stringify({ id }) }] });
  } finally {
    await producer.disconnect();
  }
  return (await readTopic(kafka, 't')).some(({ json }) => json.id === id);
}

/** Why it can't be reached. */
async function refusal(env: Record<string, string>): Promise<unknown> {
  const refused = (await client(env)).admin();
  try {
    await refused.connect();
    return 'connected';
  } catch (error) {
    return error;
  } finally {
    await refused.disconnect();
  }
}

describe('a broker that wants to know who comes', () => {
  it.each(['plain', 'scram-sha-256', 'scram-sha-512'])('is written and read by name with %s', async (mechanism) => {
    expect(await roundTrip(named(mechanism), mechanism)).toBe(true);
    expect(await refusal(named(mechanism, 'wrong'))).toMatchObject({
      code: 'KAFKA_SASL',
      message: expect.stringMatching(/KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD/),
    });
  });

  it('is written and read with tokens, one for all connections', async () => {
    tokens.asked.length = 0;
    expect(await roundTrip(oauth(), 'token')).toBe(true);
    expect(tokens.asked).toEqual(['grant_type=client_credentials&scope=kafka']);
    expect(await refusal(oauth('wrong'))).toMatchObject({
      code: 'KAFKA_OAUTH',
      message: expect.stringMatching(
        /KAFKA_OAUTH_CLIENT_ID, KAFKA_OAUTH_CLIENT_SECRET refused with 401 invalid_client/,
      ),
    });
    expect(await refusal({ ...oauth(), KAFKA_OAUTH_TOKEN_URL: 'http://127.0.0.1:1/token' })).toMatchObject({
      code: 'KAFKA_OAUTH',
      message: expect.stringMatching(/KAFKA_OAUTH_TOKEN_URL can't be asked/),
    });
  });

  it('says why it does not take a token', async () => {
    tokens.lifeS = -600;
    try {
      expect(await refusal(oauth())).toMatchObject({
        code: 'KAFKA_SASL',
        message: expect.stringMatching(/the brokers refuse the token: .*invalid_token/),
      });
    } finally {
      tokens.lifeS = 3_600;
    }
  });

  it('is written and read with a client certificate', async () => {
    const mine = await broker.authority.issue({ commonName: 'alice' });
    const env = { KAFKA_BROKERS: broker.mutual, ...tls() };
    expect(await roundTrip({ ...env, KAFKA_TLS_CERT: mine.cert, KAFKA_TLS_KEY: mine.key }, 'certificate')).toBe(true);
    const old = await broker.authority.issue({ commonName: 'alice', notAfter: expired() });
    const ours = expect.stringMatching(/KAFKA_TLS_CERT/);
    expect(await refusal(env)).toMatchObject({ message: ours });
    expect(await refusal({ ...env, KAFKA_TLS_CERT: old.cert, KAFKA_TLS_KEY: old.key })).toMatchObject({
      message: ours,
    });
  });

  it('is told by the setting that is wrong', async () => {
    const stranger = await createCertificateAuthority();
    const right = named('plain');
    const without = (prefix: string) =>
      Object.fromEntries(Object.entries(right).filter(([name]) => !name.startsWith(prefix)));
    const cases: [Record<string, string>, string, RegExp][] = [
      [{ ...right, KAFKA_TLS_CA: stranger.cert }, 'KAFKA_TLS', /KAFKA_TLS_CA/],
      [{ ...right, KAFKA_TLS_SERVERNAME: 'kafka.example' }, 'KAFKA_TLS', /KAFKA_TLS_SERVERNAME/],
      [{ ...right, KAFKA_BROKERS: broker.open }, 'KAFKA_TLS', /KAFKA_TLS=0/],
      [without('KAFKA_TLS'), 'KAFKA_CLOSED', /KAFKA_TLS=1/],
      [without('KAFKA_SASL'), 'KAFKA_CLOSED', /KAFKA_SASL_MECHANISM/],
    ];
    for (const [env, code, message] of cases) {
      expect(await refusal(env), String(message)).toMatchObject({ code, message: expect.stringMatching(message) });
    }
  });
});

describe('ingest', () => {
  async function withIngest(env: Record<string, string>, work: (reason: () => Promise<string>) => Promise<void>) {
    const config = { ...ingestConfig(loadConfig({ ...env, INGEST_KEYS: 'key' })), port: 0 };
    const ingest = await startIngest({ config, log, onFatal: (error) => expect.unreachable(String(error)) });
    try {
      await work(async () => await (await fetch(`${ingest.url}/readyz`)).text());
    } finally {
      await ingest.stop();
    }
  }
  const says = (reason: () => Promise<string>, text: RegExp) =>
    waitFor(async () => text.test(await reason()), { timeoutMs: 40_000, what: String(text) });

  it('says that its password is wrong, and goes on when that is mended', async () => {
    await withIngest(named('scram-sha-512', 'looking-glass'), async (reason) => {
      await says(reason, /KAFKA_SASL_PASSWORD/);
      await broker.setScramPassword('SCRAM-SHA-512', 'alice', 'looking-glass');
      await says(reason, /"ready":true/);
    });
  });

  it('says that the brokers’ certificate has expired, and goes on when it is renewed', async () => {
    await withIngest(named('plain'), async (reason) => {
      await says(reason, /"ready":true/);
      await broker.present(await broker.authority.issue({ notAfter: expired() }));
      await says(reason, /certificate has expired/);
      await broker.present(await broker.authority.issue());
      await says(reason, /"ready":true/);
    });
  });
});
