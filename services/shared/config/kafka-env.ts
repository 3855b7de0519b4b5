import { z } from 'zod';
import { pemText, problemOfCertificates, problemOfKey, problemOfPair, type TlsMaterial } from './pem.ts';

const pem = (problemOf: (text: string) => string | undefined, what: string) =>
  pemText((text) =>
    problemOf(text) === undefined
      ? undefined
      : `must be ${what} as PEM text (-----BEGIN …); a file is named by the variable with _FILE at its end`,
  );

const certificate = pem(problemOfCertificates, 'a certificate');

/** Variables of a Kafka cluster elsewhere (docs/contract/running.md, "Engines elsewhere"). */
export const KafkaEnv = {
  KAFKA_REPLICATION_FACTOR: z.coerce.number().int().min(1).max(32_767).optional(),
  KAFKA_MIN_INSYNC_REPLICAS: z.coerce.number().int().min(1).max(32_767).optional(),
  KAFKA_TLS: z.enum(['0', '1']).default('0'),
  KAFKA_TLS_CA: certificate,
  KAFKA_TLS_CERT: certificate,
  KAFKA_TLS_KEY: pem(problemOfKey, 'a private key without passphrase'),
  KAFKA_TLS_SERVERNAME: z.string().optional(),
  KAFKA_SASL_MECHANISM: z
    .string()
    .transform((name) => name.toLowerCase())
    .pipe(z.enum(['plain', 'scram-sha-256', 'scram-sha-512', 'oauthbearer']))
    .optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
  KAFKA_OAUTH_TOKEN_URL: z.url({ protocol: /^https?$/ }).optional(),
  KAFKA_OAUTH_CLIENT_ID: z.string().optional(),
  KAFKA_OAUTH_CLIENT_SECRET: z.string().optional(),
  KAFKA_OAUTH_SCOPE: z.string().optional(),
  KAFKA_OAUTH_EXTENSIONS: z
    .string()
    .regex(/^[A-Za-z]+=[^,=]+(,[A-Za-z]+=[^,=]+)*$/, 'must be name=value, comma-separated; names are letters')
    .optional(),
};

const Parsed = z.object(KafkaEnv);
type Variables = z.infer<typeof Parsed>;

export interface KafkaTls extends TlsMaterial {
  /** Name that the broker's certificate must have, where it is not that of its address. */
  servername: string | undefined;
}

export interface OAuthClient {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope: string | undefined;
  /** SASL extensions that go with the token (RFC 7628), e.g. Confluent Cloud's logicalCluster. */
  extensions: Record<string, string>;
}

interface NameAndPassword {
  username: string;
  password: string;
}

export type KafkaSasl =
  | ({ mechanism: 'plain' } & NameAndPassword)
  | ({ mechanism: 'scram-sha-256' } & NameAndPassword)
  | ({ mechanism: 'scram-sha-512' } & NameAndPassword)
  | ({ mechanism: 'oauthbearer' } & OAuthClient);

/** How the brokers are reached, and how topics are made there. */
export interface KafkaSettings {
  tls: KafkaTls | undefined;
  sasl: KafkaSasl | undefined;
  /** Of topics that Leadstream creates; undefined: by the number of brokers. */
  replicationFactor: number | undefined;
  minInsyncReplicas: number | undefined;
}

/** What the variables say together. @returns the settings, or every rule that is broken */
export function kafkaSettings(e: Variables): { settings: KafkaSettings } | { faults: string[] } {
  const faults: string[] = [];
  const tls = tlsOf(e, faults);
  const sasl = saslOf(e, faults);
  const { KAFKA_REPLICATION_FACTOR: replicationFactor, KAFKA_MIN_INSYNC_REPLICAS: minInsyncReplicas } = e;
  if (replicationFactor !== undefined && minInsyncReplicas !== undefined && minInsyncReplicas > replicationFactor) {
    faults.push('KAFKA_MIN_INSYNC_REPLICAS: must not be more than KAFKA_REPLICATION_FACTOR');
  }
  return faults.length > 0 ? { faults } : { settings: { tls, sasl, replicationFactor, minInsyncReplicas } };
}

const TLS_PARTS = ['KAFKA_TLS_CA', 'KAFKA_TLS_CERT', 'KAFKA_TLS_KEY', 'KAFKA_TLS_SERVERNAME'] as const;

function tlsOf(e: Variables, faults: string[]): KafkaTls | undefined {
  if (e.KAFKA_TLS !== '1') {
    faults.push(...TLS_PARTS.filter((name) => e[name] !== undefined).map((name) => `${name}: needs KAFKA_TLS=1`));
    return undefined;
  }
  const { KAFKA_TLS_CA: ca, KAFKA_TLS_CERT: cert, KAFKA_TLS_KEY: key, KAFKA_TLS_SERVERNAME: servername } = e;
  const problem = problemOfPair({ cert, key }, 'KAFKA_TLS_');
  if (problem !== undefined) faults.push(problem);
  return { ca, cert, key, servername };
}

const USER = ['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'] as const;
const OAUTH = ['KAFKA_OAUTH_TOKEN_URL', 'KAFKA_OAUTH_CLIENT_ID', 'KAFKA_OAUTH_CLIENT_SECRET'] as const;

function saslOf(e: Variables, faults: string[]): KafkaSasl | undefined {
  const mechanism = e.KAFKA_SASL_MECHANISM;
  const isToken = mechanism === 'oauthbearer';
  const wanted: readonly (keyof Variables)[] = mechanism === undefined ? [] : isToken ? OAUTH : USER;
  for (const name of [...USER, ...OAUTH, 'KAFKA_OAUTH_SCOPE', 'KAFKA_OAUTH_EXTENSIONS'] as const) {
    const isFitting = mechanism !== undefined && name.startsWith('KAFKA_OAUTH_') === isToken;
    if (e[name] !== undefined && !isFitting) {
      const fitting = name.startsWith('KAFKA_OAUTH_') ? 'oauthbearer' : 'plain, scram-sha-256 or scram-sha-512';
      faults.push(`${name}: needs KAFKA_SASL_MECHANISM ${fitting}`);
    }
  }
  faults.push(
    ...wanted.filter((name) => e[name] === undefined).map((name) => `${name}: required by KAFKA_SASL_MECHANISM`),
  );
  if (mechanism === undefined) return undefined;
  if (mechanism !== 'oauthbearer') {
    return { mechanism, username: e.KAFKA_SASL_USERNAME ?? '', password: e.KAFKA_SASL_PASSWORD ?? '' };
  }
  return {
    mechanism,
    tokenUrl: e.KAFKA_OAUTH_TOKEN_URL ?? '',
    clientId: e.KAFKA_OAUTH_CLIENT_ID ?? '',
    clientSecret: e.KAFKA_OAUTH_CLIENT_SECRET ?? '',
    scope: e.KAFKA_OAUTH_SCOPE,
    extensions: Object.fromEntries(
      (e.KAFKA_OAUTH_EXTENSIONS ?? '').split(',').flatMap((pair) => {
        const [name, value] = pair.split('=');
        return name && value ? [[name, value]] : [];
      }),
    ),
  };
}
