import { z } from 'zod';
import { parseByteSize } from './config/byte-size.ts';
import {
  ClickHouseEnv,
  type ClickHouseSettings,
  clickHouseSettings,
  problemOfClickHouse,
} from './config/clickhouse-env.ts';
import { GatewayEnv, type GatewaySettings, gatewaySettings } from './config/gateway-env.ts';
import { KafkaEnv, type KafkaSettings, kafkaSettings } from './config/kafka-env.ts';
import { problemOfListening } from './config/listening.ts';
import { withSecretFiles } from './config/secret-files.ts';
import type { MinFree } from './disk-space.ts';
import { LeadstreamError } from './errors.ts';
import { isTrustedProxy } from './http/trusted-proxy.ts';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
const blankIsUnset = (env: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));

/** Every variable of docs/contract/running.md, "Environment", with its default and bounds; names of ours carry units. */
const Env = z.object({
  LEADSTREAM_DATA: z.string().default('.data'),
  LEADSTREAM_SAMPLE: z.enum(['0', '1']).default('1'),
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
  GRAFANA_HOME: z.string().optional(),
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

function listOf(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** What every process of one installation shares. */
export interface Config {
  dataDir: string;
  sample: boolean;
  kafka: {
    brokers: string[];
    external: boolean;
    topicPrefix: string;
    groupSuffix: string;
    partitions: number;
  } & KafkaSettings;
  clickhouse: ClickHouseSettings;
  ports: { kafka: number; clickhouse: number; ingest: number; gateway: number; board: number; metrics: number };
  bindHost: string;
  /** `LEADSTREAM_PUBLIC`: services may listen beyond this machine, and the keys of a local run are refused. */
  isPublic: boolean;
  /** How long requests may take to arrive, how many connections are held, and whose `X-Forwarded-For` is believed. */
  http: { requestTimeoutMs: number; maxConnections: number; trustedProxies: string[] };
  /** Names under which browsers may reach the board, lower case. */
  boardHosts: string[];
  grafanaHome: string | undefined;
  ingestKeys: string | undefined;
  gatewaySecret: string | undefined;
  /** How Grafana's signed identity is checked; unset in all: it is not. */
  grafanaId: {
    jwksUrl: string | undefined;
    jwksFile: string | undefined;
    audience: string | undefined;
    issuer: string | undefined;
    required: boolean;
  };
  /** Signs access scopes for the row policies of a ClickHouse server. */
  viewerScopeKey: string | undefined;
  /** Bounds of what viewers ask, and where the access log is written. */
  gateway: GatewaySettings;
  /** `DISK_MIN_FREE`, and further folders whose disks ingest watches (a volume of Kafka's, for one). */
  disk: { minFree: MinFree; watched: string[] };
  /** When tables are compared with the events each day (`HH:MM` in the business time zone; undefined: never), and whether what is wrong is written anew. */
  reconcile: { time: string | undefined; repair: boolean };
  /** Set: `/metrics` and `/v1/watermark` answer only who presents it as bearer token. */
  metricsToken: string | undefined;
  timeZone: string;
  /** `HH:MM` in the business time zone: when lead reports are generated. */
  reportTime: string;
  baseCurrency: string;
  closingSoonDays: number;
  locale: 'en' | 'vi' | 'pl';
  /** JSON file with saved views for the dashboards. */
  savedViewsFile: string | undefined;
}

/**
 * Reads the environment once, secrets that are given as `<NAME>_FILE` from their files, and the embedded server's password where it names none.
 * @throws LeadstreamError `CONFIG` naming every variable that is wrong and its rule
 */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const parsed = Env.safeParse(blankIsUnset(withSecretFiles(env)));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new LeadstreamError('CONFIG', `environment: ${faults}`);
  }
  const e = parsed.data;
  const problem =
    problemOfClickHouse(e) ??
    problemOfListening({
      bindHost: e.BIND_HOST,
      isPublic: e.LEADSTREAM_PUBLIC === '1',
      ingestKeys: e.INGEST_KEYS,
      gatewaySecret: e.GATEWAY_SECRET,
    });
  if (problem) throw new LeadstreamError('CONFIG', `environment: ${problem}`);
  if (e.GATEWAY_REQUIRE_GRAFANA_ID === '1' && !e.GATEWAY_GRAFANA_JWKS_URL && !e.GATEWAY_GRAFANA_JWKS_FILE) {
    const rule = 'needs GATEWAY_GRAFANA_JWKS_URL or GATEWAY_GRAFANA_JWKS_FILE';
    throw new LeadstreamError('CONFIG', `environment: GATEWAY_REQUIRE_GRAFANA_ID: ${rule}`);
  }
  const kafka = kafkaSettings(e);
  if ('faults' in kafka) throw new LeadstreamError('CONFIG', `environment: ${kafka.faults.join('; ')}`);
  return {
    dataDir: e.LEADSTREAM_DATA,
    sample: e.LEADSTREAM_SAMPLE === '1',
    kafka: {
      brokers: (e.KAFKA_BROKERS ?? `127.0.0.1:${e.KAFKA_PORT}`).split(',').map((broker) => broker.trim()),
      external: e.KAFKA_BROKERS !== undefined,
      topicPrefix: e.KAFKA_TOPIC_PREFIX,
      groupSuffix: e.KAFKA_GROUP_SUFFIX,
      partitions: e.KAFKA_PARTITIONS,
      ...kafka.settings,
    },
    clickhouse: clickHouseSettings(e, { port: e.CLICKHOUSE_PORT, dataDir: e.LEADSTREAM_DATA }),
    ports: {
      kafka: e.KAFKA_PORT,
      clickhouse: e.CLICKHOUSE_PORT,
      ingest: e.INGEST_PORT,
      gateway: e.GATEWAY_PORT,
      board: e.BOARD_PORT,
      metrics: e.METRICS_PORT,
    },
    bindHost: e.BIND_HOST,
    isPublic: e.LEADSTREAM_PUBLIC === '1',
    http: {
      requestTimeoutMs: e.HTTP_REQUEST_TIMEOUT_S * 1_000,
      maxConnections: e.HTTP_MAX_CONNECTIONS,
      trustedProxies: listOf(e.TRUST_PROXY),
    },
    boardHosts: listOf(e.BOARD_HOSTS).map((name) => name.toLowerCase()),
    grafanaHome: e.GRAFANA_HOME,
    ingestKeys: e.INGEST_KEYS,
    gatewaySecret: e.GATEWAY_SECRET,
    grafanaId: {
      jwksUrl: e.GATEWAY_GRAFANA_JWKS_URL,
      jwksFile: e.GATEWAY_GRAFANA_JWKS_FILE,
      audience: e.GATEWAY_GRAFANA_AUDIENCE,
      issuer: e.GATEWAY_GRAFANA_ISSUER,
      required: e.GATEWAY_REQUIRE_GRAFANA_ID === '1',
    },
    viewerScopeKey: e.VIEWER_SCOPE_KEY,
    gateway: gatewaySettings(e),
    disk: { minFree: e.DISK_MIN_FREE, watched: listOf(e.DISK_WATCH) },
    reconcile: {
      time: e.RECONCILE_TIME === 'off' ? undefined : e.RECONCILE_TIME,
      repair: e.RECONCILE_REPAIR === '1',
    },
    metricsToken: e.METRICS_TOKEN,
    timeZone: e.REPORT_TIMEZONE,
    reportTime: e.REPORT_TIME,
    baseCurrency: e.BASE_CURRENCY,
    closingSoonDays: e.CLOSING_SOON_DAYS,
    locale: e.LOCALE,
    savedViewsFile: e.SAVED_VIEWS,
  };
}
