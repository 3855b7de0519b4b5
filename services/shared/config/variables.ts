import { z } from 'zod';
import type { MinFree } from '../disk-space.ts';
import { parseByteSize } from './byte-size.ts';
import { ClickHouseEnv } from './clickhouse-env.ts';
import { GatewayEnv } from './gateway-env.ts';
import { KafkaEnv } from './kafka-env.ts';
import { isTrustedProxy } from './trusted-proxy.ts';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
/** Of a service, without the slash at its end. */
const address = () => z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

/** Every variable that is read, with its default and bounds (docs/contract/running.md, .env.example). */
export const Variables = z.object({
  LEADSTREAM_DATA: z.string().default('.data'),
  LEADSTREAM_SAMPLE: z.enum(['0', '1']).default('1'),
  LEADSTREAM_SAMPLE_RATE: z.coerce.number().min(0).max(1_000).default(2),
  LEADSTREAM_SAMPLE_CONTACTS: z.coerce.number().int().min(0).max(5_000_000).default(20_000),
  LEADSTREAM_SAMPLE_SEED: z.coerce.number().int().default(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  KAFKA_BROKERS: z.string().optional(),
  KAFKA_PORT: port(9092),
  KAFKA_TOPIC_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,100}$/)
    .default('crm'),
  KAFKA_GROUP_SUFFIX: z
    .string()
    .regex(/^[A-Za-z0-9._-]{0,50}$/)
    .default(''),
  KAFKA_PARTITIONS: z.coerce.number().int().min(1).max(1024).default(4),
  ...KafkaEnv,
  ...ClickHouseEnv,
  CLICKHOUSE_PORT: port(8123),
  INGEST_PORT: port(8080),
  GATEWAY_PORT: port(8081),
  BOARD_PORT: port(3000),
  METRICS_PORT: port(9464),
  BIND_HOST: z.string().default('127.0.0.1'),
  LEADSTREAM_PUBLIC: z.enum(['0', '1']).default('0'),
  TRUST_PROXY: z
    .string()
    .default('')
    .refine(
      (list) => listOf(list).every(isTrustedProxy),
      'must be addresses or networks (10.0.0.0/8), comma-separated',
    ),
  HTTP_REQUEST_TIMEOUT_S: z.coerce.number().int().min(1).max(3_600).default(30),
  HTTP_MAX_CONNECTIONS: z.coerce.number().int().min(1).max(100_000).default(2_000),
  BOARD_HOSTS: z
    .string()
    .regex(/^[A-Za-z0-9.,_ -]*$/, 'must be host names without port, comma-separated')
    .default(''),
  INGEST_URL: address().optional(),
  ENRICHER_URL: address().optional(),
  GRAFANA_HOME: z.string().optional(),
  // Grafana's own names, as its documentation has them.
  GF_PATHS_PLUGINS: z.string().optional(),
  GF_SECURITY_ADMIN_PASSWORD: z.string().optional(),
  PATH: z.string().default(''),
  // libuv's: every query that the embedded engine runs takes one of its threads.
  UV_THREADPOOL_SIZE: z.coerce.number().int().min(1).max(1_024).default(4),
  INGEST_KEYS: z.string().optional(),
  GATEWAY_SECRET: z.string().optional(),
  GATEWAY_GRAFANA_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  GATEWAY_GRAFANA_JWKS_FILE: z.string().optional(),
  GATEWAY_GRAFANA_AUDIENCE: z.string().optional(),
  GATEWAY_GRAFANA_ISSUER: z.string().optional(),
  GATEWAY_REQUIRE_GRAFANA_ID: z.enum(['0', '1']).default('0'),
  VIEWER_SCOPE_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal characters: openssl rand -hex 32')
    .optional(),
  ...GatewayEnv,
  DISK_MIN_FREE: z
    .string()
    .default('auto')
    .transform((text, context): MinFree => {
      const bytes = text === 'auto' ? 'auto' : parseByteSize(text);
      if (bytes !== undefined) return bytes;
      context.addIssue({ code: 'custom', message: 'must be auto, or a size: 512MiB, 2GiB or bytes (0: not watched)' });
      return z.NEVER;
    }),
  DISK_WATCH: z.string().default(''),
  RECONCILE_TIME: z
    .string()
    .regex(/^(?:([01]\d|2[0-3]):[0-5]\d|off)$/, 'must be a time of day (HH:MM), or off')
    .default('03:30'),
  RECONCILE_REPAIR: z.enum(['0', '1']).default('1'),
  METRICS_TOKEN: z.string().min(16).optional(),
  REPORT_TIMEZONE: z.string().default('UTC').refine(isTimeZone, 'is not an IANA time zone'),
  REPORT_TIME: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day (HH:MM)')
    .default('00:15'),
  BASE_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('USD'),
  CLOSING_SOON_DAYS: z.coerce.number().int().min(0).max(365).default(3),
  LOCALE: z.enum(['en', 'vi', 'pl']).default('en'),
  SAVED_VIEWS: z.string().optional(),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Entries of a comma-separated list. */
export function listOf(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export type Variables = z.infer<typeof Variables>;
