import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../../services/shared/env.ts';
import {
  type Certificate,
  type CertificateAuthority,
  createCertificateAuthority,
} from '../../../helpers/certificates.ts';

let authority: CertificateAuthority;
let client: Certificate;
let other: Certificate;
beforeAll(async () => {
  authority = await createCertificateAuthority();
  [client, other] = await Promise.all([authority.issue(), authority.issue()]);
});

const kafka = (env: Record<string, string>) => loadConfig({ CLICKHOUSE_PASSWORD: 'p', ...env }).kafka;

describe('a Kafka elsewhere', () => {
  it('is reached without encryption and name where nothing is said, and its topics are kept as its size suggests', () => {
    expect(kafka({})).toMatchObject({ tls: undefined, sasl: undefined });
    expect(kafka({})).toMatchObject({ replicationFactor: undefined, minInsyncReplicas: undefined });
    expect(kafka({ KAFKA_REPLICATION_FACTOR: '5', KAFKA_MIN_INSYNC_REPLICAS: '3' })).toMatchObject({
      replicationFactor: 5,
      minInsyncReplicas: 3,
    });
  });

  it('is reached by TLS with certificates as PEM text, whose line ends may be written out', () => {
    const oneLine = authority.cert.replaceAll('\n', '\\n');
    const env = { KAFKA_TLS: '1', KAFKA_TLS_CA: oneLine, KAFKA_TLS_CERT: client.cert, KAFKA_TLS_KEY: client.key };
    expect(kafka({ ...env, KAFKA_TLS_SERVERNAME: 'kafka' }).tls).toEqual({
      ca: authority.cert,
      cert: client.cert,
      key: client.key,
      servername: 'kafka',
    });
    expect(kafka({ KAFKA_TLS: '1' }).tls).toEqual({
      ca: undefined,
      cert: undefined,
      key: undefined,
      servername: undefined,
    });
  });

  it('knows us by name and password, or by a token of an identity provider', () => {
    const user = { KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'p' };
    for (const mechanism of ['plain', 'scram-sha-256', 'SCRAM-SHA-512']) {
      expect(kafka({ ...user, KAFKA_SASL_MECHANISM: mechanism }).sasl).toEqual({
        mechanism: mechanism.toLowerCase(),
        username: 'u',
        password: 'p',
      });
    }
    const oauth = {
      KAFKA_SASL_MECHANISM: 'oauthbearer',
      KAFKA_OAUTH_TOKEN_URL: 'https://idp.example/token',
      KAFKA_OAUTH_CLIENT_ID: 'id',
      KAFKA_OAUTH_CLIENT_SECRET: 's',
      KAFKA_OAUTH_EXTENSIONS: 'logicalCluster=lkc-1,identityPoolId=pool-2',
    };
    expect(kafka(oauth).sasl).toEqual({
      mechanism: 'oauthbearer',
      tokenUrl: 'https://idp.example/token',
      clientId: 'id',
      clientSecret: 's',
      scope: undefined,
      extensions: { logicalCluster: 'lkc-1', identityPoolId: 'pool-2' },
    });
  });

  it.each<[string, () => Record<string, string>]>([
    ['KAFKA_TLS_CA: must be a certificate as PEM text', () => ({ KAFKA_TLS: '1', KAFKA_TLS_CA: '/etc/ca.pem' })],
    ['KAFKA_TLS_KEY: must be a private key', () => ({ KAFKA_TLS: '1', KAFKA_TLS_KEY: client.cert })],
    ['KAFKA_TLS_CA: needs KAFKA_TLS=1', () => ({ KAFKA_TLS_CA: authority.cert })],
    ['KAFKA_TLS_KEY: is needed beside KAFKA_TLS_CERT', () => ({ KAFKA_TLS: '1', KAFKA_TLS_CERT: client.cert })],
    [
      'KAFKA_TLS_KEY: does not belong to KAFKA_TLS_CERT',
      () => ({ KAFKA_TLS: '1', KAFKA_TLS_CERT: client.cert, KAFKA_TLS_KEY: other.key }),
    ],
    ['KAFKA_SASL_MECHANISM', () => ({ KAFKA_SASL_MECHANISM: 'gssapi' })],
    ['KAFKA_SASL_PASSWORD: required by', () => ({ KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'u' })],
    ['KAFKA_SASL_PASSWORD: needs KAFKA_SASL_MECHANISM', () => ({ KAFKA_SASL_PASSWORD: 'p' })],
    ['KAFKA_OAUTH_SCOPE: needs KAFKA_SASL_MECHANISM oauthbearer', () => ({ KAFKA_OAUTH_SCOPE: 's' })],
    ['KAFKA_OAUTH_TOKEN_URL: required by', () => ({ KAFKA_SASL_MECHANISM: 'oauthbearer', KAFKA_OAUTH_CLIENT_ID: 'i' })],
    ['KAFKA_OAUTH_EXTENSIONS', () => ({ KAFKA_OAUTH_EXTENSIONS: 'no pair' })],
    [
      'KAFKA_MIN_INSYNC_REPLICAS: must not be more than KAFKA_REPLICATION_FACTOR',
      () => ({ KAFKA_REPLICATION_FACTOR: '2', KAFKA_MIN_INSYNC_REPLICAS: '3' }),
    ],
  ])('is refused by name where %s', (message, env) => {
    expect(() => kafka(env())).toThrow(message);
  });

  it('tells no secret in what it refuses', () => {
    const attempt = () => kafka({ KAFKA_SASL_PASSWORD: 'hush', KAFKA_OAUTH_CLIENT_SECRET: 'hush' });
    expect(attempt).toThrow(/KAFKA_SASL_PASSWORD/);
    expect(attempt).not.toThrow(/hush/);
  });
});
