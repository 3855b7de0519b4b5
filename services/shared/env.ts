import { clickHouseSettings, problemOfClickHouse } from './config/clickhouse-env.ts';
import { gatewaySettings } from './config/gateway-env.ts';
import { type KafkaSettings, kafkaSettings } from './config/kafka-env.ts';
import { problemOfListening } from './config/listening.ts';
import { withSecretFiles } from './config/secret-files.ts';
import { listOf, Variables } from './config/variables.ts';
import { LeadstreamError } from './errors.ts';

/** What every process of one installation shares. */
export type Config = ReturnType<typeof settingsOf>;

/** What the variables say, under names that carry units. */
function settingsOf(e: Variables, kafka: KafkaSettings) {
  return {
    dataDir: e.LEADSTREAM_DATA,
    logLevel: e.LOG_LEVEL,
    sample: {
      enabled: e.LEADSTREAM_SAMPLE === '1',
      /** Live events; 0: none. */
      eventsPerSecond: e.LEADSTREAM_SAMPLE_RATE,
      /** Of the history, about 11.5 events each. */
      contacts: e.LEADSTREAM_SAMPLE_CONTACTS,
      seed: e.LEADSTREAM_SAMPLE_SEED,
    },
    kafka: {
      brokers: (e.KAFKA_BROKERS ?? `127.0.0.1:${e.KAFKA_PORT}`).split(',').map((broker) => broker.trim()),
      external: e.KAFKA_BROKERS !== undefined,
      topicPrefix: e.KAFKA_TOPIC_PREFIX,
      groupSuffix: e.KAFKA_GROUP_SUFFIX,
      partitions: e.KAFKA_PARTITIONS,
      ...kafka,
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
    /** `LEADSTREAM_PUBLIC`: services may listen beyond this machine, and the keys of a local run are refused. */
    isPublic: e.LEADSTREAM_PUBLIC === '1',
    /** How long requests may take to arrive, how many connections are held, and whose `X-Forwarded-For` is believed. */
    http: {
      requestTimeoutMs: e.HTTP_REQUEST_TIMEOUT_S * 1_000,
      maxConnections: e.HTTP_MAX_CONNECTIONS,
      trustedProxies: listOf(e.TRUST_PROXY),
    },
    /** Where commands and the reporter find the services. */
    ingestUrl: e.INGEST_URL ?? `http://127.0.0.1:${e.INGEST_PORT}`,
    enricherUrl: e.ENRICHER_URL ?? `http://127.0.0.1:${e.METRICS_PORT}`,
    /** Names under which browsers may reach the board, lower case. */
    boardHosts: listOf(e.BOARD_HOSTS).map((name) => name.toLowerCase()),
    grafana: {
      home: e.GRAFANA_HOME,
      pluginsFolder: e.GF_PATHS_PLUGINS,
      adminPassword: e.GF_SECURITY_ADMIN_PASSWORD,
      /** Where its program is looked for. */
      searchPath: e.PATH,
    },
    /** Threads of libuv in this process. */
    threads: e.UV_THREADPOOL_SIZE,
    ingestKeys: e.INGEST_KEYS,
    gatewaySecret: e.GATEWAY_SECRET,
    /** How Grafana's signed identity is checked; unset in all: it is not. */
    grafanaId: {
      jwksUrl: e.GATEWAY_GRAFANA_JWKS_URL,
      jwksFile: e.GATEWAY_GRAFANA_JWKS_FILE,
      audience: e.GATEWAY_GRAFANA_AUDIENCE,
      issuer: e.GATEWAY_GRAFANA_ISSUER,
      required: e.GATEWAY_REQUIRE_GRAFANA_ID === '1',
    },
    /** Signs access scopes for the row policies of a ClickHouse server. */
    viewerScopeKey: e.VIEWER_SCOPE_KEY,
    /** Bounds of what viewers ask, and where the access log is written. */
    gateway: gatewaySettings(e),
    /** `DISK_MIN_FREE`, and further folders whose disks ingest watches (a volume of Kafka's, for one). */
    disk: { minFree: e.DISK_MIN_FREE, watched: listOf(e.DISK_WATCH) },
    /** When tables are compared with the events each day (`HH:MM` in the business time zone; undefined: never), and whether what is wrong is written anew. */
    reconcile: {
      time: e.RECONCILE_TIME === 'off' ? undefined : e.RECONCILE_TIME,
      repair: e.RECONCILE_REPAIR === '1',
    },
    /** Set: `/metrics` and `/v1/watermark` answer only who presents it as bearer token. */
    metricsToken: e.METRICS_TOKEN,
    timeZone: e.REPORT_TIMEZONE,
    /** `HH:MM` in the business time zone: when lead reports are generated. */
    reportTime: e.REPORT_TIME,
    baseCurrency: e.BASE_CURRENCY,
    closingSoonDays: e.CLOSING_SOON_DAYS,
    locale: e.LOCALE,
    /** JSON file with saved views for the dashboards. */
    savedViewsFile: e.SAVED_VIEWS,
  };
}

const wrong = (problem: string) => new LeadstreamError('CONFIG', `environment: ${problem}`);

/** An empty variable is one that is not set. */
const setOnly = (env: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));

/**
 * Reads the environment once, secrets that are given as `<NAME>_FILE` from their files, and the embedded server's password where it names none.
 * @throws LeadstreamError `CONFIG` naming every variable that is wrong and its rule
 */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const parsed = Variables.safeParse(setOnly(withSecretFiles(env)));
  if (!parsed.success)
    throw wrong(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  const e = parsed.data;
  const problem =
    problemOfClickHouse(e) ??
    problemOfListening({
      bindHost: e.BIND_HOST,
      isPublic: e.LEADSTREAM_PUBLIC === '1',
      ingestKeys: e.INGEST_KEYS,
      gatewaySecret: e.GATEWAY_SECRET,
    });
  if (problem) throw wrong(problem);
  if (e.GATEWAY_REQUIRE_GRAFANA_ID === '1' && !e.GATEWAY_GRAFANA_JWKS_URL && !e.GATEWAY_GRAFANA_JWKS_FILE)
    throw wrong('GATEWAY_REQUIRE_GRAFANA_ID: needs GATEWAY_GRAFANA_JWKS_URL or GATEWAY_GRAFANA_JWKS_FILE');
  const kafka = kafkaSettings(e);
  if ('faults' in kafka) throw wrong(kafka.faults.join('; '));
  return settingsOf(e, kafka.settings);
}
